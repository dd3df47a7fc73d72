"""Frames are read on a thread of their own, the newest only: a slow computer sees fewer of them, and never old ones."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Condition, Thread

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from t4gsw_desktop.sight.reading import Reader, Sight
from t4gsw_desktop.sight.sights import Sights
from t4gsw_desktop.ui.camera.cameras import Frame
from t4gsw_desktop.ui.shell.background import window_collects

PICTURE_WIDTH = 480  # pixels of the picture that is shown, enough at twice the size of text


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of one frame: what it shows, the codes that are new to sight, and the picture, smaller and in grey."""

    sight: Sight
    fresh: tuple[str, ...]
    picture: QImage


class Watcher(QObject):
    """Reads the frames it is given; `clock` tells in seconds when each came.

    `looked` follows with a `Looked`, on the thread of whoever hears it.
    """

    looked = Signal(object)

    def __init__(self, reader: Reader, clock: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._sights, self._clock = reader, Sights(), clock
        self._newest: tuple[float, Frame] | None = None
        self._told = Condition()
        self._ends = False
        self._thread: Thread | None = None
        self._collecting = ExitStack()

    def begin(self) -> None:
        """Be ready for frames."""
        if self._thread is None:
            # What this window forgets is destroyed by this window's thread, never by the other one.
            self._collecting.enter_context(window_collects())
            self._ends = False
            self._thread = Thread(target=self._work, name="camera", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Stop reading; what is being read is read to its end, some hundredths of a second."""
        if self._thread is not None:
            with self._told:
                self._ends, self._newest = True, None
                self._told.notify()
            self._thread.join()
            self._thread = None
            self._collecting.close()

    def offer(self, frame: Frame) -> None:
        """Have this frame read next; an older one that still waits is never read."""
        with self._told:
            self._newest = (self._clock(), frame)
            self._told.notify()

    def _work(self) -> None:
        while True:
            with self._told:
                self._told.wait_for(lambda: self._ends or self._newest is not None)
                if self._ends or self._newest is None:
                    return
                (at, frame), self._newest = self._newest, None
            sight = self._reader.look(frame.luma, frame.width, frame.height, frame.stride)
            self.looked.emit(Looked(sight, self._sights.note(sight.texts, at), _smaller(frame)))


def _smaller(frame: Frame) -> QImage:
    whole = QImage(frame.luma, frame.width, frame.height, frame.stride, QImage.Format.Format_Grayscale8)
    return whole.scaledToWidth(PICTURE_WIDTH, Qt.TransformationMode.FastTransformation)
