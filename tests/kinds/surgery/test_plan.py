"""Surgery appointments: no rule broken on any facts, the best on small ones, and steady when made again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.surgery.instance import read_instance
from t4gsw_desktop.kinds.surgery.plan import propose
from t4gsw_desktop.kinds.surgery.rules import (
    Appointment,
    Appointments,
    Expert,
    Request,
    Snapshot,
    broken_rules,
    goal_key,
    score,
)
from t4gsw_desktop.wording import sentence

INSTANCES = Path(__file__).parent / "instances"
TOPICS = ["seo", "crm", "web"]
FEATURES = ["step_free", "quiet"]


def measured(name: str) -> Snapshot:
    return read_instance(json.loads((INSTANCES / f"{name}.json").read_text(encoding="utf-8")))


def some_of(draw: some.DrawFn, things: list[str], least: int = 0) -> tuple[str, ...]:
    return tuple(draw(some.lists(some.sampled_from(things), unique=True, min_size=least))) if things else ()


def drawn_request(draw: some.DrawFn, number: int, slots: list[str], people: list[str], lengths: list[int]) -> Request:
    return Request(
        f"r{number}",
        draw(some.sampled_from(people)),
        some_of(draw, TOPICS, 1),
        some_of(draw, slots) if draw(some.booleans()) else None,
        needs=("quiet",) if draw(some.integers(0, 6)) == 0 else (),
        length=draw(some.sampled_from(lengths)),
        priority=draw(some.booleans()),
        waiting_since=draw(some.sampled_from(["", "2026-03-01", "2026-04-01"])),
        avoid=("e1",) if draw(some.integers(0, 6)) == 0 else (),
    )


@some.composite
def snapshots(draw: some.DrawFn, plain: bool = False, most_slots: int = 5, most_requests: int = 8) -> Snapshot:
    """Facts of a surgery; `plain` ones have a request of one slot for each person, and none of an expert."""
    slots = [f"18:{number}0" for number in range(draw(some.integers(0, most_slots)))]
    experts = tuple(
        Expert(
            f"e{number}",
            {topic: draw(some.integers(1, 3)) for topic in some_of(draw, TOPICS)},
            some_of(draw, slots) if draw(some.booleans()) else None,
            some_of(draw, FEATURES),
        )
        for number in range(draw(some.integers(0, 3)))
    )
    count = draw(some.integers(0, most_requests))
    people = ["p0", "p1", "p2", "p3", "e0"]
    requests = tuple(
        drawn_request(draw, number, slots, [f"p{number}"] if plain else people, [1] if plain else [1, 1, 1, 2, 3])
        for number in range(count)
    )
    if not plain and draw(some.booleans()):  # two people share an interpreter
        requests = tuple(replace(one, party="p0 and p1" if one.person in ("p0", "p1") else "") for one in requests)
    apart = (("p1", "e0"),) if draw(some.booleans()) else ()
    return Snapshot(tuple(slots), experts, requests, apart)


def check_proposal(snapshot: Snapshot, proposal: Proposal[Appointments]) -> None:
    assert broken_rules(snapshot, proposal.plan) == ()
    assert proposal.score == score(snapshot, proposal.plan)
    assert sorted(one.where for one in proposal.problems) == sorted(proposal.plan.waiting)
    assert proposal.bound["waiting"] <= proposal.score["waiting"]
    for problem in proposal.problems:
        assert problem.hard
        assert sentence(problem.code, dict(problem.facts))


@settings(max_examples=100)
@given(snapshots(), some.integers(0, 9), some.sampled_from([0, 2000]))
def test_propose_keeps_every_rule_and_says_why_a_request_waits(snapshot: Snapshot, seed: int, steps: int) -> None:
    proposal = propose(snapshot, Budget(steps), seed)
    check_proposal(snapshot, proposal)
    assert propose(snapshot, Budget(steps), seed) == proposal


@settings(max_examples=100)
@given(snapshots(), some.integers(0, 9), some.integers(0, 9))
def test_propose_changes_nothing_when_nothing_has_changed(snapshot: Snapshot, seed: int, other_seed: int) -> None:
    first = propose(snapshot, Budget(2000), seed)
    again = replace(snapshot, before=first.plan.appointments)
    second = propose(again, Budget(5000), other_seed)
    check_proposal(again, second)
    assert second.plan == first.plan


def every_plan(snapshot: Snapshot) -> Iterator[Appointments]:
    """All plans that break no rule, by trying each expert, slot and topic for each request."""
    choices = []
    for request in snapshot.requests:
        rows = [
            Appointment(request.id, expert.id, slot, topic)
            for expert, slot, topic in product(snapshot.experts, snapshot.slots, request.topics)
        ]
        alone = replace(snapshot, requests=(request,))
        choices.append([None, *(row for row in rows if not broken_rules(alone, Appointments((row,))))])
    for chosen in product(*choices):
        rows = tuple(row for row in chosen if row)
        waiting = {request.id for request in snapshot.requests} - {row.request for row in rows}
        plan = Appointments(rows, tuple(sorted(waiting)))
        if not broken_rules(snapshot, plan):
            yield plan


def key_of(snapshot: Snapshot, plan: Appointments) -> tuple[float, ...]:
    """Every goal but the last, even loads."""
    return goal_key(snapshot, score(snapshot, plan))[:-1]


@settings(max_examples=30)
@given(snapshots(plain=True, most_slots=2, most_requests=4))
def test_propose_is_best_in_every_goal_for_plain_requests_without_any_budget(snapshot: Snapshot) -> None:
    proposal = propose(snapshot, Budget(0), 1)
    best = min(key_of(snapshot, plan) for plan in every_plan(snapshot))
    assert key_of(snapshot, proposal.plan) == best
    assert proposal.bound.items() <= proposal.score.items()
    assert "skill" in proposal.bound


@settings(max_examples=30)
@given(snapshots(most_slots=3, most_requests=4))
def test_propose_serves_as_many_as_can_be_where_all_plans_can_be_tried(snapshot: Snapshot) -> None:
    proposal = propose(snapshot, Budget(3000), 1)
    fewest = min(len(plan.waiting) for plan in every_plan(snapshot))
    assert proposal.score["waiting"] == fewest
    assert proposal.bound["waiting"] <= fewest


def test_propose_evens_the_loads_where_that_costs_nothing() -> None:
    experts = tuple(Expert(f"e{number}", {"seo": 2}) for number in range(3))
    requests = tuple(Request(f"r{number}", f"p{number}", ("seo",)) for number in range(6))
    figures = propose(Snapshot(tuple("1234"), experts, requests), Budget(0), 1).score
    assert (figures["busiest_expert"], figures["idlest_expert"]) == (2, 2)


def test_propose_proves_the_best_plan_of_eighty_people() -> None:
    snapshot = measured("80p-10e")
    proposal = propose(snapshot, Budget(100_000), 1)
    check_proposal(snapshot, proposal)
    assert proposal.score["served"] == 68
    assert proposal.bound["skill"] == proposal.score["skill"] == 129


def test_propose_fills_a_surgery_with_long_requests() -> None:
    snapshot = measured("30p-5e")
    proposal = propose(snapshot, Budget(100_000), 1)
    check_proposal(snapshot, proposal)
    assert proposal.score["served"] == 22


def test_propose_ends_early_when_told_to_stop() -> None:
    snapshot = measured("30p-5e")
    budget = Budget(10**9, stop=lambda: True)
    check_proposal(snapshot, propose(snapshot, budget, 1))
    assert budget.used < 10**6


def why(snapshot: Snapshot) -> dict[str, str]:
    """For each waiting request the end of its reason's code."""
    proposal = propose(snapshot, Budget(1000), 1)
    check_proposal(snapshot, proposal)
    return {one.where: one.code.rsplit(".", 1)[1] for one in proposal.problems}


EVE = Expert("eve", {"seo": 3}, ("1", "2"))


@pytest.mark.parametrize(
    ("request_", "reason", "private"),
    [
        (Request("r1", "p1", ("piano",)), "topic_not_offered", False),
        (Request("r1", "eve", ("seo",)), "only_themself", False),
        (Request("r1", "p1", ("seo",), ("3",)), "no_time_together", False),
        (Request("r1", "p1", ("seo",), length=3), "no_gap_long_enough", False),
        (Request("r1", "p1", ("seo",), needs=("quiet",)), "needs", True),
        (Request("r1", "p1", ("seo",), avoid=("eve",)), "kept_apart", True),
        (Request("r1", "p9", ("seo",)), "kept_apart", True),
    ],
)
def test_propose_says_why_a_request_could_never_be_served(request_: Request, reason: str, private: bool) -> None:
    snapshot = Snapshot(("1", "2", "3"), (EVE,), (request_,), (("p9", "eve"),))
    assert why(snapshot) == {"r1": reason}
    assert propose(snapshot, Budget(0), 1).problems[0].private is private


def test_propose_keeps_one_person_in_one_place() -> None:
    experts = (Expert("eve", {"seo": 3}, ("1",)), Expert("fay", {"web": 3}, ("1",)))
    requests = (Request("r1", "ann", ("seo",)), Request("r2", "ann", ("web",)))
    assert list(why(Snapshot(("1", "2"), experts, requests)).values()) == ["no_free_slot"]


def test_propose_keeps_an_expert_who_is_advised_from_advising_meanwhile() -> None:
    experts = (Expert("eve", {"seo": 3}), Expert("fay", {"web": 3}))
    requests = (Request("r1", "eve", ("web",)), Request("r2", "ann", ("seo",)))
    assert list(why(Snapshot(("1",), experts, requests)).values()) == ["no_free_slot"]
    assert why(Snapshot(("1", "2"), experts, requests)) == {}


def test_propose_serves_a_persons_first_request_before_their_second() -> None:
    requests = (Request("r1", "ann", ("seo",)), Request("r2", "ann", ("seo",)), Request("r3", "bob", ("seo",)))
    assert list(why(Snapshot(("1", "2"), (EVE,), requests))) == ["r2"]


def test_propose_moves_nobody_when_one_expert_leaves_but_those_they_served() -> None:
    snapshot = measured("80p-10e")
    first = propose(snapshot, Budget(50_000), 1).plan
    gone = first.appointments[0].expert
    served = sum(row.expert == gone for row in first.appointments)
    experts = tuple(expert for expert in snapshot.experts if expert.id != gone)
    changed = replace(snapshot, experts=experts, before=first.appointments)
    second = propose(changed, Budget(50_000), 2)
    check_proposal(changed, second)
    loose = propose(replace(changed, settled=False), Budget(50_000), 2)
    assert served <= second.score["moved"] <= loose.score["moved"]


def test_propose_of_nothing_is_an_empty_plan() -> None:
    assert propose(Snapshot((), (), ()), Budget(100), 1).plan == Appointments()
    assert propose(Snapshot(("1",), (EVE,), ()), Budget(100), 1).plan == Appointments()


def test_requests_of_one_party_are_served_in_turn_and_each_is_its_persons_first() -> None:
    experts = tuple(Expert(name, {"web": 3}) for name in ("eve", "fay"))
    requests = tuple(Request(f"of {one}", one, ("web",), party="both") for one in ("ann", "bob"))
    together = Snapshot(("1", "2"), experts, requests)
    served = propose(together, Budget(2000), 1)
    assert {row.slot for row in served.plan.appointments} == {"1", "2"}
    short = propose(replace(together, slots=("1",)), Budget(2000), 1)
    assert (short.score["served"], short.score["first_requests_waiting"]) == (1, 1)
    at_once = Appointments((Appointment("of ann", "eve", "1", "web"), Appointment("of bob", "fay", "1", "web")))
    assert [one.code for one in broken_rules(together, at_once)] == ["surgery.broken.two_places"]
