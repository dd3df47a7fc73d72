"""Typing a sheet in: a number, Enter, a number, Enter; a name is a walk-in; nothing is done before it is put in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.sheet_typing import CAME, HERE_NOW, NOT_COMING, SheetLine, read_entry
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field
from t4gsw_desktop.ui.widgets.words import words

_HINT = "The number beside the name, then Enter. Several with spaces between. A name is a walk-in."
_STANDS = {HERE_NOW: "here already", CAME: "came before and left again", NOT_COMING: "not expected by the list"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What has been typed so far, in order: numbers of the sheet, and names of walk-ins."""

    entries: tuple[int | str, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers, each once."""
        return tuple(one for one in self.entries if isinstance(one, int))

    @property
    def walk_ins(self) -> tuple[str, ...]:
        """The names of the walk-ins."""
        return tuple(one for one in self.entries if isinstance(one, str))

    @property
    def said(self) -> str:
        """ "14 people and 2 walk-ins typed"."""
        people = counted(len(self.numbers), "person", "people") if self.numbers or not self.walk_ins else ""
        walk_ins = counted(len(self.walk_ins), "walk-in", "walk-ins") if self.walk_ins else ""
        return f"{' and '.join(part for part in (people, walk_ins) if part)} typed"


class SheetPart(QWidget):
    """`changed` follows every entry, `sheet_chosen` the choice of another printing (its id, "" for one made now)."""

    changed = Signal()
    sheet_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme = theme
        self._lines: tuple[SheetLine, ...] = ()
        self._doubted = ""
        self.typed = Typed()
        self.field = _NumberField()
        self.field.returnPressed.connect(self.take)
        self.field.emptied.connect(lambda: self.take_out(0))
        self._field = Field(theme, "Number, or a walk-in’s name", self.field, _HINT)
        self.sheet = QComboBox()
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sheet.setMinimumContentsLength(8)
        self.sheet.activated.connect(lambda _row: self.sheet_chosen.emit(str(self.sheet.currentData())))
        self._sheet = Field(theme, "Which sheet", self.sheet, "The time stands at the foot of the paper.")
        self.list = _Entries(theme)
        self.list.taken_out.connect(self.take_out)
        self.out = Button(
            theme, "Take it out", icon="x", key="Del", press=lambda: self.take_out(self.list.currentRow())
        )
        self._count = words("", "strong")
        self.result = words("", "good", wrap=True)
        framed = card(theme, self.list, gap=0, margin=1)
        head = row(theme, self._count, None, self.out, gap=10)
        layout = column(theme, self._field, self._sheet, self.result, head, framed, gap=10)
        layout.setStretch(4, 1)
        self.setLayout(layout)
        self._show()

    def show_lines(self, lines: Sequence[SheetLine]) -> None:
        """Work with these lines of the sheet; what has been typed stays where the numbers still are."""
        self._lines = tuple(lines)
        entries = tuple(one for one in self.typed.entries if isinstance(one, str) or one <= len(lines))
        self.typed = Typed(entries)
        self._show()

    def show_sheets(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """The printings there are, as (id, words)."""
        self.sheet.clear()
        for key, text in choices:
            self.sheet.addItem(text, key)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(chosen)))
        show_if(self._sheet, len(choices) > 1)

    def take(self) -> None:
        """Enter: keep what was typed, or say what is not understood and leave it there."""
        text = self.field.text().strip()
        entry = read_entry(self._lines, text)
        if entry.trouble and (entry.sure or self._doubted != text):
            self._doubted = "" if entry.sure else text
            self._complain(entry.trouble)
            return
        new: list[int | str] = [line.number for line in entry.lines if line.number not in self.typed.entries]
        if entry.lines and not new:
            self._complain(f"{self._words_of(entry.lines[0].number)} is typed already.")
            return
        if entry.walk_in:
            new.append(entry.walk_in)
        self.typed = Typed((*self.typed.entries, *new))
        self.clear_field()
        self.result.setText("")
        self._show()

    def take_out(self, row_number: int) -> None:
        """Leave out one entry, counted from the latest."""
        entries = list(self.typed.entries)
        if 0 <= row_number < len(entries):
            del entries[len(entries) - 1 - row_number]
            self.typed = Typed(tuple(entries))
            self._show()

    def clear_field(self) -> None:
        """Ready for the next number."""
        self._doubted = ""
        self._field.complain("")
        self.field.clear()

    def take_typed(self, typed: Typed) -> None:
        """Take back what was typed before the page was built anew."""
        self.typed = typed
        self._show()

    def finish(self, sentence: str) -> None:
        """It was put in: say what that changed, ready for another sheet."""
        self.typed = Typed()
        self.clear_field()
        self.result.setText(sentence)
        self._show()
        self.field.setFocus()

    def _complain(self, sentence: str) -> None:
        self._field.complain(sentence)
        self.field.selectAll()

    def _show(self) -> None:
        """The latest entry first."""
        self.list.clear()
        for entry in reversed(self.typed.entries):
            self.list.addItem(QListWidgetItem(self._words_of(entry)))
        self.list.setCurrentRow(0)
        self._count.setText(self.typed.said)
        self.out.setEnabled(bool(self.typed.entries))
        show_if(self.result, bool(self.result.text()))
        self.changed.emit()

    def _words_of(self, entry: int | str) -> str:
        if isinstance(entry, str):
            return f"Walk-in: {entry}"
        line = self._lines[entry - 1] if entry <= len(self._lines) else None
        if line is None:
            return f"{entry}"
        stands = f" ({_STANDS[line.state]})" if line.state in _STANDS else ""
        return f"{entry}   {line.name}{stands}"


class _NumberField(QLineEdit):
    """`emptied` follows Backspace where there is nothing left to take away."""

    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Such as 12")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class _Entries(QListWidget):
    """What has been typed, the latest first. Delete takes the chosen one out."""

    taken_out = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Typed so far")
        self.setProperty("kind", "doubles")
        self.setMinimumHeight(theme.px(90))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_out.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
