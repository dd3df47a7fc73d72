"""What is done with people while the rounds run: each is one act, which weaves the rounds to come anew."""

from dataclasses import replace
from datetime import datetime
from itertools import count

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.seating import SeatingTable
from t4gsw_desktop.kinds.speed_friending.clock import FINISHED, MOVING, mark_text
from t4gsw_desktop.kinds.speed_friending.floor import Floor, read_floor
from t4gsw_desktop.kinds.speed_friending.reweaving import weave_to_come
from t4gsw_desktop.kinds.speed_friending.rows import NEVER_REST, OUT, REST, LostTable, RoundChange, RoundWish
from t4gsw_desktop.kinds.speed_friending.run import standing
from t4gsw_desktop.kinds.speed_friending.said import table_words
from t4gsw_desktop.kinds.speed_friending.seats import (
    party_of,
    place_of,
    put_back,
    refuse_seat,
    sit,
    stand,
    table_named,
)
from t4gsw_desktop.kinds.speed_friending.verbs import features_of_first_room, fixed_rounds, spot_name, table_size
from t4gsw_desktop.services.checkin import arrive, free_code, leave, walk_in
from t4gsw_desktop.services.door_places import attendee_of
from t4gsw_desktop.services.naming import name_of
from t4gsw_desktop.services.people import readable_name
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work


def join_late(work: Work, activity_id: str, attendee_id: str, place: str, *, at: datetime) -> None:
    """Somebody takes part from now on, at `place` in the shown round, or from the next round where it is "".

    They are checked in at the door if they were not, provided the door is used at all. Who goes with them and has no
    seat sits down with them. Refusal where that seat is not possible.
    """
    name = let_in(work, stand_still(work, activity_id, at), attendee_id, at)
    floor = read_floor(work, activity_id, at)
    if place:
        party = party_of(floor, attendee_id)
        refuse_seat(work, floor, party, place)
        for one in party:
            sit(work, floor, one, place, floor.shown)
    note(work, floor, "joined", at, attendee_id=attendee_id, place=place)
    weave_to_come(work, activity_id, at=at, fixed=floor.shown if place else 0)
    work.label = f"{name} joined {table_words(place) if place else floor.activity.title}, late"


def walk_in_late(work: Work, activity_id: str, name: str, place: str, *, at: datetime) -> str:
    """Somebody who is not on the list joins like `join_late`; returns their attendee's id."""
    floor = stand_still(work, activity_id, at)
    event_id = floor.activity.event_id
    if floor.door:
        outcome = walk_in(work, event_id, name, at=at)
        attendee = outcome.attendee
        assert attendee is not None
    else:  # one arrival at a door that is not used would make everybody else absent
        person = Person(new_id(), readable_name(name))
        attendee = Attendee(new_id(), event_id, person.id, free_code(work, event_id), source="walk-in")
        work.put_many([person, attendee])
    join_late(work, activity_id, attendee.id, place, at=at)
    return attendee.id


def leave_rounds(work: Work, activity_id: str, attendee_id: str, *, at: datetime, evening: bool) -> None:
    """Somebody takes no part from now on; with `evening` they have gone home, and the door knows it too.

    In a round that is more than half over they have met their table; else their seat is free.
    """
    floor = stand_still(work, activity_id, at)
    name = name_of(work, attendee_of(work, attendee_id))
    state, number = floor.state, floor.shown
    earlier = place_of(floor, attendee_id, number)
    if state.called and not (state.talks and state.whole - state.left > state.whole / 2):
        stand(work, floor, attendee_id, number)
    work.put(RoundWish(new_id(), activity_id, attendee_id, OUT, number + (state.phase == FINISHED)))
    if evening:
        leave(work, attendee_id, at=at)
    note(work, floor, "left" if evening else "sat_out", at, attendee_id=attendee_id, earlier=earlier)
    weave_to_come(work, activity_id, at=at)
    work.label = f"{name} left" if evening else f"{name} sits out"


def come_back(work: Work, activity_id: str, attendee_id: str, *, at: datetime) -> None:
    """Somebody who had left or sat out takes part again from the next round; whom they have met is still known."""
    floor = stand_still(work, activity_id, at)
    name = let_in(work, floor, attendee_id, at)
    note(work, floor, "back", at, attendee_id=attendee_id)
    weave_to_come(work, activity_id, at=at)
    work.label = f"{name} is back"


def swap_two(work: Work, activity_id: str, first_id: str, second_id: str, *, at: datetime) -> None:
    """Two people take each other's place in the shown round. Refusal where one of the seats is not possible."""
    floor = stand_still(work, activity_id, at)
    number = floor.shown
    first, second = place_of(floor, first_id, number), place_of(floor, second_id, number)
    refuse_unless(first != second, "They sit at the same table already." if first else "Neither of them has a seat.")
    for who, place, goes in ((first_id, second, second_id), (second_id, first, first_id)):
        if place:
            refuse_seat(work, floor, [who], place, [goes])
    seated = {one: floor.seat(one, number) for one in (first_id, second_id)}
    for who, place, other in ((first_id, second, second_id), (second_id, first, first_id)):
        if place or seated[other]:
            sit(work, floor, who, place, number)
        else:
            stand(work, floor, who, number)
    note(work, floor, "swapped", at, attendee_id=first_id, other_id=second_id, place=second, earlier=first)
    weave_to_come(work, activity_id, at=at, fixed=number)
    names = [name_of(work, attendee_of(work, one)) for one in (first_id, second_id)]
    work.label = f"Swap {names[0]} and {names[1]}"


def move_one(work: Work, activity_id: str, attendee_id: str, place: str, *, at: datetime) -> None:
    """Somebody sits at `place` in the shown round, or rests where it is "". Refusal where that is not possible."""
    floor = stand_still(work, activity_id, at)
    earlier = place_of(floor, attendee_id, floor.shown)
    if place:
        refuse_unless(place != earlier, f"They sit at {table_words(place)} already.")
        refuse_seat(work, floor, [attendee_id], place)
    sit(work, floor, attendee_id, place, floor.shown)
    note(work, floor, "moved", at, attendee_id=attendee_id, place=place, earlier=earlier)
    weave_to_come(work, activity_id, at=at, fixed=floor.shown)
    where = f"to {table_words(place)}" if place else "to rest"
    work.label = f"Move {name_of(work, attendee_of(work, attendee_id))} {where}"


def rest_next(work: Work, activity_id: str, attendee_id: str, *, at: datetime) -> None:
    """Somebody rests in the round that begins next. Refusal when no round is to come."""
    floor = stand_still(work, activity_id, at)
    number = floor.state.begun + 1
    refuse_unless(number <= floor.state.rounds, "No round is to come, so there is none to rest in.")
    fixed = fixed_rounds(work, floor.activity, at)
    earlier = place_of(floor, attendee_id, number)
    work.put(RoundWish(new_id(), activity_id, attendee_id, REST, number))
    if number <= fixed:  # people walk to it already
        sit(work, floor, attendee_id, "", number)
    note(work, floor, "rests", at, round=number, attendee_id=attendee_id, earlier=earlier if number <= fixed else "")
    weave_to_come(work, activity_id, at=at)
    work.label = f"{name_of(work, attendee_of(work, attendee_id))} rests in round {number}"


def never_rests(work: Work, activity_id: str, attendee_id: str, never: bool, *, at: datetime) -> None:
    """Somebody is never made to rest while there is any other way; or, with `never` False, takes turns like all."""
    floor = stand_still(work, activity_id, at)
    known = work.find(RoundWish, activity_id=activity_id, attendee_id=attendee_id, what=NEVER_REST)
    work.remove_many(RoundWish, [one.id for one in known])
    if never:
        work.put(RoundWish(new_id(), activity_id, attendee_id, NEVER_REST))
    weave_to_come(work, floor.activity.id, at=at)
    work.label = f"{name_of(work, attendee_of(work, attendee_id))} {'never rests' if never else 'rests like all'}"


def correct_seat(work: Work, activity_id: str, round: int, attendee_id: str, place: str, *, at: datetime) -> None:
    """Note where somebody really sat in a round that has begun; "" where they had no seat. It is a fact, so it counts.

    Refusal for a round that nobody has been called to yet.
    """
    floor = stand_still(work, activity_id, at)
    refuse_unless(1 <= round <= floor.state.called, f"Round {round} has not begun, so nobody has sat there yet.")
    earlier = place_of(floor, attendee_id, round)
    put_back(work, floor, attendee_id, place, round)
    note(work, floor, "corrected", at, round=round, attendee_id=attendee_id, place=place, earlier=earlier)
    weave_to_come(work, activity_id, at=at)
    work.label = f"Put right where {name_of(work, attendee_of(work, attendee_id))} sat in round {round}"


def lose_table(work: Work, activity_id: str, place: str, *, at: datetime) -> None:
    """A table cannot be used any more: its people sit together where nobody sits, or wait where no place suits them."""
    floor = stand_still(work, activity_id, at)
    table_named(floor, place)
    state, number = floor.state, floor.shown
    refuse_unless(state.phase != FINISHED, "The rounds are over, so no table is needed.")
    seats = floor.seats(number)
    people = seats.get(place, []) if state.called else []
    new = _table_for(work, floor, people, {place, *seats})
    for one in people:
        if new is not None:
            sit(work, floor, one, new.id, number)
        elif state.phase == MOVING or state.whole - state.left <= state.whole / 2:
            stand(work, floor, one, number)
    work.put(LostTable(new_id(), activity_id, place, number))
    note(work, floor, "table_lost", at, place=place, earlier=new.id if new and people else "")
    weave_to_come(work, activity_id, at=at)
    work.label = f"Do without {table_words(place)}"


def _table_for(work: Work, floor: Floor, people: list[str], taken: set[str]) -> SeatingTable | None:
    """A table nobody uses at which these people may sit, or a spot beside the tables; None where no seat suits them."""
    spots = map(spot_name, count(1))
    spare = next(name for name in spots if name not in taken and not work.find(LostTable, place=name))
    spot = SeatingTable(spare, table_size(floor.activity) + 1, features_of_first_room(work, floor.activity))
    free = (one for one in (*floor.tables, spot) if one.id not in taken)
    return next((one for one in free if floor.most(one) >= len(people) and floor.may_sit(people, one, ())), None)


def weave_again(work: Work, activity_id: str, *, at: datetime, seconds: float) -> None:
    """Weave the rounds to come for those who are here, with so many seconds to make them better."""
    floor = stand_still(work, activity_id, at)
    weave_to_come(work, activity_id, at=at, seconds=seconds)
    work.label = f"Weave the rounds of {floor.activity.title} again"


def stand_still(work: Work, activity_id: str, at: datetime) -> Floor:
    """The room at this instant; rounds that have begun meanwhile are noted first."""
    standing(work, activity_id, at)
    return read_floor(work, activity_id, at)


def let_in(work: Work, floor: Floor, attendee_id: str, at: datetime) -> str:
    """Have somebody count as here and as taking part from the shown round on; returns their name."""
    attendee = attendee_of(work, attendee_id)
    if floor.door:
        arrive(work, attendee_id, at=at, anyway=True)
    elif attendee.status != "coming":
        work.put(replace(attendee, status="coming"))
    for wish in work.find(RoundWish, activity_id=floor.activity.id, attendee_id=attendee_id, what=OUT, until=0):
        if wish.round >= floor.shown:
            work.remove(RoundWish, wish.id)
        else:
            work.put(replace(wish, until=floor.shown))
    return name_of(work, attendee)


def note(
    work: Work,
    floor: Floor,
    what: str,
    at: datetime,
    *,
    round: int = 0,
    attendee_id: str = "",
    other_id: str = "",
    place: str = "",
    earlier: str = "",
) -> None:
    """Write one line of "What changed"."""
    work.put(
        RoundChange(
            id=new_id(),
            activity_id=floor.activity.id,
            at=mark_text(at),
            round=round or floor.shown,
            what=what,
            attendee_id=attendee_id,
            other_id=other_id,
            place=place,
            earlier=earlier,
        )
    )
