"""Finding the best appointments for special requests, each trial with the exact matching of all the others."""

from random import Random
from typing import TYPE_CHECKING

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.surgery.booking import Booking

if TYPE_CHECKING:
    from t4gsw_desktop.kinds.surgery.options import Option

_LARGEST_RUIN = 4  # special requests taken out at once before they are put in again in another order


class Search:
    """Improves a booking until no single special request can be served better, then by taking out a few at a time."""

    def __init__(self, booking: Booking, budget: Budget) -> None:
        self.booking = booking
        self._budget = budget
        self._counted = 0

    def more(self) -> bool:
        """Report the work done since the last time, one step at least; true while there is budget left."""
        done = self.booking.matching.looks - self._counted
        self._counted += done
        return self._budget.spend(max(1, done))

    def put_in_all(self) -> None:
        """Serve the waiting special requests one after another, those with the fewest options first, each as well as
        it can be."""
        waiting = [one for one in self.booking.special if one not in self.booking.chosen]
        for number in sorted(waiting, key=lambda one: (len(self.booking.options[one]), one)):
            self.serve_best(number)

    def serve_best(self, number: int) -> bool:
        """Serve a waiting special request by the option that lowers the cost most, exactly; false when none does.

        Options are tried in the order of what they cost at least, and no further than one can still be better.
        """
        booking = self.booking
        bounds = [(booking.least_growth(number, one), index) for index, one in enumerate(booking.options[number])]
        start = booking.cost()
        best: tuple[int, Option] | None = None
        saved = booking.save()
        for least, index in sorted(bounds):
            if start + least >= (best[0] if best else start):
                break
            option = booking.options[number][index]
            if booking.in_the_way(number, option):
                continue
            booking.put_in(number, option)
            if booking.cost() < (best[0] if best else start):
                best = (booking.cost(), option)
            booking.restore(saved)
        if best is not None:
            booking.put_in(number, best[1])
        return best is not None

    def descend(self) -> None:
        """Try each special request elsewhere, or in the place of others, until a whole round helps nobody."""
        helped = True
        while helped and self.more():
            helped = False
            for number in self.booking.special:
                helped = self._improve(number) or helped
                if not self.more():
                    return

    def close(self) -> None:
        """End where the same facts would begin: no row gains by the hours that its person's other rows do not hold,
        and no waiting special request can simply be put in."""
        booking, cost = self.booking, None
        while cost is None or booking.cost() < cost:
            saved, cost = booking.save(), booking.cost()
            booking.yield_to(booking.hours_now())
            if booking.cost() > cost:
                booking.restore(saved)
            self.put_in_all()

    def _improve(self, number: int) -> bool:
        """Serve one special request better if that makes the whole better; true when it did."""
        booking = self.booking
        saved, cost = booking.save(), booking.cost()
        if number in booking.chosen:
            booking.take_out(number)
            self.serve_best(number)
            if booking.cost() < cost:
                return True
            booking.restore(saved)
            return False
        for option in booking.options[number]:
            others = booking.in_the_way(number, option)
            # With nobody in the way the option has been weighed already; two evictions seldom pay.
            if len(others) > 1:
                continue
            for other in others:
                booking.take_out(other)
            if booking.cost() + booking.least_growth(number, option) < cost + booking.skip[number]:
                booking.put_in(number, option)
                for other in others:
                    self.serve_best(other)
            if booking.cost() < cost:
                return True
            booking.restore(saved)
        return False

    def ruin_and_mend(self, chance: Random) -> None:
        """Take out a few special requests, put them in again in another order, and keep what is no worse, until the
        budget is spent or the cost is the least there can be.

        Source: ruin and recreate (Schrimpf, Schneider, Stamm-Wilbrandt and Dueck 2000).
        """
        booking = self.booking
        while self.more() and booking.special and booking.cost() > booking.least:
            saved, cost = booking.save(), booking.cost()
            size = chance.randint(1, min(_LARGEST_RUIN, len(booking.special)))
            served = sorted(booking.chosen)
            for number in chance.sample(served, min(size, len(served))):
                booking.take_out(number)
            waiting = [one for one in booking.special if one not in booking.chosen]
            chance.shuffle(waiting)
            for number in waiting:
                self.serve_best(number)
            if booking.cost() > cost:
                booking.restore(saved)
