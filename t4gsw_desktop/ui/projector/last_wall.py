"""Walls that change seldom: the last one is remembered, and set anew only where something has changed."""

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF

from t4gsw_desktop.ui.projector.lettering import Lettering
from t4gsw_desktop.ui.projector.pieces import Page

Shown = TypeVar("Shown")


class LastWall(ABC, Generic[Shown]):
    """Sets what is shown, a frozen value, and remembers the last wall it set."""

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering
        self._set: tuple[tuple[Shown, float, float], Page] | None = None

    def forget(self) -> None:
        """Set everything anew."""
        self._set = None

    def wall(self, shown: Shown, width: float, height: float) -> Page:
        """The page that is wanted of the wall for this, of as many pages as it needs."""
        key = (shown, width, height)
        if self._set is None or self._set[0] != key:
            self._set = (key, self._wall(shown, QRectF(0, 0, width, height)))
        return self._set[1]

    @abstractmethod
    def _wall(self, shown: Shown, whole: QRectF) -> Page:
        """Set the wall."""
