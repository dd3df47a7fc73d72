"""Preparing an unconference by hand: pitches as they come in, who hosts them, and which ones people wish to go to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from t4gsw_desktop.core.events import Activity, Attendee, presence
from t4gsw_desktop.core.folding import fold, new_lines
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.core.places import FEATURES
from t4gsw_desktop.core.places import Room as VenueRoom
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.problems import NOTHING
from t4gsw_desktop.kinds.unconference.on_the_grid import keep_step
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.standing import (
    Standing,
    joined_into,
    pitch_of,
    stand_together,
    standing_hosts,
    standing_pitches,
)
from t4gsw_desktop.kinds.unconference.voting import given_votes
from t4gsw_desktop.kinds.unconference.voting_settings import votes_closed
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.naming import REMOVED, counted, names_of
from t4gsw_desktop.services.tasks import activity_of_kind, end_task, give_task
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work


@dataclass(frozen=True, slots=True)
class PitchLine:
    """One pitch in a list: its hosts by name, how many wish for it, and its slot (0: none yet) and room on the grid.

    `able` of the `votes` are of people who can go to it: who is in the building, by the door, once that is used. While
    counts are hidden both are 0 and `hidden` is true. `joined` are the pitches that go on under it, as they were.
    """

    pitch: Pitch
    hosts: tuple[str, ...]
    votes: int
    slot: int
    room: str
    able: int = 0
    hidden: bool = False
    joined: tuple[Pitch, ...] = ()


def add_pitch(
    work: Work,
    activity_id: str,
    title: str,
    *,
    hosts: Iterable[str] = (),
    needs: Iterable[str] = (),
    not_in: Iterable[int] = (),
    pinned: Mapping[str, object] = NOTHING,
    about: str = "",
) -> Pitch:
    """Take down a pitch under the next number; `hosts` are attendees, who are marked as hosts on the event's list.

    `not_in` are numbers of slots, `pinned` may hold "slot" (a number) and "room" (a name). Refusal for a title that is
    there already.
    """
    activity = activity_of_kind(work, activity_id, "unconference")
    number = max((one.number for one in work.find(Pitch, activity_id=activity_id)), default=0) + 1
    made = Pitch(new_id(), activity_id, number, title, tuple(hosts), tuple(needs), tuple(not_in), dict(pinned), about)
    made = _checked(work, activity, made)
    work.put(made)
    work.label = f"Add the pitch “{made.title}”"
    return made


def add_pitches(work: Work, activity_id: str, text: str) -> tuple[Pitch, ...]:
    """Take down the pitches of a text that has one a line; lines that are empty or there already are passed over."""
    activity = activity_of_kind(work, activity_id, "unconference")
    titles = new_lines(text, (one.title for one in work.find(Pitch, activity_id=activity_id)))
    refuse_unless(titles, "There is no new pitch in this. Type one a line.")
    made = tuple(add_pitch(work, activity_id, title) for title in titles)
    work.label = f"Add {counted(len(made), 'pitch', 'pitches')} to {activity.title}"
    return made


def edit_pitch(work: Work, pitch_id: str, **changes: Any) -> Pitch:
    """Change title, about, hosts, needs, not_in or pinned of a pitch, and no other field.

    Of a pitch that others were joined into, hosts, needs and times are told as they stand together.
    """
    before = pitch_of(work, pitch_id)
    pitch = _checked(work, activity_of(work, before.activity_id), replace(before, **changes), before)
    others = joined_into(work, pitch_id)
    for field in ("hosts", "needs", "not_in"):
        if field in changes:
            pitch, others = _shared_out(field, before, pitch, others)
    standing = standing_pitches(work, pitch.activity_id)
    old = set(before.hosts).union(*(one.hosts for one in joined_into(work, pitch_id)))
    work.put_many([pitch, *others])
    end_task(work, old.difference(pitch.hosts, *(one.hosts for one in others)), "host", [])
    keep_step(work, pitch.activity_id, standing)
    work.label = f"Change the pitch “{pitch.title}”"
    return pitch


def _shared_out(field: str, before: Pitch, pitch: Pitch, others: tuple[Pitch, ...]) -> tuple[Pitch, tuple[Pitch, ...]]:
    """What a list says of pitches that stand together, as each of them keeps it: what is new is the kept one's."""
    wanted: tuple[Any, ...] = getattr(pitch, field)
    lent = {one for other in others for one in getattr(other, field)}
    own = tuple(one for one in wanted if one in getattr(before, field) or one not in lent)
    kept = tuple(_with(one, field, [mine for mine in getattr(one, field) if mine in wanted]) for one in others)
    return _with(pitch, field, own), kept


def _with(pitch: Pitch, field: str, value: Iterable[Any]) -> Pitch:
    changes: dict[str, Any] = {field: tuple(value)}
    return replace(pitch, **changes)


def remove_pitch(work: Work, pitch_id: str) -> None:
    """Take a pitch back, and off the grid; wishes for it count for nothing. What was joined into it stands again."""
    pitch = pitch_of(work, pitch_id)
    standing = standing_pitches(work, pitch.activity_id)
    work.remove(Pitch, pitch_id)
    end_task(work, pitch.hosts, "host", [])
    keep_step(work, pitch.activity_id, standing)
    work.label = f"Take back the pitch “{pitch.title}”"


def adopt_pitch(work: Work, pitch_id: str, attendee_id: str) -> Pitch:
    """A pitch that was looking for a host has found one, or has one more."""
    before = pitch_of(work, pitch_id)
    pitch = edit_pitch(work, pitch_id, hosts=(*standing_hosts(work, before), attendee_id))
    work.label = f"Find a host for “{pitch.title}”"
    return pitch


def protect_pitch(work: Work, pitch_id: str, on: bool) -> None:
    """Have a pitch placed before others though few may vote for it, or no longer."""
    pitch = pitch_of(work, pitch_id)
    work.put(replace(pitch, protected=on))
    work.label = f"Protect “{pitch.title}”" if on else f"Protect “{pitch.title}” no longer"


def list_pitches(view: View, activity_id: str, *, reveal: bool = False) -> tuple[PitchLine, ...]:
    """The pitches of an unconference by their numbers, those that go on under another one with that.

    Votes are told once voting is closed, or to an organiser who looks on purpose (`reveal`).
    """
    activity = activity_of_kind(view, activity_id, "unconference")
    rows = view.find(Pitch, activity_id=activity_id)
    standing = stand_together(rows)
    names = names_of(view, view.get_many(Attendee, {host for one in standing.pitches for host in one.hosts}).values())
    placed = {one.subject: one for one in view.find(Placement, activity_id=activity_id)}
    hidden = not (reveal or votes_closed(activity))
    votes, able = _counts(view, activity, standing) if not hidden else ({}, {})
    joined: dict[str, list[Pitch]] = {}
    for one in sorted(rows, key=lambda one: (one.number, one.id)):
        if standing.into[one.id] != one.id:
            joined.setdefault(standing.into[one.id], []).append(one)
    lines = []
    for one in standing.pitches:
        called = tuple(names.get(host, REMOVED) for host in one.hosts)
        place, under = placed.get(one.id), tuple(joined.get(one.id, ()))
        slot, room = (place.part, place.place) if place else (0, "")
        count, now = votes.get(one.id, 0), able.get(one.id, 0)
        lines.append(PitchLine(one, called, count, slot, room, now, hidden, under))
    return tuple(lines)


def _counts(view: View, activity: Activity, standing: Standing) -> tuple[Counter[str], Counter[str]]:
    """How many want each pitch, and how many of them can go; nobody knows who gave slips and dots, so all of those."""
    listed = view.find(Attendee, event_id=activity.event_id, status="coming")
    coming = {one.id for one in listed}
    here = presence(facts_of(view, listed)).counted(coming)
    given = given_votes(view, activity, standing)
    unnamed = Counter(given.dots)
    unnamed.update(pitch for some in given.slips.values() for pitch in some)
    votes, able = Counter(unnamed), Counter(unnamed)
    for who, wanted in given.named.items():
        votes.update(wanted if who in coming else ())
        able.update(wanted if who in here else ())
    return votes, able


def _checked(work: Work, activity: Activity, pitch: Pitch, before: Pitch | None = None) -> Pitch:
    """The pitch with its hosts marked, and nothing that cannot be; slots and a room it had `before` may be gone."""
    title = pitch.title.strip()
    refuse_unless(title, "A pitch needs a title.")
    others = [one for one in work.find(Pitch, activity_id=activity.id) if one.id != pitch.id]
    taken = fold(title) in {fold(one.title) for one in others}
    refuse_unless(not taken, f"There is a pitch “{title}” already. Give this one a title of its own.")
    unknown = set(pitch.needs) - set(FEATURES)
    refuse_unless(not unknown, f"“{', '.join(sorted(unknown))}” is not something a room can offer here.")
    _refuse_unknown_places(work, activity, pitch, before)
    return replace(
        pitch,
        title=title,
        about=pitch.about.strip(),
        hosts=tuple(one.id for one in give_task(work, activity, pitch.hosts, "host")),
        needs=tuple(one for one in FEATURES if one in pitch.needs),
        not_in=tuple(sorted(set(pitch.not_in))),
    )


def _refuse_unknown_places(work: Work, activity: Activity, pitch: Pitch, before: Pitch | None) -> None:
    """Refuse slots and a room that the activity does not have, unless the pitch was told so when it had them."""
    count = parts_of(activity).count
    known = {*range(1, count + 1), *(before.not_in if before else ())}
    pinned = pitch.pinned if before is None or pitch.pinned != before.pinned else NOTHING
    slots = {*pitch.not_in, pinned.get("slot", 1)}
    refuse_unless(slots <= known, f"“{activity.title}” has slots 1 to {count}. Choose among these.")
    room, rooms = pinned.get("room"), {one.name for one in work.get_many(VenueRoom, activity.room_ids).values()}
    refuse_unless(room is None or room in rooms, f"“{room}” is not one of the rooms of “{activity.title}”.")
