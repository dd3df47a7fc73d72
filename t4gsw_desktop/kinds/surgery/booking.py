"""Appointments in the making: plain requests are matched exactly, special ones put in and taken out by trial."""

from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from math import lcm
from operator import or_

from t4gsw_desktop.kinds.surgery.matching import NONE, Matching, Saved
from t4gsw_desktop.kinds.surgery.options import Option, Scale, options_of
from t4gsw_desktop.kinds.surgery.rules import Appointment, Appointments, Snapshot


@dataclass(frozen=True, slots=True)
class SavedBooking:
    """A state of a Booking to come back to."""

    matching: Saved
    chosen: dict[int, Option]
    special_cost: int
    yields: dict[int, int]


class Booking:
    """A plan that changes. `chosen` are the options of special requests; all others are rows of the `matching`.

    Special is a request of more than one slot, or of somebody who also advises: what an assignment cannot say. Rows
    of one party that fall into one hour are parted by making one of them yield that hour (`part_people`), so that
    nobody is in two places. All costs are kept `whole` times over, so that parts of long requests have whole costs.
    `least` is a cost that no plan falls below: long appointments cut into their slots, each worth its share, and
    people allowed to be in two places, which a matching answers exactly and every real plan is an answer of.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        scale = Scale(snapshot)
        requests = snapshot.requests
        self.options = options_of(snapshot, scale)
        self.skip = [scale.of_waiting(request) for request in requests]
        self.width = len(snapshot.slots)
        experts = {expert.id for expert in snapshot.experts}
        self.special = [
            number for number, request in enumerate(requests) if request.length > 1 or request.person in experts
        ]
        self._rows = sorted(set(range(len(requests))) - set(self.special))
        self.rows_of: dict[str, list[int]] = {}
        for number in self._rows:
            self.rows_of.setdefault(requests[number].busy_as, []).append(number)
        self._several = [rows for rows in self.rows_of.values() if len(rows) > 1]
        self.by_cell = [{one.cells[0]: one for one in mine} for mine in self.options]
        self._yields: dict[int, int] = {}
        self.chosen: dict[int, Option] = {}
        self._special_cost = sum(self.skip[number] for number in self.special)
        self.whole = lcm(*(request.length for request in requests)) if requests else 1
        self.matching = self._matching()
        self.least = self._solve()
        self.part_people()

    def _matching(self) -> Matching:
        """The rows of all requests, those of special ones cut into one for each slot, none of them taking part yet."""
        edges: list[dict[int, int]] = [{} for _ in self.options]
        skip = [cost * self.whole for cost in self.skip]
        for number in self._rows:
            edges[number] = {cell: one.cost * self.whole for cell, one in self.by_cell[number].items()}
        for number in self.special:
            length = self.snapshot.requests[number].length
            share = self.whole // length
            for part in range(length):
                edges.append({one.cells[part]: one.cost * share for one in self.options[number]})
                skip.append(self.skip[number] * share)
        return Matching(edges, skip, [cell % self.width for cell in range(len(self.snapshot.experts) * self.width)])

    def _solve(self) -> int:
        """Match the rows; the parts of special requests take part only long enough to learn the least cost."""
        parts = range(len(self.options), len(self.matching.edges))
        for row in [*self._rows, *parts]:
            self.matching.add(row)
        least = -(-self.matching.cost // self.whole)
        for row in parts:
            self.matching.remove(row)
        return least

    def cost(self) -> int:
        """What the plan costs by all the goals but even loads."""
        return self._special_cost + self.matching.cost // self.whole

    def save(self) -> SavedBooking:
        """The present state."""
        return SavedBooking(self.matching.save(), dict(self.chosen), self._special_cost, dict(self._yields))

    def restore(self, saved: SavedBooking) -> None:
        """Go back to a saved state."""
        self.matching.restore(saved.matching)
        self.chosen, self._special_cost = dict(saved.chosen), saved.special_cost
        self._yields = dict(saved.yields)

    def part_people(self) -> None:
        """Let nobody keep two rows in one hour: of each such two the one that loses less yields the hour."""
        while clash := self._clash():
            first, second, hour = clash
            saved = self.save()
            self._yield(first, hour)
            cost, other = self.cost(), self.save()
            self.restore(saved)
            self._yield(second, hour)
            if cost < self.cost():
                self.restore(other)

    def _clash(self) -> tuple[int, int, int] | None:
        """Two rows of one party in one hour, or None."""
        column_of, hour = self.matching.column_of, self.matching.hour
        for rows in self._several:
            for first, second in combinations(rows, 2):
                one, two = column_of[first], column_of[second]
                if one != NONE and two != NONE and hour[one] == hour[two]:
                    return first, second, hour[one]
        return None

    def _yield(self, row: int, hour: int) -> None:
        """Keep the row out of this hour from now on."""
        self._yields[row] = self._yields.get(row, 0) | 1 << hour
        self._renew_bars(row)

    def yield_to(self, hours_of: dict[int, int]) -> None:
        """Let each row yield just the hours (bits by slot) that other rows of the same party have in `hours_of`."""
        self._yields = {}
        for rows in self._several:
            for row in rows:
                others = [hours_of.get(other, 0) for other in rows if other != row]
                self._yields[row] = reduce(or_, others)
        for rows in self._several:
            for row in rows:
                self._renew_bars(row)
        self.part_people()

    def hours_now(self) -> dict[int, int]:
        """The hours of the rows that have a column, as bits by slot."""
        placed = ((row, self.matching.column_of[row]) for row in self._rows)
        return {row: 1 << self.matching.hour[column] for row, column in placed if column != NONE}

    def may_change_hour(self, row: int) -> bool:
        """True when the row is the only one of its party, so that no other can be in its way."""
        return len(self.rows_of[self.snapshot.requests[row].busy_as]) == 1

    def _renew_bars(self, row: int) -> None:
        """Bar the hours that the row yields and those of the same party's special appointments."""
        party = self.snapshot.requests[row].busy_as
        hours = self._yields.get(row, 0)
        for number, option in self.chosen.items():
            if self.snapshot.requests[number].busy_as == party:
                hours |= option.hours
        self.matching.bar(row, hours)

    def in_the_way(self, number: int, option: Option) -> list[int]:
        """Special requests that hold a cell of the option, or keep the same party busy then."""
        party = self.snapshot.requests[number].busy_as
        cells = set(option.cells)
        return [
            other
            for other, held in self.chosen.items()
            if other != number
            and (
                not cells.isdisjoint(held.cells)
                or (held.hours & option.hours and self.snapshot.requests[other].busy_as == party)
            )
        ]

    def least_growth(self, number: int, option: Option) -> int:
        """How much the cost grows at least when a waiting special request is put in here."""
        price, is_open = self.matching.price, self.matching.is_open
        worth = sum(price[cell] for cell in option.cells if is_open[cell])
        return option.cost - self.skip[number] + worth // self.whole

    def put_in(self, number: int, option: Option) -> None:
        """Serve a waiting special request like this; nothing special may be in the way."""
        self._special_cost += option.cost - self.skip[number]
        self.chosen[number] = option
        for row in self.rows_of.get(self.snapshot.requests[number].busy_as, ()):
            self._renew_bars(row)
        for cell in option.cells:
            self.matching.close(cell)
        self.part_people()

    def take_out(self, number: int) -> None:
        """Let a served special request wait."""
        option = self.chosen.pop(number)
        self._special_cost += self.skip[number] - option.cost
        for cell in option.cells:
            self.matching.reopen(cell)
        for row in self.rows_of.get(self.snapshot.requests[number].busy_as, ()):
            self._renew_bars(row)
        self.part_people()

    def option_now(self, number: int) -> Option | None:
        """How the request is served, or None when it waits."""
        if number in self.chosen:
            return self.chosen[number]
        cell = self.matching.column_of[number]
        return None if cell == NONE else self.by_cell[number][cell]

    def plan(self) -> Appointments:
        """The plan as it is, by slot and then in the order of the experts."""
        snapshot = self.snapshot
        served = {number: option for number in range(len(self.options)) if (option := self.option_now(number))}
        rows = sorted(served.items(), key=lambda item: (item[1].start, item[1].expert))
        return Appointments(
            tuple(
                Appointment(
                    snapshot.requests[number].id,
                    snapshot.experts[option.expert].id,
                    snapshot.slots[option.start],
                    option.topic,
                )
                for number, option in rows
            ),
            tuple(request.id for number, request in enumerate(snapshot.requests) if number not in served),
        )
