"""A USB scanner is heard wherever the focus is on a page, and not one of its letters does anything there."""

import sys
from collections.abc import Callable, Iterable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from t4gsw_desktop.ui.door.field import DoorField, Stand
from t4gsw_desktop.ui.door.key_positions import position_of
from t4gsw_desktop.ui.door.wedge import GAP, Key, Scan, Wedge

_LATE = 10  # milliseconds that a key may come in after its time
_KINDS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_ELSEWHERE = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut, QEvent.Type.Close)
_MODIFIERS = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)  # fmt: skip
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScanListener(QObject):
    """Listens to the window of `page` while the page is shown. `scanned` gives the code, or what was read in its place.

    It hears keys before any widget does, holds those that come too fast for a person, and gives back what is no scan.
    In `field` alone, if there is one, a first letter goes on at once; should a scan follow, it is as it was before.
    `is_known` is true for the codes of tonight's list.
    """

    scanned = Signal(str)

    def __init__(self, page: QWidget, field: DoorField | None, is_known: Callable[[str], object]) -> None:
        super().__init__(page)
        self._page, self._field = page, field
        self._wedge = Wedge(is_known)
        self._window: QWindow | None = None
        self._giving = False  # keys on their way back are not heard again
        self._stand: Stand | None = None
        self._resting = QTimer(self, singleShot=True, interval=GAP + _LATE)
        self._resting.timeout.connect(self._let_come)
        self._deciding = QTimer(self, singleShot=True, interval=0)
        self._deciding.timeout.connect(self.rest)
        page.installEventFilter(self)

    def listen_for(self, field: DoorField) -> None:
        """Take this field for the one in which a first letter goes on at once."""
        self.rest()
        self._field = field

    def rest(self) -> None:
        """Decide now whose the keys are that are held."""
        self._resting.stop()
        self._deciding.stop()
        self._give(self._wedge.rest())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if watched is self._page:
            if kind == QEvent.Type.Show:
                self._begin()
            elif kind == QEvent.Type.Hide:
                self._end()
        elif not self._giving:
            if kind in _KINDS and isinstance(event, QKeyEvent):
                return self._hear(event)
            if kind in _ELSEWHERE and self._wedge.holds:
                self.rest()
        return False

    def _begin(self) -> None:
        self._end()
        self._window = self._page.window().windowHandle()
        if self._window is not None:
            self._window.installEventFilter(self)

    def _end(self) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None
            self.rest()

    def _hear(self, event: QKeyEvent) -> bool:
        """Take a key, or let it go on its way."""
        if event.type() == QEvent.Type.KeyRelease:
            return self._hear_release(event)
        if Qt.Key(event.key()) in _MODIFIERS:
            return False
        text = _text_of(event)
        if not text:
            if self._wedge.holds:  # it must not come before the letters that were typed before it
                self.rest()
            return False
        through = self._goes_through(text)
        if event.type() == QEvent.Type.ShortcutOverride:
            if not self._wedge.would_hold(event.timestamp(), text, through=through):
                return False
            event.accept()
            return True
        key = Key(event.timestamp(), text, position_of(event), event.isAutoRepeat(), event.clone())
        heard = self._wedge.press(key, through=through)
        self._give(heard.parts)
        if self._field is not None and through and not heard.taken:
            self._stand = self._field.stand()
        if self._wedge.holds:
            self._deciding.stop()
            self._resting.start()
        return heard.taken

    def _hear_release(self, event: QKeyEvent) -> bool:
        if not self._wedge.holds_key(lambda own: isinstance(own, QKeyEvent) and own.key() == event.key()):
            return False
        self._wedge.release(event.clone())
        return True

    def _goes_through(self, text: str) -> bool:
        """True where a first letter can be taken back: in the field, unless it chooses a photo or is an open menu's."""
        field = self._field
        if field is None or QApplication.focusWidget() is not field or QApplication.activePopupWidget() is not None:
            return False
        return not (field.takes_photo_keys and text.isdigit())

    def _let_come(self) -> None:
        """Where the window was busy, keys that came meanwhile are still waiting: they come first."""
        self._deciding.start()

    def _give(self, parts: Iterable[Key | Scan]) -> None:
        for part in parts:
            if isinstance(part, Scan):
                self._tell(part)
            elif isinstance(part.own, QKeyEvent):
                self._give_back(part.own)

    def _tell(self, scan: Scan) -> None:
        if self._field is not None and scan.takes_back and self._stand is not None:
            self._field.stand_as(self._stand)
            self._stand = None
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        busy = QElapsedTimer()
        busy.start()
        self.scanned.emit(scan.code)
        if sys.platform == "win32":  # where keys are timed when they are come to; elsewhere, when they are pressed
            self._wedge.wait(busy.elapsed())

    def _give_back(self, event: QKeyEvent) -> None:
        """Have a key that was held go on its way: it may be an action's, as it would have been at once."""
        if self._window is None:
            return
        self._giving = True
        try:
            if event.type() == QEvent.Type.KeyRelease or not _press_shortcut(event):
                QApplication.sendEvent(self._window, event)
        finally:
            self._giving = False


def _text_of(event: QKeyEvent) -> str:
    """The letter a key types, or the Enter or Tab it is; "" for all other keys."""
    text, held = event.text(), event.modifiers() & _HELD
    if not held and event.key() in _ENTER:
        return "\r"
    if not held and event.key() == Qt.Key.Key_Tab:
        return "\t"
    if event.key() in (Qt.Key.Key_J, Qt.Key.Key_M) and text in ("\r", "\n"):  # how some scanners type a line's end
        return text
    return text if text and text.isprintable() and held in (Qt.KeyboardModifier.NoModifier, _ALT_GR) else ""


def _press_shortcut(event: QKeyEvent) -> bool:
    """Do what a letter is the key of, unless what has the focus wants the letter itself."""
    focus = QApplication.focusWidget()
    if focus is None or not event.key():
        return False
    wanted = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    wanted.ignore()
    QApplication.sendEvent(focus, wanted)
    if wanted.isAccepted():
        return False
    sequence = QKeySequence(event.keyCombination())
    widget: QWidget | None = focus
    while widget is not None:
        for action in widget.actions():
            alone = action.shortcutContext() == Qt.ShortcutContext.WidgetShortcut and widget is not focus
            if action.isEnabled() and sequence in action.shortcuts() and not alone:
                action.trigger()
                return True
        widget = None if widget.isWindow() else widget.parentWidget()
    return False
