"""Where files live: the folder that is offered, names that are free, and what to say of a folder that copies itself."""

from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.workspace import SUFFIX, refuse_unless
from t4gsw_desktop.storage.ground import why_unsafe

FOLDER, PRACTICE = "T4GSW", "Practice evening"
_NOT_IN_NAMES = '<>:"/\\|?*'
_LONGEST_NAME = 80
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def usual_folder() -> Path:
    """Where a new file is kept unless somebody chooses: in Documents, or at home where those copy themselves."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    folder = documents / FOLDER
    return Path.home() / FOLDER if why_unsafe(folder / "any") else folder


def caution_for(folder: Path) -> str:
    """A sentence when files in `folder` would be copied to other computers, else ""."""
    why = why_unsafe(folder / "any")
    return f"{why} It works, but a folder on this computer alone is safer for what people tell you." if why else ""


def new_file(folder: Path, name: str) -> Path:
    """The path of a new file called `name` in `folder`, which is made. Refusal for names no system takes."""
    trimmed = " ".join(name.split()).removesuffix(SUFFIX).rstrip(". ")
    refuse_unless(trimmed, "The file needs a name. What is your community called?")
    wrong = next((letter for letter in trimmed if letter in _NOT_IN_NAMES or not letter.isprintable()), "")
    refuse_unless(not wrong, f"A file cannot have “{wrong}” in its name. Leave it out.")
    refuse_unless(
        trimmed.casefold() not in _RESERVED, f"Windows keeps the name “{trimmed}” for itself. Choose another."
    )
    refuse_unless(len(trimmed) <= _LONGEST_NAME, f"This name is too long. {_LONGEST_NAME} letters are the most.")
    _make(folder)
    return folder / f"{trimmed}{SUFFIX}"


def practice_file(folder: Path) -> Path:
    """The path of a practice evening in a folder of its own that nothing lies in yet, which is made."""
    names = (PRACTICE if number == 1 else f"{PRACTICE} {number}" for number in count(1))
    name = next(one for one in names if not (folder / one).exists())
    _make(folder / name)
    return folder / name / f"{name}{SUFFIX}"


def told(path: Path) -> str:
    """A folder as people read it: "~/Documents/T4GSW", cut in the middle where it is long."""
    home = str(Path.home())
    text = f"~{str(path)[len(home) :]}" if str(path).startswith(home) else str(path)
    return text if len(text) <= 60 else f"{text[:20]} … {text[-37:]}"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        said = trouble.strerror or trouble
        raise Refusal(f"The folder “{folder.name}” cannot be made here: {said}. Choose another folder.") from trouble
