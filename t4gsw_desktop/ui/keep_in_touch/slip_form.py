"""One slip after the other, by keyboard alone: whose it is, Enter, the numbers that are ticked, Enter, the next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from t4gsw_desktop.services.keep_in_touch import EMAIL, PHONE, PersonSlip, SlipPile
from t4gsw_desktop.services.slip_typing import find_slips, not_one_slip, read_ticks, say_ticks
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, empty, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, text_field
from t4gsw_desktop.ui.widgets.words import words

_SHORT = {"e": EMAIL, "p": PHONE}
_SAID = {EMAIL: "their email", PHONE: "their phone", "": "nothing yet"}


class SlipForm(QFrame):
    """Nothing of a slip stays on the screen once it is saved. `saved` tells whom, whom they ticked, what they share.

    What they share is None where nothing was typed there. `taken_out` tells whose slip was not theirs.
    """

    saved = Signal(str, object, object)
    taken_out = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._theme = theme
        self._pile: SlipPile | None = None
        self._slip: PersonSlip | None = None
        self.who = self._line("Whose slip?", "Name, or letters of the badge", self._look_up)
        self.ticks = self._line("Which numbers are ticked?", "Such as 1 4 7", self.save)
        self.shares = self._line("What may be passed on?", "", self.save)
        self._who = Field(
            theme, "Whose slip?", self.who, "Scan its code, or type a name or letters of the badge. Enter."
        )
        self._ticks = Field(
            theme, "Which numbers are ticked?", self.ticks, "With a space between. Nothing is ticked: Enter alone."
        )
        self._shares = Field(
            theme, "What may be passed on?", self.shares, "e for email, p for phone, or what they wrote."
        )
        self._name = words("", "title", wrap=True)
        self._known = words("", "quiet", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(2))
        self._labels: dict[str, QLabel] = {}
        self.keep = Button(theme, "Save this slip", icon="check", press=self.save)
        self.out = Button(theme, "Not theirs: take it out", icon="x", press=self._take_out)
        self.leave = Button(theme, "Leave it", press=self.clear)
        self._buttons = (self.keep, self.out, self.leave)
        feet = row(theme, self.keep, self.out, self.leave, None)
        below = (self._name, self._known, self._ticks, self._rows, self._shares, feet)
        self.setLayout(column(theme, words("Type a slip in", "title"), self._who, *below, gap=10, margin=16))
        self.ticks.textChanged.connect(self._mark_ticked)
        self._show_slip(None)

    def _line(self, name: str, hint: str, enter: Callable[[], object]) -> QLineEdit:
        field = text_field(name, placeholder=hint)
        field.returnPressed.connect(enter)
        return field

    @property
    def slip(self) -> PersonSlip | None:
        """The slip that is being typed in."""
        return self._slip

    def show_pile(self, pile: SlipPile) -> None:
        """Work with these slips; what is being typed stays."""
        self._pile = pile
        if self._slip is not None:
            typed = self.ticks.text(), self.shares.text()
            self._show_slip(pile.slip(self._slip.attendee_id))
            self.ticks.setText(typed[0])
            self.shares.setText(typed[1])

    def clear(self) -> None:
        """Take everything off the screen, ready for the next slip."""
        self.who.clear()
        self._show_slip(None)
        self.who.setFocus()

    def draft(self) -> tuple[str, str, str, str]:
        """What has to survive when the screen is built anew."""
        slip = self._slip.attendee_id if self._slip else ""
        return self.who.text(), slip, self.ticks.text(), self.shares.text()

    def take_draft(self, draft: tuple[str, str, str, str]) -> None:
        """Take back what `draft` gave."""
        who, slip, ticks, shares = draft
        self.who.setText(who)
        self._show_slip(self._pile.slip(slip) if self._pile else None)
        self.ticks.setText(ticks)
        self.shares.setText(shares)
        (self.ticks if self._slip else self.who).setFocus()

    def save(self) -> None:
        """Hand the slip over; where something cannot be understood, say so there and keep everything."""
        if self._pile is None or self._slip is None:
            return
        found = read_ticks(self._pile, self._slip, self.ticks.text())
        self._ticks.complain(found.trouble)
        if found.trouble:
            self.ticks.setFocus()
            return
        shares = self.shares.text().strip()
        self.saved.emit(self._slip.attendee_id, found.ticked, _SHORT.get(shares.lower(), shares) if shares else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _look_up(self) -> None:
        text = self.who.text().strip()
        if self._pile is None or not text:
            return
        meant = find_slips(self._pile, text)
        self._who.complain("" if len(meant) == 1 else not_one_slip(text, meant))
        if len(meant) != 1:
            self.who.selectAll()
            return
        self._show_slip(meant[0])
        self.ticks.setFocus()
        self.ticks.selectAll()

    def _show_slip(self, slip: PersonSlip | None) -> None:
        self._slip = slip
        self._who.complain("")
        self._ticks.complain("")
        empty(self._rows)
        self._labels = {}
        for part in (self._name, self._known, self._ticks, self._shares, *self._buttons):
            show_if(part, slip is not None)
        self.ticks.clear()
        self.shares.clear()
        if slip is None or self._pile is None:
            return
        show_if(self.out, slip.typed)
        self._name.setText(slip.name)
        self._known.setText(_said_of(slip))
        for line in slip.rows:
            said = words(f"{line.number}   {line.name}, round {line.round}", "body", wrap=True)
            self._labels[line.attendee_id] = said
            self._rows.addWidget(said)
        self.ticks.setText(say_ticks(slip, slip.ticked, self._pile))
        self._mark_ticked()

    def _mark_ticked(self) -> None:
        """Show in bold who is ticked by what stands in the field, so that it can be held against the paper."""
        if self._pile is None or self._slip is None:
            return
        ticked = read_ticks(self._pile, self._slip, self.ticks.text()).ticked
        numbers = {line.attendee_id: line for line in self._slip.rows}
        for attendee_id, label in self._labels.items():
            line, mark = numbers[attendee_id], "ticked: " if attendee_id in ticked else ""
            label.setText(f"{line.number}   {mark}{line.name}, round {line.round}")
            label.setProperty("kind", "strong" if mark else "body")
            label.style().unpolish(label)
            label.style().polish(label)

    def _take_out(self) -> None:
        if self._slip is not None:
            self.taken_out.emit(self._slip.attendee_id)


def _said_of(slip: PersonSlip) -> str:
    said = [f"To be passed on: {_SAID.get(slip.shares, slip.shares)}."]
    if slip.shares and not slip.contact:
        said.append("It is not in the directory, so somebody has to introduce them.")
    if slip.typed:
        said.append("This slip is typed in already: correct it here.")
    if not slip.rows:
        said.append("Nobody is listed on it: type the names they wrote, with commas between.")
    return " ".join(said)


def names_missing(slips: Sequence[PersonSlip], expected: frozenset[str]) -> tuple[str, ...]:
    """Whose slip has not been typed in, of those who have one."""
    return tuple(slip.name for slip in slips if slip.attendee_id in expected and not slip.typed)
