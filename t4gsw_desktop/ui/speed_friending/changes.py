"""What has changed while the rounds run, each with a button that takes it back; and how the next round stands."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.kinds.speed_friending.live import LiveChange, NextRound
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import icon_button
from t4gsw_desktop.ui.widgets.words import line, picture_label, words

_MOST = 40


class ChangesList(QFrame):
    """The latest change on top. `undo_asked` tells the id of the change that is to be taken back."""

    undo_asked = Signal(str)

    def __init__(self, theme: Theme, more: QWidget, note: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] | None = None
        self.setProperty("kind", "card")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(2))
        inside = column(theme, self._lines, None)
        inside.setContentsMargins(0, theme.px(6), theme.px(6), theme.px(6))
        area = scrolling(inside, name="What changed")
        area.setMinimumHeight(theme.px(32))
        layout = column(theme, row(theme, words("What changed", "title"), None, more), area, note, gap=4)
        edge = theme.px(12)
        layout.setContentsMargins(edge, theme.px(4), edge, edge)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_changes(self, changes: Sequence[LiveChange], zone: str) -> None:
        """Show these; nothing is built anew where they are the ones that are shown."""
        wanted = (*changes, zone)
        if wanted == self._shown:
            return
        self._shown = wanted
        empty(self._lines)
        if not changes:
            self._lines.addWidget(words("Nobody has come late, left or moved yet.", "quiet", wrap=True))
        for number, change in enumerate(changes[:_MOST]):
            if number:
                self._lines.addWidget(line())
            self._lines.addLayout(self._line(change, zone))
        if len(changes) > _MOST:
            self._lines.addWidget(words(f"And {len(changes) - _MOST} more before that.", "hint"))

    def _line(self, change: LiveChange, zone: str) -> QVBoxLayout:
        at = f"{wall_clock(change.at, zone):%H:%M}"
        said = f"{change.sentence} · {at}{', taken back' if change.undone else ''}"
        across = row(self._theme, words(said, "quiet" if change.undone else "change", wrap=True), gap=8)
        across.setStretch(0, 1)
        if not change.undone:
            undo = icon_button(
                self._theme, "undo-2", f"Undo: {change.sentence}", lambda: self.undo_asked.emit(change.id), size=18
            )
            undo.setProperty("kind", "line-tool")  # small, so that more than one line can be seen
            across.addWidget(undo)
        return column(self._theme, across, gap=0)


class NextRoundNote(QFrame):
    """Whether the next round is ready, and its price in words: "Round 4 is ready. Only 1 pair meets again." """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icons = [
            picture_label(theme, "circle-check", "good-ink", 20),
            picture_label(theme, "hourglass", "warn-ink", 20),
        ]
        self._head = words("", "strong", wrap=True)
        self._price = words("", "hint", wrap=True)
        text = column(theme, self._head, self._price, gap=0)
        across = row(theme, *self._icons, text, gap=10)
        across.setStretch(2, 1)
        across.setContentsMargins(theme.px(12), theme.px(8), theme.px(10), theme.px(8))
        self.setLayout(across)
        self.setProperty("kind", "done")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """The list above gives way, never these words."""
        layout = self.layout()
        if layout is not None and self.width() > 0:
            self.setMinimumHeight(layout.heightForWidth(self.width()))

    def show_next(self, coming: NextRound | None) -> None:
        """Show how the next round stands; nothing after the last."""
        self.setVisible(coming is not None)
        if coming is None:
            return
        head, _, price = coming.sentence.partition(". ")
        self._head.setText(f"{head}." if price else head)
        self._price.setText(price)
        self._price.setVisible(bool(price))
        self._icons[0].setVisible(coming.ready)
        self._icons[1].setVisible(not coming.ready)
        kind = "done" if coming.ready else "next"
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
        self._keep_room()
