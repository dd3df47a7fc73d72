"""The second screen: turned on and off, put where the room sees it, lost with a cable and found again."""

from dataclasses import replace
from typing import Self

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow

from t4gsw_desktop.ui.projector.show import Show
from t4gsw_desktop.ui.projector.shown import MISSING, OF_ROUNDS, PROGRAMME
from t4gsw_desktop.ui.projector.wall_canvas import WallCanvas
from t4gsw_desktop.ui.projector.which_screen import Place, place_for_the_wall, screen_facts
from t4gsw_desktop.ui.shell.desk import Desk

LOST = "The second screen was unplugged. The timer is still running here."
BACK = "The second screen is back."
NO_SCREEN = "There is no second screen, so it opened in a window behind this one."
_SETTLES_AFTER = 200  # milliseconds: a screen that was plugged in tells of its size more than once


class WallDisplay(QObject):
    """One for each desk: `WallDisplay.of(desk)`.

    `changed` follows whatever a control panel shows of it: on or off, the view, the page, the screens there are. `lost`
    tells that the cable dropped; it stays on and comes back by itself when the screen is there again. The message bar
    is told by us.
    """

    changed = Signal()
    lost = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._on = self._is_lost = False
        self._before_missing = (False, "all")  # whether it was on, and what it showed then
        self._operators: QWindow | None = None
        self._show = Show(desk, self)
        self._canvas = WallCanvas(self._show.lettering)
        self._show.changed.connect(self.changed)
        self._show.attach(self._canvas)
        self._canvas.closed.connect(lambda: self.turn(False))
        self._canvas.got_keyboard.connect(self._give_keyboard_back)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._arrange)
        self._watch_screens()
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
        return self._show.view

    def show_view(self, view: str) -> None:
        """Show another view; ValueError for one there is not. While people walk, all but "blank" show the names."""
        self._show.show_view(view)

    def blank(self) -> None:
        """Show nothing but the event's name, or again what was shown before that."""
        self._show.blank()

    @property
    def shows_missing(self) -> bool:
        """True while the room is shown who has not come yet."""
        return self._on and self.view == MISSING

    def show_missing(self, on: bool) -> None:
        """Show who has not come yet, turned on for that where need be; or be again as it was before that."""
        if on and not self.shows_missing:
            self._before_missing = (self._on, self.view)
            self.show_view(MISSING)
            self.turn(True)
        elif not on and self.shows_missing:
            was_on, view = self._before_missing
            self.turn(was_on)
            self.show_view(view)

    @property
    def programme_id(self) -> str:
        """The unconference whose programme can be shown: the one chosen, else the first of the event; "" for none."""
        return self._show.programme.activity_id

    def shows_programme(self, activity_id: str) -> bool:
        """True while the room is shown what is on now and next of this unconference."""
        return self._on and self.view == PROGRAMME and self.programme_id == activity_id

    def show_programme(self, activity_id: str, view: str = PROGRAMME) -> None:
        """Show what is on now and next of this unconference, turned on for that where need be; VOTE: its pitches."""
        self._show.show_programme(activity_id, view)
        self.turn(True)

    @property
    def activity_id(self) -> str:
        """The speed-friending that is shown: the one chosen, else the first of the event; "" for none."""
        return self._show.activity_id

    @activity_id.setter
    def activity_id(self, activity_id: str) -> None:
        self._show.activity_id = activity_id

    @property
    def page(self) -> int:
        """The page of names that is shown, from 0."""
        return self._show.page

    @property
    def pages(self) -> int:
        """How many pages of names there are in what is shown."""
        return self._show.pages

    @property
    def held(self) -> bool:
        """True while pages do not turn by themselves."""
        return self._show.held

    def turn_page(self, by: int) -> None:
        """Show the next page of names (1) or the one before (-1), round and round."""
        self._show.turn_page(by)

    def hold(self, held: bool) -> None:
        """Have pages stay, or turn by themselves again."""
        self._show.hold(held)

    def refresh(self) -> None:
        """Be right at this moment, without waiting for the next second."""
        self._show.refresh()

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
        """Why it cannot be turned on; "" when it can, and when it is on."""
        if self._on or self.activity_id or self.programme_id or self.view == MISSING:
            return ""
        return "There is no speed-friending and no unconference in this event yet."

    def turn(self, on: bool) -> None:
        """Turn it on or off; nothing to do where it is so already."""
        if on == self._on:
            return
        self._on, self._is_lost = on, False
        if on:
            if self.view in OF_ROUNDS and not self.activity_id and self.programme_id:
                self.show_view(PROGRAMME)
            self._watch_operator()
            self._stand(self._place())
        else:
            self._go_away()
        self.changed.emit()

    def open_in_window(self) -> None:
        """Show it in a window that does not cover the operator's, as after its screen was unplugged."""
        self._on, self._is_lost = True, False
        here = max(screen_facts(), key=lambda one: one.area.intersected(self._operator()).width())
        self._stand(place_for_the_wall([here], self._operator()))
        self.changed.emit()

    def _place(self, gone: QScreen | None = None) -> Place:
        return place_for_the_wall(screen_facts(gone), self._operator(), self._desk.settings.wall_screen)

    def _stand(self, place: Place) -> None:
        self._show.start()
        self._canvas.stand(place)
        if place.screen and place.screen != self._desk.settings.wall_screen:
            self._desk.keep_settings(replace(self._desk.settings, wall_screen=place.screen))
        if place.behind:
            self._desk.say(NO_SCREEN)

    def _go_away(self) -> None:
        self._show.stop()
        self._canvas.go_away()

    # Screens come and go ---------------------------------------------------------------------------------------------

    def _watch_screens(self) -> None:
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._hear_screen)
        application.screenRemoved.connect(self._arrange)
        for screen in application.screens():
            screen.geometryChanged.connect(self._settle)

    def _hear_screen(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        self._settling.start(_SETTLES_AFTER)

    def _watch_operator(self) -> None:
        """Give way when the operator's window is moved to the screen of the wall."""
        window = self._operator_window()
        handle = window.windowHandle() if window is not None else None
        if handle is not None and handle is not self._operators:
            self._operators = handle
            handle.screenChanged.connect(self._settle)

    def _operator_window(self) -> QMainWindow | None:
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QMainWindow) and getattr(top, "desk", None) is self._desk:
                return top
        return None

    def _give_keyboard_back(self) -> None:
        window = self._operator_window()
        if window is not None:
            window.activateWindow()

    def _operator(self) -> QRect:
        """Where the operator's window is."""
        window = self._operator_window()
        return window.frameGeometry() if window is not None else QGuiApplication.primaryScreen().geometry()

    def _arrange(self, gone: QScreen | None = None) -> None:
        """Be where the room sees it with the screens there are now.

        Called at once for a screen that goes, before Qt puts the wall over the operator's window.
        """
        if not self._on:
            self.changed.emit()  # there may be a screen now, or none any more
            return
        place = self._place(gone)
        before = self._canvas.place
        if place.screen:
            came_back = self._is_lost or before is None or not before.screen
            self._is_lost = False
            self._stand(place)
            if came_back:
                self._desk.say(BACK)
                self.changed.emit()
        elif before is not None and before.screen:
            self._go_away()
            self._is_lost = True
            self._desk.warn(LOST, button="Open in a window", press=self.open_in_window)
            self.lost.emit()
            self.changed.emit()

    def _end(self) -> None:
        self._on = False
        self._settling.stop()
        self._go_away()
        self._canvas.deleteLater()
