"""Pairing off: nothing twice, only what suits, as many as can be, and who had something keeps something."""

from hypothesis import given
from hypothesis import strategies as some

from t4gsw_desktop.core.pairing import pair_off

options_of_rows = some.lists(some.lists(some.integers(0, 4), unique=True), max_size=5)


def most(options, used=frozenset()):
    """The most rows that can have something, by trying everything."""
    if not options:
        return 0
    first, *rest = options
    return max([most(rest, used), *(1 + most(rest, used | {one}) for one in first if one not in used)])


@given(options_of_rows)
def test_as_many_as_possible_get_something_that_suits_them_and_nothing_is_given_twice(options):
    given_out = pair_off(options)
    had = [one for one in given_out if one is not None]
    assert len(had) == len(set(had)) == most(options)
    assert all(one is None or one in suits for one, suits in zip(given_out, options, strict=True))


@given(options_of_rows, some.integers(0, 5))
def test_who_had_something_still_has_something(options, first):
    before = [*pair_off(options[:first]), *[None] * len(options[first:])]
    after = pair_off(options, before)
    assert all(new is not None for old, new in zip(before, after, strict=True) if old is not None)
    assert sum(one is not None for one in after) == most(options)
