"""The facts of a card: the lanyard for photos, whether somebody is here for the first time, and the desk note."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from t4gsw_desktop.services.door_book import DoorGuest
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row, show_if
from t4gsw_desktop.ui.widgets.lanyard import PHOTOS, Lanyard
from t4gsw_desktop.ui.widgets.words import keycap, words


class Fact(QFrame):
    """One box: a picture, a word and what it means."""

    def __init__(self, theme: Theme, picture: QWidget, *, key: str = "") -> None:
        super().__init__()
        self._theme, self._picture = theme, picture
        self.setProperty("kind", "card")
        self._title, self._means = words("", "fact", wrap=True), words("", "body", wrap=True)
        self._key = keycap(key)
        if not key:
            self._key.hide()
        self._lower = row(theme, self._means, self._key, None, gap=6)
        self._lines = column(theme, None, self._title, self._lower, None, gap=2)
        self._inner = row(theme, picture, self._lines, gap=14, margin=12)
        self._inner.setStretch(1, 1)
        self.setLayout(self._inner)
        self._box = theme.px(84)
        self.setMinimumHeight(self._box)

    def set_low(self, low: bool) -> None:
        """Show only the title and the key, where there is little height."""
        show_if(self._means, not low)
        edge = self._theme.px(3 if low else 12)
        self._inner.setContentsMargins(self._theme.px(12), edge, self._theme.px(12), edge)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(across if low else down)
        self._lines.setSpacing(self._theme.px(10 if low else 2))
        self.setMinimumHeight(self._theme.px(38) if low else self._box)

    def say(self, title: str, means: str, *, icon: str = "", role: str = "ink-2", key: bool = False) -> None:
        """Show other words, and another icon where the picture is one."""
        self._title.setText(title)
        self._means.setText(means)
        self._means.setWordWrap(not key)
        show_if(self._key, key)
        if icon and isinstance(self._picture, QLabel):
            self._picture.setPixmap(self._theme.picture(icon, role, 34, self.devicePixelRatioF()))


class Facts(QWidget):
    """All facts of one guest; where there is little room the lanyard and the desk note only.

    The words of a desk note stand here while they are asked for, in place of the rest. Without `notes`, nothing here
    tells whether there is one.
    """

    def __init__(self, theme: Theme, *, roomy: bool, notes: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._theme, self._roomy = theme, roomy
        self._lanyard = Lanyard(theme)
        self._photo = Fact(theme, self._lanyard)
        self._first = Fact(theme, _picture(theme))
        self._note = Fact(theme, _picture(theme), key="F8")
        self._words = words("", "fact-note", wrap=True)
        self._paper = QFrame()
        self._paper.setProperty("kind", "note")
        self._paper.setLayout(column(theme, self._words, margin=14))
        boxes = [self._photo]
        boxes += [self._first] if roomy or not notes else []
        boxes += [self._note] if notes else []
        self._boxes = QWidget()
        self._boxes.setProperty("kind", "clear")
        self._row = row(theme, *boxes, gap=12)
        for at in range(len(boxes)):
            self._row.setStretch(at, 1)
        self._boxes.setLayout(self._row)
        self.setLayout(column(theme, self._boxes, self._paper))
        for left_out in (self._first, self._note):
            if left_out not in boxes:
                left_out.setParent(self)
                left_out.hide()
        self.show_note("")

    @property
    def note_words(self) -> str:
        """The words of the desk note while they are shown, else ""."""
        return self._words.text()

    def show_guest(self, guest: DoorGuest) -> None:
        """Show the facts of one guest, the words of their note hidden."""
        photo = PHOTOS[guest.photo]
        self._lanyard.show_wish(guest.photo)
        self._photo.say(photo.title, photo.means)
        self._show_second(guest)
        if guest.note:
            self._note.say("Desk note", "Hold", icon="sticky-note", role="info", key=True)
        else:
            self._note.say("No desk note", "Nothing to do", icon="sticky-note")
        self.show_note("")

    def _show_second(self, guest: DoorGuest) -> None:
        """The first time comes before all; then what is to be known of the badge."""
        if guest.first_time:
            self._first.say("First time", "Give welcome card", icon="sprout", role="friend")
        elif guest.badge_printed:
            self._first.say("Badge printed", f"at {guest.badge_printed}", icon="printer", role="good")
        elif guest.been_before:
            self._first.say("Been before", "Welcome back", icon="history")
        else:
            self._first.say("First time?", "They have not said", icon="circle-question-mark")

    def set_low(self, low: bool) -> None:
        """Take little height: the boxes stand above each other, small, without explanations."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if low else across)
        self._row.setSpacing(self._theme.px(4 if low else 12))
        self._lanyard.set_low(low)
        for fact in (self._photo, self._first, self._note):
            fact.set_low(low)

    def show_note(self, text: str) -> None:
        """Show these words instead of the boxes; "" shows the boxes."""
        self._words.setText(text)
        show_if(self._paper, bool(text))
        show_if(self._boxes, not text)


def _picture(theme: Theme) -> QLabel:
    label = QLabel()
    label.setFixedSize(theme.px(34), theme.px(34))
    return label
