"""The checklist as a card: how much is done, what is left, and what is done already when somebody asks."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.services.checklist import AFTER, DONE, SKIPPED, Checklist, Item
from t4gsw_desktop.services.checklist_facts import EveningFacts
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.tonight.rows import ItemRow
from t4gsw_desktop.ui.widgets.boxes import column, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_EDGES = 24  # what the edges and the larger first row take besides
_ROW, _FEW = 35, 3  # the height of most rows in pixels of the design; how many done ones are shown on a long page


class TodoCard(QFrame):
    """The checklist. `go` leads to where an item is done, `tick` ticks it or takes the tick back.

    Where the card stands on a page that scrolls itself, it is as high as its rows (`scrolls` False).
    """

    def __init__(
        self, theme: Theme, go: Callable[[Item], object], tick: Callable[[Item], object], *, scrolls: bool
    ) -> None:
        super().__init__()
        self._theme, self._go, self._tick = theme, go, tick
        self.shows_all = False
        self._list: Checklist | None = None
        self._few = 0
        self._rows: list[ItemRow] = []
        self.setProperty("kind", "card")
        self._title = words("Before doors open", "title")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._count = words("", "strong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        edge = theme.px(6)
        self._lines.setContentsMargins(edge, edge, edge, edge)
        self._area = scrolling(self._lines, name="Checklist") if scrolls else None
        plain = QWidget()
        plain.setProperty("kind", "clear")
        if self._area is None:
            plain.setLayout(self._lines)
        self._more = words("", "quiet")
        self._all = Button(theme, "Show all", kind="link", press=self.turn)
        head = column(theme, self._title, row(theme, self._bar, self._count, gap=12), gap=6)
        head.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        self._foot = QWidget()
        self._foot.setProperty("kind", "clear")
        foot = row(theme, self._more, None, self._all)
        foot.setContentsMargins(theme.px(51), 0, theme.px(14), 0)
        self._foot.setLayout(foot)
        layout = column(theme, head, self._area or plain, self._foot, gap=4)
        layout.setContentsMargins(0, theme.px(14), 0, theme.px(8))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """The rows that are shown, from top to bottom."""
        return tuple(self._rows)

    def show_list(self, told: Checklist, facts: EveningFacts, now: datetime) -> None:
        """Show this checklist; the row that had the focus or was chosen keeps it."""
        self._title.setText(_heading(told, facts, now))
        done, of = told.done, len(told.items)
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)
        self._bar.setAccessibleName(f"{done} of {of} done")
        self._count.setText(f"{done} of {of} done")
        if told != self._list:
            self._list = told
            self._fill()

    def turn(self) -> None:
        """Show all that is done, or only a few again."""
        self.shows_all = not self.shows_all
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._list is not None and self._few != self._fitting(self._list):
            QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        assert self._list is not None
        self._few = self._fitting(self._list)
        had = next((one for one in self._rows if one.hasFocus()), None)
        chosen = next((one for one in self._rows if one.focusPolicy() != Qt.FocusPolicy.NoFocus), None)
        place = self._rows.index(chosen) if chosen else 0
        at = self._area.verticalScrollBar().value() if self._area else 0
        old = self._rows
        while self._lines.takeAt(0) is not None:
            pass
        shown, hidden = self._chosen_items(self._list)
        next_key = self._list.next.key if self._list.next else ""
        self._rows = [
            ItemRow(self._theme, item, is_next=item.key == next_key, go=self._go, tick=self._tick, step=self._step)
            for item in shown
        ]
        for one in self._rows:
            self._lines.addWidget(one)
            one.show()
        self._lines.addStretch(1)
        self._foot.setVisible(bool(hidden) or self.shows_all)
        self._more.setText(f"and {hidden} more done" if hidden else "")
        self._all.say("Show fewer" if self.shows_all else "Show all")
        same = next((one for one in self._rows if chosen and one.item.key == chosen.item.key), None)
        if same is None and self._rows:
            same = self._rows[min(place, len(self._rows) - 1)]
        self._choose(same, focus=had is not None)
        for one in old:  # only now, so that the focus goes from row to row and nowhere between
            one.hide()
            one.deleteLater()
        if (area := self._area) is not None:
            QTimer.singleShot(0, area, lambda: area.verticalScrollBar().setValue(at))

    def _chosen_items(self, told: Checklist) -> tuple[list[Item], int]:
        """What is left, then what is done; and how many of the latter stay hidden."""
        left = [one for one in told.items if one.state not in (DONE, SKIPPED)]
        done = [one for one in told.items if one.state in (DONE, SKIPPED)]
        if self.shows_all:
            return [*left, *done], 0
        # What was ticked by hand comes first, so that a slip of the finger can be seen and taken back.
        few = sorted(done, key=lambda one: not one.ticked)[: self._few]
        shown = [one for one in done if one in few]
        return [*left, *shown], len(done) - len(shown)

    def _fitting(self, told: Checklist) -> int:
        """How many lines of what is done there is room for below what is left; always one, to see a tick land."""
        if self._area is None:
            return _FEW
        left = len(told.items) - told.done
        edges = self._theme.px(_EDGES)
        return max(1, (self._area.viewport().height() - edges) // self._theme.px(_ROW) - left)

    def _step(self, one: ItemRow, by: int) -> None:
        at = self._rows.index(one) + by
        if 0 <= at < len(self._rows):
            self._choose(self._rows[at], focus=True)

    def _choose(self, chosen: ItemRow | None, *, focus: bool) -> None:
        for one in self._rows:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is chosen else Qt.FocusPolicy.NoFocus)
        if focus and chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._area is not None:
                self._area.ensureWidgetVisible(chosen)


def _heading(told: Checklist, facts: EveningFacts, now: datetime) -> str:
    if told.phase == AFTER:
        return "After the evening"
    return "Before doors open" if now < from_text(facts.event.starts) else "Still on the list"
