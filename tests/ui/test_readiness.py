"""When the window can be used."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from t4gsw_desktop.app import run
from t4gsw_desktop.ui.shell.readiness import when_painted


@pytest.mark.usefixtures("qapp")
def test_it_is_told_once_when_the_window_was_painted_and_not_before(qtbot) -> None:
    label, told = QLabel("words"), []
    qtbot.addWidget(label)
    when_painted(label, lambda: told.append("ready"))
    qtbot.wait(20)
    assert told == []
    label.show()
    qtbot.waitUntil(lambda: told != [])
    label.hide()
    label.show()
    qtbot.wait(20)
    assert told == ["ready"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("has_file", [True, False])
def test_program_that_is_to_quit_when_ready_says_so_and_quits(
    practice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], has_file: bool
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert run(practice if has_file else None, quit_when_ready=True) == 0
    assert capsys.readouterr().out == "ready\n"
