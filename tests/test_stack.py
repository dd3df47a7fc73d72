"""Troubles of the libraries we stand on, each found once the hard way: here they would be noticed again."""

import os
import re
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase.ttfonts import TTFont, shapeStr

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "resources" / "fonts"

# Each call returns nothing. A binding that gives one reference to None away with each call kills Python 3.11 after
# some five thousand of them; newer Pythons hide it. Calls of other kinds are watched too.
COUNT_REFERENCES = """
import sys
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QFont, QGuiApplication, QPainterPath
app = QGuiApplication([])
font, thing, path, point = QFont("x"), QObject(), QPainterPath(), QPoint(1, 2)
calls = {
    "a void method": lambda: font.setPixelSize(10),
    "a void method of QObject": lambda: thing.setObjectName("x"),
    "a method that answers True or False": lambda: path.isEmpty(),
    "a method that answers a number": lambda: point.x(),
}
for name, call in calls.items():
    call()
    before = [sys.getrefcount(each) for each in (None, True, False)]
    for _ in range(8000):
        call()
    after = [sys.getrefcount(each) for each in (None, True, False)]
    if any(abs(a - b) > 80 for a, b in zip(after, before)):
        sys.exit(f"8,000 calls of {name} moved the reference counts from {before} to {after}")
print("steady")
"""


def locked() -> dict[str, dict[str, Any]]:
    """The packages of uv.lock by name."""
    return {one["name"]: one for one in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]}


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def requirement(text: str) -> tuple[str, frozenset[str]]:
    """A requirement's normal name (PEP 503) and its version clauses, in no order."""
    match = re.fullmatch(r"\s*([A-Za-z0-9._-]+)\s*([^;\[\]]*)", text)
    assert match, f"{text}: write requirements as a name and versions only"
    clauses = frozenset(clause.strip() for clause in match[2].split(",") if clause.strip())
    return re.sub(r"[-_.]+", "-", match[1]).lower(), clauses


def stated(rows: list[dict[str, str]]) -> set[tuple[str, frozenset[str]]]:
    """Requirements as uv.lock writes them."""
    return {requirement(row["name"] + row.get("specifier", "")) for row in rows}


def test_qt_gives_no_reference_to_none_away() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT_REFERENCES],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "steady"), done.stderr


def test_pyside_stays_below_the_version_that_aborts_on_python_311() -> None:
    clauses = dict(requirement(text) for text in project()["project"]["dependencies"])["pyside6-essentials"]
    assert "<6.12" in clauses
    assert locked()["pyside6-essentials"]["version"].startswith("6.11.")


def test_lock_is_in_step_with_the_project() -> None:
    about = project()
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    mine = locked()[about["project"]["name"]]
    assert set(lock["requires-python"].replace(" ", "").split(",")) == set(
        about["project"]["requires-python"].replace(" ", "").split(",")
    )
    assert stated(mine["metadata"]["requires-dist"]) == {requirement(text) for text in about["project"]["dependencies"]}
    assert stated(mine["metadata"]["requires-dev"]["dev"]) == {
        requirement(text) for text in about["dependency-groups"]["dev"]
    }
    assert mine["version"] == about["project"]["version"]


def test_lock_holds_the_public_index_and_a_hash_for_every_file() -> None:
    for name, package in locked().items():
        if package["source"] != {"editable": "."}:
            assert package["source"] == {"registry": "https://pypi.org/simple"}, name
            files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
            assert files, name
            assert all(file["hash"].startswith("sha256:") for file in files), name


def test_version_is_told_the_same_everywhere() -> None:
    from t4gsw_desktop import __version__

    assert __version__ == project()["project"]["version"]


@pytest.fixture(scope="module")
def arabic() -> TTFont:
    return TTFont("StackArabic", str(next((FONTS / "NotoSansArabic").glob("*Regular.ttf"))))


def glyphs(font: TTFont, text: str) -> list[str]:
    """The letters as drawn, in drawing order."""
    return list(str(shapeStr(text, font.fontName, 12)))


def test_reportlab_shapes_arabic_when_asked_by_shape_str(arabic: TTFont) -> None:
    from reportlab.pdfbase import pdfmetrics

    pdfmetrics.registerFont(arabic)
    joined = glyphs(arabic, "\u0645\u062d\u0645\u062f")
    alone = [glyph for letter in "\u0645\u062d\u0645\u062f" for glyph in glyphs(arabic, letter)]
    assert len(joined) == len(alone) == 4
    assert joined != alone


def test_sqlite_keeps_a_second_connection_out(tmp_path: Path) -> None:
    """Two connections that write and checkpoint at one moment can spoil a file before SQLite 3.51.3.

    The workspace therefore has one connection, in exclusive mode: this is what that mode has to mean.
    """
    first = sqlite3.connect(tmp_path / "evening.t4gsw", isolation_level=None)
    second = sqlite3.connect(tmp_path / "evening.t4gsw", isolation_level=None, timeout=0)
    try:
        first.execute("PRAGMA locking_mode = EXCLUSIVE")
        assert first.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
        first.execute("CREATE TABLE fact (what TEXT)")
        for statement in ("BEGIN IMMEDIATE", "SELECT * FROM fact", "PRAGMA wal_checkpoint"):
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                second.execute(statement).fetchall()
    finally:
        first.close()
        second.close()


def test_qt_is_asked_for_in_its_two_parts_and_not_by_the_name_that_brings_more() -> None:
    names = {requirement(text)[0] for text in project()["project"]["dependencies"]}
    assert {"pyside6-essentials", "pyside6-addons"} <= names
    assert "pyside6" not in names


def test_version_ranges_are_read_in_any_order() -> None:
    assert requirement("Rl_accel >=0.9.1, <2") == requirement("rl-accel<2,>=0.9.1")
    assert requirement("tqdm>=4.67") != requirement("tqdm>=4.68")
