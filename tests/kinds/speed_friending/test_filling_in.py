"""Odd numbers: a helper sits in for the one left over, and people rest when they ask to, at nobody's cost."""

from collections import Counter
from dataclasses import replace

import pytest

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.seating import Guest
from t4gsw_desktop.kinds.speed_friending.plan import propose
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot, broken_rules
from t4gsw_desktop.wording import sentence

ALWAYS = frozenset(range(1, 9))


def people(count, **more):
    return tuple(Guest(f"p{number}", ALWAYS, **more) for number in range(count))


def helper(name, here=ALWAYS):
    return Guest(name, here, fills_in=True)


def planned(snapshot, steps=3_000):
    proposal = propose(snapshot, Budget(steps=steps), 1)
    assert broken_rules(snapshot, proposal.plan) == ()
    return proposal


def partners_of(plan, name):
    tables = [table.people for one in plan.rounds for table in one.tables if name in table.people]
    return [person for people in tables for person in people if person != name]


def test_a_helper_talks_with_the_one_left_over_and_with_each_only_once():
    proposal = planned(Snapshot(8, 2, (*people(13), helper("h")), odd="host"))
    assert all(len(one.tables) == 7 and not one.resting for one in proposal.plan.rounds)
    assert len(set(partners_of(proposal.plan, "h"))) == 8
    assert proposal.score["repeats"] == proposal.score["unfair_thirds"] == proposal.score["no_talk"] == 0


def test_a_helper_is_free_and_does_not_rest_where_the_number_is_even():
    proposal = planned(Snapshot(8, 2, (*people(12), helper("h")), odd="host"))
    assert all(len(one.tables) == 6 and not one.resting for one in proposal.plan.rounds)
    assert partners_of(proposal.plan, "h") == []
    assert proposal.score["no_talk"] == 0


@pytest.mark.parametrize("odd", ["trio", "rest"])
def test_a_helper_is_not_needed_where_somebody_joins_or_rests(odd):
    proposal = planned(Snapshot(8, 2, (*people(9), helper("h")), odd=odd, apart=frozenset({("h", "p1")})))
    assert partners_of(proposal.plan, "h") == []
    assert all("h" not in one.resting for one in proposal.plan.rounds)


def test_two_helpers_share_the_work_and_nobody_is_helped_twice():
    proposal = planned(Snapshot(8, 2, (*people(13), helper("h1"), helper("h2")), odd="host"), 20_000)
    shared = Counter(name for name in ("h1", "h2") for _ in partners_of(proposal.plan, name))
    assert set(shared.values()) == {4}
    assert proposal.score["unfair_thirds"] == 0


def test_where_no_helper_is_here_somebody_rests():
    proposal = planned(Snapshot(8, 2, (*people(5), helper("h", frozenset({1, 2}))), odd="host"))
    assert [len(one.resting) for one in proposal.plan.rounds] == [0, 0, 1, 1, 1, 1, 1, 1]


def test_the_last_one_left_talks_with_the_helper():
    leaving = [replace(guest, here=frozenset({1})) for guest in people(3)[1:]]
    snapshot = Snapshot(2, 4, (people(1)[0], *leaving, helper("h")), odd="host")
    assert [table.people for table in planned(snapshot).plan.rounds[1].tables] == [("p0", "h")]


def test_who_asks_to_rest_rests_and_nobody_else_has_to():
    asking = replace(people(1)[0], rests_in=frozenset({3}))
    proposal = planned(Snapshot(8, 2, (asking, *people(9)[1:]), odd="rest"))
    assert proposal.plan.rounds[2].resting == ("p0",)
    assert Counter(person for one in proposal.plan.rounds for person in one.resting)["p0"] == 1
    assert (proposal.score["unfair_rests"], proposal.score["no_talk"]) == (0, 7)
    told = [problem for problem in proposal.problems if problem.code == "seating.rests_asked"]
    assert [(problem.who, problem.hard, problem.private) for problem in told] == [(("p0",), False, False)]
    assert sentence(told[0].code, {"who": "Ann", **told[0].facts}) == "Round 3: Ann to rest, as asked."


def test_asking_to_rest_twice_is_not_unfair_and_brings_the_helper_in():
    asking = replace(people(1)[0], rests_in=frozenset({1, 2}))
    proposal = planned(Snapshot(3, 2, (asking, *people(8)[1:], helper("h")), odd="host"))
    assert [one.resting for one in proposal.plan.rounds] == [("p0",), ("p0",), ()]
    assert len(partners_of(proposal.plan, "h")) == 2
    assert (proposal.score["unfair_rests"], proposal.score["late_rests"], proposal.score["no_talk"]) == (0, 0, 0)


def test_a_companion_rests_with_who_asked():
    asking = replace(people(1)[0], rests_in=frozenset({2}))
    snapshot = Snapshot(3, 4, (asking, *people(12)[1:]), together=frozenset({("p0", "p1")}))
    proposal = planned(snapshot)
    assert proposal.plan.rounds[1].resting == ("p0", "p1")
    assert proposal.score["unfair_rests"] == 0


def test_a_helper_takes_the_place_of_who_goes_and_gives_it_to_who_comes(live_room):
    room = live_room(8, odd="host")
    room.comes(*(f"p{number}" for number in range(16)))
    room.comes("h", fills_in=True)
    room.weave()
    room.play()
    room.goes("p3")
    proposal, changed = room.weave()
    assert (changed, len(set(partners_of(proposal.plan, "h")))) == (0, 7)
    room.play()
    room.comes("n1")
    proposal, changed = room.weave()
    assert (changed, partners_of(proposal.plan, "h")) == (0, [])
    assert room.repeats() == 0


def test_who_asks_to_rest_next_costs_few_cards_and_no_repeat(live_room):
    room = live_room(8, odd="rest")
    room.comes(*(f"p{number}" for number in range(20)))
    room.weave()
    room.play()
    room.people["p4"] = replace(room.people["p4"], rests_in=frozenset({2}))
    proposal, changed = room.weave()
    assert "p4" in proposal.plan.rounds[0].resting
    assert (proposal.score["repeats"], proposal.score["unfair_rests"]) == (0, 0)
    assert changed == 2  # theirs, and that of whoever would have sat with them
