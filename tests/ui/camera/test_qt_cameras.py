"""Qt's own cameras: what their frames become, and what is said where there is none, or no part of Qt for them."""

import random
import sys

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.sight.reading import Reader
from t4gsw_desktop.ui.camera import camera_words as states
from t4gsw_desktop.ui.camera.cameras import Frame
from t4gsw_desktop.ui.camera.lookout import Lookout
from t4gsw_desktop.ui.camera.panel import CameraPanel
from t4gsw_desktop.ui.shell.desk import Desk
from tests.ui.camera.conftest import HEIGHT, WIDTH, frame_of
from tests.ui.conftest import settle

multimedia = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
from t4gsw_desktop.ui.camera.camera_check import check_camera  # noqa: E402
from t4gsw_desktop.ui.camera.qt_cameras import QtCameras, best_format, grey_of  # noqa: E402

CODE = new_code((), random.Random(1).choice)
FORMAT = multimedia.QVideoFrameFormat.PixelFormat
pytestmark = pytest.mark.allow_log  # Qt tells on loading what else it could use on this computer


def video_frame(form: object, luma: Frame) -> object:
    """A frame of this format with the brightness of `luma`, and no colour."""
    frame = multimedia.QVideoFrame(multimedia.QVideoFrameFormat(QSize(luma.width, luma.height), form))
    assert frame.map(multimedia.QVideoFrame.MapMode.WriteOnly)
    plane, stride = memoryview(frame.bits(0)), frame.bytesPerLine(0)
    woven = {FORMAT.Format_YUYV: 0, FORMAT.Format_UYVY: 1}.get(form)
    for row in range(luma.height):
        line = luma.luma[row * luma.stride : row * luma.stride + luma.width]
        if woven is None:
            plane[row * stride : row * stride + luma.width] = line
        else:
            plane[row * stride + woven : row * stride + 2 * luma.width : 2] = line
    frame.unmap()
    return frame


@pytest.mark.parametrize("form", ["YUV420P", "NV12", "YUV422P", "Y8", "YUYV", "UYVY"])
def test_brightness_of_a_frame_is_taken_whatever_its_format(qapp: QObject, form: str) -> None:
    assert qapp
    grey = grey_of(video_frame(getattr(FORMAT, f"Format_{form}"), frame_of(CODE)))
    assert grey is not None
    assert (grey.width, grey.height) == (WIDTH, HEIGHT)
    assert Reader().read(grey.luma, grey.width, grey.height, grey.stride) == (CODE,)


def test_frame_in_colours_goes_by_way_of_a_picture(qapp: QObject) -> None:
    assert qapp
    luma = frame_of(CODE)
    picture = QImage(luma.luma, WIDTH, HEIGHT, WIDTH, QImage.Format.Format_Grayscale8)
    grey = grey_of(multimedia.QVideoFrame(picture.convertToFormat(QImage.Format.Format_RGB32)))
    assert grey is not None
    assert Reader().read(grey.luma, grey.width, grey.height, grey.stride) == (CODE,)


def test_empty_frame_is_none(qapp: QObject) -> None:
    assert qapp
    assert grey_of(multimedia.QVideoFrame()) is None


def test_camera_without_formats_keeps_its_own_choice() -> None:
    assert best_format([]) is None


def test_frame_goes_all_the_way_through_qt(qapp: QObject) -> None:
    assert qapp
    assert "codecs" in check_camera()


def test_computer_without_a_camera_says_so(qtbot: QtBot, desk: Desk) -> None:
    cameras = QtCameras()
    if cameras.cameras():
        pytest.skip("this computer has a camera")
    panel = CameraPanel.of_source(desk, cameras)
    panel.setProperty("own_window", True)
    panel.show()
    panel.lookout.turn(True)
    assert panel.lookout.state == states.NONE
    panel.lookout.turn(False)
    panel.hide()
    panel.deleteLater()
    settle()


def test_computer_on_which_qt_cannot_have_cameras_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "t4gsw_desktop.ui.camera.qt_cameras", None)
    lookout = Lookout(desk)
    lookout.watch()
    lookout.turn(True)
    assert lookout.state == states.UNABLE
    assert states.STATES[lookout.state].next.endswith("The scanner and the keyboard work.")
    lookout.turn(False)
    assert lookout.state == states.OFF


def test_starting_a_camera_that_is_gone_says_nothing_and_stops_cleanly(qapp: QObject) -> None:
    assert qapp
    cameras = QtCameras()
    told: list[str] = []
    cameras.troubled.connect(told.append, Qt.ConnectionType.DirectConnection)
    cameras.start("none such")
    cameras.stop()
    cameras.stop()
    assert told == []
