"""Cameras that tests hold in their hands, and frames with a badge's code on them."""

from collections.abc import Callable, Iterator

import pytest

from t4gsw_desktop.documents.qr import qr_matrix
from t4gsw_desktop.ui.camera.cameras import Camera, Cameras, Frame
from t4gsw_desktop.ui.camera.lookout import Lookout
from t4gsw_desktop.ui.camera.panel import CameraPanel
from t4gsw_desktop.ui.shell.desk import Desk
from tests.ui.conftest import settle

WIDTH, HEIGHT = 640, 360
BUILT_IN, PLUGGED = Camera("built-in", "Built-in camera"), Camera("usb-1", "USB camera", faces_away=True)


class HandCameras(Cameras):
    """Cameras that give what a test hands them; `running` is the one that was started and not stopped."""

    def __init__(self, *there: Camera) -> None:
        super().__init__()
        self.there = list(there)
        self.running = ""
        self.starts: list[str] = []

    def cameras(self) -> tuple[Camera, ...]:
        return tuple(self.there)

    def start(self, camera_id: str) -> None:
        self.running = camera_id
        self.starts.append(camera_id)

    def stop(self) -> None:
        self.running = ""

    def unplug(self, camera: Camera) -> None:
        self.there.remove(camera)
        self.listed.emit()

    def plug_in(self, camera: Camera) -> None:
        self.there.append(camera)
        self.listed.emit()

    def show(self, frame: Frame) -> None:
        """A frame, as a camera gives one while it runs."""
        if self.running:
            self.came.emit(frame)


def frame_of(code: str, *, light: int = 255, module: int = 8) -> Frame:
    """The code in black on white, at the left of a white frame: never alone in its middle."""
    rows = [bytes([light]) * WIDTH for _ in range(HEIGHT)]
    for row, modules in enumerate(qr_matrix(code) if code else ()):
        line = bytearray(rows[0])
        for column, one in enumerate(modules):
            if one == "1":
                line[60 + column * module : 60 + (column + 1) * module] = bytes(module)
        for y in range(module):
            rows[60 + row * module + y] = bytes(line)
    return Frame(b"".join(rows), WIDTH, HEIGHT, WIDTH)


@pytest.fixture
def hand() -> HandCameras:
    """Two cameras, neither of which runs."""
    return HandCameras(BUILT_IN, PLUGGED)


Opening = Callable[[HandCameras], CameraPanel]


@pytest.fixture
def open_panel(desk: Desk) -> Iterator[Opening]:
    """Opens a panel of its own window on the practice evening's desk."""
    opened: list[CameraPanel] = []

    def opening(cameras: HandCameras) -> CameraPanel:
        panel = CameraPanel.of_source(desk, cameras, lambda: 0.0)  # however slow this computer is
        panel.setProperty("own_window", True)
        panel.setFixedWidth(desk.theme.px(424))
        opened.append(panel)
        panel.show()
        settle()
        return panel

    yield opening
    for panel in opened:
        panel.hide()
        panel.lookout.let_go()
        panel.deleteLater()
    settle()


@pytest.fixture
def panel(open_panel: Opening, hand: HandCameras) -> CameraPanel:
    return open_panel(hand)


@pytest.fixture
def lookout(panel: CameraPanel) -> Lookout:
    return panel.lookout
