"""What the card of the door shows, and what of the page survives when it is built anew."""

from dataclasses import dataclass

from t4gsw_desktop.ui.door.card_words import IDLE


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
    adding: bool
    shown: Shown
    wish: str
