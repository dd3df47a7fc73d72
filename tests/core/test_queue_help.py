"""The queue in figures: lanes, the curve, the rate, and a range that holds as often as it says."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from t4gsw_desktop.core.queue_help import (
    A_GUESS,
    TONIGHT,
    CurvePoint,
    EarlierEvening,
    Range,
    arrivals_curve,
    lanes_needed,
    rate_per_minute,
    still_to_come,
)

STARTS = datetime(2026, 11, 5, 18, 30, tzinfo=UTC)
Evening = tuple[int, tuple[float, ...]]


def after(*minutes: float) -> list[datetime]:
    return [STARTS + timedelta(minutes=one) for one in minutes]


@pytest.mark.parametrize(
    ("people", "minutes", "seconds", "lanes"), [(60, 20, 20, 2), (60, 20, 40, 3), (120, 25, 20, 3), (3, 20, 20, 1)]
)
def test_lanes_follow_people_seconds_and_the_time_there_is(people: int, minutes: int, seconds: int, lanes: int) -> None:
    assert lanes_needed(people, seconds, minutes) == lanes


def test_the_curve_climbs_by_one_with_each_arrival() -> None:
    assert arrivals_curve(after(3, -5, 3, 10), STARTS) == (CurvePoint(-5, 1), CurvePoint(3, 3), CurvePoint(10, 4))
    assert arrivals_curve([], STARTS) == ()


def test_the_rate_is_that_of_the_last_five_minutes() -> None:
    times = after(1, 6, 7, 8, 9, 9.5)
    assert rate_per_minute(times, STARTS + timedelta(minutes=10)) == 1
    assert rate_per_minute(times, STARTS + timedelta(minutes=30)) == 0


def test_without_anything_to_go_by_it_says_so() -> None:
    assert still_to_come(40, 0, STARTS, STARTS, ()) == Range(20, 38, A_GUESS)
    assert still_to_come(40, 30, STARTS, STARTS, ()) == Range(0, 8, A_GUESS)


def test_when_all_are_here_nobody_is_to_come() -> None:
    history = [EarlierEvening(30, tuple(range(20)))]
    found = still_to_come(12, 12, STARTS, STARTS, history)
    assert (found.low, found.high) == (0, 0)
    assert still_to_come(12, 14, STARTS, STARTS, ()).high == 0


def test_earlier_evenings_are_counted_in_words() -> None:
    one = EarlierEvening(50, tuple(range(35)))
    assert still_to_come(50, 0, STARTS, STARTS, [one]).rests_on == "1 earlier evening"
    assert still_to_come(50, 0, STARTS, STARTS, [one] * 3).rests_on == "3 earlier evenings"


def test_an_evening_at_which_all_had_come_by_then_tells_nothing() -> None:
    found = still_to_come(50, 10, STARTS + timedelta(minutes=40), STARTS, [EarlierEvening(20, tuple(range(20)))])
    assert found.rests_on == A_GUESS


def test_the_more_evenings_the_narrower() -> None:
    evening = EarlierEvening(60, tuple(range(-10, 30)))
    widths = []
    for count in (1, 4, 12):
        found = still_to_come(60, 10, STARTS, STARTS, [evening] * count)
        assert found.low <= 30 <= found.high
        widths.append(found.high - found.low)
    assert widths[0] > widths[1] >= widths[2]


def test_tonight_counts_only_once_arrivals_fall_off() -> None:
    busy = after(*(number / 2 for number in range(40)))
    now = STARTS + timedelta(minutes=20)
    assert still_to_come(80, 40, now, STARTS, (), busy).rests_on == A_GUESS
    later = STARTS + timedelta(minutes=45)
    found = still_to_come(80, 40, later, STARTS, (), busy)
    assert found.rests_on == TONIGHT
    assert found.low == 0
    assert found.high <= 3


def test_nobody_comes_twice() -> None:
    times = after(*(number / 3 for number in range(45)), 20, 22, 24, 26, 28)
    assert still_to_come(52, 50, STARTS + timedelta(minutes=30), STARTS, (), times).high <= 2


def _slow(chance: random.Random) -> Evening:
    """Signed up, and the minutes at which those came who did: early and late evenings, full and empty ones."""
    came = chance.betavariate(13, 7)
    late, pace = chance.gauss(0, 4), chance.uniform(0.8, 1.3)
    signed_up = chance.randint(30, 80)
    return signed_up, tuple(
        chance.gammavariate(4, 5) * pace - 18 + late for _ in range(signed_up) if chance.random() < came
    )


def _two_waves(chance: random.Random) -> Evening:
    """Many around the start, and a tail that halves every 6 to 25 minutes."""
    came, half = chance.betavariate(13, 7), chance.uniform(6, 25)
    signed_up = chance.randint(30, 80)
    return signed_up, tuple(
        chance.gauss(0, 6) if chance.random() < 0.4 else chance.expovariate(0.693 / half)
        for _ in range(signed_up)
        if chance.random() < came
    )


def _held(evening: Callable[[random.Random], Evening], known: int, minute: float, rests_on: str = "") -> list[bool]:
    """Whether each range of 200 evenings held, `known` earlier evenings being known each time."""
    chance = random.Random(known * 1000 + int(minute))
    held = []
    for _ in range(200):
        history = [EarlierEvening(*evening(chance)) for _ in range(known)]
        signed_up, minutes = evening(chance)
        times = after(*(one for one in minutes if one <= minute))
        now = STARTS + timedelta(minutes=minute)
        found = still_to_come(signed_up, len(times), now, STARTS, history, times)
        if not rests_on or found.rests_on == rests_on:
            held.append(found.low <= len(minutes) - len(times) <= found.high)
    return held


@pytest.mark.parametrize("evening", [_slow, _two_waves])
@pytest.mark.parametrize("known", [1, 2, 6])
@pytest.mark.parametrize("minute", [-5, 10, 25])
def test_ranges_from_earlier_evenings_hold_four_times_out_of_five(
    evening: Callable[[random.Random], Evening], known: int, minute: float
) -> None:
    held = _held(evening, known, minute)
    assert sum(held) / len(held) >= 0.75  # 0.8, less what 200 evenings may be off by


@pytest.mark.parametrize("evening", [_slow, _two_waves])
@pytest.mark.parametrize("minute", [20, 30, 45])
def test_ranges_from_tonight_alone_hold_four_times_out_of_five(
    evening: Callable[[random.Random], Evening], minute: float
) -> None:
    held = _held(evening, 0, minute, TONIGHT)
    assert len(held) > 50
    assert sum(held) / len(held) >= 0.75
