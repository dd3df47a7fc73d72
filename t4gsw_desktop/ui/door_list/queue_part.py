"""Queue help on the screen: lanes with their letters and how many people each has, and how the evening arrives."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from t4gsw_desktop.core.queue_letters import MOST_LANES, Lane
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.queue_help import QueueHelp
from t4gsw_desktop.ui.door_list.curve import ArrivalsCurve
from t4gsw_desktop.ui.door_list.said import said_arrivals, said_lanes, said_range, said_rate
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, row, scrolling
from t4gsw_desktop.ui.widgets.fields import Segments
from t4gsw_desktop.ui.widgets.words import words


class QueuePart(QWidget):
    """`lanes_chosen` tells how many lanes somebody wants."""

    lanes_chosen = Signal(int)

    def __init__(self, theme: Theme, *, roomy: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme = theme
        self._enough = words("", "body", wrap=True)
        choices = [(str(number), counted(number, "lane", "lanes")) for number in range(1, MOST_LANES + 1)]
        if not roomy:
            choices = [(key, key) for key, _ in choices]
        self.lanes = Segments(theme, "Lanes at the door", choices, "1")
        self.lanes.chosen.connect(lambda key: self.lanes_chosen.emit(int(key)))
        self._signs = QGridLayout()
        self._signs.setHorizontalSpacing(theme.px(12))
        self._signs.setVerticalSpacing(theme.px(8))
        self._signs.setColumnStretch(1, 1)
        self._rate, self._range = words("", "title", wrap=True), words("", "body", wrap=True)
        self._told = words("", "quiet", wrap=True)
        self.curve = ArrivalsCurve(theme)
        lanes = card(
            theme, words("Lanes by letter", "title"), self.lanes, self._signs, self._enough, None, gap=12, margin=16
        )
        arrivals = card(
            theme, words("Arrivals", "title"), self._rate, self.curve, self._told, self._range, gap=10, margin=16
        )
        if roomy:
            inside = row(theme, lanes, arrivals, gap=14)
            inside.setStretch(0, 2)
            inside.setStretch(1, 3)
        else:
            inside = column(theme, lanes, arrivals, gap=14)  # type: ignore[assignment]
        inside.setContentsMargins(*[theme.px(6)] * 4)
        self.setLayout(column(theme, scrolling(inside, name="Queue help")))

    def show_help(self, found: QueueHelp, minute: float, clock: str) -> None:
        """Show the door as it is at `minute` after the start, when clocks show `clock`."""
        self.lanes.choose(str(len(found.lanes)))
        self._show_lanes(found.lanes)
        self._enough.setText(said_lanes(found))
        self._rate.setText(said_rate(found.per_minute))
        told = said_arrivals(found, clock)
        self._told.setText(f"{told} The dashed line stands at {found.signed_up}, all who signed up.")
        self._range.setText(said_range(found.to_come))
        self.curve.show_arrivals(found.curve, minute, found.signed_up, told)

    def first_focus(self) -> QWidget | None:
        """The choice of lanes, by the one that is chosen."""
        return next((one for one in self.lanes.findChildren(QPushButton) if one.isChecked()), None)

    def _show_lanes(self, lanes: tuple[Lane, ...]) -> None:
        while (item := self._signs.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        most = max((lane.count for lane in lanes), default=0)
        for number, lane in enumerate(lanes):
            also = " and everybody else" if lane.others and lane.spans and len(lanes) > 1 else ""
            label = words(f"{lane.label}{also}", "strong", wrap=True)
            count = counted(lane.count, "person", "people")
            self._signs.addWidget(label, 2 * number, 0, 1, 2)
            self._signs.addWidget(words(count, "body"), 2 * number, 2, Qt.AlignmentFlag.AlignRight)
            self._signs.addWidget(_Bar(self._theme, lane.count, most), 2 * number + 1, 0, 1, 3)


class _Bar(QWidget):
    """How long a lane is beside the longest; the number stands above it."""

    def __init__(self, theme: Theme, count: int, most: int) -> None:
        super().__init__()
        self._theme, self._share = theme, count / most if most else 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._theme.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(whole, radius, radius)
        if self._share:
            painter.setBrush(self._theme.colour("primary"))
            wide = max(whole.height(), whole.width() * self._share)
            painter.drawRoundedRect(QRectF(0, 0, wide, whole.height()), radius, radius)
