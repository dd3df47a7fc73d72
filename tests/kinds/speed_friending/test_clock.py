"""The clock of the rounds: everything follows from facts and the time it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.kinds.speed_friending.clock import (
    FINISHED,
    MARKS,
    MOVING,
    PAUSED,
    READY,
    TALKING,
    Pace,
    RunMark,
    mark_text,
    mark_time,
    pace_with,
    state_at,
)

START = datetime(2027, 1, 21, 18, 30, tzinfo=UTC)
PACE = Pace(rounds=3, round_seconds=300, walk_seconds=60)
ALONE = replace(PACE, by_itself=True)
ORDER = (READY, TALKING, PAUSED, MOVING, FINISHED)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def mark(seconds: float, what: str, number: int = 0, by: int = 0) -> RunMark:
    return RunMark(f"{seconds:010.3f} {what} {number} {by}", "a", mark_text(at(seconds)), what, number, by)


def shown(pace: Pace, marks: list[RunMark], seconds: float) -> tuple[str, int, float]:
    state = state_at(pace, marks, at(seconds))
    return state.phase, state.round, state.left


def test_nothing_has_begun_until_somebody_says_so() -> None:
    state = state_at(PACE, [], at(9999))
    assert (state.phase, state.round, state.rounds, state.begun) == (READY, 1, 3, 0)
    assert (state.began, state.ends, state.left, state.whole) == (None, None, 300, 300)


def test_a_round_runs_out_and_people_walk_to_the_next() -> None:
    marks = [mark(0, "began", 1)]
    assert shown(PACE, marks, 0) == (TALKING, 1, 300)
    assert shown(PACE, marks, 299.5) == (TALKING, 1, 0.5)
    assert shown(PACE, marks, 300) == (MOVING, 2, 60)
    state = state_at(PACE, marks, at(400))
    assert (state.phase, state.left, state.begun, state.over) == (MOVING, -40, 1, at(300))
    assert (state.began, state.ends, state.whole, state.called) == (at(300), at(360), 60, 2)


def test_rounds_may_begin_by_themselves_to_the_end() -> None:
    marks = [mark(0, "began", 1)]
    assert shown(ALONE, marks, 359) == (MOVING, 2, 1)
    assert shown(ALONE, marks, 360) == (TALKING, 2, 300)
    assert shown(ALONE, marks, 720 + 299) == (TALKING, 3, 1)
    last = state_at(ALONE, marks, at(720 + 300))
    assert (last.phase, last.round, last.begun, last.ends, last.over) == (FINISHED, 3, 3, None, at(1020))


def test_rounds_without_a_walk_follow_at_once() -> None:
    pace = replace(ALONE, walk_seconds=0)
    assert shown(pace, [mark(0, "began", 1)], 300) == (TALKING, 2, 300)
    assert shown(replace(pace, by_itself=False), [mark(0, "began", 1)], 300) == (MOVING, 2, 0)


def test_pauses_shift_the_end_by_what_they_took() -> None:
    marks = [mark(0, "began", 1), mark(100, "paused", 1), mark(160, "resumed", 1), mark(200, "paused", 1)]
    assert shown(PACE, marks, 5000) == (PAUSED, 1, 160)
    assert state_at(PACE, marks, at(250)).ends is None
    marks.append(mark(230, "resumed", 1))
    state = state_at(PACE, marks, at(240))
    assert (state.phase, state.ends, state.left, state.whole) == (TALKING, at(390), 150, 300)


def test_a_walk_before_a_round_that_begins_by_itself_can_be_paused() -> None:
    marks = [mark(0, "began", 1), mark(320, "paused", 2)]
    state = state_at(ALONE, marks, at(2000))
    assert (state.phase, state.round, state.left, state.begun, state.called) == (PAUSED, 2, 40, 1, 2)
    marks.append(mark(2000, "resumed", 2))
    assert shown(ALONE, marks, 2039) == (MOVING, 2, 1)
    assert shown(ALONE, marks, 2040) == (TALKING, 2, 300)
    assert shown(PACE, marks[:2], 330) == (MOVING, 2, 30)


def test_more_time_and_taking_it_back() -> None:
    marks = [mark(0, "began", 1), mark(290, "extended", 1, 60)]
    state = state_at(PACE, marks, at(300))
    assert (state.phase, state.left, state.whole) == (TALKING, 60, 360)
    assert shown(PACE, [*marks, mark(310, "extended", 1, -60)], 310) == (MOVING, 2, 60)
    assert shown(PACE, [*marks, mark(299, "extended", 1, -60)], 299) == (TALKING, 1, 1)
    assert shown(PACE, [mark(0, "began", 1), mark(310, "extended", 2, 60)], 310) == (MOVING, 2, 110)
    assert shown(PACE, [mark(0, "began", 1), mark(9, "paused", 1), mark(10, "extended", 1, 60)], 50)[2] == 351
    assert shown(PACE, [mark(5, "extended", 1, 60), mark(5, "extended", 0, 60)], 50) == (READY, 1, 300)


def test_a_round_that_really_began_earlier_ends_earlier_but_not_before_now() -> None:
    marks = [mark(40, "began", 1), mark(41, "shifted", 1, 40)]
    state = state_at(PACE, marks, at(50))
    assert (state.began, state.ends) == (at(0), at(300))
    assert shown(PACE, [mark(40, "began", 1), mark(330, "shifted", 1, 40)], 330) == (MOVING, 2, 60)
    forgotten = [mark(0, "began", 1), mark(345, "began", 2), mark(345.001, "shifted", 2, 400)]
    assert state_at(PACE, forgotten, at(346)).began == at(300)
    paused = [mark(0, "began", 1), mark(100, "paused", 1), mark(110, "shifted", 1, 20)]
    assert shown(PACE, paused, 500) == (PAUSED, 1, 180)


def test_ending_early_finishing_and_going_on_after_all() -> None:
    ended = [mark(0, "began", 1), mark(100, "ended", 1)]
    assert shown(PACE, ended, 100) == (MOVING, 2, 60)
    assert shown(PACE, [*ended, mark(110, "ended", 1)], 110) == (MOVING, 2, 50)
    done = [*ended, mark(120, "finished", 2)]
    state = state_at(ALONE, done, at(9999))
    assert (state.phase, state.round, state.begun, state.over) == (FINISHED, 1, 1, at(100))
    assert shown(ALONE, [*done, mark(200, "resumed", 1)], 210) == (MOVING, 2, 50)
    assert shown(PACE, [*done, mark(200, "began", 2)], 210) == (TALKING, 2, 290)
    assert state_at(PACE, [mark(0, "began", 1), mark(50, "finished", 1)], at(60)).over == at(50)


def test_one_more_round_after_the_last_is_walked_to_from_now() -> None:
    marks = [mark(0, "began", 3), mark(300, "finished", 3), mark(900, "resumed", 3)]
    assert shown(replace(ALONE, rounds=4), marks, 910) == (MOVING, 4, 50)
    assert shown(ALONE, marks, 910)[0] == FINISHED


def test_a_round_begins_once() -> None:
    marks = [mark(0, "began", 1), mark(10, "began", 1)]
    assert shown(PACE, marks, 20) == (TALKING, 1, 280)
    assert shown(PACE, [*marks, mark(30, "began", 2)], 40) == (TALKING, 2, 290)


def test_a_clock_that_was_set_back_waits() -> None:
    marks = [mark(0, "began", 1), mark(100, "paused", 1), mark(160, "resumed", 1)]
    assert shown(PACE, marks, 0) == shown(PACE, marks, 160) == (TALKING, 1, 200)


marks_of_all_kinds = st.lists(
    st.builds(
        mark,
        st.integers(0, 3000).map(lambda tenths: tenths / 2),
        st.sampled_from([*MARKS, "something else"]),
        st.integers(-1, 5),
        st.integers(-400, 400),
    ),
    max_size=12,
)
paces = st.builds(Pace, st.integers(1, 5), st.integers(1, 400), st.integers(0, 90), st.booleans())


@given(paces, marks_of_all_kinds, st.integers(0, 4000), st.randoms())
def test_any_marks_in_any_order_give_one_sound_answer(pace: Pace, marks: list[RunMark], now: int, rng: object) -> None:
    state = state_at(pace, marks, at(now))
    assert state == state_at(pace, list(reversed(marks)), at(now))
    assert state.phase in ORDER
    assert 1 <= state.round <= state.rounds
    assert state.begun in (state.round - 1, state.round)
    assert (state.ends is not None) == (state.phase in (TALKING, MOVING))
    if state.phase == TALKING:
        assert state.left > 0
    if state.phase == PAUSED:
        assert state.left >= 0


@given(paces, marks_of_all_kinds, st.integers(0, 4000), st.integers(0, 4000))
def test_time_alone_never_takes_the_evening_back(pace: Pace, marks: list[RunMark], one: int, other: int) -> None:
    early, late = (state_at(pace, marks, at(now)) for now in sorted((one, other)))
    assert (early.round, ORDER.index(early.phase) != 3) <= (late.round, ORDER.index(late.phase) != 3)
    assert early.begun <= late.begun


@given(paces, marks_of_all_kinds, marks_of_all_kinds)
def test_a_mark_more_never_takes_a_round_back(pace: Pace, marks: list[RunMark], more: list[RunMark]) -> None:
    latest = max([mark_time(one) for one in marks], default=START)
    begun = state_at(pace, marks, latest).begun
    for one in more:
        marks = [*marks, replace(one, at=mark_text(latest))]
        assert begun <= state_at(pace, marks, latest).begun
        begun = state_at(pace, marks, latest).begun


@given(
    paces,
    st.lists(st.tuples(st.integers(1, 50), st.integers(1, 500)), min_size=1, max_size=4),
)
def test_pausing_shifts_the_end_by_the_pause_exactly(pace: Pace, pauses: list[tuple[int, int]]) -> None:
    pace = replace(pace, round_seconds=400)
    marks, clock, paused = [mark(0, "began", 1)], 0, 0
    for runs, stands in pauses:
        marks += [mark(clock + runs, "paused", 1), mark(clock + runs + stands, "resumed", 1)]
        clock, paused = clock + runs + stands, paused + stands
    assert state_at(pace, marks, at(clock)).ends == at(400 + paused)
    assert state_at(pace, marks, at(400 + paused - 1)).phase == TALKING
    assert state_at(pace, marks, at(400 + paused)).over == at(400 + paused)


@given(paces, marks_of_all_kinds, st.integers(0, 4000))
def test_a_crash_between_two_marks_changes_nothing(pace: Pace, marks: list[RunMark], now: int) -> None:
    written = [RunMark(**{name: getattr(one, name) for name in RunMark.__slots__}) for one in marks]
    assert state_at(pace, written, at(now)) == state_at(pace, marks, at(now))


def test_a_round_is_as_long_as_it_was_when_it_began() -> None:
    marks = [mark(0, "began", 1, 100), mark(100, "began", 2)]
    assert shown(PACE, marks[:1], 40) == (TALKING, 1, 60)
    assert shown(PACE, marks, 140) == (TALKING, 2, 260)


def test_rounds_begin_by_themselves_from_when_somebody_said_so() -> None:
    marks = [mark(0, "began", 1), mark(900, "paced", 2, 1)]
    assert shown(PACE, marks[:1], 899) == (MOVING, 2, -539)
    assert shown(PACE, marks, 925) == (MOVING, 2, 35)
    assert shown(PACE, marks, 965) == (TALKING, 2, 295)
    marks.append(mark(1000, "paced", 2, 0))
    assert shown(PACE, marks, 5000)[:2] == (MOVING, 3)
    assert pace_with(PACE, marks[:2]).by_itself
    assert pace_with(ALONE, marks) == PACE
    assert pace_with(ALONE, marks[:1]) == ALONE


@pytest.mark.parametrize("what", ["extended", "ended", "paused", "resumed", "finished", "shifted"])
def test_marks_before_the_first_round_do_nothing(what: str) -> None:
    assert state_at(PACE, [mark(3, what, 1, 60)], at(10)) == state_at(PACE, [], at(10))
