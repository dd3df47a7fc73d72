"""Pitches that may be one session, a pair at a time side by side: joined by one key, or remembered as different."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from t4gsw_desktop.kinds.unconference.preparation import PitchLine
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, nothing_yet, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Segments
from t4gsw_desktop.ui.widgets.words import words

_LARGE = 150  # per cent: from here on the two stand below each other
Pair = tuple[str, str]


class AlikePage(QFrame):
    """`joined` tells which pitch is kept and which goes on under it, `different` which two are two; `left` follows Esc.

    `looked` tells the pair that is shown, so that somebody can say how many wish for one or both.
    """

    joined = Signal(str, str)
    different = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, *, letters: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme, self._letters = theme, letters
        self._pairs: tuple[Pair, ...] = ()
        self._asked: Pair | None = None
        self._skipped: set[Pair] = set()
        self._lines: dict[str, PitchLine] = {}
        self._wishes = ""
        self._kept = "first"
        self._whole = column(theme, gap=12, margin=6)
        self.setLayout(self._whole)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pitches that look alike")

    @property
    def pair(self) -> Pair | None:
        """The two that are shown: those somebody asked about, else the likest that was not left for later."""
        if self._asked is not None and all(one in self._lines for one in self._asked):
            return self._asked
        return next((one for one in self._pairs if one not in self._skipped), None)

    def show_pairs(self, pairs: Sequence[Pair], lines: Sequence[PitchLine]) -> None:
        """Know the pairs and their pitches; call `show_wishes` then."""
        before = self.pair
        self._pairs, self._lines = tuple(pairs), {one.pitch.id: one for one in lines}
        if self.pair != before:
            self._kept = "first"

    def show_wishes(self, sentence: str) -> None:
        """Say what happens to the wishes for the pair that is shown."""
        self._wishes = sentence
        self._show()

    def ask_about(self, first: str, second: str) -> None:
        """Show these two, alike or not."""
        self._asked, self._kept = (first, second), "first"

    def begin(self) -> None:
        """Start over: pairs that were left for later are asked about again."""
        self._skipped.clear()

    def join(self) -> None:
        """Make the two one, under the title of the one that was chosen."""
        if pair := self.pair:
            self._asked = None
            self.joined.emit(*(pair if self._kept == "first" else pair[::-1]))

    def part(self) -> None:
        """Remember that they are two sessions."""
        if pair := self.pair:
            self._asked = None
            self.different.emit(*pair)

    def skip(self) -> None:
        """Leave this pair for later."""
        if pair := self.pair:
            asked, self._asked = self._asked, None
            if asked is None:
                self._skipped.add(pair)
            self._kept = "first"
            self.left.emit() if asked is not None else self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        deeds = {Qt.Key.Key_J: self.join, Qt.Key.Key_D: self.part, Qt.Key.Key_L: self.skip}
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._letters and event.key() in deeds and not event.modifiers():
            deeds[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        focus = self.window().focusWidget()
        held = focus is not None and (focus is self or self.isAncestorOf(focus))
        empty(self._whole)
        pair = self.pair
        if pair is None:
            self._whole.addWidget(self._all_done())
        else:
            self._show_pair(pair)
        if held:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _all_done(self) -> QWidget:
        left = len(self._skipped & set(self._pairs))
        sentence = f"{counted(left, 'pair', 'pairs')} left for later." if left else "No two pitches look alike."
        return nothing_yet(self._theme, "circle-check", sentence, "", [("Back to the pitches", self.left.emit)])

    def _show_pair(self, pair: Pair) -> None:
        theme = self._theme
        number = 1 + len(self._skipped & set(self._pairs))
        title = "One session pitched twice?"
        if self._asked is None and len(self._pairs) > 1:
            title = f"One session pitched twice? Pair {number} of {len(self._pairs)}"
        back = Button(theme, "Back to the pitches", icon="arrow-left", press=self.left.emit)
        head = row(theme, words(title, "title", wrap=True), back, gap=12)
        head.setStretch(0, 1)
        self._whole.addLayout(head)
        sides = [self._side(one, kept=one == pair[0 if self._kept == "first" else 1]) for one in pair]
        both = (column if theme.scale >= _LARGE else row)(theme, *sides, gap=12)
        for at in range(2):
            both.setStretch(at, 1)
        told = words(self._wishes, "strong", wrap=True)
        undone = words("The other goes on under it, and can be split off again as it was.", "quiet", wrap=True)
        inside = column(theme, both, told, undone, None, gap=12)
        self._whole.addWidget(scrolling(inside, name="The two pitches"), 1)
        self._whole.addWidget(self._answers(pair))

    def _side(self, pitch_id: str, *, kept: bool) -> QFrame:
        line = self._lines[pitch_id]
        pitch = line.pitch
        said: list[QLabel] = [
            words(f"{pitch.code} · this title stays" if kept else pitch.code, "label", wrap=True),
            words(pitch.title, "title", wrap=True),
            words(f"Hosted by {listed(line.hosts)}" if line.hosts else "Looking for a host", "body", wrap=True),
        ]
        if pitch.about:
            said.append(words(pitch.about, "quiet", wrap=True))
        return card(self._theme, *said, None, kind="panel" if kept else "card", gap=8)

    def _answers(self, pair: Pair) -> QFrame:
        theme = self._theme
        keys = ("J", "D", "L") if self._letters else ("", "", "")
        titles = [self._lines[one].pitch for one in pair]
        join = Button(theme, "Join these two", icon="merge", kind="primary", key=keys[0], press=self.join)
        join.setAccessibleName(f"Join {titles[0].code} and {titles[1].code}")
        part = Button(theme, "They are different", icon="copy", key=keys[1], press=self.part)
        later = Button(theme, "Later", icon="arrow-right", key=keys[2], press=self.skip)
        which = Segments(
            theme, "Which title stays", [("first", titles[0].code), ("second", titles[1].code)], self._kept
        )
        which.chosen.connect(self._choose)
        if theme.scale >= _LARGE:
            return card(theme, which, row(theme, later, part, gap=8), join, margin=10)
        inner = row(theme, words("Title that stays", "label"), which, None, later, part, join, gap=8)
        return card(theme, inner, margin=12)

    def _choose(self, which: str) -> None:
        self._kept = which
        self._show()
