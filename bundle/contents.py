"""What goes into the one-folder program and what is left out."""

import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "t4gsw_desktop"
# Taken along on every system, not only on Windows: a small Linux machine may know no time zones either.
TIME_ZONES = "tzdata"
# The list of all files beside the resources; t4gsw_desktop/commands/self_test_checks.py reads it.
CONTENTS = "contents.txt"

# Never imported by the program as it runs, though something it uses would take it along: tools of those who write
# programs, other tool kits, and those parts of Qt and of Pillow that draw nothing here. tests/test_build.py runs the
# program with all of them out of reach.
LEFT_OUT = (
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv", "pydoc_data", "test"),
    *("pytest", "_pytest", "pytestqt", "hypothesis", "coverage", "mypy", "ruff", "pip", "setuptools", "pkg_resources"),
    *("numpy", "pandas", "matplotlib", "IPython", "lxml", "pikepdf", "openpyxl", "jsonschema", "segno", "rlbidi"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtMultimediaWidgets"),
    *(
        "PIL.ImageTk",
        "PIL._avif",
        "PIL._webp",
        "PIL._imagingft",
        "PIL._imagingcms",
        "PIL._imagingtk",
        "PIL._imagingmath",
    ),
    *("psycopg", "psycopg2", "asyncpg", "pymysql", "MySQLdb", "mysql", "oracledb", "pyodbc", "aiosqlite", "greenlet"),
    *("pypdfium2_cli", "defusedxml"),
)

# Plugins of Qt that are taken along, each folder with the names that are wanted (of those that exist on a system).
# All others go: on-screen keyboards, screens without a window system, networks, databases.
QT_PLUGINS: Mapping[str, frozenset[str]] = {
    "platforms": frozenset({"xcb", "wayland", "offscreen", "windows", "cocoa"}),
    "imageformats": frozenset({"svg", "jpeg", "gif", "ico", "icns"}),
    "iconengines": frozenset({"svgicon"}),
    "styles": frozenset({"modernwindowsstyle", "windowsvistastyle", "macstyle"}),
    "platforminputcontexts": frozenset({"composeplatforminputcontext", "ibusplatforminputcontext"}),
    "platformthemes": frozenset({"xdgdesktopportal"}),
    "printsupport": frozenset({"cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"}),
    "xcbglintegrations": frozenset({"xcb-egl-integration", "xcb-glx-integration"}),
    "wayland-decoration-client": frozenset({"adwaita", "bradient"}),
    "wayland-graphics-integration-client": frozenset({"qt-plugin-wayland-egl", "wayland-egl"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "accessiblebridge": frozenset(),
    "multimedia": frozenset({"ffmpegmediaplugin"}),
    "permissions": frozenset({"darwincamerapermission"}),
}
_PLUGIN = re.compile(r"(?:^|/)plugins/(?P<folder>[^/]+)/(?:lib)?(?P<name>[^/]+?)\.(?:so|dll|dylib)$")
# Qt's own words, such as those on the buttons of its dialogs, in the languages people here are likely to choose.
_TRANSLATION = re.compile(r"translations/(?P<name>[^/]+)\.qm$")
_SPOKEN = re.compile(r"qtbase_(en|cy|ga|fr|de|es|it|pl|pt_\w+|ro|uk|ar|fa|tr|zh_\w+)")


def our_modules(package: Path = ROOT / PACKAGE) -> list[str]:
    """Every module of the package by its dotted name: commands and screens that are imported late are among them."""
    names = []
    for path in sorted(package.rglob("*.py")):
        parts = (package.name, *path.relative_to(package).with_suffix("").parts)
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def is_wanted(place: str) -> bool:
    """Whether a file that would lie at `place` in the folder is taken along: plugins and translations are chosen."""
    place = place.replace("\\", "/")
    if "PySide6" not in place:
        return True
    if plugin := _PLUGIN.search(place):
        name = plugin["name"].removeprefix("q")
        return name in QT_PLUGINS.get(plugin["folder"], frozenset())
    if words := _TRANSLATION.search(place):
        return _SPOKEN.fullmatch(words["name"]) is not None
    return "/qml/" not in place


def still_needed(
    files: Mapping[str, str], unwanted: Collection[str], libraries_of: Callable[[str], Iterable[str]]
) -> frozenset[str]:
    """The names of `files` (name to path) that stay when those `unwanted` go.

    With them go the libraries that they ask for, by any way round, and that nothing which stays asks for.
    `libraries_of` tells the file names of the libraries that the file at a path asks for.
    """
    # Windows asks for its libraries in whatever case.
    by_file_name = {Path(name.replace("\\", "/")).name.casefold(): name for name in files}

    def reached_from(names: Iterable[str]) -> frozenset[str]:
        reached: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                asked = (by_file_name.get(library.casefold()) for library in libraries_of(files[name]))
                waiting += [one for one in asked if one is not None]
        return frozenset(reached)

    return reached_from(set(files) - reached_from(unwanted))


def data_files() -> list[tuple[str, str]]:
    """What is no code and is taken along, as pairs of a path and the folder it goes to."""
    return [(str(ROOT / "resources"), "resources"), (str(ROOT / "LICENSE"), ".")]


def write_contents(folder: Path) -> None:
    """Leave in the built `folder` a list of all its files with their sizes, for the program to check itself by."""
    target = folder / "_internal" / CONTENTS
    target.unlink(missing_ok=True)
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    lines = [f"{path.stat().st_size}\t{path.relative_to(folder).as_posix()}\n" for path in files]
    target.write_text("".join(lines), encoding="utf-8")


def shows_no_console() -> bool:
    """On Windows and macOS a program with windows has no black one beside it."""
    return sys.platform in ("win32", "darwin")
