"""The screen of the slips in every size of window and text, with a slip open and with one that cannot be read."""

import pytest

from t4gsw_desktop.ui.keep_in_touch.screen import KeepInTouchScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import grab, settle
from tests.ui.inspection import complaints_about
from tests.ui.keep_in_touch.test_typing_slips import keys, slip

ROOMS = ((1366, 690, 100), (1366, 768, 200), (1024, 600, 100))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room[0]}x{room[1]} at {room[2]} %")
@pytest.mark.parametrize("look", ["light", "contrast"])
def test_open_slip_is_whole_in_every_room(window: MainWindow, room: tuple[int, int, int], look: str) -> None:
    window.theme.choose(wish=look, scale=room[2])
    window.theme.change_now()
    window.resize(room[0], room[1])
    window.rebuild()
    settle()
    window.show_screen("keep-in-touch")
    settle()
    screen = window.screen
    assert isinstance(screen, KeepInTouchScreen)
    assert complaints_about(window) == []
    screen.form.who.setFocus()
    keys(slip(window, 0).code)
    screen.form.ticks.setText("1 99")
    screen.form.save()
    settle()
    grab(window, f"keep-in-touch-open-{look}-{room[0]}-{room[2]}")
    assert complaints_about(window) == []
