"""Venues, rooms and tables, how many they seat, and what they offer."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_AWAY = 60
FEATURES = ("step_free", "quiet", "hearing_loop", "projector")


@dataclass(frozen=True, slots=True)
class Venue:
    """A building where events happen."""

    id: str
    name: str
    address: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A room of a venue. `seats` 0 means not counted. `features` holds codes of FEATURES.

    `away` is how many minutes it takes on foot from the middle of the building, stairs and all.
    """

    id: str
    venue_id: str
    name: str
    seats: int = 0
    features: tuple[str, ...] = ()
    away: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table (or desk) in a room; its features add to those of the room."""

    id: str
    room_id: str
    name: str
    seats: int
    features: tuple[str, ...] = ()


def placing_needs(needs: Iterable[str]) -> tuple[str, ...]:
    """Those of a person's access needs that decide where they can sit, in the order of FEATURES."""
    wanted = set(needs)
    return tuple(feature for feature in FEATURES if feature in wanted)
