"""Preparing an unconference by hand: pitches as they come in, who hosts them, and which ones people wish to go to."""

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
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.verbs import WISHES
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.naming import REMOVED, counted, name_of, names_of
from t4gsw_desktop.services.tasks import activity_of_kind, end_task, give_task, guest_of
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work


@dataclass(frozen=True, slots=True)
class PitchLine:
    """One pitch in a list: its hosts by name, how many wish for it, and its slot (0: none yet) and room on the grid.

    `able` of the `votes` are of people who can go to it: who is in the building, by the door, once that is used.
    """

    pitch: Pitch
    hosts: tuple[str, ...]
    votes: int
    slot: int
    room: str
    able: int = 0


def add_pitch(
    work: Work,
    activity_id: str,
    title: str,
    *,
    hosts: Iterable[str] = (),
    needs: Iterable[str] = (),
    not_in: Iterable[int] = (),
    pinned: Mapping[str, object] = NOTHING,
) -> Pitch:
    """Take down a pitch under the next number; `hosts` are attendees, who are marked as hosts on the event's list.

    `not_in` are numbers of slots, `pinned` may hold "slot" (a number) and "room" (a name). Refusal for a title that is
    there already.
    """
    activity = activity_of_kind(work, activity_id, "unconference")
    number = max((one.number for one in work.find(Pitch, activity_id=activity_id)), default=0) + 1
    made = Pitch(new_id(), activity_id, number, title, tuple(hosts), tuple(needs), tuple(not_in), dict(pinned))
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
    """Change title, hosts, needs, not_in or pinned of a pitch, and no other field."""
    before = _pitch_of(work, pitch_id)
    pitch = _checked(work, activity_of(work, before.activity_id), replace(before, **changes))
    work.put(pitch)
    end_task(work, set(before.hosts) - set(pitch.hosts), "host", [])
    work.label = f"Change the pitch “{pitch.title}”"
    return pitch


def remove_pitch(work: Work, pitch_id: str) -> None:
    """Take a pitch back, and out of everybody's wishes. Its place on the grid stays until that is filled anew."""
    pitch = _pitch_of(work, pitch_id)
    WISHES.take_out(work, pitch.activity_id, pitch_id)
    work.remove(Pitch, pitch_id)
    end_task(work, pitch.hosts, "host", [])
    work.label = f"Take back the pitch “{pitch.title}”"


def set_votes(work: Work, activity_id: str, attendee_id: str, pitch_ids: Iterable[str]) -> None:
    """Somebody wishes to go to these pitches, and to no others; none clears their wishes."""
    activity = activity_of_kind(work, activity_id, "unconference")
    attendee = guest_of(work, activity, attendee_id)
    wanted = tuple(pitch_ids)
    known = {one.id for one in work.find(Pitch, activity_id=activity_id)}
    refuse_unless(set(wanted) <= known, "One of these pitches was taken back. Choose again.")
    WISHES.put(work, activity_id, attendee_id, wanted)
    work.label = f"Note the wishes of {name_of(work, attendee)}"


def list_pitches(view: View, activity_id: str) -> tuple[PitchLine, ...]:
    """The pitches of an unconference by their numbers."""
    listed = view.find(Attendee, event_id=activity_of(view, activity_id).event_id, status="coming")
    here = presence(facts_of(view, listed)).counted(one.id for one in listed)
    pitches = sorted(view.find(Pitch, activity_id=activity_id), key=lambda one: (one.number, one.id))
    hosts = {host for one in pitches for host in one.hosts}
    names = names_of(view, view.get_many(Attendee, hosts).values())
    votes = WISHES.of(view, activity_id)
    placed = {one.subject: one for one in view.find(Placement, activity_id=activity_id)}
    lines = []
    for one in pitches:
        called = tuple(names.get(host, REMOVED) for host in one.hosts)
        wishing, place = {who for who, wishes in votes.items() if one.id in wishes}, placed.get(one.id)
        slot, room = (place.part, place.place) if place else (0, "")
        lines.append(PitchLine(one, called, len(wishing), slot, room, len(wishing & here)))
    return tuple(lines)


def _pitch_of(view: View, pitch_id: str) -> Pitch:
    pitch = view.get(Pitch, pitch_id)
    if pitch is None:
        raise Refusal("This pitch was taken back. Nothing was changed.")
    return pitch


def _checked(work: Work, activity: Activity, pitch: Pitch) -> Pitch:
    """The pitch with its hosts marked, and nothing that cannot be."""
    title = pitch.title.strip()
    refuse_unless(title, "A pitch needs a title.")
    others = [one for one in work.find(Pitch, activity_id=activity.id) if one.id != pitch.id]
    taken = fold(title) in {fold(one.title) for one in others}
    refuse_unless(not taken, f"There is a pitch “{title}” already. Give this one a title of its own.")
    unknown = set(pitch.needs) - set(FEATURES)
    refuse_unless(not unknown, f"“{', '.join(sorted(unknown))}” is not something a room can offer here.")
    count = parts_of(activity).count
    slot, room = pitch.pinned.get("slot", 1), pitch.pinned.get("room")
    numbers = [*pitch.not_in, slot]
    known = all(isinstance(one, int) and 1 <= one <= count for one in numbers)
    refuse_unless(known, f"“{activity.title}” has slots 1 to {count}. Choose among these.")
    rooms = {one.name for one in work.get_many(VenueRoom, activity.room_ids).values()}
    refuse_unless(room is None or room in rooms, f"“{room}” is not one of the rooms of “{activity.title}”.")
    return replace(
        pitch,
        title=title,
        hosts=tuple(one.id for one in give_task(work, activity, pitch.hosts, "host")),
        needs=tuple(one for one in FEATURES if one in pitch.needs),
        not_in=tuple(sorted(set(pitch.not_in))),
    )
