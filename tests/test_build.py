"""The one-folder program: what goes in, what stays out, and its licences. Building it is for `dev.py build`."""

import ast
import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, packages_distributions
from pathlib import Path

import pytest

from bundle import licences
from bundle.contents import LEFT_OUT, PACKAGE, QT_PLUGINS, data_files, is_wanted, our_modules, still_needed
from bundle.licences import LicenceMissing, bundled_distributions, gather_licences, licence_texts
from t4gsw_desktop.ui.self_test import NATIVE_PLUGINS, PICTURE_FORMATS

ROOT = Path(__file__).parent.parent
SPEC = ROOT / "build.spec"

# Runs the program's own test as if what is named were not installed.
WITHOUT = """
import sys
out_of_reach = set(sys.argv[1].split(","))

class Gone:
    def find_spec(self, name, path=None, target=None):
        parts = name.split(".")
        if any(".".join(parts[:n]) in out_of_reach for n in range(1, len(parts) + 1)):
            raise ModuleNotFoundError(f"{name} is out of reach", name=name)

sys.meta_path.insert(0, Gone())
from t4gsw_desktop.__main__ import main
sys.exit(main(["--self-test"]))
"""


def self_test_without(names: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", WITHOUT, ",".join(names)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def imported_anywhere() -> set[str]:
    """Every dotted name that our code imports, wherever in a file."""
    names = set()
    for path in (ROOT / PACKAGE).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_spec_is_python_and_strips_nothing() -> None:
    tree = ast.parse(SPEC.read_text(encoding="utf-8"))
    strips = [
        word.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg == "strip"
    ]
    assert [ast.unparse(value) for value in strips] == ["False", "False"]


def test_spec_asks_for_every_module_and_for_what_is_left_out() -> None:
    text = SPEC.read_text(encoding="utf-8")
    assert "*our_modules()" in text
    assert "excludes=list(LEFT_OUT)" in text
    assert "*data_files()" in text


def test_every_module_of_the_program_goes_in() -> None:
    files = {path.relative_to(ROOT) for path in (ROOT / PACKAGE).rglob("*.py")}
    named = {Path(*name.split(".")) for name in our_modules()}
    assert {path.with_suffix("") if path.name != "__init__.py" else path.parent for path in files} == named
    assert {f"{PACKAGE}.commands.practice", f"{PACKAGE}.kinds.cafe.sheets", f"{PACKAGE}.__main__"} <= set(our_modules())


def test_nothing_that_our_code_imports_is_left_out() -> None:
    imported = imported_anywhere()
    assert [name for name in LEFT_OUT if any(one == name or one.startswith(f"{name}.") for one in imported)] == []


def test_nothing_that_the_program_is_declared_to_need_is_left_out() -> None:
    owners = packages_distributions()
    needed = set(bundled_distributions())
    normal = {name: {re.sub(r"[-_.]+", "-", one).lower() for one in owners.get(name, ())} for name in LEFT_OUT}
    assert {name for name in LEFT_OUT if normal[name] & needed} <= {"pypdfium2_cli"}


@pytest.mark.slow
def test_program_works_without_what_is_left_out() -> None:
    said = self_test_without(LEFT_OUT)
    failed = set(re.findall(r"^FAILED +[0-9.]+ s  ([^:]+)", said.stdout, re.MULTILINE))
    assert "is out of reach" not in said.stdout + said.stderr
    assert failed <= {"plugins of Qt", "camera", "screens"}, (
        said.stdout + said.stderr
    )  # which may fail for other reasons here
    assert said.stdout.count("\nok ") > 8


@pytest.mark.slow
def test_program_that_lacks_what_it_needs_is_found_out() -> None:
    done = self_test_without((*LEFT_OUT, "xlsxwriter"))
    assert done.returncode != 0
    assert "xlsxwriter is out of reach" in done.stdout + done.stderr


@pytest.mark.parametrize("system", sorted(NATIVE_PLUGINS))
def test_plugins_that_the_program_needs_go_in(system: str) -> None:
    ending, before = {"linux": (".so", "lib"), "win32": (".dll", ""), "darwin": (".dylib", "lib")}[system]
    for folder, name in NATIVE_PLUGINS[system].items():
        letter = "q" if folder == "platforms" else ""
        assert is_wanted(f"PySide6/Qt/plugins/{folder}/{before}{letter}{name}{ending}")
    assert is_wanted(f"PySide6/Qt/plugins/platforms/{before}qoffscreen{ending}")
    assert is_wanted(f"PySide6/Qt/plugins/multimedia/{before}ffmpegmediaplugin{ending}")
    for name in PICTURE_FORMATS - {"png"}:  # which Qt reads by itself
        assert is_wanted(f"PySide6/Qt/plugins/imageformats/{before}q{name}{ending}")
    assert is_wanted(f"PySide6\\plugins\\iconengines\\{before}qsvgicon{ending}")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6\\plugins\\sqldrivers\\qsqlite.dll",
        "PySide6/plugins/multimedia/windowsmediaplugin.dll",
        "PySide6/Qt/translations/qtdeclarative_de.qm",
        "PySide6/Qt/translations/qtbase_ja.qm",
        "PySide6/Qt/qml/QtQuick/qmldir",
    ],
)
def test_what_nobody_here_needs_stays_out(place: str) -> None:
    assert not is_wanted(place)


@pytest.mark.parametrize(
    "place", ["resources/icons/x.svg", "PySide6/QtGui.abi3.so", "PySide6/Qt/translations/qtbase_cy.qm"]
)
def test_everything_else_goes_in(place: str) -> None:
    assert is_wanted(place)


def test_names_of_plugins_are_those_that_exist() -> None:
    PySide6 = pytest.importorskip("PySide6")
    folder = Path(PySide6.__file__).parent
    there = {path.stem.removeprefix("lib").removeprefix("q") for path in folder.rglob("plugins/*/*") if path.is_file()}
    here = {"linux": "xcb", "win32": "windows", "darwin": "cocoa"}[sys.platform]
    assert {here, "offscreen", "svg", "svgicon", "jpeg"} <= there
    assert {here, "offscreen"} <= QT_PLUGINS["platforms"]


def test_library_goes_with_the_last_that_asked_for_it() -> None:
    files = {"a/plugin.so": "1", "b/program.so": "2", "shared.so": "3", "toolkit.so": "4", "deeper.so": "5"}
    asked = {"1": ["shared.so", "toolkit.so"], "2": ["shared.so"], "4": ["deeper.so", "libc.so.6"], "5": ["toolkit.so"]}
    kept = still_needed(files, ["a/plugin.so"], lambda path: asked.get(path, ()))
    assert kept == {"b/program.so", "shared.so"}


def test_unwanted_library_stays_where_something_asks_for_it() -> None:
    files = {"plugin.so": "1", "program.so": "2"}
    assert still_needed(files, ["plugin.so"], lambda path: ["plugin.so"] if path == "2" else ()) == set(files)


def test_case_of_a_name_does_not_matter() -> None:
    files = {"PySide6\\plugin.dll": "1", "PySide6\\program.pyd": "2", "PySide6\\Shared.dll": "3"}
    kept = still_needed(
        files, ["PySide6\\plugin.dll"], lambda path: {"1": ["Shared.dll"], "2": ["SHARED.DLL"]}.get(path, ())
    )
    assert kept == {"PySide6\\program.pyd", "PySide6\\Shared.dll"}


def test_data_that_goes_in_is_there() -> None:
    assert all(Path(source).exists() for source, _ in data_files())
    assert tuple(Path(source).name for source, _ in data_files()) == ("resources", "LICENSE")


def test_licence_of_everything_that_is_bundled_is_gathered(tmp_path: Path) -> None:
    gather_licences(tmp_path / "licences")
    listed = (tmp_path / "licences" / "README.txt").read_text(encoding="utf-8")
    names = bundled_distributions()
    assert {"pyside6-essentials", "sqlalchemy", "reportlab", "pillow", "shiboken6", "typing-extensions"} <= set(names)
    assert not {"pytest", "pyinstaller", "mypy", "t4gsw-desktop"} & set(names)
    for name in (*names, "ffmpeg", "python"):
        assert [file for file in (tmp_path / "licences" / name).iterdir() if file.stat().st_size > 100], name
        assert re.search(rf"^{name.replace('-', '[-_]')} \d", listed, re.MULTILINE | re.IGNORECASE), name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in "".join(
        file.read_text(encoding="utf-8") for file in (tmp_path / "licences" / "ffmpeg").iterdir()
    )


def test_gathering_again_leaves_nothing_old(tmp_path: Path) -> None:
    (tmp_path / "licences" / "gone").mkdir(parents=True)
    gather_licences(tmp_path / "licences")
    assert not (tmp_path / "licences" / "gone").exists()


def test_thing_without_a_licence_is_not_bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "SAME_TEXT_AS", {})
    with pytest.raises(LicenceMissing, match="pyside6-addons is bundled, and no text"):
        gather_licences(tmp_path / "licences")


def test_name_that_is_not_installed_has_no_licence() -> None:
    with pytest.raises(PackageNotFoundError):
        licence_texts("no-such-thing")
