"""What a café allows and what makes its rounds good: shared by planner, screen and tests."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from t4gsw_desktop.core import seating_rules
from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.core.seating import (
    Gathering,
    Guest,
    Pair,
    RoundsPlan,
    SeatingRound,
    SeatingTable,
    meetings,
)

# The prices below are in the currency of core/seating_prices.py, in which a second meeting costs 2,000.
# Nobody should go home without any wish while another has two: dearer than anything else a guest can miss.
NO_WISH = 30_000
# Missing a first or second wish outweighs several meetings again; a later wish is worth less than one. Measured: with
# every wish above repeats, the popular tables carry the same people round together all evening.
MISSED = (12_000, 8_000, 1_500)
# Nobody comes to the same table twice: worth several meetings again, but less than a wish.
SAME_TABLE = 7_000


def missed_price(rank: int) -> int:
    """The price of not meeting the wish of this rank, counted from 0."""
    return MISSED[min(rank, len(MISSED) - 1)]


@dataclass(frozen=True, slots=True)
class CafeTable:
    """A table with its topic and the people who host it and stay there in every round."""

    id: str
    seats: int
    topic: str = ""
    hosts: tuple[str, ...] = ()
    features: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a plan of a café follows from.

    `rounds` counts all rounds, `played` ones included. `people` holds the guests; hosts may be among them, and hosts
    who are not are here all the time. Wishes are tables, most wanted first. `before` is an earlier plan of the
    rounds to come, to stay close to.
    """

    rounds: int
    tables: tuple[CafeTable, ...]
    people: tuple[Guest, ...]
    apart: frozenset[Pair] = frozenset()
    together: frozenset[Pair] = frozenset()
    played: tuple[SeatingRound, ...] = ()
    before: RoundsPlan | None = None


def gathering_of(snapshot: Snapshot) -> Gathering:
    """The snapshot as what every seating respects: hosts keep their table and never rest."""
    hosts = {host: table.id for table in snapshot.tables for host in table.hosts}
    listed = [
        replace(guest, stays_at=hosts[guest.id], never_rest=True) if guest.id in hosts else guest
        for guest in snapshot.people
    ]
    names = {guest.id for guest in listed}
    always = frozenset(range(1, snapshot.rounds + 1))
    others = [
        Guest(host, always, stays_at=table, never_rest=True) for host, table in hosts.items() if host not in names
    ]
    return Gathering(
        rounds=snapshot.rounds,
        tables=tuple(SeatingTable(one.id, one.seats, one.features, bool(one.hosts)) for one in snapshot.tables),
        guests=(*listed, *others),
        apart=snapshot.apart,
        together=snapshot.together,
        played=snapshot.played,
    )


def broken_rules(snapshot: Snapshot, plan: RoundsPlan) -> tuple[Problem, ...]:
    """Every hard rule the plan breaks; nothing for a sound plan."""
    return seating_rules.broken_rules(gathering_of(snapshot), plan)


def score(snapshot: Snapshot, plan: RoundsPlan) -> Mapping[str, float]:
    """The figures of the café in the order of the goals, recounted from the plan; of all of them less is better.

    Company and turns as in every seating; then guests `without_wish`, `missed_first` and `missed_second` wishes, visits
    to the `same_table_again`, `repeats` and `most_met`, `missed_later` wishes, `unevenness` (fullest less emptiest
    table, summed over rounds), tables of newcomers only, meetings within one organisation, and changed lines of cards.
    """
    gathering = gathering_of(snapshot)
    tally = seating_rules.recount(gathering, plan)
    guests = {guest.id: guest for guest in gathering.guests}
    missed = Counter(min(rank, 2) for guest in movers(gathering) for rank in _missed(guest, tally.visits))
    planned = [both for one in plan.rounds for both in meetings(one) if both not in snapshot.together]
    return {
        "no_talk": tally.no_talk,
        "never_rest_rests": len(seating_rules.resting_against_wish(gathering, plan)),
        "late_rests": tally.late_rests,
        "unfair_rests": tally.unfair_rests,
        "without_wish": sum(_without_wish(guest, tally.visits) for guest in movers(gathering)),
        "missed_first": missed[0],
        "missed_second": missed[1],
        "same_table_again": sum(_again(tally.visits.get(guest.id, [])) for guest in movers(gathering)),
        "repeats": tally.repeats,
        "most_met": tally.most_met,
        "missed_later": missed[2],
        "unevenness": sum(_unevenness(snapshot, one) for one in plan.rounds),
        "newcomers_only": seating_rules.newcomer_tables(guests, plan),
        "same_organisation": sum(seating_rules.are_colleagues(guests[one], guests[other]) for one, other in planned),
        "changed_cards": seating_rules.changed_cards(snapshot.before, plan),
    }


def rank(figures: Mapping[str, float]) -> tuple[float, ...]:
    """The score as numbers to compare, goal by goal; the smaller plan is the better one."""
    return tuple(figures.values())


def movers(gathering: Gathering) -> list[Guest]:
    """Everybody who goes from table to table."""
    return [guest for guest in gathering.guests if not guest.stays_at]


def _missed(guest: Guest, visits: Mapping[str, list[str]]) -> list[int]:
    """The ranks of the wishes that are not met, counted from 0."""
    seen = set(visits.get(guest.id, ()))
    return [rank for rank, wish in enumerate(guest.wishes) if wish not in seen]


def _without_wish(guest: Guest, visits: Mapping[str, list[str]]) -> bool:
    return bool(guest.wishes) and len(_missed(guest, visits)) == len(guest.wishes)


def _again(tables: list[str]) -> int:
    return len(tables) - len(set(tables))


def _unevenness(snapshot: Snapshot, one: SeatingRound) -> int:
    people = {table.table: len(table.people) for table in one.tables}
    filled = [people.get(table.id, 0) for table in snapshot.tables]
    return max(filled, default=0) - min(filled, default=0)


def fewest_missed_first(snapshot: Snapshot, plan: RoundsPlan) -> int:
    """A number of first wishes that no plan can meet: more guests wish for a table than it has chairs in all rounds.

    Chairs on which hosts sit in `plan` are not for guests; in played rounds there were as many as people.
    """
    gathering = gathering_of(snapshot)
    wishing = Counter(guest.wishes[0] for guest in movers(gathering) if guest.wishes)
    hosts = {host for table in snapshot.tables for host in table.hosts}
    chairs: Counter[str] = Counter()
    for one in snapshot.played:
        chairs.update(one.seats().values())
    for one in plan.rounds:
        chairs.update({table.id: table.seats for table in snapshot.tables})
        chairs.subtract(table for person, table in one.seats().items() if person in hosts)
    return sum(max(0, count - max(0, chairs[table])) for table, count in wishing.items())
