"""The one command for working on the project: what it does on a bare machine, and what it says when it cannot go on."""

import ast
import importlib.util
import os
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "dev.py"
on_posix = pytest.mark.skipif(os.name == "nt", reason="shell scripts and apt are not of Windows")

FAKE_APT = """#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> "{log}"
case "$*" in
  *update*) touch "{lists}" ;;
  *install*) [ -e "{lists}" ] || {{ echo "no lists yet" >&2; exit 100; }} ;;
esac
"""


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def small(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py standing in a small project of its own, with this environment's Python, all set up."""
    (tmp_path / "t4gsw_desktop").mkdir()
    (tmp_path / "t4gsw_desktop" / "__init__.py").write_text('"""Doc."""\n\nif __name__ == "x":\n    print()\n')
    (tmp_path / "pyproject.toml").write_text('[tool.coverage.run]\nbranch = true\nsource = ["t4gsw_desktop"]\n')
    (tmp_path / "uv.lock").write_text("version = 1\n")
    (tmp_path / "tests").mkdir()
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # only what is needed: the inner runs start sooner
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p pytest_cov -p no:cacheprovider")
    dev.STAMP.write_text(dev.fingerprint())
    return dev


@pytest.fixture
def apt_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine where we are root and apt-get writes down what it is asked, knowing no package before `update`."""
    log, folder = tmp_path / "apt.log", tmp_path / "sbin"
    folder.mkdir()
    fake = folder / "apt-get"
    fake.write_text(FAKE_APT.format(log=log, lists=tmp_path / "lists"))
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return log


@pytest.fixture
def no_apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without apt."""
    monkeypatch.setenv("PATH", str(tmp_path))


def test_dev_uses_the_standard_library_only() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("version", ["(3, 8, 18)", "(3, 10, 14)", "(3, 14, 0)"])
def test_dev_refuses_a_python_it_does_not_support_in_one_sentence(version: str) -> None:
    as_if = f"import sys, runpy; sys.version_info = {version}; runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", as_if, "test"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13" in done.stderr
    assert "Traceback" not in done.stderr


def test_dev_can_be_read_by_an_old_python_so_that_it_can_refuse() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_dev_names_no_package_index(dev: ModuleType) -> None:
    text = SCRIPT.read_text(encoding="utf-8").lower()
    assert [word for word in ("--index", "extra-index", "pypi.org", "find-links", "proxy") if word in text] == []


def test_test_without_any_test_counts_as_bad(small: ModuleType) -> None:
    assert small.main(["test"]) == 5


def test_test_runs_pytest_and_prints_branch_coverage(small: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    (small.ROOT / "tests" / "test_it.py").write_text(
        "import os, t4gsw_desktop\n"
        "def test_screen(): assert os.environ['QT_QPA_PLATFORM'] == 'offscreen'\n"
        "def test_other(): assert False\n"
    )
    assert small.main(["test", "-k", "screen"]) == 0
    said = capfd.readouterr().out
    assert "1 passed, 1 deselected" in said
    assert "Branch BrPart  Cover" in said
    assert small.main(["test", "-q"]) == 1


def test_check_runs_all_checks_even_when_the_first_complains(
    small: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    (small.ROOT / "ugly.py").write_text("x=1")
    assert small.main(["check"]) == 1
    assert "To mend: formatting, types, architecture." in capfd.readouterr().out


FAKE_PROGRAM = """
import sys
print("asked", sys.argv[1:])
"""


@pytest.fixture
def runs(small: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The small project with a program that only tells what it was asked, and no word on screens yet."""
    (small.ROOT / "t4gsw_desktop" / "__main__.py").write_text(FAKE_PROGRAM)
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return small


@pytest.mark.parametrize("screen", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_run_opens_the_window_where_there_is_a_screen(
    runs: ModuleType, screen: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(screen, "0")
    assert runs.main(["run", "our.t4gsw"]) == 0
    assert capfd.readouterr().out == "asked ['our.t4gsw']\n"


def test_run_lays_out_the_practice_evening_without_a_screen_and_says_so(
    runs: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    assert runs.main(["run"]) == 0
    said = capfd.readouterr().out
    assert "There is no screen" in said
    assert "asked ['practice', '--out', 'practice-evening']" in said


def test_run_goes_where_it_is_told_with_or_without_a_screen(
    runs: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert runs.main(["run", "--out", "there"]) == 0
    assert capfd.readouterr().out == "asked ['practice', '--out', 'there']\n"


def test_set_up_does_nothing_twice(small: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    small.set_up()
    assert capfd.readouterr().out == ""


def test_set_up_is_due_again_when_the_lock_changes(small: ModuleType) -> None:
    (small.ROOT / "uv.lock").write_text("version = 2\n")
    assert small.STAMP.read_text() != small.fingerprint()


@on_posix
def test_packages_are_installed_through_apt_after_refreshing_its_lists(dev: ModuleType, apt_log: Path) -> None:
    assert dev.install_system_packages(["libgl1", "libegl1"])
    install = "noninteractive -q install -y --no-install-recommends libgl1 libegl1"
    assert apt_log.read_text().splitlines() == [install, "noninteractive -q update", install]


@on_posix
def test_lists_of_apt_are_refreshed_only_once(dev: ModuleType, apt_log: Path) -> None:
    assert dev.install_system_packages(["libgl1"])
    assert dev.install_system_packages(["python3.11-venv"])
    assert apt_log.read_text().count("update") == 1


@on_posix
@pytest.mark.usefixtures("apt_log")
def test_packages_are_left_to_a_person_who_is_not_root(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert not dev.install_system_packages(["libgl1"])


@pytest.mark.usefixtures("no_apt")
def test_python_without_ensurepip_is_told_what_to_install(dev: ModuleType) -> None:
    with pytest.raises(dev.SetUpStopped) as stopped:
        dev.supply_ensurepip()
    assert f"sudo apt-get install python3.{sys.version_info.minor}-venv" in str(stopped.value)
    assert "https://www.python.org/downloads/" in str(stopped.value)


@pytest.mark.usefixtures("no_apt")
def test_missing_libraries_of_qt_are_named_with_the_command(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    monkeypatch.setattr(dev, "QT_PROBE", f"import sys; sys.exit({loader!r})")
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    with pytest.raises(dev.SetUpStopped) as stopped:
        dev.supply_qt_libraries()
    assert "libEGL.so.1" in str(stopped.value)
    assert "sudo apt-get install libegl1" in str(stopped.value)


def test_another_trouble_of_qt_is_passed_on_as_it_is(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "QT_PROBE", "import sys; sys.exit('the plugin is of another planet')")
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "QT_LIBRARIES", {})
    with pytest.raises(dev.SetUpStopped, match="of another planet"):
        dev.supply_qt_libraries()


def test_qt_starts_here_without_a_screen(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    assert dev.qt_complaint() == ""


def test_step_that_stops_says_what_to_do(dev: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(dev.SetUpStopped, match="could not be fetched.*run this command again"):
        dev.run_or_stop([sys.executable, "-c", "import sys; sys.exit('no route')"], "uv could not be fetched.")
    assert "no route" in capfd.readouterr().err


def test_environment_that_does_not_start_is_noticed(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "PYTHON", Path("no/such/python"))
    assert not dev.starts("-c", "pass")


@on_posix
def test_continuous_run_calls_the_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert "python3 dev.py test" in script.read_text(encoding="utf-8")


FAKE_BUILDER = """
import os, pathlib, sys
assert sys.argv[1:] == ["--noconfirm", "--log-level", "ERROR", "--distpath", os.path.join(os.getcwd(), "dist"),
    "--workpath", os.path.join(os.getcwd(), "build", "pyinstaller"), "build.spec"], sys.argv
folder = pathlib.Path("dist", "t4gsw")
folder.mkdir(parents=True)
program = folder / "t4gsw"
program.write_text("#!/bin/sh\\nexport -p > \\"$(dirname \\"$0\\")/seen\\"; pwd; ls -A; echo asked $*; {end}\\n")
program.chmod(0o755)
sys.exit({code})
"""


def with_builder(small: ModuleType, *, end: str = "exit 0", code: int = 0) -> None:
    """A PyInstaller that makes a program of a few lines."""
    text = FAKE_BUILDER.replace("{end}", end).replace("{code}", str(code))
    (small.ROOT / "PyInstaller.py").write_text(text, encoding="utf-8")


@pytest.fixture
def ready(small: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The small project on a machine that has all that building asks for."""
    monkeypatch.setattr(small, "supply_for_building", lambda: None)
    return small


@on_posix
def test_build_tries_the_program_in_an_empty_home_with_a_bare_environment(
    ready: ModuleType, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    with_builder(ready)
    assert ready.main(["build"]) == 0
    said = capfd.readouterr().out.splitlines()
    home = Path(said[said.index("asked --self-test") - 1])  # next to it, because nothing lies in that folder
    assert home.is_absolute()
    seen = (ready.ROOT / "dist" / "t4gsw" / "seen").read_text(encoding="utf-8")
    assert "offscreen" in seen
    assert "PYTHON" not in seen
    assert "VIRTUAL_ENV" not in seen
    assert not home.exists()


@on_posix
def test_build_says_that_a_program_which_fails_its_own_test_is_not_to_be_given_away(
    ready: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    with_builder(ready, end="exit 3")
    assert ready.main(["build"]) == 1
    assert "It does not work (exit code 3)" in capfd.readouterr().err


@on_posix
def test_build_says_that_a_program_which_cannot_be_started_is_not_right(
    ready: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ready.try_program(ready.ROOT) == 1
    assert "t4gsw cannot be started: No such file" in capfd.readouterr().err


def test_build_that_does_not_come_to_an_end_tries_nothing(ready: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    with_builder(ready, code=4)
    assert ready.main(["build"]) == 1
    said = capfd.readouterr()
    assert "could not be built" in said.err
    assert "asked" not in said.out


@pytest.mark.usefixtures("no_apt")
def test_what_building_lacks_is_named_with_the_command(
    small: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(small, "WINDOW_LIBRARIES", {"libxcb-nowhere.so.0": "libxcb-nowhere0"})
    assert small.main(["build"]) == 2
    said = capsys.readouterr().err
    assert "lacks libxcb-nowhere.so.0, objdump" in said
    assert "sudo apt-get install binutils libxcb-nowhere0" in said
    assert not (small.ROOT / "dist").exists()


@on_posix
def test_what_building_lacks_is_installed_by_root(
    dev: ModuleType, apt_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "WINDOW_LIBRARIES", {"libxcb-nowhere.so.0": "libxcb-nowhere0"})
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "objdump" else f"/sbin/{name}")
    dev.supply_for_building()
    assert "install -y --no-install-recommends binutils libxcb-nowhere0" in apt_log.read_text()


@on_posix
def test_nothing_is_installed_where_building_lacks_nothing(
    dev: ModuleType, apt_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "loads", lambda _name: True)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/sbin/{name}")
    dev.supply_for_building()
    assert not apt_log.exists()
