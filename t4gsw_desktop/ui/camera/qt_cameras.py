"""The computer's cameras through Qt; the only room that imports its multimedia, and only when a camera is wanted."""

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoSink,
)

from t4gsw_desktop.ui.camera.cameras import BROKEN, REFUSED, TAKEN, Camera, Cameras, Frame

_FORMAT = QVideoFrameFormat.PixelFormat
# Formats whose first plane is the brightness of each pixel, and those that weave it with colour: where it begins.
_PLANES = frozenset(
    {_FORMAT.Format_YUV420P, _FORMAT.Format_YUV422P, _FORMAT.Format_YV12, _FORMAT.Format_NV12, _FORMAT.Format_NV21}
    | {_FORMAT.Format_IMC1, _FORMAT.Format_IMC2, _FORMAT.Format_IMC3, _FORMAT.Format_IMC4, _FORMAT.Format_Y8}
)
_WOVEN = {_FORMAT.Format_YUYV: 0, _FORMAT.Format_UYVY: 1}
_SIZE = (1280, 720)
_FRAMES = 30  # a second: more are work for nothing
_IN_USE = ("busy", "in use", "resource", "exclusive")


class QtCameras(Cameras):
    """See `Cameras`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self.listed)
        self._session = QMediaCaptureSession(self)
        self._sink = QVideoSink(self)
        # Queued, for frames come from a thread of Qt's own, and must never wait for this one.
        self._sink.videoFrameChanged.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._session.setVideoSink(self._sink)
        self._camera: QCamera | None = None
        self._wanted = ""

    def cameras(self) -> tuple[Camera, ...]:
        devices = sorted(QMediaDevices.videoInputs(), key=lambda device: not device.isDefault())
        return tuple(
            Camera(_id(device), device.description(), device.position() == QCameraDevice.Position.BackFace)
            for device in devices
        )

    def start(self, camera_id: str) -> None:
        self.stop()
        self._wanted = camera_id
        app, asked = QCoreApplication.instance(), QCameraPermission()
        assert app is not None
        allowed = app.checkPermission(asked)
        if allowed == Qt.PermissionStatus.Undetermined:
            app.requestPermission(asked, self, self._hear_permission)
        elif allowed == Qt.PermissionStatus.Denied:
            self.troubled.emit(REFUSED)
        else:
            self._begin()

    def stop(self) -> None:
        self._wanted = ""
        if self._camera is not None:
            camera, self._camera = self._camera, None
            camera.stop()
            self._session.setCamera(None)  # type: ignore[arg-type]  # Qt's way to let it go
            camera.deleteLater()

    def _hear_permission(self, asked: QCameraPermission) -> None:
        """The person has answered the computer's question, perhaps after they turned the camera off again."""
        app = QCoreApplication.instance()
        assert app is not None
        if self._wanted and app.checkPermission(asked) == Qt.PermissionStatus.Granted:
            self._begin()
        elif self._wanted:
            self.troubled.emit(REFUSED)

    def _begin(self) -> None:
        device = next((one for one in QMediaDevices.videoInputs() if _id(one) == self._wanted), None)
        if device is None:
            return  # it is gone, and `listed` has told
        camera = QCamera(device, self)
        if (chosen := best_format(device.videoFormats())) is not None:
            camera.setCameraFormat(chosen)
        camera.errorOccurred.connect(self._hear_trouble)
        self._camera = camera
        self._session.setCamera(camera)
        camera.start()

    @Slot(QCamera.Error, str)
    def _hear_trouble(self, trouble: QCamera.Error, words: str) -> None:
        if trouble == QCamera.Error.NoError or self._camera is None:
            return
        # Every system says in words of its own that a camera is held by another program; what all others mean is that
        # it does not work.
        self.troubled.emit(TAKEN if any(word in words.lower() for word in _IN_USE) else BROKEN)

    @Slot(QVideoFrame)
    def _take(self, frame: QVideoFrame) -> None:
        if self._camera is not None and (grey := grey_of(frame)) is not None:
            self.came.emit(grey)


def best_format(formats: list[QCameraFormat]) -> QCameraFormat | None:
    """The format nearest to 1280 by 720 at thirty frames a second; None where the camera tells of none."""

    def far(one: QCameraFormat) -> tuple[int, float, bool]:
        size = one.resolution()
        off = abs(size.width() - _SIZE[0]) + abs(size.height() - _SIZE[1])
        return off, abs(one.maxFrameRate() - _FRAMES), one.pixelFormat() == _FORMAT.Format_Jpeg

    return min(formats, key=far, default=None)


def grey_of(frame: QVideoFrame) -> Frame | None:
    """The brightness of a frame, copied out of it; None for an empty frame, such as the last of a stream."""
    form = frame.pixelFormat()
    if not frame.isValid():
        return None
    if form not in _PLANES and form not in _WOVEN:
        return _grey_of_image(frame.toImage())
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return None
    try:
        luma, stride = memoryview(frame.bits(0)), frame.bytesPerLine(0)
        if form in _WOVEN:
            return Frame(bytes(luma[_WOVEN[form] :: 2]), frame.width(), frame.height(), stride // 2)
        return Frame(bytes(luma[: stride * frame.height()]), frame.width(), frame.height(), stride)
    finally:
        frame.unmap()


def _grey_of_image(image: QImage) -> Frame | None:
    """Formats that cameras seldom have, by way of a picture: about ten times the work."""
    if image.isNull():
        return None
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return Frame(bytes(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine())


def _id(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode(errors="replace")
