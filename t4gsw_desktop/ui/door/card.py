"""The result card: one giant name, how they stand, what the desk has to know, and what to press next."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QStackedWidget, QWidget

from t4gsw_desktop.services.door_book import DoorGuest, Stop
from t4gsw_desktop.ui.door.card_words import Band, stop_parts
from t4gsw_desktop.ui.door.change_form import ChangeForm
from t4gsw_desktop.ui.door.facts import Facts
from t4gsw_desktop.ui.door.walk_in import WalkIn
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row, show_if
from t4gsw_desktop.ui.widgets.fitted_name import FittedName
from t4gsw_desktop.ui.widgets.kind_look import kind_look
from t4gsw_desktop.ui.widgets.words import OneLine, words

_BAND_INK = {
    "good": "on-primary",
    "again": "warn-ink",
    "look": "warn-ink",
    "call": "warn-ink",
    "away": "ink",
    "stop": "bad-ink",
    "locate": "info-ink",
    "ready": "primary-ink",
}
_MOST_STOPS = 3
_LOW = 230  # the height of a card, in pixels of the design, from which on it shows all


class ResultCard(QFrame):
    """A band on top, below it a guest, a sentence, or a form; `foot` stands below a line, if given.

    The forms are those of a walk-in and of what is changed about a guest. Without `notes` no desk note is told of.
    """

    def __init__(
        self,
        theme: Theme,
        form: WalkIn,
        change: ChangeForm,
        foot: QWidget | None,
        *,
        roomy: bool,
        short: bool,
        notes: bool,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "result")
        self._icon, self._words = QLabel(), words("", "band-words", wrap=True)
        self._icon.setFixedSize(theme.px(36), theme.px(36))
        self._band = QFrame()
        self._band.setProperty("kind", "band")
        self._band.setLayout(row(theme, self._icon, self._words, gap=14))
        self._band.layout().setStretch(1, 1)  # type: ignore[union-attr]
        side = theme.px(28)
        self._band_room = theme.px(12 if short or not roomy else 18)
        self._low: bool | None = None
        self._icon_size = 36
        self._guest = _GuestPage(theme, roomy=roomy, short=short, notes=notes)
        self._message = _MessagePage(theme)
        self._form, self._change = form, change
        self._pages = QStackedWidget()
        self._pages.setProperty("kind", "clear")
        for page in (self._guest, self._message, form, change):
            self._pages.addWidget(page)
        self._pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        body = column(theme, self._pages)
        body.setContentsMargins(side, theme.px(6 if short or not roomy else 14), side, theme.px(8))
        layout = column(theme, self._band, body, gap=0)
        layout.setStretch(1, 1)
        if foot is not None:
            line = QFrame()
            line.setProperty("kind", "line")
            layout.addWidget(line)
            layout.addWidget(foot)
        self.setLayout(layout)
        self._set_low(False)

    @property
    def facts(self) -> Facts:
        """The facts of the guest who is shown."""
        return self._guest.facts

    @property
    def name(self) -> FittedName:
        """The giant name."""
        return self._guest.name

    def show_guest(self, band: Band, guest: DoorGuest, stops: Sequence[Stop], told: str) -> None:
        """Show a guest; `told` stands below the name where there is something to decide."""
        self._show_band(band)
        self._guest.show_guest(guest, stops, told)
        self._pages.setCurrentWidget(self._guest)

    def show_place(self, band: Band, guest: DoorGuest, told: str) -> None:
        """Show where a guest is, in words, and nothing else about them."""
        self._show_band(band)
        self._guest.show_place(guest, told)
        self._pages.setCurrentWidget(self._guest)

    def show_change(self, band: Band) -> None:
        """Show the form in which a guest is changed."""
        self._show_band(band)
        self._pages.setCurrentWidget(self._change)

    def show_message(self, band: Band, sentence: str) -> None:
        """Show a sentence instead of a guest."""
        self._show_band(band)
        self._message.say(band, sentence)
        self._pages.setCurrentWidget(self._message)

    def show_form(self, band: Band) -> None:
        """Show the form of a walk-in."""
        self._show_band(band)
        self._pages.setCurrentWidget(self._form)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._set_low(self.height() < self._theme.px(_LOW))

    def _set_low(self, low: bool) -> None:
        """With little height, the band is thin and of the guest only name, lanyard and desk note are shown."""
        if low == self._low:
            return
        self._low = low
        side, high = self._theme.px(28), self._theme.px(5) if low else self._band_room
        self._band.layout().setContentsMargins(side, high, side, high)  # type: ignore[union-attr]
        self._words.setProperty("low", "true" if low else "false")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._icon_size = 26 if low else 36
        self._icon.setFixedSize(self._theme.px(self._icon_size), self._theme.px(self._icon_size))
        self._guest.set_low(low)
        self._message.set_low(low)

    def _show_band(self, band: Band) -> None:
        show_if(self._band, bool(band.look))
        if band.look:
            role = _BAND_INK[band.look]
            self._icon.setPixmap(self._theme.picture(band.icon, role, self._icon_size, self.devicePixelRatioF()))
        self._words.setText(band.words)
        if self.property("look") != band.look:
            for part in (self, self._band, self._words):
                part.setProperty("look", band.look)
                part.style().unpolish(part)
                part.style().polish(part)


class _GuestPage(QWidget):
    """Name, pronouns, whole name, facts, and where they go first tonight."""

    def __init__(self, theme: Theme, *, roomy: bool, short: bool, notes: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme, self._low, self._located = theme, False, False
        self.name = FittedName(theme, largest=84 if short or not roomy else 104)
        self._pronouns = words("", "pronouns")
        self._pronouns.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._pronouns.setContentsMargins(0, 0, 0, theme.px(14))
        self._whole = OneLine("", "whole-name")
        self._told = words("", "stop", wrap=True)
        self.facts = Facts(theme, roomy=roomy, notes=notes)
        self._stops = [_StopLine(theme) for _ in range(_MOST_STOPS)] if roomy else []
        top = row(theme, self.name, self._pronouns, gap=16)
        top.setStretch(0, 1)
        self._column = column(theme, top, self._whole, self._told, 4, self.facts, 6, *self._stops, gap=6)
        if roomy:
            self._column.addStretch(1)
        else:
            self._column.setStretch(0, 1)
        self.setLayout(self._column)

    def set_low(self, low: bool) -> None:
        """Leave out what is not needed at once."""
        self._low = low
        show_if(self._whole, bool(self._whole.text()) and not low)
        self.facts.set_low(low)
        show_if(self._pronouns, bool(self._pronouns.text()) and not low)
        show_if(self._told, bool(self._told.text()) and (self._located or not low))
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._column.setDirection(across if low else down)

    def show_guest(self, guest: DoorGuest, stops: Sequence[Stop], told: str) -> None:
        """Fill the page."""
        self._show_name(guest, told, located=False)
        self.facts.show_guest(guest)
        show_if(self.facts, True)
        for number, line in enumerate(self._stops):
            line.show_stop(stops[number] if number < len(stops) else None)

    def show_place(self, guest: DoorGuest, told: str) -> None:
        """Fill the page with the name and where they are."""
        self._show_name(guest, told, located=True)
        show_if(self.facts, False)
        for line in self._stops:
            line.show_stop(None)

    def _show_name(self, guest: DoorGuest, told: str, *, located: bool) -> None:
        self._located = located
        self.name.say(guest.called)
        self._pronouns.setText(guest.pronouns)
        show_if(self._pronouns, bool(guest.pronouns) and not self._low)
        parts = (guest.full_name if guest.full_name != guest.called else "", guest.organisation)
        whole = " · ".join(part for part in parts if part)
        self._whole.say(whole)
        show_if(self._whole, bool(whole) and not self._low)
        self._told.setText(told)
        show_if(self._told, bool(told) and (located or not self._low))


class _StopLine(QWidget):
    """Where somebody goes, with the time and the place set strong."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme = theme
        self._icon = QLabel()
        self._icon.setFixedSize(theme.px(24), theme.px(24))
        self._words = words("", "stop", wrap=True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self.setLayout(row(theme, self._icon, self._words, gap=12))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]

    def show_stop(self, stop: Stop | None) -> None:
        """Show this stop, None for an empty line."""
        show_if(self, stop is not None)
        if stop is None:
            return
        look = kind_look(stop.kind)
        self._icon.setPixmap(self._theme.picture(look.icon, look.role, 24, self.devicePixelRatioF()))
        before, at, how, place = (escape(part) for part in stop_parts(stop))
        self._words.setText(f"{before}<b>{at}</b>{how}<b>{place}</b>")


class _MessagePage(QWidget):
    """A sentence, large, in the middle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme = theme
        self._icon, self._title, self._sentence = (
            QLabel(),
            words("", "band-words", wrap=True),
            words("", "stop", wrap=True),
        )
        self._icon.setFixedSize(theme.px(64), theme.px(64))
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = row(theme, None, self._icon, None)
        self.setLayout(column(theme, None, picture, self._title, self._sentence, None, gap=12))

    def set_low(self, low: bool) -> None:
        """Leave the picture out."""
        show_if(self._icon, not low)

    def say(self, band: Band, sentence: str) -> None:
        """Say a sentence; without a band the words of the band stand here too."""
        ink = {"stop": "bad-ink", "look": "warn-ink", "locate": "info-ink"}.get(band.look, "ink-2")
        self._icon.setPixmap(self._theme.picture(band.icon, ink, 64, self.devicePixelRatioF()))
        self._title.setText(band.words)
        show_if(self._title, not band.look)
        self._sentence.setText(sentence)
        show_if(self._sentence, bool(sentence))
