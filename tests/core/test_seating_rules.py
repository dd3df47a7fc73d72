"""What no seating may do is found in a plan made by hand, and the recount counts from the plan alone."""

from dataclasses import replace

import pytest

from t4gsw_desktop.core.seating import (
    Gathering,
    Guest,
    RoundsPlan,
    SeatedTable,
    SeatingRound,
    SeatingTable,
    pair,
    pair_set,
    parties,
)
from t4gsw_desktop.core.seating_rules import broken_rules, changed_cards, recount, resting_against_wish
from t4gsw_desktop.wording import sentence

BOTH = frozenset({1, 2})
GATHERING = Gathering(
    rounds=2,
    tables=(SeatingTable("T1", 3, frozenset({"step_free"})), SeatingTable("T2", 2), SeatingTable("T3", 4, hosted=True)),
    guests=(
        Guest("a", BOTH, needs=frozenset({"step_free"})),
        Guest("b", BOTH, never_rest=True),
        Guest("c", BOTH, stays_at="T2"),
        Guest("d", BOTH),
        Guest("e", frozenset({2})),
        Guest("h", BOTH, stays_at="T3"),
    ),
    apart=pair_set([("d", "a")]),
    together=pair_set([("a", "b")]),
    most=3,
)
FIRST = SeatingRound(
    (SeatedTable("T1", ("a", "b")), SeatedTable("T2", ("c", "d")), SeatedTable("T3", ("h",))),
)
SECOND = SeatingRound((SeatedTable("T1", ("a", "b")), SeatedTable("T2", ("c", "e")), SeatedTable("T3", ("h",))), ("d",))


def seated(**tables: str) -> SeatingRound:
    """A second round: "ab" at T1 is two people."""
    resting = tuple(tables.pop("rest", ""))
    return SeatingRound(tuple(SeatedTable(name, tuple(people)) for name, people in tables.items()), resting)


def test_a_sound_plan_breaks_nothing():
    assert broken_rules(GATHERING, RoundsPlan((FIRST, SECOND))) == ()


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (seated(T1="abe", T2="cd", T4="h"), "table"),
        (seated(T1="abe", T2="cd", T3="h", rest="e"), "twice"),
        (seated(T1="abed", T2="c", T3="h"), "room"),
        (seated(T1="ab", T2="ced", T3="h"), "room"),
        (seated(T1="ab", T2="ce", T3="hd", rest=""), None),
        (seated(T1="ab", T2="c", T3="hd", rest="e"), "alone"),
        (seated(T1="de", T2="ab", T3="h", rest="c"), "needs"),
        (seated(T1="abc", T3="hde"), "stays"),
        (seated(T1="abd", T2="ce", T3="h"), "apart"),
        (seated(T1="ae", T2="cd", T3="h", rest="b"), "together"),
        (seated(T1="ab", T2="cd", T3="h"), "nowhere"),
        (seated(T1="ab", T2="cd", T3="hex"), "away"),
    ],
)
def test_each_broken_rule_is_named(second, code):
    found = {problem.code for problem in broken_rules(GATHERING, RoundsPlan((FIRST, second)))}
    assert (f"seating.broken_{code}" in found) if code else (found == set())
    for problem in broken_rules(GATHERING, RoundsPlan((FIRST, second))):
        assert sentence(problem.code, {"who": "Ann", "where": problem.where, **problem.facts})


def test_a_table_used_twice_and_missing_rounds_are_named():
    twice = SeatingRound((*SECOND.tables, SeatedTable("T1", ())), SECOND.resting)
    assert {one.code for one in broken_rules(GATHERING, RoundsPlan((FIRST, twice)))} == {"seating.broken_table_twice"}
    assert {one.code for one in broken_rules(GATHERING, RoundsPlan((FIRST,)))} == {"seating.broken_count"}


def test_keep_apart_and_needs_are_private():
    plan = RoundsPlan((FIRST, seated(T1="de", T2="ab", T3="h", rest="c")))
    private = {problem.code for problem in broken_rules(GATHERING, plan) if problem.private}
    assert private == {"seating.broken_needs"}


def test_recount_counts_meetings_rests_and_talk():
    again = SeatingRound(
        (SeatedTable("T1", ("a", "b")), SeatedTable("T2", ("c", "d")), SeatedTable("T3", ("h",))), ("e",)
    )
    tally = recount(GATHERING, RoundsPlan((FIRST, again)))
    assert tally.repeats == 1  # c and d; a and b belong together, and that is no meeting
    assert tally.most_met == 2
    assert tally.late_rests == 1  # e arrives in the second round and rests
    assert tally.no_talk == 2 + 3  # a and b by themselves twice, e once; hosts wait
    assert tally.visits["c"] == ["T2", "T2"]


def test_a_rest_is_unfair_while_somebody_has_rested_less():
    played = replace(GATHERING, played=(SECOND,), rounds=2)
    assert recount(played, RoundsPlan((SECOND,))).unfair_rests == 1
    assert recount(played, RoundsPlan((seated(T1="abd", T2="c", T3="h", rest="e"),))).unfair_rests == 0


def test_who_never_rests_is_found_resting():
    plan = RoundsPlan((FIRST, seated(T2="cd", T3="h", rest="abe")))
    assert resting_against_wish(GATHERING, plan) == ((2, "b"),)


def test_changed_cards_count_lines_that_no_longer_hold():
    assert changed_cards(None, RoundsPlan((FIRST,))) == 0
    assert changed_cards(RoundsPlan((FIRST,)), RoundsPlan((FIRST,))) == 0
    assert changed_cards(RoundsPlan((FIRST,)), RoundsPlan((SECOND,))) == 1


def test_parties_join_through_others():
    together = pair_set([("a", "b"), ("c", "b"), ("d", "e")])
    assert [set(party) for party in parties(("a", "b", "c", "d"), together)] == [{"a", "b", "c"}, {"d"}]
    assert [set(party) for party in parties(("a", "c"), together)] == [{"a"}, {"c"}]
    assert pair("b", "a") == ("a", "b")
