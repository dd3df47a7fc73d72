"""Why a session is where it is, with ticks and warnings, where else it could go, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.kinds.unconference.prices import Price
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts, Cell
from t4gsw_desktop.ui.unconference.cell_price import BLOCKED, FEWER, MORE
from t4gsw_desktop.ui.unconference.moving import cell_price
from t4gsw_desktop.ui.unconference.place_button import PlaceButton
from t4gsw_desktop.ui.widgets.boxes import column, empty, row, scrolling, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.whole_words import WholeWords
from t4gsw_desktop.ui.widgets.words import line, picture_label, words

STILL_OPEN = "How many want what is told here once the voting is closed."
_INK = {FEWER: "good-ink", MORE: "warn-ink"}


class WhyPanel(QWidget):
    """About one session. `move_asked` wants it in a place, `deed_asked` is "move", "keep", "back", or "close" for the
    voting."""

    move_asked = Signal(int, str)
    deed_asked = Signal(str)

    def __init__(self, theme: Theme, *, keys: bool, roomy: bool) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "clear")
        self._shown: object = None
        self._inner = column(theme, gap=8)
        edge = theme.px(6)
        self.move_button = self._button("Move to…", "move", "M" if keys else "")
        self.keep_button = self._button("Keep here", "keep", "K" if keys else "")
        self.back_button = self._button("Put back", "back", "P" if keys else "")
        self._deeds = wrapping(theme, self.move_button, self.keep_button, self.back_button, margin=edge)
        told = QWidget()
        told.setProperty("kind", "clear")
        told.setLayout(self._inner)
        self._inner.setContentsMargins(edge, edge, edge, edge)
        name = "Why is this one here?"
        if roomy:
            layout = column(theme, scrolling(column(theme, told, None), name=name), self._deeds, gap=4)
            layout.setStretch(0, 1)
        else:  # there is no height for anything to stand still below
            layout = column(theme, scrolling(column(theme, told, self._deeds, None), name=name))
        self.setLayout(layout)

    def show_session(self, facts: BoardFacts | None, session_id: str) -> None:
        """Tell of this session; of none, what could be told."""
        shown = (facts and (facts.now, facts.grid), session_id)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._inner)
        card = facts.card(session_id) if facts is not None else None
        self._deeds.setVisible(card is not None)
        if facts is None:
            self._inner.addWidget(
                words("Why each one is where it is, is told once you use this grid.", "quiet", wrap=True)
            )
            return
        if card is None:
            self._inner.addWidget(
                words("Choose a session, and it is told here why it is where it is.", "quiet", wrap=True)
            )
            return
        cell = facts.cell_of(session_id)
        self.keep_button.setVisible(cell is not None)
        self.back_button.setVisible(cell is not None)
        self.keep_button.say("Let it go" if card.kept else "Keep here")
        where = f"{cell[1]}, {facts.time_of(cell[0])}" if cell is not None else "not placed yet"
        self._inner.addWidget(WholeWords(f"“{card.title}”, {where}", "quiet"))
        why = facts.now.why(session_id)
        for reason in why.reasons:
            self._add_line(facts.now.say(reason.problem), good=reason.good)
        if facts.now.hushed:
            self._inner.addWidget(words(STILL_OPEN, "quiet", wrap=True))
            self._inner.addWidget(self._button("Close the voting", "close", ""))
        if why.elsewhere:
            self._inner.addWidget(line())
            self._inner.addWidget(words("It could also go to" if cell is not None else "It could go to", "label"))
            for price in why.elsewhere:
                self._inner.addWidget(self._place(facts, price))

    def _add_line(self, said: str, *, good: bool) -> None:
        icon, role = ("check", "good-ink") if good else ("triangle-alert", "warn-ink")
        text = words(said, wrap=True)
        text.setAccessibleName(said if good else f"Look here: {said}")
        across = row(self._theme, gap=10)
        across.addWidget(picture_label(self._theme, icon, role, 20), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(text, 1)
        self._inner.addLayout(across)

    def _place(self, facts: BoardFacts, price: Price) -> QWidget:
        """One other place with its price; pressing it moves the session there."""
        told = cell_price(facts, price)
        icon = "ban" if told.kind == BLOCKED else "arrow-left-right" if told.swaps_with else "move"
        where: Cell = int(price.slot), price.room
        return PlaceButton(
            self._theme, f"{facts.time_of(where[0])} {price.room}", told.line, icon, _INK.get(told.kind, "ink-2"),
            lambda: self.move_asked.emit(*where),
        )  # fmt: skip

    def _button(self, text: str, deed: str, key: str) -> Button:
        return Button(self._theme, text, kind="deed", key=key, press=lambda: self.deed_asked.emit(deed))
