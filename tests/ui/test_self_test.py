"""What the program's test of itself looks at in Qt: each part is able to fail."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QTimer

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.ui import self_test
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.shell.screens import SCREENS
from t4gsw_desktop.ui.shell.window import MainWindow


@pytest.fixture
def own_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of resources that is empty yet."""
    monkeypatch.setattr(self_test, "resource_folder", lambda: tmp_path)
    return tmp_path


@pytest.mark.usefixtures("qapp")
def test_fonts_and_icons_of_this_copy_are_whole() -> None:
    assert "fonts" in self_test.check_screen_fonts()
    assert "icons" in self_test.check_icons()


@pytest.mark.usefixtures("qapp")
def test_picture_format_without_a_plugin_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "PICTURE_FORMATS", frozenset({"png", "daguerreotype"}))
    with pytest.raises(Refusal, match="no plugin of Qt reads daguerreotype"):
        self_test.check_plugins()


@pytest.mark.usefixtures("qapp")
def test_style_that_is_missing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "STYLE", "Baroque")
    with pytest.raises(Refusal, match="Qt has no style Baroque"):
        self_test.check_plugins()


@pytest.mark.usefixtures("qapp")
def test_plugin_for_screens_that_is_missing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLibraryInfo, "path", lambda _which: str(tmp_path))
    with pytest.raises(Refusal, match=r"Qt's plugin for \w+ is missing"):
        self_test.check_plugins()


@pytest.mark.usefixtures("qapp")
def test_plugin_for_screens_that_does_not_load_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "platforms").mkdir()
    for name in ("libqxcb.so", "qwindows.dll", "libqcocoa.dylib"):
        (tmp_path / "platforms" / name).write_bytes(b"not a library")
    monkeypatch.setattr(QLibraryInfo, "path", lambda _which: str(tmp_path))
    with pytest.raises(Refusal, match=r"Qt's plugin for \w+ does not load"):
        self_test.check_plugins()


@pytest.mark.usefixtures("qapp")
def test_missing_and_broken_fonts_are_found(own_resources: Path) -> None:
    with pytest.raises(Refusal, match="there are no fonts"):
        self_test.check_screen_fonts()
    (own_resources / "fonts" / "Broken").mkdir(parents=True)
    (own_resources / "fonts" / "Broken" / "Broken.ttf").write_bytes(b"not a font")
    with pytest.raises(Refusal, match=r"Qt cannot use the font Broken\.ttf"):
        self_test.check_screen_fonts()


@pytest.mark.usefixtures("qapp")
def test_missing_and_blank_icons_are_found(own_resources: Path) -> None:
    with pytest.raises(Refusal, match="there are no icons"):
        self_test.check_icons()
    (own_resources / "icons").mkdir()
    (own_resources / "icons" / "blank.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    with pytest.raises(Refusal, match=r"the icon blank\.svg cannot be drawn"):
        self_test.check_icons()


def test_every_screen_of_the_practice_evening_is_drawn(window: MainWindow) -> None:
    window.build_all()
    assert self_test.check_screens(window) == ", ".join(screen.key for screen in SCREENS)


def test_blank_screen_is_found(window: MainWindow) -> None:
    window._screens["people"] = Screen(window.desk)
    window._stack.addWidget(window._screens["people"])
    with pytest.raises(Refusal, match="blank: .*people"):
        self_test.check_screens(window)


def test_trouble_that_qt_passes_on_to_nobody_is_found(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble() -> None:
        raise KeyError("in a slot")

    def show_screen(_key: str) -> None:
        QTimer.singleShot(0, stumble)

    monkeypatch.setattr(window, "show_screen", show_screen)
    before = sys.excepthook
    with pytest.raises(Refusal, match="the screen tonight: .*in a slot"):
        self_test.check_screens(window)
    assert sys.excepthook is before
