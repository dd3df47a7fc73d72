"""When the window can be used."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from t4gsw_desktop import app
from t4gsw_desktop.app import run
from t4gsw_desktop.ui.shell.readiness import when_painted
from t4gsw_desktop.ui.welcome.window import WelcomeWindow
from tests.ui.conftest import begin_loops_again


@pytest.mark.usefixtures("qapp")
def test_it_is_told_once_when_the_window_was_painted_and_not_before(qtbot) -> None:
    window, told = QMainWindow(), []
    window.setCentralWidget(QLabel("words"))
    qtbot.addWidget(window)
    when_painted(window, lambda: told.append("ready"))
    qtbot.wait(20)
    assert told == []
    window.show()
    qtbot.waitUntil(lambda: told != [])
    window.hide()
    window.show()
    qtbot.wait(20)
    assert told == ["ready"]


@pytest.fixture
def _whole_run(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program runs to its very end here, and the tests that follow begin anew."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    yield
    begin_loops_again(qapp)


@pytest.mark.usefixtures("_whole_run")
@pytest.mark.parametrize("has_file", [True, False])
def test_program_that_is_to_quit_when_ready_says_so_and_quits(
    practice: Path, capsys: pytest.CaptureFixture[str], has_file: bool
) -> None:
    assert run(practice if has_file else None, quit_when_ready=True) == 0
    assert capsys.readouterr().out == "ready\n"


@pytest.mark.usefixtures("_whole_run")
def test_file_that_does_not_open_is_told_on_the_welcome_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []

    def look(qt: QApplication) -> None:
        pages = [one for one in qt.topLevelWidgets() if isinstance(one, WelcomeWindow) and one.isVisible()]
        said.extend(page.strip.sentence for page in pages)
        qt.closeAllWindows()
        qt.quit()

    monkeypatch.setattr(app, "_tell_ready", look)
    spoilt = tmp_path / "spoilt.t4gsw"
    spoilt.write_text("not a workspace", encoding="utf-8")
    assert run(spoilt, quit_when_ready=True) == 0
    assert len(said) == 1
    assert "spoilt.t4gsw" in said[0]


# Each of these takes a noticeable part of a second, and none is needed before a paper, list or code is asked for.
LATE = (
    "reportlab",
    "PIL",
    "qrcode",
    "uharfbuzz",
    "icalendar",
    "xlsxwriter",
    "python_calamine",
    "pypdfium2",
    "zxingcpp",
)
OPEN = """
import sys
from t4gsw_desktop.__main__ import main
code = main([sys.argv[1], "--quit-when-ready"])
print(*sorted({name.partition(".")[0] for name in sys.modules}))
sys.exit(code)
"""


def test_window_opens_without_what_is_only_needed_later(practice: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(practice)],
        cwd=root,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    ready, loaded = done.stdout.splitlines()
    assert ready == "ready"
    assert "sqlalchemy" in loaded.split()
    assert sorted(set(LATE) & set(loaded.split())) == []
