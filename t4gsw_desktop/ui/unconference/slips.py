"""Paper slips typed at the speed of a number pad: "7 12 3", Enter, the next; what was read is said back at once."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from t4gsw_desktop.kinds.unconference.ballots import ReadSlip, TypedSlip
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.pitch_list import PitchList, PitchRow
from t4gsw_desktop.ui.unconference.vote_facts import VoteFacts
from t4gsw_desktop.ui.widgets.boxes import card, column, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_HINT = (
    "The numbers on one slip with a space, a plus or a dot between, then Enter. The letter behind a number may stay."
)
_NOTHING = "No slip has been typed yet. Write the number it gets on each, so that it can be found again."


class CodesField(QLineEdit):
    """A field for the codes of pitches. `emptied` follows Esc; Enter is told by `returnPressed`."""

    emptied = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText("Such as 7 12 3")

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


def say_words(label: QLabel, sentence: str, kind: str) -> None:
    """Have a label say something in another kind of words."""
    label.setText(sentence)
    if label.property("kind") != kind:
        label.setProperty("kind", kind)
        label.style().unpolish(label)
        label.style().polish(label)


class SlipsPart(QWidget):
    """`read` tells what a text would be taken for, `take` counts it: (text, slip to correct or "") -> what was read.

    `take` returns None where it was refused, and then what was typed stays. `removed` tells a slip to take back.
    """

    removed = Signal(str)

    def __init__(
        self, theme: Theme, read: Callable[[str], ReadSlip], take: Callable[[str, str], TypedSlip | None]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._read, self._take = read, take
        self._facts: VoteFacts | None = None
        self.correcting = ""
        self.field = CodesField("Numbers on the slip")
        self.field.setProperty("kind", "codes")
        self.field.textChanged.connect(lambda _text: self._say_back())
        self.field.returnPressed.connect(self.take)
        self.field.emptied.connect(self._stop_correcting)
        self._title = words("Numbers on the slip", "label")
        self._title.setBuddy(self.field)
        self.said = words(_HINT, "hint", wrap=True)
        self.count = Button(theme, "Count it", icon="check", key="Enter", press=self.take)
        self.list = PitchList(theme, "Slips typed so far")
        self.list.opened.connect(self.correct)
        self.list.taken_out.connect(self.removed.emit)
        self._list_card = card(theme, self.list, gap=0, margin=1)
        self._nothing = words(_NOTHING, "quiet", wrap=True)
        self._count = words("", "strong")
        self.change = Button(theme, "Correct", icon="pencil", press=lambda: self.correct(self.list.choice))
        self.change.setAccessibleName("Correct the chosen slip")
        self.out = Button(theme, "Take back", icon="x", key="Del", press=lambda: self.removed.emit(self.list.choice))
        self.out.setAccessibleName("Take back the chosen slip")
        self.list.chosen.connect(lambda _key: self._show_choice())
        entry = row(theme, self.field, self.count, gap=10)
        entry.setStretch(0, 1)
        self._head = QWidget()
        self._head.setProperty("kind", "clear")
        self._head.setLayout(row(theme, self._count, None, self.change, self.out, gap=8))
        layout = column(
            theme, self._title, entry, self.said, self._head, self._nothing, self._list_card, None, gap=8, margin=4
        )
        layout.setStretch(5, 100)
        self.setLayout(layout)

    def show_facts(self, facts: VoteFacts) -> None:
        """Show the slips, the latest first; what is being typed stays."""
        self._facts = facts
        latest = sorted(facts.slips, key=lambda one: -one.number)
        if self.correcting not in {one.id for one in latest}:
            self.correcting = ""
        self.list.show_rows(
            [
                PitchRow(one.id, str(one.number), facts.codes(one.pitches) or "Nothing", facts.titles(one.pitches))
                for one in latest
            ]
        )
        self._count.setText(counted(len(latest), "slip typed", "slips typed"))
        show_if(self._head, bool(latest))
        show_if(self._list_card, bool(latest))
        show_if(self._nothing, not latest)
        self._show_choice()
        if self.field.text():
            self._say_back()

    def take(self) -> None:
        """Enter: count what was typed, or say what is not understood and leave it there."""
        text = self.field.text().strip()
        if not text:
            return
        read = self._read(text)
        if read.trouble:
            say_words(self.said, read.trouble, "bad")
            self.field.setAccessibleDescription(read.trouble)
            self.field.selectAll()
            return
        taken = self._take(text, self.correcting)
        if taken is None:
            return
        again = bool(self.correcting)
        self._stop_correcting()
        self.field.clear()
        number = taken.ballot.number
        told = listed([f"{one.code} {one.title}" for one in taken.pitches], most=12)
        write = "" if again else f" Write {number} on it."
        say_words(self.said, f"Slip {number}{' corrected' if again else ''}: {told}.{write}", "good")
        self.field.setAccessibleDescription(self.said.text())
        self.field.setFocus()

    def correct(self, slip_id: str) -> None:
        """Have a slip in the field again, to be typed otherwise."""
        slip = next((one for one in self._facts.slips if one.id == slip_id), None) if self._facts else None
        if slip is None or self._facts is None:
            return
        self.correcting = slip_id
        self._title.setText(f"Numbers on slip {slip.number}, corrected")
        self.field.setText(self._facts.codes(slip.pitches))
        self.field.setFocus()
        self.field.selectAll()

    def draft(self) -> tuple[str, str]:
        """What is being typed, and which slip is being corrected."""
        return self.field.text(), self.correcting

    def take_draft(self, draft: tuple[str, str]) -> None:
        """Take back what `draft` gave."""
        text, slip = draft
        if slip:
            self.correct(slip)
        self.field.setText(text)

    def _stop_correcting(self) -> None:
        self.correcting = ""
        self._title.setText("Numbers on the slip")

    def _say_back(self) -> None:
        text = self.field.text().strip()
        if not text:
            say_words(self.said, _HINT, "hint")
            return
        read = self._read(text)
        told = listed([f"{one.code} {one.title}" for one in read.pitches], most=12)
        if read.trouble:
            say_words(self.said, f"{told}. {read.trouble}" if told else read.trouble, "warn")
        else:
            say_words(self.said, f"{told}.", "quiet")

    def _show_choice(self) -> None:
        chosen = bool(self.list.choice)
        self.change.setEnabled(chosen)
        self.out.setEnabled(chosen)
