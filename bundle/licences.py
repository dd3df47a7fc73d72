"""The licences of everything that is bundled, gathered from what is installed."""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import Path

PROGRAM = "t4gsw-desktop"
_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_NAME = re.compile(r"\s*([A-Za-z0-9._-]+)")

# Those that come without the text of their licence are under the GNU Lesser General Public License 3, whose text
# python-bidi carries.
SAME_TEXT_AS = {name: "python-bidi" for name in ("pyside6-essentials", "pyside6-addons", "shiboken6")}
# Works that lie inside another, each with the one whose licence it is under here and what to say of it.
INSIDE = {
    "ffmpeg": (
        "pyside6-addons",
        "FFmpeg 7 (inside PySide6_Addons): LGPL-2.1-or-later, here under 3, https://ffmpeg.org/download.html",
    )
}
_TEXTS_OF_GNU = re.compile(r"COPYING(\.LESSER)?")


class LicenceMissing(Exception):
    """Something would be bundled without its licence; the text says what."""


def bundled_distributions(program: str = PROGRAM) -> list[str]:
    """The normal names of everything the installed `program` needs to run, and what that needs in turn."""
    found: list[str] = []
    waiting = [program]
    while waiting:
        for requirement in requires(waiting.pop()) or ():
            name, applies = _read(requirement)
            if applies and name not in found:
                found.append(name)
                waiting.append(name)
    return sorted(found)


def gather_licences(folder: Path) -> None:
    """Fill `folder` with one folder of licence texts for each thing that is bundled, and a list of them.

    LicenceMissing when one has none: then nothing may be given away.
    """
    if folder.exists():
        shutil.rmtree(folder)
    lines = [_HEAD]
    for name in bundled_distributions():
        texts = licence_texts(name)
        if not texts:
            raise LicenceMissing(f"{name} is bundled, and no text of its licence is installed with it.")
        for text in texts:
            target = folder / name / text.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, _free(target))
        lines.append(_line(distribution(name)))
    for name, (carrier, line) in INSIDE.items():
        shutil.copytree(folder / carrier, folder / name)
        lines.append(line)
    python = _python_licence()
    (folder / "python").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(python, folder / "python" / python.name)
    lines.append(f"Python {sys.version.split()[0]}: PSF-2.0, https://www.python.org")
    (folder / "README.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def gather_system_licences(folder: Path, bundled: Iterable[str]) -> None:
    """Add the copyright notes of the system's own packages that the `bundled` files come from, where it has them.

    Debian and Ubuntu keep such a note for each package; on other systems nothing of theirs is bundled.
    """
    if shutil.which("dpkg-query") is None:
        return
    paths = sorted({str(Path(path).resolve()) for path in bundled} | {str(Path(path)) for path in bundled})
    told = subprocess.run(["dpkg-query", "--search", *paths], capture_output=True, text=True, check=False).stdout
    for package in sorted({line.partition(":")[0] for line in told.splitlines() if not line.startswith("diversion")}):
        note = Path("/usr/share/doc", package, "copyright")
        if note.is_file():
            (folder / package).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(note, folder / package / note.name)


_HEAD = """T4GSW Desktop is made of its own program, under the licence in LICENSE, and of the works named here.
Each keeps its own licence, whose text lies in the folder of its name. Fonts and icons have theirs beside them,
in resources. Qt (PySide6-Essentials, PySide6-Addons, shiboken6) and the FFmpeg that it takes pictures with are used
under the GNU Lesser General Public License 3: they lie in the folder as libraries that may be replaced. The source of
Qt, with that of the FFmpeg it was built with, is at https://download.qt.io/official_releases.
Libraries that came with the system the program was built on have their notes in the folder called system.
"""


def licence_texts(name: str) -> list[Path]:
    """The files that hold the licence of an installed distribution, as it was given out."""
    lender = SAME_TEXT_AS.get(name)
    files = distribution(lender or name).files or []
    wanted = _TEXTS_OF_GNU if lender else _TEXT
    texts = [
        Path(str(file.locate()))
        for file in files
        if file.suffix not in (".py", ".pyc", ".pyi")
        and (wanted.fullmatch(file.name) if lender else _is_text(file.parts))
    ]
    return sorted(texts)


def _is_text(parts: tuple[str, ...]) -> bool:
    """A file called after licences, or any in a folder of licences."""
    return _TEXT.search(parts[-1]) is not None or any(part.lower().endswith("licenses") for part in parts[:-1])


def _python_licence() -> Path:
    for folder in (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)):
        for name in ("LICENSE.txt", "LICENSE"):
            if (folder / name).is_file():
                return folder / name
    raise LicenceMissing("Python is bundled, and no text of its licence is installed with it.")


def _line(found: Distribution) -> str:
    data = found.metadata
    stated = data["License-Expression"] or (data["License"] or "").splitlines()[0:1] or ""
    words = stated if isinstance(stated, str) else stated[0]
    return f"{data['Name']} {found.version}: {words or 'see its text'}, https://pypi.org/project/{data['Name']}"


def _read(requirement: str) -> tuple[str, bool]:
    """The normal name that a requirement asks for (PEP 503), and whether it is asked for here.

    Extras are not; any other condition is taken as met when the thing it asks for is installed.
    """
    clause, _, condition = requirement.partition(";")
    match = _NAME.match(clause)
    name = re.sub(r"[-_.]+", "-", match[1]).lower() if match else ""
    return name, "extra" not in condition and (not condition or _is_installed(name))


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _free(target: Path) -> Path:
    """A name not taken yet: several texts may be called the same."""
    count = 2
    free = target
    while free.exists():
        free = target.with_name(f"{target.stem}-{count}{target.suffix}")
        count += 1
    return free
