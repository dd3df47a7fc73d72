"""Which font draws which part of a line: one for a whole name or word where one can, else one for each letter."""

from functools import lru_cache
from itertools import groupby

from t4gsw_desktop.documents.clusters import split_clusters
from t4gsw_desktop.documents.fonts import FAMILIES, PRIMARY, Family, find_family, is_invisible, load_font

_HOUSE_FAMILIES = FAMILIES[:2]
_EMOJI = next(family for family in FAMILIES if family.folder == "NotoEmoji")
_NEVER_FOR_WORDS = ("NotoEmoji", "NotoSansSymbols", "NotoSansSymbols2")


def choose_families(text: str) -> list[Family]:
    """A family for each character: one for a whole word where one can, else one for each cluster."""
    for family in _HOUSE_FAMILIES:  # one face for a whole name where that can be, so that it looks like one name
        if _covers(family, text):
            return [family] * len(text)
    families: list[Family] = []
    spaces: list[tuple[int, int]] = []
    for is_space, group in groupby(text, str.isspace):
        word = "".join(group)
        if is_space:
            spaces.append((len(families), len(word)))
        whole = None if is_space else _family_for_all(word, for_word=True)
        if whole is not None:
            families += [whole] * len(word)
            continue
        for cluster in split_clusters(word):
            families += [_family_for_all(cluster) or find_family(cluster[0]) or PRIMARY] * len(cluster)
    for start, length in spaces:  # a space between two words of one family belongs to it: fewer runs, truer spacing
        before, after = families[max(start - 1, 0)], families[min(start + length, len(families) - 1)]
        if before is after and before.folder not in _NEVER_FOR_WORDS and _covers(before, " "):
            families[start : start + length] = [before] * length
    return families


@lru_cache(maxsize=4096)
def _family_for_all(text: str, *, for_word: bool = False) -> Family | None:
    if "\ufe0f" in text and not for_word and _covers(_EMOJI, text):
        return _EMOJI
    for family in FAMILIES:
        if for_word and family.folder in _NEVER_FOR_WORDS:
            continue
        if any(family.wants(ord(character)) for character in text) and _covers(family, text):
            return family
    return None


def _covers(family: Family, text: str) -> bool:
    covered = load_font(family, bold=False).covered
    return covered.issuperset(map(ord, text)) or all(
        ord(character) in covered or is_invisible(character) for character in text
    )
