"""What people wish for, as bars: hidden while votes are open but for a deliberate look; quiet pitches are protected."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.kinds.unconference.preparation import PitchLine
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.pitch_list import Chip, PitchList, PitchRow
from t4gsw_desktop.ui.unconference.vote_facts import VoteFacts, quiet_pitches
from t4gsw_desktop.ui.widgets.boxes import card, column, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.hidden_part import HiddenPart
from t4gsw_desktop.ui.widgets.words import words

_WHY = "Counts are hidden while votes are open, so that nobody follows the crowd. Look only where nobody else can see."


class CountsPart(QWidget):
    """`look` reads the pitches with their counts, on purpose; `protect_asked` tells a pitch and whether it is to be."""

    protect_asked = Signal(str, bool)

    def __init__(self, theme: Theme, look: Callable[[], tuple[PitchLine, ...]], *, letters: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme, self._look, self._letters = theme, look, letters
        self._facts: VoteFacts | None = None
        self._lines: dict[str, PitchLine] = {}
        self._why = words(_WHY, "quiet", wrap=True)
        self.secret = HiddenPart(theme, "Counts so far", self._make_secret, icon="eye-off")
        self._told = words("", "body", wrap=True)
        self.list = PitchList(theme, "What people wish for")
        self.list.chosen.connect(lambda _key: self._show_choice())
        self._card = card(theme, self.list, gap=0, margin=1)
        self.protect = Button(theme, "Protect it", icon="shield-check", key="P" if letters else "", press=self.turn)
        self._foot = QWidget()
        self._foot.setProperty("kind", "clear")
        quiet = words("A protected pitch is placed before others, however few wish for it.", "hint", wrap=True)
        foot = row(theme, quiet, self.protect, gap=10)
        foot.setStretch(0, 1)
        self._foot.setLayout(foot)
        layout = column(theme, self._why, self.secret, self._told, self._card, self._foot, None, gap=8, margin=4)
        layout.setStretch(3, 100)
        self.setLayout(layout)

    def show_facts(self, facts: VoteFacts) -> None:
        """Show the counts of a closed vote, or that they are hidden."""
        self._facts = facts
        hidden = facts.state.hidden
        if not hidden:
            self.secret.cover()
            lines = facts.lines
            self._lines = {one.pitch.id: one for one in lines}
            quiet = quiet_pitches(lines, facts.activity)
            self.list.show_rows(_rows(lines, quiet))
            self._told.setText(_said_of_quiet(lines, quiet))
        veiled: tuple[QWidget, ...] = (self._why, self.secret)
        told: tuple[QWidget, ...] = (self._card, self._foot, self._told)
        for part in (*veiled, *told):
            show_if(part, hidden == (part in veiled))
        self._show_choice()

    def turn(self) -> None:
        """Protect the chosen pitch, or no longer."""
        if line := self._lines.get(self.list.choice):
            self.protect_asked.emit(line.pitch.id, not line.pitch.protected)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._letters and event.key() == Qt.Key.Key_P and not event.modifiers():
            self.turn()
        else:
            super().keyPressEvent(event)

    def _show_choice(self) -> None:
        line = self._lines.get(self.list.choice)
        self.protect.setEnabled(line is not None)
        if line is None:
            self.protect.say("Protect it")
            return
        code = line.pitch.code
        self.protect.say(f"Protect {code} no longer" if line.pitch.protected else f"Protect {code}")

    def _make_secret(self) -> QWidget:
        lines = self._look()
        shown = PitchList(self._theme, "Counts so far")
        shown.show_rows(_rows(lines, frozenset()))
        shown.setMinimumHeight(self._theme.px(220))
        return card(self._theme, shown, gap=0, margin=1)


def _rows(lines: tuple[PitchLine, ...], quiet: frozenset[str]) -> list[PitchRow]:
    """The most wished for first."""
    most = max((one.votes for one in lines), default=0)
    return [
        PitchRow(
            one.pitch.id,
            one.pitch.code,
            one.pitch.title,
            counted(one.votes, "wish", "wishes"),
            _chip(one, quiet),
            bar=one.votes / most if most else 0.0,
        )
        for one in sorted(lines, key=lambda one: (-one.votes, one.pitch.number))
    ]


def _chip(line: PitchLine, quiet: frozenset[str]) -> Chip | None:
    if line.pitch.protected:
        return "Protected", "shield-check", "info"
    return ("Quiet", "circle-minus", "warn") if line.pitch.id in quiet else None


def _said_of_quiet(lines: tuple[PitchLine, ...], quiet: frozenset[str]) -> str:
    open_ones = sum(one.pitch.id in quiet and not one.pitch.protected for one in lines)
    if not open_ones:
        return "No pitch is so quiet that it may go without a place."
    many = counted(open_ones, "pitch is", "pitches are")
    return f"{many} quiet and may go without a place. Protect one that matters to the few who want it."
