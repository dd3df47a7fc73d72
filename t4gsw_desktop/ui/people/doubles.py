"""The same person twice: one pair at a time side by side, what differs bold and tinted, joined or kept by one key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.doubles import LikelyDouble
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, nothing_yet, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Segments
from t4gsw_desktop.ui.widgets.words import words

_PHOTOS = {"yes": "Photos are fine", "ask": "Ask first", "no": "No photos", "": ""}
_ROWS: tuple[tuple[str, Callable[[Person], str]], ...] = (
    ("Name", lambda one: one.full_name),
    ("Called", lambda one: one.call_me),
    ("Pronouns", lambda one: one.pronouns),
    ("Organisation", lambda one: one.organisation),
    ("Email", lambda one: one.email),
    ("Phone", lambda one: one.phone),
    ("Can offer", lambda one: ", ".join(one.offers)),
    ("Looking for", lambda one: ", ".join(one.seeks)),
    ("Cares about", lambda one: ", ".join(one.focus)),
    ("Photos", lambda one: _PHOTOS.get(one.photo, one.photo)),
)


_LARGE = 150  # per cent: from here on only the three answers stay below the entries


class DoublesPage(QFrame):
    """Shows the pairs one after another. `join` is called with the id that is kept and the one that goes."""

    def __init__(
        self,
        theme: Theme,
        *,
        join: Callable[[str, str], object],
        keep: Callable[[str, str], object],
        leave: Callable[[], object],
        letters: bool,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme, self._join, self._keep, self._leave, self._letters = theme, join, keep, leave, letters
        self._pairs: Sequence[LikelyDouble] = ()
        self._skipped: set[frozenset[str]] = set()
        self._chosen = "first"
        self._large = theme.scale >= _LARGE
        self._whole = column(theme, gap=12, margin=6)
        self.setLayout(self._whole)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Doubles")

    @property
    def pair(self) -> LikelyDouble | None:
        """The pair that is shown; those skipped come again at the end."""
        open_ = [one for one in self._pairs if _key(one) not in self._skipped]
        return open_[0] if open_ else None

    def show_pairs(self, pairs: Sequence[LikelyDouble]) -> None:
        """Show the first of these pairs that was not skipped."""
        before = self.pair
        self._pairs = pairs
        if before is None or self.pair is None or _key(before) != _key(self.pair):
            self._chosen = "first"
        self._show()

    def begin(self) -> None:
        """Start over: pairs that were skipped are asked about again."""
        self._skipped.clear()

    def join(self) -> None:
        """Make the two one, with the chosen entry's details where they differ."""
        if pair := self.pair:
            ids = (pair.first.id, pair.second.id)
            self._join(*(ids if self._chosen == "first" else ids[::-1]))

    def keep(self) -> None:
        """Note that they are two people."""
        if pair := self.pair:
            self._keep(pair.first.id, pair.second.id)

    def skip(self) -> None:
        """Leave this pair for later."""
        if pair := self.pair:
            self._skipped.add(_key(pair))
            self._chosen = "first"
            self._show()

    def _show(self) -> None:
        had_focus = self.isAncestorOf(focus) if (focus := self.window().focusWidget()) else False
        empty(self._whole)
        pair = self.pair
        if pair is None:
            self._whole.addWidget(self._all_done())
        else:
            self._show_pair(pair)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _all_done(self) -> QWidget:
        left = len(self._pairs)
        sentence = f"{left} skipped for now." if left else "No doubles. Everybody is here once."
        actions: list[tuple[str, Callable[[], object]]] = [("Back to people", self._leave)]
        if left:
            actions.append(("Look at them again", self._again))
        return nothing_yet(self._theme, "circle-check", sentence, "", actions)

    def _again(self) -> None:
        self.begin()
        self._show()

    def _show_pair(self, pair: LikelyDouble) -> None:
        theme = self._theme
        number = 1 + sum(_key(one) in self._skipped for one in self._pairs)
        title = words(f"Is this one person? Pair {number} of {len(self._pairs)}", "title", wrap=True)
        back = Button(theme, "Back to people", icon="arrow-left", press=self._leave)
        head = row(
            theme, column(theme, title, words(f"They have {pair.reason}.", "quiet", wrap=True), gap=2), back, gap=12
        )
        head.setStretch(0, 1)
        self._whole.addLayout(head)
        quiet = words("Where they differ, one entry's words stay. Blanks are filled from the other.", "hint", wrap=True)
        holder = column(theme, quiet, card(theme, self._grid(pair), margin=16), None)
        if self._large:
            holder.insertWidget(1, self._which())
        self._whole.addWidget(scrolling(holder, name="The two entries"), 1)
        self._whole.addWidget(self._answers(pair))

    def _grid(self, pair: LikelyDouble) -> QWidget:
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(_heading("First entry"), 0, 1)
        grid.addWidget(_heading("Second entry"), 0, 2)
        line = 1
        for title, text in _ROWS:
            sides = (text(pair.first), text(pair.second))
            if any(sides):
                self._add_line(grid, line, title, sides)
                line += 1
        for title, said in _private(pair):
            grid.addWidget(_aligned(words(title, "quiet", wrap=True)), line, 0)
            grid.addWidget(_aligned(words(said, "quiet", wrap=True)), line, 1, 1, 2)
            line += 1
        holder = QWidget()
        holder.setProperty("kind", "clear")
        holder.setLayout(grid)
        return holder

    def _add_line(self, grid: QGridLayout, line: int, title: str, sides: tuple[str, str]) -> None:
        differ = all(sides) and fold(sides[0]) != fold(sides[1])
        name = _aligned(words(title, "quiet"))
        grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        for column_, side in enumerate(sides, 1):
            grid.addWidget(self._cell(title, side, differ), line, column_)

    def _cell(self, title: str, text: str, differ: bool) -> QLabel:
        label = words(text or "Not said", "body" if text else "quiet", wrap=True)
        label.setProperty("kind", "double-differs" if differ else "double-same" if text else "double-blank")
        label.setAccessibleName(f"{title}: {text or 'not said'}{', different' if differ else ''}")
        return label

    def _answers(self, pair: LikelyDouble) -> QWidget:
        theme = self._theme
        key = dict(join="J", keep="K", skip="S") if self._letters else dict(join="", keep="", skip="")
        join = Button(theme, "Join", icon="merge", kind="primary", key=key["join"], press=self.join)
        join.setAccessibleName(f"Join the two entries of {pair.first.full_name}")
        keep = Button(theme, "Keep both", icon="users", key=key["keep"], press=self.keep)
        skip = Button(theme, "Skip", icon="arrow-right", key=key["skip"], press=self.skip)
        buttons = row(theme, skip, keep, join, gap=8)
        if self._large:
            return card(theme, buttons, margin=10)
        return card(theme, row(theme, self._which(), None, buttons, gap=12), margin=14)

    def _which(self) -> QWidget:
        choices = (("first", "Keep first"), ("second", "Keep second"))
        which = Segments(self._theme, "Where they differ", choices, self._chosen)
        which.chosen.connect(self._choose)
        return which

    def _choose(self, which: str) -> None:
        self._chosen = which


def _heading(text: str) -> QLabel:
    return words(text, "double-heading")


def _aligned(label: QLabel) -> QLabel:
    """With the same room around it as the cells of a pair, so that all stand on one line."""
    label.setProperty("kind", "double-blank")
    return label


def _key(double: LikelyDouble) -> frozenset[str]:
    return frozenset((double.first.id, double.second.id))


def _private(pair: LikelyDouble) -> list[tuple[str, str]]:
    """Private fields that at least one of them has: their title, and whether both say the same; never what."""
    fields = (("Access needs", ("access_needs", "access_note")), ("Food and notes", ("food_needs", "notes")))
    found = []
    for title, names in fields:
        sides = [tuple(getattr(one, name) for name in names) for one in (pair.first, pair.second)]
        if any(sides[0]) or any(sides[1]):
            both = any(sides[0]) and any(sides[1])
            told = "The same in both" if sides[0] == sides[1] else "Different; both are kept" if both else "Kept"
            found.append((title, f"{told} (not shown here)"))
    return found
