"""A PIN is kept as a hash that tells nothing of it, and wrong ones wait a little longer each time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.pin import fits_seal, seal_pin, wait_after

PINS = st.text(st.characters(categories=["L", "N"]), min_size=4, max_size=12)


@settings(max_examples=8, deadline=None)  # a hash takes its time: that is what it is for
@given(PINS, PINS)
def test_only_the_pin_fits_its_seal(pin: str, other: str) -> None:
    seal = seal_pin(pin)
    assert fits_seal(pin, seal)
    assert fits_seal(f" {pin} ", seal), "space round it is not part of it"
    assert fits_seal(other, seal) == (other == pin)
    assert pin not in seal


def test_two_seals_of_one_pin_are_different() -> None:
    assert seal_pin("2468") != seal_pin("2468")


def test_a_spoilt_seal_shuts_nobody_out() -> None:
    assert fits_seal("1234", "scrypt$nothing")
    assert fits_seal("1234", "scrypt$zz$zz")
    assert fits_seal("1234", "other$00$00")


def test_each_wrong_pin_waits_longer_up_to_half_a_minute() -> None:
    waits = [wait_after(wrong) for wrong in range(12)]
    assert waits[0] == 0
    assert waits == sorted(waits)
    assert waits[1] == 1
    assert max(waits) == 30
