"""Writing files so that each is whole or not there at all, and names for them that every system takes."""

import re
from contextlib import suppress
from pathlib import Path

_ODD = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write `data` under another name and move it into place. `private`: for the eyes of the file's owner only.

    Raises OSError when it cannot be written; then nothing is left of it, and what was there before stays.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        if private:
            unfinished.touch(mode=0o600)
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def plain_name(text: str) -> str:
    """`text` without the signs that some system does not allow in names of files."""
    return " ".join(_ODD.sub(" ", text).split()).strip(". ")
