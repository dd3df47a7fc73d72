"""Dots of which only totals are known: pretend ballots add up to them, and are the same each time."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.kinds.unconference.totals import pretend_ballots

dots = st.dictionaries(st.sampled_from([f"p{n}" for n in range(12)]), st.integers(0, 40))


@given(dots, st.integers(0, 8))
def test_pretend_ballots_add_up_to_the_dots_and_name_nothing_twice(counts, budget):
    ballots = pretend_ballots(counts, budget)
    assert Counter(pitch for one in ballots for pitch in one) == Counter({p: n for p, n in counts.items() if n})
    assert all(one and len(set(one)) == len(one) for one in ballots)
    assert all(not budget or len(one) <= budget for one in ballots)
    assert ballots == pretend_ballots(dict(sorted(counts.items(), reverse=True)), budget)


@given(dots)
def test_everybody_has_about_as_many(counts):
    sizes = [len(one) for one in pretend_ballots(counts, 5)]
    assert not sizes or max(sizes) - min(sizes) <= 1


def test_pitches_fall_together_as_by_chance():
    """Ten pitches of thirty dots in a hundred people: no pair always or never together, and none much too often."""
    ballots = pretend_ballots({f"p{n}": 30 for n in range(10)}, 3)
    assert len(ballots) == 100
    together = Counter(frozenset(pair) for one in ballots for pair in combinations(one, 2))
    likely = 100 * 3 / 45  # pairs on a ballot of three, spread over all pairs of ten pitches
    assert len(together) == 45
    assert max(together.values()) <= 3 * likely


def test_no_dots_are_no_ballots():
    assert pretend_ballots({}, 5) == pretend_ballots({"a": 0}, 5) == ()
