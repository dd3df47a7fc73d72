"""How many wishes fit, as a sentence with a bar: met, in a clash, not placed; and what no plan could better."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.words import words


def wish_words(
    figures: Mapping[str, float], bound: Mapping[str, float], *, about: bool = False, hidden: bool = False
) -> tuple[str, str, str]:
    """The words before the bar, those after it and those below; "about" where some votes are known as totals only."""
    if hidden:
        return "How many wishes fit is shown once the votes are closed", "", ""
    wishes, missed = int(figures.get("wishes", 0)), int(figures.get("missed_wishes", 0))
    if not wishes:
        return "Nobody has voted yet", "", ""
    if not figures.get("placed", 1):
        return f"{wishes:,} {'wish' if wishes == 1 else 'wishes'}, and nothing has a place yet", "", ""
    clash, waiting = _clash_and_waiting(figures)
    before = f"{'About ' if about else ''}{wishes - missed:,} of {wishes:,} wishes fit"
    after = f"{clash:,} clash, {waiting:,} not placed"
    if "missed_wishes" not in bound or figures.get("unplaced", 0) > bound.get("unplaced", 0):
        return before, after, ""  # what is proven is about grids with as many sessions as this one
    best = wishes - int(bound["missed_wishes"])
    if best <= wishes - missed:
        return before, after, "No plan can do better: that is proven."
    return before, after, f"No plan can do better than {best:,}."


def _clash_and_waiting(figures: Mapping[str, float]) -> tuple[int, int]:
    missed = int(figures.get("missed_wishes", 0))
    waiting = int(figures.get("unplaced_wishes", 0))
    return int(figures.get("clash_wishes", missed - waiting)), waiting


class WishBar(QWidget):
    """Green for wishes that fit, red hatched for those in a clash, empty for those not placed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shares = (0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(18))

    def show_figures(self, figures: Mapping[str, float]) -> None:
        """Show these wishes."""
        wishes = figures.get("wishes", 0)
        clash, waiting = _clash_and_waiting(figures)
        met = (wishes - clash - waiting) / wishes if wishes else 0.0
        self._shares = (met, met + clash / wishes if wishes else 0.0)
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(90), self._theme.px(18))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(300), self._theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        whole = QPainterPath()
        whole.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.fillPath(whole, theme.colour("sunken"))
        painter.save()
        painter.setClipPath(whole)
        met, upto = (round(box.width() * share) for share in self._shares)
        painter.fillRect(QRect(box.left(), box.top(), upto, box.height()), theme.colour("bad"))
        painter.fillRect(QRect(box.left(), box.top(), met, box.height()), theme.colour("good"))
        painter.restore()
        painter.setPen(QPen(theme.colour("line-strong"), 1))
        painter.drawPath(whole)


class WishLine(QWidget):
    """The words, the bar, the numbers, and below them what is proven."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._before, self._after, self._below = words("", "strong"), words("", "quiet"), words("", "hint", wrap=True)
        self._bar = WishBar(theme)
        first = row(theme, self._before, self._bar, self._after, gap=12)
        first.setStretch(1, 1)
        self.setLayout(column(theme, first, self._below, gap=2))

    def show_figures(
        self, figures: Mapping[str, float], bound: Mapping[str, float], *, about: bool = False, hidden: bool = False
    ) -> None:
        """Show how good the grid is, or that this is still `hidden`."""
        told = wish_words(figures, bound, about=about, hidden=hidden)
        for label, said in zip((self._before, self._after, self._below), told, strict=True):
            label.setText(said)
            label.setVisible(bool(said))
        self._bar.setVisible(bool(told[1]))
        self._bar.show_figures(figures)

    @property
    def said(self) -> str:
        """What the line says."""
        return "; ".join(one.text() for one in (self._before, self._after, self._below) if one.text())
