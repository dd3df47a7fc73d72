"""Why an evening came out as it did: whom everybody meets, and for two who meet again why that could not be helped."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.core.seating import Pair, RoundsPlan, SeatingRound, meetings, pair
from t4gsw_desktop.core.seating_bounds import fewest_repeats
from t4gsw_desktop.core.seating_rules import Recount, recount
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot, gathering_of


@dataclass(frozen=True, slots=True)
class PersonNight:
    """What the whole evening is for one person, counted from the rounds themselves.

    `meets` counts different people, companions left out, `new` those of them they met on no earlier evening.
    `organisations` tells of how many of them belong to each, most first; `again` whom they meet more than once, `rests`
    the rounds in which they rest.
    """

    person: str
    meets: int
    new: int
    organisations: tuple[tuple[str, int], ...]
    again: tuple[str, ...]
    rests: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RepeatReason:
    """Two people who meet more than once, the rounds in which they do, and why as a problem for `wording`.

    A problem that is private is for the organiser only. Who is kept apart from whom shows in none of them.
    """

    people: Pair
    rounds: tuple[int, ...]
    problem: Problem


def explain(snapshot: Snapshot) -> tuple[Problem, ...]:
    """The accepted rounds in reasons, for the organiser's eyes: each pair that meets again, then everybody's evening.

    People who have gone since, or cannot be there in a round any more, are left out; nothing is said without a plan.
    """
    if snapshot.before is None:
        return ()
    plan = _without_absent(snapshot, snapshot.before)
    again = (one.problem for one in repeat_reasons(snapshot, plan))
    return (*again, *(_say_night(night) for night in reasons(snapshot, plan)))


def _without_absent(snapshot: Snapshot, plan: RoundsPlan) -> RoundsPlan:
    here = {guest.id: guest.here for guest in snapshot.people}
    rounds = []
    for number, one in enumerate(plan.rounds, len(snapshot.played) + 1):
        sitting = ((table, tuple(p for p in table.people if number in here.get(p, ()))) for table in one.tables)
        tables = tuple(replace(table, people=people) for table, people in sitting if people)
        rounds.append(SeatingRound(tables, tuple(p for p in one.resting if number in here.get(p, ()))))
    return RoundsPlan(tuple(rounds))


def _say_night(night: PersonNight) -> Problem:
    groups = [name if count == 1 else f"{name} ({count})" for name, count in night.organisations]
    facts = {"meets": night.meets, "new": night.new, "organisations": ", ".join(groups) or "no organisation"}
    return Problem("speed_friending.night", (night.person,), facts=facts, private=True)


def reasons(snapshot: Snapshot, plan: RoundsPlan) -> tuple[PersonNight, ...]:
    """The evening of everybody who takes part, rounds played included, in the order of the snapshot."""
    met = recount(gathering_of(snapshot), plan).met
    partners: dict[str, list[str]] = {guest.id: [] for guest in snapshot.people}
    for one, other in sorted(met):
        for person, partner in ((one, other), (other, one)):
            partners.setdefault(person, []).append(partner)
    rests = _rests(snapshot, plan)
    return tuple(
        _night(snapshot, guest.id, partners[guest.id], met, tuple(rests.get(guest.id, ())))
        for guest in snapshot.people
        if not guest.fills_in
    )


def _night(
    snapshot: Snapshot, person: str, partners: list[str], met: Counter[Pair], rests: tuple[int, ...]
) -> PersonNight:
    organisation = {guest.id: guest.organisation for guest in snapshot.people}
    counted = Counter(organisation[one] for one in partners if organisation.get(one))
    return PersonNight(
        person=person,
        meets=len(partners),
        new=sum(pair(person, one) not in snapshot.met_before for one in partners),
        organisations=tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0]))),
        again=tuple(one for one in partners if met[pair(person, one)] > 1),
        rests=rests,
    )


def _rests(snapshot: Snapshot, plan: RoundsPlan) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, one in enumerate((*snapshot.played, *plan.rounds), 1):
        for person in one.resting:
            found.setdefault(person, []).append(number)
    return found


def repeat_reasons(snapshot: Snapshot, plan: RoundsPlan) -> tuple[RepeatReason, ...]:
    """One for each pair that meets again, in the order of their last meeting: why the plan has it."""
    asked = _Asked(snapshot, plan)
    return tuple(sorted((asked.reason(both) for both in asked.pairs()), key=lambda one: (one.rounds[-1], one.people)))


class _Asked:
    """The plan by person and round, and the questions put to it."""

    def __init__(self, snapshot: Snapshot, plan: RoundsPlan) -> None:
        self.gathering = gathering_of(snapshot)
        self.hall = Hall(self.gathering)
        self.tally: Recount = recount(self.gathering, plan)
        self.rounds: tuple[SeatingRound, ...] = (*snapshot.played, *plan.rounds)
        self.least = fewest_repeats(self.gathering, plan)
        self.when: dict[Pair, list[int]] = {}
        for number, one in enumerate(self.rounds, 1):
            for both in meetings(one):
                self.when.setdefault(both, []).append(number)

    def pairs(self) -> Iterator[Pair]:
        """Everybody who meets again, companions left out."""
        return (both for both, count in self.tally.met.items() if count > 1)

    def reason(self, both: Pair) -> RepeatReason:
        """Why these two meet again, with the strongest reason that holds."""
        rounds = tuple(self.when[both])
        code, where, private = self._why(both, rounds[-1])
        facts: dict[str, object] = {"rounds": rounds[1:]}
        if code == "speed_friending.again_counting":
            facts["least"] = self.least
        return RepeatReason(both, rounds, Problem(code, both, where, facts, private=private))

    def _why(self, both: Pair, number: int) -> tuple[str, str, bool]:
        """The code, the table it is about, and whether it is for the organiser only."""
        if number <= len(self.gathering.played):
            return "speed_friending.again_begun", "", False
        first, second = (self.hall.index[one] for one in both)
        party_of = self.hall.party_of[number - 1 - len(self.gathering.played)]
        if second in party_of[first]:
            return "speed_friending.again_companion", "", True
        if self.least:
            return "speed_friending.again_counting", "", False
        if any(self._meets_all(one, number) for one in both):
            return "speed_friending.again_all_met", "", False
        return self._kept_by_places(both, number)

    def _meets_all(self, person: str, number: int) -> bool:
        """True when the person meets everybody else who sits in this round at one time or another."""
        seats = self.rounds[number - 1].seats()
        return all(
            self.tally.met[pair(person, other)] for other in seats if other != person and seats[other] != seats[person]
        )

    def _kept_by_places(self, both: Pair, number: int) -> tuple[str, str, bool]:
        """What stands in the way of an exchange in this round that would save a meeting again."""
        in_the_way = {self._obstacle(one, other, number) for one in both for other in self._others(one, number)}
        if "" in in_the_way:
            return "speed_friending.again_so_far", "", False
        if "needs" in in_the_way:
            return "speed_friending.again_needs", "", True
        staying = [self.hall.guests[self.hall.index[one]].stays_at for one in both]
        if "stays" in in_the_way and any(staying):
            return "speed_friending.again_stays", max(staying), False
        return "speed_friending.again_no_exchange", "", False

    def _others(self, person: str, number: int) -> Iterator[str]:
        """Everybody at another table with whom an exchange in this round would save a meeting again."""
        seats = self.rounds[number - 1].seats()
        company: dict[str, list[str]] = {}
        for one, table in seats.items():
            company.setdefault(table, []).append(one)
        mine = [one for one in company[seats[person]] if one != person]
        for other, table in seats.items():
            if table != seats[person]:
                theirs = [one for one in company[table] if one != other]
                saved = self._again(person, mine, 1) + self._again(other, theirs, 1)
                if self._again(person, theirs, 0) + self._again(other, mine, 0) < saved:
                    yield other

    def _again(self, person: str, company: list[str], counted: int) -> int:
        """How many of the company the person meets besides this once; `counted` is 1 where the tally has this."""
        return sum(self.tally.met[pair(person, one)] > counted for one in company)

    def _obstacle(self, person: str, other: str, number: int) -> str:
        """Which rule forbids the exchange; "" when none does."""
        hall, seats = self.hall, self.rounds[number - 1].seats()
        tables = {table.id: place for place, table in enumerate(self.gathering.tables)}
        party_of = hall.party_of[number - 1 - len(self.gathering.played)]
        for one, new in ((person, seats[other]), (other, seats[person])):
            index = hall.index[one]
            guest = hall.guests[index]
            if guest.stays_at not in ("", new):
                return "stays"
            if tables[new] not in hall.tables_for[index]:
                return "needs"
            company = [hall.index[p] for p, table in seats.items() if table == new and p not in (person, other)]
            if len(party_of[index]) > 1 or not hall.foes[index].isdisjoint(company):
                return "rules"
        return ""
