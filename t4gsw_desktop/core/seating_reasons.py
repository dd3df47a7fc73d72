"""Why somebody rests or meets nobody, as problems for the organiser; what only they may read is marked private."""

from t4gsw_desktop.core.hall import Hall, Party
from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.core.seating import RoundsPlan, SeatingRound

PRIVATE = frozenset(
    {"seating.rests_apart", "seating.rests_contradiction", "seating.rests_needs", "seating.rests_table_full"}
)
TURNS = frozenset({"seating.rests_turn", "seating.rests_asked"})


def rest_problems(hall: Hall, plan: RoundsPlan) -> tuple[Problem, ...]:
    """One problem for each party and reason, with the numbers of the rounds it holds for in `facts["rounds"]`.

    Resting because numbers do not come out even is no hard problem; resting because a rule leaves no seat is. Whoever
    should never rest and does gets a second problem that says so.
    """
    found: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, one in enumerate(plan.rounds):
        company = {person: len(table.people) for table in one.tables for person in table.people}
        for party in hall.parties[number]:
            who = tuple(hall.guests[person].id for person in party)
            code = _reason(hall, number, one, party, company.get(who[0], 0))
            if code is None:
                continue
            found.setdefault((code, who), []).append(hall.numbers[number])
            never = tuple(hall.guests[person].id for person in party if hall.guests[person].never_rest)
            if never and who[0] not in company and code != "seating.rests_asked":
                found.setdefault(("seating.rests_after_all", never), []).append(hall.numbers[number])
    return tuple(
        _problem(code, who, rounds, hall.guests[hall.index[who[0]]].stays_at) for (code, who), rounds in found.items()
    )


def _problem(code: str, who: tuple[str, ...], rounds: list[int], stays_at: str) -> Problem:
    facts: dict[str, object] = {"rounds": tuple(rounds)}
    return Problem(code, who, stays_at, facts, hard=code not in TURNS, private=code in PRIVATE)


def _reason(hall: Hall, number: int, one: SeatingRound, party: Party, company: int) -> str | None:
    """The code for why the party rests, or sits at a table of `company` by itself; None when all is well."""
    if company:
        return "seating.no_company" if company == len(party) and not hall.is_host(party) else None
    if any(hall.numbers[number] in hall.guests[person].rests_in for person in party):
        return "seating.rests_asked"
    if not hall.tables_of(party):
        return _no_table(hall, party)
    if len(hall.parties[number]) == 1:
        return "seating.rests_nobody_else"
    if _kept_out(hall, one, party):
        return "seating.rests_apart"
    if len(hall.tables_of(party)) == 1:
        return "seating.rests_table_full"
    return "seating.rests_turn"


def _no_table(hall: Hall, party: Party) -> str:
    """Why there is no table at all where the whole party may sit."""
    if any(not hall.foes[person].isdisjoint(party) for person in party):
        return "seating.rests_contradiction"
    if len(party) > max(hall.room, default=0):
        return "seating.rests_too_many"
    if len({hall.guests[person].stays_at for person in party} - {""}) > 1:
        return "seating.rests_two_tables"
    return "seating.rests_needs"


def _kept_out(hall: Hall, one: SeatingRound, party: Party) -> bool:
    """True when there is a free chair in company, or somebody else at rest, and only a keep-apart stands in between."""
    names = {table.id: number for number, table in enumerate(hall.gathering.tables)}
    companies = [
        [hall.index[person] for person in table.people]
        for table in one.tables
        if names[table.table] in hall.tables_of(party)
        and len(table.people) + len(party) <= hall.room[names[table.table]]
    ]
    companies += [[hall.index[person]] for person in one.resting if hall.index[person] not in party]
    return bool(companies) and not any(hall.get_on(party, people) for people in companies)
