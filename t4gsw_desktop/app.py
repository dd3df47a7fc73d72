"""The application: makes the look, opens the file, shows the window, and survives trouble after telling of it."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from t4gsw_desktop import settings as kept_settings
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.event_list import event_at_hand
from t4gsw_desktop.services.workspace import Workspace, now_utc
from t4gsw_desktop.settings import Settings
from t4gsw_desktop.ui.shell.desk import NO_EVENT, Desk
from t4gsw_desktop.ui.shell.readiness import when_painted
from t4gsw_desktop.ui.shell.trouble import TroubleWindow, report_text
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.theme import fonts
from t4gsw_desktop.ui.theme.theme import Theme

_FONTS_AFTER = 150  # milliseconds: the first page is painted before the fonts of rarer scripts are read

if TYPE_CHECKING:  # loaded only where it is shown
    from t4gsw_desktop.ui.desks.beginning import Beginning
    from t4gsw_desktop.ui.welcome.window import WelcomeWindow


class App:
    """Holds the application together: one theme, one file of settings, one window at a time."""

    def __init__(self, settings_file: Path, clock: Callable[[], datetime] = now_utc) -> None:
        self._settings_file, self.clock = settings_file, clock
        self.settings = kept_settings.load(settings_file)
        fonts.load_first_fonts()
        self.theme = Theme(self.settings.look, self.settings.scale)
        self.theme.dress()
        self.window: QMainWindow | None = None
        self.desk: Desk | None = None
        self._behind: MainWindow | None = None

    def open(self, path: Path) -> MainWindow:
        """Open the file at `path` and show its window. Raises Refusal when it cannot be opened.

        A file that waits behind the welcome page is shown as it was left.
        """
        if self._behind is not None and self.behind() == path:
            window = self._behind
            self.back()
            return window
        workspace = Workspace.open(path, components(), clock=self.clock)
        return self._show(workspace)

    def create(self, path: Path) -> MainWindow:
        """Make a new file at `path` and show its window. Raises Refusal when that cannot be."""
        return self._show(Workspace.create(path, components(), clock=self.clock))

    def practise(self, path: Path) -> MainWindow:
        """Make a file with the practice evening of sixty invented people at `path`, and show its window."""
        self.make_practice(path)
        return self.open(path)

    def make_practice(self, path: Path) -> None:
        """Make a file with the practice evening at `path`. It touches no window, so any thread may do it."""
        from t4gsw_desktop.commands.evening_setup import open_practice_night

        open_practice_night(path, self.clock()).workspace.close()

    def begin_desk(self, beginning: "Beginning") -> None:
        """Make the file of a second desk from a copy on a stick. It touches no window, so any thread may do it."""
        from t4gsw_desktop.services.desk_files import begin_desk

        begin_desk(beginning.copy, beginning.target, beginning.name)

    def open_desk(self, beginning: "Beginning") -> MainWindow:
        """Open the file of a second desk at its door, and tell the other desks of it by way of the stick."""
        from t4gsw_desktop.ui.desks.meetings import Meetings

        window = self.open(beginning.target)
        window.show_screen("check-in")
        meetings = Meetings.of(window.desk)
        meetings.choose(beginning.stick, meetings.exchange_quietly)
        window.desk.say(f"This is the desk “{beginning.name}”. Everybody on the list is here.")
        return window

    def welcome(self, sentence: str = "", about: Path | None = None) -> "WelcomeWindow":
        """Show the two doors; an open file waits behind them. `sentence` says why the file `about` did not open."""
        from t4gsw_desktop.ui.welcome.window import Trouble, WelcomeWindow

        before, self._behind = self.window, self.window if isinstance(self.window, MainWindow) else self._behind
        window = WelcomeWindow(self, Trouble(sentence, about) if sentence else None)
        self.window = window
        if before is not None:
            window.setGeometry(before.geometry())
        window.show()  # before the other goes: a program without a window would end
        if before is not None:
            before.hide()
            if before is not self._behind:
                before.deleteLater()
        QTimer.singleShot(_FONTS_AFTER, fonts.load_other_fonts)
        return window

    def back(self) -> None:
        """From the welcome page back to the window that waits behind it, as it was left."""
        if self._behind is None:
            return
        welcome, self.window, self._behind = self.window, self._behind, None
        self.window.show()
        self.window.activateWindow()
        if welcome is not None:
            welcome.close()
            welcome.deleteLater()

    def behind(self) -> Path | None:
        """The file that is open behind the welcome page."""
        return self.desk.workspace.path if self._behind is not None and self.desk is not None else None

    def keep(self, settings: Settings) -> None:
        """Keep the choices for this computer; where they cannot be written, they hold until the program is closed."""
        self.settings = settings
        if self.desk is not None:  # else what a page keeps later would bring the old choices back
            self.desk.settings = settings
        try:
            kept_settings.save(self._settings_file, settings)
        except OSError as trouble:
            if self.desk is not None:
                self.desk.warn(f"Your choices hold for now, but could not be kept for next time: {trouble.strerror}.")

    def leave(self, path: Path | None) -> None:
        """Show the file at `path` instead, or the welcome page over the open file."""
        if path is None:
            self.welcome()
        else:
            self.open(path)

    def close(self) -> None:
        """Close the windows and let go of the file."""
        windows, desk = (self.window, self._behind), self.desk
        self.window, self._behind, self.desk = None, None, None
        _put_away(windows, desk)

    def _show(self, workspace: Workspace) -> MainWindow:
        before, desk_before = (self.window, self._behind), self.desk
        desk = Desk(workspace, self.theme, self.settings, self.clock)
        desk.choose_event(event_to_show(desk))
        desk.settings_changed.connect(self.keep)
        desk.asked_to_practise.connect(self._practise_instead)
        self.desk, self._behind = desk, None
        self.keep(self.settings.with_recent(str(workspace.path)))
        desk.settings = self.settings
        window = MainWindow(desk, self.leave)
        self.window = window
        window.show()  # before the others go: a program without a window would end
        _put_away(before, desk_before)
        QTimer.singleShot(_FONTS_AFTER, fonts.load_other_fonts)
        return window

    def _practise_instead(self) -> None:
        self.welcome().practise()


def _put_away(windows: Sequence[QMainWindow | None], desk: Desk | None) -> None:
    for window in windows:
        if window is not None:
            window.close()
            window.deleteLater()
    if desk is not None:
        desk.end()
        desk.workspace.close()


def event_to_show(desk: Desk) -> str:
    """The event an organiser means by tonight; none in a file without events."""
    event = desk.read(event_at_hand, desk.clock())
    return event.id if event is not None else NO_EVENT


def settings_file() -> Path:
    """Where this computer keeps the choices of its user."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.json"


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The one QApplication, in the plain style that the sheet is written for."""
    app = QApplication.instance() or QApplication(["t4gsw", *arguments])
    assert isinstance(app, QApplication)
    app.setApplicationName("T4GSW Desktop")
    app.setOrganizationName("")
    app.setStyle("Fusion")
    # Names in a script the first font lacks are drawn with a later one; Qt need not tell of each it passed by.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    return app


def run(path: Path | None = None, *, quit_when_ready: bool = False) -> int:
    """Show the program until it is closed; returns its exit code.

    With `quit_when_ready` that is as soon as the window can be used, which is told by the word "ready" on standard
    output: so the time until then can be measured.
    """
    qt = make_application()
    app = App(settings_file())
    sys.excepthook = lambda kind, trouble, trace: _survive(app, trouble)
    latest = app.settings.recent[0] if app.settings.recent else ""
    first = path or (Path(latest) if latest else None)
    try:
        app.welcome() if first is None else app.open(first)
    except Refusal as refusal:
        app.welcome(refusal.sentence, first)
    if quit_when_ready and app.window is not None:
        when_painted(app.window, lambda: _tell_ready(qt))
    code = qt.exec()
    app.close()
    return code


def _tell_ready(qt: QApplication) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    qt.quit()


def _survive(app: App, trouble: BaseException) -> None:
    if isinstance(app.window, MainWindow):
        app.window.report(trouble)
    else:
        TroubleWindow(app.theme, app.window, report_text(trouble)).exec()
