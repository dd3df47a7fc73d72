"""The tabs of an evening's activities: icon, name and state of each, in place of the page's title."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.kind_look import kind_look


@dataclass(frozen=True, slots=True)
class ActivityTab:
    """One tab: the activity's id, its kind, its title, and how it stands: "19:00", "On now", "Finished"."""

    activity_id: str
    kind: str
    title: str
    state: str
    live: bool = False


class ActivityTabs(QTabBar):
    """Left and right arrows go from one activity to the next."""

    def __init__(self, theme: Theme, *, roomy: bool) -> None:
        super().__init__()
        self._theme, self._roomy = theme, roomy
        self._tabs: tuple[ActivityTab, ...] = ()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setAccessibleName("Activities of this evening")
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def tabs(self) -> tuple[ActivityTab, ...]:
        """The tabs as they stand."""
        return self._tabs

    def show_tabs(self, tabs: Sequence[ActivityTab]) -> None:
        """Show these tabs; the chosen one stays chosen while it is among them."""
        chosen = self.chosen()
        self.blockSignals(True)
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        self._tabs = tuple(tabs)
        for number, tab in enumerate(tabs):
            text = tab.title.replace("&", "&&")
            if number < self.count():
                self.setTabText(number, text)
            else:
                self.addTab(text)
            self.setTabToolTip(number, f"{tab.title}, {tab.state}")
            self.setAccessibleTabName(number, f"{tab.title}, {tab.state}")
        self.choose(chosen)
        self.blockSignals(False)
        self.updateGeometry()
        self.update()

    def chosen(self) -> str:
        """The id of the chosen activity, "" where there is none."""
        at = self.currentIndex()
        return self._tabs[at].activity_id if 0 <= at < len(self._tabs) else ""

    def choose(self, activity_id: str) -> None:
        """Choose the tab of this activity, if it is here."""
        for number, tab in enumerate(self._tabs):
            if tab.activity_id == activity_id:
                self.setCurrentIndex(number)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        theme = self._theme
        if index >= len(self._tabs):
            return super().tabSizeHint(index)
        tab = self._tabs[index]
        title = QFontMetrics(theme.font(17, 700)).horizontalAdvance(tab.title)
        state = QFontMetrics(theme.font(14)).horizontalAdvance(tab.state) + (theme.px(16) if tab.live else 0)
        return QSize(min(max(title, state), theme.px(210)) + theme.px(66), theme.px(60))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, tab in enumerate(self._tabs):
            self._paint_tab(painter, self.tabRect(number), tab, chosen=number == self.currentIndex())

    def _paint_tab(self, painter: QPainter, box: QRect, tab: ActivityTab, *, chosen: bool) -> None:
        theme, look = self._theme, kind_look(tab.kind)
        if chosen:
            painter.setPen(theme.colour("line"))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(box.adjusted(2, 2, -3, -1), theme.px(8), theme.px(8))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(look.role))
            mark = QRect(box.left() + theme.px(10), box.bottom() - theme.px(4), box.width() - theme.px(20), theme.px(4))
            painter.drawRoundedRect(mark, 2, 2)
        icon = theme.picture(look.icon, look.role, 24, self.devicePixelRatioF())
        painter.drawPixmap(box.left() + theme.px(14), box.center().y() - theme.px(12), icon)
        left = box.left() + theme.px(48)
        room = box.width() - theme.px(58)
        painter.setFont(theme.font(17, 700))
        painter.setPen(theme.colour("ink" if chosen else "ink-2"))
        metrics = QFontMetrics(theme.font(17, 700))
        upper = QRect(left, box.top() + theme.px(8), room, theme.px(24))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(tab.title, self.elideMode(), room))
        lower = QRect(left, box.top() + theme.px(31), room, theme.px(20))
        if tab.live:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("bad"))
            painter.drawEllipse(lower.left(), lower.center().y() - theme.px(4), theme.px(10), theme.px(10))
            lower.adjust(theme.px(16), 0, 0, 0)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("ink-2"))
        small = QFontMetrics(theme.font(14))
        painter.drawText(
            lower, Qt.AlignmentFlag.AlignVCenter, small.elidedText(tab.state, self.elideMode(), lower.width())
        )


def tab_of(activity: Activity, zone: str, now: datetime, live: str = "") -> ActivityTab:
    """How an activity stands on its tab at `now`; `live` is what a run has to say of itself."""
    starts, ends = from_text(activity.starts), from_text(activity.ends)
    if live:
        return ActivityTab(activity.id, activity.kind, activity.title, live, live.startswith("Live"))
    if now >= ends:
        state = "Finished"
    elif now >= starts:
        state = f"On now, until {wall_clock(ends, zone):%H:%M}"
    else:
        state = f"{wall_clock(starts, zone):%H:%M}"
    return ActivityTab(activity.id, activity.kind, activity.title, state, starts <= now < ends)
