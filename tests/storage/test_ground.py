"""On which ground the write-ahead log is safe."""

from pathlib import Path, PurePosixPath

import pytest

from t4gsw_desktop.storage import ground
from t4gsw_desktop.storage.ground import mounted_as, why_unsafe

MOUNTS = """\
rootfs / rootfs rw 0 0
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sdb1 /media/ann/USB\\040STICK vfat rw 0 0
server:/export /home/shared nfs4 rw 0 0
//nas/club /mnt/club cifs rw 0 0
/dev/sda3 /home/shared/local ext4 rw 0 0
drive /home/ann/cloud fuse.rclone rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ann", "ext4"),
        ("/", "ext4"),
        ("/media/ann/USB STICK/t4gsw", "vfat"),
        ("/home/shared", "nfs4"),
        ("/home/shared/evening", "nfs4"),
        ("/home/shared/local/x", "ext4"),
        ("/home/sharedness", "ext4"),
        ("/mnt/club", "cifs"),
        ("/home/ann/cloud", "fuse.rclone"),
    ],
)
def test_mounted_as_names_the_file_system_of_the_nearest_mount(folder: str, kind: str) -> None:
    assert mounted_as(PurePosixPath(folder), MOUNTS) == kind


def test_mounted_as_knows_nothing_from_an_empty_table() -> None:
    assert mounted_as(PurePosixPath("/home"), "") == ""


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "vboxsf", "fuse.sshfs", "fuse.rclone"])
def test_shared_drives_are_unsafe(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "file_system", lambda _folder: kind)
    assert "shared drive" in (why_unsafe(tmp_path / "club.t4gsw") or "")


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "vfat", "exfat", "apfs", "ntfs", "overlay", "tmpfs", ""])
def test_local_drives_are_safe(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "file_system", lambda _folder: kind)
    assert why_unsafe(tmp_path / "club.t4gsw") is None


@pytest.mark.parametrize(
    "name", ["OneDrive", "OneDrive - Club", "Dropbox", "Google Drive", "Nextcloud", "iCloud Drive"]
)
def test_folders_that_copy_themselves_are_unsafe(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name / "evenings"
    folder.mkdir(parents=True)
    assert name in (why_unsafe(folder / "club.t4gsw") or "")


def test_this_machine_tells_its_file_system(tmp_path: Path) -> None:
    assert why_unsafe(tmp_path / "club.t4gsw") is None or ground.file_system(tmp_path) != ""
