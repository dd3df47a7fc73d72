"""The ground a file stands on: whether a folder keeps SQLite's write-ahead log safely."""

import ctypes
import sys
from pathlib import Path, PurePath

# Shared over a network, or kept by a helper program that copies single files: the log beside the file may be left out.
_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "webdav",
    "davfs",
    "9p",
    "vboxsf",
    "afs",
    "ceph",
    "glusterfs",
}
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "mobile documents", "nextcloud")


def why_unsafe(path: Path) -> str | None:
    """A sentence saying why the write-ahead log is unsafe in the folder of `path`; None where it is safe."""
    folder = path.resolve().parent
    for part in folder.parts:
        if any(part.casefold().startswith(name) for name in _SYNCED):
            return f"“{part}” copies files to other computers by itself, so this file is kept in a plainer, slower way."
    kind = file_system(folder)
    if kind in _NETWORK or kind.startswith("fuse."):
        return "This folder is on another computer or a shared drive, so this file is kept in a plainer, slower way."
    return None


def file_system(folder: Path) -> str:
    """The kind of file system that holds `folder`, in lower case ("ext4", "nfs"); "" where it cannot be told."""
    if sys.platform == "win32":
        return _windows_drive(folder)
    mounts = Path("/proc/self/mounts")
    if mounts.exists():
        return mounted_as(folder, mounts.read_text(encoding="utf-8", errors="replace"))
    return ""


def mounted_as(folder: PurePath, mounts: str) -> str:
    """The file system type of the mount that holds `folder`, read from the text of a Linux mounts table."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(fields[1].replace("\\040", " "))
        if (point == folder or point in folder.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2].casefold()
    return kind


def _windows_drive(folder: Path) -> str:
    """ "cifs" for a network drive or share, as Windows tells it."""
    remote = 4  # DRIVE_REMOTE of the Windows API
    anchor = folder.anchor
    if anchor.startswith("\\\\"):
        return "cifs"
    kind = ctypes.windll.kernel32.GetDriveTypeW(anchor)  # type: ignore[attr-defined]
    return "cifs" if kind == remote else ""
