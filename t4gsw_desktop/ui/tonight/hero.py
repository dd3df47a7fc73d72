"""The one thing to do now, in large letters, with the paper way beside it and the ring to the doors."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout

from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.services.checklist import AFTER, Checklist, Item
from t4gsw_desktop.services.checklist_facts import EveningFacts
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.tonight.guide import guide_of
from t4gsw_desktop.ui.tonight.moments import clock, countdown
from t4gsw_desktop.ui.tonight.ring import DoorsRing
from t4gsw_desktop.ui.widgets.boxes import column, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_LARGE = 30  # titles of more letters than this are set smaller
_NO_RING = 150  # at this size of text the time until the doors is told in words alone


class Hero(QFrame):
    """What comes next. `go` leads there; `by_hand` marks it as done without the program."""

    def __init__(
        self,
        theme: Theme,
        go: Callable[[Item], object],
        by_hand: Callable[[Item], object],
        lead: Callable[[str, object], object],
        *,
        roomy: bool,
        short: bool,
    ) -> None:
        super().__init__()
        self._theme, self._go, self._by_hand, self._lead = theme, go, by_hand, lead
        self._large = theme.scale < _NO_RING
        self._shown: Item | None = None
        self._press: Callable[[], object] = lambda: None
        self._press_second: Callable[[], object] = lambda: None
        self.setProperty("kind", "hero")
        self._above = words("", "on-hero-label")
        self._title = words("", "hero-title", wrap=True)
        self._note = words("", "on-hero", wrap=True)
        self.button = Button(
            theme, "Go", icon="arrow-right", kind="hero", key="Enter", height=52, press=lambda: self._press()
        )
        self.button.setObjectName("tonight-next")
        self.second = Button(theme, "", kind="on-hero", height=52, press=lambda: self._press_second())
        self.ring = DoorsRing(theme, 120 if short or not roomy else 140)
        buttons = wrapping(theme, self.button, self.second, gap=12)
        left = column(theme, None, self._above, self._title, self._note, 8, buttons, None, gap=2)
        layout = QHBoxLayout(self)
        side, top = theme.px(28), theme.px(12 if short else 18)
        layout.setContentsMargins(side, top, side, top)
        layout.setSpacing(theme.px(16))
        layout.addLayout(left, 1)
        layout.addWidget(self.ring)
        self.ring.setVisible(self._large)

    @property
    def title(self) -> str:
        """What is asked for."""
        return self._title.text()

    @property
    def item(self) -> Item | None:
        """The item that is asked for; None when all is done."""
        return self._shown

    def show_next(self, told: Checklist, facts: EveningFacts, now: datetime) -> None:
        """Ask for what comes next at this time."""
        self.ring.show_time(countdown(facts.event, now))
        self._shown = told.next
        if told.next is None:
            self._all_done(told, facts, now)
            return
        item, guide = told.next, guide_of(told.next)
        self._say("Do this next", item.title, item.note or guide.hint)
        self.button.say(guide.button, icon=guide.icon)
        self._press = lambda: self._go(item)
        self._offer_paper(item, on_list=any(one.key == item.key for one in told.items))

    def _offer_paper(self, item: Item, *, on_list: bool) -> None:
        """The second button: the way to do it without the program."""
        papers = {"check-in": ("Use the paper list", "check-in-sheet"), "activities": ("Use its papers", "")}
        if on_list:
            self.second.say(item.by_hand)
            self._press_second = lambda: self._by_hand(item)
        elif item.screen in papers:
            text, paper = papers[item.screen]
            self.second.say(text)
            self._press_second = lambda: self._lead("print", paper or None)
        self.second.setVisible(on_list or item.screen in papers)

    def _all_done(self, told: Checklist, facts: EveningFacts, now: datetime) -> None:
        if told.phase == AFTER:
            self._say("All done", "That was a good evening", "Everything is wrapped up. The same again another day?")
            self.button.say("Plan the next one", icon="calendar-plus")
            self._press = lambda: self._lead("again", None)
            self.second.say("Open wrap-up")
            self._press_second = lambda: self._lead("wrap-up", None)
        else:
            before = now < from_text(facts.event.starts)
            doors = clock(facts.event.starts, facts.event.timezone)
            note = f"Doors open at {doors}. Time for a cup of tea." if before else "Everything on the list is done."
            self._say("All done for now", "Everything is ready", note)
            self.button.say("Open check-in", icon="scan-line")
            self._press = lambda: self._lead("check-in", None)
            self.second.say("Look at the plan")
            self._press_second = lambda: self._lead("plan", None)
        self.second.setVisible(True)

    def _say(self, above: str, title: str, note: str) -> None:
        time = "" if self._large else f" · {self.ring.shown.figure} {self.ring.shown.words}"
        self._above.setText(above + time)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        kind = "hero-title" if len(title) <= _LARGE and self._large else "hero-long"
        if self._title.property("kind") != kind:
            self._title.setProperty("kind", kind)
            self._title.style().unpolish(self._title)
            self._title.style().polish(self._title)
        self._title.setText(title)
        self.setAccessibleName(f"{above}: {title}")
        self.button.setAccessibleDescription(f"{title}. {note}")
