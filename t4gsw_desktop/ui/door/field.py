"""The one field of the door: everything that is typed or scanned on the page goes into it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent

from t4gsw_desktop.core.badge_code import LETTERS
from t4gsw_desktop.core.code_reading import read_by_hand
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.fields import Search

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}
_CODE_SO_FAR = re.compile(f"[{LETTERS}\\s-]{{4,}}", re.IGNORECASE)
_NO_NAME = re.compile(r"\d{3}|://|^[\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Stand:
    """What stands in the field: its text, the part that is selected (start, length), and whether somebody typed it."""

    text: str
    cursor: int
    selected: tuple[int, int]
    fresh: bool


class DoorField(Search):
    """Takes what is typed; Up and Down choose among the matches, Enter acts. Undo and redo are those of the file."""

    moved = Signal(int)
    entered = Signal()
    photo_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Scan a badge, or type a name", "Scan, or type a name", kind="giant")
        self.setObjectName("door-field")
        self.setProperty("low", "true" if theme.scale >= 150 else "false")
        self.setMaxLength(400)
        self.takes_photo_keys = False
        self.fresh = False  # something was typed since the last result; else the next letter replaces what stands here

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoing = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if undoing:  # what is undone at the door is an arrival, not a letter
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not held:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() in _STEPS and not held:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif self.takes_photo_keys and not held and event.text() in ("1", "2", "3"):
            self.photo_chosen.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._select_stale()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        self._select_stale()

    def _select_stale(self) -> None:
        if not self.fresh and not self.takes_photo_keys:
            self.selectAll()

    def stand(self) -> Stand:
        """What stands here now."""
        return Stand(self.text(), self.cursorPosition(), (self.selectionStart(), self.selectionLength()), self.fresh)

    def stand_as(self, stand: Stand) -> None:
        """Be as it was, as though nothing had been typed since."""
        self.setText(stand.text)
        self.setCursorPosition(stand.cursor)
        if stand.selected[1]:
            self.setSelection(*stand.selected)
        self.fresh = stand.fresh

    def show_typed(self, text: str) -> None:
        """Put `text` in, all of it selected, so that whatever is typed next replaces it."""
        self.setText(text)
        self.selectAll()


def code_in(text: str, is_known: Callable[[str], object]) -> str | None:
    """The badge code that was scanned or typed, also where it came while half a name stood in the field."""
    reading = read_by_hand(text, is_known)
    return reading.code if reading is not None else None


def may_become_code(text: str) -> bool:
    """True for letters that only a code has: no vowel among four or more."""
    return _CODE_SO_FAR.fullmatch(text.strip()) is not None


def is_no_name(text: str) -> bool:
    """True for what a scanner may type and nobody is called: a web address, a number, signs."""
    return may_become_code(text) or _NO_NAME.search(text.strip()) is not None
