"""What could mend a clash with one click: moves, swaps and placings of one session that make nothing else worse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.kinds.unconference.consequences import Consequences
from t4gsw_desktop.kinds.unconference.moving import OFF
from t4gsw_desktop.kinds.unconference.prices import Price, PricedGrid
from t4gsw_desktop.kinds.unconference.rules import MOVE_PRICE, Placed

MOST_MENDS = 3
_LOOKED_AT = 12  # the cheapest candidates; whether they make another room too small is worked out only for them


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to mend a clash.

    `kind` is move, swap, place, shift (another makes room), put_in (another loses its place), put_back or keep; or
    fill, add_slot, add_room and find_host, which have no `moves` and lead to another page. `change` is by how much the
    missed wishes grow, `problem_after` how many people still lack a seat afterwards: 0 when it is mended.
    `said` is the mend in a sentence, `button` what to press.
    """

    kind: str
    moves: tuple[Placed, ...]
    change: int
    problem_after: int
    said: Problem
    button: Problem

    @property
    def is_a_step(self) -> bool:
        """True when it may be asked for as the next thing to do: doing such mends one after another comes to an end.

        A pitch put in instead of another is none, unless that spares wishes: the other would be asked for next.
        """
        return self.kind in ("move", "swap", "place", "shift") or (self.kind == "put_in" and self.change < 0)


class Mender:
    """Looks for mends on one grid."""

    def __init__(self, priced: PricedGrid) -> None:
        self.priced = priced
        self._prices: dict[str, dict[tuple[str, str], Price]] = {}
        self.consequences = Consequences(priced)

    def moves_for(
        self, session: str, suits: Callable[[Price], bool] | None = None, most: int = MOST_MENDS
    ) -> tuple[Mend, ...]:
        """The best cells for a session in which it fits, and whoever swaps with it, and nothing else gets worse."""
        prices = self._prices_of(session).values()
        fitting = [one for one in prices if one.fits and self._may_go(session, one) and (suits is None or suits(one))]
        return self._best(session, fitting, most)

    def partings(self, session: str) -> tuple[Mend, ...]:
        """The best cell of another time where so many wishes are spared that it is worth telling people."""
        priced, origin = self.priced, self.priced.place[session]
        cells = [
            (slot, room.id) for slot in priced.snapshot.slots for room in priced.snapshot.rooms if slot != origin.slot
        ]
        worth = [cell for cell in cells if self._pays(priced.change(session, *cell), cell)]
        prices = (priced.price(session, *cell) for cell in worth)
        return self._best(session, [one for one in prices if one.fits], 1)

    def _pays(self, change: int, cell: tuple[str, str]) -> bool:
        """True when the wishes spared are worth that one or two sessions are at another time."""
        return change <= -MOVE_PRICE * (2 if cell in self.priced.occupant else 1)

    def _prices_of(self, session: str) -> dict[tuple[str, str], Price]:
        if session not in self._prices:
            self._prices[session] = self.priced.prices(session)
        return self._prices[session]

    def less_crowded(self, session: str) -> tuple[Mend, ...]:
        """The best cell for a session in which fewer people lack a seat, but some still do."""
        now = sum(self.consequences.lacking([self.priced.place[session]], after=False).values())
        fewer = [
            one
            for one in self._prices_of(session).values()
            if not one.blocked and self._may_go(session, one) and 0 < one.over_seats + one.other_over < now
        ]
        return self._best(session, fewer, 1, also=lambda moves: self._spares_seats(session, moves))

    def _may_go(self, session: str, price: Price) -> bool:
        """True for another cell that what was asked for allows: being kept just where it is comes along, but a session
        that is wanted in a certain slot or room may only go there."""
        pitch, place = self.priced.blocks.sessions[session], self.priced.place.get(session)
        along = place is not None and (pitch.pinned_slot, pitch.pinned_room) == (place.slot, place.room)
        asked = pitch.pinned_slot in ("", price.slot) and pitch.pinned_room in ("", price.room)
        return not price.here and (along or asked) and not self._breaks_a_promise(price)

    def _breaks_a_promise(self, price: Price) -> bool:
        """True when a session that an organiser has promised a place would lose it."""
        return price.puts_out and self.priced.blocks.sessions[price.swaps_with].is_promised

    def _spares_seats(self, session: str, moves: tuple[Placed, ...]) -> bool:
        """True when fewer people lack a seat than now, and nobody at a session where nobody did."""
        before, after = (self.consequences.lacking(moves, after=when) for when in (False, True))
        return sum(after.values()) < sum(before.values()) and not after.keys() - before.keys() - {session}

    def _best(
        self,
        session: str,
        fitting: list[Price],
        most: int,
        also: Callable[[tuple[Placed, ...]], bool] = lambda _moves: True,
    ) -> tuple[Mend, ...]:
        """The cheapest that make nothing worse, and of which something else is true also."""
        mends = []
        for price in sorted(fitting, key=lambda one: self._worth(session, one))[:_LOOKED_AT]:
            moves = self.priced.moves(session, price.slot, price.room)
            if also(moves) and not self.consequences.makes_worse(moves):
                mends.append(self._mend(session, price, moves))
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
        return Mend("put_back", (Placed(session, OFF, OFF),), lost, 0, *mend_words("put_back", session, facts))

    def elsewhere(self, kind: str, session: str, **facts: object) -> Mend:
        """A mend that this grid cannot hold: the page where it is done is opened."""
        return Mend(kind, (), 0, 0, *mend_words(kind, session, {"session": session, **facts}))

    def _worth(self, session: str, price: Price) -> tuple[int, int, str, str]:
        """What a candidate is sorted by: missed wishes, and people who have to hear of another time."""
        origin = self.priced.place.get(session)
        moved = 1 + bool(price.swaps_with)
        retimed = moved if origin is None or origin.slot != price.slot else 0
        left = price.over_seats + price.other_over
        return left + price.change + MOVE_PRICE * retimed, moved, price.slot, price.room

    def shorter_walks(self, session: str) -> tuple[Mend, ...]:
        """The best cells for a session after which fewer hosts have to run."""
        return self.moves_for(
            session, lambda price: self._walks_after(session, price) < self.consequences.tight, most=2
        )

    def _walks_after(self, session: str, price: Price) -> int:
        return self.consequences.tight_after(self.priced.moves(session, price.slot, price.room))

    def _mend(self, session: str, price: Price, moves: tuple[Placed, ...]) -> Mend:
        kind = _kind_of(price, placed=session in self.priced.place)
        left = price.over_seats + price.other_over
        facts = {
            "session": session,
            "other": price.swaps_with,
            "slot": price.slot,
            "room": price.room,
            "clashes": abs(price.change),
            "wishes": abs(price.change),
            "people": left,
        }
        origin = self.priced.place.get(session)
        here = "_here" if kind == "swap" and origin and origin.slot == price.slot else ""
        said, button = mend_words(kind, session, facts, f"{here}.{'part_' if left else ''}{effect_of(price)}")
        return Mend(kind, moves, price.change, left, said, button)


def effect_of(price: Price) -> str:
    """What a price comes to: "fewer" or "more" missed wishes, the "same" number, or "none" lost at all."""
    if price.change:
        return "fewer" if price.change < 0 else "more"
    return "same" if price.new_clashes else "none"


def _kind_of(price: Price, *, placed: bool) -> str:
    if price.puts_out:
        return "put_in"
    if not placed:
        return "place"
    return "swap" if price.swaps_with else "move"


def mend_words(kind: str, session: str, facts: Mapping[str, object], ending: str = "") -> tuple[Problem, Problem]:
    """A mend in a sentence, and what its button says."""
    said = Problem(f"unconference.mend.{kind}{ending}", (), session, facts)
    return said, Problem(f"unconference.button.{kind}", (), session, facts)
