"""A tick at every full second of a countdown, worked out anew each time, so that it never drifts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

_JUST_AFTER = 3  # milliseconds: a timer that rings a moment early would show the second before once more
_SOONEST = 20


class Ticker(QObject):
    """Calls `tick` once a second, as soon as the number of seconds left has changed; `tick` returns the seconds left.

    What it returns decides when the next tick is due; None (nothing is counted down) makes it a second from now.
    """

    def __init__(self, parent: QObject, tick: Callable[[], float | None]) -> None:
        super().__init__(parent)
        self._tick = tick
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)

    def start(self) -> None:
        """Tick now and from now on."""
        self.beat()

    def again(self) -> None:
        """What is counted has changed: come back as soon as its next full second."""
        self._timer.start(_SOONEST)

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def beat(self) -> None:
        """Tick, and come back at the next full second."""
        left = self._tick()
        self._timer.start(wait_for(left))


def wait_for(left: float | None) -> int:
    """The milliseconds until the shown number of seconds is another one, when `left` seconds are left."""
    if left is None:
        return 1000
    return max(_SOONEST, round((left % 1.0 or 1.0) * 1000) + _JUST_AFTER)
