"""The top of the window: what page this is, find or do anything, undo and what it would undo, and the time."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.words import OneLine, shortened

_LONGEST_UNDO = 22


class Header(QWidget):
    """The top of the window. `clock` is asked every second and shown as people read it, 18:26."""

    def __init__(
        self,
        theme: Theme,
        *,
        find: Callable[[], object],
        undo: Callable[[], object],
        clock: Callable[[], datetime],
        roomy: bool,
        short: bool,
    ) -> None:
        super().__init__()
        self._theme, self._clock, self._roomy = theme, clock, roomy
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(4))
        layout.setSpacing(theme.px(12))
        self.setMinimumHeight(theme.px(58 if short else 64))
        self._title = OneLine("", "page-title")
        self._context = OneLine("", "quiet")
        if not roomy:
            self._context.hide()
        self._titles = QWidget()
        self._titles.setLayout(column(theme, None, self._title, self._context, None, gap=0))
        self._part: QWidget | None = None
        self._place = QHBoxLayout()
        self._place.addWidget(self._titles, 1)
        layout.addLayout(self._place, 1)
        self.finder = self._find_button(find, roomy=roomy)
        layout.addWidget(self.finder)
        self.undo = Button(theme, "Undo", icon="undo-2", press=undo)
        self._undo_label = ""
        layout.addWidget(self.undo)
        self._time = QLabel(self)
        self._time.setProperty("kind", "clock")
        self._time.setFont(theme.font(28, 800, tabular=True))
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if roomy:
            layout.addWidget(self._time)
        else:
            self._time.hide()
        self._ticking = QTimer(self)
        self._ticking.timeout.connect(self.tick)
        self._ticking.start(1000)
        self.tick()

    def say(self, title: str, context: str) -> None:
        """Show what page this is."""
        self._title.say(title)
        self._context.say(context)

    def show_part(self, part: QWidget | None) -> None:
        """Show `part` in place of the title; None for the title."""
        if self._part is not None and self._part is not part:
            self._place.removeWidget(self._part)
            self._part.hide()
        if part is not None and part is not self._part:
            self._place.insertWidget(0, part, 1)
            part.show()
        self._part = part
        self._titles.setVisible(part is None)

    def tick(self) -> None:
        """Show the time it is now."""
        now = self._clock().astimezone().strftime("%H:%M")
        if now != self._time.text():
            self._time.setText(now)
            self._time.setAccessibleName(f"The time is {now}")

    def show_undo(self, label: str | None) -> None:
        """Say what Undo would take back; None when there is nothing."""
        self.undo.setEnabled(label is not None)
        self.undo.setToolTip(f"Undo: {label} (Ctrl+Z)" if label else "Nothing to undo")
        short = shortened(label, _LONGEST_UNDO) if label and self._roomy else ""
        self.undo.say("Undo", second=short)
        self.undo.setAccessibleName(f"Undo: {label}" if label else "Undo: nothing to undo")

    def _find_button(self, find: Callable[[], object], *, roomy: bool) -> Button:
        if not roomy:
            return icon_button(self._theme, "search", "Find or do anything, Ctrl+K", find)
        button = Button(self._theme, "Find or do anything", icon="search", key="Ctrl K", press=find)
        button.setProperty("kind", "find")
        button.set_ink("ink-2")
        return button
