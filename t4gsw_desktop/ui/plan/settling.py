"""Clashes as people settle them: the sentence, a button for each way out, and planning anew in the background."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.services.clashes import NOTHING_YET, Clash, Fix
from t4gsw_desktop.ui.activities.planner import planner_of
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import picture_label, width_of, words

_WIDEST = 236
PRIVATE = "One thing here is for your eyes only."


def settle(desk: Desk, fix: Fix) -> None:
    """Put a clash right in the way of `fix`, as one act; planning anew goes on in the background."""
    if fix.verb is not None:
        desk.do(fix.verb, *fix.arguments, **fix.keywords)
    else:
        planner_of(desk).work_out_and_accept(fix.plan)


class ClashList(QFrame):
    """Everything that does not fit yet, in one place. `shown` (activity id) asks to see where a clash is."""

    shown = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.theme
        self._open: set[tuple[object, ...]] = set()  # private ones that somebody asked to see
        self.setProperty("kind", "card")
        self._title = words("What does not fit yet", "title", wrap=True)
        self._back = Button(desk.theme, "Back", icon="arrow-left", press=self.closed.emit)
        self._list = QVBoxLayout()
        self._list.setSpacing(desk.theme.px(12))
        inside = QWidget()
        inside.setLayout(column(desk.theme, self._list, None, margin=6))
        area = scrolling(inside, name="What does not fit yet")
        layout = column(desk.theme, self._title, area, row(desk.theme, self._back, None), gap=10, margin=14)
        self.setLayout(layout)

    def show_clashes(self, clashes: tuple[Clash, ...], titles: dict[str, str]) -> None:
        """Show these, the gravest first."""
        empty(self._list)
        count = len(clashes)
        self._title.setText("Everything fits" if not count else f"What does not fit yet: {count}")
        for clash in clashes:
            self._list.addWidget(self._one(clash, clashes, titles))
        if not clashes:
            said = words("No clash, no activity without a room, nobody in two places.", wrap=True)
            self._list.addWidget(said)

    def first_focus(self) -> QWidget:
        """The first thing that can be pressed."""
        buttons = self.findChildren(Button)
        return next((one for one in buttons if one is not self._back and one.isVisibleTo(self)), self._back)

    def _one(self, clash: Clash, clashes: tuple[Clash, ...], titles: dict[str, str]) -> QWidget:
        theme = self._theme
        hidden = clash.private and clash.key not in self._open
        sentence = words(PRIVATE if hidden else clash.sentence, "body", wrap=True)
        icon = "sticky-note" if clash.code == NOTHING_YET else "lock" if clash.private else "triangle-alert"
        mark = picture_label(theme, icon, "warn-ink", 20)
        top = row(theme, column(theme, mark, None), sentence, gap=10)
        top.setStretch(1, 1)
        parts: list[Any] = [top]
        if hidden:

            def show() -> None:
                self._open.add(clash.key)
                self.show_clashes(clashes, titles)

            parts.append(Button(theme, "Show it", icon="eye", press=show))
        else:
            parts += [fix_button(self._desk, fix, clash.sentence) for fix in clash.fixes]
            where = clash.activity_ids[0]
            look = partial(self.shown.emit, where)
            shown = Button(theme, "Show it in the plan", icon="eye", kind="link", press=look)
            shown.setAccessibleName(f"Show {titles.get(where, 'it')} in the plan")
            parts.append(shown)
        return card(theme, *parts, kind="panel", gap=8, margin=12)


def fix_button(desk: Desk, fix: Fix, sentence: str) -> QWidget:
    """A button for one way out; what is too long to stand on it stands above it."""
    long = width_of(desk.theme, fix.label, 16, 600) > desk.theme.px(_WIDEST)
    button = Button(desk.theme, "Do this" if long else fix.label, press=lambda: settle(desk, fix))
    button.setAccessibleName(fix.label)
    button.setAccessibleDescription(sentence)
    if not long:
        return button
    box = QWidget()
    box.setProperty("kind", "clear")
    box.setLayout(column(desk.theme, words(fix.label, "body", wrap=True), row(desk.theme, button, None), gap=4))
    return box
