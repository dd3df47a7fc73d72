"""Identifiers are fresh, of version 7, and sort in the order they were made."""

import uuid
from concurrent.futures import ThreadPoolExecutor

from t4gsw_desktop.core import ids


def test_identifiers_are_version_seven_and_sort_as_made():
    made = [ids.new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == 5000
    assert {uuid.UUID(one).version for one in made} == {7}
    assert {uuid.UUID(one).variant for one in made} == {uuid.RFC_4122}


def test_identifiers_of_several_threads_never_collide():
    with ThreadPoolExecutor(4) as pool:
        batches = list(pool.map(lambda _: [ids.new_id() for _ in range(2000)], range(4)))
    assert len({one for batch in batches for one in batch}) == 8000
    assert all(batch == sorted(batch) for batch in batches)


def test_identifiers_go_on_when_the_clock_is_set_back(monkeypatch):
    before = ids.new_id()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1_000_000_000)
    after = ids.new_id()
    assert after > before
    assert uuid.UUID(after).version == 7


def test_identifiers_of_a_full_counter_move_on_by_a_millisecond(monkeypatch):
    full = (5 << 80) | (0x7 << 76) | (0b10 << 62) | ((1 << 62) - 1)
    assert ids._next(full) == (6 << 80) | (0x7 << 76) | (0b10 << 62)
