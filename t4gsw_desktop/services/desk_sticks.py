"""The desks' copies in a folder that goes between laptops, a memory stick or a shared one: written, listed, read."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from t4gsw_desktop.core.timeline import LONDON, from_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.desk_copies import (
    LONGEST_LABEL,
    CopyLabel,
    NotWhole,
    TooNew,
    pack_copy,
    read_label,
    unpack_copy,
)
from t4gsw_desktop.services.whole_files import plain_name

FOLDER = "T4GSW desks"
SUFFIX = ".t4gsw-desk"
_UNFINISHED = ".unfinished"
_LONGEST_NAME = 40
_NOT_WHOLE = "“{}” is not whole: the stick may have been pulled out too early. Exchange again at the laptop it is from."
_TOO_NEW = "“{}” was made by a newer version of this program. Update this one, then exchange again."

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOCKED = (errno.EROFS, errno.EACCES, errno.EPERM)
_GONE = (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR, errno.ESTALE)
# What Windows says of a full disk, a write-protected one, and of one that is no longer there.
_FULL_WINDOWS, _LOCKED_WINDOWS, _GONE_WINDOWS = (39, 112), (5, 19), (2, 3, 21, 433, 1006, 1110, 1167)


@dataclass(frozen=True, slots=True)
class DeskCopy:
    """One desk's copy in a folder. `label` is None where it cannot be read; then `sentence` says why."""

    path: Path
    label: CopyLabel | None
    sentence: str

    @property
    def name(self) -> str:
        """The name of the desk it is from, "" where that cannot be read."""
        return self.label.name if self.label else ""

    @property
    def at(self) -> str:
        """When it was left, by the clock of the laptop it is from."""
        return self.label.at if self.label else ""


def desk_folder(chosen: Path) -> Path:
    """Where the copies are, or would be, in a folder that somebody chose: in one of our own, so as to mix with nothing.

    The folder of copies itself may have been chosen too.
    """
    return chosen if chosen.name == FOLDER else chosen / FOLDER


def copies_in(chosen: Path, now: datetime, zone: str = LONDON) -> tuple[DeskCopy, ...]:
    """All copies in a folder, the latest first and those that cannot be read last; other files are passed over.

    Only their labels are read, which takes no time. Raises Refusal when the folder itself cannot be read.
    """
    found = [_listed(path, now, zone) for path in _copy_paths(chosen)]
    return tuple(sorted(found, key=lambda one: (one.at, one.path.name), reverse=True))


def write_copy(label: CopyLabel, data: bytes, chosen: Path) -> DeskCopy:
    """Leave a copy of the file `data` in a folder, on the disk when this returns; it replaces this desk's earlier one.

    Raises Refusal when it cannot be written: then nothing half is left, and the earlier one stays.
    """
    folder = desk_folder(chosen)
    target = folder / f"{plain_name(label.name)[:_LONGEST_NAME] or 'Desk'} ({label.desk_id[-6:]}){SUFFIX}"
    packed = pack_copy(label, data)
    with told_of_stick(chosen, len(packed)):
        folder.mkdir(exist_ok=True)
        _write_through(target, packed)
        for other in folder.glob(f"*{SUFFIX}"):
            if other != target and _is_from(other, label.desk_id):  # from when it went by another name
                other.unlink()
    return DeskCopy(target, read_label(packed)[0], label.name)


def read_copy(copy: DeskCopy, into: Path) -> Path:
    """Unpack a copy into the folder `into`, as a file of its own, every byte of which was made sure of.

    Raises Refusal when it is not whole, newer, or can no longer be read.
    """
    with told_of_stick(copy.path.parent):
        packed = copy.path.read_bytes()
    try:
        label, data = unpack_copy(packed)
    except NotWhole as trouble:
        raise Refusal(_NOT_WHOLE.format(copy.path.name)) from trouble
    except TooNew as trouble:
        raise Refusal(_TOO_NEW.format(copy.path.name)) from trouble
    unpacked = into / f"{label.seal}.t4gsw"
    try:
        unpacked.touch(mode=0o600)  # people's details: for the owner's eyes
        unpacked.write_bytes(data)
    except OSError as trouble:
        why = trouble.strerror or trouble
        raise Refusal(f"This computer has no room to look at “{copy.path.name}”: {why}. Nothing changed.") from trouble
    return unpacked


def clear_folder(chosen: Path) -> int:
    """Remove every copy from a folder, half ones too, and our folder where it is empty then. Returns how many.

    Other files stay. Raises Refusal when something cannot be removed.
    """
    folder = desk_folder(chosen)
    with told_of_stick(chosen):
        if not folder.is_dir():
            return 0
        doomed = [one for one in folder.iterdir() if one.name.endswith((SUFFIX, SUFFIX + _UNFINISHED))]
        for path in doomed:
            path.unlink()
        with suppress(OSError):  # something of somebody's own lies in it
            folder.rmdir()
        _make_lasting(chosen)
    return len(doomed)


@contextmanager
def room_beside(path: Path) -> Iterator[Path]:
    """A folder beside the file `path` for copies that are looked at, gone afterwards with all that was left in it."""
    room = path.with_name(f"{path.stem} exchange{_UNFINISHED}")
    try:
        shutil.rmtree(room, ignore_errors=True)
        room.mkdir(mode=0o700)
    except OSError as trouble:
        why = trouble.strerror or trouble
        raise Refusal(f"No copy can be looked at beside “{path.name}”: {why}. Nothing changed.") from trouble
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def called(name: str) -> str:
    """The name of a desk at the beginning of a sentence: the first one is called "desk 1" until somebody names it."""
    return name[:1].upper() + name[1:]


def said_when(at: str, now: datetime, zone: str = LONDON) -> str:
    """A time as people say it: "18:47", and the day before it where it is another one."""
    moment = wall_clock(from_text(at), zone)
    if moment.date() == wall_clock(now, zone).date():
        return f"{moment:%H:%M}"
    year = "" if moment.year == wall_clock(now, zone).year else f" {moment.year}"
    return f"{moment.day} {moment:%B}{year}, {moment:%H:%M}"


@contextmanager
def told_of_stick(chosen: Path, needs: int = 0) -> Iterator[None]:
    """Turn the system's trouble with a stick into a Refusal; `needs` are the bytes that were to be written."""
    try:
        yield
    except OSError as trouble:
        raise Refusal(_sentence_for(trouble, chosen, needs)) from trouble


def _sentence_for(trouble: OSError, chosen: Path, needs: int) -> str:
    code, windows, safe = trouble.errno, getattr(trouble, "winerror", None), "Nothing is lost on this laptop."
    where = f"“{(chosen.parent if chosen.name == FOLDER else chosen).name or chosen}”"
    if windows in _FULL_WINDOWS or code in _FULL:
        return f"{where} is full: a copy needs {_size(needs)}. {safe} Make room on it, or take another stick."
    if windows in _LOCKED_WINDOWS or (windows is None and code in _LOCKED):
        return f"{where} may be read, but not written to. {safe} Look for a small lock on the stick, or take another."
    if windows in _GONE_WINDOWS or code in _GONE:
        return f"{where} is no longer there. {safe} Plug the stick in, then exchange again."
    return f"{where} did not answer: {trouble.strerror or trouble}. {safe} Try again, or take another stick."


def _size(size: int) -> str:
    return f"{max(1, round(size / 1_000_000)):,} MB"


def _listed(path: Path, now: datetime, zone: str) -> DeskCopy:
    try:
        with path.open("rb") as file:
            label, begins = read_label(file.read(LONGEST_LABEL))
        whole = path.stat().st_size == begins + label.packed
    except NotWhole:
        return DeskCopy(path, None, _NOT_WHOLE.format(path.name))
    except TooNew:
        return DeskCopy(path, None, _TOO_NEW.format(path.name))
    except OSError as trouble:
        return DeskCopy(path, None, f"“{path.name}” cannot be read: {trouble.strerror or trouble}.")
    if not whole:
        return DeskCopy(path, None, _NOT_WHOLE.format(path.name))
    return DeskCopy(path, label, f"{called(label.name)}, left {said_when(label.at, now, zone)}")


def _copy_paths(chosen: Path) -> Iterable[Path]:
    folder = desk_folder(chosen)
    with told_of_stick(chosen):
        if not chosen.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        # What other systems put beside each file on a stick begins with a full stop.
        return [one for one in folder.glob(f"*{SUFFIX}") if not one.name.startswith(".") and one.is_file()]


def _is_from(path: Path, desk_id: str) -> bool:
    with suppress(NotWhole, TooNew, OSError), path.open("rb") as file:
        return read_label(file.read(LONGEST_LABEL))[0].desk_id == desk_id
    return False


def _write_through(target: Path, data: bytes) -> None:
    """Write so that the file is whole, on the disk itself, before it gets its name."""
    unfinished = target.with_name(target.name + _UNFINISHED)
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    _make_lasting(target.parent)


def _make_lasting(folder: Path) -> None:
    """Have the names in a folder on the disk too, where a system lets programs ask for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
