"""Reading and writing whole files, with one plain sentence where the disk says no."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.whole_files import write_whole


def read_bytes(path: Path) -> bytes:
    """All of the file at `path`; Refusal when it is missing, a folder or not to be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as trouble:
        raise Refusal(f"There is no file “{path}”.") from trouble
    except OSError as trouble:
        raise Refusal(f"“{path}” cannot be read: {trouble.strerror or trouble}.") from trouble


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` so that the file is whole or not there at all; Refusal when that cannot be."""
    try:
        write_whole(path, data, private=True)  # people's details
    except OSError as trouble:
        raise Refusal(f"“{path}” cannot be written: {trouble.strerror or trouble}.") from trouble


def write_text(path: Path, text: str) -> None:
    """`write_bytes` of the text in UTF-8."""
    write_bytes(path, text.encode("utf-8"))


def make_folder(path: Path) -> None:
    """Make the folder and those above it; Refusal when something else is in the way."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise Refusal(f"The folder “{path}” cannot be made: {trouble.strerror or trouble}.") from trouble


def make_empty_folder(path: Path) -> None:
    """Make the folder anew, without anything that was in it."""
    _take_away(path)
    make_folder(path)


def swap_folder(fresh: Path, folder: Path, *, ours: Sequence[str]) -> None:
    """Let the folder `fresh` take the place of `folder`, at once; files there that match none of `ours` come along.

    Refusal, with everything as it was, when a file there cannot be moved (on Windows: is open in another program).
    """
    aside = folder.with_name(f"{folder.name}.before")
    try:
        if folder.exists():
            _take_away(aside)
            folder.rename(aside)
        fresh.rename(folder)
    except OSError as trouble:
        if aside.exists() and not folder.exists():
            aside.rename(folder)
        raise Refusal(
            f"The files in “{folder.name}” cannot be replaced: {trouble.strerror or trouble}. If one of them is open "
            "in another program, close it, then run this again. What was there is unchanged."
        ) from trouble
    if aside.exists():
        for path in aside.iterdir():
            if not any(path.match(pattern) for pattern in ours) and not (folder / path.name).exists():
                path.rename(folder / path.name)
        # What cannot be deleted now (a file that is still open somewhere) goes the next time.
        with suppress(OSError):
            shutil.rmtree(aside)


def _take_away(path: Path) -> None:
    if not path.exists():
        return
    try:
        shutil.rmtree(path)
    except OSError as trouble:
        raise Refusal(f"“{path.name}” is in the way and cannot be removed: {trouble.strerror or trouble}.") from trouble
