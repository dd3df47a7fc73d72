"""One column of the list: its heading with a few answers, where it goes, and how sure that is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel

from t4gsw_desktop.exchange.guest_lists.fields import FIELDS
from t4gsw_desktop.ui.guest_import.column_states import ColumnState
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column
from t4gsw_desktop.ui.widgets.words import OneLine, picture_label, words

_INK = {"good": "good-ink", "private": "good-ink", "warn": "warn-ink", "out": "ink-2", "wait": "ink-2"}


def fields_model(*, roomy: bool) -> QStandardItemModel:
    """All that a column can be, one model for every choice on a page; with room for it, what is private says so."""
    model = QStandardItemModel()
    for key, label in (
        ("", "Do not import"),
        *((key, _label(key) if roomy else one.label) for key, one in FIELDS.items()),
    ):
        item = QStandardItem(label)
        item.setData(key, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model


def _label(key: str) -> str:
    private = FIELDS[key].private and key not in ("secret", "pronouns")
    return f"{FIELDS[key].label} (private)" if private else FIELDS[key].label


class MatchBox(QComboBox):
    """Where a column goes. The arrows walk from column to column; Alt and Down, or Space, fold the list out."""

    walked = Signal(int)

    def __init__(self, theme: Theme, model: QStandardItemModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(12)
        self.setMinimumHeight(theme.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()  # the wheel scrolls the page and never changes a match under the pointer


class MatchRow(QFrame):
    """A row of the table of columns. `chosen` tells which field somebody picked, "" for none."""

    chosen = Signal(int, str)

    def __init__(self, theme: Theme, state: ColumnState, model: QStandardItemModel) -> None:
        super().__init__()
        self._theme, self._index = theme, state.index
        self.setProperty("kind", "match-row")
        self._heading = OneLine(state.heading, "strong")
        self._samples = OneLine(state.samples, "hint")
        self.box = MatchBox(theme, model)
        self.box.setObjectName(f"match-{state.index}")
        self._icon = QLabel()
        self._icon.setFixedSize(theme.px(20), theme.px(20))
        self._words = words("", "match", wrap=True)
        self._more = words("", "hint", wrap=True)
        self.setLayout(self._beside())
        self.box.activated.connect(self._tell)
        self.state: ColumnState | None = None
        self.show_state(state)

    def show_state(self, state: ColumnState) -> None:
        """Show how the column is read now."""
        if state == self.state:
            return
        self.state = state
        role = _INK[state.tone]
        self._samples.say(state.samples)
        self.box.setCurrentIndex(self.box.findData(state.field))
        self.box.setAccessibleName(f"{state.heading} goes to")
        said = f"{state.words}. {state.more}".strip()
        self.box.setAccessibleDescription(said)
        self._icon.setPixmap(self._theme.picture(state.icon, role, 20, self.devicePixelRatioF()))
        self._words.setText(state.words)
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))
        for part in (self, self._words):
            if part.property("tone") != state.tone:
                part.setProperty("tone", state.tone)
                part.style().unpolish(part)
                part.style().polish(part)

    def _beside(self) -> QHBoxLayout:
        theme = self._theme
        layout = QHBoxLayout()
        layout.setContentsMargins(theme.px(16), theme.px(5), theme.px(12), theme.px(5))
        layout.setSpacing(theme.px(10))
        layout.addLayout(column(theme, self._heading, self._samples, gap=0), 3)
        layout.addWidget(picture_label(theme, "arrow-right", "ink-2", 20))
        layout.addWidget(self.box, 3)
        layout.addWidget(self._icon)
        layout.addLayout(column(theme, self._words, self._more, gap=0), 3)
        return layout

    def _tell(self, _row: int) -> None:
        name = self.box.currentData(Qt.ItemDataRole.UserRole)
        if self.state is not None and name != self.state.field:
            self.chosen.emit(self._index, name)
