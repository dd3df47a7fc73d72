"""What will happen, as a bar in proportion with its numbers, and the same in words below it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from t4gsw_desktop.ui.guest_import.tally import Share
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, empty
from t4gsw_desktop.ui.widgets.words import words

# Fill, edge, ink and pen of each share; they differ in edge and pattern too, and each has its words beside it.
_LOOKS = {
    "new": ("primary", "primary", "on-primary", Qt.PenStyle.SolidLine),
    "known": ("ink-2", "ink-2", "window", Qt.PenStyle.SolidLine),
    "filled": ("good-soft", "good", "good-ink", Qt.PenStyle.SolidLine),
    "same": ("sunken", "line-strong", "ink", Qt.PenStyle.SolidLine),
    "guests": ("primary-soft", "primary", "primary-ink", Qt.PenStyle.DotLine),
    "doubles": ("warn-soft", "warn", "warn-ink", Qt.PenStyle.DashLine),
    "joined": ("info-soft", "info", "info-ink", Qt.PenStyle.SolidLine),
    "out": ("surface", "line-strong", "ink", Qt.PenStyle.SolidLine),
}


class OutcomeBar(QWidget):
    """The shares beside each other, each wide enough for its number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shares: tuple[Share, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Draw these; read aloud as one sentence."""
        self._shares = tuple(shares)
        said = ", ".join(share.sentence for share in self._shares) or "nothing"
        self.setAccessibleName(f"What will happen: {said}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(240), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._theme.px(36))

    def widths(self) -> list[int]:
        """How wide each share is drawn."""
        metrics = QFontMetrics(self._theme.font(16, 700))
        least = [metrics.horizontalAdvance(f"{one.count:,}") + self._theme.px(16) for one in self._shares]
        gap = self._theme.px(3)
        room = self.width() - gap * (len(least) - 1) - sum(least)
        whole = sum(one.count for one in self._shares) or 1
        return [width + max(0, room) * one.count // whole for width, one in zip(least, self._shares, strict=True)]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._shares:
            paint_share(painter, self.rect(), self._theme, "same", "")
            return
        left = 0
        for share, width in zip(self._shares, self.widths(), strict=True):
            box = QRect(left, 0, width, self.height())
            paint_share(painter, box, self._theme, share.key, f"{share.count:,}")
            left += width + self._theme.px(3)


class Swatch(QWidget):
    """What a share looks like in the bar, beside its words."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        self.setFixedSize(theme.px(20), theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_share(painter, self.rect(), self._theme, self._key, "")


def paint_share(painter: QPainter, box: QRect, theme: Theme, key: str, number: str) -> None:
    """One share: its fill, its edge, and its number where there is one."""
    fill, edge, ink, style = _LOOKS[key]
    radius = theme.px(6) if number else theme.px(4)
    inside = box.adjusted(1, 1, -2, -2)
    painter.setPen(QPen(theme.colour(edge), max(2, theme.px(2)) if style != Qt.PenStyle.SolidLine else 1, style))
    painter.setBrush(theme.colour(fill))
    painter.drawRoundedRect(inside, radius, radius)
    if key == "out":
        _hatch(painter, inside, theme)
    if number:
        painter.setFont(theme.font(16, 700))
        if key == "out":
            width = QFontMetrics(theme.font(16, 700)).horizontalAdvance(number) + theme.px(6)
            middle = QRect(0, 0, width, theme.px(22))
            middle.moveCenter(inside.center())
            painter.fillRect(middle.intersected(inside), theme.colour(fill))
        painter.setPen(theme.colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)


def _hatch(painter: QPainter, box: QRect, theme: Theme) -> None:
    painter.save()
    painter.setClipRect(box.adjusted(1, 1, -1, -1))
    painter.setPen(QPen(theme.colour("line-strong"), 1))
    step = theme.px(6)
    for left in range(box.left() - box.height(), box.right(), step):
        painter.drawLine(left, box.bottom(), left + box.height(), box.top())
    painter.restore()


class OutcomeCard(QFrame):
    """The bar with its legend in a card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self._bar = OutcomeBar(theme)
        self._legend = QVBoxLayout()
        self._legend.setSpacing(theme.px(6))
        inner = column(theme, words("What will happen", "title"), self._bar, gap=10, margin=16)
        inner.addLayout(self._legend)
        self._progress = QProgressBar()
        self._progress.setAccessibleName("How far the working out is")
        self._progress.hide()
        inner.addWidget(self._progress)
        self.setLayout(inner)

    def show_shares(self, shares: Sequence[Share], instead: str = "") -> None:
        """Show these; `instead` is said where there is nothing to show."""
        self._bar.show_shares(shares)
        self._progress.hide()
        empty(self._legend)
        for share in shares:
            self._legend.addLayout(self._line(share))
        if not shares:
            self._legend.addWidget(words(instead or "Nothing is added.", "quiet", wrap=True))

    def show_progress(self, fraction: float) -> None:
        """Show how far a long working out is."""
        self._progress.setValue(round(fraction * 100))
        if 0 < fraction < 1:
            self._progress.show()

    def _line(self, share: Share) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(10))
        line.addWidget(Swatch(self._theme, share.key), 0, Qt.AlignmentFlag.AlignTop)
        number = words(f"{share.count:,}", "strong")
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(share.words, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        return line


def quiet_card(theme: Theme, title: str, *parts: QWidget) -> QFrame:
    """A card with a title over its parts."""
    return card(theme, words(title, "title", wrap=True), *parts, gap=8)
