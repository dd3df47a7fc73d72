"""Watching a grid get better: full at once, never worse, the same each time, over when it is proven the best."""

import json
from itertools import islice, pairwise
from pathlib import Path

from t4gsw_desktop.core.budget import never
from t4gsw_desktop.kinds.unconference.anytime import Standing, watch
from t4gsw_desktop.kinds.unconference.instance import read_instance
from t4gsw_desktop.kinds.unconference.rules import Guest, Placed, Room, Session, Snapshot, broken_rules, goal_key, score

INSTANCES = Path(__file__).parent / "instances"


def measured(name: str) -> Snapshot:
    return read_instance(json.loads((INSTANCES / f"{name}.json").read_text(encoding="utf-8")))


def is_progress(earlier: Standing, later: Standing) -> bool:
    """True when the later standing has a better grid or a better bound, and neither is worse."""
    before, after = goal_key(earlier.score), goal_key(later.score)
    least = [one.bound["missed_wishes"] for one in (earlier, later)]
    return (after < before or (after == before and least[1] > least[0])) and later.share >= earlier.share


def test_watch_shows_a_full_grid_first_and_only_better_ones_after() -> None:
    snapshot = measured("60p-18s-tight")
    seen = list(watch(snapshot, 1, never, steps=200_000))
    assert seen[0].score["placed"] == 12
    assert len(seen) > 1
    assert all(is_progress(earlier, later) for earlier, later in pairwise(seen))
    for standing in seen:
        assert broken_rules(snapshot, standing.grid) == ()
        assert standing.score == score(snapshot, standing.grid)


def test_watch_shows_the_same_to_everybody_with_the_same_seed() -> None:
    snapshot = measured("60p-18s-tight")
    assert list(watch(snapshot, 3, never, steps=100_000)) == list(watch(snapshot, 3, never, steps=100_000))


def test_watch_ends_by_itself_when_the_grid_is_proven_the_best() -> None:
    *_, last = watch(measured("60p-12s"), 1, never)
    assert last.is_proven
    assert (last.score["missed_wishes"], last.bound["missed_wishes"]) == (49, 49)


def test_watch_ends_soon_after_it_is_told_to_stop() -> None:
    asked = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) > 50

    seen = list(watch(measured("60p-18s-tight"), 1, stop))
    assert seen
    assert len(asked) < 200


def test_watch_may_be_left_at_any_time_with_a_grid_that_keeps_all_rules() -> None:
    snapshot = measured("60p-18s-tight")
    for standing in islice(watch(snapshot, 1, never), 2):
        assert broken_rules(snapshot, standing.grid) == ()


def test_watch_of_nothing_shows_the_empty_grid_and_ends() -> None:
    assert [standing.grid.placements for standing in watch(Snapshot((), (), ()), 1, never)] == [()]


def test_watch_of_one_slot_ends_although_some_must_be_left_out() -> None:
    sessions = tuple(Session(f"s{number}") for number in range(3))
    *_, last = watch(Snapshot(("9:00",), (Room("R1"), Room("R2")), sessions), 1, never)
    assert (last.score["unplaced"], last.bound["unplaced"]) == (1, 1)


def test_watch_ends_when_all_but_one_slot_have_begun_and_nothing_can_be_exchanged() -> None:
    sessions = tuple(Session(f"s{number}") for number in range(4))
    cells = (("9:00", "R1"), ("9:00", "R2"), ("10:00", "R1"), ("10:00", "R2"))
    before = tuple(Placed(session.id, *cell) for session, cell in zip(sessions, cells, strict=True))
    votes = {"p1": ("s0", "s1"), "p2": ("s2", "s3")}
    rooms = (Room("R1"), Room("R2"))
    facts = Snapshot(("9:00", "10:00"), rooms, sessions, (Guest("p1"),), votes, before=before, begun=("9:00",))
    *_, last = watch(facts, 1, never)
    assert (last.grid.placements, last.score["missed_wishes"]) == (before, 2)
