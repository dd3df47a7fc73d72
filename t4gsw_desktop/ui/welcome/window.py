"""The first thing a new organiser sees, and where everybody comes to for another file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

import shiboken6
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.desk_sticks import SUFFIX as COPY_SUFFIX
from t4gsw_desktop.services.desk_sticks import copies_in
from t4gsw_desktop.services.workspace import SUFFIX
from t4gsw_desktop.settings import Settings
from t4gsw_desktop.storage.backups import backup_folder
from t4gsw_desktop.ui.desks.beginning import BeginDialog, Beginning
from t4gsw_desktop.ui.desks.sticks import find_again, stick_roots
from t4gsw_desktop.ui.shell.background import Background, Job
from t4gsw_desktop.ui.shell.rail import Mark
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.welcome.cards import StartCard, desk_card, disk_card, look_card, practice_card
from t4gsw_desktop.ui.welcome.places import new_file, practice_file, usual_folder
from t4gsw_desktop.ui.welcome.recent import recent_card
from t4gsw_desktop.ui.welcome.trouble import TroubleStrip
from t4gsw_desktop.ui.widgets.boxes import column, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.focus_ring import FocusRing
from t4gsw_desktop.ui.widgets.words import shortened, words

_ROOMY_FROM = 900
_WIDEST = 1060
_LONGEST_NAME = 28
_MAKING = "The practice evening is being made. It takes a moment."
_BEGINNING = "The file of this desk is being made. It takes a moment."


class House(Protocol):
    """What the welcome asks of the application."""

    theme: Theme
    settings: Settings
    clock: Callable[[], datetime]

    def open(self, path: Path) -> object:
        """Open a file; Refusal when it cannot be."""

    def create(self, path: Path) -> object:
        """Make a file; Refusal when it cannot be."""

    def make_practice(self, path: Path) -> None:
        """Make a file with the practice evening in it, on any thread; Refusal when it cannot be."""

    def begin_desk(self, beginning: Beginning) -> None:
        """Make the file of a second desk, on any thread; Refusal when it cannot be."""

    def open_desk(self, beginning: Beginning) -> object:
        """Open the file of a second desk at its door; Refusal when it cannot be."""

    def keep(self, settings: Settings) -> None:
        """Keep choices."""

    def back(self) -> object:
        """Show the window that was left for this page."""

    def behind(self) -> Path | None:
        """The file that is still open behind this page; None when there is none."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a file did not open: one sentence, and the file it is about."""

    sentence: str
    path: Path | None = None


class WelcomeWindow(QMainWindow):
    """Two doors, the files opened lately, what protects them, and how it all looks. It is built anew for each look."""

    def __init__(self, house: House, trouble: Trouble | None = None) -> None:
        super().__init__()
        self._house, self.theme = house, house.theme
        self._trouble, self._making = trouble, ""
        self._name, self._folder = "", usual_folder()
        self._background = Background()
        self._roomy, self._focused = True, ""
        self.setWindowTitle("Welcome · T4GSW Desktop")
        self.setMinimumSize(640, 480)
        self.resize(1366, 768)
        self._ring = FocusRing(self.theme, self)
        self._rebuilding = QTimer(self)
        self._rebuilding.setSingleShot(True)
        self._rebuilding.timeout.connect(self.rebuild)
        keys = {"Ctrl+O": self.ask_for_file, "Ctrl+Return": self.do_next, "Ctrl+Q": self.close, "Esc": self._go_back}
        for key, press in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(press)
        self.theme.leaving.connect(self._take_down)
        self.theme.changed.connect(self.rebuild)
        self.rebuild()

    # What it is built from -------------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Build the page for the look, size and room there is now; what was typed stays."""
        self._take_down()
        self._roomy = self._is_roomy()
        self.setCentralWidget(self._build_page())
        self._show_trouble()
        again = self.findChild(QWidget, self._focused) if self._focused else None
        (again or self.primary).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_down(self) -> None:
        """Throw the page away at once, keeping what was typed and where the keyboard was."""
        old = self.centralWidget()
        if old is None:
            return
        focus = QApplication.focusWidget()
        self._focused = focus.objectName() if focus is not None and focus.window() is self else ""
        self._name = self.start.name.text()
        self._ring.let_go()
        shiboken6.delete(old)

    def _build_page(self) -> QWidget:
        theme, recent = self.theme, [Path(one) for one in self._house.settings.recent]
        behind = self._house.behind()
        latest = next((one for one in recent if one.exists()), None)
        self.practise_button = Button(theme, "Make the practice evening", icon="sparkles", press=self.practise)
        self.start = StartCard(theme, self._name, self._folder, self.ask_for_folder, self.make_file)
        self.primary = self._next_button(behind, latest)
        self.strip = TroubleStrip(theme)
        doors = row(theme, gap=18) if self._roomy else column(theme, gap=14)
        doors.addWidget(practice_card(theme, self.practise_button), 1)
        doors.addWidget(self.start, 1)
        left = recent_card(theme, recent, self.open, self.forget, self.ask_for_file)
        looks = look_card(theme, self._take_look, self._take_size, roomy=self._roomy)
        below = row(theme, gap=18) if self._roomy else column(theme, gap=14)
        below.addLayout(column(theme, left, looks, None, gap=14), 1)
        self.desk_button = Button(theme, "Start as a second desk", icon="door-open", press=self.begin_as_desk)
        below.addLayout(column(theme, desk_card(theme, self.desk_button), disk_card(theme), None, gap=14), 1)
        inner = column(theme, self._head(), self.strip, doors, below, None, gap=16)
        inner.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        middle = QWidget()
        middle.setProperty("kind", "clear")
        middle.setMaximumWidth(theme.px(_WIDEST))
        middle.setLayout(inner)
        across = row(theme)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        page = QWidget()
        page.setProperty("kind", "page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(across, name="Welcome"))
        return page

    def _head(self) -> QHBoxLayout:
        theme = self.theme
        say = "Run a good evening, without the internet"
        quiet = "Everything stays in one file on this computer. Nothing is sent anywhere."
        head = row(theme, Mark(theme, 48), gap=16)
        head.addLayout(column(theme, words(say, "page-title", wrap=True), words(quiet, "quiet", wrap=True), gap=0), 1)
        if self.primary not in (self.practise_button, self.start.button):
            head.addWidget(self.primary)
        return head

    def _next_button(self, behind: Path | None, latest: Path | None) -> Button:
        """The one filled button: back to the open file, on with the latest one, or the practice evening."""
        if behind is not None:
            name = shortened(behind.stem, _LONGEST_NAME)
            button = Button(self.theme, f"Back to {name}", icon="arrow-left", press=self._go_back)
        elif latest is not None:
            press: Callable[[], object] = lambda: self.open(latest)  # noqa: E731
            name = shortened(latest.stem, _LONGEST_NAME)
            button = Button(self.theme, f"Open {name}", icon="folder-open", press=press)
        else:
            button = self.practise_button
        button.setProperty("kind", "primary")
        button.setObjectName("welcome-next")
        return button

    # What a person does ----------------------------------------------------------------------------------------------

    def do_next(self) -> None:
        """Ctrl+Enter: press the one filled button."""
        self.primary.click()

    def open(self, path: Path) -> None:
        """Open a file; where that cannot be, say why and stay. What a desk left is begun from, never worked on."""
        if path.suffix == COPY_SUFFIX:
            self.begin_from(path.parent)
            return
        self._try(lambda: self._house.open(path), path)

    def make_file(self) -> None:
        """Make a new file with the name that was typed, in the folder that was chosen."""
        self.start.field.complain("")
        try:
            path = new_file(self._folder, self.start.name.text())
        except Refusal as refusal:
            self.start.field.complain(refusal.sentence)
            self.start.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._try(lambda: self._house.create(path), path)

    def practise(self) -> None:
        """Make a practice evening beside this window, and open it."""
        if self._making:
            return
        try:
            path = practice_file(self._folder)
        except Refusal as refusal:
            self.say(Trouble(refusal.sentence))
            return
        self._make(_MAKING, lambda: self._house.make_practice(path), lambda: self.open(path))

    def begin_as_desk(self) -> None:
        """Begin as a second desk, from a stick that is plugged in, or else one that is chosen."""
        if self._making:
            return
        stick = find_again(None, stick_roots())
        if stick is not None:
            self.begin_from(stick)
        else:
            self.ask_for_stick()

    def ask_for_stick(self) -> None:
        """Have the stick chosen that another desk left its copy on."""
        begin = next(iter(stick_roots()), Path.home())
        chosen = QFileDialog.getExistingDirectory(self, "Choose the stick from the other desk", str(begin))
        if chosen:
            self.begin_from(Path(chosen))

    def begin_from(self, stick: Path) -> None:
        """Ask what the desk is called, then make its file from what is on this stick and open it."""
        try:
            copies = copies_in(stick, self._house.clock())
        except Refusal as refusal:
            self.say(Trouble(refusal.sentence))
            return
        dialogue = BeginDialog(self.theme, stick, copies, self._folder, self._house.clock(), self)
        dialogue.other_folder.connect(self.ask_for_stick, Qt.ConnectionType.QueuedConnection)
        dialogue.accepted.connect(lambda: self._begin(dialogue.answer))
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()

    def forget(self, path: Path) -> None:
        """Leave a file off the list; the file itself stays where it is."""
        self._house.keep(self._house.settings.without_recent(str(path)))
        self._trouble = None
        self._rebuild_soon()

    def ask_for_file(self) -> None:
        """Have a file chosen, and open it."""
        self._ask_in(self._folder if self._folder.is_dir() else Path.home())

    def ask_for_folder(self) -> None:
        """Have the folder chosen in which a new file is to live."""
        begin = self._folder if self._folder.is_dir() else self._folder.parent
        chosen = QFileDialog.getExistingDirectory(self, "Where shall your files live?", str(begin))
        if chosen:
            self.live_in(Path(chosen))

    def live_in(self, folder: Path) -> None:
        """Take another folder for new files."""
        self._folder = folder
        self._rebuild_soon()

    def say(self, trouble: Trouble | None) -> None:
        """Say why something did not work, with the right buttons; None takes it back."""
        self._trouble = trouble
        self._show_trouble()

    # Inside ----------------------------------------------------------------------------------------------------------

    def _begin(self, beginning: Beginning | None) -> None:
        if beginning is not None:
            make, show = self._house.begin_desk, self._house.open_desk
            self._make(
                _BEGINNING, lambda: make(beginning), lambda: self._try(lambda: show(beginning), beginning.target)
            )

    def _make(self, words: str, make: Callable[[], object], then: Callable[[], object]) -> None:
        """Do `make` beside this window while `words` are shown, `then` what follows."""
        self._making = words
        self._show_trouble()
        job = Job(words)
        job.finished.connect(lambda _done: self._made(then))
        job.refused.connect(self._not_made)
        job.broken.connect(self._broke)
        self._background.start(job, lambda _job: make())

    def _rebuild_soon(self) -> None:
        """Build anew once the press of a button is over, for the button goes with the page."""
        self._rebuilding.start(0)

    def _ask_in(self, folder: Path) -> None:
        kinds = f"T4GSW files (*{SUFFIX});;All files (*)"
        chosen, _kind = QFileDialog.getOpenFileName(self, "Open a file", str(folder), kinds)
        if chosen:
            self.open(Path(chosen))

    def _try(self, act: Callable[[], object], path: Path) -> None:
        try:
            act()
        except Refusal as refusal:
            self.say(Trouble(refusal.sentence, path))

    def _go_back(self) -> None:
        if self._house.behind() is not None:
            self._house.back()

    def _made(self, then: Callable[[], object]) -> None:
        self._making = ""
        self._show_trouble()
        then()

    def _not_made(self, sentence: str) -> None:
        self._making = ""
        self.say(Trouble(sentence))

    def _broke(self, trouble: BaseException) -> None:
        self._making = ""
        self._show_trouble()
        raise trouble

    def _show_trouble(self) -> None:
        self.practise_button.setEnabled(not self._making)
        self.desk_button.setEnabled(not self._making)
        if self._making:
            self.strip.work(self._making)
        elif self._trouble is None:
            self.strip.hide()
        else:
            self.strip.tell(self._trouble.sentence, self._answers(self._trouble.path))

    def _answers(self, path: Path | None) -> list[tuple[str, str, Callable[[], object]]]:
        """What can be done about a file that does not open, as (words, icon, what to do)."""
        if path is None:
            return [("Choose a folder", "folder", self.ask_for_folder)]
        answers: list[tuple[str, str, Callable[[], object]]] = []
        kept = backup_folder(path)
        if path.exists():
            answers.append(("Try again", "refresh-cw", lambda: self.open(path)))
        elif str(path) in self._house.settings.recent:
            answers.append(("Forget this file", "x", lambda: self.forget(path)))
        if kept.is_dir():
            answers.append(("Open a backup", "history", lambda: self._ask_in(kept)))
        if path.parent.is_dir():
            show = QUrl.fromLocalFile(str(path.parent))
            answers.append(("Show the folder", "folder", lambda: QDesktopServices.openUrl(show)))
        return answers

    def _take_look(self, look: str) -> None:
        self._house.keep(replace(self._house.settings, look=look))
        self.theme.choose(wish=look)

    def _take_size(self, size: str) -> None:
        self._house.keep(replace(self._house.settings, scale=int(size)))
        self.theme.choose(scale=int(size))

    def _is_roomy(self) -> bool:
        return self.width() >= self.theme.px(_ROOMY_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._is_roomy() != self._roomy:
            self._rebuilding.start(60)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._background.end()
        super().closeEvent(event)
