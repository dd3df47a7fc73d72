"""One window for all tests of the import, over an evening with sixty guests; each test takes back what it did."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.app import App
from t4gsw_desktop.ui.guest_import.screen import ImportScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import NOW, settle, shown


@pytest.fixture(scope="module")
def one_window(application: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """The window of the practice evening, without its plans."""
    folder = tmp_path_factory.mktemp("evening")
    made = App(folder / "settings.json", clock=lambda: NOW)
    made.theme.choose(wish="light", scale=100)
    yield shown(made.practise(folder / "evening.t4gsw"))
    made.theme.choose(wish="light", scale=100)
    made.close()


@pytest.fixture
def window(one_window: MainWindow) -> Iterator[MainWindow]:
    """The one window as it was at first: in light, 1366 by 768, and with nothing imported."""
    step = one_window.desk.workspace.step()
    one_window.show_screen("import")
    screen = one_window.screen
    assert isinstance(screen, ImportScreen)
    screen.begin_again()
    one_window.activateWindow()
    yield one_window
    one_window.desk.background.end()
    settle()
    while one_window.desk.workspace.changes_since(step) and _undone(one_window):
        settle()
    one_window.foot.hide_message()
    one_window.theme.choose(wish="light", scale=100)
    if one_window.size().toTuple() != (1366, 768):
        one_window.resize(1366, 768)
        one_window.rebuild()
    settle()


def _undone(window: MainWindow) -> bool:
    """Take back one import; False when there is none left."""
    label = window.desk.workspace.undo_label() or ""
    return label.startswith(("Import ", "Bring the list")) and window.desk.workspace.undo() is not None
