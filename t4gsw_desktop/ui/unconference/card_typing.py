"""Where cards from the wall are typed: one a line, Enter, the next; what is understood is said back while typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.kinds.unconference.pitch_cards import GuestFinder, PitchCard, read_cards
from t4gsw_desktop.kinds.unconference.pitch_codes import code_of
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import TextArea
from t4gsw_desktop.ui.widgets.words import words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LARGE = 150  # per cent: from here on there is room for one line, and the field has to speak for itself
_LEAST = 54  # as high as the style sheet has any such field
_HINT = "“Title / Host”, then Enter. Without a host it looks for one. Several lines can be pasted."


class CardArea(TextArea):
    """Lines of cards. Enter hands them over, Shift+Enter begins another line, Esc leaves."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme, lines: int) -> None:
        super().__init__("Cards, one a line", lines=lines)
        self.setFixedHeight(max(theme.px(22 * lines + 24), theme.px(_LEAST)))
        self.setPlaceholderText("Title / Host")

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in (*_ENTER, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        self.insertPlainText(source.text())


class CardTyping(QFrame):
    """`add` takes down what was typed and returns the pitches that were made, None where it was refused.

    `finder` gives whom a host's name may mean; it is asked when there is something to find. `left` follows Esc.
    """

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        finder: Callable[[], GuestFinder],
        add: Callable[[Sequence[PitchCard]], Sequence[Pitch] | None],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._finder, self._add = finder, add
        self._titles: dict[str, str] = {}
        self._next_number = 1
        self._doubted = ""
        large = theme.scale >= _LARGE
        self.area = CardArea(theme, 1 if large else 2)
        self.said = words(_HINT, "hint", wrap=True)
        self.button = Button(theme, "Add", icon="plus", kind="primary", key="Enter", press=self.take)
        self.button.setAccessibleName("Add what is typed")
        across = row(theme, column(theme, self.area, None, gap=0), column(theme, self.button, None, gap=0), gap=10)
        across.setStretch(0, 1)
        title = words("Type the cards in, one a line", "label")
        title.setBuddy(self.area)
        self.setLayout(column(theme, title, across, self.said, gap=6, margin=12))
        title.setVisible(not large)
        self.area.textChanged.connect(self._say_back)
        self.area.entered.connect(self.take)
        self.area.escaped.connect(self.left.emit)

    @property
    def text(self) -> str:
        """What is typed and not yet taken down."""
        return self.area.toPlainText()

    def take_text(self, text: str) -> None:
        """Take back what was typed before the page was built anew."""
        if text != self.text:
            self.area.setPlainText(text)

    def show_known(self, pitches: Sequence[Pitch]) -> None:
        """Know the titles there are, and which number comes next."""
        self._titles = {fold(one.title): one.code for one in pitches}
        self._next_number = max((one.number for one in pitches), default=0) + 1
        if self.text.strip():
            self._say_back()

    def take(self) -> None:
        """Enter: take the cards down. A host who cannot be told is asked about once; a second Enter goes without."""
        cards = read_cards(self.text, self._finder())
        if not cards:
            self.area.setFocus()
            return
        doubts = [card for card in cards if card.hosts.doubt]
        if doubts and self._doubted != self.text:
            self._doubted = self.text
            self._say(f"{doubts[0].hosts.doubt} Enter again adds it without that host.", "warn")
            return
        made = self._add(cards)
        if made is None:
            return
        self._doubted = ""
        self.area.clear()
        self._say(_said_of_added(made), "good")
        self.area.setFocus()

    def _say_back(self) -> None:
        cards = read_cards(self.text, self._finder()) if self.text.strip() else ()
        if not cards:
            self._say(_HINT, "hint")
            return
        self._doubted = self._doubted if self._doubted == self.text else ""
        fresh = [card for card in cards if fold(card.title) not in self._titles]
        if len(cards) == 1:
            self._say(*self._said_of_one(cards[0]))
            return
        hosted = sum(bool(card.hosts.ids) for card in fresh)
        known, looking = len(cards) - len(fresh), len(fresh) - hosted
        parts = [f"{hosted} with a host" if hosted else "", f"{looking} looking for one" if looking else ""]
        parts.append(f"{known} here already" if known else "")
        self._say(f"{counted(len(cards), 'card', 'cards')}: {listed([one for one in parts if one])}.", "quiet")

    def _said_of_one(self, card: PitchCard) -> tuple[str, str]:
        if code := self._titles.get(fold(card.title)):
            return f"“{card.title}” is here already: {code}.", "warn"
        if card.hosts.doubt:
            return card.hosts.doubt, "warn"
        host = f"hosted by {listed(card.hosts.names)}" if card.hosts.names else "looking for a host"
        return f"Becomes {code_of(self._next_number)}: “{card.title}”, {host}.", "quiet"

    def _say(self, sentence: str, kind: str) -> None:
        self.said.setText(sentence)
        self.area.setAccessibleDescription(sentence)
        if self.said.property("kind") != kind:
            self.said.setProperty("kind", kind)
            self.said.style().unpolish(self.said)
            self.said.style().polish(self.said)


def _said_of_added(made: Sequence[Pitch]) -> str:
    if len(made) == 1:
        return f"Added “{made[0].title}”. Write {made[0].code} on the card."
    return f"Added {counted(len(made), 'pitch', 'pitches')}. Write {made[0].code} to {made[-1].code} on the cards."
