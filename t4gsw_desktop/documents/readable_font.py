"""Fonts inside a PDF whose every glyph tells what it stands for, and the outline of a glyph that stands for nothing."""

from typing import Any

import uharfbuzz
from reportlab.pdfbase.ttfonts import TTFont


class ReadableFont(TTFont):  # type: ignore[misc]
    """A reportlab font in which every code may stand for any text, so that what is copied is what was written.

    reportlab's own table knows one character below U+10000 for each code; joined letters, conjuncts and emoji need
    more. `texts` holds them, and is written into the /ToUnicode table of each subset when the document is finished.
    """

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self.texts: dict[int, str] = {}

    def addObjects(self, doc: Any) -> None:  # noqa: N802  (reportlab's name)
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            doc.idToObject[fonts[name].ToUnicode.name].content = self._write_unicode_table(subset)

    def _write_unicode_table(self, subset: list[int]) -> str:
        """The CMap of ISO 32000 section 9.10.3, in blocks of at most 100 entries as the format asks."""
        entries = [
            f"<{position:02X}> <{self.texts.get(code, chr(code)).encode('utf-16-be').hex().upper()}>"
            for position, code in enumerate(subset)
            if code
        ]
        blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
        return "\n".join(
            (
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
                "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
                "1 begincodespacerange <00> <FF> endcodespacerange",
                *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
                "endcmap CMapName currentdict /CMap defineresource pop end end",
            )
        )


def draw_outline(hb_font: Any, glyph: int, scale: float) -> str:
    """The outline of a glyph as PDF path operators; font units times `scale`.

    A quadratic curve from p over q to r is the cubic with control points p + 2/3 (q - p) and r + 2/3 (q - r).
    """
    parts: list[str] = []
    pen = [0.0, 0.0]

    def add(operator: str, *points: float) -> None:
        parts.append(" ".join((*(f"{value * scale:.4g}" for value in points), operator)))
        pen[:] = points[-2:]

    def curve(qx: float, qy: float, x: float, y: float, _: object) -> None:
        px, py = pen
        add("c", px + (qx - px) * 2 / 3, py + (qy - py) * 2 / 3, x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3, x, y)

    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: add("m", x, y))
    functions.set_line_to_func(lambda x, y, _: add("l", x, y))
    functions.set_quadratic_to_func(curve)
    functions.set_cubic_to_func(lambda ax, ay, bx, by, x, y, _: add("c", ax, ay, bx, by, x, y))
    functions.set_close_path_func(lambda _: parts.append("h"))
    hb_font.draw_glyph(glyph, functions, None)
    return " ".join(parts)
