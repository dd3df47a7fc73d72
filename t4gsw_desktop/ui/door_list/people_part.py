"""Roll-call and who is missing: a list to tick, and one act that checks in everybody who is ticked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from t4gsw_desktop.services.door_book import DoorGuest
from t4gsw_desktop.ui.door_list.lines import BY_LETTER, BY_ORGANISATION, lines_by
from t4gsw_desktop.ui.door_list.tick_list import TickList
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, row, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Segments
from t4gsw_desktop.ui.widgets.words import words


class PeoplePart(QWidget):
    """`changed` follows every tick. `above` stands over the list, `beside` at the end of the line of choices."""

    changed = Signal()
    missing = False  # whether it lists only those who have not come

    def __init__(
        self, theme: Theme, name: str, order: str, above: Sequence[QWidget] = (), beside: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._guests: tuple[DoorGuest, ...] = ()
        choices = ((BY_ORGANISATION, "By organisation"), (BY_LETTER, "By letter"))
        self.order = Segments(theme, "Order", choices, order)
        self.order.chosen.connect(lambda _key: self._fill())
        self.list = TickList(theme, name)
        self.list.ticks_changed.connect(self.changed)
        framed = card(theme, self.list, gap=0, margin=1)
        inner = framed.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.setStretch(0, 1)
        top = wrapping(theme, self.order, *beside, gap=12) if beside else row(theme, self.order, None)
        layout = column(theme, *above, top, framed, gap=10)
        layout.setStretch(layout.count() - 1, 1)
        self.setLayout(layout)

    def show_guests(self, guests: Sequence[DoorGuest]) -> None:
        """Show these people; ticks stay."""
        self._guests = tuple(guests)
        self._fill()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The attendees who are ticked."""
        return self.list.ticked

    def untick(self) -> None:
        """Take all ticks away."""
        self.list.set_ticks(())

    def _fill(self) -> None:
        self.list.show_lines(lines_by(self._guests, self.order.value, missing=self.missing))
        self.changed.emit()


class MissingPart(PeoplePart):
    """Who is missing, in calm words, with the second screen to show them on if the organiser wants that."""

    missing = True

    def __init__(self, theme: Theme, turn_wall: Callable[[], object]) -> None:
        self.said = words("", "title", wrap=True)
        self.likely = words("", "quiet", wrap=True)
        self.wall = Button(theme, "Show on the second screen", icon="projector", press=turn_wall)
        hint = words("On the second screen they stand by short name, or by badge number for who prefers that.", "hint")
        hint.setWordWrap(True)
        super().__init__(theme, "People who have not come yet", BY_LETTER, (self.said, self.likely), (self.wall,))
        self.list.setMinimumHeight(theme.px(120))  # it may stand in a page that scrolls
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(hint)

    def say(self, said: str, likely: str, *, on_wall: bool) -> None:
        """Say how many are missing and how many of them are likely to come."""
        self.said.setText(said)
        self.likely.setText(likely)
        self.wall.say("Take it off the second screen" if on_wall else "Show on the second screen")
