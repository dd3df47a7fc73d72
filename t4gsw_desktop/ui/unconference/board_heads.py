"""The headers of the board: rooms with their seats across, times of the slots down."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.board_model import BoardModel
from t4gsw_desktop.ui.unconference.fitted_text import paint_lines


class RoomsHead(QHeaderView):
    """Each room's name, and below it its seats; a press asks what happens to the room."""

    def __init__(self, theme: Theme, board: BoardModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._board = theme, board
        self._name, self._note = theme.font(16, 700), theme.font(14)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setToolTip("Press a room to say that it is lost, or back again")

    def sizeHint(self) -> QSize:  # noqa: N802
        lines = QFontMetrics(self._name).lineSpacing() + QFontMetrics(self._note).lineSpacing()
        return QSize(super().sizeHint().width(), lines + self._theme.px(12))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        theme, room = self._theme, self._board.room_at(section)
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.setPen(QPen(theme.colour("line-strong"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = rect.adjusted(theme.px(8), theme.px(5), -theme.px(4), -theme.px(5))
        painter.setPen(theme.colour("ink"))
        used = paint_lines(painter, box, room.name, self._name, 1)
        painter.setPen(theme.colour("ink-2"))
        paint_lines(painter, box.adjusted(0, used, 0, theme.px(4)), room.note, self._note, 1)
        painter.restore()


class TimesHead(QHeaderView):
    """The beginning of each slot."""

    def __init__(self, theme: Theme, board: BoardModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme, self._board = theme, board
        self._font = theme.font(16, 600, tabular=True)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(QFontMetrics(self._font).horizontalAdvance("00:00") + theme.px(18))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        theme, row = self._theme, self._board.row_at(section)
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colour("ink-2"))
        painter.setFont(self._font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, row.starts)
        painter.restore()
