"""Reading and writing whole files, with one plain sentence where the disk says no."""

from pathlib import Path

from t4gsw_desktop.errors import Refusal


def read_bytes(path: Path) -> bytes:
    """All of the file at `path`; Refusal when it is missing, a folder or not to be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as trouble:
        raise Refusal(f"There is no file “{path}”.") from trouble
    except OSError as trouble:
        raise Refusal(f"“{path}” cannot be read: {trouble.strerror or trouble}.") from trouble


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` under another name and move it into place, so that the file is whole or not there at all."""
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as trouble:
        unfinished.unlink(missing_ok=True)
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
