"""Why people meet whom they meet: counted from the rounds themselves, true, and never a word on who is kept apart."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.seating import Guest, RoundsPlan, SeatedTable, SeatingRound, SeatingTable
from t4gsw_desktop.kinds.speed_friending.plan import propose
from t4gsw_desktop.kinds.speed_friending.reasons import explain, reasons, repeat_reasons
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot
from t4gsw_desktop.wording import sentence

ALWAYS = frozenset(range(1, 20))


def people(count, **more):
    return tuple(Guest(f"p{number}", ALWAYS, **more) for number in range(count))


def rounds(*tables_of_rounds):
    """Rounds from texts: "p0 p1 | p2 p3" are two tables; who is left out rests."""
    return RoundsPlan(
        tuple(
            SeatingRound(tuple(SeatedTable(f"T{n}", tuple(one.split())) for n, one in enumerate(text.split("|"), 1)))
            for text in tables_of_rounds
        )
    )


def why(snapshot, plan):
    return {one.people: one.problem for one in repeat_reasons(snapshot, plan)}


def test_the_evening_of_one_person():
    guests = [replace(guest, organisation="ACME" if number in (1, 2) else "") for number, guest in enumerate(people(4))]
    plan = rounds("p0 p1 | p2 p3", "p0 p2 | p1 p3", "p0 p1 | p2 p3")
    snapshot = Snapshot(
        4, 2, tuple(guests), played=(SeatingRound((), ("p0", "p1", "p2", "p3")),), met_before={("p0", "p2"): 1}
    )
    night = reasons(snapshot, plan)[0]
    assert (night.person, night.meets, night.new, night.organisations) == ("p0", 2, 1, (("ACME", 2),))
    assert (night.again, night.rests) == (("p1",), (1,))


def test_companions_are_no_meeting_and_helpers_have_no_evening():
    guests = (*people(3), Guest("h", ALWAYS, fills_in=True))
    night = reasons(Snapshot(1, 4, guests, together=frozenset({("p0", "p1")})), rounds("p0 p1 p2"))
    assert [(one.person, one.meets) for one in night] == [("p0", 1), ("p1", 1), ("p2", 2)]


def test_more_rounds_than_people_to_meet():
    snapshot = Snapshot(4, 2, people(4))
    told = repeat_reasons(snapshot, propose(snapshot, Budget(steps=500), 1).plan)
    assert [(one.problem.code, one.problem.facts["least"]) for one in told] == [
        ("speed_friending.again_counting", 2)
    ] * 2
    assert "no plan has fewer than 2 repeats" in sentence(
        told[0].problem.code, {"who": "Ann and Bo", **told[0].problem.facts}
    )


def test_a_repeat_in_a_round_that_has_begun_is_a_fact():
    played = rounds("p0 p1 | p2 p3 | p4 p5", "p0 p1 | p2 p4 | p3 p5").rounds
    snapshot = Snapshot(3, 2, people(6), played=played)
    assert why(snapshot, rounds("p0 p2 | p1 p4 | p3 p5"))["p0", "p1"].code == "speed_friending.again_begun"


def test_somebody_who_met_everybody_else_who_is_still_here():
    leaving = [Guest(name, frozenset({1, 2, 3})) for name in ("x4", "x5")]
    played = rounds("p0 p1 | p2 x4 | p3 x5", "p0 p2 | p1 x5 | p3 x4", "p0 p3 | p1 x4 | p2 x5").rounds
    told = why(Snapshot(4, 2, (*people(4), *leaving), played=played), rounds("p0 p1 | p2 p3"))
    assert {both: problem.code for both, problem in told.items()} == {("p0", "p1"): "speed_friending.again_all_met"}


def test_a_repeat_that_an_exchange_would_save_is_said_to_be_one():
    plan = rounds("p0 p1 | p2 p3 | p4 p5", "p0 p1 | p2 p4 | p3 p5")
    assert why(Snapshot(2, 2, people(6)), plan)["p0", "p1"].code == "speed_friending.again_so_far"


def test_needs_and_kept_tables_are_told_and_needs_to_the_organiser_only():
    tables = (SeatingTable("T1", 3, frozenset({"step_free"})), *(SeatingTable(f"T{n}", 3) for n in (2, 3, 4)))
    guests = people(8)
    plan = rounds("p0 p1 | p2 p3 | p4 p5 | p6 p7", "p0 p1 | p2 p4 | p3 p6 | p5 p7")
    needing = (*(replace(one, needs=frozenset({"step_free"})) for one in guests[:2]), *guests[2:])
    told = why(Snapshot(2, 2, needing, tables=tables), plan)["p0", "p1"]
    assert (told.code, told.private) == ("speed_friending.again_needs", True)
    staying = (*(replace(one, stays_at="T1") for one in guests[:2]), *guests[2:])
    told = why(Snapshot(2, 2, staying, tables=tables), plan)["p0", "p1"]
    assert (told.code, told.where, told.private) == ("speed_friending.again_stays", "T1", False)


def test_who_is_kept_apart_shows_in_no_reason():
    """The same words are said whether a keep-apart or other meetings stand in the way."""
    guests = people(6)
    plan = rounds("p0 p1 | p2 p3 | p4 p5", "p0 p1 | p2 p4 | p3 p5")
    others = [f"p{number}" for number in range(2, 6)]
    kept = frozenset((one, other) for one in ("p0", "p1") for other in others)
    told = why(Snapshot(2, 2, guests, apart=kept), plan)
    assert told["p0", "p1"].code in {"speed_friending.again_no_exchange", "speed_friending.again_counting"}
    for problem in told.values():
        assert "apart" not in sentence(problem.code, {"who": "Ann and Bo", "where": "T1", **problem.facts})
        assert set(problem.who) == {"p0", "p1"}


@given(st.integers(2, 9), st.integers(1, 7), st.integers(2, 4), st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_every_repeat_has_a_reason_and_the_counts_agree(count, number, size, seed):
    snapshot = Snapshot(number, size, people(count))
    proposal = propose(snapshot, Budget(steps=300), seed)
    met = Counter(
        frozenset(both)
        for one in proposal.plan.rounds
        for table in one.tables
        for both in combinations(table.people, 2)
    )
    told = repeat_reasons(snapshot, proposal.plan)
    assert sum(len(one.rounds) - 1 for one in told) == proposal.score["repeats"]
    assert {frozenset(one.people) for one in told} == {both for both, times in met.items() if times > 1}
    for one in told:
        assert sentence(one.problem.code, {"who": "Ann and Bo", "where": one.problem.where, **one.problem.facts})
    for night in reasons(snapshot, proposal.plan):
        assert night.meets == night.new == sum(night.person in both for both in met)
        assert len(night.again) == sum(night.person in one.people for one in told)


@pytest.mark.parametrize("count", [0, 1])
def test_nobody_to_meet_needs_no_reasons(count):
    snapshot = Snapshot(2, 2, people(count))
    assert repeat_reasons(snapshot, propose(snapshot, Budget(steps=100), 1).plan) == ()
    assert [one.meets for one in reasons(snapshot, propose(snapshot, Budget(steps=100), 1).plan)] == [0] * count


def test_accepted_rounds_are_explained_without_those_who_have_gone():
    guests = people(4, organisation="ACME")
    plan = rounds("p0 p1 | p2 p3", "p0 p1 | p2 gone", "p0 p2 | p1 p3")
    told = explain(Snapshot(3, 2, guests, before=plan))
    assert [one.code for one in told][0].startswith("speed_friending.again_")
    assert told[0].who == ("p0", "p1")
    nights = [sentence(one.code, {"who": one.who[0], **one.facts}) for one in told[1:]]
    assert nights[0] == "p0 meets 2, 2 of them for the first time; from ACME (2)."
    assert nights[3] == "p3 meets 2, 2 of them for the first time; from ACME (2)."
    assert len(nights) == 4
    assert all(one.private for one in told[1:])


def test_nothing_is_explained_before_there_is_a_plan():
    assert explain(Snapshot(3, 2, people(4))) == ()
