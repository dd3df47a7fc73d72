"""What every screen is: a page that reads again what it shows when the file changes, and says what to do next."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from t4gsw_desktop.services.workspace import Changed
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import Desk


class Screen(QWidget):
    """One page of the window, built anew for another look, size of text or width, so that lengths are taken once.

    A subclass sets `key` and `title`, builds its widgets in `__init__`, and fills them in `refresh`, which is called
    before it is shown and after every change of `topics` (tables of the file) while it is. `topics` None means any.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    topics: ClassVar[frozenset[str] | None] = None
    heading_changed = Signal()  # for a screen whose heading follows something else than the file
    hints_changed = Signal()  # for a screen that shows something to which other keys apply

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.theme = desk.theme
        self._stale = True
        self.setProperty("kind", "page")
        self.setProperty("own_ring", True)  # a page that has the focus itself needs no ring round all of it
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.title)
        desk.changed.connect(self._hear)
        desk.event_changed.connect(self._hear_event)

    # What a subclass says --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what is shown and show it; choices and scroll positions stay."""

    def heading(self) -> tuple[str, str]:
        """The page title and the one line of context below it."""
        return self.title, ""

    def header_part(self) -> QWidget | None:
        """What stands in the header instead of the title: the tabs of activities."""
        return None

    def open_at(self, argument: object) -> None:
        """Show one thing of this screen: somebody asked for it elsewhere. It is refreshed already."""

    def first_focus(self) -> QWidget | None:
        """What has the focus when the screen is come to; None leaves it to the order of Tab."""
        return None

    def keep(self) -> object:
        """What has to survive when the screen is built anew: text being typed, the chosen row."""
        return None

    def restore(self, kept: object) -> None:
        """Take back what `keep` gave."""

    def print_this(self) -> None:
        """F7: print what this screen shows."""
        self.desk.go("print")

    def help_page(self) -> str:
        """The key of the page of the manual that explains what is shown."""
        return self.key

    def turn_side(self) -> None:
        """F9: show the other page where there is no room for the side panel."""

    # What the window does --------------------------------------------------------------------------------------------

    def come_up(self) -> None:
        """Be gone to: read again if anything has changed since."""
        self._catch_up()

    def refresh_now(self) -> None:
        """Read again whatever happened."""
        self._stale = False
        self.refresh()

    def primary(self) -> QPushButton | None:
        """The one filled button, if it can be pressed now."""
        for button in self.findChildren(QPushButton):
            if button.property("kind") in ("primary", "hero") and button.isVisibleTo(self) and button.isEnabled():
                return button
        return None

    def add_action(self, action: Action, on: QWidget | None = None) -> Action:
        """Take an action of this screen into the registry; its key works while the focus is here, or in `on`."""
        action.screen = self.key
        return self.desk.actions.add(action, on or self)

    def _hear(self, changed: Changed) -> None:
        if self.topics is None or self.topics & changed.topics:
            self._turn_stale()

    def _hear_event(self) -> None:
        self._turn_stale()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._catch_up()  # Qt shows a page that was built anew a moment later, and something may have changed by then

    def _catch_up(self) -> None:
        if self._stale:
            self.refresh_now()

    def _turn_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh_now()
