"""What so many people and rounds come to: counted from a real plan."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.kinds.speed_friending.kind import SPEED_FRIENDING
from t4gsw_desktop.kinds.speed_friending.shape import (
    evening_shape,
    longest_programme,
    say_programme,
    say_shape,
)


def test_48_people_at_tables_of_4_meet_18_in_6_rounds() -> None:
    shape = evening_shape(48, 4, 6)
    assert (shape.tables, shape.sizes, shape.fewest, shape.most, shape.repeats) == (12, (4,), 18, 18, 0)
    assert say_shape(shape, "18:59") == "12 tables, ends at 18:59. Everyone meets 18 people, nobody twice."


def test_odd_one_joins_a_table_or_rests() -> None:
    trio, rest = evening_shape(9, 2, 3), evening_shape(9, 2, 3, "rest")
    assert (trio.sizes, trio.resting) == ((2, 3), 0)
    assert (rest.sizes, rest.resting) == ((2,), 1)
    assert say_shape(rest, "19:00").endswith("1 person rests in a round.")


def test_more_rounds_than_people_to_meet_are_told_as_repeats() -> None:
    shape = evening_shape(4, 2, 5)
    assert (shape.fewest, shape.most, shape.repeats) == (3, 3, 4)
    assert say_shape(shape, "19:00") == (
        "2 tables, ends at 19:00. Everyone meets 3 people, and 4 times two meet again. "
        "Up to 3 rounds nobody need meet twice; in 4 at least 2 pairs meet again."
    )


def test_with_nobody_to_meet_it_says_so() -> None:
    assert evening_shape(0, 2, 3).tables == 0
    assert say_shape(evening_shape(1, 2, 3), "19:00") == "With 1 person there is nobody to meet. Add people."


@pytest.mark.parametrize(
    ("people", "size", "odd", "said"),
    [
        (32, 4, "trio", "Up to 10 rounds nobody need meet twice; in 11 at least 32 pairs meet again."),
        (36, 6, "trio", "Up to 3 rounds nobody need meet twice; in 4 at least 2 pairs meet again."),
        (20, 4, "trio", "Up to 5 rounds nobody need meet twice; in 6 at least 1 pair meets again."),
        (60, 6, "trio", "Up to 7 rounds nobody need meet twice; for 8 to 11 no such plan is known here."),
        (21, 2, "rest", "Up to 21 rounds nobody need meet twice; in 22 at least 10 pairs meet again."),
        (21, 2, "trio", "Up to 10 rounds nobody need meet twice; for 11 to 17 no such plan is known here."),
        (8, 4, "trio", "Already in 2 rounds at least 4 pairs meet again."),
        (400, 4, "trio", "Up to 48 rounds nobody need meet twice."),
        (1, 4, "trio", ""),
    ],
)
def test_longest_programme_is_told(people: int, size: int, odd: str, said: str) -> None:
    assert say_programme(longest_programme(people, size, odd)) == said


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 60), st.integers(2, 6), st.sampled_from(["trio", "rest"]))
def test_a_programme_that_is_promised_is_kept(people: int, size: int, odd: str) -> None:
    programme = longest_programme(people, size, odd)
    assert 1 <= programme.rounds <= programme.limit
    assert evening_shape(people, size, min(programme.rounds, 12), odd).repeats == 0


def test_outlook_of_an_activity_follows_its_settings() -> None:
    chosen = {"parts": 6, "minutes": 4, "gap": 1, "table_size": 4, "odd": "trio"}
    starts, ends = "2027-01-21T18:30:00+00:00", "2027-01-21T18:59:00+00:00"
    activity = Activity("a", "e", "speed_friending", "Speed-friending", starts, ends, settings=chosen)
    assert SPEED_FRIENDING.outlook is not None
    outlook = SPEED_FRIENDING.outlook(activity, 48, "Europe/London")
    assert outlook.sentence == "12 tables, ends at 18:59. Everyone meets 18 people, nobody twice."
    assert outlook.tables == (4,) * 12


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 40), st.integers(2, 6), st.integers(1, 8))
def test_shape_holds_for_any_evening(people: int, size: int, rounds: int) -> None:
    shape = evening_shape(people, size, rounds)
    assert 1 <= shape.tables <= people // 2
    assert shape.rounds == rounds
    assert 1 <= shape.fewest <= shape.most <= min(people - 1, rounds * size)
    assert max(shape.sizes) <= size + 1
    assert shape == evening_shape(people, size, rounds)
