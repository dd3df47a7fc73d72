"""What the door asks of cameras: which there are, the frames of one, and what is wrong with it in one of four words."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

# Why a camera gives no pictures: gone from the computer, held by another program, kept from us by the computer, or
# something that only the camera knows.
GONE, TAKEN, REFUSED, BROKEN = "gone", "taken", "refused", "broken"


@dataclass(frozen=True, slots=True)
class Camera:
    """One camera: its `id` stays the same on this computer; `faces_away` is True for one at the back of a tablet."""

    id: str
    name: str
    faces_away: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture in grey, a byte for each pixel; a row begins every `stride` bytes."""

    luma: bytes
    width: int
    height: int
    stride: int


class Cameras(QObject):
    """The cameras of this computer, one of which gives frames at a time. All of it belongs to the window's thread.

    `came` follows with each `Frame`, `listed` when a camera was plugged in or out, `troubled` with one of the four
    words above when the one that was started gives no frames.
    """

    came = Signal(object)
    listed = Signal()
    troubled = Signal(str)

    def cameras(self) -> tuple[Camera, ...]:
        """Those that are plugged in, the computer's own choice first."""
        return ()

    def start(self, camera_id: str) -> None:
        """Have this one give frames instead of any other."""

    def stop(self) -> None:
        """Let go of the camera: no frame comes any more, its lamp goes out, other programs may have it."""
