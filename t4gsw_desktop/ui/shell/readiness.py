"""When the window can be used: it has been painted, and what was waiting to be done before that has been done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _FirstPaint(QObject):
    """Listens for the first painting of its parent, and then no more."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)  # after this painting, which has only begun
        return False


def when_painted(window: QWidget, then: Callable[[], object]) -> None:
    """Call `then` once `window` is on the screen for the first time and the next click would be answered."""
    _FirstPaint(window, then)
