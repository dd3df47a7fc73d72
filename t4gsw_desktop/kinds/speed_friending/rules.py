"""What speed-friending allows and what makes an evening of it good: shared by planner, screen and tests."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from t4gsw_desktop.core import seating_rules
from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.core.seating import (
    NEVER_MET,
    Gathering,
    Guest,
    Pair,
    RoundsPlan,
    SeatedTable,
    SeatingRound,
    SeatingTable,
    meetings,
)
from t4gsw_desktop.kinds.speed_friending.filling_in import filling_in

ODD = ("trio", "rest", "host")
# Figures of which more is better; of all others less is.
MORE_IS_BETTER = frozenset({"answered"})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a plan of speed-friending follows from.

    `rounds` counts all rounds, `played` ones included. `table_size` is how many people a table is for; `odd` says what
    becomes of the one left over at tables for two: "trio" sits them as a third, "rest" rests them in turn, "host" has a
    helper (a guest who `fills_in`) sit down with them, or rests them where no helper is free. No `tables` means as many
    as needed, all alike. `met_before` tells for a pair how many evenings ago they met (1: the latest).
    `before` is an earlier plan of the rounds to come, to stay close to; with `keeps_cards` people have it in their
    hands, and only what matters more than a finer mixture is worth new cards.
    """

    rounds: int
    table_size: int
    people: tuple[Guest, ...]
    odd: str = "trio"
    tables: tuple[SeatingTable, ...] = ()
    apart: frozenset[Pair] = frozenset()
    together: frozenset[Pair] = frozenset()
    met_before: Mapping[Pair, int] = field(default_factory=lambda: NEVER_MET)
    played: tuple[SeatingRound, ...] = ()
    before: RoundsPlan | None = None
    keeps_cards: bool = True


def gathering_of(snapshot: Snapshot) -> Gathering:
    """The snapshot as what every seating respects: tables hold one more than their size, but for pairs with a rest."""
    most = snapshot.table_size + (snapshot.odd == "trio" or snapshot.table_size > 2)
    tables = snapshot.tables or _tables_alike(len(snapshot.people), most)
    return Gathering(
        rounds=snapshot.rounds,
        tables=tables,
        guests=_guests(snapshot, tables),
        apart=snapshot.apart,
        together=snapshot.together,
        played=snapshot.played,
        most=most,
        size=snapshot.table_size,
        met_before=snapshot.met_before,
    )


def _guests(snapshot: Snapshot, tables: tuple[SeatingTable, ...]) -> tuple[Guest, ...]:
    """Everybody who may have to be seated: helpers only in the rounds in which somebody would be left over."""
    people = snapshot.people
    if snapshot.odd != "host":
        return tuple(replace(guest, here=frozenset()) if guest.fills_in else guest for guest in people)
    pairs = snapshot.table_size == 2
    return filling_in(people, tables, snapshot.together, snapshot.played, snapshot.rounds, pairs)


def _tables_alike(people: int, seats: int) -> tuple[SeatingTable, ...]:
    """As many tables as could ever be needed, called T1, T2 and so on."""
    return tuple(SeatingTable(f"T{number}", seats) for number in range(1, max(1, people // 2) + 1))


def broken_rules(snapshot: Snapshot, plan: RoundsPlan) -> tuple[Problem, ...]:
    """Every hard rule the plan breaks; nothing for a sound plan."""
    return seating_rules.broken_rules(gathering_of(snapshot), plan)


def score(snapshot: Snapshot, plan: RoundsPlan, gathering: Gathering | None = None) -> Mapping[str, float]:
    """The figures of the evening in the order of the goals, recounted from the plan.

    Company first (`no_talk`: people and rounds without a conversation), then turns (`never_rest_rests`, `late_rests` on
    arrival, `unfair_rests` and `unfair_thirds`), then `repeats` and `most_met`, then who met on an earlier evening (the
    latest counts 1, the one before 1/2 ...), tables of newcomers only, meetings within one organisation, people who
    seek and met nobody who offers it though somebody does, meetings that answer something, changes of table, and lines
    of the cards of those still here that no longer hold. `gathering` is that of the snapshot, where it is at hand.
    """
    gathering = gathering or gathering_of(snapshot)
    tally = seating_rules.recount(gathering, plan)
    guests = {guest.id: guest for guest in snapshot.people}
    planned = [both for one in plan.rounds for both in meetings(one) if both not in snapshot.together]
    answered = [both for both in planned if _answers(guests[both[0]], guests[both[1]])]
    return {
        "no_talk": tally.no_talk,
        "never_rest_rests": len(seating_rules.resting_against_wish(gathering, plan)),
        "late_rests": tally.late_rests,
        "unfair_rests": tally.unfair_rests,
        "unfair_thirds": _unfair_thirds(snapshot, plan),
        "repeats": tally.repeats,
        "most_met": tally.most_met,
        "met_before": round(sum(1 / snapshot.met_before[both] for both in planned if both in snapshot.met_before), 3),
        "newcomers_only": seating_rules.newcomer_tables(guests, plan),
        "same_organisation": sum(seating_rules.are_colleagues(guests[one], guests[other]) for one, other in planned),
        "unanswered": len(_answerable(snapshot) - _answered_people(guests, tally.met)),
        "answered": len(answered),
        "table_changes": _table_changes(guests, tally.visits),
        "changed_cards": seating_rules.changed_cards(snapshot.before, plan),
    }


def rank(figures: Mapping[str, float]) -> tuple[float, ...]:
    """The score as numbers to compare, goal by goal; the smaller plan is the better one."""
    return tuple(-value if name in MORE_IS_BETTER else value for name, value in figures.items())


def _unfair_thirds(snapshot: Snapshot, plan: RoundsPlan) -> int:
    """How often the odd one at tables for two is somebody who was so more often than another who is here.

    The odd one is the third at a table (the one listed last), or whoever sits with a helper.
    """
    if snapshot.table_size != 2:
        return 0
    times = {guest.id: 0 for guest in snapshot.people if not guest.fills_in}
    helpers = frozenset(guest.id for guest in snapshot.people if guest.fills_in)
    unfair = 0
    for number, one in enumerate((*snapshot.played, *plan.rounds), 1):
        thirds = [person for table in one.tables for person in _odd_ones(table, helpers) if person in times]
        if not thirds:
            continue
        here = (guest.id for guest in snapshot.people if number in guest.here)
        low = min((times[person] for person in here if person in times), default=0)
        unfair += sum(times[person] > low for person in thirds) if number > len(snapshot.played) else 0
        for person in thirds:
            times[person] += 1
    return unfair


def _odd_ones(table: SeatedTable, helpers: frozenset[str]) -> tuple[str, ...]:
    if len(table.people) > 2:
        return table.people[-1:]
    return () if helpers.isdisjoint(table.people) else table.people


def _answers(one: Guest, other: Guest) -> bool:
    return bool(one.offers & other.seeks or other.offers & one.seeks)


def _answerable(snapshot: Snapshot) -> set[str]:
    """Everybody who seeks something that somebody else offers."""
    offering = Counter(skill for guest in snapshot.people for skill in guest.offers)
    return {
        guest.id for guest in snapshot.people if any(offering[skill] > (skill in guest.offers) for skill in guest.seeks)
    }


def _answered_people(guests: Mapping[str, Guest], met: Mapping[Pair, int]) -> set[str]:
    """Everybody who met somebody who offers what they seek."""
    both_ways = [(one, other) for pair in met for one, other in (pair, pair[::-1])]
    seeking = {one: guest.seeks for one, guest in guests.items() if guest.seeks}
    return {
        one for one, other in both_ways if one in seeking and other in guests and guests[other].offers & seeking[one]
    }


def _table_changes(guests: Mapping[str, Guest], visits: Mapping[str, list[str]]) -> int:
    """How often somebody who may move sits at another table than the time before."""
    return sum(
        one != other
        for person, tables in visits.items()
        if person in guests and not guests[person].stays_at
        for one, other in zip(tables, tables[1:], strict=False)
    )
