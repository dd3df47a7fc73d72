"""Making room for a session that has no place: another goes to an empty cell, and it takes that one's cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from t4gsw_desktop.kinds.unconference.mends import Mend, Mender, mend_words
from t4gsw_desktop.kinds.unconference.rules import MOVE_PRICE, Placed

_MOST = 2
_LOOKED_AT = 12  # the cheapest; whether they make another room too small is worked out only for them


@dataclass(frozen=True, slots=True)
class _Shift:
    """The session comes to `there`, and who is there goes to `away`; `change` is in missed wishes."""

    there: Placed
    away: Placed
    change: int


def shifts_for(mender: Mender, session: str) -> tuple[Mend, ...]:
    """The best shifts that break no rule and make nothing worse."""
    found = sorted(_shifts(mender, session), key=_sort_key)[:_LOOKED_AT]
    mends = []
    for one in found:
        moves = (one.there, one.away)
        lacking = mender.consequences.lacking(moves)
        if not {session, one.away.session} & lacking.keys() and not mender.consequences.makes_worse(moves):
            mends.append(_mend(one))
        if len(mends) == _MOST:
            break
    return tuple(mends)


def _shifts(mender: Mender, session: str) -> Iterator[_Shift]:
    """Every shift in which both keep the rules, pins included."""
    priced, blocks = mender.priced, mender.priced.blocks
    snapshot = priced.snapshot
    empty = [
        (slot, room.id) for slot in snapshot.slots for room in snapshot.rooms if (slot, room.id) not in priced.occupant
    ]
    for place in priced.place.values():
        if (place.slot, place.room) not in priced.occupant or place.slot not in snapshot.slots:
            continue
        if place.room not in blocks.rooms or blocks.against(session, place.slot, place.room, leaving=[place.session]):
            continue
        for slot, room in empty:
            together = slot == place.slot and set(blocks.sessions[session].hosts) & set(
                blocks.sessions[place.session].hosts
            )
            if not together and not blocks.against(place.session, slot, room):
                change = _change(mender, session, place, slot)
                yield _Shift(Placed(session, place.slot, place.room), Placed(place.session, slot, room), change)


def _change(mender: Mender, session: str, place: Placed, slot: str) -> int:
    """By how much the missed wishes grow when the session takes this place and who is there goes to `slot`."""
    crowds = mender.priced.crowds
    had = crowds.met(place.slot).bit_count()
    if slot == place.slot:
        return had - crowds.met(slot, come=session).bit_count()
    had += crowds.met(slot).bit_count()
    have = crowds.met(place.slot, place.session, session).bit_count()
    return had - have - crowds.met(slot, come=place.session).bit_count()


def _mend(shift: _Shift) -> Mend:
    facts = {
        "session": shift.there.session,
        "other": shift.away.session,
        "slot": shift.there.slot,
        "room": shift.there.room,
        "when": shift.away.slot,
        "place": shift.away.room,
        "wishes": abs(shift.change),
    }
    effect = "fewer" if shift.change < 0 else "more" if shift.change else "none"
    said, button = mend_words("shift", shift.there.session, facts, f".{effect}")
    return Mend("shift", (shift.there, shift.away), shift.change, 0, said, button)


def _sort_key(shift: _Shift) -> tuple[int, str, str, str, str]:
    """Missed wishes, and people who have to hear of another time, before all else."""
    retimed = shift.there.slot != shift.away.slot
    worth = shift.change + MOVE_PRICE * retimed
    return worth, shift.there.slot, shift.there.room, shift.away.slot, shift.away.room
