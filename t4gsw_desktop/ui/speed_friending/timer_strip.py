"""The strip on top of the control panel: how much time is left, which round it is, and the one thing to press."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from t4gsw_desktop.kinds.speed_friending.clock import RunState
from t4gsw_desktop.kinds.speed_friending.live import LiveRoom
from t4gsw_desktop.ui.speed_friending.countdown import Countdown
from t4gsw_desktop.ui.speed_friending.round_bar import RoundBar
from t4gsw_desktop.ui.speed_friending.run_words import (
    LAST_SECONDS,
    clock_words,
    is_late_in_round,
    low_title_words,
    main_deed,
    next_words,
    spoken_clock,
    title_words,
    walks,
)
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import OneLine, shortened, words


@dataclass(frozen=True, slots=True)
class StripShape:
    """How large the parts of the strip are where there is so much room; `low` leaves out what can be left out."""

    clock: int
    side: int
    main_height: int
    brief: bool = False
    low: bool = False


WIDE, SHORT = StripShape(104, 340, 56), StripShape(88, 340, 44)
_LOW_QUESTION = 72  # characters: three lines beside the clock at the largest text
NARROW, LOW = StripShape(72, 280, 48, brief=True), StripShape(48, 220, 42, brief=True, low=True)


def strip_shape(theme: Theme, *, roomy: bool, short: bool) -> StripShape:
    """The shape for this size of text and window."""
    if roomy:
        return SHORT if short else WIDE
    return LOW if theme.scale >= 175 else NARROW


class TimerStrip(QFrame):
    """`pressed` tells which deed is wanted: "begin", "pause", "carry_on", "close", "minute" or "end"."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, shape: StripShape) -> None:
        super().__init__()
        self._theme, self._shape = theme, shape
        self._room: LiveRoom | None = None
        self._heard: tuple[str, int, str] | None = None
        self._shown_state: RunState | None = None
        self.setProperty("kind", "next")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.clock = Countdown(theme, shape.clock)
        self.bar = RoundBar(theme)
        self.bar.setParent(self)
        self.bar.setHidden(shape.low)
        self.title = words("", "live-title")
        self._soon = words("", "warn")
        self._question = words("", "hint" if shape.low else "question", wrap=True)
        self._next = OneLine("", "hint") if shape.brief else words("", "hint", wrap=True)
        self.main = Button(theme, "Start", kind="primary", height=shape.main_height, press=self._press_main)
        more, end = ("+1 min", "End") if shape.low else ("1 minute", "End now")
        plain = shape.low
        self.minute = Button(
            theme,
            more,
            icon="" if plain else "plus",
            key="" if plain else "E",
            press=lambda: self.pressed.emit("minute"),
        )
        self.minute.setAccessibleName("One more minute")
        self.end = Button(theme, end, icon="" if plain else "skip-forward", press=lambda: self.pressed.emit("end"))
        self.end.setAccessibleName("End this round now")
        for button in (self.minute, self.end):
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def show_room(self, room: LiveRoom) -> None:
        """Show another state of the run."""
        self._room = room
        self.tick(room.state)

    def forget(self) -> None:
        """Another run is shown next: nothing of it is news, so nothing is read aloud."""
        self._heard = None

    def tick(self, state: RunState) -> None:
        """Show the second it is; what does not change from second to second is left alone."""
        room = self._room
        if room is None:
            return
        self.clock.say(clock_words(state))
        self.clock.setAccessibleName(spoken_clock(state))
        self.bar.show_state(state)
        soon = f"{LAST_SECONDS} seconds" if is_late_in_round(state) else ""
        _say(self.title, low_title_words(state) if self._shape.low else title_words(state))
        _say(self._soon, soon)
        said = next_words(state, room.pace, brief=self._shape.brief)
        asks = bool(room.question) and state.phase in ("talking", "paused", "ready") and not walks(state)
        only_next = self._shape.low and state.phase != "talking"
        hears = asks and not only_next and not (soon and self._shape.low)
        self._say_question(f"“{room.question}”" if hears else "")
        _say(self._next, "" if self._shape.low and not only_next else said)
        self._show_buttons(state)
        self._announce_turns(state)

    def _say_question(self, question: str) -> None:
        """With very large letters a long question of their own is cut; the wall and the tooltip say it all."""
        cut = shortened(question, _LOW_QUESTION) if self._shape.low else question
        _say(self._question, cut)
        self._question.setToolTip(question if cut != question else "")

    def _show_buttons(self, state: RunState) -> None:
        deed = main_deed(state)
        if deed.words != self.main.words:
            key = "Space" if deed.deed in ("begin", "pause", "carry_on") and not self._shape.low else ""
            self.main.say(deed.words, icon=deed.icon, key=key)
            self.main.setAccessibleDescription(self._next.text())
        counts = state.phase in ("talking", "paused", "moving")
        for button, usable in ((self.minute, counts), (self.end, counts and state.begun == state.round)):
            if button.isEnabled() != usable:
                button.setEnabled(usable)

    def _press_main(self) -> None:
        if self._shown_state is not None:
            self.pressed.emit(main_deed(self._shown_state).deed)

    # What is read aloud ----------------------------------------------------------------------------------------------

    def _announce_turns(self, state: RunState) -> None:
        """Say aloud that a round starts, that a minute or ten seconds are left, and that the bell has rung."""
        step = "last" if is_late_in_round(state) else "minute" if _is_last_minute(state) else ""
        now = (state.phase, state.round, step)
        before, self._heard, self._shown_state = self._heard, now, state
        if before is None or before == now:
            return
        said = {"last": f"{LAST_SECONDS} seconds left", "minute": "1 minute left"}.get(step, title_words(state))
        if state.phase == "moving" and before[0] == "talking":
            said = f"The bell. {said}"
        if step or before[:2] != now[:2]:
            announce(self, said)

    def _lay_out(self) -> None:
        theme, shape = self._theme, self._shape
        head = row(theme, self.title, gap=12)
        if not shape.low:
            head.addWidget(self._soon)
        head.addStretch(1)
        # With very large letters the question needs the room of the bar, which shows again what the title says.
        below = self._soon if shape.low else self.bar
        middle = column(theme, None, head, below, self._question, self._next, None, gap=4)
        side = QVBoxLayout()
        side.setSpacing(theme.px(8 if not shape.brief else 6))
        side.addStretch(1)
        side.addWidget(self.main)
        self.tools = row(theme, self.minute, self.end, gap=8 if not shape.low else 6)
        side.addLayout(self.tools)
        side.addStretch(1)
        self.main.setMinimumWidth(theme.px(shape.side))
        self.main.setMaximumWidth(theme.px(shape.side))
        across = row(theme, self.clock, middle, side, gap=24 if not shape.brief else 14)
        across.setStretch(1, 1)
        edge = theme.px(10 if not shape.brief else 8)
        across.setContentsMargins(theme.px(20 if not shape.brief else 12), edge, theme.px(16), edge)
        self.setLayout(across)


def _is_last_minute(state: RunState) -> bool:
    return state.phase == "talking" and state.left <= 60 < state.whole


def _say(label: QLabel, text: str) -> None:
    """Show other words, and nothing at all for none; a label that says so already is left alone."""
    if label.text() != text:
        if isinstance(label, OneLine):
            label.say(text)
        else:
            label.setText(text)
    show_if(label, bool(text))


def announce(on: QFrame, sentence: str) -> None:
    """Have a screen reader say `sentence` when it has said what it is saying."""
    event = QAccessibleAnnouncementEvent(on, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)
