"""What no grid can beat: the fewest missed wishes, at once by counting, and closer the longer it is worked on."""

from collections.abc import Sequence
from itertools import combinations
from math import comb

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.pairing import pair_off
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.pricing import GroupBound

# Groups of sessions looked at before the exact count gives up; about a tenth of a second of work.
_MOST_GROUPS = 100_000


def fewest_unplaced(masks: Masks) -> int:
    """A number of sessions that every grid leaves out: by room classes and slots, and by each host's hours.

    A matching of sessions to cells that forgets hosts cannot place more than it places (König), and no host can hold
    more sessions than there are slots.
    """
    cells = [(place, room) for place in range(masks.pool) for room in masks.rooms_open[place]]
    suits = [
        [cell for cell, (place, room) in enumerate(cells) if masks.allowed[place][one] and masks.rooms[one] >> room & 1]
        for one in range(masks.count)
    ]
    return len(masks.hopeless) + max(masks.count - _most_pairs(suits), _too_many_for_hosts(masks))


def _too_many_for_hosts(masks: Masks) -> int:
    """Sessions that cannot be placed because their host has fewer slots than sessions; no session counts twice."""
    of_host: dict[str, set[int]] = {}
    for number, session in enumerate(masks.sessions):
        for host in session.hosts:
            of_host.setdefault(host, set()).add(number)
    excess, counted = 0, set[int]()
    for mine in sorted(of_host.values(), key=len, reverse=True):
        if counted & mine:
            continue
        # In a slot that has begun everything stays as it is, whoever hosts it.
        held = [sum(masks.allowed[place][one] for one in mine) for place in range(masks.pool)]
        most = sum(count if place in masks.running else min(count, 1) for place, count in enumerate(held))
        if len(mine) > most:
            excess += len(mine) - most
            counted |= mine
    return excess


class MissedBound:
    """Wishes that every grid with `placed` sessions misses: `value` only grows while it is worked on.

    With `promised` it asks only about grids in which every promised session has its place; those may miss more.
    At once it is what person by person cannot be had, or an exact count where the grid is small. `proven_final` says
    that working on cannot raise it.
    """

    def __init__(self, masks: Masks, placed: int, *, promised: bool = False) -> None:
        needed = frozenset(
            number
            for number, session in enumerate(masks.sessions)
            if session.id in masks.begun or promised and session.is_promised
        )
        exact = _exact(masks, placed, needed) if _groups_when_full(masks) <= _MOST_GROUPS else None
        self.value = max(_person_by_person(masks), exact or 0)
        self._groups = GroupBound(masks, placed, self.value, needed)
        self.proven_final = self._groups.is_final

    def offer(self, groups: Sequence[Sequence[int]]) -> None:
        """Show the session numbers of each slot of a good grid, slot by slot: a place to start from."""
        self._groups.offer(groups)

    def refine(self, budget: Budget) -> bool:
        """Work on in small steps until the budget ends; true when more could still come.

        A step of the budget is about a microsecond of work.
        """
        while not self.proven_final and budget.used < budget.steps and not budget.stop():
            budget.used += self._groups.step()
            self.value = self._groups.missed
            self.proven_final = self._groups.is_final
        return not self.proven_final


def fewest_missed(masks: Masks, placed: int, *, promised: bool = False) -> int:
    """Wishes that every grid with `placed` sessions misses: exact where that is quickly counted."""
    return MissedBound(masks, placed, promised=promised).value


def _groups_when_full(masks: Masks) -> int:
    """How many groups of sessions there are to look at when every slot is filled: quick to count beforehand."""
    groups, used = 0, 0
    for rooms in masks.rooms_open:
        size = min(len(rooms), masks.count - used)
        groups += comb(masks.count, used) * comb(masks.count - used, size)
        used += size
    return groups


def _person_by_person(masks: Masks) -> int:
    """Everybody's wishes less the most slots in which one person could have one, as if the grid were made for them."""
    most = 0
    for person in range(len(masks.people)):
        wanted = [one for one in range(masks.count) if masks.voters[one] >> person & 1]
        slots = [
            [
                place
                for place in range(masks.pool)
                if masks.allowed[place][one] and masks.wants[place][one] >> person & 1
            ]
            for one in wanted
        ]
        most += _most_pairs(slots)
    return masks.wishes - most


def _most_pairs(suits: list[list[int]]) -> int:
    """How many rows can have a column that suits them, each one of its own."""
    return sum(column is not None for column in pair_off(suits))


def _exact(masks: Masks, placed: int, needed: frozenset[int]) -> int | None:
    """The fewest missed wishes of all grids with `placed` sessions, those needed among them, slot by slot over sets of
    sessions; None when there are too many sets. Rooms are only counted, not fitted, so it is a bound there."""
    covered = {0: 0}
    looked_at = 0
    for place in range(masks.pool):
        room_left = [len(rooms) for rooms in masks.rooms_open[place:]]
        following: dict[int, int] = {}
        for used, sure in covered.items():
            missing = placed - used.bit_count()
            free = [one for one in range(masks.count) if not used >> one & 1 and masks.allowed[place][one]]
            for size in range(max(0, missing - sum(room_left[1:])), min(room_left[0], missing, len(free)) + 1):
                for group in combinations(free, size):
                    looked_at += 1
                    if looked_at > _MOST_GROUPS:
                        return None
                    _consider(masks, place, used, sure, group, following)
        covered = following
    all_needed = sum(1 << one for one in needed)
    most = max((sure for used, sure in covered.items() if used & all_needed == all_needed), default=None)
    return None if most is None else masks.wishes - most


def _consider(
    masks: Masks, place: int, used: int, sure: int, group: tuple[int, ...], following: dict[int, int]
) -> None:
    """Note the set that arises when `group` fills this slot, if its hosts can and it covers more than known."""
    union = hosts = 0
    for one in group:
        if hosts & masks.hosts[place][one]:
            return
        hosts |= masks.hosts[place][one]
        union |= masks.wants[place][one]
        used |= 1 << one
    total = sure + union.bit_count()
    if total > following.get(used, -1):
        following[used] = total
