"""What no unconference grid can beat: never more than the best grid misses, and as much where that can be counted."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.bounds import MissedBound, fewest_missed, fewest_unplaced
from t4gsw_desktop.kinds.unconference.group_hunt import GroupHunt
from t4gsw_desktop.kinds.unconference.groups import NOTHING, UNIT, SlotGroups
from t4gsw_desktop.kinds.unconference.instance import read_instance
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.pricing import GroupBound
from t4gsw_desktop.kinds.unconference.rules import (
    Grid,
    Guest,
    Placed,
    Room,
    Session,
    Snapshot,
    broken_rules,
    keeps_promises,
    score,
)

INSTANCES = Path(__file__).parent / "instances"
FEATURES = ("step_free", "projector")


def measured(name: str) -> Masks:
    return Masks(read_instance(json.loads((INSTANCES / f"{name}.json").read_text(encoding="utf-8"))))


def drawn_few(draw: some.DrawFn, things: list[str], most: int, of_ten: int = 10) -> tuple[str, ...]:
    """Some of the things; usually none unless `of_ten` says how often out of ten there are any."""
    if not things or draw(some.integers(1, 10)) > of_ten:
        return ()
    return tuple(draw(some.lists(some.sampled_from(things), unique=True, max_size=most)))


@some.composite
def snapshots(draw: some.DrawFn, slots: int = 3, rooms: int = 2, most_sessions: int = 5) -> Snapshot:
    """Facts with everything that decides what can be: presence, needs, pins, closed rooms, begun slots."""
    times = tuple(f"{9 + number}:00" for number in range(draw(some.integers(1, slots))))
    halls = tuple(
        Room(
            f"R{number}",
            features=drawn_few(draw, list(FEATURES), 2, 8),
            slots=drawn_few(draw, list(times), 3, 10) if draw(some.integers(0, 4)) == 0 else None,
        )
        for number in range(draw(some.integers(1, rooms)))
    )
    people = [f"p{number}" for number in range(draw(some.integers(2, 9)))]
    sessions = tuple(
        Session(
            f"s{number}",
            hosts=drawn_few(draw, people, 2, 6),
            needs=drawn_few(draw, list(FEATURES), 1, 2),
            not_in=drawn_few(draw, list(times), 1, 2),
            pinned_slot=draw(some.sampled_from(times)) if draw(some.integers(0, 7)) == 0 else "",
            pinned_room=draw(some.sampled_from(halls)).id if draw(some.integers(0, 7)) == 0 else "",
            protected=draw(some.integers(0, 5)) == 0,
        )
        for number in range(draw(some.integers(1, most_sessions)))
    )
    guests = tuple(
        Guest(person, drawn_few(draw, list(FEATURES), 1, 1), drawn_few(draw, list(times), 3) if away else None)
        for person in people
        if (away := draw(some.integers(0, 4)) == 0) or draw(some.booleans())
    )
    votes = {person: drawn_few(draw, [one.id for one in sessions], 5) for person in people}
    snapshot = Snapshot(times, halls, sessions, guests, votes, settled=draw(some.booleans()))
    if draw(some.integers(0, 4)) == 0:
        chosen = draw(some.sampled_from(list(every_grid(snapshot))))
        snapshot = replace(snapshot, before=chosen.placements, begun=times[:1])
    return snapshot


def every_grid(snapshot: Snapshot) -> Iterator[Grid]:
    """All grids that break no rule, by trying each cell for each session."""
    cells = [None, *product(snapshot.slots, (room.id for room in snapshot.rooms))]
    for chosen in product(cells, repeat=len(snapshot.sessions)):
        taken = [cell for cell in chosen if cell]
        if len(taken) != len(set(taken)):
            continue
        pairs = list(zip(snapshot.sessions, chosen, strict=True))
        placed = tuple(Placed(session.id, *cell) for session, cell in pairs if cell)
        grid = Grid(placed, tuple(session.id for session, cell in pairs if not cell))
        if not broken_rules(snapshot, grid):
            yield grid


def fewest_by_size(snapshot: Snapshot, promised: bool = False) -> dict[int, int]:
    """The fewest missed wishes of all grids with so many sessions; with `promised`, of those that keep all promises."""
    fewest: dict[int, int] = {}
    for grid in every_grid(snapshot):
        if promised and not keeps_promises(snapshot, grid):
            continue
        missed, size = int(score(snapshot, grid)["missed_wishes"]), len(grid.placements)
        fewest[size] = min(missed, fewest.get(size, missed))
    return fewest


@settings(max_examples=80, deadline=None)
@given(snapshots(), some.booleans())
def test_no_grid_of_any_size_beats_the_bound(snapshot: Snapshot, offers: bool) -> None:
    masks = Masks(snapshot)
    fewest = fewest_by_size(snapshot)
    assert fewest_unplaced(masks) <= len(snapshot.sessions) - max(fewest, default=0)
    for size, missed in fewest.items():
        bound = MissedBound(masks, size)
        assert 0 <= bound.value <= missed
        if offers:
            bound.offer([[] for _ in snapshot.slots])
        assert not bound.refine(Budget(10**9))
        assert bound.proven_final
        assert bound.value <= missed
        prices_only = GroupBound(masks, size)
        while prices_only.step():
            assert prices_only.missed <= missed
        assert prices_only.is_final
        assert fewest_missed(masks, size) <= missed


@settings(max_examples=150, deadline=None)
@given(snapshots(), some.booleans())
def test_worked_on_to_the_end_the_bound_of_a_small_grid_is_what_the_best_one_misses(
    snapshot: Snapshot, promised: bool
) -> None:
    masks = Masks(snapshot)
    for size, missed in fewest_by_size(snapshot, promised).items():
        bound = MissedBound(masks, size, promised=promised)
        assert bound.value <= missed
        bound.refine(Budget(10**9))
        assert bound.value == missed
        placed = frozenset(one for one, session in enumerate(masks.sessions) if session.id in masks.begun)
        if not promised:
            by_search = GroupBound(masks, size, needed=placed)
            while by_search.step():
                pass
            assert by_search.missed == missed


def random_votes(sessions: int, people: int, chance: Random) -> dict[str, tuple[str, ...]]:
    names = [f"s{number}" for number in range(sessions)]
    return {f"p{number}": tuple(chance.sample(names, chance.randint(2, 4))) for number in range(people)}


@pytest.mark.parametrize("seed", range(6))
def test_the_prices_and_the_search_come_to_the_best_of_all_grids_of_two_slots(seed: int) -> None:
    chance = Random(seed)
    sessions = tuple(Session(f"s{number}") for number in range(8))
    rooms = tuple(Room(f"R{number}") for number in range(4))
    snapshot = Snapshot(("9:00", "10:00"), rooms, sessions, (), random_votes(8, 30, chance))
    masks = Masks(snapshot)
    best = masks.wishes - max(
        sum(SlotGroups(masks, 0, 4).covered(group) for group in (half, set(range(8)) - set(half)))
        for half in combinations(range(8), 4)
    )
    by_prices = GroupBound(masks, 8)
    while by_prices.step():
        pass
    assert by_prices.missed == best
    assert fewest_missed(masks, 8) == best


@pytest.mark.parametrize("seed", range(20))
def test_a_hunt_finds_the_group_worth_most_in_a_slot(seed: int) -> None:
    chance = Random(seed)
    sessions = tuple(
        Session(f"s{number}", (f"p{chance.randrange(12)}",), FEATURES[: chance.randrange(3) // 2])
        for number in range(9)
    )
    rooms = tuple(Room(f"R{number}", features=FEATURES[: number % 2]) for number in range(4))
    masks = Masks(Snapshot(("9:00", "10:00", "11:00"), rooms, sessions, (), random_votes(9, 40, chance)))
    slot = SlotGroups(masks, 1, chance.choice([0, 2, 4]))
    prices = [chance.randrange(-5 * UNIT, 15 * UNIT) for _ in sessions]
    worths = {
        group: slot.worth(group, prices)
        for size in range(slot.fewest, slot.most + 1)
        for group in combinations(range(9), size)
        if not any(slot.clashes[one] >> other & 1 for one, other in combinations(group, 2))
        and slot.fits(sum(slot.digits[one] for one in group))
    }
    hunt = GroupHunt(slot, prices, NOTHING)
    while hunt.work(1):
        pass
    assert hunt.worth == max(worths.values())
    assert worths[hunt.found[-1][1]] == hunt.found[-1][0] == hunt.worth
    climbed = slot.climb((), prices)
    assert climbed in worths or len(climbed) < slot.fewest
    again = GroupHunt(slot, prices, hunt.worth)
    while again.work(1):
        pass
    assert again.found == []


def test_the_small_measured_instances_are_proven() -> None:
    for name, placed, fewest in (("60p-12s", 12, 49), ("60p-18s-tight", 12, 62)):
        bound = MissedBound(measured(name), placed)
        assert not bound.refine(Budget(2_000_000))
        assert bound.value == fewest


def test_a_bound_can_be_worked_on_little_by_little_and_never_falls() -> None:
    masks = measured("60p-18s-tight")
    bound, seen = MissedBound(masks, 12), []
    while bound.refine(Budget(1)):
        seen.append(bound.value)
    assert len(seen) > 10
    assert seen == sorted(seen)
    assert bound.value == 62
    assert not bound.refine(Budget(0))


def test_a_bound_stops_when_told_to() -> None:
    bound = MissedBound(measured("60p-18s-tight"), 12)
    before = bound.value
    assert bound.refine(Budget(10**9, stop=lambda: True))
    assert bound.value == before


def test_a_number_of_sessions_that_no_grid_places_has_a_bound_all_the_same() -> None:
    masks = measured("60p-12s")
    bound = MissedBound(masks, 99)
    assert not bound.refine(Budget(10**7))
    assert bound.proven_final


def test_a_host_with_more_sessions_than_slots_leaves_some_out() -> None:
    sessions = (*(Session(f"s{number}", ("p1",)) for number in range(3)), Session("s3", ("p2",)))
    rooms = (Room("R1"), Room("R2"))
    assert fewest_unplaced(Masks(Snapshot(("9:00", "10:00"), rooms, sessions))) == 1
    assert fewest_unplaced(Masks(Snapshot(("9:00",), rooms, sessions))) == 2
