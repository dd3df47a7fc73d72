"""What the card of the door shows, and what of the page survives when it is built anew."""

from dataclasses import dataclass, replace

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.door_book import EXPECTED, IN, LEFT, OUT, DoorGuest
from t4gsw_desktop.ui.door.card_words import (
    ALREADY,
    CHANGING,
    IDLE,
    JUST_IN,
    JUST_LEFT,
    JUST_OUT,
    LOCATED,
    NEEDS_PERSON,
    state_of,
)
from t4gsw_desktop.ui.door.change_form import Typed

_LASTS = {IN: (*JUST_IN, ALREADY), OUT: (JUST_OUT,), LEFT: (JUST_LEFT,), EXPECTED: (NEEDS_PERSON,)}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the card shows: its state, the guest, what was typed, and the sentence of an outcome without a guest.

    `step` is the step of the journal in which it came about.
    """

    state: str = IDLE
    guest_id: str = ""
    typed: str = ""
    sentence: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """What survives when the page is built anew."""

    text: str
    fresh: bool
    shown: Shown
    mode: str
    adding: bool
    wish: str
    changing: Typed | None


def as_it_stands(shown: Shown, guest: DoorGuest | None) -> Shown:
    """What the card shows once the file has changed: what came of an act lasts while it is still so."""
    if guest is None:
        return Shown()
    lasting = shown.state in (*_LASTS.get(guest.state, ()), LOCATED, CHANGING)
    return shown if lasting else replace(shown, state=state_of(guest))


def event_words(event: Event | None) -> str:
    """Which event this is, and on which day."""
    if event is None:
        return "No event yet"
    starts = wall_clock(from_text(event.starts), event.timezone)
    return f"{event.name} · {starts:%A} {starts.day} {starts:%B}"
