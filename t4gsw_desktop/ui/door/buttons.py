"""The row of buttons below the card: what to do next, the badge, taking it back, and what is rarely wanted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.services.door_book import IN, DoorGuest
from t4gsw_desktop.ui.door.card_words import CHANGING, JUST_IN, LOCATED, next_button
from t4gsw_desktop.ui.door.guest_menu import Choice, show_menu
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import row, show_if
from t4gsw_desktop.ui.widgets.button import Button


@dataclass(frozen=True, slots=True)
class Presses:
    """What the buttons do."""

    next: Callable[[], object]
    badge: Callable[[], object]
    undo: Callable[[], object]
    walk_in: Callable[[], object]
    more: Callable[[], Sequence[Choice]]
    arrivals: Callable[[], object]
    locate: Callable[[], object]


class CardButtons(QWidget):
    """All of them; where there is little room, the next one, the walk-in, and the others under More."""

    def __init__(self, theme: Theme, presses: Presses, *, roomy: bool, short: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme, self._presses, self._roomy = theme, presses, roomy
        self._wanted, self._undo_key = [False, False], ""
        self._said, self._badge_words = ("", ""), "Print badge"
        self._fitted: tuple[object, ...] = ()
        high = 48 if short or not roomy else 56
        self.next = Button(theme, "Next person", kind="primary", key="Enter", height=high, press=presses.next)
        self.badge = Button(theme, "Print badge", icon="printer", key="F4", height=high, press=presses.badge)
        self.undo = Button(theme, "Undo check-in", icon="undo-2", height=high, press=presses.undo)
        self.walk_in = Button(theme, "Walk-in", icon="user-plus", key="F2", height=high, press=presses.walk_in)
        self.more = Button(theme, "" if roomy else "More", icon="ellipsis", height=high, press=self.open_menu)
        self.more.setAccessibleName("More for this person")
        self.more.setToolTip("More for this person")
        if roomy:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            shown = [self.next, self.badge, None, self.undo, self.more]
            self.walk_in.setParent(self)
            self.walk_in.hide()
            self.setLayout(row(theme, *shown, gap=10))
            side = theme.px(28)
            self.layout().setContentsMargins(side, theme.px(12), side, theme.px(16 if not short else 12))  # type: ignore[union-attr]
        else:
            for button in (self.badge, self.undo):
                button.setParent(self)
                button.hide()
            self.next.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setLayout(row(theme, self.next, self.walk_in, self.more, gap=10))
        for button in (self.next, self.badge, self.undo, self.walk_in, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_state(self, state: str, guest: DoorGuest | None) -> None:
        """Say what comes next; the others are there for a guest, and undo for one who is in."""
        button = next_button(state)
        words = button.words if self._roomy else button.short or button.words
        if (words, button.key) != self._said:
            self._said = (words, button.key)
            self.next.say(words, icon=button.icon, key=button.key)
            self.next.setAccessibleName(button.words)
        acts = guest is not None and state not in (LOCATED, CHANGING)
        show_if(self.more, acts or not self._roomy)
        if self._roomy:
            printed = bool(guest and guest.badge_printed)
            self._badge_words = "Print badge again" if printed else "Print badge"
            self._wanted = [acts, acts and guest is not None and guest.state == IN]
            self._undo_key = "Ctrl Z" if state in JUST_IN else ""
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._roomy:
            self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for, the least needed first; it is under More then."""
        show_badge, show_undo = self._wanted
        fitted = (show_badge, show_undo, self._undo_key, self._badge_words, self.next.words, self.width())
        if fitted == self._fitted:
            return
        self._fitted = fitted
        self.badge.say(self._badge_words)
        self.undo.say("Undo check-in", key=self._undo_key)
        if self._needed(show_badge, show_undo) > self.width():
            self.undo.say("Undo check-in", key="")
        if self._needed(show_badge, show_undo) > self.width():
            show_badge = False
        if self._needed(show_badge, show_undo) > self.width():
            show_undo = False
        show_if(self.badge, show_badge)
        show_if(self.undo, show_undo)

    def _needed(self, with_badge: bool, with_undo: bool) -> int:
        """How wide the row would be."""
        shown = [self.next, self.more, *[self.badge][:with_badge], *[self.undo][:with_undo]]
        return sum(button.sizeHint().width() for button in shown) + self._theme.px(2 * 28 + 10 * (len(shown) + 1))

    def open_menu(self) -> None:
        """Show what else can be done with this guest."""
        show_menu(self.more, self._presses.more(), self.more.mapToGlobal(QPoint(0, 0)))
