"""What no seating may do, and a recount of what happened at the tables, both read from the plan itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.core.seating import Gathering, Guest, Pair, RoundsPlan, SeatedTable, SeatingRound, meetings, parties


def broken_rules(gathering: Gathering, plan: RoundsPlan) -> tuple[Problem, ...]:
    """Every hard rule the plan breaks, as problems with the code "seating.broken_..."; nothing for a sound plan."""
    found: list[Problem] = []
    if len(plan.rounds) != len(gathering.to_come):
        found.append(
            Problem("seating.broken_count", facts={"planned": len(plan.rounds), "needed": len(gathering.to_come)})
        )
    judge = _Judge(gathering)
    for number, one in zip(gathering.to_come, plan.rounds, strict=False):
        found.extend(judge.round_rules(number, one))
    return tuple(found)


class _Judge:
    """The facts of a gathering, looked up by id."""

    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self.guests = {guest.id: guest for guest in gathering.guests}
        self.tables = {table.id: table for table in gathering.tables}

    def round_rules(self, number: int, one: SeatingRound) -> Iterator[Problem]:
        """The rules broken in round `number`."""
        for table in one.tables:
            yield from self._table_rules(number, table)
        yield from self._attendance_rules(number, one)
        for first, second in sorted(set(meetings(one)) & self.gathering.apart):
            yield _broken("apart", number, (first, second), private=True)
        places = {person: place for place, table in enumerate(one.tables) for person in table.people}
        for first, second in sorted(self.gathering.together):
            both = all(number in self.guests[person].here for person in (first, second))
            if both and places.get(first) != places.get(second):
                yield _broken("together", number, (first, second), private=True)

    def _table_rules(self, number: int, seated: SeatedTable) -> Iterator[Problem]:
        """Room, company, needs and kept seats at one table."""
        table = self.tables.get(seated.table)
        if table is None:
            yield _broken("table", number, seated.people, seated.table)
            return
        if len(seated.people) > self.gathering.room_at(table):
            yield _broken("room", number, seated.people, table.id)
        if len(seated.people) == 1 and not self._waits_as_host(seated.people[0], table.hosted):
            yield _broken("alone", number, seated.people, table.id)
        for guest in (self.guests[person] for person in seated.people if person in self.guests):
            if guest.needs - table.features:
                yield _broken("needs", number, (guest.id,), table.id, private=True)
            if guest.stays_at and guest.stays_at != table.id:
                yield _broken("stays", number, (guest.id,), table.id)

    def _waits_as_host(self, person: str, hosted: bool) -> bool:
        return hosted and person in self.guests and bool(self.guests[person].stays_at)

    def _attendance_rules(self, number: int, one: SeatingRound) -> Iterator[Problem]:
        """Everybody here is in exactly one place, nobody else is, and those who never rest do not rest."""
        places = Counter(person for table in one.tables for person in table.people)
        places.update(one.resting)
        here = {guest.id for guest in self.guests.values() if number in guest.here}
        for code, people in (
            ("twice", [person for person, count in places.items() if count > 1]),
            ("away", sorted(set(places) - here)),
            ("nowhere", sorted(here - set(places))),
        ):
            if people:
                yield _broken(code, number, tuple(people))
        for name, count in Counter(table.table for table in one.tables).items():
            if count > 1:
                yield _broken("table_twice", number, (), name)


def _broken(code: str, number: int, who: tuple[str, ...], where: str = "", private: bool = False) -> Problem:
    return Problem(f"seating.broken_{code}", who, where, {"round": number}, hard=True, private=private)


def resting_against_wish(gathering: Gathering, plan: RoundsPlan) -> tuple[tuple[int, str], ...]:
    """Round and id of everybody who rests although they never should: only right where a hard rule leaves no seat."""
    guests = {guest.id: guest for guest in gathering.guests if guest.never_rest}
    return tuple(
        (number, person)
        for number, one in zip(gathering.to_come, plan.rounds, strict=False)
        for person in one.resting
        if person in guests and number not in guests[person].rests_in
    )


@dataclass(slots=True)
class Recount:
    """What happened over the whole evening, played rounds included: who met how often, rested and sat where."""

    met: Counter[Pair] = field(default_factory=Counter)
    rests: Counter[str] = field(default_factory=Counter)
    visits: dict[str, list[str]] = field(default_factory=dict)
    unfair_rests: int = 0
    late_rests: int = 0
    no_talk: int = 0

    @property
    def repeats(self) -> int:
        """Meetings beyond the first, summed over all pairs."""
        return sum(count - 1 for count in self.met.values())

    @property
    def most_met(self) -> int:
        """How often the pair that met most has met."""
        return max(self.met.values(), default=0)


def recount(gathering: Gathering, plan: RoundsPlan) -> Recount:
    """Count the evening round by round; `together` pairs are no meetings.

    A rest is unfair when somebody present, who may rest, has rested less. `late_rests` counts people who rest in the
    first round they are here for, though others have been here longer. `no_talk` counts, over all rounds to come,
    people who are here and meet nobody outside their party. Whoever asked to rest, or belongs with somebody who did,
    counts for none of these, but has rested.
    """
    tally = Recount()
    guests = {guest.id: guest for guest in gathering.guests}
    hosted = {table.id for table in gathering.tables if table.hosted}
    for number, one in enumerate((*gathering.played, *plan.rounds), 1):
        planned = number > len(gathering.played)
        here = [guest for guest in gathering.guests if number in guest.here]
        met = [both for both in meetings(one) if both not in gathering.together]
        tally.met.update(met)
        _count_rests(tally, gathering, guests, here, one, number)
        if planned:
            talking = {person for both in met for person in both}
            asked = resting_as_asked(gathering, guests, one, number)
            silent = [guest for guest in here if guest.id not in talking and guest.id not in asked]
            tally.no_talk += sum(guest.stays_at not in hosted for guest in silent)
        for table in one.tables:
            for person in table.people:
                tally.visits.setdefault(person, []).append(table.table)
    return tally


def resting_as_asked(
    gathering: Gathering, guests: Mapping[str, Guest], one: SeatingRound, number: int
) -> frozenset[str]:
    """Those at rest who asked to, and those who belong together with them."""
    asked = {person for person in one.resting if person in guests and number in guests[person].rests_in}
    if not asked:
        return frozenset()
    return frozenset(
        person for party in parties(one.resting, gathering.together) if asked & set(party) for person in party
    )


def _count_rests(
    tally: Recount, gathering: Gathering, guests: dict[str, Guest], here: list[Guest], one: SeatingRound, number: int
) -> None:
    """Add one round's rests, judged by the counts before it."""
    low = min((tally.rests[guest.id] for guest in here if not guest.never_rest), default=0)
    asked = resting_as_asked(gathering, guests, one, number)
    for person in one.resting:
        if person in asked:
            continue
        tally.unfair_rests += tally.rests[person] > low
        first = min(guests[person].here, default=0) if person in guests else 0
        tally.late_rests += first == number > 1
    tally.rests.update(one.resting)


def newcomer_tables(guests: Mapping[str, Guest], plan: RoundsPlan) -> int:
    """How many tables of the rounds to come hold nobody but newcomers."""
    groups = [table.people for one in plan.rounds for table in one.tables]
    return sum(len(people) > 1 and all(guests[person].newcomer for person in people) for people in groups)


def are_colleagues(one: Guest, other: Guest) -> bool:
    """True when both are of the same organisation."""
    return bool(one.organisation) and one.organisation == other.organisation


def changed_cards(before: RoundsPlan | None, plan: RoundsPlan) -> int:
    """How many lines of the cards of those still here say something else than the earlier plan did: table or rest."""
    if before is None:
        return 0
    return sum(_changed_lines(old, new) for old, new in zip(before.rounds, plan.rounds, strict=False))


def _changed_lines(old: SeatingRound, new: SeatingRound) -> int:
    seats, resting = new.seats(), set(new.resting)
    moved = sum(seats.get(person) != table for person, table in old.seats().items() if person in seats)
    at_rest = sum(person in resting for person in old.seats())
    return moved + at_rest + sum(person in seats for person in old.resting)
