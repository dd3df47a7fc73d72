"""Every action there is, its key, and why it may not be possible now: menus, palette and hints are made from it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

_FUNCTION_KEY = re.compile(r"(^|\+)F\d+$")


def _possible() -> str:
    return ""


def _always() -> bool:
    return True


@dataclass(slots=True)
class Action:
    """One thing a person can do.

    `words` begin with a verb. `screen` is the key of the screen it belongs to, "" for everywhere. `why_not` returns a
    sentence while it cannot be done, else "". `hint` are its words at the foot of the screen, "" for none; `menu` is
    the menu it stands in. `applies` is False while its screen shows something that it has nothing to do with: then it
    is no hint there.
    """

    key: str
    words: str
    run: Callable[[], object]
    shortcut: str = ""
    screen: str = ""
    menu: str = ""
    icon: str = ""
    hint: str = ""
    why_not: Callable[[], str] = _possible
    applies: Callable[[], bool] = _always
    also: str = ""
    in_palette: bool = True
    shown_key: str = ""
    action: QAction | None = field(default=None, repr=False)

    @property
    def key_words(self) -> str:
        """The key as people read it: "Ctrl+K"."""
        return self.shown_key or self.shortcut


class Actions:
    """The registry: actions come in when their screen is built and go when it is taken down."""

    def __init__(self) -> None:
        self._actions: dict[str, Action] = {}

    def add(self, action: Action, on: QWidget | None = None) -> Action:
        """Take `action` in; with `on`, its key works while the focus is in that widget. ValueError for a taken name."""
        if action.key in self._actions:
            raise ValueError(f"there are two actions called {action.key}")
        self._actions[action.key] = action
        if on is not None:
            self._bind(action, on)
        return action

    def all(self) -> tuple[Action, ...]:
        """Every action in the order in which they came in."""
        return tuple(self._actions.values())

    def of_screen(self, screen: str) -> tuple[Action, ...]:
        """The actions that belong to one screen."""
        return tuple(action for action in self._actions.values() if action.screen == screen)

    def get(self, key: str) -> Action:
        """The action of this name; KeyError when there is none."""
        return self._actions[key]

    def clear(self) -> None:
        """Forget every action."""
        self._actions.clear()

    def _bind(self, action: Action, widget: QWidget) -> None:
        made = QAction(action.words, widget)
        if action.shortcut:
            made.setShortcuts([QKeySequence(part) for part in action.shortcut.split(" | ")])
        # A key that nobody types may be pressed wherever the focus is while its page is shown; a letter, Space, Enter
        # and the like belong to the page, so that they never take a key from a button or a field beside it.
        everywhere = all(_never_typed(sequence) for sequence in made.shortcuts())
        made.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        made.triggered.connect(lambda _checked=False: action.run() if not action.why_not() else None)
        widget.addAction(made)
        action.action = made


def _never_typed(sequence: QKeySequence) -> bool:
    """True for keys with Ctrl, Alt or the like, and for F1 to F12."""
    told = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return any(held in told for held in ("Ctrl+", "Alt+", "Meta+")) or _FUNCTION_KEY.search(told) is not None
