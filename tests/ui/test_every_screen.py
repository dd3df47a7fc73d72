"""Every screen in every look and size: its picture is kept for people, and it is gone over for what a machine sees."""

import pytest
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.ui.shell.screens import SCREENS
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.theme.tokens import LOOKS, PAIRS, colours, contrast_ratio
from tests.ui.conftest import grab, settle
from tests.ui.inspection import complaints_about

KEYS = [place.key for place in SCREENS]
# width, height, scale: the picture's size, the smallest laptop, large text, the smallest window
ROOMS = ((1366, 768, 100), (1366, 690, 100), (1366, 768, 150), (1366, 768, 200), (1024, 600, 100))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room[0]}x{room[1]} at {room[2]} %")
def test_nothing_is_cut_off_nameless_out_of_reach_or_too_small(window: MainWindow, room: tuple[int, int, int]) -> None:
    window.theme.choose(scale=room[2])
    window.theme.change_now()
    window.resize(room[0], room[1])
    window.rebuild()
    settle()
    wrong = []
    for key in KEYS:
        window.show_screen(key)
        settle()
        wrong += complaints_about(window)
    assert not wrong, "\n".join(wrong)
    assert (window.width(), window.height()) == room[:2]


def test_empty_file_says_what_to_do_on_every_screen(empty_window: MainWindow) -> None:
    wrong = []
    for key in KEYS:
        empty_window.show_screen(key)
        settle()
        grab(empty_window, f"empty-{key}")
        wrong += complaints_about(empty_window)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("look", LOOKS)
def test_every_screen_has_its_picture_taken(window: MainWindow, look: str, scale: int) -> None:
    window.theme.choose(wish=look, scale=scale)
    window.theme.change_now()
    settle()
    for key in KEYS:
        window.show_screen(key)
        settle()
        picture = grab(window, f"{key}-{look}-{scale}")
        assert picture.stat().st_size > 5000
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("look", LOOKS)
def test_every_pair_of_colours_can_be_read(look: str) -> None:
    tokens = colours(look)
    weak = [
        f"{ink} on {ground}: {contrast_ratio(tokens[ink], tokens[ground]):.2f}"
        for ink, ground, least in PAIRS
        if contrast_ratio(tokens[ink], tokens[ground]) < least
    ]
    assert weak == []
