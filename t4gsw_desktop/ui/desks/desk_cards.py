"""The cards of the page: what came of the latest exchange, begin a second desk, and the desks there are."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from t4gsw_desktop.services.desk_files import Exchange
from t4gsw_desktop.services.desk_sticks import said_when
from t4gsw_desktop.services.desks import KnownDesk
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, empty, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field
from t4gsw_desktop.ui.widgets.whole_words import WholeWords
from t4gsw_desktop.ui.widgets.words import picture_label, words

STEPS = (
    "Take the stick to the other laptop and open T4GSW Desktop there.",
    "On its first page, press “Start as a second desk”. It makes a file of its own; nothing runs on the stick.",
    "Check people in at both doors. Now and then bring the stick across, and press “Exchange now” at each laptop.",
)


class CameCard(QFrame):
    """What came of the latest exchange, a few sentences for each desk."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self.said: tuple[str, ...] = ()
        self._title, self._lines = words("", "title", wrap=True), QVBoxLayout()
        self._lines.setSpacing(theme.px(8))
        self.setLayout(column(theme, self._title, self._lines, gap=10, margin=16))

    def show_came(self, came: Exchange | None, at: datetime | None, under_way: str) -> None:
        """Show it; `under_way` says what is being done just now, "" for nothing."""
        empty(self._lines)
        when = f"{at.astimezone():%H:%M}" if at is not None else ""
        self._title.setText(f"{under_way} …" if under_way else f"Exchanged at {when}" if came else "How desks exchange")
        lines = _lines_of(came)
        self.said = tuple(sentence for _icon, _role, sentence in lines)
        for icon, role, sentence in lines:
            line = row(self._theme, column(self._theme, picture_label(self._theme, icon, role, 20), None), gap=10)
            line.addWidget(WholeWords(sentence), 1)
            self._lines.addLayout(line)


def _lines_of(came: Exchange | None) -> list[tuple[str, str, str]]:
    if came is None:
        told = (
            "Two desks exchange by a stick or a shared folder, in any order and as often as you like. Nothing is lost, "
        )
        return [("info", "ink-2", told + "and nobody is counted twice.")]
    lines = []
    for one in came.met:
        headline, *more = one.sentences
        good = one.meeting is not None
        lines.append(("circle-check" if good else "circle-alert", "good-ink" if good else "warn-ink", headline))
        lines += [("circle-alert", "warn-ink", sentence) for sentence in more]
    if not came.met:
        lines.append(("info", "ink-2", "No other desk has left anything here yet."))
    if came.left is not None:
        lines.append(("circle-check", "good-ink", "A copy of this desk is there for the others."))
    lines += [("circle-alert", "warn-ink", sentence) for sentence in came.sentences]
    return lines


class BeginCard(QFrame):
    """The name of a second desk, the button that leaves what it begins from, and what to do on the other laptop."""

    def __init__(self, theme: Theme, make: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.name = QLineEdit()
        self.name.setObjectName("desks-new-name")
        self.name.returnPressed.connect(make)
        self.field = Field(theme, "What shall the other desk be called?", self.name, "By its door, such as Back door.")
        self.button = Button(theme, "Put it on the stick", icon="upload", press=make)
        lines = column(theme, gap=6)
        for number, text in enumerate(STEPS, 1):
            lines.addWidget(_step(theme, number, text))
        title = words("Make a second desk", "title", wrap=True)
        field = row(theme, self.field, gap=10)
        button = row(theme, self.button, None)
        self.setLayout(
            column(theme, title, field, button, words("On the other laptop", "label"), lines, gap=10, margin=16)
        )


def _step(theme: Theme, number: int, text: str) -> QWidget:
    holder = QWidget()
    holder.setProperty("kind", "clear")
    figure = words(f"{number}.", "strong")
    line = row(theme, column(theme, figure, None), gap=8)
    line.addWidget(words(text, "body", wrap=True), 1)
    holder.setLayout(line)
    return holder


class DesksCard(QFrame):
    """This desk, whose name can be changed, and until when each of the others has been heard."""

    def __init__(self, theme: Theme, rename: Callable[[], object]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self.name = QLineEdit()
        self.name.setObjectName("desks-own-name")
        self.name.returnPressed.connect(rename)
        self.field = Field(theme, "The name of this desk", self.name)
        self.button = Button(theme, "Rename", icon="pencil", press=rename)
        self._others = QVBoxLayout()
        self._others.setSpacing(theme.px(8))
        self._label = words("Heard from", "label")
        name = row(theme, self.field, column(theme, None, self.button), gap=8)
        name.setStretch(0, 1)
        self.setLayout(column(theme, name, self._label, self._others, gap=10, margin=16))

    def show_desks(self, own: str, others: Sequence[KnownDesk], now: datetime) -> None:
        """Show them; a name that is being typed stays."""
        if not self.name.isModified():
            self.name.setText(own)
        empty(self._others)
        show_if(self._label, bool(others))
        for one in others:
            told = f"until {said_when(one.until, now)}" if one.until else "nothing yet"
            line = column(self._theme, WholeWords(one.name, "strong"), words(told, "quiet"), gap=0)
            holder = QWidget()
            holder.setProperty("kind", "clear")
            holder.setLayout(line)
            self._others.addWidget(holder)
