"""The wall goes where the room sees it, and never over the operator's window."""

import pytest
from PySide6.QtCore import QRect

from t4gsw_desktop.ui.projector.which_screen import ScreenFact, place_for_the_wall, screen_for_the_room

LAPTOP = ScreenFact("eDP-1", QRect(0, 0, 1366, 768), primary=True)
BEAMER = ScreenFact("HDMI-1", QRect(1366, 0, 1920, 1080))
WINDOW = QRect(20, 20, 1200, 700)


def test_room_gets_the_screen_the_operator_does_not_work_at() -> None:
    assert screen_for_the_room([LAPTOP, BEAMER], WINDOW) == BEAMER
    assert screen_for_the_room([LAPTOP, BEAMER], WINDOW.translated(1400, 0)) == LAPTOP


def test_window_between_two_screens_is_where_most_of_it_is() -> None:
    assert screen_for_the_room([LAPTOP, BEAMER], QRect(1266, 0, 600, 700)) == LAPTOP
    assert screen_for_the_room([LAPTOP, BEAMER], QRect(866, 0, 600, 700)) == BEAMER


def test_screen_used_before_is_used_again() -> None:
    wide = ScreenFact("DP-2", QRect(3286, 0, 3840, 2160))
    assert screen_for_the_room([LAPTOP, BEAMER, wide], WINDOW) == wide
    assert screen_for_the_room([LAPTOP, BEAMER, wide], WINDOW, "HDMI-1") == BEAMER
    assert screen_for_the_room([LAPTOP, BEAMER, wide], WINDOW, "unplugged") == wide


@pytest.mark.parametrize("screens", [[], [LAPTOP], [LAPTOP, ScreenFact("HDMI-1", QRect(0, 0, 1366, 768))]])
def test_no_screen_for_the_room_where_all_show_the_operators(screens: list[ScreenFact]) -> None:
    assert screen_for_the_room(screens, WINDOW) is None


def test_full_screen_is_all_of_that_screen() -> None:
    place = place_for_the_wall([LAPTOP, BEAMER], WINDOW)
    assert (place.area, place.screen, place.behind) == (BEAMER.area, "HDMI-1", False)


def test_one_wide_screen_has_the_window_beside_the_operators() -> None:
    wide = ScreenFact("DP-1", QRect(0, 0, 2560, 1440), primary=True)
    for operator in (QRect(0, 0, 1366, 768), QRect(1190, 0, 1366, 768)):
        place = place_for_the_wall([wide], operator)
        assert not place.screen
        assert not place.behind
        assert not place.area.intersects(operator)
        assert wide.area.contains(place.area)


def test_one_full_screen_has_the_window_behind_the_operators() -> None:
    place = place_for_the_wall([LAPTOP], LAPTOP.area)
    assert place.behind
    assert not place.screen
    assert LAPTOP.area.contains(place.area)
    assert place_for_the_wall([], QRect()).area.isValid()
