"""The live room of speed-friending as it is at one instant: tables, who waits, what changed, offers, and the wall."""

from datetime import datetime, timedelta

from t4gsw_desktop.core.badge_code import speak_code
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.core.seating import SeatingTable
from t4gsw_desktop.kinds.speed_friending.clock import FINISHED, READY, pace_with
from t4gsw_desktop.kinds.speed_friending.floor import Floor, read_floor, waiting
from t4gsw_desktop.kinds.speed_friending.live_values import (
    LiveChange,
    LivePerson,
    LiveRoom,
    LiveTable,
    NextRound,
    TableOffer,
    Wall,
    WallName,
)
from t4gsw_desktop.kinds.speed_friending.questions import question_for
from t4gsw_desktop.kinds.speed_friending.rows import RoundChange
from t4gsw_desktop.kinds.speed_friending.said import say_change, say_next, say_offer, table_label
from t4gsw_desktop.kinds.speed_friending.seats import party_of
from t4gsw_desktop.kinds.speed_friending.verbs import marks_of, pace_of, table_size
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.storage.unit_of_work import View


def live_room(view: View, activity_id: str, now: datetime) -> LiveRoom:
    """The room as it is at `now`; while the clock only goes on, `run_state` alone says what else is new."""
    floor = read_floor(view, activity_id, now)
    rows = view.find(RoundChange, activity_id=activity_id)
    late = {row.attendee_id for row in rows if row.what == "joined" and row.round == floor.shown and not row.undone}
    seats, waits = floor.seats(floor.shown), waiting(view, floor)
    resting = floor.resting(floor.shown)
    taking_part = {one for people in seats.values() for one in people} | {*resting, *waits}
    return LiveRoom(
        activity=floor.activity,
        event=event_of(view, floor.activity.event_id),
        pace=pace_with(pace_of(floor.activity), marks_of(view, activity_id)),
        state=floor.state,
        tables=tuple(_live_table(floor, table, seats.get(table.id, []), late) for table in _tables_shown(floor)),
        resting=tuple(_live_person(floor, one, late) for one in resting),
        waiting=tuple(_live_person(floor, one, late) for one in waits),
        changes=_changes(floor, rows),
        next=_next_round(view, floor),
        question=question_for(floor.activity, floor.shown),
        taking_part=len(taking_part),
        behind=_behind(floor, now),
    )


def offers_for(view: View, activity_id: str, attendee_id: str, now: datetime) -> tuple[TableOffer, ...]:
    """The tables of the shown round for somebody who needs a seat, best first: nobody alone, nobody met, not full."""
    floor = read_floor(view, activity_id, now)
    party = party_of(floor, attendee_id)
    met = frozenset().union(*(floor.met(one, floor.shown) for one in party))
    seats, size = floor.seats(floor.shown), table_size(floor.activity)
    found = []
    for order, table in enumerate(floor.tables):
        people = [one for one in seats.get(table.id, []) if one not in party]
        room = len(people) + len(party) <= floor.most(table)
        possible = room and floor.may_sit(party, table, people)
        again = len(met & set(people))
        offer = TableOffer(
            table.id,
            table_label(table.id),
            tuple(floor.names.get(one, "") for one in people),
            possible,
            say_offer(len(people), again, possible),
        )
        rank = (not possible, not people, len(people) != 1, again, len(people) >= size, len(people), order)
        found.append((rank, offer))
    found.sort(key=lambda one: one[0])
    empty = [offer for _, offer in found if not offer.names]
    return tuple(offer for _, offer in found if offer.names or offer is empty[0])


def wall_of(view: View, activity_id: str, now: datetime) -> Wall:
    """What the second screen may show at `now`."""
    floor = read_floor(view, activity_id, now)
    coming = floor.shown + 1 if floor.state.talks else floor.shown
    return Wall(
        title=floor.activity.title,
        state=floor.state,
        question=question_for(floor.activity, floor.shown),
        names=_wall_names(floor, floor.shown),
        tables=tuple(table_label(table.id) for table in _tables_shown(floor)),
        resting=tuple(sorted((_wall_name(floor, one) for one in floor.resting(floor.shown)), key=fold)),
        moving_names=_wall_names(floor, coming),
    )


def _tables_shown(floor: Floor) -> list[SeatingTable]:
    """The tables that some round uses, in the order of the room, then those that are used but are not in it."""
    used = {row.place for row in floor.rows if row.place}
    known = [table for table in floor.tables if table.id in used]
    names = {table.id for table in known}
    now = floor.seats(floor.shown)
    return [*known, *(SeatingTable(place, 0) for place in sorted(now) if place not in names)]


def _live_table(floor: Floor, table: SeatingTable, people: list[str], late: set[str]) -> LiveTable:
    size = table_size(floor.activity)
    seated = [_live_person(floor, one, late, size == 2 < len(people) and one == people[-1]) for one in people]
    return LiveTable(table.id, table_label(table.id), tuple(seated), max(0, size - len(people)))


def _live_person(floor: Floor, attendee_id: str, late: set[str], third: bool = False) -> LivePerson:
    guest = floor.guests.get(attendee_id)
    return LivePerson(
        attendee_id=attendee_id,
        name=floor.names.get(attendee_id, ""),
        came_late=attendee_id in late,
        third=third,
        code=guest.attendee.code if guest else "",
        here=attendee_id in floor.here,
    )


def _changes(floor: Floor, rows: tuple[RoundChange, ...]) -> tuple[LiveChange, ...]:
    """The lines of "What changed", the latest first."""
    newest = sorted(rows, key=lambda row: (row.at, row.id), reverse=True)
    return tuple(
        LiveChange(row.id, say_change(floor, row), datetime.fromisoformat(row.at), row.round, row.undone)
        for row in newest
    )


def _next_round(view: View, floor: Floor) -> NextRound | None:
    """The next round to begin, judged by its seats alone; None after the last."""
    number = floor.state.begun + 1
    if number > floor.state.rounds or floor.state.phase == FINISHED:
        return None
    planned = [row for row in floor.rows if row.part == number and row.attendee_id in floor.here]
    plans = view.find(AcceptedPlan, activity_id=floor.activity.id)
    latest = max(plans, key=lambda plan: plan.number, default=None)
    bound = latest.bound.get("repeats", 0) if latest else 0
    repeats = repeats_in(floor, number)
    ready = len({row.attendee_id for row in planned}) > 1
    absent = sum(row.part == number and row.attendee_id not in floor.here for row in floor.rows)
    sentence = say_next(number, ready, repeats, int(bound) if isinstance(bound, int | float) else 0, absent)
    return NextRound(number, ready, repeats, sentence)


def repeats_in(floor: Floor, number: int) -> int:
    """How many pairs at the tables of a round have sat together in a round before it; companions do not count."""
    met = {both for part in range(1, number) for both in floor.pairs(part)}
    return len(met & floor.pairs(number) - floor.together)


def _behind(floor: Floor, now: datetime) -> timedelta:
    """How much later than planned the evening is, judged by when the present round, or walk, will be over."""
    state, spans = floor.state, part_spans(floor.activity)
    span = spans[min(state.round, len(spans)) - 1]
    if state.phase == READY:
        return max(timedelta(0), now - span.starts)
    if state.phase == FINISHED:
        return (state.over or now) - span.ends
    ends = max(now, state.ends) if state.ends else now + timedelta(seconds=state.left)
    return ends - (span.ends if state.talks else span.starts)


def _wall_names(floor: Floor, number: int) -> tuple[WallName, ...]:
    """Everybody with a seat in a round by name, with the table."""
    seats = floor.seats(number).items()
    names = [WallName(_wall_name(floor, one), table_label(place)) for place, people in seats for one in people]
    return tuple(sorted(names, key=lambda name: (fold(name.name), name.name)))


def _wall_name(floor: Floor, attendee_id: str) -> str:
    guest = floor.guests.get(attendee_id)
    if guest and guest.person and guest.person.wall == "number":
        return speak_code(guest.attendee.code)
    return floor.names.get(attendee_id, "")
