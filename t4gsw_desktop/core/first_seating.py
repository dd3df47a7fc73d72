"""Seating one round so that no hard rule is broken, keeping to proposed groups where that is possible."""

from collections.abc import Sequence
from random import Random

from t4gsw_desktop.core.hall import Party
from t4gsw_desktop.core.pairing import pair_off
from t4gsw_desktop.core.seating_chart import AWAY, Chart
from t4gsw_desktop.core.seating_turns import asks_to_rest, choose_resting, rest_order

TRIES = 6  # how often a round is seated anew when somebody is left over who might have found a seat


def seat_round(chart: Chart, number: int, hint: Sequence[Sequence[int]], rng: Random, by_table: bool = False) -> None:
    """Everybody who is here in round `number` sits at a table or rests, and no hard rule is broken.

    `hint` are groups of people to keep to; people who are away, or whom a rule forbids to sit there, are taken out.
    With `by_table` the first group is meant for the first table, and so on; else any table will do.
    When somebody finds no seat the round is tried again with other groups, and the try with fewest at rest is kept.
    """
    best: tuple[tuple[int, int], list[list[int]], list[int]] | None = None
    for turn in range(TRIES):
        groups = list(hint) if turn == 0 else []
        complete = _RoundSeating(chart, number, rng, by_table).seat(groups)
        if complete and best is None:
            return
        score = (_without_company(chart, number), len(chart.resting[number]))
        if best is None or score < best[0]:
            best = (score, [people[:] for people in chart.tables[number]], chart.resting[number][:])
        chart.clear(number)
        if complete:
            break
    if best is not None:
        chart.rename(number, dict(enumerate(best[1])))
        chart.rest(number, tuple(best[2]))


def _without_company(chart: Chart, number: int) -> int:
    """How many people rest or sit with nobody outside their party."""
    lonely = sum(
        len(people) for table, people in enumerate(chart.tables[number]) if len(chart.parties_at(number, table)) == 1
    )
    return lonely + len(chart.resting[number])


class _RoundSeating:
    """The work on one round."""

    def __init__(self, chart: Chart, number: int, rng: Random, by_table: bool) -> None:
        self.chart, self.number, self.rng, self.by_table = chart, number, rng, by_table
        self.hall = chart.hall
        self.tables = chart.tables[number]
        self.options = {party: self.hall.tables_of(party) for party in self.hall.parties[number]}
        self.pushed: dict[Party, int] = {}

    def seat(self, hint: Sequence[Sequence[int]]) -> bool:
        """Seat the round; true when nobody rests but those whose turn it was, and nobody sits without company."""
        turns = choose_resting(self.chart, self.number, hint, self.options, self.rng)
        loners = self._seat_groups(hint, [party for party in self.options if party not in turns])
        left = self._seat_loners(loners)
        resting = self._call_back([*turns, *left])
        for party in resting:
            self.chart.rest(self.number, party)
        return set(resting) <= set(turns) and _without_company(self.chart, self.number) == sum(map(len, resting))

    def _call_back(self, resting: list[Party]) -> list[Party]:
        """Seat whoever can still sit, because somebody else could not; those who should rest last are asked first."""
        waiting = sorted(resting, key=lambda party: rest_order(self.chart, self.number, party), reverse=True)
        asked = [party for party in waiting if asks_to_rest(self.chart, self.number, party)]
        waiting = [party for party in waiting if party not in asked]
        still: list[Party] = []
        while waiting:
            party = waiting.pop(0)
            if not (self._join(party, None) or self._open(party, waiting) or self._open(party, still)):
                still.append(party)
        return [*asked, *still]

    # groups

    def _seat_groups(self, hint: Sequence[Sequence[int]], todo: list[Party]) -> list[Party]:
        """Sit the proposed groups down, as far as rules and tables allow; returns the parties still without a seat."""
        waiting = dict.fromkeys(todo)
        party_of = self.hall.party_of[self.number]
        groups: list[tuple[list[Party], list[int]]] = []
        for place, people in enumerate(hint):
            parties = dict.fromkeys(party_of[person] for person in people if person in party_of)
            group = self._agreeing([party for party in parties if party in waiting])
            if len(group) > 1 or any(self._is_host(party) for party in group):
                tables = self.hall.in_order(self._tables_for(group))
                if self.by_table and place in tables:
                    tables = [place, *(table for table in tables if table != place)]
                groups.append((group, tables))
                for party in group:
                    del waiting[party]
        groups.sort(key=lambda one: (len(one[1]), -sum(map(len, one[0]))))
        groups = groups[: self._most_groups()]
        found = self._share_out([tables for _, tables in groups])
        for (group, _), table in zip(groups, found, strict=True):
            if table is not None:
                for party in group:
                    self.chart.sit(self.number, party, table)
        return [party for party in todo if self.chart.where[self.number][party[0]] == AWAY]

    def _share_out(self, choices: list[list[int]]) -> list[int | None]:
        """A table for as many groups as possible, none twice; `choices` has those with least choice first.

        Groups that may sit anywhere take what the others leave: the table they name first, or else any.
        """
        free_choice = next((row for row, tables in enumerate(choices) if len(tables) == len(self.tables)), len(choices))
        found = pair_off(choices[:free_choice])
        left = dict.fromkeys(self.hall.in_order(self.hall.every_table))
        for table in found:
            if table is not None:
                del left[table]
        named = [self._take(left, tables[0]) if self.by_table else None for tables in choices[free_choice:]]
        rest = iter(list(left))
        return [*found, *(table if table is not None else next(rest, None) for table in named)]

    def _take(self, left: dict[int, None], table: int) -> int | None:
        """`table`, which is then no longer left; None when it is taken already."""
        if table not in left:
            return None
        del left[table]
        return table

    def _agreeing(self, parties: list[Party]) -> list[Party]:
        """Those of `parties` that can share one table, the most constrained first."""
        group: list[Party] = []
        for party in sorted(parties, key=lambda one: len(self.options[one])):
            people = [person for one in group for person in one]
            if self.hall.get_on(party, people) and self._tables_for([*group, party]):
                group.append(party)
        return group

    def _tables_for(self, group: list[Party]) -> frozenset[int]:
        return self.hall.tables_for_all([self.options[party] for party in group], sum(map(len, group)))

    def _most_groups(self) -> int:
        """How many tables are in use at most, so that none is more than one below its size."""
        size = self.hall.gathering.size
        people = sum(map(len, self.options)) - len(self.chart.resting[self.number])
        return max(1, people // max(2, size - 1)) if size else len(self.tables)

    def _is_host(self, party: Party) -> bool:
        return self.hall.is_host(party)

    # one by one

    def _seat_loners(self, loners: list[Party]) -> list[Party]:
        """Find seats one by one, the most constrained first; returns who finds none."""
        never = [guest.never_rest for guest in self.hall.guests]
        rests = self.chart.rests
        self.rng.shuffle(loners)
        loners.sort(
            key=lambda one: (len(self.options[one]), not any(never[p] for p in one), -sum(rests[p] for p in one))
        )
        left: list[Party] = []
        size = self.hall.gathering.size or max(self.hall.room, default=0)
        while loners:
            party = loners.pop(0)
            seated = (
                self._join(party, size)
                or self._open(party, loners)
                or self._swap_in(party, loners)
                or self._join(party, None)
                or self._gather(party)
                or self._push_out(party, loners)
                or self._sit_apart(party)
            )
            if not seated:
                left.append(party)
        return left

    def _join(self, party: Party, most: int | None) -> bool:
        """Join the table in use that costs least, up to `most` people there (None: its room)."""
        best: tuple[int, int, int] | None = None
        for table in sorted(self.options[party]):
            people = self.tables[table]
            room = self.hall.room[table] if most is None else min(most, self.hall.room[table])
            if people and len(people) + len(party) <= room and self.hall.get_on(party, people):
                offer = (self._cost(party, people), len(people), table)
                best = offer if best is None else min(best, offer)
        if best is None:
            return False
        self.chart.sit(self.number, party, best[2])
        return True

    def _cost(self, party: Party, people: list[int]) -> int:
        hall, met = self.hall, self.chart.met
        return sum(hall.steps[met[p][q]] + hall.price[p][q] for p in party for q in people)

    def _open(self, party: Party, loners: list[Party]) -> bool:
        """Open an empty table together with the loner who costs least."""
        free = [table for table in self.hall.in_order(self.options[party]) if not self.tables[table]]
        best: tuple[int, int, int] | None = None
        for place, other in enumerate(loners):
            people = len(party) + len(other)
            table = next((t for t in free if t in self.options[other] and self.hall.room[t] >= people), None)
            if table is not None and self.hall.get_on(party, list(other)):
                offer = (self._cost(party, list(other)), place, table)
                best = offer if best is None else min(best, offer)
        if best is None:
            return False
        self.chart.sit(self.number, party, best[2])
        self.chart.sit(self.number, loners.pop(best[1]), best[2])
        return True

    def _swap_in(self, party: Party, loners: list[Party]) -> bool:
        """Take somebody's seat who then opens an empty table with a loner whom this party cannot sit with."""
        for table in sorted(self.options[party], key=lambda one: self.rng.random()) if loners else ():
            people = self.tables[table]
            for other in self.chart.parties_at(self.number, table):
                remaining = [person for person in people if person not in other]
                fits = remaining and len(remaining) + len(party) <= self.hall.room[table]
                if not fits or not self.hall.get_on(party, remaining) or self._is_host(other):
                    continue
                self.chart.rise(self.number, other)
                if self._open(other, loners):
                    self.chart.sit(self.number, party, table)
                    return True
                self.chart.sit(self.number, other, table)
        return False

    def _gather(self, party: Party) -> bool:
        """Bring somebody from a fuller table, or a whole table, to an empty table where this party may sit."""
        for target in sorted(self.options[party]):
            if self.tables[target]:
                continue
            for table, people in enumerate(self.tables):
                moving = self._movable(party, table, people, target) if len(people) > 1 else None
                if moving:
                    for one in moving:
                        self.chart.rise(self.number, one)
                        self.chart.sit(self.number, one, target)
                    self.chart.sit(self.number, party, target)
                    return True
        return False

    def _movable(self, party: Party, table: int, people: list[int], target: int) -> list[Party] | None:
        """Who could move from `table` to sit with `party` at `target`: one party of many, or all of them."""
        here = self.chart.parties_at(self.number, table)
        for some in ([one] for one in here if len(people) - len(one) > 1):
            if self._can_gather(party, some, target):
                return some
        return here if self._can_gather(party, here, target) else None

    def _can_gather(self, party: Party, some: list[Party], target: int) -> bool:
        people = [person for one in some for person in one]
        return (
            all(target in self.options[one] for one in some)
            and len(people) + len(party) <= self.hall.room[target]
            and self.hall.get_on(party, people)
        )

    def _push_out(self, party: Party, loners: list[Party]) -> bool:
        """Take the seat of a party that has more choice, or whose turn to rest comes first; it looks for another."""
        for table in sorted(self.options[party], key=lambda one: self.rng.random()):
            people = self.tables[table]
            for other in self.chart.parties_at(self.number, table):
                remaining = [person for person in people if person not in other]
                fits = remaining and len(remaining) + len(party) <= self.hall.room[table]
                if fits and self._gives_way(other, party) and self.hall.get_on(party, remaining):
                    self.pushed[other] = self.pushed.get(other, 0) + 1
                    self.chart.rise(self.number, other)
                    self.chart.sit(self.number, party, table)
                    loners.insert(0, other)
                    return True
        return False

    def _gives_way(self, other: Party, party: Party) -> bool:
        """True when `other` has more tables to choose from, or should rest before `party`; each at most twice."""
        if self.pushed.get(other, 0) >= 2:
            return False
        turns = rest_order(self.chart, self.number, other) < rest_order(self.chart, self.number, party)
        return turns or len(self.options[other]) > len(self.options[party])

    def _sit_apart(self, party: Party) -> bool:
        """A party of two or more without any other company sits at an empty table by itself."""
        free = [table for table in self.hall.in_order(self.options[party]) if not self.tables[table]]
        if len(party) < 2 and not self._is_host(party) or not free:
            return False
        self.chart.sit(self.number, party, free[0])
        return True
