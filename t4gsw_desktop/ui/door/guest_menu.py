"""What is rarely wanted of a guest, as a menu: under More below the card, and at a line of the list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from t4gsw_desktop.services.door_book import DoorGuest
from t4gsw_desktop.ui.door.matches import MatchList
from t4gsw_desktop.ui.shell.desk import Desk

Choice = tuple[str, Callable[[], object]]


def show_menu(parent: QWidget, items: Sequence[Choice], at: QPoint) -> None:
    """A menu at a place of the screen, kept inside it by Qt; gone when something was chosen or Esc pressed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, do in items:
        action = menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, do=do: do())
    menu.popup(at - QPoint(0, menu.sizeHint().height()))


def page_choices(
    desk: Desk,
    locate: Callable[[], object],
    arrivals: Callable[[], object],
    mode: Callable[[], object],
    *,
    locating: bool,
) -> list[Choice]:
    """What the page can do besides; in door mode nothing that leads away from the door."""
    choices: list[Choice] = [("Check people in" if locating else "Locate somebody", locate)]
    if not desk.door_mode:
        choices += [
            ("Arrivals of this evening", arrivals),
            ("Roll-call, who is missing, a sheet typed in", lambda: desk.go("door-lists")),
            ("Second desk", lambda: desk.go("desks")),
            ("Turn on door mode", mode),
        ]
    return choices


def open_row_menu(matches: MatchList, at: QPoint, choices: Callable[[DoorGuest], Sequence[Choice]]) -> None:
    """The menu of whoever stands in the line at this place of the list."""
    index = matches.indexAt(at)
    guest = matches.matches.lines[index.row()].guest if index.isValid() else None
    if guest is not None and (items := choices(guest)):
        show_menu(matches, items, matches.viewport().mapToGlobal(at))
