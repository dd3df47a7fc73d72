"""The real window over a real file, without a screen: the practice evening, made once and copied for each test."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from t4gsw_desktop.app import App, make_application
from t4gsw_desktop.commands.evening_plans import plan_activity
from t4gsw_desktop.commands.evening_setup import open_practice_night
from t4gsw_desktop.kinds.planning import activities_to_plan
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.theme import fonts

# The afternoon before the practice evening (21 January 2027): doors open at 18:00.
NOW = datetime(2027, 1, 21, 16, 40, tzinfo=UTC)
PICTURES = Path(__file__).parents[2] / "build" / "screens"

# What Qt says on every machine without a screen, and about names in scripts the first font lacks.
_USUAL = ("This plugin does not support", "OpenType support missing", "QFont::setPixelSize", "propagateSizeHints")


@pytest.fixture(scope="session")
def application() -> QApplication:
    """The one application, with every font a name may need."""
    app = make_application()
    fonts.load_first_fonts()
    fonts.load_other_fonts()
    return app


@pytest.fixture(scope="session")
def qapp(application: QApplication) -> QApplication:
    """What pytest-qt asks for."""
    return application


@pytest.fixture(autouse=True)
def _no_qt_warning(request: pytest.FixtureRequest) -> Any:
    """A warning of Qt's fails the test, as a log warning does; so does a Python exception inside a slot (pytest-qt)."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and kind != QtMsgType.QtInfoMsg and not any(part in text for part in _USUAL):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    if said and request.node.get_closest_marker("allow_log") is None:
        pytest.fail("Qt said without being expected:\n" + "\n".join(said), pytrace=False)


@pytest.fixture(autouse=True)
def _loops_turn(application: QApplication) -> Any:
    """Whoever ends the application ends every loop begun after it too, and so all later waiting, in any test."""
    yield
    turned: list[bool] = []
    loop = QEventLoop()
    QTimer.singleShot(0, loop, lambda: (turned.append(True), loop.quit()))
    loop.exec()
    if not turned:
        begin_loops_again(application)
        pytest.fail("this test has left the application ended: see begin_loops_again", pytrace=False)


def begin_loops_again(application: QApplication) -> None:
    """After the application was ended, as its last window does when it goes: a new beginning for those that follow."""
    settle()
    QTimer.singleShot(0, application.quit)
    application.exec()


class _StrayWindows(QObject):
    """Notes whatever shows itself as a window of its own although it is a part of one: a flash on the real screen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            usual = isinstance(watched, QMainWindow | QDialog | QMenu) or watched.windowFlags() & (
                Qt.WindowType.Popup | Qt.WindowType.ToolTip
            ) in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if not usual and not watched.property("own_window"):
                self.seen.append(f"{type(watched).__name__} “{watched.accessibleName()}”")
        return False


@pytest.fixture(autouse=True)
def _no_stray_window(application: QApplication) -> Any:
    """A label that is shown before it has a place flashes as a window and takes the keyboard away."""
    watcher = _StrayWindows()
    application.installEventFilter(watcher)
    yield
    application.removeEventFilter(watcher)
    if watcher.seen:
        pytest.fail("shown as windows of their own: " + ", ".join(watcher.seen), pytrace=False)


@pytest.fixture(scope="session")
def practice_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice evening with all its plans accepted, to be copied, never opened."""
    folder = tmp_path_factory.mktemp("practice")
    night = open_practice_night(folder / "practice.t4gsw", NOW)
    with night.workspace as workspace:
        waiting = workspace.read(activities_to_plan, night.event_id)
        for number, (activity, kind) in enumerate(waiting, 1):
            later = {one.id for one, _ in waiting[number:]}
            plan_activity(workspace, activity, kind, seconds=0.2, seed=1, at=NOW, giving_way=later)
    return folder / "practice.t4gsw"


@pytest.fixture
def practice(practice_file: Path, tmp_path: Path) -> Path:
    """A copy of the practice evening for this test."""
    return Path(shutil.copy(practice_file, tmp_path / "practice.t4gsw"))


@pytest.fixture
def now() -> datetime:
    """The time it is in the window; a test may have its own."""
    return NOW


@pytest.fixture
def app(application: QApplication, tmp_path: Path, now: datetime) -> Iterator[App]:
    """The application with settings of its own, in light, closed again at the end."""
    made = App(tmp_path / "settings" / "settings.json", clock=lambda: now)
    made.theme.choose(wish="light", scale=100)
    made.theme.change_now()
    yield made
    made.close()
    settle()


@pytest.fixture
def window(app: App, practice: Path) -> MainWindow:
    """The window of the practice evening, 1366 by 768."""
    return shown(app.open(practice))


@pytest.fixture
def empty_window(app: App, tmp_path: Path) -> MainWindow:
    """The window of a file with nothing in it."""
    return shown(app.create(tmp_path / "empty.t4gsw"))


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """The desk of the practice evening's window."""
    return window.desk


@pytest.fixture
def open_workspace(tmp_path: Path) -> Iterator[Callable[[Path], Workspace]]:
    """Open a file without a window; all are closed at the end."""
    opened: list[Workspace] = []

    def opening(path: Path) -> Workspace:
        opened.append(Workspace.open(path, components(), clock=lambda: NOW))
        return opened[-1]

    yield opening
    for workspace in opened:
        workspace.close()


def shown(window: MainWindow) -> MainWindow:
    """`window`, laid out as on a screen of 1366 by 768 and with its keyboard."""
    window.resize(1366, 768)
    window.show()
    for _ in range(20):  # a window has to stand before it can have the keyboard
        settle()
        if window.isActiveWindow():
            return window
        window.activateWindow()
    raise AssertionError("the window does not get the keyboard")


def settle() -> None:
    """Let everything that is waiting happen."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # only a running program does it by itself


def grab(widget: QWidget, name: str) -> Path:
    """Keep a picture of `widget` among the screens that a person looks at after the run."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.png"
    settle()
    assert widget.grab().save(str(path)), f"{path} could not be written"
    return path


def pytest_sessionfinish() -> None:
    """Qt objects that outlive the application end the interpreter badly; drop the window first."""
    app = QApplication.instance() if "PySide6.QtWidgets" in sys.modules else None
    if isinstance(app, QApplication) and os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        app.closeAllWindows()
