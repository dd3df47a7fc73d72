"""The arrivals of the evening: everything the door has noted, newest first, and taking back several at once."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.door_book import IN, DoorBook
from t4gsw_desktop.services.door_log import DoorEntry, door_log
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_MOST, _ROW = 2_000, 36
_WHOM = Qt.ItemDataRole.UserRole
_TOLD = "Tick those who are not here after all: Space ticks, and the button takes their arrival back. Nothing is lost."


class Arrivals(QWidget):
    """The log as a list. Who is in the building now can be ticked, at their newest arrival; `leave` goes back."""

    def __init__(self, desk: Desk, leave: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        theme = desk.theme
        self._desk, self._leave = desk, leave
        self.list = _Log()
        self.list.itemChanged.connect(lambda _item: self._count())
        self.list.itemActivated.connect(lambda _item: self.press())
        self._told = words(_TOLD, "quiet", wrap=True)
        self.button = Button(theme, "Back to the door", kind="primary", height=48, press=self.press)
        title = words("Arrivals of this evening", "title")
        foot = row(theme, None, self.button)
        layout = column(theme, title, self._told, self.list, foot, gap=8, margin=6)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The attendees whose arrival is to be taken back."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(str(one.data(_WHOM)) for one in items if one.checkState() == Qt.CheckState.Checked)

    def show_log(self, book: DoorBook) -> None:
        """Show the log as it is now; ticks and the chosen line stay."""
        ticked, at = frozenset(self.ticked), self.list.currentRow()
        entries = self._desk.read(door_log, book.event_id, _MOST) if book.event else ()
        in_now = {one.id for one in book.guests.values() if one.state == IN}
        self.list.blockSignals(True)
        self.list.clear()
        for entry in entries:
            arrival = entry.what in ("arrived", "back") and not entry.undone and entry.attendee_id in in_now
            in_now -= {entry.attendee_id} if arrival else set()
            item = _item(entry, tickable=arrival, ticked=entry.attendee_id in ticked)
            item.setSizeHint(QSize(0, self._desk.theme.px(_ROW)))
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(at, len(entries) - 1)), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.blockSignals(False)
        self._told.setText(_TOLD if entries else "Nobody has arrived yet.")
        self._count()

    def press(self) -> None:
        """Take back the arrivals that are ticked, all in one act; with none ticked, go back to the door."""
        if not (ticked := self.ticked):
            self._leave()
            return
        self._desk.do(checkin.undo_many, ticked, at=self._desk.clock())

    def forget(self) -> None:
        """Nobody is ticked."""
        self.list.clear()

    def _count(self) -> None:
        number = len(self.ticked)
        if number:
            self.button.say(f"{counted(number, 'person is', 'people are')} not here after all", icon="undo-2", key="")
        else:
            self.button.say("Back to the door", icon="arrow-left", key="Esc")


class _Log(QListWidget):
    """Space ticks the line, wherever in it the pointer is; Enter presses the button below."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Arrivals of this evening, newest first")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                on = item.checkState() == Qt.CheckState.Checked
                item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)


def _item(entry: DoorEntry, *, tickable: bool, ticked: bool) -> QListWidgetItem:
    parts = (f"{entry.at}  {entry.words}", entry.desk, "taken back later" if entry.undone else "")
    item = QListWidgetItem(" · ".join(part for part in parts if part))
    item.setData(_WHOM, entry.attendee_id)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags)
    if tickable:
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item
