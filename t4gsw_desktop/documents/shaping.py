"""From a line of text to glyphs in the order they are drawn: direction, fonts, and the joining of letters."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import uharfbuzz
from bidi.mirror import MIRRORED

from t4gsw_desktop.documents.clusters import split_clusters
from t4gsw_desktop.documents.direction import find_levels, order_runs
from t4gsw_desktop.documents.font_choice import choose_families
from t4gsw_desktop.documents.fonts import Font, load_font

_NOTHING_TO_TELL = "\u200b"


class Glyph(NamedTuple):
    """One glyph under its code in the font; every measure is in thousandths of the type size."""

    code: int
    natural_width: float
    advance: float
    x_offset: float
    y_offset: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink without text of its own (the dots of an Arabic letter): an outline, and its place from the glyph's left."""

    outline: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font, left to right, the marks of each glyph by its index, and the text they stand for."""

    font: Font
    glyphs: tuple[Glyph, ...]
    marks: tuple[tuple[int, Mark], ...]
    text: str
    speaks: bool  # whether the glyphs, one by one, already say the text


class Spoken(Enum):
    """How a reader of the document learns what a line says."""

    BY_GLYPHS = "by glyphs"  # each glyph tells its text
    BY_RUNS = "by runs"  # runs whose glyphs cannot tell carry their text
    BY_LINE = "by line"  # the line carries its text


@dataclass(frozen=True, slots=True)
class Line:
    """A shaped line: its runs from left to right, its width at size 1, and how it is told to readers."""

    runs: tuple[Run, ...]
    width: float
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class _Source:
    """A line as it is drawn, and for each of its characters what was written there (composed parts at the first)."""

    clean: str
    written: tuple[str, ...]


@lru_cache(maxsize=8192)
def shape_line(text: str, bold: bool) -> Line:
    """Shape one line; the text may hold anything, line ends and controls take the place of a space.

    A run is what reads in one direction and is drawn with one font; HarfBuzz joins, stacks and kerns its letters.
    """
    source = _read_source(text)
    levels = find_levels(source.clean)
    families = choose_families(source.clean)
    runs: list[tuple[int, Run]] = []
    start = 0
    for (level, family), group in groupby(zip(levels, families, strict=True)):
        end = start + len(list(group))
        part = _Source(source.clean[start:end], source.written[start:end])
        runs.append((level, _shape_run(part, load_font(family, bold=bold), rtl=level % 2 == 1)))
        start = end
    ordered = tuple(order_runs(runs))
    width = sum(glyph.advance for run in ordered for glyph in run.glyphs) / 1000
    return Line(ordered, width, _choose_speech(text, ordered))


def clean_text(text: str) -> str:
    """The text as it is drawn: composed (NFC), controls as spaces, lone surrogates as the replacement character."""
    return _read_source(text).clean


def _read_source(text: str) -> _Source:
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return _Source(text, tuple(text))
    clean: list[str] = []
    written: list[str] = []
    for cluster in split_clusters(text):
        composed = "".join(_clean_character(character) for character in unicodedata.normalize("NFC", cluster))
        clean.append(composed)
        if len(composed) == len(cluster):
            written += ["\ufffd" if "\ud800" <= character <= "\udfff" else character for character in cluster]
        else:
            written += [cluster] + [""] * (len(composed) - 1)
    return _Source("".join(clean), tuple(written))


def _clean_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return "\ufffd" if category == "Cs" else character


def _choose_speech(text: str, runs: Sequence[Run]) -> Spoken:
    """Where each glyph tells its text, nothing is added; right-to-left lines rely on that, as in any other PDF.

    The text of a whole line (/ActualText) is for letters that swap places and for lines of both directions. Readers
    lose characters beyond U+FFFF in it (seen in pdfium), so lines with emoji carry the text run by run.
    """
    if text == "".join(run.text for run in runs) and all(run.speaks for run in runs):
        return Spoken.BY_GLYPHS
    directions = {unicodedata.bidirectional(character) for character in text}
    if not directions.isdisjoint(("R", "AL")) and "L" not in directions:
        return Spoken.BY_GLYPHS
    return Spoken.BY_LINE if max(text, default="") < "\ufffd" else Spoken.BY_RUNS


def _shape_run(source: _Source, font: Font, *, rtl: bool) -> Run:
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_str(source.clean)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.guess_segment_properties()
    uharfbuzz.shape(font.hb_font, buffer, {"kern": True, "liga": True})
    shaped = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    if not rtl and [info.cluster for info, _ in shaped] == list(range(len(source.clean))):
        simple = tuple(
            _measure_glyph(font, info.codepoint, text, position)
            for text, (info, position) in zip(source.written, shaped, strict=True)
        )
        return Run(font, simple, (), "".join(source.written), _speak_in_line(simple))
    starts = sorted({info.cluster for info, _ in shaped})
    ends = dict(pairwise([*starts, len(source.clean)]))
    glyphs: list[Glyph] = []
    marks: list[tuple[int, Mark]] = []
    speaks = True
    for start, group in groupby(shaped, key=lambda pair: pair[0].cluster):
        text = "".join(source.written[0 if start == starts[0] else start : ends[start]])
        cluster = list(group)
        speaks = speaks and (rtl or len(cluster) == 1)
        if rtl:
            glyph, ink = _gather_cluster(font, _mirror(text), cluster)
            marks += [(len(glyphs), mark) for mark in ink]
            glyphs.append(glyph)
        else:
            glyphs += _list_cluster(font, text, cluster)
    speaks = speaks and (rtl or _speak_in_line(glyphs))
    return Run(font, tuple(glyphs), tuple(marks), "".join(source.written), speaks)


def _speak_in_line(glyphs: Sequence[Glyph]) -> bool:
    """Whether readers will take the glyphs for one line: shifted ones look to them like spaces or new lines."""
    return not any(glyph.x_offset or glyph.y_offset for glyph in glyphs)


def _mirror(text: str) -> str:
    """A bracket of a right-to-left run is told by its shape: readers turn it round again with the line."""
    return str(MIRRORED.get(text, text))


def _list_cluster(font: Font, text: str, cluster: list[tuple[Any, Any]]) -> list[Glyph]:
    """Every glyph of a cluster; the first tells its whole text, further ones nothing."""
    texts = [text] + [_NOTHING_TO_TELL] * (len(cluster) - 1)
    return [
        _measure_glyph(font, info.codepoint, told, position)
        for told, (info, position) in zip(texts, cluster, strict=True)
    ]


def _gather_cluster(font: Font, text: str, cluster: list[tuple[Any, Any]]) -> tuple[Glyph, list[Mark]]:
    """The cluster as one glyph that tells the text, with the rest of its ink as marks.

    Readers put right-to-left glyphs in order by themselves and would take a letter's separate dots for letters.
    """
    base = max(range(len(cluster)), key=lambda index: cluster[index][1].x_advance)
    pen, base_x = 0.0, 0.0
    marks: list[Mark] = []
    for index, (info, position) in enumerate(cluster):
        x = pen + position.x_offset * font.scale
        if index == base:
            base_x = x
        elif outline := font.outline(info.codepoint):
            marks.append(Mark(outline, x, position.y_offset * font.scale))
        pen += position.x_advance * font.scale
    told = _measure_glyph(font, cluster[base][0].codepoint, text, cluster[base][1])
    return told._replace(advance=pen, x_offset=base_x), marks


def _measure_glyph(font: Font, glyph: int, text: str, position: Any) -> Glyph:
    code, natural = font.code_for(glyph, text)
    scale = font.scale
    return Glyph(code, natural, position.x_advance * scale, position.x_offset * scale, position.y_offset * scale)
