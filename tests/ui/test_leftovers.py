"""Nothing of a page that has been built anew, or of a window that has been closed, stays behind out of sight."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from t4gsw_desktop.app import App
from t4gsw_desktop.ui.shell.screens import SCREENS
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.welcome.window import Trouble, WelcomeWindow
from tests.ui.conftest import settle, shown


def tops() -> list[QWidget]:
    """Every widget that stands in no other, once all that was put away has gone."""
    settle()
    return QApplication.topLevelWidgets()


def told(widgets: list[QWidget]) -> list[str]:
    return sorted(f"{type(one).__name__} “{one.accessibleName()}”" for one in widgets)


def parts_of(window: MainWindow) -> Counter[str]:
    return Counter(type(one).__name__ for one in window.children())


def visit_all(window: MainWindow) -> None:
    for known in SCREENS:
        window.show_screen(known.key)
        settle()


@pytest.mark.parametrize(
    ("size", "scale"), [((1366, 768), 100), ((900, 700), 100), ((1366, 768), 200)], ids=["roomy", "narrow", "large"]
)
def test_window_keeps_no_more_parts_however_often_it_is_built(
    app: App, practice: Path, size: tuple[int, int], scale: int
) -> None:
    before = tops()
    window = shown(app.open(practice))
    window.resize(*size)
    app.theme.choose(scale=scale)
    app.theme.change_now()
    window.rebuild()
    window.build_all()
    strays = [one for one in tops() if one.parent() is None and one is not window and one not in before]
    strays = [one for one in strays if not one.property("own_window")]  # the second screen is one
    assert told(strays) == [], "these stand in nothing before they are shown"
    visit_all(window)
    once, parts = told(tops()), parts_of(window)
    window.rebuild()
    visit_all(window)
    assert told(tops()) == once
    assert parts_of(window) == parts
    app.close()
    assert told([one for one in tops() if one not in before]) == []


def test_welcome_page_and_what_it_says_go_with_their_window(app: App, practice: Path) -> None:
    before = tops()
    window = shown(app.open(practice))
    window.build_all()
    open_before = told(tops())
    for _ in range(2):
        page = app.welcome()
        assert isinstance(page, WelcomeWindow)
        page.say(Trouble("This file is in use.", practice))
        page.say(Trouble("This file is in use by somebody.", practice))
        page.rebuild()
        settle()
        app.back()
        assert told(tops()) == open_before
    app.close()
    assert told([one for one in tops() if one not in before]) == []
