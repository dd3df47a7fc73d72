"""A code that is held up is one sight; away for over two seconds, another."""

from t4gsw_desktop.sight.sights import Sights


def test_code_held_for_ten_seconds_is_one_sight() -> None:
    sights = Sights()
    seen = [sights.note(("ONE",), frame / 30) for frame in range(300)]
    assert seen[0] == ("ONE",)
    assert set(seen[1:]) == {()}


def test_code_that_flickers_is_one_sight() -> None:
    sights = Sights()
    seen = [sights.note(("ONE",) if frame % 45 == 0 else (), frame / 30) for frame in range(300)]
    assert sum(map(len, seen)) == 1


def test_code_that_was_away_is_seen_anew() -> None:
    sights = Sights()
    assert sights.note(("ONE",), 10.0) == ("ONE",)
    assert sights.note((), 11.0) == ()
    assert sights.note(("ONE",), 12.0) == ()  # two seconds are not more than two
    assert sights.note(("ONE",), 14.1) == ("ONE",)


def test_two_codes_take_turns() -> None:
    sights = Sights()
    assert sights.note(("ONE", "TWO", "ONE"), 0.0) == ("ONE", "TWO")
    assert sights.note(("TWO",), 1.5) == ()
    assert sights.note(("ONE", "TWO"), 3.0) == ("ONE",)
