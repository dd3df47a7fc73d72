"""The line under the strip: how many take part, who rests, who waits for a seat and how to seat them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.kinds.speed_friending.clock import FINISHED
from t4gsw_desktop.kinds.speed_friending.live import LivePerson, LiveRoom
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row, show_if
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.words import OneLine, picture_label, words

_MOST_NAMES = 12


class Notices(QWidget):
    """`seat_asked` wants the first who waits seated; `turn_asked` the other page, where there is room for one only."""

    seat_asked = Signal()
    turn_asked = Signal()

    def __init__(self, theme: Theme, *, roomy: bool, low: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._low = low
        self._playing = words("", "quiet", wrap=True) if roomy else OneLine("", "quiet")
        self._trouble = words("", "warn")
        self._top = QWidget()
        self._top.setProperty("kind", "clear")
        top = row(theme, self._playing, self._trouble, gap=16)
        top.setStretch(0, 1)
        self._top.setLayout(top)
        self.turn = None if roomy else self._turn_button(theme)
        if self.turn is not None and not low:
            top.addWidget(self.turn)
        self._waiting = QFrame()
        self._waiting.setProperty("kind", "trouble")
        self._who = OneLine("", "strong") if low else words("", "strong", wrap=True)
        self.seat = Button(theme, "Seat them", icon="" if low else "armchair", key="W", press=self.seat_asked.emit)
        inner = row(theme, picture_label(theme, "hourglass", "warn-ink", 20), self._who, self.seat, gap=10)
        inner.setStretch(1, 1)
        inner.setContentsMargins(theme.px(14), theme.px(3), theme.px(3), theme.px(3))
        self._waiting.setLayout(inner)
        layout: QVBoxLayout = column(theme, self._top, self._waiting, gap=6)
        self.setLayout(layout)
        self._waiting.hide()
        self._trouble.hide()

    def _turn_button(self, theme: Theme) -> Button:
        """With very large letters it is a picture, and stands in the strip."""
        if self._low:
            return icon_button(theme, "users", "People and changes", self.turn_asked.emit)
        return Button(theme, "People and changes", icon="users", key="F9", press=self.turn_asked.emit)

    def show_room(self, room: LiveRoom, behind: str, trouble: str, *, side_shown: bool) -> None:
        """Say how it stands; `behind` is how far from the plan, `trouble` what the bell has to say of itself."""
        waiting = room.waiting if room.state.phase != FINISHED else ()
        resting = f"Resting this round: {names_of(room.resting)}." if room.resting else ""
        taking_part = f"{counted(room.taking_part, 'person takes', 'people take')} part."
        said = " ".join(part for part in ((resting,) if self._low else (taking_part, resting, behind)) if part)
        if isinstance(self._playing, OneLine):
            self._playing.say(said)
        else:
            self._playing.setText(said)
        self._show_turn("Back to the tables" if side_shown else "People and changes")
        self._trouble.setText("The bell cannot be heard here." if trouble and not self._low else "")
        self._trouble.setToolTip(trouble)
        show_if(self._trouble, bool(self._trouble.text()))
        show_if(self._top, not self._low or bool(resting))
        if waiting:
            names = waiting_words(room)
            if isinstance(self._who, OneLine):
                self._who.say(names)
            else:
                self._who.setText(names)
            self.seat.say(f"Seat {waiting[0].name}")
        show_if(self._waiting, bool(waiting))
        self.setHidden(self._low and not waiting and not resting)

    def _show_turn(self, where: str) -> None:
        """Say what the other page is, where there is one."""
        if self.turn is not None and self._low:
            self.turn.setAccessibleName(where)
            self.turn.setToolTip(where)
        elif self.turn is not None:
            self.turn.say(where)


def waiting_words(room: LiveRoom) -> str:
    """Who has nobody to talk to: without a seat, and alone at a table since somebody left."""
    seated = {person.attendee_id for table in room.tables for person in table.people}
    without = tuple(person for person in room.waiting if person.attendee_id not in seated)
    alone = tuple(person for person in room.waiting if person.attendee_id in seated)
    said = [f"Waiting for a seat: {names_of(without)}."] if without else []
    return " ".join([*said, f"Alone at a table: {names_of(alone)}."] if alone else said)


def names_of(people: tuple[LivePerson, ...]) -> str:
    """Names in a sentence; of many the first, and how many more."""
    names = [one.name for one in people]
    if len(names) > _MOST_NAMES:
        names = [*names[:_MOST_NAMES], f"{len(people) - _MOST_NAMES} more"]
    return listed(names)
