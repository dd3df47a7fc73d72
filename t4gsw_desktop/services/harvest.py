"""Notes of what came out of sessions and tables: who said it, and what they agreed to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.folding import new_lines
from t4gsw_desktop.core.harvest import CONSENTS, IDEA, NOTE_KINDS, UNNAMED, HarvestNote
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.workspace import now_utc, refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work


def add_notes(
    work: Work,
    activity_id: str,
    subject: str,
    text: str,
    *,
    title: str = "",
    kind: str = IDEA,
    author: str = "",
    consent: str = UNNAMED,
    now: datetime | None = None,
) -> tuple[HarvestNote, ...]:
    """Keep what one thing of an activity brought, a note a line; lines that are empty or there already are passed over.

    `subject` is the id of the session or table ("": the activity as a whole) and `title` what it is called; `author` is
    an attendee.
    """
    activity = activity_of(work, activity_id)
    known = [one.text for one in notes_of(work, activity_id=activity_id, subject=subject)]
    lines = new_lines(text, known)
    refuse_unless(lines, "There is no new note in this. Type one a line.")
    called = title or activity.title
    at = to_text(now or now_utc())
    made = tuple(
        HarvestNote(new_id(), activity.event_id, activity_id, subject, called, line, kind, author, consent, at)
        for line in lines
    )
    for one in made:
        _check(work, one)
    work.put_many(made)
    work.label = f"Add {counted(len(made), 'note', 'notes')} on “{called}”"
    return made


def notes_of(
    view: View, *, event_id: str | None = None, activity_id: str | None = None, subject: str | None = None
) -> tuple[HarvestNote, ...]:
    """The notes of an event, of one activity or of one thing in it, in the order they were typed."""
    wanted = {"event_id": event_id, "activity_id": activity_id, "subject": subject}
    return view.find(HarvestNote, **{name: value for name, value in wanted.items() if value is not None})


def edit_note(work: Work, note_id: str, **changes: Any) -> HarvestNote:
    """Change text, kind, author or consent of a note, and no other field."""
    note = replace(_note_of(work, note_id), **changes)
    note = replace(note, text=note.text.strip())
    _check(work, note)
    work.put(note)
    work.label = f"Change a note on “{note.title}”"
    return note


def remove_note(work: Work, note_id: str) -> None:
    """Take a note away."""
    note = _note_of(work, note_id)
    work.remove(HarvestNote, note_id)
    work.label = f"Remove a note on “{note.title}”"


def forget_author(work: Work, attendee_ids: Iterable[str]) -> frozenset[str]:
    """Take away the notes these people did not agree to pass on, and their names from the others.

    Returns the ids of the notes that were removed or changed.
    """
    notes = work.find(HarvestNote, author=set(attendee_ids))
    private = [one.id for one in notes if one.consent == CONSENTS[-1]]
    work.remove_many(HarvestNote, private)
    work.put_many([replace(one, author="", consent=UNNAMED) for one in notes if one.id not in private])
    return frozenset(one.id for one in notes)


def _check(view: View, note: HarvestNote) -> None:
    refuse_unless(note.text, "A note needs some words.")
    if note.kind not in NOTE_KINDS or note.consent not in CONSENTS:
        raise ValueError(f"no note is a {note.kind!r} with the consent {note.consent!r}")
    author = view.get(Attendee, note.author) if note.author else None
    there = not note.author or (author is not None and author.event_id == note.event_id)
    refuse_unless(there, "Whoever said this is not on the list of the evening. Put them on it first.")


def _note_of(view: View, note_id: str) -> HarvestNote:
    note = view.get(HarvestNote, note_id)
    if note is None:
        raise Refusal("This note was removed. Nothing was changed.")
    return note
