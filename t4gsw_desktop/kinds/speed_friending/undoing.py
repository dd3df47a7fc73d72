"""Taking back one line of "What changed", though other things have happened since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from t4gsw_desktop.core.events import Checkin, standing_facts
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.speed_friending.floor import Floor
from t4gsw_desktop.kinds.speed_friending.live_deeds import let_in, stand_still
from t4gsw_desktop.kinds.speed_friending.reweaving import weave_to_come
from t4gsw_desktop.kinds.speed_friending.rows import OUT, REST, LostTable, RoundChange, RoundWish
from t4gsw_desktop.kinds.speed_friending.run import take_back_time
from t4gsw_desktop.kinds.speed_friending.said import at_first, say_change, table_words
from t4gsw_desktop.kinds.speed_friending.seats import place_of, put_back, refuse_seat, sit, stand
from t4gsw_desktop.services.checkin import undo_arrival
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work


def undo_change(work: Work, change_id: str, *, at: datetime) -> None:
    """Take back one change; what has happened since stays, and the clock never goes back.

    Refusal where it cannot be taken back any more, because people have sat elsewhere since.
    """
    change = work.get(RoundChange, change_id)
    if change is None or change.undone:
        raise Refusal("This was taken back already.")
    floor = stand_still(work, change.activity_id, at)
    said = say_change(floor, change)
    _WAYS[change.what](work, floor, change, at)
    work.put(replace(change, undone=True))
    weave_to_come(work, change.activity_id, at=at, fixed=change.round if change.what in ("swapped", "moved") else 0)
    work.label = f"Take back: {said}"


def _not_joined(work: Work, floor: Floor, change: RoundChange, at: datetime) -> None:
    """They never came: no seat from that round on, and not at the door if it was this that checked them in."""
    who = change.attendee_id
    rows = [row for row in floor.rows if row.attendee_id == who and change.round <= row.part <= floor.state.called]
    work.remove_many(Placement, [row.id for row in rows])
    facts = standing_facts(work.find(Checkin, attendee_id=who))
    if facts and facts[-1].at == to_text(datetime.fromisoformat(change.at)):
        undo_arrival(work, who, at=at)
    work.put(RoundWish(new_id(), floor.activity.id, who, OUT, change.round))


def _not_left(work: Work, floor: Floor, change: RoundChange, at: datetime) -> None:
    """They are here after all, in their old seat where it is still theirs to have."""
    let_in(work, floor, change.attendee_id, at)
    if change.earlier and change.round == floor.shown and not place_of(floor, change.attendee_id, floor.shown):
        try:
            refuse_seat(work, floor, [change.attendee_id], change.earlier)
        except Refusal:  # somebody else has it now: they wait for another
            return
        sit(work, floor, change.attendee_id, change.earlier, floor.shown)


def _not_back(work: Work, floor: Floor, change: RoundChange, at: datetime) -> None:
    if floor.state.called:
        stand(work, floor, change.attendee_id, floor.shown)
    work.put(RoundWish(new_id(), floor.activity.id, change.attendee_id, OUT, floor.shown))


def _not_swapped(work: Work, floor: Floor, change: RoundChange, at: datetime) -> None:
    number, both = floor.shown, (change.attendee_id, change.other_id)
    refuse_unless(
        change.round == number and [place_of(floor, one, number) for one in both] == [change.place, change.earlier],
        "One of them has sat elsewhere since. Swap or move them again.",
    )
    for who, place in zip(both, (change.earlier, change.place), strict=True):
        sit(work, floor, who, place, number)


def _not_moved(work: Work, floor: Floor, change: RoundChange, at: datetime) -> None:
    number, who = floor.shown, change.attendee_id
    refuse_unless(
        change.round == number and place_of(floor, who, number) == change.place,
        "They have sat elsewhere since. Move them again.",
    )
    if change.earlier:
        refuse_seat(work, floor, [who], change.earlier)
    put_back(work, floor, who, change.earlier, number)


def _not_resting(work: Work, floor: Floor, change: RoundChange, at: datetime) -> None:
    refuse_unless(change.round > floor.state.begun, f"Round {change.round} has begun already.")
    wishes = work.find(RoundWish, activity_id=floor.activity.id, attendee_id=change.attendee_id, what=REST)
    work.remove_many(RoundWish, [one.id for one in wishes if one.round == change.round])
    if change.earlier:
        refuse_seat(work, floor, [change.attendee_id], change.earlier)
        sit(work, floor, change.attendee_id, change.earlier, change.round)


def _not_corrected(work: Work, floor: Floor, change: RoundChange, at: datetime) -> None:
    put_back(work, floor, change.attendee_id, change.earlier, change.round)


def _not_lost(work: Work, floor: Floor, change: RoundChange, at: datetime) -> None:
    """The table can be used again; those who sit elsewhere now stay there."""
    lost = work.find(LostTable, activity_id=floor.activity.id, place=change.place)
    refuse_unless(lost, f"{at_first(table_words(change.place))} can be used already.")
    work.remove_many(LostTable, [one.id for one in lost])


def _not_extended(work: Work, floor: Floor, change: RoundChange, at: datetime) -> None:
    take_back_time(work, floor.activity, change, at)


_WAYS: dict[str, Callable[[Work, Floor, RoundChange, datetime], None]] = {
    "joined": _not_joined,
    "left": _not_left,
    "sat_out": _not_left,
    "back": _not_back,
    "swapped": _not_swapped,
    "moved": _not_moved,
    "rests": _not_resting,
    "corrected": _not_corrected,
    "table_lost": _not_lost,
    "extended": _not_extended,
}
