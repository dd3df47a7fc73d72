"""What an organiser can do at an unconference: take pitches and wishes, and have the grid filled."""

from typing import Any

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.forms import (
    Form,
    FormTrouble,
    choice_at,
    flag_at,
    items_at,
    names_at,
    number_at,
    numbers_at,
    refuse_unknown,
    section_at,
    text_at,
    texts_at,
)
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import gap_minutes, part_spans, parts_of
from t4gsw_desktop.core.places import FEATURES, placing_needs
from t4gsw_desktop.core.places import Room as VenueRoom
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.unconference.absent_hosts import absent_hosts
from t4gsw_desktop.kinds.unconference.ballots import slip_voter
from t4gsw_desktop.kinds.unconference.closures import open_slots
from t4gsw_desktop.kinds.unconference.rows import Ballot, Pitch, Vote
from t4gsw_desktop.kinds.unconference.rules import Guest, Placed, Room, Session, Snapshot
from t4gsw_desktop.kinds.unconference.standing import standing_pitches
from t4gsw_desktop.kinds.unconference.voting import given_votes
from t4gsw_desktop.kinds.unconference.voting_settings import BUDGET, CLOSED, MOST_BUDGET, OPEN, STATE, USUAL_BUDGET
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.naming import names_of
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.storage.unit_of_work import View, Work

_OWN_KEYS = ("title", "host", "hosts", "needs", "not_in", "pinned", "about", "protected")


def set_up(work: Work, activity: Activity, details: Form, path: str, cast: Cast) -> None:
    """Write the pitches and wishes of a description; hosts who are not on the list are added as helpers."""
    rooms = {room.name for room in work.get_many(VenueRoom, activity.room_ids).values()}
    pitches = [
        _pitch(number, form, place, activity, cast, rooms)
        for number, (place, form) in enumerate(items_at(details, "pitches", path), 1)
    ]
    budget = number_at(details, BUDGET, path, USUAL_BUDGET, most=MOST_BUDGET)
    choice_at(details, STATE, (OPEN, CLOSED), path, OPEN)
    titled = {fold(pitch.title): pitch for pitch in pitches}
    if len(titled) < len(pitches):
        raise FormTrouble(f"{path}.pitches: two pitches have the same title. Give each a title of its own.")
    work.put_many(pitches)
    for name, wanted in names_at(details, "votes", path):
        guest = cast.find(name, f"{path}.votes")
        chosen = tuple(_titled(titled, title, f"{path}.votes.{name}").id for title in dict.fromkeys(wanted))
        if BUDGET in details and budget < len(chosen):
            raise FormTrouble(f"{path}.votes.{name}: {len(chosen)} votes, and {BUDGET} gives everybody {budget}.")
        if guest is not None:
            work.put(Vote(new_id(), activity.id, guest.id, chosen))


def _titled(titled: dict[str, Pitch], title: str, place: str) -> Pitch:
    pitch = titled.get(fold(title))
    if pitch is None:
        raise FormTrouble(f"{place}: there is no pitch called “{title}”.")
    return pitch


def _pitch(number: int, form: Form, path: str, activity: Activity, cast: Cast, rooms: set[str]) -> Pitch:
    refuse_unknown(form, _OWN_KEYS, path)
    names = texts_at(form, "hosts", path) or ((text_at(form, "host", path),) if form.get("host") else ())
    count = parts_of(activity).count
    needs = texts_at(form, "needs", path)
    for need in needs:
        if need not in FEATURES:
            raise FormTrouble(f"{path}.needs: “{need}” is none of {', '.join(FEATURES)}.")
    pinned = section_at(form, "pinned", path)
    refuse_unknown(pinned, ("slot", "room"), f"{path}.pinned")
    if "slot" in pinned:
        numbers_at({"slot": [pinned["slot"]]}, "slot", f"{path}.pinned", count)
    if "room" in pinned and pinned["room"] not in rooms:
        raise FormTrouble(f"{path}.pinned.room: “{pinned['room']}” is not one of this unconference's rooms.")
    return Pitch(
        id=new_id(),
        activity_id=activity.id,
        number=number,
        title=text_at(form, "title", path),
        hosts=tuple(cast.find_helper(name, "host", f"{path}.host").id for name in names),
        needs=needs,
        not_in=numbers_at(form, "not_in", path, count),
        pinned=dict(pinned),
        about=text_at(form, "about", path, default=" ").strip(),
        protected=flag_at(form, "protected", path),
    )


def snapshot(view: View, activity: Activity, roster: Roster) -> Snapshot:
    """The facts of the grid: slots are called "1", "2" ...; people are away in slots they are busy in elsewhere.

    Besides those of the roster, the hosts are among the people, for whether they can be there decides as much.
    """
    spans = part_spans(activity)
    slots = tuple(str(number) for number in range(1, len(spans) + 1))
    standing = standing_pitches(view, activity.id)
    given = given_votes(view, activity, standing)
    guessed = given.guessed()
    here = {guest.id for guest in roster.guests}
    hosts = [host for pitch in standing.pitches for host in pitch.hosts]
    guests = tuple(
        Guest(
            guest.id,
            placing_needs(guest.person.access_needs if guest.person else ()),
            tuple(slot for slot, span in zip(slots, spans, strict=True) if roster.free(guest.id, span, activity.id)),
        )
        for guest in roster.guests
    )
    return Snapshot(
        slots=slots,
        rooms=_rooms(view, activity, slots),
        sessions=tuple(map(_session, standing.pitches)),
        people=(*guests, *absent_hosts(view, activity, hosts, here)),
        votes={**{who: wanted for who, wanted in given.named.items() if who in here}, **given.slips, **guessed},
        apart=roster.apart,
        before=_before(view, activity),
        settled=activity.plan_number > 0,
        guessed=tuple(guessed),
        gaps=gap_minutes(activity),
    )


def pitches_and_rooms(view: View, activity: Activity) -> dict[str, Any]:
    """What of a snapshot comes from the pitches and the rooms alone, by its fields: to be read after a change."""
    slots = tuple(str(number) for number in range(1, len(part_spans(activity)) + 1))
    sessions = tuple(map(_session, standing_pitches(view, activity.id).pitches))
    return {"sessions": sessions, "rooms": _rooms(view, activity, slots)}


def _rooms(view: View, activity: Activity, slots: tuple[str, ...]) -> tuple[Room, ...]:
    rooms = view.get_many(VenueRoom, activity.room_ids)
    return tuple(
        Room(room.name, room.seats, room.features, open_slots(activity, room.id, slots), room.away)
        for room in (rooms[room_id] for room_id in activity.room_ids if room_id in rooms)
    )


def _session(pitch: Pitch) -> Session:
    slot, room = pitch.pinned.get("slot"), pitch.pinned.get("room")
    return Session(
        pitch.id,
        pitch.hosts,
        pitch.needs,
        tuple(str(number) for number in pitch.not_in),
        str(slot) if slot else "",
        str(room) if room else "",
        pitch.protected,
    )


def _before(view: View, activity: Activity) -> tuple[Placed, ...]:
    rows = {
        placement.subject: Placed(placement.subject, str(placement.part), placement.place)
        for placement in view.find(Placement, activity_id=activity.id)
    }
    return tuple(rows.values())


def names(view: View, activity: Activity) -> dict[str, str]:
    """What pitches are called in sentences, by their titles, their hosts, who may not be here, and slips."""
    pitches = view.find(Pitch, activity_id=activity.id)
    hosts = view.get_many(Attendee, {host for pitch in pitches for host in pitch.hosts})
    slips = {slip_voter(one): f"Slip {one.number}" for one in view.find(Ballot, activity_id=activity.id)}
    return names_of(view, hosts.values()) | {pitch.id: f"“{pitch.title}”" for pitch in pitches} | slips
