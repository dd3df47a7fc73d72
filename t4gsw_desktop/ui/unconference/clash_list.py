"""Everything that is wrong with the grid in one list, worst first, each with what mends it; and who loses most."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.kinds.unconference.clashes import Clash
from t4gsw_desktop.kinds.unconference.mends import Mend
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts
from t4gsw_desktop.ui.unconference.place_button import PlaceButton
from t4gsw_desktop.ui.unconference.why_panel import STILL_OPEN
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.hidden_part import HiddenPart
from t4gsw_desktop.ui.widgets.words import words

_MOST_CLASHES, _MOST_MENDS, _MOST_NAMES = 12, 2, 40
_ICONS = {
    "move": "move",
    "swap": "arrow-left-right",
    "place": "plus",
    "put_in": "plus",
    "shift": "move",
    "put_back": "undo-2",
    "add_slot": "calendar-plus",
    "add_room": "door-open",
    "find_host": "user-search",
    "keep": "pin",
}


class ClashList(QWidget):
    """`mend_asked` wants a clash mended, `show_asked` a session shown on the board, `close_asked` the voting closed."""

    mend_asked = Signal(object)
    show_asked = Signal(str)
    close_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "clear")
        self._facts: BoardFacts | None = None
        self._inner = column(theme, gap=10)
        edge = theme.px(6)
        self._inner.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(column(theme, scrolling(self._inner, name="Clashes")))

    def show_facts(self, facts: BoardFacts) -> None:
        """Show the clashes of this board."""
        if self._facts is not None and self._facts.now == facts.now:
            return
        self._facts = facts
        empty(self._inner)
        clashes = facts.now.clashes
        if not facts.now.number:
            self._inner.addWidget(words("What clashes is told here once the grid is filled.", "quiet", wrap=True))
        elif not clashes:
            kept = "Every rule is kept." if facts.now.hushed else "Every rule is kept, every room is large enough."
            self._inner.addWidget(words(kept, "good", wrap=True))
        for clash in clashes[:_MOST_CLASHES] if facts.now.number else ():
            self._inner.addWidget(self._card(facts, clash))
        if len(clashes) > _MOST_CLASHES and facts.now.number:
            more = f"And {len(clashes) - _MOST_CLASHES} more, which are told when these are mended."
            self._inner.addWidget(words(more, "hint", wrap=True))
        if facts.now.hushed:
            self._add_close(facts)
        elif facts.now.number:
            self._add_disappointed(facts)
        self._inner.addStretch(1)

    def _card(self, facts: BoardFacts, clash: Clash) -> QWidget:
        theme = self._theme
        box = card(theme, words(facts.now.say(clash.problem), wrap=True), kind="panel", gap=6, margin=10)
        layout = box.layout()
        assert layout is not None
        for mend in clash.mends[:_MOST_MENDS]:
            layout.addWidget(self._mend(facts, mend))
        placed = next((one for one in clash.sessions if facts.card(one) is not None), "")
        if placed:
            show = Button(theme, "Show it", icon="eye", icon_size=18, kind="link",
                          press=lambda: self.show_asked.emit(placed))  # fmt: skip
            show.setAccessibleName(f"Show {facts.now.names.get(placed, '')} on the board")
            layout.addWidget(show)
        return box

    def _mend(self, facts: BoardFacts, mend: Mend) -> QWidget:
        return PlaceButton(
            self._theme,
            facts.now.short(mend.button),
            facts.now.say(mend.said),
            _ICONS.get(mend.kind, "wand-sparkles"),
            press=lambda: self.mend_asked.emit(mend),
        )

    def _add_close(self, facts: BoardFacts) -> None:
        """What cannot be told yet, and what has to happen first."""
        if facts.now.number:
            self._inner.addWidget(words(STILL_OPEN, "quiet", wrap=True))
            self._inner.addWidget(Button(self._theme, "Close the voting", icon="lock", press=self.close_asked.emit))

    def _add_disappointed(self, facts: BoardFacts) -> None:
        """How many lose most, and their names behind a button of their own."""
        found = facts.now.disappointed
        self._inner.addWidget(words("Who is disappointed?", "title"))
        if not found.count:
            self._inner.addWidget(words("Everybody gets at least half of what they wish for.", "good", wrap=True))
            return
        people = counted(found.count, "person gets", "people get")
        said = f"{people} fewer than half of what they wish for."
        if found.nearly_nothing:
            said += f" {counted(len(found.nearly_nothing), 'gets', 'get')} less than a third."
        self._inner.addWidget(words(said, wrap=True))
        names = [facts.now.names.get(one, one) for one in (*found.nearly_nothing, *found.who)]
        self._inner.addWidget(
            HiddenPart(self._theme, "Their names", lambda: self._names(tuple(dict.fromkeys(names))), icon="users")
        )

    def _names(self, names: Sequence[str]) -> QWidget:
        told = list(names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            told.append(f"and {len(names) - _MOST_NAMES} more")
        box = QWidget()
        box.setProperty("kind", "clear")
        box.setLayout(column(self._theme, *(words(one, wrap=True) for one in told), gap=4))
        return box
