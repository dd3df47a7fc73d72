"""Settings: each choice shows at once, is kept for next time, and can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton

from t4gsw_desktop import settings as kept_settings
from t4gsw_desktop.app import App
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.settings import Settings
from t4gsw_desktop.storage.backups import list_backups
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle


def button(window: MainWindow, name: str) -> QPushButton:
    found = [one for one in window.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, f"{name}: {len(found)} buttons"
    return found[0]


def test_look_and_size_show_at_once_and_are_kept(window: MainWindow, app: App, tmp_path: Path) -> None:
    window.show_screen("settings")
    button(window, "Look: Dark").click()
    settle()
    assert app.theme.look == "dark"
    button(window, "Text size: 125 %").click()
    settle()
    assert app.theme.scale == 125
    kept = kept_settings.load(tmp_path / "settings" / "settings.json")
    assert (kept.look, kept.scale) == ("dark", 125)


def test_change_is_taken_back_by_the_message(window: MainWindow, app: App) -> None:
    window.show_screen("settings")
    button(window, "Look: High contrast").click()
    settle()
    undo = [one for one in window.foot.findChildren(Button) if one.words == "Undo"]
    undo[0].click()
    settle()
    assert app.theme.look != "contrast"
    assert window.desk.settings.look == app.settings.look == "system"


def test_keys_at_the_foot_go_and_come(window: MainWindow) -> None:
    window.show_screen("settings")
    box = window.findChild(QCheckBox, "settings-show_keys")
    assert box is not None
    box.click()
    assert window.desk.settings.show_keys is False
    box.click()
    assert window.desk.settings.show_keys is True


def test_backup_is_made_listed_and_brought_back_beside_the_file(window: MainWindow) -> None:
    window.show_screen("settings")
    path = window.desk.workspace.path
    before = len(list_backups(path))
    button(window, "Make a backup now").click()
    settle()
    assert len(list_backups(path)) == before + 1
    again = [one for one in window.screen.findChildren(Button) if one.words == "Bring back" and one.isVisible()]
    again[0].click()
    assert window.foot.said is not None
    assert "lies beside your file" in window.foot.said.sentence
    (copy,) = path.parent.glob("*brought back*.t4gsw")
    assert window.foot.said.press is not None
    window.foot.said.press()
    settle()
    opened = window_of(window, copy)
    assert opened.desk.workspace.path == copy


def window_of(before: MainWindow, path: Path) -> MainWindow:
    """The window that took the place of another one."""
    from PySide6.QtWidgets import QApplication

    (one,) = [
        top
        for top in QApplication.topLevelWidgets()
        if isinstance(top, MainWindow) and top is not before and top.isVisible()
    ]
    return one


def test_spoilt_settings_are_those_of_a_first_evening(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for text in ("", "{", "[]", '{"scale": "big", "look": 7, "recent": 3}', "null"):
        path.write_text(text, encoding="utf-8")
        assert kept_settings.load(path) == Settings()
    path.write_text('{"look": "dark", "unknown": 1}', encoding="utf-8")
    assert kept_settings.load(path) == Settings(look="dark")


def test_recent_files_are_told_once_latest_first() -> None:
    settings = Settings()
    for name in ("a", "b", "a", *"cdefghij"):
        settings = settings.with_recent(name)
    assert settings.recent == ("j", "i", "h", "g", "f", "e", "d", "c")
    assert settings.without_recent("i").recent == ("j", "h", "g", "f", "e", "d", "c")


def test_settings_that_cannot_be_written_hold_until_the_end(window: MainWindow, app: App, tmp_path: Path) -> None:
    folder = tmp_path / "settings"
    (folder / "settings.json").unlink()
    (folder / "settings.json").mkdir()
    window.change_look("dark")
    assert app.settings.look == "dark"
    assert window.theme.look == "dark"


def test_no_file_is_left_open_by_a_refusal(app: App, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        app.open(tmp_path / "nowhere.t4gsw")
    assert app.window is None


def test_single_letters_stop_working_at_once(window: MainWindow) -> None:
    window.show_screen("settings")
    box = window.findChild(QCheckBox, "settings-single_letters")
    assert box is not None
    box.click()
    settle()
    window.show_screen("people")
    assert window.desk.actions.get("people.edit").shortcut == ""
