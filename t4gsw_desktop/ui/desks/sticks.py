"""Where sticks are plugged in on this computer, and where the remembered one is now."""

import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from t4gsw_desktop.services.desk_sticks import desk_folder

_LINUX_PLACES = ("/media/", "/run/media/")


def stick_roots() -> tuple[Path, ...]:
    """The roots of everything plugged in that can be read; any thread may ask."""
    ready = (volume for volume in QStorageInfo.mountedVolumes() if volume.isValid() and volume.isReady())
    return tuple(root for volume in ready if is_pluggable(root := Path(volume.rootPath())))


def is_pluggable(root: Path, platform: str = sys.platform, system_drive: str = "C:") -> bool:
    """Whether what is mounted at `root` is something that somebody plugged in, as far as its place tells."""
    text = root.as_posix()
    if platform == "win32":
        return not text.casefold().startswith(system_drive.casefold())
    if platform == "darwin":
        return text.startswith("/Volumes/")
    return text.startswith(_LINUX_PLACES)


def find_again(remembered: Path | None, roots: Iterable[Path]) -> Path | None:
    """Where the desks' copies are: in the remembered folder, or on a stick that now goes by another letter or name.

    None while nothing of the kind is there. A remembered folder without copies counts when no stick has any.
    """
    if remembered is not None and desk_folder(remembered).is_dir():
        return remembered
    for root in roots:
        if desk_folder(root).is_dir():
            return root
    return remembered if remembered is not None and remembered.is_dir() else None
