"""The camera at the door as a helper meets it: off, on, unplugged, taken, missing; and codes held before it."""

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.ui.camera import camera_words as states
from t4gsw_desktop.ui.camera import lookout as lookouts
from t4gsw_desktop.ui.camera.cameras import BROKEN, REFUSED, TAKEN, Frame
from t4gsw_desktop.ui.camera.lookout import Lookout
from t4gsw_desktop.ui.camera.panel import CameraPanel
from t4gsw_desktop.ui.shell.desk import Desk
from tests.ui.camera.conftest import BUILT_IN, PLUGGED, HandCameras, Opening, frame_of
from tests.ui.conftest import grab, settle
from tests.ui.inspection import cut_off, sideways, too_small

ADA, WREN = new_code((), lambda letters: letters[3]), new_code((), lambda letters: letters[9])


def says(panel: CameraPanel) -> list[str]:
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible() and one.text()]


def show(qtbot: QtBot, panel: CameraPanel, hand: HandCameras, frame: Frame) -> None:
    """Hold a frame before the camera until it was read and shown."""
    with qtbot.waitSignal(panel.lookout.pictured, timeout=5_000):
        hand.show(frame)


def troubles(panel: CameraPanel, desk: Desk) -> list[str]:
    """What cannot be read on the panel when it has the height it asks for."""
    settle()
    panel.resize(panel.width(), max(panel.heightForWidth(panel.width()), panel.sizeHint().height()))
    settle()
    return [*cut_off(panel), *sideways(panel), *too_small(panel, desk.theme)]


def turn_on(qtbot: QtBot, panel: CameraPanel, hand: HandCameras) -> None:
    panel.lookout.turn(True)
    show(qtbot, panel, hand, frame_of(""))


def test_camera_is_off_at_first_and_nothing_is_loaded_for_it(panel: CameraPanel, hand: HandCameras) -> None:
    assert says(panel) == ["Camera is off", "The scanner and the keyboard work."]
    assert hand.starts == []
    assert not panel._view.isVisible()


def test_turning_on_shows_the_picture_and_is_remembered(
    qtbot: QtBot, panel: CameraPanel, hand: HandCameras, desk: Desk
) -> None:
    qtbot.mouseClick(panel._start, Qt.MouseButton.LeftButton)
    assert says(panel)[0] == "Camera is starting"
    show(qtbot, panel, hand, frame_of(""))
    assert says(panel)[0] == "Camera is on"
    assert hand.running == BUILT_IN.id
    assert (desk.settings.camera, desk.settings.camera_on) == (BUILT_IN.id, True)
    qtbot.mouseClick(panel._turn, Qt.MouseButton.LeftButton)
    assert says(panel)[0] == "Camera is off"
    assert hand.running == ""
    assert not desk.settings.camera_on


def test_camera_that_was_on_is_on_again(qtbot: QtBot, desk: Desk, open_panel: Opening) -> None:
    desk.keep_settings(replace(desk.settings, camera=PLUGGED.id, camera_on=True))
    hand = HandCameras(BUILT_IN, PLUGGED)
    open_panel(hand)
    assert hand.starts == [PLUGGED.id]


def test_each_sight_is_told_once(qtbot: QtBot, panel: CameraPanel, hand: HandCameras) -> None:
    told: list[str] = []
    panel.seen.connect(told.append)
    turn_on(qtbot, panel, hand)
    for code in (ADA, ADA, WREN, "", ADA, WREN):
        show(qtbot, panel, hand, frame_of(code))
    assert told == [ADA, WREN]


def test_badge_of_an_earlier_program_counts_when_it_is_expected(
    qtbot: QtBot, panel: CameraPanel, hand: HandCameras
) -> None:
    told: list[str] = []
    panel.seen.connect(told.append)
    turn_on(qtbot, panel, hand)
    for _ in range(3):
        show(qtbot, panel, hand, frame_of("SF1K7QX2M9"))
    assert told == []
    panel.lookout.expect({"SF1K7QX2M9": "somebody"})
    show(qtbot, panel, hand, frame_of("SF1K7QX2M9"))
    assert told == []
    show(qtbot, panel, hand, frame_of("SF1K7QX2M9"))
    assert told == ["SF1K7QX2M9"]


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (frame_of("", light=20), "It is too dark here."),
        (frame_of("SF1K7QX2M9"), "This code is not from one of our badges."),
    ],
)
def test_what_is_in_the_way_is_said(
    qtbot: QtBot, panel: CameraPanel, hand: HandCameras, frame: Frame, words: str
) -> None:
    turn_on(qtbot, panel, hand)
    for _ in range(12):
        show(qtbot, panel, hand, frame)
    assert words in says(panel)
    for _ in range(12):
        show(qtbot, panel, hand, frame_of(ADA))
    assert words not in says(panel)


def test_screen_lights_a_dark_place(qtbot: QtBot, panel: CameraPanel, hand: HandCameras) -> None:
    turn_on(qtbot, panel, hand)
    assert not panel._light.isVisible()
    for _ in range(12):
        show(qtbot, panel, hand, frame_of("", light=20))
    qtbot.mouseClick(panel._light, Qt.MouseButton.LeftButton)
    settle()
    assert panel.grab().toImage().pixelColor(4, 4).name() == "#ffffff"
    for _ in range(20):  # which helps, and the button to put it out stays
        show(qtbot, panel, hand, frame_of(""))
    assert panel._light.isVisible()
    qtbot.mouseClick(panel._light, Qt.MouseButton.LeftButton)
    assert panel._lamp is None


def test_camera_unplugged_comes_back_by_itself(qtbot: QtBot, panel: CameraPanel, hand: HandCameras) -> None:
    turn_on(qtbot, panel, hand)
    hand.unplug(BUILT_IN)
    assert says(panel)[0] == "Camera is unplugged"
    assert hand.running == ""
    hand.plug_in(BUILT_IN)
    assert hand.running == BUILT_IN.id
    show(qtbot, panel, hand, frame_of(""))
    assert says(panel)[0] == "Camera is on"


def test_camera_that_stumbles_because_it_was_unplugged_is_unplugged(
    qtbot: QtBot, panel: CameraPanel, hand: HandCameras
) -> None:
    turn_on(qtbot, panel, hand)
    hand.there.remove(BUILT_IN)
    hand.troubled.emit(BROKEN)  # some systems tell this first
    assert says(panel)[0] == "Camera is unplugged"
    hand.listed.emit()
    hand.plug_in(BUILT_IN)
    assert hand.running == BUILT_IN.id


@pytest.mark.parametrize(
    ("trouble", "title"),
    [
        (TAKEN, "Camera is in use"),
        (REFUSED, "Camera is not allowed"),
        (BROKEN, "Camera gives no picture"),
    ],
)
def test_trouble_is_told_and_can_be_tried_again(
    qtbot: QtBot, panel: CameraPanel, hand: HandCameras, trouble: str, title: str
) -> None:
    panel.lookout.turn(True)
    hand.troubled.emit(trouble)
    assert says(panel)[0] == title
    assert "The scanner and the keyboard work." in says(panel)[1]
    assert hand.running == ""
    qtbot.mouseClick(panel._turn, Qt.MouseButton.LeftButton)
    show(qtbot, panel, hand, frame_of(""))
    assert says(panel)[0] == "Camera is on"


def test_camera_of_another_program_is_asked_for_again_by_itself(
    qtbot: QtBot, panel: CameraPanel, hand: HandCameras, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookouts, "AGAIN", 1)
    panel.lookout.turn(True)
    hand.troubled.emit(TAKEN)
    qtbot.waitUntil(lambda: hand.running == BUILT_IN.id)
    show(qtbot, panel, hand, frame_of(""))
    assert says(panel)[0] == "Camera is on"


def test_no_camera_is_said_and_one_that_is_plugged_in_is_used(qtbot: QtBot, open_panel: Opening) -> None:
    hand = HandCameras()
    panel = open_panel(hand)
    panel.lookout.turn(True)
    assert says(panel) == ["No camera found", "The scanner and the keyboard work."]
    hand.plug_in(PLUGGED)
    show(qtbot, panel, hand, frame_of(""))
    assert says(panel)[0] == "Camera is on"


def test_camera_that_falls_silent_is_started_anew(
    qtbot: QtBot, panel: CameraPanel, hand: HandCameras, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn_on(qtbot, panel, hand)
    monkeypatch.setattr(lookouts, "NO_FRAME", 20)
    monkeypatch.setattr(lookouts, "FIRST_FRAME", 20)
    hand.show(frame_of(""))
    qtbot.waitUntil(lambda: len(hand.starts) == 2)  # as after the computer slept
    qtbot.waitUntil(lambda: says(panel)[0] == "Camera gives no picture")


def test_another_camera_can_be_picked(qtbot: QtBot, panel: CameraPanel, hand: HandCameras, desk: Desk) -> None:
    turn_on(qtbot, panel, hand)
    assert panel._picker.isVisible()
    panel._picker.setCurrentIndex(1)
    assert hand.running == PLUGGED.id
    assert desk.settings.camera == PLUGGED.id
    show(qtbot, panel, hand, frame_of(""))
    assert not panel._view.mirrored
    hand.unplug(BUILT_IN)
    assert not panel._picker.isVisible()
    assert hand.running == PLUGGED.id


def test_camera_is_let_go_when_the_page_is_left_for_a_while(
    qtbot: QtBot, panel: CameraPanel, hand: HandCameras, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookouts, "LEFT_FOR", 1)
    turn_on(qtbot, panel, hand)
    panel.hide()
    qtbot.waitUntil(lambda: hand.running == "")
    panel.show()
    qtbot.waitUntil(lambda: hand.running == BUILT_IN.id)


def test_page_that_is_left_for_a_moment_keeps_the_camera(qtbot: QtBot, panel: CameraPanel, hand: HandCameras) -> None:
    turn_on(qtbot, panel, hand)
    panel.hide()
    panel.show()
    settle()
    assert hand.starts == [BUILT_IN.id]


def test_camera_is_let_go_when_the_window_is_minimised(qtbot: QtBot, panel: CameraPanel, hand: HandCameras) -> None:
    turn_on(qtbot, panel, hand)
    panel.setWindowState(Qt.WindowState.WindowMinimized)
    settle()
    assert hand.running == ""
    panel.setWindowState(Qt.WindowState.WindowNoState)
    panel.show()
    qtbot.waitUntil(lambda: hand.running == BUILT_IN.id)


def test_lookout_outlives_its_panel(desk: Desk) -> None:
    assert Lookout.of(desk) is Lookout.of(desk)
    assert Lookout.of(desk).state == states.OFF


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_off(
    qtbot: QtBot, desk: Desk, open_panel: Opening, hand: HandCameras, look: str, scale: int
) -> None:
    desk.theme.choose(wish=look, scale=scale)
    desk.theme.change_now()
    panel = open_panel(hand)
    for state in ("off", "taken", "refused"):
        if state != "off":
            panel.lookout.turn(True)
            hand.troubled.emit(state)
        assert troubles(panel, desk) == [], state
        grab(panel, f"camera-{state}-{look}-{scale}")
    turn_on(qtbot, panel, hand)
    for _ in range(12):
        show(qtbot, panel, hand, frame_of("", light=20))
    assert troubles(panel, desk) == []
    grab(panel, f"camera-on-{look}-{scale}")


class _Knot:
    """Something that only a collection frees."""

    def __init__(self) -> None:
        self.itself = self


def test_rubbish_is_collected_by_the_window_while_the_camera_is_on(
    qtbot: QtBot, panel: CameraPanel, hand: HandCameras, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn_on(qtbot, panel, hand)
    assert not gc.isenabled()
    knot = weakref.ref(_Knot())
    monkeypatch.setattr(gc, "get_threshold", lambda: (0, 10_000, 10_000))
    show(qtbot, panel, hand, frame_of(""))
    assert knot() is None
    panel.lookout.turn(False)
    assert gc.isenabled()
