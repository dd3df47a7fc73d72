"""The bundled fonts: which characters each is asked for, and loading one the moment a character needs it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz
from reportlab.pdfbase import pdfmetrics

from t4gsw_desktop.documents.readable_font import ReadableFont, draw_outline
from t4gsw_desktop.paths import resource_folder

_PRIVATE_USE = 0xF0000
_NO_BREAK_SPACE = "\u00a0"  # reportlab prints it as a plain space, so it cannot stand for itself


@dataclass(frozen=True, slots=True)
class Family:
    """A folder of `resources/fonts` and the code points (first, last) it is asked for; no ranges means all."""

    folder: str
    ranges: tuple[tuple[int, int], ...] = ()
    has_bold: bool = True

    def wants(self, code: int) -> bool:
        """Whether this family is worth opening for the code point."""
        return not self.ranges or any(first <= code <= last for first, last in self.ranges)


PRIMARY = Family("AtkinsonHyperlegibleNext")
_HAN = ((0x2E80, 0x2FDF), (0x2FF0, 0x312F), (0x3190, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFE10, 0xFE1F))
_WIDE = ((0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x1F200, 0x1F2FF), (0x20000, 0x323AF))
_HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))
_SYMBOLS = ((0x2010, 0x2BFF), (0x4DC0, 0x4DFF), (0x1D000, 0x1D37F), (0x1F000, 0x1FBFF))
_INDIC_SIGNS = ((0x0964, 0x0965), (0xA830, 0xA839))

# In the order they are asked: the house face, then Noto Sans (Latin, Greek, Cyrillic, Devanagari), then one family a
# script, then emoji and symbols, and last the two large ones.
FAMILIES = (
    PRIMARY,
    Family("NotoSans"),
    Family("NotoSansHebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    Family(
        "NotoSansArabic", ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE))
    ),
    Family("NotoSansSyriac", ((0x0700, 0x074F), (0x0860, 0x086F))),
    Family("NotoSansThaana", ((0x0780, 0x07BF),)),
    Family("NotoSansNKo", ((0x07C0, 0x07FF),), has_bold=False),
    Family("NotoSansArmenian", ((0x0530, 0x058F), (0xFB13, 0xFB17))),
    Family("NotoSansGeorgian", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    Family("NotoSansBengali", ((0x0980, 0x09FF), *_INDIC_SIGNS)),
    Family("NotoSansGurmukhi", ((0x0A00, 0x0A7F), *_INDIC_SIGNS)),
    Family("NotoSansGujarati", ((0x0A80, 0x0AFF), *_INDIC_SIGNS)),
    Family("NotoSansOriya", ((0x0B00, 0x0B7F), *_INDIC_SIGNS)),
    Family("NotoSansTamil", ((0x0B80, 0x0BFF),)),
    Family("NotoSansTelugu", ((0x0C00, 0x0C7F),)),
    Family("NotoSansKannada", ((0x0C80, 0x0CFF),)),
    Family("NotoSansMalayalam", ((0x0D00, 0x0D7F),)),
    Family("NotoSansSinhala", ((0x0D80, 0x0DFF), (0x111E0, 0x111FF))),
    Family("NotoSansThai", ((0x0E00, 0x0E7F),)),
    Family("NotoSansLao", ((0x0E80, 0x0EFF),)),
    Family("NotoSerifTibetan", ((0x0F00, 0x0FFF),), has_bold=False),
    Family("NotoSansMyanmar", ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F))),
    Family("NotoSansEthiopic", ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F), (0x1E7E0, 0x1E7FF))),
    Family("NotoSansCherokee", ((0x13A0, 0x13FF), (0xAB70, 0xABBF))),
    Family("NotoSansCanadianAboriginal", ((0x1400, 0x167F), (0x18B0, 0x18FF), (0x11AB0, 0x11ABF))),
    Family("NotoSansKhmer", ((0x1780, 0x17FF), (0x19E0, 0x19FF))),
    Family("NotoSansMongolian", ((0x1800, 0x18AF), (0x11660, 0x1167F)), has_bold=False),
    Family("NotoSansTifinagh", ((0x2D30, 0x2D7F),), has_bold=False),
    Family("NotoSansVai", ((0xA500, 0xA63F),), has_bold=False),
    Family("NotoSansAdlam", ((0x1E900, 0x1E95F),)),
    Family("NotoEmoji", ((0x2000, 0x2BFF), (0x3030, 0x303D), (0x3297, 0x3299), (0x1F000, 0x1FAFF)), has_bold=False),
    Family("NotoSansSymbols", _SYMBOLS, has_bold=False),
    Family("NotoSansSymbols2", _SYMBOLS, has_bold=False),
    Family("NotoSansSC", (*_HAN, *_WIDE), has_bold=False),
    Family("NotoSansKR", (*_HANGUL, *_HAN, *_WIDE), has_bold=False),
)


class Font:
    """One weight of a family, loaded and registered with reportlab under `name`."""

    __slots__ = ("_codes", "_outlines", "covered", "hb_font", "name", "scale", "ttf")

    def __init__(self, family: Family, *, bold: bool) -> None:
        weight = "Bold" if bold else "Regular"
        self.name = f"{family.folder}-{weight}"
        self.ttf = ReadableFont(self.name, str(resource_folder() / "fonts" / family.folder / f"{self.name}.ttf"))
        self.covered = frozenset(code for code, glyph in self.ttf.face.charToGlyph.items() if glyph)
        self.hb_font = uharfbuzz.Font(self.ttf.hbFace)
        self.scale = 1000 / self.ttf.hbFace.upem
        self._codes: dict[tuple[int, str], tuple[int, float]] = {}
        self._outlines: dict[int, str] = {}
        pdfmetrics.registerFont(self.ttf)

    def code_for(self, glyph: int, text: str) -> tuple[int, float]:
        """The code under which reportlab prints `glyph` and a reader finds `text`, and its width in thousandths.

        A character that stands for itself keeps its own code; everything else gets the next private one. The codes
        never reach the document, so their order does not change its bytes.
        """
        known = self._codes.get((glyph, text))
        if known is None:
            known = self._codes[glyph, text] = self._assign_code(glyph, text)
        return known

    def _assign_code(self, glyph: int, text: str) -> tuple[int, float]:
        face = self.ttf.face
        if len(text) == 1 and text != _NO_BREAK_SPACE and face.charToGlyph.get(ord(text)) == glyph:
            return ord(text), face.charWidths[ord(text)]
        code = _PRIVATE_USE + len(self._codes)
        face.charToGlyph[code] = glyph
        face.charWidths[code] = self.hb_font.get_glyph_h_advance(glyph) * self.scale
        self.ttf.texts[code] = text
        return code, face.charWidths[code]

    def outline(self, glyph: int) -> str:
        """The glyph as PDF path operators in thousandths of the type size, its origin at 0 0; not yet filled."""
        if glyph not in self._outlines:
            self._outlines[glyph] = draw_outline(self.hb_font, glyph, self.scale)
        return self._outlines[glyph]


def load_font(family: Family, *, bold: bool) -> Font:
    """The family's font in the weight asked for, or its regular weight where no bold is bundled; loaded once."""
    return _load_weight(family, bold and family.has_bold)


@cache
def _load_weight(family: Family, bold: bool) -> Font:
    return Font(family, bold=bold)


@lru_cache(maxsize=8192)
def find_family(character: str) -> Family | None:
    """The first family that can draw the character, or None: then nothing we carry can."""
    code = ord(character)
    return next((family for family in _families_for(code) if code in load_font(family, bold=False).covered), None)


def _families_for(code: int) -> Iterator[Family]:
    return (family for family in FAMILIES if family.wants(code))


def is_invisible(character: str) -> bool:
    """Whether the character asks for no ink of its own: controls, joiners, direction marks, variation selectors."""
    code = ord(character)
    return (
        character.isspace()
        or unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp")
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE0FFF
        or code in (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0)
    )
