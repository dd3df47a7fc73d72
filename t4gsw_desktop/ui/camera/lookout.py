"""The camera as the desk has it: wanted or not, its state, and the codes it sees; it outlives the page it is on."""

import gc
import time
from collections import Counter, deque
from collections.abc import Callable, Container
from dataclasses import replace
from typing import Self

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from t4gsw_desktop.sight.reading import Reader
from t4gsw_desktop.ui.camera import camera_words as states
from t4gsw_desktop.ui.camera.cameras import Camera, Cameras, Frame
from t4gsw_desktop.ui.camera.watching import Looked, Watcher
from t4gsw_desktop.ui.shell.desk import Desk

LEFT_FOR = 20_000  # milliseconds that the page is away before the camera is let go
NO_FRAME = 4_000  # milliseconds without a frame after which the camera is started anew, as after the computer slept
FIRST_FRAME = 15_000  # milliseconds that a camera may take to begin
AGAIN = 5_000  # milliseconds between two tries to get a camera that another program has
_WHOLE_EVERY = 300  # seconds
_LAST, _OFTEN = 15, 8  # of the last frames so many have to agree on a hint before it is shown


class Lookout(QObject):
    """One for each desk: `Lookout.of(desk)`. The camera runs while it is wanted and somebody looks.

    `changed` follows another state, hint or list of cameras, `pictured` each picture, `seen` a code each time that it
    is held up. `hint` is one of those in `sight.reading`, or "".
    """

    changed = Signal()
    seen = Signal(str)
    pictured = Signal(QImage)

    def __init__(self, desk: Desk, cameras: Cameras | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(desk)
        self._desk, self._cameras = desk, cameras
        self._reader = Reader()
        self._watcher = Watcher(self._reader, clock, self)
        self._watcher.looked.connect(self._hear)
        self.wanted = desk.settings.camera_on
        self.state = states.OFF if not self.wanted else states.STARTING
        self.hint = ""
        self._hints: deque[str] = deque(maxlen=_LAST)
        self._sweeping = _Sweeping()
        self._started = ""
        self._watched = False
        self._leaving, self._waiting, self._again = (self._timer(one) for one in (self.let_go, self._anew, self._start))
        desk.ending.connect(self.let_go)
        if cameras is not None:
            self._know(cameras)

    @classmethod
    def of(cls, desk: Desk) -> Self:
        """The lookout of this desk, made when it is first asked for."""
        found: Self | None = desk.findChild(cls)
        return found if found is not None else cls(desk)

    @property
    def cameras(self) -> tuple[Camera, ...]:
        """The cameras that are plugged in; none before one was wanted, for nobody has looked."""
        return self._cameras.cameras() if self._cameras is not None else ()

    @property
    def camera(self) -> Camera | None:
        """The one in use, or that would be: the one chosen last where it is there, else the computer's own choice."""
        there = self.cameras
        chosen = self._started or self._desk.settings.camera
        return next((one for one in there if one.id == chosen), there[0] if there and not self._started else None)

    def expect(self, older: Container[str]) -> None:
        """Take these codes of earlier programs, which have no check letter, when two frames agree on one."""
        self._reader.older = older

    def turn(self, on: bool) -> None:
        """Turn the camera on or off, and remember it for this computer."""
        self.wanted = on
        self._keep()
        self._stop()
        if on:
            self._start()
        else:
            self._tell(states.OFF)

    def try_again(self) -> None:
        """Start once more where the camera did not."""
        self._stop()
        self._start()

    def choose(self, camera_id: str) -> None:
        """Use another camera from now on."""
        if camera_id != self._started:
            self._stop()
            self._desk.keep_settings(replace(self._desk.settings, camera=camera_id))
            if self.wanted:
                self._start()

    def watch(self) -> None:
        """Somebody looks at the page: have the camera run if it is wanted."""
        self._leaving.stop()
        self._watched = True
        if self.wanted and not self._started:
            self._again.start(0)  # the page is shown first

    def leave(self) -> None:
        """Nobody looks any more: let the camera go if it stays so for a while."""
        self._watched = False
        if self._started:
            self._leaving.start(LEFT_FOR)

    def let_go(self) -> None:
        """Let the camera go at once; it runs again when somebody looks."""
        self._watched = False
        self._stop()

    # The camera ------------------------------------------------------------------------------------------------------

    def _know(self, cameras: Cameras) -> None:
        self._cameras = cameras
        cameras.setParent(self)
        cameras.came.connect(self._offer)
        cameras.listed.connect(self._hear_list)
        cameras.troubled.connect(self._hear_trouble)

    def _load(self) -> bool:
        """Qt's multimedia is loaded when a camera is first wanted; False where it cannot be."""
        if self._cameras is None:
            try:
                from t4gsw_desktop.ui.camera.qt_cameras import QtCameras
            except ImportError:  # on Linux it asks for libpulse, which a machine without sound may not have
                return False
            self._know(QtCameras())
        return True

    def _start(self) -> None:
        if not self.wanted or not self._watched or self._started:
            return
        if not self._load():
            self._tell(states.UNABLE)
            return
        camera = self.camera
        if camera is None:
            self._tell(states.NONE)
            return
        self._started = camera.id
        if self._desk.settings.camera != camera.id:
            self._keep()
        self._hints.clear()
        self._watcher.begin()
        self._tell(states.STARTING)
        self._run()

    def _run(self) -> None:
        assert self._cameras is not None
        self._waiting.start(FIRST_FRAME)
        self._cameras.start(self._started)

    def _stop(self) -> None:
        for timer in (self._leaving, self._waiting, self._again):
            timer.stop()
        self._started = ""
        self.hint = ""
        if self._cameras is not None:
            self._cameras.stop()
        self._watcher.end()

    def _anew(self) -> None:
        """No frame came for a while."""
        if self.state == states.STARTING:
            self._hear_trouble(states.BROKEN)
        elif self._started:
            self._tell(states.STARTING)
            self._run()

    def _offer(self, frame: Frame) -> None:
        if self._started:
            self._waiting.start(NO_FRAME)
            self._watcher.offer(frame)

    def _hear(self, looked: Looked) -> None:
        if not self._started:
            return
        self._hints.append("" if looked.sight.texts else looked.sight.hint)
        hint, often = Counter(self._hints).most_common(1)[0]
        if self.state != states.ON:
            self._tell(states.ON)
        elif often >= _OFTEN and hint != self.hint:
            self.hint = hint
            self.changed.emit()
        self.pictured.emit(looked.picture)
        for code in looked.fresh:
            self.seen.emit(code)
        self._sweeping.sweep()

    def _hear_list(self) -> None:
        """A camera was plugged in or out."""
        there = {one.id for one in self.cameras}
        if self.state == states.GONE and self._started in there:
            self._tell(states.STARTING)
            self._run()
        elif self._started and self._started not in there and self.state != states.GONE:
            self._waiting.stop()
            self._again.stop()
            assert self._cameras is not None
            self._cameras.stop()
            self._tell(states.GONE)
        elif self.state == states.NONE:
            self._start()
        else:
            self.changed.emit()

    def _hear_trouble(self, trouble: str) -> None:
        if self._started and self.state != states.GONE:
            camera, self._started = self._started, ""
            self._stop()
            gone = camera not in {one.id for one in self.cameras}
            if gone:
                self._started = camera
            elif trouble == states.TAKEN:
                self._again.start(AGAIN)
            self._tell(states.GONE if gone else trouble)

    def _tell(self, state: str) -> None:
        self.state, self.hint = state, ""
        self.changed.emit()

    def _keep(self) -> None:
        camera = self._started or self._desk.settings.camera
        self._desk.keep_settings(replace(self._desk.settings, camera=camera, camera_on=self.wanted))

    def _timer(self, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer


class _Sweeping:
    """Collects on the window's thread what is due: while frames are read on another, Python does not by itself.

    All of it is gone over once in five minutes only, for that takes a tenth of a second on a slow computer.
    """

    def __init__(self) -> None:
        self._whole_at = time.monotonic()

    def sweep(self) -> None:
        counts, due = gc.get_count(), gc.get_threshold()
        now = time.monotonic()
        if counts[2] > due[2] and now - self._whole_at > _WHOLE_EVERY:
            self._whole_at = now
            gc.collect(2)
        elif counts[1] > due[1]:
            gc.collect(1)
        elif counts[0] > due[0]:
            gc.collect(0)
