"""Where measurements that write a workspace do so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.child import ROOT


@contextmanager
def place_for_workspace() -> Iterator[Path]:
    """A path in a new folder on the disk that the program itself stands on; the folder is gone afterwards.

    The system's own folder for such things may be in memory, where nothing waits for a disk.
    """
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=build) as folder:
        yield Path(folder) / "club.t4gsw"
