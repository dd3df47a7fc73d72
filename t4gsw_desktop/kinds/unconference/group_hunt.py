"""Finding the group of sessions that is worth most in a slot, with proof that no other is worth more."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.kinds.unconference.groups import UNIT, SlotGroups


@dataclass(slots=True)
class _Branch:
    """A group begun: `gains` of the sessions that may join, greatest first, each with its number in the low bits."""

    gains: list[int]
    numbers: list[int]
    next: int
    hope: int  # at most this is gained by those from `next` on
    worth: int
    people: int  # who has no wish met yet
    key: int
    banned: int
    open: int  # sessions that may still join


class GroupHunt:
    """Branch and bound over the sessions of one slot, in steps.

    A session's gain only falls as the group grows (a union of audiences is submodular), so the greatest gains left
    bound what any completion can add: G. L. Nemhauser and L. A. Wolsey, "Maximizing submodular set functions", 1981.
    All numbers are whole; `worth` and gains carry the session number in their low bits, which only raises the bound.
    """

    def __init__(self, slot: SlotGroups, prices: Sequence[int], worth: int, plenty: int = 1) -> None:
        """Look for groups worth more than `worth`; once `plenty` are found, only for those worth more than all."""
        self._plenty = plenty
        self._slot = slot
        self._low = max(len(prices), 1).bit_length()
        self._mask = (1 << self._low) - 1
        self._step = UNIT << self._low
        self._offsets = [(-price << self._low) + one for one, price in enumerate(prices)]
        self._fixed = slot.fewest == slot.most
        self._any_room = slot.is_free_of_rooms
        self._everybody = sum(1 << one for one in slot.sessions)
        self._best = worth << self._low
        self.found: list[tuple[int, tuple[int, ...]]] = []
        self._chosen: list[int] = []
        self._stack: list[_Branch] = []
        people = 0
        for one in slot.sessions:
            people |= slot.wants[one]
        mine = slot.sessions if self._any_room else [one for one in slot.sessions if slot.open_to(0) >> one & 1]
        self._enter(mine, 0, people, 0, 0, slot.most)

    @property
    def worth(self) -> int:
        """No group is worth more than this once the hunt is over."""
        return max([self._best >> self._low, *(worth for worth, _ in self.found)])

    def work(self, branches: int) -> bool:
        """Look at about so many branches more; false when nothing is left to look at."""
        slot, stack, chosen = self._slot, self._stack, self._chosen
        digits, clashes, wants = slot.digits, slot.clashes, slot.wants
        low, everybody = self._low, self._everybody
        while stack and branches > 0:
            branch = stack[-1]
            gains, index, left = branch.gains, branch.next, branch.open
            too_few = index + left > len(gains) if self._fixed else index >= len(gains)
            if too_few or branch.worth + branch.hope <= self._best:
                stack.pop()
                if chosen:
                    chosen.pop()
                continue
            branches -= 1
            gain, after = gains[index], gains[index + left] if index + left < len(gains) else 0
            branch.next = index + 1
            branch.hope += after - gain if self._fixed else max(after, 0) - max(gain, 0)
            one = branch.numbers[index]
            rest = branch.numbers[index + 1 :]
            key, banned = branch.key + digits[one], branch.banned | clashes[one]
            free = (everybody if self._any_room else slot.open_to(key)) & ~banned
            if free != everybody:
                rest = [other for other in rest if free >> other & 1]
            worth, people = branch.worth + (gain >> low << low), branch.people & ~wants[one]
            depth = len(stack)
            chosen.append(one)
            self._enter(rest, worth, people, key, banned, left - 1)
            if len(stack) == depth:
                chosen.pop()
        return bool(stack)

    def _enter(self, numbers: list[int], worth: int, people: int, key: int, banned: int, left: int) -> None:
        """Note the group begun if it is whole and the best, and put it on the stack if more of it could be better."""
        slot, step, offsets, wants = self._slot, self._step, self._offsets, self._slot.wants
        enough = slot.most - left >= slot.fewest
        if enough and worth > self._best:
            self._note(worth, self._chosen)
        gains = [(wants[one] & people).bit_count() * step + offsets[one] for one in numbers]
        if left == 1 and gains:
            most = max(gains)
            if worth + (most >> self._low << self._low) > self._best:
                self._note(worth + (most >> self._low << self._low), [*self._chosen, most & self._mask])
            return
        gains.sort(reverse=True)
        if enough:
            while gains and gains[-1] < 0:
                gains.pop()
        if not gains or left == 0 or (self._fixed and len(gains) < left):
            return
        top = gains[:left]
        hope = sum(top) if self._fixed else sum([gain for gain in top if gain > 0])
        if worth + hope <= self._best or not self._rooms_allow(gains, worth, key, left):
            return
        if len(gains) > left:
            # Whoever joins displaces at least the least of the greatest gains.
            least = self._best - worth - hope + (top[-1] if self._fixed else max(top[-1], 0))
            while gains and gains[-1] <= least:
                gains.pop()
        mask = self._mask
        self._stack.append(_Branch(gains, [gain & mask for gain in gains], 0, hope, worth, people, key, banned, left))

    def _rooms_allow(self, gains: list[int], worth: int, key: int, left: int) -> bool:
        """False when those of the greatest gains that find rooms together (greedily, a matroid) are not enough."""
        if self._any_room:
            return True
        slot, total = self._slot, worth
        for gain in gains:
            joined = key + slot.digits[gain & self._mask]
            if gain < 0 and not self._fixed:
                break
            if slot.fits(joined):
                key, total, left = joined, total + gain, left - 1
                if left == 0:
                    break
        return total > self._best and not (self._fixed and left)

    def _note(self, worth: int, group: list[int]) -> None:
        self.found.append((worth >> self._low, tuple(sorted(group))))
        if len(self.found) >= self._plenty:
            self._best = max(found for found, _ in self.found) << self._low
