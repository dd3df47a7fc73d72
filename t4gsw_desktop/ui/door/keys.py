"""Keys at the door: a scanner's are heard first; of a person's, what nothing wanted goes into the field or is F8."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from t4gsw_desktop.services.door_book import DoorBook
from t4gsw_desktop.ui.door.field import DoorField
from t4gsw_desktop.ui.door.scanning import ScanListener


class Scanned(Protocol):
    """The page as its keys see it, beside being a widget."""

    @property
    def book(self) -> DoorBook:
        """Everybody on tonight's list."""

    def scan(self, code: str) -> None:
        """Check in whoever has this badge."""


class StrayKeys(QObject):
    """Listens at the window while the door is shown, for keys come there that no control has taken.

    What a scanner types never comes so far: the page is told of the whole code instead.
    """

    def __init__(self, page: Scanned, field: DoorField, hold_note: Callable[[bool], object]) -> None:
        assert isinstance(page, QWidget)
        super().__init__(page)
        self._page, self._field, self._hold_note = page, field, hold_note
        self._window: QWidget | None = None
        self._scanner = ScanListener(page, field, lambda code: page.book.by_code(code))
        self._scanner.scanned.connect(page.scan)

    def begin(self) -> None:
        """Listen to the window that the page is in."""
        self._window = self._page.window()
        self._window.installEventFilter(self)

    def end(self) -> None:
        """Listen no more."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None
        self._hold_note(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_F8:
            if not event.isAutoRepeat():
                self._hold_note(pressed)
            return True
        return (pressed and self._take(event)) or super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        """Give a key to the field; Enter on a button that Tab was used to come to presses that button."""
        focus = QApplication.focusWidget()
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if focus is self._field or held or not self._field.isVisible():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focus, QPushButton) and self._page.isAncestorOf(focus):
                focus.click()
                return True
            return False
        if event.text() and event.text().isprintable():
            self._field.setFocus()
            QApplication.sendEvent(self._field, event)
            return True
        return False
