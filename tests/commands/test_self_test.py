"""The program's test of itself: it passes here, and each check is able to fail and is then named."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pypdfium2
import pytest

from bundle.contents import CONTENTS, write_contents
from t4gsw_desktop.__main__ import main
from t4gsw_desktop.commands import self_test
from t4gsw_desktop.commands import self_test_checks as checks
from t4gsw_desktop.commands.self_test import CHECKS, Check, run_self_test
from t4gsw_desktop.commands.self_test_bench import Bench
from t4gsw_desktop.documents.fonts import Family
from t4gsw_desktop.errors import Refusal

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """One practice evening for all checks that only look at it."""
    bench = Bench(tmp_path_factory.mktemp("bench"))
    yield bench
    bench.close()


def with_papers(bench, *papers):
    return SimpleNamespace(planned=bench.planned, papers=papers, night=bench.night)


def blank_paper(folder, name):
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(folder / name)
    return folder / name


SCREENS_AND_PRINTERS = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxkbcommon-x11.so.0", "libcups.so.2")
CAMERAS = ("libpulse.so.0",)


def misses_a_library(names):
    """True where one of the libraries that a part of Qt needs is not there, as on a server."""
    try:
        for name in names:
            ctypes.CDLL(name)
    except OSError:
        return sys.platform == "linux"
    return False


def test_checks_have_names_of_their_own():
    assert len({check.name for check in CHECKS}) == len(CHECKS) > 10
    assert all(check.name == check.name.strip() for check in CHECKS)


def test_all_is_well_here(capsys):
    code = main(["--self-test"])
    lines = capsys.readouterr().out.splitlines()
    needed = {"plugins of Qt": SCREENS_AND_PRINTERS, "camera": CAMERAS}
    wrong = {check for check, names in needed.items() if misses_a_library(names)}
    assert {line.split("s  ", 1)[1].split(":")[0] for line in lines if line.startswith("FAILED")} == wrong
    assert code == bool(wrong)
    assert len([line for line in lines if line.startswith("ok ")]) == len(CHECKS) - len(wrong)


def test_check_that_fails_is_named_and_the_others_go_on(capsys):
    def fails(_bench):
        raise Refusal("the font is broken")

    def stumbles(_bench):
        raise KeyError

    code = run_self_test([Check("one", fails), Check("two", lambda _bench: "fine"), Check("three", stumbles)])
    said = capsys.readouterr()
    assert code == 1
    assert "one: the font is broken" in said.out
    assert "two: fine" in said.out
    assert "three: KeyError" in said.out
    assert said.out.splitlines()[-1].startswith("Not right: one, three (2 of 3 checks")
    assert "Traceback" in said.err


def test_folder_of_the_test_is_gone_afterwards():
    seen = []

    def looks(bench):
        seen.append(bench.folder)
        bench.night.workspace.step()
        return "seen"

    assert run_self_test([Check("look", looks)]) == 0
    assert not seen[0].exists()


def test_another_version_than_was_installed_is_found(bench, monkeypatch):
    monkeypatch.setattr(checks, "__version__", "99")
    with pytest.raises(Refusal, match="this program is 99"):
        checks.check_version(bench)


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A built folder of two files, whose resources the checks take for theirs."""
    (tmp_path / "_internal" / "resources").mkdir(parents=True)
    (tmp_path / "_internal" / "resources" / "a.svg").write_text("drawing", encoding="utf-8")
    (tmp_path / "t4gsw").write_bytes(b"program")
    monkeypatch.setattr(checks, "resource_folder", lambda: tmp_path / "_internal" / "resources")
    return tmp_path


def test_copy_that_was_not_built_has_no_list_of_files(bench, built):
    assert checks.check_files(bench).startswith("not a built copy")


def test_file_that_is_missing_or_changed_since_it_was_built_is_named(bench, built):
    write_contents(built)
    assert CONTENTS == checks.CONTENTS
    write_contents(built)  # its own list is not in it
    assert checks.check_files(bench) == "2 files"
    (built / "t4gsw").write_bytes(b"other program")
    with pytest.raises(Refusal, match="1 missing or changed, such as t4gsw"):
        checks.check_files(bench)
    (built / "_internal" / "resources" / "a.svg").unlink()
    with pytest.raises(Refusal, match=r"2 missing or changed, such as .*_internal/resources/a\.svg"):
        checks.check_files(bench)


def test_check_that_does_not_come_to_an_end_ends_the_program_and_is_named(monkeypatch, capsys):
    ended = Event()
    codes = []
    monkeypatch.setattr(self_test, "LONGEST", 0.05)
    monkeypatch.setattr(self_test.os, "_exit", lambda code: codes.append(code) or ended.set())
    run_self_test([Check("waits for ever", lambda _bench: str(ended.wait(20)))])
    assert codes == [1]
    assert "waits for ever: it did not come to an end" in capsys.readouterr().out


def test_program_without_streams_tests_itself_all_the_same(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(self_test, "CHECKS", (Check("one", lambda _bench: "fine"),))
    code = main(["--self-test"])
    sys.stdout.close()
    sys.stderr.close()
    assert code == 0


def test_lack_of_time_zones_is_found_and_those_of_the_system_are_used_again(bench, monkeypatch):
    monkeypatch.setitem(sys.modules, "tzdata", None)
    monkeypatch.setitem(sys.modules, "tzdata.zoneinfo", None)
    monkeypatch.setitem(sys.modules, "tzdata.zoneinfo.Europe", None)
    with pytest.raises(Exception, match="Europe/London"):
        checks.check_time_zone(bench)


def test_workspace_that_forgets_is_found(bench, monkeypatch):
    monkeypatch.setattr(checks, "search_people", lambda *_: ())
    with pytest.raises(Refusal, match="was written and is not found"):
        checks.check_workspace(bench)


def test_workspace_that_does_not_undo_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(checks.Workspace, "undo", lambda self: None)
    with pytest.raises(Refusal, match="was undone and is still found"):
        checks.check_workspace(Bench(tmp_path))


def test_font_that_is_not_there_is_found(bench, monkeypatch):
    monkeypatch.setattr(checks, "FAMILIES", (*checks.FAMILIES, Family("NotoSansNowhere")))
    with pytest.raises(Exception, match="NotoSansNowhere"):
        checks.check_fonts(bench)


def test_empty_label_stock_is_found(bench, monkeypatch):
    monkeypatch.setattr(checks, "all_stocks", lambda: (checks.Sheet,))
    with pytest.raises(Refusal, match="label stock is empty"):
        checks.check_label_stock(bench)


def test_spreadsheet_that_loses_a_guest_is_found(bench, monkeypatch):
    whole = checks.to_xlsx
    monkeypatch.setattr(
        checks, "to_xlsx", lambda sheet: whole(checks.Sheet(sheet.title, sheet.headings, sheet.rows[:-1]))
    )
    with pytest.raises(Refusal, match="other people than the CSV"):
        checks.check_guest_lists(bench)


def test_kind_that_was_not_planned_is_found(bench):
    three = SimpleNamespace(planned=bench.planned[1:], night=bench.night)
    with pytest.raises(Refusal, match="not on the practice evening: surgery"):
        checks.check_plans(three)


def test_person_in_two_places_is_found(bench, monkeypatch):
    monkeypatch.setattr(checks, "one_place", lambda *_: ("somebody",))
    with pytest.raises(Refusal, match="1 people are in two places"):
        checks.check_plans(bench)


def test_blank_paper_is_found(bench, tmp_path):
    with pytest.raises(Refusal, match=r"the first page of 07-blank\.pdf is blank"):
        checks.check_papers(with_papers(bench, bench.papers[0], blank_paper(tmp_path, "07-blank.pdf")))


def test_badges_without_codes_are_found(bench, tmp_path):
    with pytest.raises(Refusal, match="0 of 60 codes were read"):
        checks.check_codes(with_papers(bench, blank_paper(tmp_path, "01-badges.pdf")))


def test_empty_export_is_found(bench, monkeypatch):
    monkeypatch.setattr(checks, "export_files", lambda *_, **__: {"guests.csv": b"", "calendar.ics": b"x"})
    with pytest.raises(Refusal, match=r"empty: guests\.csv"):
        checks.check_exports(bench)


@pytest.mark.slow
def test_spoilt_copy_of_the_program_is_named_part_by_part(tmp_path):
    shutil.copytree(ROOT / "t4gsw_desktop", tmp_path / "t4gsw_desktop")
    shutil.copytree(ROOT / "resources", tmp_path / "resources")
    (tmp_path / "resources" / "fonts" / "NotoSansThai" / "NotoSansThai-Bold.ttf").write_bytes(b"not a font")
    (tmp_path / "resources" / "icons" / "star.svg").write_text("", encoding="utf-8")
    (tmp_path / "resources" / "practice" / "guests.csv").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "t4gsw_desktop", "--self-test"],
        cwd=tmp_path,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    (last,) = done.stdout.splitlines()[-1:]
    for name in ("fonts on paper", "fonts on screen", "icons", "guest lists", "plans", "papers", "codes on badges"):
        assert name in last
    assert "workspace file" not in last
    assert "label stock" not in last
    assert "star.svg" in done.stdout
    assert "NotoSansThai-Bold" in done.stdout
