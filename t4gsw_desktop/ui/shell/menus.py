"""The menu bar, made from the registry of actions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar

from t4gsw_desktop.ui.shell.actions import Action, Actions

MENUS = ("File", "Edit", "View", "Event", "Live", "Help")


def fill_menus(bar: QMenuBar, actions: Actions) -> None:
    """Give the bar every action that names a menu, in the order of MENUS."""
    clear_menus(bar)
    for name in MENUS:
        here = [action for action in actions.all() if action.menu == name and action.action is not None]
        if not here:
            continue
        menu = bar.addMenu(f"&{name}")
        for action in here:
            assert action.action is not None
            menu.addAction(action.action)
        menu.aboutToShow.connect(lambda here=here: _grey(here))


def clear_menus(bar: QMenuBar) -> None:
    """Take all menus off the bar and away; Qt's own `clear` leaves them behind, out of sight."""
    bar.clear()
    for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        menu.deleteLater()


def _grey(actions: Sequence[Action]) -> None:
    for action in actions:
        if action.action is not None:
            action.action.setEnabled(not action.why_not())
