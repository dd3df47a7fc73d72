"""Whether cameras work in this copy of the program: a badge's code goes in as a frame and comes out as letters."""

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QMediaCaptureSession,
    QMediaFormat,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoFrameInput,
    QVideoSink,
)

from t4gsw_desktop.documents.qr import QUIET_ZONE, qr_matrix
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.sight.reading import Reader
from t4gsw_desktop.ui.camera.cameras import Frame
from t4gsw_desktop.ui.camera.qt_cameras import QtCameras, grey_of

_CODE = "BBBBBBBBBB"  # all zeros in the field of its check letter, so it holds
_WIDTH, _HEIGHT, _MODULE = 640, 480, 8
_LONGEST = 5_000  # milliseconds


def check_camera() -> str:
    """Qt's multimedia has what it takes pictures with, and a frame goes all the way a camera's frame does."""
    # Without its plugin Qt warns, finds no cameras, and says nothing else.
    codecs = QMediaFormat().supportedVideoCodecs(QMediaFormat.ConversionMode.Decode)
    refuse_unless(codecs, "Qt has nothing to take pictures with: a library of its plugin for FFmpeg is missing")
    grey = _through_qt(_frame_with(_CODE))
    refuse_unless(grey is not None, "a frame given to Qt does not come out again")
    assert grey is not None
    read = Reader().read(grey.luma, grey.width, grey.height, grey.stride)
    refuse_unless(read == (_CODE,), f"the code in a frame is read as {read}")
    there = QtCameras().cameras()
    return f"{len(codecs)} codecs, {len(there)} cameras here"


def _through_qt(frame: QVideoFrame) -> Frame | None:
    """What comes out of Qt where a camera's frames do; None when nothing does."""
    session, door, sink, loop = QMediaCaptureSession(), QVideoFrameInput(), QVideoSink(), QEventLoop()
    session.setVideoFrameInput(door)
    session.setVideoSink(sink)
    came: list[Frame] = []

    def take(shown: QVideoFrame) -> None:
        if (grey := grey_of(shown)) is not None:
            came.append(grey)
            loop.quit()

    sink.videoFrameChanged.connect(take, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(0, loop, lambda: door.sendVideoFrame(frame))
    QTimer.singleShot(_LONGEST, loop, loop.quit)
    loop.exec()
    return came[0] if came else None


def _frame_with(code: str) -> QVideoFrame:
    """A frame such as many cameras give (a plane of brightness, then colour) with the code in black on white."""
    picture = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    for row, modules in enumerate(qr_matrix(code)):
        for column, module in enumerate(modules):
            for dot in range(_MODULE * _MODULE if module == "1" else 0):
                x, y = (_MODULE * (place + 2 * QUIET_ZONE) for place in (column, row))
                picture.setPixel(x + dot % _MODULE, y + dot // _MODULE, 0)
    frame = QVideoFrame(QVideoFrameFormat(picture.size(), QVideoFrameFormat.PixelFormat.Format_YUV420P))
    refuse_unless(frame.map(QVideoFrame.MapMode.WriteOnly), "Qt gives no memory for a frame")
    plane, stride, luma = memoryview(frame.bits(0)), frame.bytesPerLine(0), bytes(picture.constBits())
    for row in range(_HEIGHT):
        plane[row * stride : row * stride + _WIDTH] = luma[row * _WIDTH : (row + 1) * _WIDTH]
    frame.unmap()
    return frame
