"""The planner of speed-friending: no hard rule is ever broken, and known shapes reach the fewest repeats there are."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.core.seating import RoundsPlan
from t4gsw_desktop.kinds.speed_friending.instance import read_instance, write_plan
from t4gsw_desktop.kinds.speed_friending.plan import propose
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot, broken_rules
from t4gsw_desktop.wording import sentence


def plain(people: int, size: int, rounds: int, **more: Any) -> dict[str, Any]:
    """An evening of so many people who are all alike."""
    return {
        "kind": "speed_friending",
        "rounds": rounds,
        "table_size": size,
        "people": [{"id": f"p{number}"} for number in range(people)],
        **more,
    }


def planned(instance: dict[str, Any], steps: int = 4_000, seed: int = 1) -> tuple[Snapshot, Proposal[RoundsPlan]]:
    snapshot = read_instance(instance)
    return snapshot, propose(snapshot, Budget(steps=steps), seed)


@st.composite
def evenings(draw: st.DrawFn) -> dict[str, Any]:
    """Small evenings with every kind of rule, most of them at odds with each other."""
    count = draw(st.integers(0, 11))
    rounds = draw(st.integers(0, 5))
    ids = [f"p{number}" for number in range(count)]
    features = st.lists(st.sampled_from(["step_free", "quiet"]), unique=True)
    tables = [
        {"id": f"T{number}", "seats": draw(st.integers(1, 6)), "features": draw(features)}
        for number in range(draw(st.integers(0, 4)))
    ]
    stays = st.sampled_from([None, None, None, *(table["id"] for table in tables)])
    people = []
    for one in ids:
        person = {
            "id": one,
            "organisation": draw(st.sampled_from(["", "o1", "o2"])),
            "newcomer": draw(st.booleans()),
            "needs": draw(features) if draw(st.integers(0, 4)) == 0 else [],
            "never_rest": draw(st.integers(0, 5)) == 0,
            "stays_at": draw(stays),
            "offers": draw(st.sampled_from([[], ["seo"]])),
            "seeks": draw(st.sampled_from([[], ["seo"]])),
        }
        if draw(st.integers(0, 3)) == 0:
            person["present"] = sorted(draw(st.tuples(st.integers(1, 6), st.integers(1, 6))))
        people.append(person)
    pairs = st.lists(st.permutations(ids).map(lambda some: some[:2]), max_size=3) if count > 1 else st.just([])
    return {
        "rounds": rounds,
        "table_size": draw(st.integers(2, 5)),
        "odd": draw(st.sampled_from(["trio", "rest"])),
        "tables": tables,
        "people": people,
        "apart": draw(pairs),
        "together": draw(pairs),
        "met_before": draw(pairs),
    }


@given(evenings(), st.integers(0, 3))
@settings(max_examples=150)
@example(plain(0, 2, 3), 1)
@example(plain(1, 2, 3), 1)
@example(plain(2, 2, 3, apart=[["p0", "p1"]]), 1)
@example(plain(3, 2, 3, odd="rest"), 1)
@example(plain(3, 2, 3, apart=[["p0", "p1"], ["p1", "p2"], ["p0", "p2"]]), 1)
@example(plain(5, 4, 3, together=[["p0", "p1"], ["p1", "p2"]], apart=[["p0", "p2"]]), 1)
@example(plain(7, 3, 4, tables=[{"id": "T1", "seats": 3}]), 1)
def test_no_hard_rule_is_ever_broken(judge_rounds, instance, seed):
    snapshot, proposal = planned(instance, steps=600, seed=seed)
    plan = write_plan(proposal.plan)
    broken, figures = judge_rounds(instance, plan)
    assert broken == []
    assert broken_rules(snapshot, proposal.plan) == ()
    assert proposal.score["repeats"] == figures["repeats"] >= proposal.bound["repeats"]
    assert proposal.score["most_met"] == figures["most_met"]


@given(evenings(), st.integers(0, 3))
@settings(max_examples=60)
def test_everybody_who_rests_is_told_why(instance, seed):
    _, proposal = planned(instance, steps=200, seed=seed)
    told = {
        (person, number) for problem in proposal.problems for person in problem.who for number in rounds_of(problem)
    }
    for number, one in enumerate(proposal.plan.rounds, 1):
        assert {(person, number) for person in one.resting} <= told
    for problem in proposal.problems:
        assert sentence(problem.code, {"who": "Ann", "where": "T1", **problem.facts})
        assert problem.private == (
            problem.code
            in {"seating.rests_apart", "seating.rests_contradiction", "seating.rests_needs", "seating.rests_table_full"}
        )


def rounds_of(problem: Any) -> list[int]:
    return list(problem.facts["rounds"])


@given(evenings(), st.integers(0, 9))
@settings(max_examples=25)
def test_the_same_seed_gives_the_same_plan(instance, seed):
    assert planned(instance, 700, seed)[1] == planned(instance, 700, seed)[1]


@pytest.mark.parametrize(
    ("people", "size", "rounds", "repeats"),
    [
        (10, 2, 9, 0),
        (20, 2, 19, 0),
        (12, 2, 15, 24),
        (60, 2, 12, 0),
        (200, 2, 15, 0),
        (15, 3, 7, 0),
        (16, 4, 5, 0),
        (25, 5, 6, 0),
        (28, 4, 9, 0),
        (32, 4, 9, 0),
        (35, 5, 6, 0),
        (47, 4, 8, 0),
        (50, 5, 8, 0),
        (60, 6, 7, 0),
        (63, 5, 7, 0),
        (200, 5, 8, 0),
        (400, 4, 10, 0),
    ],
)
def test_known_shapes_have_the_fewest_repeats_there_are(judge_rounds, people, size, rounds, repeats):
    instance = plain(people, size, rounds)
    _, proposal = planned(instance)
    broken, figures = judge_rounds(instance, write_plan(proposal.plan))
    assert (broken, figures["repeats"]) == ([], repeats)
    assert proposal.bound["repeats"] <= repeats


def test_forbidden_pairs_fall_on_people_who_never_meet(judge_rounds):
    apart = [[f"p{a}", f"p{(a * 7 + 11) % 52}"] for a in range(0, 52, 2) if a != (a * 7 + 11) % 52]
    instance = plain(52, 4, 9, apart=apart)
    _, proposal = planned(instance, steps=30_000)
    broken, figures = judge_rounds(instance, write_plan(proposal.plan))
    assert (broken, figures["repeats"]) == ([], 0)


@pytest.mark.parametrize("people", [5, 9, 33, 51])
def test_an_odd_one_rests_in_turn(judge_rounds, people):
    instance = plain(people, 2, 12, odd="rest")
    _, proposal = planned(instance)
    broken, figures = judge_rounds(instance, write_plan(proposal.plan))
    assert broken == []
    assert figures["unfair_rests"] == 0
    assert figures["most_rests"] == -(-12 // people)


def test_newcomers_and_people_who_never_rest_do_not_rest_first():
    people = [{"id": f"p{n}", "newcomer": n < 10, "never_rest": n == 10} for n in range(13)]
    _, proposal = planned({"rounds": 6, "table_size": 2, "odd": "rest", "people": people})
    resting = [person for one in proposal.plan.rounds for person in one.resting]
    assert len(set(resting)) == 6
    assert "p10" not in resting
    assert resting[0] in {"p11", "p12"}


def test_the_third_at_a_table_takes_turns(judge_rounds):
    instance = plain(51, 2, 12)
    _, proposal = planned(instance, steps=60_000)
    broken, figures = judge_rounds(instance, write_plan(proposal.plan))
    assert (broken, figures["repeats"]) == ([], 0)
    thirds = [table.people[2] for one in proposal.plan.rounds for table in one.tables if len(table.people) == 3]
    assert len(thirds) == len(set(thirds)) == 12
    assert proposal.score["unfair_thirds"] == 0


def test_being_one_of_three_takes_turns_too():
    people = [{"id": f"p{n}", "organisation": f"o{n % 5}", "newcomer": n % 3 == 0} for n in range(21)]
    _, proposal = planned({"rounds": 10, "table_size": 2, "people": people}, steps=60_000)
    crowded = [table.people for one in proposal.plan.rounds for table in one.tables if len(table.people) == 3]
    assert len(crowded) == 10
    assert max(sum(f"p{n}" in people for people in crowded) for n in range(21)) <= 3
    assert (proposal.score["repeats"], proposal.score["unfair_thirds"]) == (0, 0)


def test_nobody_arriving_late_rests_in_their_first_round():
    people = [{"id": f"p{n}", **({"present": [3 + n % 3, 9]} if n > 8 else {})} for n in range(15)]
    _, proposal = planned({"rounds": 9, "table_size": 2, "odd": "rest", "people": people})
    assert proposal.score["late_rests"] == 0
    assert proposal.score["unfair_rests"] == 0


def test_played_rounds_are_history(judge_rounds):
    _, first = planned(plain(16, 4, 5))
    done = write_plan(first.plan)["rounds"][:2]
    instance = plain(16, 4, 5, played=done)
    _, proposal = planned(instance, steps=100_000)
    broken, figures = judge_rounds(instance, write_plan(proposal.plan))
    assert broken == []
    assert len(proposal.plan.rounds) == 3
    assert figures["repeats"] <= 8


def test_a_late_arrival_takes_the_seat_of_somebody_who_left(judge_rounds):
    instance = plain(29, 4, 8)
    instance["people"][27]["present"] = [1, 4]
    instance["people"][28]["present"] = [5, 8]
    _, proposal = planned(instance)
    broken, figures = judge_rounds(instance, write_plan(proposal.plan))
    assert (broken, figures["repeats"]) == ([], 0)


def test_an_earlier_plan_is_kept_to_when_somebody_leaves():
    first_snapshot, first = planned(plain(24, 4, 6), steps=20_000)
    leaving = plain(24, 4, 6)
    leaving["people"][5]["present"] = [1, 3]
    snapshot = read_instance(leaving)
    again = Snapshot(**{name: getattr(snapshot, name) for name in Snapshot.__slots__} | {"before": first.plan})
    second = propose(again, Budget(steps=20_000), 3)
    assert broken_rules(again, second.plan) == ()
    assert second.score["repeats"] == first.score["repeats"]
    assert second.score["changed_cards"] <= 3 + 3  # the three rounds of who left, and little besides


def test_one_interpreter_for_two_people_sits_with_both(judge_rounds):
    instance = plain(20, 4, 4, together=[["p0", "p1"], ["p1", "p2"]])
    _, proposal = planned(instance, steps=20_000)
    broken, figures = judge_rounds(instance, write_plan(proposal.plan))
    assert broken == []
    assert figures["repeats"] == proposal.bound["repeats"] == 3  # p0 and p2, whom p1 brings together each time


def test_a_group_too_large_for_every_table_rests_and_is_told_why():
    _, proposal = planned(plain(8, 2, 2, together=[["p0", "p1"], ["p1", "p2"], ["p2", "p3"]]))
    assert all(set(one.resting) == {"p0", "p1", "p2", "p3"} for one in proposal.plan.rounds)
    assert [problem.code for problem in proposal.problems] == ["seating.rests_too_many"]
    assert proposal.problems[0].hard


def test_keep_apart_comes_before_never_rest():
    people = [{"id": "p0", "never_rest": True}, {"id": "p1", "never_rest": True}]
    _, proposal = planned({"rounds": 1, "table_size": 2, "people": people, "apart": [["p0", "p1"]]})
    assert proposal.plan.rounds[0].tables == ()
    assert {problem.code for problem in proposal.problems} == {"seating.rests_apart", "seating.rests_after_all"}
    private = {problem.code: problem.private for problem in proposal.problems}
    assert private["seating.rests_apart"]


def test_people_stay_where_they_stay_and_needs_are_met(judge_rounds):
    tables = [{"id": f"T{n}", "seats": 3, "features": ["step_free"] if n < 4 else []} for n in range(10)]
    instance = plain(20, 2, 8, tables=tables)
    instance["people"][0]["stays_at"] = "T5"
    instance["people"][1]["stays_at"] = "T2"
    for number in (2, 3, 4):
        instance["people"][number]["needs"] = ["step_free"]
    _, proposal = planned(instance, steps=20_000)
    broken, figures = judge_rounds(instance, write_plan(proposal.plan))
    assert (broken, figures["repeats"]) == ([], 0)
    assert proposal.problems == ()


def test_a_stopped_budget_still_gives_a_sound_plan(judge_rounds):
    instance = plain(41, 4, 7, apart=[["p1", "p2"], ["p3", "p4"]])
    snapshot = read_instance(instance)
    proposal = propose(snapshot, Budget(steps=10**9, stop=lambda: True), 1)
    assert judge_rounds(instance, write_plan(proposal.plan))[0] == []


def test_a_longer_search_is_never_worse():
    instance = plain(21, 3, 9, met_before=[["p0", "p1"], ["p2", "p3"]])
    short, long = (planned(instance, steps)[1].score for steps in (0, 60_000))
    assert tuple(long.values())[:7] <= tuple(short.values())[:7]
