"""All events of the file, to come and past: which one every page is about, and the same one again another day."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from t4gsw_desktop.services.event_list import EventLine, EventList
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.tonight.moments import clock, day_said
from t4gsw_desktop.ui.widgets.boxes import column, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring
from t4gsw_desktop.ui.widgets.words import words

_LINE, _ID, _HERE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3
_HEADING = 36


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be done with the event that is chosen in the list, and besides."""

    show: Callable[[str], object]
    copy: Callable[[str], object]
    new: Callable[[], object]
    back: Callable[[], object]


class EventsPage(QFrame):
    """The list with its buttons. Enter (the screen sees to it) shows the chosen event, Esc goes back."""

    def __init__(self, theme: Theme, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self.setProperty("kind", "card")
        self.list = QListView()
        self.list.setAccessibleName("All events")
        self.list.setProperty("own_ring", True)
        self.list.setItemDelegate(_EventDelegate(theme, self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMouseTracking(True)
        self._model = QStandardItemModel(self.list)
        self.list.setModel(self._model)
        self.list.doubleClicked.connect(lambda _index: self._with_chosen(choices.show))
        self.show_button = Button(
            theme, "Show this event", kind="primary", icon="check", press=lambda: self._with_chosen(choices.show)
        )
        self.copy_button = Button(
            theme, "Copy it to another day", icon="copy", press=lambda: self._with_chosen(choices.copy)
        )
        new = Button(theme, "New event", icon="plus", press=choices.new)
        back = Button(theme, "Back", icon="arrow-left", press=choices.back)
        back.setAccessibleName("Back to tonight")
        buttons = wrapping(theme, self.show_button, self.copy_button, new, back, gap=12)
        self.setLayout(column(theme, words("All events", "title"), self.list, buttons, gap=12, margin=18))

    @property
    def chosen(self) -> str:
        """The id of the chosen event; "" while none is."""
        found = self.list.currentIndex().data(_ID)
        return found if isinstance(found, str) else ""

    def choose(self, event_id: str) -> None:
        """Have this event chosen, or else the first."""
        rows = range(self._model.rowCount())
        ids = [self._model.item(at).data(_ID) for at in rows]
        wanted = ids.index(event_id) if event_id in ids else next((at for at in rows if ids[at]), -1)
        if wanted >= 0:
            self.list.setCurrentIndex(self._model.index(wanted, 0))
        self.show_button.setEnabled(wanted >= 0)
        self.copy_button.setEnabled(wanted >= 0)

    def show_events(self, events: EventList, shown: str) -> None:
        """Fill the list; what was chosen stays chosen. `shown` is the event all pages are about."""
        chosen = self.chosen or shown
        self._model.clear()
        for heading, lines in (("To come", events.to_come), ("Past", events.past)):
            if lines:
                self._model.appendRow(_heading(heading))
            for one in lines:
                self._model.appendRow(_item(one, here=one.event.id == shown))
        self.choose(chosen)

    def _with_chosen(self, act: Callable[[str], object]) -> None:
        if self.chosen:
            act(self.chosen)


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _item(line: EventLine, *, here: bool) -> QStandardItem:
    event = line.event
    item = QStandardItem(event.name)
    hours = f"{clock(event.starts, event.timezone)} to {clock(event.ends, event.timezone)}"
    told = [f"{day_said(event.starts, event.timezone)}, {hours}", line.venue]
    told += [f"{line.coming:,} coming", counted(line.activities, "activity", "activities")]
    second = " · ".join(part for part in told if part)
    item.setData(second, _LINE)
    item.setData(event.id, _ID)
    item.setData(here, _HERE)
    item.setData(f"{event.name}, {second}" + (", shown now" if here else ""), Qt.ItemDataRole.AccessibleTextRole)
    return item


class _EventDelegate(QStyledItemDelegate):
    """A name above its day and place; headings are plain words."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(  # noqa: N802
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(62 if index.data(_ID) else _HEADING))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect = self._theme, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(14)
        if not index.data(_ID):
            painter.setPen(theme.colour("ink-2"))
            painter.setFont(theme.font(15, 600))
            low = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect.adjusted(side, 0, 0, -theme.px(4)), low, str(index.data()))
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("select"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), theme.px(8), theme.px(8))
        self._paint_words(painter, rect.adjusted(side, theme.px(8), -side, -theme.px(8)), index)
        if chosen and self._view.hasFocus():
            paint_ring(painter, rect, theme, theme.px(10))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        theme, cut = self._theme, Qt.TextElideMode.ElideRight
        if index.data(_HERE):
            painter.setFont(theme.font(14, 600))
            painter.setPen(theme.colour("good-ink"))
            wide = painter.fontMetrics().horizontalAdvance("Shown now") + theme.px(26)
            at = box.right() - wide
            size = theme.px(18)
            icon = theme.picture("circle-check", "good-ink", 18, self._view.devicePixelRatioF())
            painter.drawPixmap(at, box.center().y() - size // 2, icon)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(at + theme.px(24), box.top(), wide, box.height()), middle, "Shown now")
            box = box.adjusted(0, 0, -wide - theme.px(12), 0)
        half = box.height() // 2
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font(16, 700))
        upper = QRect(box.left(), box.top(), box.width(), half)
        painter.drawText(upper, middle, painter.fontMetrics().elidedText(str(index.data()), cut, box.width()))
        painter.setPen(theme.colour("ink-2"))
        painter.setFont(theme.font(15))
        lower = QRect(box.left(), box.top() + half, box.width(), half)
        painter.drawText(lower, middle, painter.fontMetrics().elidedText(str(index.data(_LINE)), cut, box.width()))
