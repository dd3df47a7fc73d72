"""Words as chips that are added and taken away by keyboard or mouse, with suggestions of words already in use."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QPushButton, QSizePolicy

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.flow import FlowLayout

_LEAST = 120


class ChipEditor(QFrame):
    """A list of words. Enter or a comma adds what was typed; Backspace at the beginning takes the last one away.

    Each chip is a button that takes itself away; Delete does so too, and the arrows walk along them.
    """

    changed = Signal()

    def __init__(self, theme: Theme, name: str, values: Iterable[str] = (), suggestions: Sequence[str] = ()) -> None:
        super().__init__()
        self.setProperty("kind", "chip-editor")
        self._theme, self._name = theme, name
        self._chips: list[QPushButton] = []
        self._flow = FlowLayout(self, spacing=theme.px(6))
        edge = theme.px(4)
        self._flow.setContentsMargins(edge, edge, edge, edge)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.field = QLineEdit()
        self.field.setProperty("kind", "chip-field")
        self.field.setAccessibleName(f"{name}: type a word and press Enter")
        self.field.setPlaceholderText("Add")
        self.field.setMinimumWidth(theme.px(_LEAST))
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._split_commas)
        completer = QCompleter(QStringListModel(list(suggestions), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(6)
        completer.activated.connect(self._take_suggestion)
        self.field.setCompleter(completer)
        self._flow.addWidget(self.field)
        self.setFocusProxy(self.field)
        for value in values:
            self._add_chip(value)

    @property
    def values(self) -> tuple[str, ...]:
        """The words as they stand, what is still being typed included."""
        typed = self.field.text().strip().rstrip(",")
        known = tuple(chip.property("word") for chip in self._chips)
        return (*known, typed) if typed and fold(typed) not in map(fold, known) else known

    @property
    def chips(self) -> tuple[QPushButton, ...]:
        """The buttons that stand for the words."""
        return tuple(self._chips)

    def add(self, text: str) -> None:
        """Add a word; one that is there already in any spelling is not added again."""
        word = " ".join(text.split())
        if word and fold(word) not in (fold(chip.property("word")) for chip in self._chips):
            self._add_chip(word)
            self.changed.emit()

    def take_away(self, chip: QPushButton) -> None:
        """Take one chip away; the focus goes to its neighbour."""
        at = self._chips.index(chip)
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        had_focus = chip.hasFocus()
        chip.hide()
        chip.deleteLater()
        if had_focus:
            (self._chips[min(at, len(self._chips) - 1)] if self._chips else self.field).setFocus()
        self._settle()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.field:
                return self._key_in_field(event)
            if isinstance(watched, QPushButton):
                return self._key_on_chip(watched, event)
        return super().eventFilter(watched, event)

    def _key_in_field(self, event: QKeyEvent) -> bool:
        at_start = not self.field.cursorPosition() and not self.field.hasSelectedText()
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            if not self.field.text().strip():
                return False
            self.add(self.field.text())
            self.field.clear()
            return True
        if event.key() == Qt.Key.Key_Backspace and at_start and not self.field.text() and self._chips:
            self.take_away(self._chips[-1])
            return True
        if event.key() == Qt.Key.Key_Left and at_start and self._chips:
            self._chips[-1].setFocus()
            return True
        return False

    def _key_on_chip(self, chip: QPushButton, event: QKeyEvent) -> bool:
        at = self._chips.index(chip)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_away(chip)
        elif event.key() == Qt.Key.Key_Left:
            self._chips[max(0, at - 1)].setFocus()
        elif event.key() == Qt.Key.Key_Right:
            (self._chips[at + 1] if at + 1 < len(self._chips) else self.field).setFocus()
        else:
            return False
        return True

    def _split_commas(self, text: str) -> None:
        if "," in text or ";" in text:
            *whole, rest = text.replace(";", ",").split(",")
            for word in whole:
                self.add(word)
            self.field.setText(rest.lstrip())

    def _take_suggestion(self, text: str) -> None:
        self.add(text)
        QTimer.singleShot(
            0, self.field, lambda: self.field.clear()
        )  # the completer writes the word into the field after this

    def _add_chip(self, word: str) -> None:
        chip = QPushButton(word.replace("&", "&&"))
        chip.setProperty("kind", "chip")
        chip.setProperty("word", word)
        chip.setIcon(self._theme.icon("x", "primary-ink", 16))
        chip.setAccessibleName(f"Take away {word}")
        chip.setToolTip(f"Take away {word}")
        chip.setAutoDefault(False)
        chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        chip.installEventFilter(self)
        chip.clicked.connect(lambda _checked=False: self.take_away(chip))
        self._chips.append(chip)
        self._flow.removeWidget(self.field)
        self._flow.addWidget(chip)
        self._flow.addWidget(self.field)
        chip.show()
        self.setTabOrder(chip, self.field)
        self._settle()

    def _settle(self) -> None:
        self._flow.invalidate()
        self.updateGeometry()
