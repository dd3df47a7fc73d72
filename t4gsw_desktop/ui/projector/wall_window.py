"""The second screen: turned on and off, put where the room sees it, lost with a cable and found again."""

from typing import Self

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QMainWindow

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.projector.wall_canvas import WallCanvas
from t4gsw_desktop.ui.projector.which_screen import Place, ScreenFact, place_for_the_wall
from t4gsw_desktop.ui.shell.desk import Desk

VIEWS = ("all", "names", "question", "blank")
KIND = "speed_friending"
LOST = "The second screen was unplugged. The timer is still running here."
BACK = "The second screen is back."
NO_SCREEN = "There is no second screen, so it opened in a window behind this one."


class WallDisplay(QObject):
    """One for each desk: `WallDisplay.of(desk)`.

    `changed` follows whatever a control panel shows of it: on or off, the view, the page. `lost` tells that the cable
    dropped; it stays on and comes back by itself when the screen is there again. The message bar is told by us.
    """

    changed = Signal()
    lost = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._canvas = WallCanvas()
        self._view, self._view_before_blank = "all", "all"
        self._on = self._is_lost = self._held = False
        self._page, self._pages = 0, 1
        self._activity_id = ""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._find_again)
        application.screenRemoved.connect(self._lose)
        desk.ending.connect(self._end)

    @classmethod
    def of(cls, desk: Desk) -> Self:
        """The second screen of this desk, made when it is first asked for."""
        found: Self | None = desk.findChild(cls)
        return found if found is not None else cls(desk)

    # What is shown ---------------------------------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """What is shown, one of VIEWS."""
        return self._view

    def show_view(self, view: str) -> None:
        """Show another view; ValueError for one there is not. While people move, all but "blank" show the names."""
        if view not in VIEWS:
            raise ValueError(f"there is no view called {view}")
        if view != self._view:
            self._view = view
            self._page = 0
            self.changed.emit()

    def blank(self) -> None:
        """Show nothing but the event's name, or again what was shown before that."""
        if self._view == "blank":
            self.show_view(self._view_before_blank)
        else:
            self._view_before_blank = self._view
            self.show_view("blank")

    @property
    def activity_id(self) -> str:
        """The speed-friending that is shown: the one chosen, else the only or first one of the event; "" for none."""
        here = self._desk.read(View.find, Activity, event_id=self._desk.event_id, kind=KIND)
        known = [one.id for one in sorted(here, key=lambda one: (one.starts, one.position))]
        return self._activity_id if self._activity_id in known else known[0] if known else ""

    @activity_id.setter
    def activity_id(self, activity_id: str) -> None:
        if activity_id != self._activity_id:
            self._activity_id = activity_id
            self._page = 0
            self.changed.emit()

    # Pages of names --------------------------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The page of names that is shown, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages of names there are in what is shown."""
        return self._pages

    @property
    def held(self) -> bool:
        """True while pages do not turn by themselves."""
        return self._held

    def turn_page(self, by: int) -> None:
        """Show the next page of names (1) or the one before (-1), round and round."""
        self._page = (self._page + by) % max(1, self._pages)
        self.changed.emit()

    def hold(self, held: bool) -> None:
        """Have pages stay, or turn by themselves again."""
        if held != self._held:
            self._held = held
            self.changed.emit()

    # On and off ------------------------------------------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """True from `turn(True)` to `turn(False)`, also while the screen is unplugged."""
        return self._on

    @property
    def is_lost(self) -> bool:
        """True while it is on and its screen is unplugged."""
        return self._is_lost

    @property
    def in_window(self) -> bool:
        """True while it is shown in a window, for want of a screen of its own."""
        return self._on and self._canvas.place is not None and not self._canvas.place.screen

    def why_not(self) -> str:
        """Why it cannot be turned on; "" when it can."""
        return "" if self.activity_id else "There is no speed-friending in this event yet."

    def turn(self, on: bool) -> None:
        """Turn it on or off; nothing to do where it is so already."""
        if on == self._on:
            return
        self._on, self._is_lost = on, False
        if on:
            self._stand(_place(self._operator(), self._desk.settings.wall_screen))
        else:
            self._canvas.go_away()
        self.changed.emit()

    def open_in_window(self) -> None:
        """Show it in a window, as after its screen was unplugged."""
        self._on, self._is_lost = True, False
        self._stand(_place(self._operator(), "", only_here=True))
        self.changed.emit()

    def _stand(self, place: Place) -> None:
        self._canvas.stand(place)
        if place.behind:
            self._desk.say(NO_SCREEN)

    def _operator(self) -> QRect:
        """Where the operator's window is."""
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QMainWindow) and getattr(top, "desk", None) is self._desk:
                return top.frameGeometry()
        return QGuiApplication.primaryScreen().geometry()

    def _lose(self, screen: QScreen) -> None:
        """The cable dropped: go before Qt puts the wall over the operator's window."""
        place = self._canvas.place
        if not self._on or place is None or place.screen != screen.name():
            return
        self._canvas.go_away()
        self._is_lost = True
        self._desk.warn(LOST, button="Open in a window", press=self.open_in_window)
        self.lost.emit()
        self.changed.emit()

    def _find_again(self, _screen: QScreen) -> None:
        """A screen was plugged in: the wall goes there, if it is on and has none."""
        if not self._on or (self._canvas.place is not None and self._canvas.place.screen):
            return
        place = _place(self._operator(), self._desk.settings.wall_screen)
        if place.screen:
            self._is_lost = False
            self._stand(place)
            self._desk.say(BACK)
            self.changed.emit()

    def _end(self) -> None:
        self._on = False
        self._canvas.go_away()
        self._canvas.deleteLater()


def _place(operator: QRect, last: str, *, only_here: bool = False) -> Place:
    screens = screen_facts()
    if only_here:
        here = max(screens, key=lambda one: one.area.intersected(operator).width())
        screens = [here]
    return place_for_the_wall(screens, operator, last)


def screen_facts() -> list[ScreenFact]:
    """The screens there are now."""
    primary = QGuiApplication.primaryScreen()
    return [ScreenFact(one.name(), one.geometry(), one is primary) for one in QGuiApplication.screens()]
