"""The page of the voting kiosk on which sessions are chosen: pressed, or by typing their numbers."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from t4gsw_desktop.kinds.unconference.pitch_codes import read_codes
from t4gsw_desktop.kinds.unconference.pitches_shown import ShownPitch
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference import kiosk_words as said
from t4gsw_desktop.ui.unconference.kiosk_tiles import PitchTiles
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import text_field
from t4gsw_desktop.ui.widgets.words import words

_LONGEST = 8


class ChoosePage(QWidget):
    """Keeps what one person chooses, in the order in which they choose it; `chosen` are ids of pitches."""

    def __init__(
        self, theme: Theme, finish: Callable[[], object], stop: Callable[[], object], tools: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.chosen: list[str] = []
        self._budget = 0
        self._pitches: tuple[ShownPitch, ...] = ()
        self.order = "number"
        self.title = words(said.WELCOME, "page-title", wrap=True)
        self.left = words("", "page-title")
        self.number: QLineEdit = text_field(said.NUMBER)
        self.number.setPlaceholderText(said.NUMBER)
        self.number.setMaxLength(_LONGEST)
        self.number.setFixedWidth(theme.px(210))
        self.number.setAccessibleDescription("Enter chooses it, or takes it away again.")
        self.number.returnPressed.connect(self.press_number)
        self.told = words("", "strong", wrap=True)
        self.tiles = PitchTiles(theme)
        self.tiles.pressed.connect(self.press)
        self.done = Button(theme, said.DONE, icon="check", kind="primary", height=52, press=finish)
        self.stop = Button(theme, said.STOP, height=52, press=stop)
        head = row(theme, self.title, self.left, gap=20)
        head.setStretch(0, 1)
        line = row(theme, self.number, None, *tools, gap=10)
        foot = row(theme, self.stop, self.told, self.done, gap=16)
        foot.setStretch(1, 1)
        layout = column(theme, head, line, self.tiles, foot, gap=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def begin(self, pitches: Sequence[ShownPitch], budget: int, chosen: Sequence[str]) -> None:
        """Have one person choose, beginning with what they chose before."""
        self._budget = budget
        self.chosen = list(chosen)
        self.number.clear()
        self.say("")
        self.tiles.verticalScrollBar().setValue(0)
        self.show_pitches(pitches)

    def clear(self) -> None:
        """Forget whatever somebody chose or typed."""
        self.begin((), self._budget, ())

    def show_pitches(self, pitches: Sequence[ShownPitch]) -> None:
        """Show these; what is chosen stays, but for what was taken back."""
        self._pitches = tuple(pitches)
        there = {one.id for one in pitches}
        self.chosen = [one for one in self.chosen if one in there]
        self._show()

    def put_in_order(self, order: str) -> None:
        """Show them by "number" or by "title"."""
        self.order = order
        self._show()

    def press(self, pitch_id: str) -> None:
        """Choose a session, or take it away again."""
        pitch = next((one for one in self._pitches if one.id == pitch_id), None)
        if pitch is None:
            return
        if pitch_id in self.chosen:
            self.chosen.remove(pitch_id)
            self.say(f"Taken away: {pitch.title}")
        elif self._budget and len(self.chosen) >= self._budget:
            self.say(said.none_left(self._budget))
        else:
            self.chosen.append(pitch_id)
            self.say(f"Chosen: {pitch.title}")
        self._show_chosen()

    def press_number(self) -> None:
        """Press the session whose number was typed; the next number takes its place."""
        text = self.number.text().strip()
        codes = read_codes(text)
        self.number.clear()
        if not codes:
            return
        found = next((one for one in self._pitches if one.number == codes[0].number), None)
        if found is None or codes[0].wrong_letter or len(codes) > 1:
            self.say(said.NO_NUMBER.format(text))
            return
        self.press(found.id)
        self.tiles.ensureWidgetVisible(self.tiles.tiles[found.id])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A digit that no control took is the first of a number."""
        if event.text().isdecimal() and self.number.isVisible():
            self.number.setFocus()
            self.number.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.tiles.show_pitches(said.in_order(self._pitches, self.order))
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.tiles.choose(self.chosen)
        self.left.setText(said.left_words(self._budget, len(self.chosen)))

    def say(self, sentence: str) -> None:
        """Show a sentence and have it read aloud."""
        self.told.setText(sentence)
        if sentence:
            left = said.left_words(self._budget, len(self.chosen))
            event = QAccessibleAnnouncementEvent(self, f"{sentence}. {left}")
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)
