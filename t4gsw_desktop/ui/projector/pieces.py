"""What a wall is made of: words and shapes at fixed places, as values, so that they can be judged without a screen."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from t4gsw_desktop.ui.projector.lettering import LEFT

SHORT_SIDE = 1080.0  # the lengths of a wall are those of one whose shorter side has so many pixels


@dataclass(frozen=True, slots=True)
class Words:
    """Words within `box`. `role` is their colour's part; `figures` are set by their ink, all digits of one width."""

    text: str
    box: QRectF
    size: int
    weight: int = 400
    role: str = "ink"
    side: str = LEFT
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle with round corners: filled, with an edge, or both. `clip` is a rounded shape it stays inside."""

    box: QRectF
    fill: str = ""
    edge: str = ""
    thick: float = 0.0
    radius: float = 0.0
    clip: QRectF | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole wall: its pieces in the order they are painted, and which page of names it is of how many."""

    width: float
    height: float
    pieces: tuple[Words | Shape, ...]
    page: int = 0
    pages: int = 1

    @property
    def words(self) -> tuple[Words, ...]:
        """Everything that can be read on it."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Words))


def wall_size(width: int, height: int) -> tuple[float, float]:
    """The lengths of a wall of so many pixels, its shorter side being SHORT_SIDE."""
    factor = SHORT_SIDE / max(1, min(width, height))
    return width * factor, height * factor
