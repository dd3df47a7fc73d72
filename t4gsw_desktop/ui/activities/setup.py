"""What each kind of activity is set up with, beside its plan: its own panel, found by the kind's key."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.shell.desk import Desk


class SetupPanel(QWidget):
    """Experts and requests, tables and topics, pitches and hosts: what one kind plans from. `refresh` reads again."""

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__()
        self.desk, self.activity_id = desk, activity_id

    def refresh(self) -> None:
        """Read what is shown and show it."""


Loader = Callable[[Desk, str], SetupPanel]


def setup_of(kind: str) -> Loader | None:
    """How the panel of this kind is made; None for a kind that has nothing but its settings."""
    return _PANELS.get(kind)


_PANELS: dict[str, Loader] = {}
