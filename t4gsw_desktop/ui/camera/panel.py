"""The camera on the page of the door: its picture, how it stands in words, and the buttons for it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from t4gsw_desktop.sight.reading import DARK
from t4gsw_desktop.ui.camera import camera_words as states
from t4gsw_desktop.ui.camera.cameras import Cameras
from t4gsw_desktop.ui.camera.live_view import LiveView
from t4gsw_desktop.ui.camera.lookout import Lookout
from t4gsw_desktop.ui.camera.screen_light import ScreenLight
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import column, row, show_if, wrapping
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.fields import choice
from t4gsw_desktop.ui.widgets.words import picture_label, words

_LIGHT, _LIGHT_OFF = "Light the badge with the screen", "Turn the screen’s light off"


class CameraPanel(QFrame):
    """A card. `seen` follows with a code each time that one is held up.

    The camera runs while the panel can be seen and is wanted; what was wanted last is remembered for this computer.
    """

    seen = Signal(str)

    def __init__(self, desk: Desk, lookout: Lookout | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._theme = desk.theme
        self.lookout = lookout or Lookout.of(desk)
        self._view = LiveView(desk.theme)
        self._on = picture_label(desk.theme, "camera", "good", 20)
        self._off = picture_label(desk.theme, "camera-off", "ink-2", 20)
        self._title = words("", "strong", wrap=True)
        self._next = words("", "quiet", wrap=True)
        self._hint = words("", "warn", wrap=True)
        self._turn = Button(desk.theme, "Turn on", icon="camera", press=self._press)
        self._start = Button(desk.theme, "Turn on", icon="camera", press=self._press)
        self._light = icon_button(desk.theme, "lightbulb", _LIGHT, self._turn_light)
        self._picker = choice("Camera", (("", ""),), "")
        self._picker.currentIndexChanged.connect(self._pick)
        self._lamp: ScreenLight | None = None
        self._window: QWidget | None = None
        self._lay_out()
        self.lookout.changed.connect(self._show)
        self.lookout.pictured.connect(self._show_picture)
        self.lookout.seen.connect(self.seen)
        self._show()

    @classmethod
    def of_source(cls, desk: Desk, cameras: Cameras, clock: Callable[[], float] = time.monotonic) -> "CameraPanel":
        """A panel of other cameras than the computer's own; `clock` tells in seconds when a frame came."""
        return cls(desk, Lookout(desk, cameras, clock))

    def _lay_out(self) -> None:
        theme = self._theme
        title = row(theme, self._on, self._off, self._title, gap=8)
        title.setStretch(2, 1)
        buttons = wrapping(theme, self._turn, self._light, margin=2)
        told = column(theme, None, title, self._next, self._hint, self._picker, buttons, None, gap=6)
        whole = row(theme, self._view, told, self._start, gap=12, margin=10)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _show(self) -> None:
        lookout = self.lookout
        told = states.STATES[lookout.state]
        works = lookout.state in (states.ON, states.STARTING)
        changed = self._title.text() != told.title
        self._title.setText(told.title)
        hint = states.HINTS.get(lookout.hint, "")
        self._hint.setText(hint)
        self._next.setText(told.next)
        show_if(self._hint, bool(hint))
        show_if(self._next, not hint)
        show_if(self._on, works)
        show_if(self._off, not works)
        empty = lookout.state in states.EMPTY
        show_if(self._view, not empty)
        show_if(self._start, empty and bool(told.button))
        show_if(self._turn, not empty)
        for button in (self._start, self._turn):
            button.say(told.button or "Turn on", icon="camera-off" if told.button == "Turn off" else "camera")
            button.setAccessibleName(f"{told.button}, camera")
        show_if(self._light, lookout.state == states.ON and (lookout.hint == DARK or self._lamp is not None))
        if lookout.state != states.ON:
            self._view.show_picture(QImage())
            self._put_out()
        self._list_cameras()
        if changed and self.isVisible() and told.title != states.STATES[states.STARTING].title:
            self._announce(f"{told.title}. {told.next}")
        elif hint and self.isVisible():
            self._announce(hint)

    def _show_picture(self, picture: QImage) -> None:
        camera = self.lookout.camera
        self._view.mirrored = camera is None or not camera.faces_away
        self._view.show_picture(picture)

    def _list_cameras(self) -> None:
        there, chosen = self.lookout.cameras, self.lookout.camera
        show_if(self._picker, len(there) > 1 and self.lookout.wanted)
        known = [(self._picker.itemData(at), self._picker.itemText(at)) for at in range(self._picker.count())]
        with QSignalBlocker(self._picker):
            if known != [(one.id, one.name) for one in there]:
                self._picker.clear()
                for one in there:
                    self._picker.addItem(one.name, one.id)
            self._picker.setCurrentIndex(self._picker.findData(chosen.id) if chosen else -1)

    def _pick(self, at: int) -> None:
        if at >= 0:
            self.lookout.choose(self._picker.itemData(at))

    def _press(self) -> None:
        told = states.STATES[self.lookout.state].button
        if told in ("Try again", "Look again"):
            self.lookout.try_again()
        else:
            self.lookout.turn(not self.lookout.wanted)

    def _turn_light(self) -> None:
        if self._lamp is not None:
            self._put_out()
        else:
            self._lamp = ScreenLight(self._theme, self.window())
            self._lamp.show()
            self._name_light(_LIGHT_OFF)
        self._show()

    def _name_light(self, name: str) -> None:
        self._light.setAccessibleName(name)
        self._light.setToolTip(name)

    def _put_out(self) -> None:
        if self._lamp is not None:
            self._lamp.hide()
            self._lamp.deleteLater()
            self._lamp = None
            self._name_light(_LIGHT)

    def _announce(self, sentence: str) -> None:
        event = QAccessibleAnnouncementEvent(self, sentence)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    # Seen or not -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.WindowStateChange and watched is self._window and self.isVisible():
            if self._window.isMinimized():
                self.lookout.let_go()
            else:
                self.lookout.watch()
        return False

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)
        self.lookout.watch()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._put_out()
        self.lookout.leave()
