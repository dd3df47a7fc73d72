"""A print queue of scripts in place of the computer's own, and the print centre of the practice evening."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from t4gsw_desktop.services.print_queue import Printer
from t4gsw_desktop.ui.print_centre.screen import PrintScreen
from t4gsw_desktop.ui.print_centre.sheaves import Sheaf
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle

LPSTAT = """#!/bin/sh
case "$1" in
  -e) cat "{folder}/printers" ;;
  -p) while read name; do echo "printer $name is idle.  enabled since Thu 21 Jan 2027"; done < "{folder}/printers" ;;
  -d) echo "system default destination: $(head -n 1 "{folder}/printers")" ;;
esac
"""
LP = """#!/bin/sh
echo "$*" >> "{folder}/asked"
[ -e "{folder}/broken" ] && exit 1
for last; do :; done
cat "$last" > "{folder}/came.pdf"
echo "request id is Hall_office-1 (1 file(s))"
"""


class Queue:
    """What the scripts were told, and what they are to answer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.printers("Hall_office", "Library")

    def printers(self, *names: str) -> None:
        (self._folder / "printers").write_text("".join(f"{name}\n" for name in names))

    def break_down(self) -> None:
        (self._folder / "broken").touch()

    @property
    def came(self) -> bytes:
        """The PDF that came last, b"" for none."""
        path = self._folder / "came.pdf"
        return path.read_bytes() if path.exists() else b""

    @property
    def asked(self) -> list[str]:
        path = self._folder / "asked"
        return path.read_text().splitlines() if path.exists() else []


@pytest.fixture(autouse=True)
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """The scripts lp and lpstat before all others on PATH."""
    if os.name != "posix":
        pytest.skip("this system has no print queue of that kind")
    folder = tmp_path / "queue"
    folder.mkdir()
    for name, text in (("lp", LP), ("lpstat", LPSTAT)):
        script = folder / name
        script.write_text(text.replace("{folder}", str(folder)))
        script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return Queue(folder)


@pytest.fixture
def drawn(qtbot: QtBot) -> Callable[[PrintScreen], Sheaf]:
    """Wait until the chosen paper is drawn and its page shown, and give its pages."""

    def waiting(screen: PrintScreen) -> Sheaf:
        qtbot.waitUntil(lambda: screen.sheaf is not None, timeout=30_000)
        sheaf = screen.sheaf
        assert sheaf is not None
        if not sheaf.refused:
            qtbot.waitUntil(lambda: screen.preview.view.image is not None, timeout=30_000)
        return sheaf

    return waiting


@pytest.fixture
def screen(window: MainWindow, qtbot: QtBot, drawn: Callable[[PrintScreen], Sheaf]) -> PrintScreen:
    """The print centre with its first page drawn and its printers found."""
    window.show_screen("print")
    page = window.screen
    assert isinstance(page, PrintScreen)
    drawn(page)
    qtbot.waitUntil(lambda: page.office.printers is not None, timeout=10_000)
    settle()
    return page


def names(printers: tuple[Printer, ...] | None) -> list[str]:
    """What printers are called."""
    return [printer.name for printer in printers or ()]
