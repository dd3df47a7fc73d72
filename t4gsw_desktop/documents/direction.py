"""Which way each character of a line reads, and the order in which runs of both directions stand on paper."""

import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

from bidi import algorithm as bidi

_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLE", "LRE", "RLO", "LRO", "RLI", "LRI", "FSI"))
_FIRST_RIGHT_TO_LEFT = "\u0590"
_ISOLATES = frozenset(("LRI", "RLI", "FSI", "PDI"))

T = TypeVar("T")


def find_levels(text: str) -> list[int]:
    """The embedding level of every character: even reads left to right, odd right to left.

    The rules are UAX #9 as python-bidi resolves them; the first letter with a direction decides the line's.
    """
    if max(text, default="") < _FIRST_RIGHT_TO_LEFT or not any(
        unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text
    ):
        return [0] * len(text)
    storage: dict[str, Any] = bidi.get_empty_storage()
    base = bidi.get_base_level(text)
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    bidi.get_embedding_levels(text, storage)
    for index, entry in enumerate(storage["chars"]):
        entry["index"] = index
        if entry["type"] in _ISOLATES:  # newer than this reading of the rules: take no part, like joiners
            entry["type"] = "BN"
        elif not entry["type"]:  # not yet in this Python's Unicode: left to right, as UAX #9 has it by default
            entry["type"] = "L"
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    known = {entry["index"]: int(entry["level"]) for entry in storage["chars"]}
    levels: list[int] = []
    for index in range(len(text)):  # what rule X9 took out stays with the character before it
        levels.append(known.get(index, levels[-1] if levels else base))
    return levels


def order_runs(runs: Sequence[tuple[int, T]]) -> list[T]:
    """The runs, each with its level, from left to right: rule L2 of UAX #9, applied to whole runs.

    From the highest level down, each stretch of runs at that level or above is turned round.
    """
    ordered = list(runs)
    for level in range(max((level for level, _ in runs), default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end][0] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = max(end, start + 1)
    return [run for _, run in ordered]
