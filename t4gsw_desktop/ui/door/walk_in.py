"""Taking in somebody who is not on the list: their name as it is typed, and their photo choice."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from t4gsw_desktop.services.door_book import DoorBook
from t4gsw_desktop.storage.search import search_people
from t4gsw_desktop.ui.door.matches import Match, match_of
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fitted_name import FittedName
from t4gsw_desktop.ui.widgets.lanyard import PHOTOS
from t4gsw_desktop.ui.widgets.words import words

USUAL_WISH = "ask"
_MOST_ALIKE = 6


class WalkIn(QWidget):
    """The name comes from the field of the door, the photo choice from the keys 1, 2 and 3 or a click."""

    def __init__(self, theme: Theme, chosen: Callable[[], object], *, short: bool, roomy: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._name = FittedName(theme, largest=72 if short or not roomy else 104)
        self._told = words("", "stop", wrap=True)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for number, (wish, photo) in enumerate(PHOTOS.items(), 1):
            text, high = (photo.means, 48) if roomy else (photo.colour, 44)
            button = Button(theme, text, icon=photo.icon, kind="choice", key=str(number), height=high)
            button.setAccessibleName(f"{photo.title}: {photo.means}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False: chosen())
            self._group.addButton(button)
            self._buttons[wish] = button
        self._group.buttonToggled.connect(lambda *_: self._lead_tab())
        self._buttons[USUAL_WISH].setChecked(True)
        choices = list(self._buttons.values())
        asked = words("May we take photos?", "label")
        if not roomy:
            asked.hide()
        parts = (asked, row(theme, *choices, None, gap=10), self._told)
        layout = column(theme, self._name, *parts, gap=10 if roomy else 4)
        if roomy:
            layout.addStretch(1)
        else:
            layout.setStretch(0, 1)
        self.setLayout(layout)

    def _lead_tab(self) -> None:
        """Tab comes to the chosen one; from there the arrows lead on."""
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button.isChecked() else Qt.FocusPolicy.NoFocus)

    @property
    def wish(self) -> str:
        """The photo choice: "yes", "ask" or "no"."""
        return next((wish for wish, button in self._buttons.items() if button.isChecked()), USUAL_WISH)

    def choose(self, number: int) -> None:
        """Take the first, second or third photo choice."""
        list(self._buttons.values())[number - 1].setChecked(True)

    def begin(self) -> None:
        """Start anew, at yellow."""
        self._buttons[USUAL_WISH].setChecked(True)

    def show_name(self, name: str, told: str) -> None:
        """Show the name as typed so far, and what is to be known of people of that name."""
        self._name.say(name or "Type their name", "ink" if name else "ink-2")
        self._told.setText(told)
        show_if(self._told, bool(told))


def alike(desk: Desk, book: DoorBook, name: str) -> tuple[Match, ...]:
    """Those whom a walk-in of this name may be: of tonight's list first, then of the directory."""
    people = [found.person for found in desk.read(search_people, name, limit=_MOST_ALIKE)]
    others = [one for one in people if book.by_person(one.id) is None]
    listed = tuple(match_of(one) for one in book.find(name)[:_MOST_ALIKE])
    return listed + tuple(Match(None, one.id, one.full_name, one.organisation) for one in others)
