"""Tonight's page of one event: hero, picture and doors on the left, checklist, people and needs on the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from t4gsw_desktop.services.checklist import Checklist, Item
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.tonight.doors import BigDoor
from t4gsw_desktop.ui.tonight.hero import Hero
from t4gsw_desktop.ui.tonight.lanes import Strip
from t4gsw_desktop.ui.tonight.moments import clock
from t4gsw_desktop.ui.tonight.night import Night
from t4gsw_desktop.ui.tonight.picture import EveningPicture
from t4gsw_desktop.ui.tonight.todo import TodoCard
from t4gsw_desktop.ui.tonight.who import NeedsCard, PeopleCard
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, column, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_SIDE, _RING = 398, 6  # the ring round what has the focus needs some room inside what scrolls


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things of this page lead; `lead` takes a screen and what to show there."""

    go: Callable[[Item], object]
    by_hand: Callable[[Item], object]
    tick: Callable[[Item], object]
    lead: Callable[[str, object], object]
    strip: Callable[[str], object]
    events: Callable[[], object]


class NightPage(QWidget):
    """The page; `show_night` fills it, as often as the minute or the file changes."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        theme = self._theme = desk.theme
        self._roomy = desk.roomy
        self.hero = Hero(theme, paths.go, paths.by_hand, paths.lead, roomy=desk.roomy, short=desk.short)
        self.picture = EveningPicture(theme, paths.strip)
        self.doors = _doors(theme, paths.lead, short=desk.short)
        self.todo = TodoCard(theme, paths.go, paths.tick, scrolls=desk.roomy)
        self.people = PeopleCard(theme, lambda: paths.lead("people", None), lambda: paths.lead("import", None))
        self.needs = NeedsCard(theme, lambda: paths.lead("plan", None), short=desk.short)
        gap = 12 if desk.short else 16
        self._panes = TwoPanes(theme, self._work(paths, gap), self._side(gap), side_width=_SIDE, roomy=desk.roomy)
        panes = self._panes.layout()
        assert panes is not None
        panes.setSpacing(theme.px(18 - _RING))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24 - _RING), 0, theme.px(24), 0)
        layout.setSpacing(theme.px(4))
        self._turner = Button(theme, "", kind="quiet", icon="list-checks", key="F9", press=self.turn_side)
        layout.addLayout(row(theme, None, self._turner))
        layout.addWidget(self._panes, 1)
        self._turner.setVisible(not desk.roomy)

    @property
    def side_shown(self) -> bool:
        """True while the checklist can be seen."""
        return self._panes.side_shown

    def turn_side(self, *, to_side: bool | None = None) -> None:
        """Show the other page where there is no room for both."""
        self._panes.turn(to_side)
        self._name_turner()

    def show_night(self, night: Night, told: Checklist, strips: Sequence[Strip], now: datetime) -> None:
        """Show this event at this minute."""
        facts = night.facts
        self.hero.show_next(told, facts, now)
        self.picture.show_evening(strips, now, facts.event.timezone)
        self.todo.show_list(told, facts, now)
        self.people.show_people(night)
        self.needs.show_needs(night)
        self.doors[-1].say("Wrap up", second=f"after {clock(facts.event.ends, facts.event.timezone)}")
        self._left = len(told.items) - told.done
        self._name_turner()

    def _name_turner(self) -> None:
        if not self._roomy:
            back = self._panes.side_shown
            text = "Back to tonight" if back else f"Checklist, {self._left} to do"
            self._turner.say(text, icon="arrow-left" if back else "list-checks")

    _left = 0

    def _work(self, paths: Paths, gap: int) -> QWidget:
        theme = self._theme
        other = Button(theme, "Other events", kind="link", icon="calendar-days", press=paths.events)
        glance = QFrame()
        glance.setProperty("kind", "card")
        inner = column(theme, row(theme, words("The evening at a glance", "title"), None, other), self.picture, gap=4)
        inner.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(12))
        inner.setStretch(1, 1)
        glance.setLayout(inner)
        doors = QGridLayout()
        doors.setSpacing(theme.px(14))
        across = 4 if theme.scale < 150 else 2
        for number, door in enumerate(self.doors):
            doors.addWidget(door, number // across, number % across)
            doors.setColumnStretch(number % across, 1)
        whole = column(theme, self.hero, glance, doors, gap=gap)
        whole.setStretch(1, 1)
        whole.setContentsMargins(theme.px(_RING), theme.px(_RING), theme.px(_RING), theme.px(16))
        return scrolling(whole, name="The evening")

    def _side(self, gap: int) -> QWidget:
        theme = self._theme
        side = QWidget()
        side.setProperty("kind", "clear")
        layout = column(theme, self.todo, self.people, self.needs, gap=gap)
        layout.setStretch(0, 1)
        layout.setContentsMargins(0 if self._roomy else theme.px(_RING), theme.px(_RING), 0, theme.px(16))
        side.setLayout(layout)
        return side if self._roomy else scrolling(side, name="Checklist and people")


def _doors(theme: Theme, lead: Callable[[str, object], object], *, short: bool) -> list[BigDoor]:
    """With little height the keys stand only at the foot of the window."""
    found = (
        ("Check people in", "scan-line", "check-in", "F5"),
        ("Run an activity", "layout-grid", "activities", "F6"),
        ("Print something", "file-text", "print", "F7"),
        ("Wrap up", "sprout", "wrap-up", ""),
    )
    return [
        BigDoor(theme, text, icon, partial(lead, screen, None), key="" if short else key, short=short)
        for text, icon, screen, key in found
    ]
