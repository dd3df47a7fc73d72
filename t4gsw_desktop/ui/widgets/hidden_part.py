"""Something private that is shown on purpose only: for ten seconds after a press, or while the button is held."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, empty, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import picture_label, words

SHOWN_FOR = 10_000
_HELD = 600


class HiddenPart(QWidget):
    """A heading with a button Show. What is behind it is made when it is shown and taken away when it is hidden.

    `lasting` keeps it until Hide is pressed, and what was typed there after that, for fields somebody is filling in.
    """

    def __init__(
        self, theme: Theme, title: str, make: Callable[[], QWidget], *, icon: str = "sticky-note", lasting: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._title, self._make, self._lasting = title, make, lasting
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self.cover)
        self._held = QElapsedTimer()
        self._was_shown = self._shown = False
        self.button = Button(theme, "Show", icon="eye", height=40)
        self.button.setAccessibleName(f"Show {title.lower()}")
        self.button.pressed.connect(self._press)
        self.button.released.connect(self._release)
        self._below = column(theme, gap=8)
        head = row(theme, picture_label(theme, icon, "ink-2", 20), words(title, "label"), None, self.button, gap=8)
        self.setLayout(column(theme, head, self._below, gap=8))

    @property
    def shown(self) -> bool:
        """True while it can be read."""
        return self._shown

    def reveal(self) -> None:
        """Show it; it hides itself again, unless it is lasting."""
        if not self._shown:
            self._shown = True
            if self._below.count():
                self._part().show()
            else:
                self._below.addWidget(self._make())
            self._say("Hide", "eye-off")
        if not self._lasting:
            self._timer.start()

    def cover(self) -> None:
        """Hide it."""
        self._timer.stop()
        if self._shown:
            self._shown = False
            if self._lasting:
                self._part().hide()
            else:
                empty(self._below)
            self._say("Show", "eye")

    def _part(self) -> QWidget:
        item = self._below.itemAt(0)
        part = item.widget() if item is not None else None
        assert part is not None
        return part

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        if not self._lasting:
            self.cover()
        super().hideEvent(event)

    def _press(self) -> None:
        self._held.start()
        self._was_shown = self.shown
        if not self._was_shown:
            self.reveal()

    def _release(self) -> None:
        if self._was_shown or (self._held.elapsed() > _HELD and not self._lasting):
            self.cover()

    def _say(self, text: str, icon: str) -> None:
        self.button.say(text, icon=icon)
        self.button.setAccessibleName(f"{text} {self._title.lower()}")
