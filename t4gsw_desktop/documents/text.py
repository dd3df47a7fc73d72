"""Drawing and measuring lines of text in every script, so that no paper needs to know how that is done.

    draw_text(canvas, x, y, "سارة Sara", 14, bold=True)

All measures are points. Text is never cut: a caller that has little room asks `fit_size` or `wrap_text` first.
"""

from itertools import accumulate, groupby
from typing import Any, Literal
from weakref import WeakKeyDictionary

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfgen.canvas import Canvas

from t4gsw_desktop.documents.clusters import split_clusters, split_words
from t4gsw_desktop.documents.fonts import find_family, is_invisible
from t4gsw_desktop.documents.shaping import Glyph, Line, Run, Spoken, clean_text, shape_line

Align = Literal["left", "center", "right"]
# How lines were shown in each document that is being made: a sheet of cards says the same words again and again.
_SHOWN: WeakKeyDictionary[Any, dict[tuple[str, bool, float], str]] = WeakKeyDictionary()


def draw_text(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    bold: bool = False,
    align: Align = "left",
) -> float:
    """Draw one line with its baseline at `y` and its left edge, middle or right edge at `x`; returns its width.

    Uses the canvas's fill colour and leaves its state alone. The line is always drawn whole and at `size`. Copying it,
    or having it read aloud, gives exactly `text`: where the glyphs alone would not, it carries it as /ActualText.
    """
    line = shape_line(text, bold)
    width = line.width * size
    if line.runs:
        left = x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        canvas.addLiteral(_line_operators(canvas, line, text, left, y, size, bold))
    return width


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in points that `draw_text` will use."""
    return shape_line(text, bold).width * size


def fit_size(text: str, width: float, largest: float, smallest: float, *, bold: bool = False) -> float | None:
    """The largest size between the two at which the line fits into `width`; None if even the smallest is too wide."""
    width_at_one = shape_line(text, bold).width
    if width_at_one * largest <= width:
        return largest
    size = width / width_at_one
    return size if size >= smallest else None


def wrap_text(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines that fit into `width`; no character is lost: joining the lines gives `text` back.

    Spaces stay at the end of their line and may stand out over the edge. A line feed ends a line. A word wider than a
    line is broken between letters; a single letter wider than the line gets a line to itself. No text, no lines.
    """
    lines: list[str] = []
    for paragraph in text.splitlines(keepends=True):
        line = ""
        for word in split_words(paragraph):
            if _fits(line + word, size, width, bold):
                line += word
                continue
            if line:
                lines.append(line)
            *whole, line = _break_word(word, size, width, bold)
            lines += whole
        lines.append(line)
    return tuple(lines)


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters, each once and in order, that no bundled font can draw: to be named before anything is printed."""
    return tuple(
        dict.fromkeys(
            character
            for character in clean_text(text)
            if not is_invisible(character) and (character == "\ufffd" or find_family(character) is None)
        )
    )


def _fits(text: str, size: float, width: float, bold: bool) -> bool:
    return shape_line(text.rstrip(), bold).width * size <= width


def _break_word(word: str, size: float, width: float, bold: bool) -> list[str]:
    """The word in pieces that fit, at least one."""
    if _fits(word, size, width, bold):
        return [word]
    pieces = [""]
    for cluster in split_clusters(word):
        if pieces[-1] and not _fits(pieces[-1] + cluster, size, width, bold):
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def _line_operators(canvas: Canvas, line: Line, text: str, x: float, y: float, size: float, bold: bool) -> str:
    document = canvas._doc  # noqa: SLF001  (reportlab subsets fonts for each document and hands it out nowhere else)
    kept = _SHOWN.setdefault(document, {})
    runs = kept.get((text, bold, size))
    if runs is None:
        runs = kept[text, bold, size] = _runs_operators(document, line, size)
    parts = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm", runs, "ET"]
    if any(run.marks for run in line.runs):
        parts += _mark_operators(line, x, y, size / 1000)
    shown = " ".join(parts)
    return _speak(text, shown) if line.spoken is Spoken.BY_LINE else shown


def _runs_operators(document: Any, line: Line, size: float) -> str:
    """Every run of a line, one after another, each with its text where its glyphs alone would not tell it."""
    parts = []
    for run in line.runs:
        shown = _run_operators(document, run, size)
        wrapped = line.spoken is Spoken.BY_RUNS and not run.speaks
        parts.append(_speak(run.text, shown) if wrapped else shown)
    return " ".join(parts)


def _speak(text: str, shown: str) -> str:
    """The operators inside a span that tells readers the text (ISO 32000, 14.9.4)."""
    actual = ("\ufeff" + text).encode("utf-16-be", errors="replace").hex().upper()
    return f"/Span <</ActualText <{actual}>>> BDC {shown} EMC"


def _mark_operators(line: Line, x: float, y: float, scale: float) -> list[str]:
    parts: list[str] = []
    start = x
    for run in line.runs:
        lefts = list(accumulate((glyph.advance * scale for glyph in run.glyphs), initial=start))
        for index, mark in run.marks:
            matrix = f"{scale:.5f} 0 0 {scale:.5f} {lefts[index] + mark.x * scale:.3f} {y + mark.y * scale:.3f}"
            parts.append(f"q {matrix} cm {mark.outline} f Q")
        start = lefts[-1]
    return parts


def _run_operators(document: Any, run: Run, size: float) -> str:
    """Show the run: HarfBuzz's advances and sideways offsets become numbers of TJ, its upward offsets rises of Ts."""
    ttf = run.font.ttf
    parts: list[str] = []
    subset, rise, index = -1, 0.0, 0
    for needed, codes in ttf.splitString("".join(chr(glyph.code) for glyph in run.glyphs), document):
        if needed != subset:
            parts.append(f"{ttf.getSubsetInternalName(needed, document)} {size:.4g} Tf")
            subset = needed
        shown = list(zip(run.glyphs[index : index + len(codes)], codes, strict=True))
        index += len(codes)
        for offset, group in groupby(shown, key=lambda pair: pair[0].y_offset):
            if offset != rise:
                parts.append(f"{offset * size / 1000:.3f} Ts")
                rise = offset
            parts.append(_show_operator(list(group)))
    if rise:
        parts.append("0 Ts")
    return " ".join(parts)


def _show_operator(shown: list[tuple[Glyph, int]]) -> str:
    """One Tj or TJ. In TJ a number moves the pen left, in thousandths of the size."""
    items: list[str] = []
    pending, shift = bytearray(), 0.0
    for glyph, code in shown:
        shift -= glyph.x_offset
        if shift:
            _flush(items, pending)
            items.append(f"{shift:.4g}")
        pending.append(code)
        shift = glyph.x_offset + glyph.natural_width - glyph.advance
    _flush(items, pending)
    if not shift and len(items) == 1:
        return f"{items[0]} Tj"
    if shift:
        items.append(f"{shift:.4g}")
    return f"[{''.join(items)}] TJ"


def _flush(items: list[str], pending: bytearray) -> None:
    if pending:
        items.append(f"({escapePDF(bytes(pending))})")
        pending.clear()
