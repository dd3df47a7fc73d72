"""The upright counters against counting one by one."""

from hypothesis import given
from hypothesis import strategies as some

from t4gsw_desktop.kinds.unconference.misses import MissCounter


@given(some.lists(some.integers(0, 9), min_size=1, max_size=12), some.data())
def test_miss_counter_agrees_with_counting_one_by_one(counts: list[int], data: some.DataObject) -> None:
    counter = MissCounter(counts)
    assert counter.squares() == sum(count * count for count in counts)
    for _ in range(4):
        fate = [data.draw(some.integers(-1 if count else 0, 1)) for count in counts]
        more = sum(1 << person for person, one in enumerate(fate) if one > 0)
        fewer = sum(1 << person for person, one in enumerate(fate) if one < 0)
        before = counter.squares()
        change = counter.change(more, fewer)
        counter.apply(more, fewer)
        counts = [count + one for count, one in zip(counts, fate, strict=True)]
        assert counter.squares() == sum(count * count for count in counts) == before + change
