"""On the second laptop: which copy on the stick to begin from, what the desk is called, and where its file goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.desk_copies import CopyLabel
from t4gsw_desktop.services.desk_files import desk_name, free_name
from t4gsw_desktop.services.desk_sticks import DeskCopy, said_when
from t4gsw_desktop.services.whole_files import plain_name
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.welcome.places import new_file, told
from t4gsw_desktop.ui.widgets.boxes import column, scrolling, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, choice
from t4gsw_desktop.ui.widgets.whole_words import WholeWords
from t4gsw_desktop.ui.widgets.words import words

_LONGEST_FILE = 36


@dataclass(frozen=True, slots=True)
class Beginning:
    """A second desk that is to be: from which copy, on which stick, into which file, and what it is called."""

    copy: DeskCopy
    stick: Path
    target: Path
    name: str


class BeginDialog(QDialog):
    """Asks for all of it. `answer` is set when the person agreed; `other_folder` when they want to look elsewhere."""

    other_folder = Signal()

    def __init__(
        self, theme: Theme, stick: Path, copies: Sequence[DeskCopy], home: Path, now: datetime, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.answer: Beginning | None = None
        self._stick, self._home = stick, home
        self._labels = [one.label for one in copies if one.label is not None]
        self._copies = [one for one in copies if one.label is not None]
        self.setWindowTitle("Start as a second desk")
        self.resize(QSize(min(theme.px(620), parent.width() - 40), min(theme.px(360), parent.height() - 40)))
        self.name = QLineEdit()
        self.field = Field(theme, "What is this desk called?", self.name, "By its door, such as Back door.")
        texts = [_told(one, now) for one in self._labels]
        self.which = choice("Begin from", [(str(at), text) for at, text in enumerate(texts)], "0")
        self.which.activated.connect(lambda _at: self._offer_name())
        elsewhere = Button(theme, "Look in another folder", icon="folder-open", press=self._look_elsewhere)
        leave = Button(theme, "Not now", key="Esc", press=self.reject)
        parts: list[QWidget] = [words("Start as a second desk", "title", wrap=True)]
        if self._copies:
            start = Button(theme, "Start this desk", kind="primary", icon="door-open", press=self.agree)
            start.setDefault(True)
            quiet = f"The file goes into {told(home)}. Nothing runs on the stick, and both desks go on without it."
            from_where: QWidget = Field(theme, "Begin from", self.which) if len(texts) > 1 else WholeWords(texts[0])
            parts += [from_where, self.field, words(quiet, "quiet", wrap=True)]
            buttons = [start, elsewhere, leave]
            self._offer_name()
        else:
            parts += [
                WholeWords(f"No desk has left a copy in “{stick.name or stick}”.", "strong"),
                words("On the first laptop, open Second desk and press “Make a second desk”.", "body", wrap=True),
                *(WholeWords(one.sentence, "quiet") for one in copies),
            ]
            elsewhere.setProperty("kind", "primary")
            buttons = [elsewhere, leave]
        layout = QVBoxLayout(self)
        edge = theme.px(14)
        layout.setContentsMargins(edge, edge, edge, edge)
        inside = column(theme, *parts, None, gap=12, margin=8)
        layout.addWidget(scrolling(inside, name="Start as a second desk"), 1)
        layout.addWidget(wrapping(theme, *buttons, gap=10, margin=6))

    def agree(self) -> None:
        """Take what was typed; what cannot be is said beside it."""
        copy = self._copies[max(0, self.which.currentIndex())]
        assert copy.label is not None
        self.field.complain("")
        try:
            name = desk_name(self.name.text())
            if name.casefold() in {one.name.casefold() for one in self._labels}:
                raise Refusal(f"There is a desk called “{name}” already. Take another name.")
            self.answer = Beginning(copy, self._stick, file_for(self._home, copy.label, name), name)
        except Refusal as refusal:
            self.field.complain(refusal.sentence)
            self.name.setFocus()
            return
        self.accept()

    def _offer_name(self) -> None:
        if not self.name.isModified():
            chosen = self._labels[max(0, self.which.currentIndex())]
            taken = [one.name for one in self._labels]
            free = chosen.invites and chosen.invites.casefold() not in {name.casefold() for name in taken}
            self.name.setText(chosen.invites if free else free_name(taken))
            self.name.selectAll()

    def _look_elsewhere(self) -> None:
        self.reject()
        self.other_folder.emit()


def file_for(home: Path, label: CopyLabel, name: str) -> Path:
    """A path in the folder `home` that is not taken, for the file of the desk `name`: "Winter (Back door).t4gsw"."""
    stem = f"{plain_name(label.file)[:_LONGEST_FILE].strip() or 'Evening'} ({plain_name(name) or 'Desk'})"
    names = (stem if number == 1 else f"{stem} {number}" for number in count(1))
    return next(path for path in (new_file(home, one) for one in names) if not path.exists())


def _told(label: CopyLabel, now: datetime) -> str:
    return f"{label.file}, from {label.name}, left {said_when(label.at, now)}"
