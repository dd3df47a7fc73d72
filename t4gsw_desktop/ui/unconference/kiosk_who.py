"""The first page of the voting kiosk: who are you? By badge, by name, or without a name at all."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from t4gsw_desktop.core.code_reading import read_by_hand
from t4gsw_desktop.services.door_book import CANCELLED, WAITING, DoorBook, DoorGuest
from t4gsw_desktop.ui.door.field import DoorField
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference import kiosk_words as said
from t4gsw_desktop.ui.widgets.boxes import column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_MOST, _LEAST_LETTERS, _WIDEST = 5, 2, 900


class WhoPage(QWidget):
    """Tells `by_name` and `by_code` who it is (an attendee's id, a badge code), `unnamed` that they do not say.

    `again` begins anew, for whoever is asked for a badge.
    """

    def __init__(
        self,
        theme: Theme,
        book: DoorBook,
        by_name: Callable[[str], object],
        by_code: Callable[[str], object],
        unnamed: Callable[[], object],
        again: Callable[[], object],
        tools: Sequence[QWidget],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._theme, self._book, self._by_name, self._by_code = theme, book, by_name, by_code
        self.title = words(said.WELCOME, "figure", wrap=True)
        self.how = words(said.WHO, "page-title", wrap=True)
        self.more = words(said.WHO_MORE, "title", wrap=True)
        self.field = DoorField(theme)
        self.field.textEdited.connect(self._hear)
        self.field.entered.connect(self.press_enter)
        self.found: list[Button] = []
        self.told = words("", "title", wrap=True)
        self.slip = Button(theme, said.UNNAMED, icon="sticky-note", height=56, press=unnamed)
        self.slip.setAccessibleDescription(said.UNNAMED_MORE)
        self.again = Button(theme, said.AGAIN, icon="rotate-ccw", height=56, press=again)
        self._slip_more = words(said.UNNAMED_MORE, "quiet", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(8))
        inner = column(theme, self.title, 8, self.how, self.field, self.more, self._list, self.told, gap=10, margin=10)
        inner.addSpacing(theme.px(16))
        inner.addLayout(row(theme, self.again, self.slip, None, gap=12))
        inner.addWidget(self._slip_more)
        inner.addStretch(1)
        middle = QWidget()
        middle.setProperty("kind", "clear")
        middle.setLayout(inner)
        middle.setMaximumWidth(theme.px(_WIDEST))
        self._area = scrolling(row(theme, middle), name="Who are you")
        layout = column(theme, self._area, row(theme, None, *tools, gap=10), gap=8)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._of = ""
        self.again.hide()

    def begin(self) -> None:
        """Ask anew; nothing of whoever stood here before is left."""
        self._ask(said.WELCOME, said.WHO, said.WHO_MORE, "")

    def ask_for_badge(self, name: str) -> None:
        """Ask somebody who has voted already for their badge: a name is known to others too."""
        self._ask(said.VOTED.format(name), said.VOTED_MORE, "", name)

    def say(self, sentence: str) -> None:
        """Say something below the field; what was typed goes, so that the next scan begins afresh."""
        self._clear_field()
        self.told.setText(sentence)

    def press_enter(self) -> None:
        """Take a typed code, or the one person that fits."""
        text = self.field.text()
        reading = read_by_hand(text, self._book.by_code)
        if reading is not None:
            self._by_code(reading.code)
        elif len(self.found) == 1:
            self.found[0].click()
        elif self.found:
            self.found[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif text.strip():
            self._hear(text)
            if not self.found and not self.told.text():
                self.told.setText(said.TOO_SHORT)

    @property
    def is_fresh(self) -> bool:
        """True while nobody has typed anything, and nobody is asked for a badge."""
        return not (self.field.text() or self.told.text() or self._of)

    def _ask(self, title: str, how: str, more: str, of: str) -> None:
        self._of = of
        self.title.setText(title)
        self.how.setText(how)
        self.more.setText(more)
        self.more.setHidden(not more)
        self.told.setText("")
        self.again.setHidden(not of)
        self._clear_field()
        self._area.ensureWidgetVisible(self.field)

    def _clear_field(self) -> None:
        self.field.clear()
        self._show(())

    def _hear(self, text: str) -> None:
        self.field.fresh = True
        self.told.setText("")
        typed = text.strip()
        if self._of or (len(typed) < _LEAST_LETTERS and typed.isascii()):
            self._show(())
            return
        coming = [one for one in self._book.find(typed) if one.state not in (WAITING, CANCELLED)]
        self._show(coming[:_MOST])
        if not coming and read_by_hand(typed, self._book.by_code) is None:
            self.told.setText(said.NOBODY)

    def _show(self, guests: Sequence[DoorGuest]) -> None:
        empty(self._list)
        alike = [one.called for one in guests]
        self.found = []
        for guest in guests:
            name = guest.full_name if alike.count(guest.called) > 1 else guest.called
            button = Button(self._theme, name, icon="user", kind="card", height=56)
            button.clicked.connect(lambda _on=False, guest_id=guest.id: self._by_name(guest_id))
            self._list.addWidget(button)
            self.found.append(button)
