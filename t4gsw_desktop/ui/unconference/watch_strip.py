"""The yellow strip while the grid gets better, and once nothing better comes: use it, or leave all as it was."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QProgressBar

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import picture_label, words


class WatchStrip(QFrame):
    """`use` takes what there is, `leave` forgets it."""

    def __init__(self, theme: Theme, use: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "next")
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("How far the search is")
        self._said = words("", "strong", wrap=True)
        self._quiet = words("Nothing has changed yet.", "quiet", wrap=True)
        self.use_button = Button(theme, "", icon="square", kind="primary", key="Ctrl Enter", press=use)
        leave_button = Button(theme, "Leave it as it was", icon="x", key="Esc", press=leave)
        inner = row(theme, picture_label(theme, "hourglass", "warn-ink", 24), gap=12)
        inner.addLayout(column(theme, self._said, self._quiet, self._progress, gap=4), 1)
        inner.addWidget(leave_button)
        inner.addWidget(self.use_button)
        inner.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        self.setLayout(inner)

    def show_state(self, *, running: bool, share: float, usable: bool) -> None:
        """Tell how far it is; while it runs, using it stops it."""
        self._said.setText("The grid gets better while you look" if running else "This is the best that was found")
        self._progress.setVisible(running)
        self._quiet.setVisible(not running)
        self._progress.setValue(round(share * 100))
        self.use_button.say("Stop, and use this" if running else "Use this grid", icon="square" if running else "check")
        self.use_button.setEnabled(usable)
