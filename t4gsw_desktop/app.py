"""The application: makes the look, opens the file, shows the window, and survives trouble after telling of it."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox

from t4gsw_desktop import settings as kept_settings
from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.services.workspace import Workspace, now_utc
from t4gsw_desktop.settings import Settings
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.readiness import when_painted
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.theme import fonts
from t4gsw_desktop.ui.theme.theme import Theme


class App:
    """Holds the application together: one theme, one file of settings, one window at a time."""

    def __init__(self, settings_file: Path, clock: Callable[[], datetime] = now_utc) -> None:
        self._settings_file, self._clock = settings_file, clock
        self.settings = kept_settings.load(settings_file)
        fonts.load_first_fonts()
        self.theme = Theme(self.settings.look, self.settings.scale)
        self.theme.dress()
        self.window: QMainWindow | None = None
        self.desk: Desk | None = None

    def open(self, path: Path) -> MainWindow:
        """Open the file at `path` and show its window. Raises Refusal when it cannot be opened."""
        workspace = Workspace.open(path, components(), clock=self._clock)
        return self._show(workspace)

    def create(self, path: Path) -> MainWindow:
        """Make a new file at `path` and show its window. Raises Refusal when that cannot be."""
        return self._show(Workspace.create(path, components(), clock=self._clock))

    def practise(self, path: Path) -> MainWindow:
        """Make a file with the practice evening of sixty invented people at `path`, and show its window."""
        from t4gsw_desktop.commands.evening_setup import open_night
        from t4gsw_desktop.exchange.guest_lists.reading import read_table

        shipped = resource_folder() / "practice"
        guests = (shipped / "guests.csv").read_bytes()
        night = open_night(
            path,
            read_table(guests, "guests.csv"),
            "guests.csv",
            guests,
            description=(shipped / "evening.toml").read_bytes(),
            name="evening.toml",
            day=None,
            now=self._clock(),
        )
        night.workspace.close()
        return self.open(path)

    def welcome(self) -> QMainWindow:
        """Show the two doors for somebody who has no file open."""
        from t4gsw_desktop.ui.welcome.window import WelcomeWindow

        self._close_window()
        self.window = WelcomeWindow(self)
        self.window.show()
        return self.window

    def keep(self, settings: Settings) -> None:
        """Keep the choices for this computer; where they cannot be written, they hold until the program is closed."""
        self.settings = settings
        try:
            kept_settings.save(self._settings_file, settings)
        except OSError as trouble:
            if self.desk is not None:
                self.desk.warn(f"Your choices hold for now, but could not be kept for next time: {trouble.strerror}.")

    def leave(self, path: Path | None) -> None:
        """Close the open file and show `path`, or the welcome page."""
        if path is None:
            self.welcome()
        else:
            self.open(path)

    def close(self) -> None:
        """Close the window and let go of the file."""
        self._close_window()

    def _show(self, workspace: Workspace) -> MainWindow:
        self._close_window()
        desk = Desk(workspace, self.theme, self.settings, self._clock)
        desk.choose_event(event_to_show(desk))
        desk.settings_changed.connect(self.keep)
        self.desk = desk
        self.keep(self.settings.with_recent(str(workspace.path)))
        desk.settings = self.settings
        window = MainWindow(desk, self.leave)
        self.window = window
        window.show()
        QTimer.singleShot(0, fonts.load_other_fonts)
        return window

    def _close_window(self) -> None:
        window, desk, self.window, self.desk = self.window, self.desk, None, None
        if window is not None:
            window.close()
            window.deleteLater()
        if desk is not None:
            desk.workspace.close()


def event_to_show(desk: Desk) -> str:
    """The event that is on now or comes next, else the latest, else none."""

    def load(view: View) -> tuple[Event, ...]:
        return view.find(Event)

    events = sorted(desk.read(load), key=lambda event: event.starts)
    now = to_text(desk.clock())
    coming = [event for event in events if event.ends >= now]
    return coming[0].id if coming else events[-1].id if events else ""


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
    recent = Path(app.settings.recent[0]) if app.settings.recent else None
    first = path or (recent if recent is not None and recent.exists() else None)
    try:
        app.welcome() if first is None else app.open(first)
    except Refusal as refusal:
        _refuse_at_the_door(app.welcome(), refusal)
    if quit_when_ready and app.window is not None:
        when_painted(app.window, lambda: _tell_ready(qt))
    code = qt.exec()
    app.close()
    return code


def _refuse_at_the_door(window: QMainWindow, refusal: Refusal) -> None:
    """Say over the welcome page why the file did not open; another can be chosen there."""
    box = QMessageBox(QMessageBox.Icon.Warning, "T4GSW Desktop", refusal.sentence, parent=window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _tell_ready(qt: QApplication) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    qt.quit()


def _survive(app: App, trouble: BaseException) -> None:
    if isinstance(app.window, MainWindow):
        app.window.report(trouble)
    else:
        sys.__excepthook__(type(trouble), trouble, trouble.__traceback__)
