"""What came out of an event, for others: which sessions have notes, and the notes that may be passed on as files."""

from collections import Counter
from dataclasses import dataclass

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.harvest import NAMED, NOT_SHARED, HarvestNote
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.exchange.spreadsheets_out import Sheet, to_csv
from t4gsw_desktop.services.harvest import notes_of
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.storage.unit_of_work import View

KIND_WORDS = {"idea": "Idea", "learnt": "Learnt", "mistake": "Mistake", "to do": "To do", "quote": "Quote"}
_HEADINGS = ("Activity", "Session", "Kind", "Note", "Who said it")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class HarvestState:
    """How far the notes of one activity are: `lacking` are the titles of sessions of its grid without any."""

    activity_id: str
    title: str
    notes: int
    sessions: int
    lacking: tuple[str, ...]

    @property
    def said(self) -> str:
        """How many have notes, in a sentence, and which have none."""
        have = self.sessions - len(self.lacking)
        kept = f"{counted(self.notes, 'note', 'notes')}. " if self.notes else ""
        if not self.lacking:
            return f"{kept}Every session has notes."
        missing = listed([f"“{one}”" for one in self.lacking], _MOST_NAMED)
        return f"{kept}{have} of {counted(self.sessions, 'session', 'sessions')} have notes. Still without: {missing}."


def harvest_states(view: View, event_id: str) -> tuple[HarvestState, ...]:
    """The activities of an event that have sessions, in the order of the clock."""
    found = []
    activities = view.find(Activity, event_id=event_id, kind="unconference")
    for activity in sorted(activities, key=lambda one: (one.starts, one.position)):
        placed = sorted(view.find(Placement, activity_id=activity.id), key=lambda one: (one.part, one.place))
        titles = {one.subject: one.topic for one in placed if one.subject}
        notes = Counter(note.subject for note in notes_of(view, activity_id=activity.id))
        if titles:
            lacking = tuple(title for subject, title in titles.items() if not notes[subject])
            found.append(HarvestState(activity.id, activity.title, notes.total(), len(titles), lacking))
    return tuple(found)


def harvest_files(view: View, event: Event) -> dict[str, bytes]:
    """The notes that may be passed on, as a spreadsheet and to read; no file where there is none."""
    notes = [note for note in notes_of(view, event_id=event.id) if note.consent != NOT_SHARED]
    if not notes:
        return {}
    titles = {one.id: one.title for one in view.find(Activity, event_id=event.id)}
    authors = _authors(view, notes)
    notes.sort(key=lambda note: (titles.get(note.activity_id, ""), note.title, note.at, note.id))
    rows = tuple(
        (titles.get(note.activity_id, ""), note.title, KIND_WORDS[note.kind], note.text, authors.get(note.id, ""))
        for note in notes
    )
    return {
        "notes.csv": to_csv(Sheet(event.name, _HEADINGS, rows)),
        "notes.txt": _to_read(event, notes, authors).encode("utf-8"),
    }


def _to_read(event: Event, notes: list[HarvestNote], authors: dict[str, str]) -> str:
    """A page of plain text: each session with its notes below it."""
    lines, heading = [event.name], ""
    for note in notes:
        if note.title != heading:
            heading = note.title
            lines += ["", heading]
        who = f" ({authors[note.id]})" if note.id in authors else ""
        lines.append(f"- {KIND_WORDS[note.kind]}: {note.text}{who}")
    return "\r\n".join(lines) + "\r\n"


def _authors(view: View, notes: list[HarvestNote]) -> dict[str, str]:
    """Who said it, by note, of those notes whose authors agreed to be named."""
    named = {note.id: note.author for note in notes if note.consent == NAMED and note.author}
    attendees = view.get_many(Attendee, set(named.values()))
    people = view.get_many(Person, {one.person_id for one in attendees.values() if one.person_id})
    return {
        note_id: people[attendees[who].person_id].full_name
        for note_id, who in named.items()
        if who in attendees and attendees[who].person_id in people
    }
