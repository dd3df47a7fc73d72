"""What the program's test of itself looks at in Qt: each part is able to fail."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QLabel, QWidget

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.ui import self_test


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


@pytest.mark.usefixtures("qapp")
def test_blank_screen_is_found_and_a_drawn_one_is_not() -> None:
    assert self_test.check_pictures([("words", QLabel("words"))]) == "1 screens: words"
    blank = QWidget()
    blank.resize(40, 40)
    with pytest.raises(Refusal, match="the screen empty is blank"):
        self_test.check_pictures([("words", QLabel("words")), ("empty", blank)])
    with pytest.raises(Refusal, match="there are no screens"):
        self_test.check_pictures([])
