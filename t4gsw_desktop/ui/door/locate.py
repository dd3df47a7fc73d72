"""Locate: where somebody is and where they go next, for a call, a lost coat or a lift home. It changes nothing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from t4gsw_desktop.services.door_book import Stop
from t4gsw_desktop.ui.door.card_words import stop_parts
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import picture_label, words

CHECK_IN, LOCATE = "check in", "locate"
KEY = "Ctrl+L"
STANDS_STILL = "Locate changes nothing. Press Ctrl+L to check people in again."


def places_in_words(stops: Sequence[Stop]) -> str:
    """Where somebody is and goes by the plans, a sentence each."""
    if not stops:
        return "No activity of tonight has a place for them from now on."
    return " ".join(f"{''.join(stop_parts(stop))}." for stop in stops)


class LocateStrip(QFrame):
    """Says on top of the page that nothing changes, and leads back."""

    def __init__(self, theme: Theme, back: Button, *, roomy: bool) -> None:
        super().__init__()
        self.setProperty("kind", "locate")
        told = "Locate. This page only shows where somebody is. Nothing changes."
        said = words(told if roomy else "Locate: nothing changes", "strong", wrap=True)
        layout = row(theme, picture_label(theme, "map-pin", "info-ink", 24), said, back, gap=12)
        edge = theme.px(6 if roomy else 1)
        layout.setContentsMargins(theme.px(16), edge, theme.px(8), edge)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setAccessibleName(told)
