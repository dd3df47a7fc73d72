"""How the voting kiosk looks in one size of letters: its three pages, and the buttons that stand on them."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from t4gsw_desktop.services.door_book import DoorBook
from t4gsw_desktop.ui.theme.theme import SCALES, Theme
from t4gsw_desktop.ui.unconference import kiosk_words as said
from t4gsw_desktop.ui.unconference.kiosk_choose import ChoosePage
from t4gsw_desktop.ui.unconference.kiosk_message import MessagePage
from t4gsw_desktop.ui.unconference.kiosk_who import WhoPage
from t4gsw_desktop.ui.widgets.button import Button

WHO, CHOOSE = "who", "choose"


class KioskActs(Protocol):
    """What the buttons of the kiosk do."""

    def begin(self) -> None:
        """Clear for the next person."""

    def name(self, attendee_id: str) -> None:
        """Begin with somebody by name."""

    def scan(self, code: str) -> None:
        """Begin with somebody by their badge."""

    def begin_unnamed(self) -> None:
        """Begin a vote without a name."""

    def finish(self) -> None:
        """Keep what is chosen."""

    def tell_how_to_leave(self) -> None:
        """Say how the team leaves the kiosk."""

    def turn_larger(self) -> None:
        """Larger letters."""

    def turn_order(self) -> None:
        """Another order of the pitches."""


class KioskFace(QWidget):
    """Made anew for another size of letters; `show_page` turns to a page and gives it the keyboard."""

    def __init__(self, theme: Theme, book: DoorBook, acts: KioskActs) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(theme.sheet())
        self.setFont(theme.font(16))
        leave = Button(theme, said.LEAVE, kind="quiet", icon="log-out", press=acts.tell_how_to_leave)
        larger = _larger(theme, acts)
        self.order = Button(theme, "", icon="arrow-down-up", press=acts.turn_order)
        self.who = WhoPage(theme, book, acts.name, acts.scan, acts.begin_unnamed, acts.begin, (leave, larger))
        self.choose = ChoosePage(theme, acts.finish, acts.begin, (self.order, _larger(theme, acts)))
        self.message = MessagePage(theme)
        self._stack = QStackedWidget()
        for page in (self.who, self.choose, self.message):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        edge = theme.px(20)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.addWidget(self._stack)
        self.put_in_order("number")

    def show_page(self, page: str) -> None:
        """Turn to the page: WHO, CHOOSE, or any other for the message."""
        shown: QWidget = {WHO: self.who, CHOOSE: self.choose}.get(page, self.message)
        self._stack.setCurrentWidget(shown)
        focus: QWidget = {WHO: self.who.field, CHOOSE: self.choose.number}.get(page) or self.message.first_focus()
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_in_order(self, order: str) -> None:
        """Show the pitches by "number" or by "title", and say so on the button."""
        self.choose.put_in_order(order)
        self.order.say("In order of number" if order == "number" else "In order of title")
        self.order.setAccessibleDescription("Press to change the order.")


def _larger(theme: Theme, acts: KioskActs) -> Button:
    text = "Larger letters" if theme.scale < SCALES[-1] else "Smaller letters"
    return Button(theme, text, icon="a-large-small", press=acts.turn_larger)
