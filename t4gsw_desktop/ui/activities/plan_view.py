"""The plan itself, as large as the page allows, in the form that suits its kind."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from t4gsw_desktop.kinds.register import kind_named
from t4gsw_desktop.services.plan_state import PlanState
from t4gsw_desktop.services.plan_table import PlanPart, PlanTable
from t4gsw_desktop.ui.activities.grid import PlanGrid
from t4gsw_desktop.ui.activities.round_map import RoundMap
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import card
from t4gsw_desktop.ui.widgets.fields import Segments, choice
from t4gsw_desktop.ui.widgets.kind_look import KindLook, kind_look
from t4gsw_desktop.ui.widgets.words import picture_label, words

_MOST_SEGMENTS = 8


class PlanView(QWidget):
    """An accepted plan: round by round as tables where it seats everybody, else as a grid of times and places.

    `round_turned` tells the number of the round that is shown.
    """

    round_turned = Signal(int)

    def __init__(self, desk: Desk, state: PlanState, table: PlanTable, part: int) -> None:
        super().__init__()
        self.theme, self.desk, self._part = desk.theme, desk, part
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(self.theme.px(8))
        kind = kind_named(state.activity.kind)
        look = kind_look(kind.key)
        if not table.number:
            inner.addWidget(self._no_plan(state), 1)
        elif kind.form.seats_everybody:
            self._fill_rounds(inner, table, look)
        else:
            frame = card(self.theme, margin=2)
            layout = frame.layout()
            assert layout is not None
            layout.addWidget(PlanGrid(self.theme, look, table))
            inner.addWidget(frame, 1)

    def _no_plan(self, state: PlanState) -> QWidget:
        look = kind_look(state.activity.kind)
        return card(
            self.theme,
            None,
            _centred(picture_label(self.theme, look.icon, look.role, 48)),
            _centred(words("The plan will stand here.", "title")),
            _centred(words(state.nothing_yet or "Who meets whom, where and when.", "quiet")),
            None,
        )

    def _fill_rounds(self, inner: QVBoxLayout, table: PlanTable, look: KindLook) -> None:
        parts = table.parts
        self._part = max(1, min(self._part, len(parts)))
        rounds = RoundMap(self.theme, look)
        resting = words("", "quiet", wrap=True)

        def show(part: int) -> None:
            self._part = part
            self.round_turned.emit(part)
            found = parts[part - 1]
            cells = [table.cells[(part, place)] for place in table.places if (part, place) in table.cells]
            rounds.show_round(f"{found.name}, {found.starts}", cells)
            sitting_out = table.resting.get(part, ())
            resting.setText(f"Resting in this round: {', '.join(seat.name for seat in sitting_out)}.")
            resting.setVisible(bool(sitting_out))

        inner.addWidget(self._part_chooser(parts, show))
        inner.addWidget(resting)
        inner.addWidget(rounds, 1)
        show(self._part)

    def _part_chooser(self, parts: Sequence[PlanPart], show: Callable[[int], None]) -> QWidget:
        if self.desk.roomy and len(parts) <= _MOST_SEGMENTS:
            segments = Segments(
                self.theme,
                "Round",
                [(str(part.number), f"{part.number}: {part.starts}") for part in parts],
                str(self._part),
            )
            segments.chosen.connect(lambda key: show(int(key)))
            return segments
        box = choice("Round", [(str(part.number), f"{part.name}, {part.starts}") for part in parts], str(self._part))
        box.activated.connect(lambda at: show(int(box.itemData(at))))
        return box


def _centred(widget: QWidget) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.addStretch(1)
    layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
    layout.addStretch(1)
    return layout
