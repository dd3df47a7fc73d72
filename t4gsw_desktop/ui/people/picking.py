"""Choosing one more person: a box to type in and the people who fit, best first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from t4gsw_desktop.services.directory import PersonRow
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Search
from t4gsw_desktop.ui.widgets.words import words

_MOST = 30


class PersonPicker(QDialog):
    """Asks for somebody; `take` is called with the id of who was chosen, and with nobody when it is left."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        question: str,
        find: Callable[[str], Sequence[PersonRow]],
        take: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "palette")
        self.setWindowTitle(question)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(420))
        self._theme, self._find, self._take = theme, find, take
        self.field = Search(theme, question, "Type a name")
        self.list = QListWidget()
        self.list.setAccessibleName("People who fit")
        self.list.setMinimumHeight(theme.px(300))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        layout = QVBoxLayout(self)
        edge = theme.px(16)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.px(10))
        layout.addWidget(words(question, "title", wrap=True))
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        choose = Button(theme, "Choose", icon="check", press=self._choose)
        layout.addLayout(row(theme, choose, Button(theme, "Leave it", press=self.reject), None))
        self._fill("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, text: str) -> None:
        self.list.clear()
        for one in self._find(text)[:_MOST]:
            item = QListWidgetItem(f"{one.name}, {one.organisation}" if one.organisation else one.name)
            item.setSizeHint(QSize(0, self._theme.px(38)))
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        chosen = str(item.data(Qt.ItemDataRole.UserRole))
        self.accept()
        self._take(chosen)
