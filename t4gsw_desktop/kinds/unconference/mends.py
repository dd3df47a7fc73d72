"""What could mend a clash with one click: moves, swaps and placings of one session that make nothing else worse."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.kinds.unconference.moving import OFF, with_moves
from t4gsw_desktop.kinds.unconference.prices import Price, PricedGrid
from t4gsw_desktop.kinds.unconference.rules import MOVE_PRICE, Placed, tight_walks

MOST_MENDS = 3
_LOOKED_AT = 12  # the cheapest candidates; whether they make another room too small is worked out only for them


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to mend a clash.

    `kind` is move, swap, place, put_in (another loses its place), put_back, protect; or fill, add_slot, add_room and
    find_host, which have no `moves` and lead to another page. `change` is by how much the missed wishes grow,
    `problem_after` how many people have no seat for this session afterwards, or how many rules it still breaks.
    `said` is the mend in a sentence, `button` what to press.
    """

    kind: str
    moves: tuple[Placed, ...]
    change: int
    problem_after: int
    said: Problem
    button: Problem


class Mender:
    """Looks for mends on one grid."""

    def __init__(self, priced: PricedGrid) -> None:
        self.priced = priced
        self._tight = len(tight_walks(priced.snapshot, priced.grid))
        self._seats = {room.id: room.seats for room in priced.snapshot.rooms}

    def moves_for(
        self, session: str, suits: Callable[[Price], bool] | None = None, most: int = MOST_MENDS
    ) -> tuple[Mend, ...]:
        """The best cells for a session in which it fits, and whoever swaps with it, and nothing else gets worse."""
        prices = self.priced.prices(session).values()
        fitting = [one for one in prices if one.fits and not one.here and (suits is None or suits(one))]
        mends = []
        for price in sorted(fitting, key=lambda one: self._worth(session, one))[:_LOOKED_AT]:
            if not self._makes_worse(session, price):
                mends.append(self._mend(session, price))
            if len(mends) == most:
                break
        return tuple(mends)

    def put_back(self, session: str) -> Mend:
        """Taking the session off the grid, to be placed by filling again or by hand."""
        place = self.priced.place[session]
        crowds = self.priced.crowds
        lost = 0
        if place.slot in crowds.here:
            lost = crowds.met(place.slot).bit_count() - crowds.met(place.slot, session).bit_count()
        facts = {"session": session, "wishes": lost}
        return Mend("put_back", (Placed(session, OFF, OFF),), lost, 0, *_words("put_back", session, facts))

    def elsewhere(self, kind: str, session: str, **facts: object) -> Mend:
        """A mend that this grid cannot hold: the page where it is done is opened."""
        return Mend(kind, (), 0, 0, *_words(kind, session, {"session": session, **facts}))

    def _worth(self, session: str, price: Price) -> tuple[int, int, str, str]:
        """What a candidate is sorted by: missed wishes, and people who have to hear of another time."""
        origin = self.priced.place.get(session)
        moved = 1 + bool(price.swaps_with)
        retimed = moved if origin is None or origin.slot != price.slot else 0
        promised = self.priced.blocks.sessions[price.swaps_with].is_promised if price.swaps_with else False
        lost = (price.puts_out and promised) * 10**6
        return lost + price.change + MOVE_PRICE * retimed, moved, price.slot, price.room

    def shorter_walks(self, session: str) -> tuple[Mend, ...]:
        """The best cells for a session after which fewer hosts have to run."""
        return self.moves_for(session, lambda price: self._tight_after(session, price) < self._tight, most=2)

    def _tight_after(self, session: str, price: Price) -> int:
        """How many hosts would have to run when the session went there."""
        priced = self.priced
        moves = priced.moves(session, price.slot, price.room)
        return len(tight_walks(priced.snapshot, with_moves(priced.snapshot, priced.grid, moves)))

    def _makes_worse(self, session: str, price: Price) -> bool:
        """True when another room gets too small, or one host more has to run."""
        moves = self.priced.moves(session, price.slot, price.room)
        if self._crowded(moves, after=True) > self._crowded(moves, after=False):
            return True
        return bool(self.priced.snapshot.gaps) and self._tight_after(session, price) > self._tight

    def _crowded(self, moves: Iterable[Placed], *, after: bool) -> int:
        """Sessions of the slots concerned, besides those that move, that lack seats now or afterwards."""
        priced, rows = self.priced, list(moves)
        moving = {row.session for row in rows}
        slots = {row.slot for row in rows} | {priced.place[one].slot for one in moving if one in priced.place}
        crowded = 0
        for slot in slots & priced.crowds.here.keys():
            gone = [one for one in moving if one in priced.place and priced.place[one].slot == slot]
            come = [row.session for row in rows if row.slot == slot]
            here = priced.crowds.expected_with(slot, *((gone, come) if after else ((), ())))
            for one, people in here.items():
                seats = self._seats.get(priced.place[one].room, 0) if one in priced.place else 0
                crowded += one not in moving and seats > 0 and people > seats + 1e-9
        return crowded

    def _mend(self, session: str, price: Price) -> Mend:
        moves = self.priced.moves(session, price.slot, price.room)
        kind = _kind_of(price, placed=session in self.priced.place)
        effect = (
            "fewer" if price.change < 0 else "more" if price.change else "none" if not price.new_clashes else "same"
        )
        facts = {
            "session": session,
            "other": price.swaps_with,
            "slot": price.slot,
            "room": price.room,
            "clashes": abs(price.change),
            "wishes": abs(price.change),
        }
        origin = self.priced.place.get(session)
        where = "_here" if kind == "swap" and origin and origin.slot == price.slot else ""
        said, button = _words(kind, session, facts, f"{where}.{effect}")
        return Mend(kind, moves, price.change, 0, said, button)


def _kind_of(price: Price, *, placed: bool) -> str:
    if price.puts_out:
        return "put_in"
    if not placed:
        return "place"
    return "swap" if price.swaps_with else "move"


def _words(kind: str, session: str, facts: dict[str, object], ending: str = "") -> tuple[Problem, Problem]:
    said = Problem(f"unconference.mend.{kind}{ending}", (), session, facts)
    return said, Problem(f"unconference.button.{kind}", (), session, facts)
