"""The awkward evenings, before anybody sits down: each is planned soundly, and what cannot be is said plainly."""

from collections import Counter
from itertools import combinations
from typing import Any

import pytest

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.core.round_designs import transversal_rounds
from t4gsw_desktop.core.seating import RoundsPlan
from t4gsw_desktop.kinds.speed_friending.instance import read_instance, write_plan
from t4gsw_desktop.kinds.speed_friending.plan import propose
from t4gsw_desktop.kinds.speed_friending.rules import broken_rules
from t4gsw_desktop.kinds.speed_friending.shape import longest_programme, say_programme
from t4gsw_desktop.wording import sentence


def people(count: int) -> list[dict[str, Any]]:
    return [{"id": f"p{number}"} for number in range(count)]


def evening(count: int, size: int, rounds: int, **more: Any) -> dict[str, Any]:
    return {"kind": "speed_friending", "rounds": rounds, "table_size": size, "people": people(count), **more}


def plan_soundly(instance: dict[str, Any], steps: int = 4_000) -> Proposal[RoundsPlan]:
    """The plan, after a recount that no hard rule is broken."""
    snapshot = read_instance(instance)
    proposal = propose(snapshot, Budget(steps=steps), 1)
    assert broken_rules(snapshot, proposal.plan) == ()
    return proposal


def met(plan: RoundsPlan) -> Counter[frozenset[str]]:
    """How often every two people meet, counted from the tables alone."""
    pairs = (both for one in plan.rounds for table in one.tables for both in combinations(table.people, 2))
    return Counter(frozenset(both) for both in pairs)


def codes(proposal: Proposal[RoundsPlan]) -> dict[str, set[str]]:
    """Who is told what; every problem has a sentence."""
    told: dict[str, set[str]] = {}
    for problem in proposal.problems:
        assert sentence(problem.code, {"who": "Ann", "where": "T1", **problem.facts})
        told.setdefault(problem.code, set()).update(problem.who)
    return told


# 1. Nobody, hardly anybody


@pytest.mark.parametrize("size", [2, 3, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_hardly_anybody_is_there(count, size):
    proposal = plan_soundly(evening(count, size, 3))
    tables = [[len(table.people) for table in one.tables] for one in proposal.plan.rounds]
    assert tables == [[count] if count > 1 else []] * 3
    assert say_programme(longest_programme(count, size)) == ("" if count < 2 else tables_told(count))


def tables_told(count: int) -> str:
    return f"Already in 2 rounds at least {'1 pair meets' if count == 2 else '3 pairs meet'} again."


def test_one_person_left_after_the_first_round():
    instance = evening(4, 2, 3)
    for number in (1, 2, 3):
        instance["people"][number]["present"] = [1, 1]
    proposal = plan_soundly(instance)
    assert [one.resting for one in proposal.plan.rounds] == [(), ("p0",), ("p0",)]


def test_only_people_with_a_table_of_their_own_are_left():
    tables = [{"id": f"T{number}", "seats": 4} for number in range(3)]
    instance = evening(3, 4, 2, tables=tables)
    for number, person in enumerate(instance["people"]):
        person["stays_at"] = f"T{number}"
    proposal = plan_soundly(instance)
    assert all(set(one.resting) == {"p0", "p1", "p2"} for one in proposal.plan.rounds)
    assert set().union(*codes(proposal).values()) == {"p0", "p1", "p2"}


# 2. Odd numbers


@pytest.mark.parametrize("count", [7, 9, 21, 51])
def test_the_third_respects_who_has_met_and_rotates(count):
    rounds = longest_programme(count, 2).rounds
    proposal = plan_soundly(evening(count, 2, min(rounds, 12)), 20_000)
    assert max(met(proposal.plan).values()) == 1
    thirds = [table.people[-1] for one in proposal.plan.rounds for table in one.tables if len(table.people) == 3]
    assert len(thirds) == len(set(thirds)) == min(rounds, 12)


# 6. More rounds than partners


@pytest.mark.parametrize(("count", "rounds"), [(4, 5), (6, 9), (8, 16), (12, 15), (2, 4)])
def test_more_rounds_than_partners_has_exactly_the_repeats_it_must(count, rounds):
    proposal = plan_soundly(evening(count, 2, rounds))
    assert proposal.score["repeats"] == proposal.bound["repeats"] == rounds * count // 2 - count * (count - 1) // 2
    assert proposal.score["most_met"] == -(-rounds // (count - 1))


def test_a_round_more_leaves_the_rounds_before_it_clean():
    for rounds in (9, 10):
        assert plan_soundly(evening(32, 4, rounds)).score["repeats"] == 0
    assert plan_soundly(evening(32, 4, 11)).score["repeats"] == 32


# 7. Larger tables than there are tables


@pytest.mark.parametrize(("count", "size", "least"), [(6, 3, 2), (8, 4, 4), (12, 4, 3), (15, 5, 6)])
def test_larger_tables_than_there_are_tables_is_said_beforehand(count, size, least):
    programme = longest_programme(count, size)
    assert (programme.rounds, programme.limit, programme.then) == (1, 1, least)
    assert str(least) in say_programme(programme)
    assert plan_soundly(evening(count, size, 2), 20_000).score["repeats"] == least


# 8. A rule that leaves somebody nobody


def test_somebody_kept_apart_from_everybody_rests_and_only_the_organiser_reads_why():
    instance = evening(5, 2, 2, apart=[["p0", f"p{number}"] for number in (1, 2, 3, 4)])
    proposal = plan_soundly(instance)
    assert all("p0" in one.resting for one in proposal.plan.rounds)
    assert "p0" in codes(proposal)["seating.rests_apart"]
    assert all(problem.private for problem in proposal.problems if problem.code == "seating.rests_apart")


def test_three_who_can_only_meet_each_other_are_no_reason_to_break_a_rule():
    across = [[f"p{one}", f"p{other}"] for one in range(3) for other in range(3, 8)]
    proposal = plan_soundly(evening(8, 2, 3, odd="rest", apart=across))
    assert all(len([p for p in one.resting if p in {"p0", "p1", "p2"}]) == 1 for one in proposal.plan.rounds)


# 9. Companions


def test_kept_apart_and_together_at_once_is_told_as_a_contradiction():
    proposal = plan_soundly(evening(6, 3, 2, together=[["p0", "p1"]], apart=[["p0", "p1"]]))
    assert codes(proposal) == {"seating.rests_contradiction": {"p0", "p1"}}


def test_a_companion_who_comes_later_and_goes_earlier_sits_with_their_person_meanwhile():
    instance = evening(13, 4, 5, together=[["p0", "p12"]])
    instance["people"][12]["present"] = [2, 4]
    proposal = plan_soundly(instance)
    seats = [one.seats() for one in proposal.plan.rounds]
    assert [round_seats.get("p12") == round_seats["p0"] for round_seats in seats] == [False, True, True, True, False]


# 10. Kept seats


def test_two_with_different_tables_never_meet_and_nobody_counts_on_it():
    tables = [{"id": f"T{number}", "seats": 2} for number in range(3)]
    instance = evening(6, 2, 5, tables=tables)
    instance["people"][0]["stays_at"], instance["people"][1]["stays_at"] = "T0", "T1"
    proposal = plan_soundly(instance, 20_000)
    assert met(proposal.plan)[frozenset({"p0", "p1"})] == 0
    assert proposal.score["repeats"] >= proposal.bound["repeats"] == 2


def test_people_with_tables_of_their_own_cost_no_repeat_where_there_is_room():
    tables = [{"id": f"T{number}", "seats": 4} for number in range(8)]
    instance = evening(32, 4, 7, tables=tables)
    for number in range(8):
        instance["people"][number]["stays_at"] = f"T{number}"
    assert plan_soundly(instance, 20_000).score["repeats"] == 0


def test_more_people_with_one_table_than_it_has_seats():
    tables = [{"id": f"T{number}", "seats": 2} for number in range(4)]
    instance = evening(8, 2, 3, tables=tables)
    for number in range(3):
        instance["people"][number]["stays_at"] = "T0"
    proposal = plan_soundly(instance)
    assert all(len({"p0", "p1", "p2"} & set(one.resting)) >= 1 for one in proposal.plan.rounds)
    assert proposal.problems


def test_fewer_step_free_seats_than_people_who_need_them():
    tables = [{"id": f"T{number}", "seats": 3, "features": ["step_free"] if number == 0 else []} for number in range(3)]
    instance = evening(9, 3, 4, tables=tables)
    for number in range(4):
        instance["people"][number]["needs"] = ["step_free"]
    proposal = plan_soundly(instance)
    assert all(len(set(one.resting) & {"p0", "p1", "p2", "p3"}) == 1 for one in proposal.plan.rounds)
    assert max(Counter(person for one in proposal.plan.rounds for person in one.resting).values()) == 1


# 11. Tables of different sizes


def test_tables_of_different_capacity_are_filled_and_none_too_full():
    tables = [{"id": f"T{number}", "seats": seats} for number, seats in enumerate((2, 3, 4, 4, 5, 6))]
    proposal = plan_soundly(evening(22, 4, 5, tables=tables), 20_000)
    assert not any(one.resting for one in proposal.plan.rounds)


@pytest.mark.parametrize("count", [11, 12, 13, 16, 17, 23])
def test_the_number_of_tables_follows_the_number_of_people(count):
    proposal = plan_soundly(evening(count, 4, 3))
    for one in proposal.plan.rounds:
        assert {len(table.people) for table in one.tables} <= {3, 4}
        assert len(one.tables) == -(-count // 4)


# 12. Lopsided rooms


def test_one_organisation_with_more_than_half_the_room_is_mixed_as_far_as_can_be():
    instance = evening(20, 2, 6)
    for number in range(13):
        instance["people"][number]["organisation"] = "Harbour Homes"
    proposal = plan_soundly(instance, 60_000)
    assert proposal.score["repeats"] == 0
    assert proposal.score["same_organisation"] == 18  # thirteen and seven others: three pairs a round are of one house


def test_more_newcomers_than_regulars_and_a_skill_nobody_offers():
    instance = evening(24, 4, 3)
    for number, person in enumerate(instance["people"]):
        person["newcomer"] = number < 16
        person["seeks"] = ["juggling"]
    proposal = plan_soundly(instance, 20_000)
    assert (proposal.score["newcomers_only"], proposal.score["unanswered"]) == (0, 0)


# 17. Nothing gives a rule away


def test_reasons_name_nobody_but_who_rests():
    proposal = plan_soundly(evening(2, 2, 1, apart=[["p0", "p1"]]))
    for problem in proposal.problems:
        assert problem.private
        assert not {"p0", "p1"} & set(str(problem.facts).replace("'", " ").split())
        assert len(problem.who) == 1


# 18. History


def test_a_history_of_everybody_with_everybody_forbids_nothing():
    before = [[f"p{one}", f"p{other}"] for one, other in combinations(range(12), 2)]
    proposal = plan_soundly(evening(12, 2, 11, met_before=before))
    assert proposal.score["repeats"] == 0
    assert not any(one.resting for one in proposal.plan.rounds)


# 19. Walking rules


@pytest.mark.parametrize("tables", [*range(3, 25), 30, 36])
def test_walking_on_by_a_fixed_number_of_tables_is_only_used_while_it_brings_nobody_together_again(tables):
    for size in (3, 4, 5):
        design = transversal_rounds(tables, size)
        pairs = Counter(frozenset(both) for one in design for table in one for both in combinations(table, 2))
        assert max(pairs.values(), default=1) == 1


# 21. Recount, always


def test_figures_are_recounted_from_the_tables(judge_rounds):
    instance = evening(25, 4, 8)
    proposal = plan_soundly(instance)
    again = sum(times - 1 for times in met(proposal.plan).values())
    assert proposal.score["repeats"] == again == judge_rounds(instance, write_plan(proposal.plan))[1]["repeats"]


# 22. A full house, and a long list of which few came


def test_four_hundred_people_without_a_repeat():
    for size, rounds in ((2, 20), (4, 10)):
        proposal = plan_soundly(evening(400, size, rounds), 0)
        assert (proposal.score["repeats"], proposal.problems) == (0, ())


def test_a_thousand_on_the_list_and_three_hundred_in_the_room():
    instance = evening(1_000, 4, 6)
    for number, person in enumerate(instance["people"]):
        if number >= 300:
            person["present"] = [6, 5]
    proposal = plan_soundly(instance, 0)
    assert all(len(one.seats()) == 300 for one in proposal.plan.rounds)
    assert proposal.score["repeats"] == 0
