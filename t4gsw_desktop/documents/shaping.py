"""From a line of text to glyphs in the order they are drawn: direction, fonts, and the joining of letters."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import uharfbuzz
from bidi import algorithm as bidi

from t4gsw_desktop.documents.clusters import split_clusters
from t4gsw_desktop.documents.fonts import FAMILIES, PRIMARY, Family, Font, find_family, is_invisible, load_font

_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLE", "LRE", "RLO", "LRO", "RLI", "LRI", "FSI"))
_ISOLATES = frozenset(("LRI", "RLI", "FSI", "PDI"))
_HOUSE_FAMILIES = FAMILIES[:2]
_EMOJI = next(family for family in FAMILIES if family.folder == "NotoEmoji")
_NEVER_FOR_WORDS = ("NotoEmoji", "NotoSansSymbols", "NotoSansSymbols2")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph under its code in the font; every measure is in thousandths of the type size."""

    code: int
    natural_width: float
    advance: float
    x_offset: float
    y_offset: float


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font, left to right."""

    font: Font
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A shaped line: its runs from left to right, its width at size 1, and whether readers see the text as written.

    `reads_true` is False where glyphs stand for more or less than their own character or stand in another order;
    the drawn text then needs the original beside it.
    """

    runs: tuple[Run, ...]
    width: float
    reads_true: bool


@lru_cache(maxsize=8192)
def shape_line(text: str, bold: bool) -> Line:
    """Shape one line; the text may hold anything, line ends and controls take the place of a space.

    Follows UAX #9 for direction (python-bidi resolves the levels, rule L2 is applied to whole runs), picks fonts by
    what they cover, and lets HarfBuzz join, stack and kern each run.
    """
    clean = clean_text(text)
    levels = _find_levels(clean)
    families = _choose_families(clean)
    runs: list[tuple[int, Run]] = []
    start = 0
    for (level, family), group in groupby(zip(levels, families, strict=True)):
        end = start + len(list(group))
        runs.append((level, _shape_run(clean[start:end], load_font(family, bold=bold), rtl=level % 2 == 1)))
        start = end
    ordered = tuple(run for _, run in _reorder(runs))
    width = sum(glyph.advance for run in ordered for glyph in run.glyphs) / 1000
    reads_true = text == "".join(chr(glyph.code) for run in ordered for glyph in run.glyphs)
    return Line(ordered, width, reads_true)


def clean_text(text: str) -> str:
    """The text as it is drawn: composed (NFC), controls as spaces, lone surrogates as the replacement character."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_clean_character(character) for character in unicodedata.normalize("NFC", text))


def _clean_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return "\ufffd" if category == "Cs" else character


def _find_levels(text: str) -> list[int]:
    """The embedding level of every character: even reads left to right, odd right to left."""
    if text.isascii() or not any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return [0] * len(text)
    storage: dict[str, Any] = bidi.get_empty_storage()
    base = bidi.get_base_level(text)
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    bidi.get_embedding_levels(text, storage)
    for index, entry in enumerate(storage["chars"]):
        entry["index"] = index
        if entry["type"] in _ISOLATES:  # newer than this reading of the rules: take no part, like joiners
            entry["type"] = "BN"
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    known = {entry["index"]: int(entry["level"]) for entry in storage["chars"]}
    levels: list[int] = []
    for index in range(len(text)):  # what rule X9 took out stays with the character before it
        levels.append(known.get(index, levels[-1] if levels else base))
    return levels


def _choose_families(text: str) -> list[Family]:
    """A family for each character: one for a whole word where one can, else one for each cluster."""
    for family in _HOUSE_FAMILIES:  # one face for a whole name where that can be, so that it looks like one name
        if _covers(family, text):
            return [family] * len(text)
    families: list[Family] = []
    for is_space, group in groupby(text, str.isspace):
        word = "".join(group)
        whole = None if is_space else _family_for_all(word, for_word=True)
        if whole is not None:
            families += [whole] * len(word)
            continue
        for cluster in split_clusters(word):
            families += [_family_for_all(cluster) or find_family(cluster[0]) or PRIMARY] * len(cluster)
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
    return all(ord(character) in covered or is_invisible(character) for character in text)


def _shape_run(text: str, font: Font, *, rtl: bool) -> Run:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.guess_segment_properties()
    uharfbuzz.shape(font.hb_font, buffer, {"kern": True, "liga": True})
    scale, widths = font.ttf.pdfScale, font.ttf.face.charWidths
    glyphs = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        code = font.code_for_glyph(info.codepoint, ord(text[info.cluster]))
        glyphs.append(
            Glyph(code, widths[code], scale(position.x_advance), scale(position.x_offset), scale(position.y_offset))
        )
    return Run(font, tuple(glyphs))


def _reorder(runs: list[tuple[int, Run]]) -> list[tuple[int, Run]]:
    """Rule L2 of UAX #9 on whole runs: from the highest level down, turn round each stretch at that level or above."""
    ordered = list(runs)
    for level in range(max((level for level, _ in runs), default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end][0] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = max(end, start + 1)
    return ordered
