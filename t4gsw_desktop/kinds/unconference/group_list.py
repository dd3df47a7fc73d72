"""All groups of sessions that are worth enough to stand in a slot, so that no better grid can hold another."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from t4gsw_desktop.kinds.unconference.groups import UNIT, SlotGroups

_PAUSE = 5_000  # microseconds of work, roughly, between two looks at the budget


@dataclass(frozen=True, slots=True)
class WorthyGroup:
    """A group, as bits by session number, and by how much it is worth less than the best of its slot."""

    loss: int
    sessions: int


@dataclass(slots=True)
class _Begun:
    """A group begun and the sessions that may still join it, each group being come to in one way only."""

    numbers: list[int]
    sessions: int
    worth: int
    people: int  # who has no wish met yet
    key: int
    banned: int
    left: int


def list_groups(
    slot: SlotGroups, prices: Sequence[int], best: int, slack: int, most: int
) -> Generator[int, None, list[WorthyGroup] | None]:
    """Every group worth at least `best` less `slack` at these prices, least loss first; None when over `most` are.

    It yields microseconds of work, roughly. What the sessions that gain most could add is a bound as in a hunt.
    """
    everybody = sum(1 << one for one in slot.sessions)
    people = 0
    for wants in slot.wants:
        people |= wants
    stack = [_Begun(slot.sessions, 0, 0, people, 0, 0, slot.most)]
    found: list[WorthyGroup] = []
    spent = 0
    while stack and len(found) <= most:
        begun = stack.pop()
        if begun.worth >= best - slack and slot.most - begun.left >= slot.fewest:
            found.append(WorthyGroup(best - begun.worth, begun.sessions))
        free = slot.open_to(begun.key) & everybody & ~begun.banned
        _join(slot, prices, best - slack, begun, [one for one in begun.numbers if free >> one & 1], stack)
        spent += 3 + len(begun.numbers)
        if spent > _PAUSE:
            yield spent
            spent = 0
    yield 1 + spent
    return None if stack else sorted(found, key=lambda group: (group.loss, group.sessions))


def _join(
    slot: SlotGroups, prices: Sequence[int], least: int, begun: _Begun, numbers: list[int], stack: list[_Begun]
) -> None:
    """Put on the stack what the group begun becomes with each session that may still lead to enough."""
    wants, people, left = slot.wants, begun.people, begun.left
    gains = sorted([((wants[one] & people).bit_count() * UNIT - prices[one], one) for one in numbers], reverse=True)
    needed = max(0, slot.fewest - slot.most + left)
    for index, (gain, one) in enumerate(gains if left else ()):
        hopes = [hope for hope, _ in gains[index : index + left]]
        hope = gain + sum(hopes[1:needed]) + sum(more for more in hopes[max(needed, 1) :] if more > 0)
        if len(hopes) < needed or begun.worth + hope < least:
            break
        stack.append(
            _Begun(
                [other for _, other in gains[index + 1 :]],
                begun.sessions | 1 << one,
                begun.worth + gain,
                people & ~wants[one],
                begun.key + slot.digits[one],
                begun.banned | slot.clashes[one],
                left - 1,
            )
        )
