"""Searching what the prices leave over: every group that counts is listed, and small grids are proven to the end."""

from itertools import combinations
from random import Random

import pytest

from benchmarks.invented_votes import invented
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference import grid_hunt
from t4gsw_desktop.kinds.unconference.anytime import standings
from t4gsw_desktop.kinds.unconference.bounds import MissedBound
from t4gsw_desktop.kinds.unconference.group_list import WorthyGroup, list_groups
from t4gsw_desktop.kinds.unconference.groups import UNIT, SlotGroups
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.plan import propose
from t4gsw_desktop.kinds.unconference.rules import Guest, Room, Session, Snapshot

FEATURES = ("step_free", "projector")


def an_evening(seed: int, sessions: int = 14) -> Snapshot:
    """More pitches than cells, rooms of three classes, people who come late or leave early, two promised pitches."""
    chance = Random(seed)
    pitches = tuple(
        Session(
            f"s{number}",
            (f"p{chance.randrange(20)}",),
            FEATURES[: chance.randrange(4) // 3],
            protected=number < 2,
        )
        for number in range(sessions)
    )
    rooms = tuple(Room(f"R{number}", features=FEATURES[: (number + 1) % 3]) for number in range(4))
    slots = ("19:00", "19:40", "20:20")
    guests = tuple(Guest(f"p{number}", present=slots[: 2 + number % 2]) for number in range(12))
    # Hardly anybody wishes for what was promised: those grids miss more.
    wished = [f"s{number}" for number in range(2, sessions)]
    votes = {f"p{number}": tuple(chance.sample(wished, chance.randint(2, 5))) for number in range(40)}
    return Snapshot(slots, rooms, pitches, guests, votes)


def listed(slot: SlotGroups, prices: list[int], best: int, slack: int, most: int) -> list[WorthyGroup] | None:
    work = list_groups(slot, prices, best, slack, most)
    while True:
        try:
            next(work)
        except StopIteration as ended:
            return ended.value


@pytest.mark.parametrize("seed", range(12))
def test_the_list_holds_every_group_that_loses_little_and_no_other(seed: int) -> None:
    chance = Random(seed)
    slot = SlotGroups(Masks(an_evening(seed, 9)), 1, chance.choice([0, 2, 4]))
    prices = [chance.randrange(-3 * UNIT, 12 * UNIT) for _ in range(9)]
    losses = {
        sum(1 << one for one in group): slot.worth(group, prices)
        for size in range(slot.fewest, slot.most + 1)
        for group in combinations(slot.sessions, size)
        if not any(slot.clashes[one] >> other & 1 for one, other in combinations(group, 2))
        and slot.fits(sum(slot.digits[one] for one in group))
    }
    best = max(losses.values())
    slack = chance.randrange(12 * UNIT)
    found = listed(slot, prices, best, slack, 1_000)
    assert found is not None
    assert [group.loss for group in found] == sorted(group.loss for group in found)
    assert {group.sessions: best - group.loss for group in found} == {
        group: worth for group, worth in losses.items() if worth >= best - slack
    }
    assert len(found) == len({group.sessions for group in found})
    if len(losses) > 5:
        assert listed(slot, prices, best, 1 << 40, 3) is None


@pytest.mark.parametrize("seed", range(4))
def test_an_evening_of_fourteen_pitches_is_proven_with_its_promises_kept(seed: int) -> None:
    *_, last = standings(Masks(an_evening(seed)), Budget(3_000_000), seed)
    assert last.is_proven
    assert last.score["promised_unplaced"] == 0
    assert last.score["missed_wishes"] == last.bound["missed_wishes"]


def test_what_a_promise_costs_is_no_gap() -> None:
    snapshot = an_evening(1)
    masks = Masks(snapshot)
    found = propose(snapshot, Budget(3_000_000), 1)
    without, with_promises = (MissedBound(masks, int(found.score["placed"]), promised=one) for one in (False, True))
    assert not without.refine(Budget(10**8))
    assert not with_promises.refine(Budget(10**8))
    assert without.value < with_promises.value == found.score["missed_wishes"]


def test_thirty_sessions_are_proven_where_prices_alone_leave_two_wishes_open() -> None:
    bound = MissedBound(Masks(invented(30, 6, 5, 150, 1, 3, 7)), 30)
    assert not bound.refine(Budget(20_000_000))
    assert bound.value == 178


def test_a_search_of_too_many_groups_is_given_up_with_what_the_prices_prove(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_hunt, "_MOST_GROUPS", 10)
    bound = MissedBound(Masks(invented(30, 6, 5, 150, 1, 3, 7)), 30)
    assert not bound.refine(Budget(20_000_000))
    assert 170 <= bound.value < 178
