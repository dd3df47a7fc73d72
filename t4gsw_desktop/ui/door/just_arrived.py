"""The last people to arrive, each with the word that matters at the desk and an undo of their own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from t4gsw_desktop.services.door_book import DoorGuest
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import row, show_if
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.lanyard import PHOTOS
from t4gsw_desktop.ui.widgets.words import OneLine, chip, words


class JustArrived(QFrame):
    """So many lines, built once; `undo` is given the attendee whose arrival is taken back, `show_all` lists them all.

    `show_all` is None where only the last few are to be seen.
    """

    def __init__(
        self, theme: Theme, lines: int, undo: Callable[[str], object], show_all: Callable[[], object] | None
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._lines = [_Arrival(theme, undo) for _ in range(lines)]
        self._nobody = words("Nobody yet. Whoever you check in stands here, with an undo.", "quiet", wrap=True)
        grid = QGridLayout(self)
        edge = theme.px(12)
        grid.setContentsMargins(edge, theme.px(8), theme.px(8), theme.px(8))
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(2))
        grid.setColumnStretch(0, 1)
        title = words("Just arrived", "label")
        if show_all is None:
            grid.addWidget(title, 0, 0, 1, 4)
        else:
            whole = Button(theme, "All arrivals", kind="link", key="Ctrl H", press=show_all)
            whole.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            grid.addLayout(row(theme, title, None, whole), 0, 0, 1, 4)
        grid.addWidget(self._nobody, 1, 0, 1, 4)
        for number, line in enumerate(self._lines, 2):
            for at, part in enumerate(line.parts):
                grid.addWidget(part, number, at)
        grid.setRowStretch(len(self._lines) + 2, 1)

    @property
    def lines(self) -> int:
        """How many people are shown at most."""
        return len(self._lines)

    def show_guests(self, guests: Sequence[DoorGuest]) -> None:
        """Show these, the last to come first."""
        show_if(self._nobody, not guests)
        for number, line in enumerate(self._lines):
            line.show_guest(guests[number] if number < len(guests) else None)


class _Arrival:
    """The parts of one line: name, chip, time, undo. They stand in the grid, for the ring needs room round the undo."""

    def __init__(self, theme: Theme, undo: Callable[[str], object]) -> None:
        self._guest_id = ""
        self._name = OneLine("", "strong")
        self._chip = chip("")
        self._time = words("", "quiet")
        self._time.setFont(theme.font(15, tabular=True))
        self._undo: Button = icon_button(theme, "undo-2", "Undo", lambda: undo(self._guest_id), size=18)
        self._undo.setProperty("kind", "line-tool")
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.parts = (self._name, self._chip, self._time, self._undo)

    def show_guest(self, guest: DoorGuest | None) -> None:
        """Show this guest, None for an empty line."""
        for part in self.parts:
            show_if(part, guest is not None)
        if guest is None:
            return
        self._guest_id = guest.id
        self._name.say(guest.full_name)
        photo = PHOTOS[guest.photo]
        text, kind = ("First time", "friend") if guest.first_time else (photo.colour, photo.role)
        self._chip.setText(text)
        if self._chip.property("chip") != kind:
            self._chip.setProperty("chip", kind)
            self._chip.style().unpolish(self._chip)
            self._chip.style().polish(self._chip)
        self._time.setText(guest.at)
        self._undo.setAccessibleName(f"Undo the check-in of {guest.full_name}")
        self._undo.setToolTip(f"Undo the check-in of {guest.full_name}")
