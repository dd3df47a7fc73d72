"""How words are set on the wall: how large they can be, and where their lines break; no name is ever cut."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from t4gsw_desktop.ui.theme import fonts

LEFT, RIGHT, MIDDLE, AS_WRITTEN = "left", "right", "middle", "as written"
_SIDES = {
    LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    MIDDLE: Qt.AlignmentFlag.AlignHCenter,
    AS_WRITTEN: Qt.AlignmentFlag.AlignLeading,  # a question in Arabic begins at the right
}
_MOST_KEPT = 4000
_MEASURED_AT, _ENDLESS, _ROUNDING = 64, 1e6, 1.0


@dataclass(frozen=True, slots=True)
class Setting:
    """Words set into lines: `width` and `height` are what they take, `whole` tells that no word was broken."""

    layout: QTextLayout
    width: float
    height: float
    lines: int
    whole: bool


class Lettering:
    """Sets words, and remembers what it has set. All lengths are those of a wall whose shorter side is 1080."""

    def __init__(self) -> None:
        self._set: dict[tuple[str, int, int, float, str], Setting] = {}
        self._families = fonts.families()

    def forget_if_fonts_came(self) -> bool:
        """Set everything anew when more scripts have been loaded since; True when they have."""
        came = self._families != fonts.families()
        if came:
            self._families = fonts.families()
            self._set.clear()
        return came

    @staticmethod
    def font(size: int, weight: int, *, tabular: bool = False) -> QFont:
        """A font whose widths grow evenly with its size, so that a wall of any size breaks its lines alike."""
        made = fonts.font(size, weight, tabular=tabular)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made

    def lay(self, text: str, size: int, weight: int, width: float, side: str = LEFT) -> Setting:
        """`text` in as many lines as it needs at `width`."""
        key = (text, size, weight, width, side)
        if key not in self._set:
            if len(self._set) > _MOST_KEPT:
                self._set.clear()
            self._set[key] = self._lay_now(text, size, weight, width, side)
        return self._set[key]

    def snug(self, text: str, size: int, weight: int, width: float, pitch: float) -> float:
        """How high `text` stands when its lines are `pitch` sizes apart; scripts that need more room get it."""
        usual = self._line(size, weight)
        if self.width(text, size, weight) + _ROUNDING <= width:
            high = self.lay(text, _MEASURED_AT, weight, _ENDLESS).height * size / _MEASURED_AT
        else:
            high = self.lay(text, size, weight, width).height
        return max(0.0, high - usual) + size * pitch

    def width(self, text: str, size: int, weight: int) -> float:
        """How wide `text` is in one line. Measured in one size only, for widths grow evenly with the size."""
        return self.lay(text, _MEASURED_AT, weight, _ENDLESS).width * size / _MEASURED_AT

    def one_line(self, text: str, weight: int, width: float, sizes: range) -> int:
        """The first of `sizes` (falling) at which `text` fits into one line; the last where none does."""
        return next((size for size in sizes if self.width(text, size, weight) + _ROUNDING <= width), sizes[-1])

    def _line(self, size: int, weight: int) -> float:
        """How high a line of Latin letters is."""
        return self.lay("x", _MEASURED_AT, weight, _ENDLESS).height * size / _MEASURED_AT

    def widest(self, texts: Iterable[str], size: int, weight: int) -> float:
        """How wide the widest of `texts` is in one line; 0 for none."""
        return max((self.width(text, size, weight) for text in texts), default=0.0)

    def fit(self, text: str, weight: int, width: float, height: float, sizes: range, lines: int = 99) -> int:
        """The first of `sizes` (falling) at which `text` fits with all its words whole; the last where none does."""
        for size in sizes:
            found = self.lay(text, size, weight, width)
            if found.whole and found.height <= height and found.lines <= lines:
                return size
        return sizes[-1]

    @staticmethod
    def figures_height(size: int, weight: int = 800) -> float:
        """How high figures stand: they are set by their ink, without the room above and below that letters need."""
        return QFontMetricsF(Lettering.font(size, weight, tabular=True)).capHeight()

    @staticmethod
    def figures_lead(text: str, size: int, weight: int = 800) -> float:
        """The empty room before the ink of the first figure."""
        return QFontMetricsF(Lettering.font(size, weight, tabular=True)).leftBearing(text[0])

    @staticmethod
    def figures_width(text: str, size: int, weight: int = 800) -> float:
        """How wide figures are, all digits having one width."""
        return QFontMetricsF(Lettering.font(size, weight, tabular=True)).horizontalAdvance(text)

    def _lay_now(self, text: str, size: int, weight: int, width: float, side: str) -> Setting:
        layout = QTextLayout(text, self.font(size, weight))
        option = QTextOption(_SIDES[side])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = widest = 0.0
        ends: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
            widest = max(widest, line.naturalTextWidth())
            ends.append(line.textStart() + line.textLength())
        layout.endLayout()
        whole = all(_may_break(text, end) for end in ends[:-1])
        return Setting(layout, widest, top, len(ends), whole)


def _may_break(text: str, at: int) -> bool:
    """True where a line may end without breaking a word, in any script; `at` counts as Qt does."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    finder.setPosition(at)
    return finder.isAtBoundary()
