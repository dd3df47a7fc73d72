"""The one command for working on T4GSW Desktop: set it up, try it, test it, check it, measure it.

    python3 dev.py run [file]       set everything up and open the window; where there is no screen, lay out a practice
                                    evening in ./practice-evening instead
    python3 dev.py test [...]       run the tests and print branch coverage; anything further goes to pytest
    python3 dev.py check            formatting, lint, types and architecture
    python3 dev.py pictures         take the pictures of the manual anew, of the window as it is now
    python3 dev.py bench [topic]    measure speed and quality of plans, one table
    python3 dev.py build            make the program as a folder that needs no Python, in ./dist, and try it

Standard library only; Linux, macOS and Windows. Everything it installs goes into .venv beside this file, except for
system libraries that Qt or building needs on Linux, which it names and, as root on a machine with apt, installs.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit(
        f"T4GSW Desktop needs Python 3.11, 3.12 or 3.13, and this is Python {sys.version.split()[0]}. "
        "Nothing has been changed.\nInstall one of those from https://www.python.org/downloads/ and run this command "
        "again with it, for example: python3.13 dev.py run"
    )

import argparse
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up-for"
UV_VERSION = "0.13.9"

# What Qt's wheel expects of Linux, and the Debian and Ubuntu package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What else Qt asks for where there is a screen or a printer: a program that is built takes these along for machines
# without them.
WINDOW_LIBRARIES = {
    "libcups.so.2": "libcups2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
QT_PROBE = "from PySide6.QtWidgets import QApplication; QApplication(['probe'])"


class SetUpStopped(Exception):
    """Set-up cannot go on; the text says what happened and what to do about it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one verb; the exit code is 0 when all is well, 2 when set-up stopped, else that of what did not pass."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=["run", "test", "check", "pictures", "bench", "build"])
    asked, further = parser.parse_known_args(arguments)
    verbs = {
        "run": run_program,
        "test": run_tests,
        "check": check_code,
        "pictures": take_pictures,
        "bench": run_benchmarks,
        "build": build_program,
    }
    try:
        set_up()
        return verbs[asked.verb](further)
    except SetUpStopped as stop:
        print(stop, file=sys.stderr)
        return 2


# The verbs ------------------------------------------------------------------------------------------------------------


def run_program(further: Sequence[str]) -> int:
    """Open the window. Without a screen, or with `--out`, lay out the practice evening with all its papers."""
    if "--out" not in further and has_screen():
        if sys.platform == "linux":
            supply_window_libraries()
        return run_python("-m", "t4gsw_desktop", *further)
    out = [] if "--out" in further else ["--out", "practice-evening"]
    if not out:
        return run_python("-m", "t4gsw_desktop", "practice", *further)
    print(
        "There is no screen for a window here, so a practice evening goes into the folder practice-evening.", flush=True
    )
    return run_python("-m", "t4gsw_desktop", "practice", *out, *further)


def has_screen() -> bool:
    """True when a window can be shown: always but on Linux without a desktop, or when Qt is told to draw nowhere."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_tests(further: Sequence[str]) -> int:
    """Run pytest with branch coverage (see [tool.coverage] in pyproject.toml); a run without any test counts as bad."""
    return run_python("-m", "pytest", "--cov", "--cov-report=term", *further, offscreen=True)


def check_code(_further: Sequence[str]) -> int:
    """Run every check even when an earlier one complains, so that one run tells everything; 1 if any complained."""
    checks = {
        "formatting": ("-m", "ruff", "format", "--check", "."),
        "lint": ("-m", "ruff", "check", "."),
        "types": ("-m", "mypy"),
        "architecture": ("-m", "pytest", "-q", "tests/test_architecture.py"),
    }
    complaints = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if run_python(*command, offscreen=True):
            complaints.append(name)
    print(f"To mend: {', '.join(complaints)}." if complaints else "All four checks pass.")
    return 1 if complaints else 0


def take_pictures(_further: Sequence[str]) -> int:
    """Take the pictures of the manual anew, of the window as it is now."""
    os.environ["T4GSW_KEEP_PICTURES"] = "yes"
    return run_python("-m", "pytest", "-q", "tests/ui/test_manual_pictures.py", offscreen=True)


def run_benchmarks(further: Sequence[str]) -> int:
    """Print the table of measurements, of one topic if it is named."""
    return run_python("-m", "benchmarks", *further, offscreen=True)


def build_program(further: Sequence[str]) -> int:
    """Make the program as a folder in ./dist and have it test itself as if on a strange machine; 1 if it is not right.

    Anything further goes to PyInstaller.
    """
    if sys.platform == "linux":
        supply_for_building()
    say("Building the program")
    places = ("--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "pyinstaller"))
    if run_python("-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, "build.spec", *further):
        print("The program could not be built. What is said above tells why.", file=sys.stderr)
        return 1
    folder = ROOT / "dist" / "t4gsw"
    megabytes = sum(file.stat().st_size for file in folder.rglob("*") if not file.is_symlink()) / 1_000_000
    say(f"{folder} holds {megabytes:,.0f} MB; trying it where there is nothing else")
    if code := try_program(folder):
        print(f"It does not work (exit code {code}). What is said above tells why; give it to nobody.", file=sys.stderr)
        return 1
    print(f"The program is in {folder}. The whole folder is what to give away.")
    return 0


def try_program(folder: Path) -> int:
    """The exit code of the built program's own test, in an empty home and with next to nothing in its environment."""
    with tempfile.TemporaryDirectory() as home:
        bare = {"HOME": home, "USERPROFILE": home, "QT_QPA_PLATFORM": "offscreen", "PATH": os.defpath}
        windows_needs = ("SYSTEMROOT", "TEMP", "TMP")
        bare |= {name: os.environ[name] for name in windows_needs if os.name == "nt" and name in os.environ}
        program = folder / ("t4gsw.exe" if os.name == "nt" else "t4gsw")
        try:
            return subprocess.run([str(program), "--self-test"], cwd=home, env=bare, check=False).returncode
        except OSError as trouble:
            print(f"{program} cannot be started: {trouble.strerror}.", file=sys.stderr)
            return 1


def run_python(*command: str, offscreen: bool = False) -> int:
    """Run the environment's Python in the project's folder, passing the caller's environment on; its exit code."""
    environment = os.environ | {"VIRTUAL_ENV": str(VENV), "PYTHONUTF8": "1"}
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run([str(PYTHON), *command], cwd=ROOT, env=environment, check=False).returncode


# Set-up ---------------------------------------------------------------------------------------------------------------


def set_up() -> None:
    """Make .venv, install what uv.lock names and see that Qt starts; nothing to do while lock and Python are the same.

    Raises SetUpStopped with a sentence for people.
    """
    make_environment()
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    install_locked()
    if sys.platform == "linux":
        supply_qt_libraries()
    STAMP.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """Changes whenever the environment has to be brought up to date."""
    digest = hashlib.sha256()
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return f"{digest.hexdigest()} {UV_VERSION} {sys.platform}"


def make_environment() -> None:
    """A working .venv with a Python of a version we support; one that cannot start any more is made anew."""
    if PYTHON.exists() and starts("-c", "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"):
        return
    if importlib.util.find_spec("ensurepip") is None:
        supply_ensurepip()
    say(f"Making {VENV}")
    run_or_stop([sys.executable, "-m", "venv", "--clear", str(VENV)], "Python could not make the folder .venv.")


def supply_ensurepip() -> None:
    """Debian and Ubuntu keep the part of Python that makes environments in a package of its own."""
    package = f"python3.{sys.version_info.minor}-venv"
    if not install_system_packages([package]):
        raise SetUpStopped(
            "This Python cannot make an environment, because its part called ensurepip is not installed. "
            "Nothing has been changed.\n"
            f"On Debian or Ubuntu run:  sudo apt-get install {package}\n"
            "Elsewhere install Python from https://www.python.org/downloads/ and run this command again with it."
        )


def install_locked() -> None:
    """Put into .venv exactly what uv.lock names, and the `t4gsw` command."""
    if not starts("-c", "import pip"):
        run_or_stop([str(PYTHON), "-m", "ensurepip"], "pip could not be put into .venv.")
    if not starts("-c", f"from importlib.metadata import version; assert version('uv') == '{UV_VERSION}'"):
        say(f"Installing uv {UV_VERSION}")
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"uv=={UV_VERSION}"]
        run_or_stop(pip, "uv, which installs everything else, could not be fetched.")
    say("Installing what uv.lock names")
    # The environment is ours, so neither another active one nor a Python that uv would download may step in.
    ours = {"VIRTUAL_ENV": str(VENV), "UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON_DOWNLOADS": "never"}
    run_or_stop(
        [str(PYTHON), "-m", "uv", "sync", "--frozen", "--quiet", "--python", str(PYTHON)],
        "The packages named in uv.lock could not all be installed.",
        os.environ | ours,
    )


def supply_qt_libraries() -> None:
    """Have Qt start without a screen, installing the system libraries it lacks where we may."""
    lacking = qt_complaint()
    if not lacking:
        return
    libraries = missing_libraries(lacking)
    if not libraries:
        raise SetUpStopped(f"Qt, which draws the windows, does not start on this machine. It says:\n{lacking}")
    packages = sorted({QT_LIBRARIES[name] for name in libraries if name in QT_LIBRARIES})
    say(f"Qt lacks {', '.join(libraries)}")
    if not install_system_packages(packages):
        raise SetUpStopped(
            f"Qt, which draws the windows, lacks system libraries: {', '.join(libraries)}.\n"
            f"On Debian or Ubuntu run:  sudo apt-get install {' '.join(packages)}\n"
            "Elsewhere install the packages that bring those files, then run this command again."
        )
    if lacking := qt_complaint():
        raise SetUpStopped(f"Qt still does not start after {', '.join(packages)} were installed. It says:\n{lacking}")


def supply_window_libraries() -> None:
    """Have what a window on Linux takes, where we may install it; elsewhere the program itself says what it lacks."""
    lacking = {name: package for name, package in WINDOW_LIBRARIES.items() if not loads(name)}
    if lacking:
        say(f"A window lacks {', '.join(lacking)}")
        install_system_packages(sorted(set(lacking.values())))


def supply_for_building() -> None:
    """Have what a program for Linux is built with and what it takes along, installing it where we may."""
    lacking = {name: package for name, package in WINDOW_LIBRARIES.items() if not loads(name)}
    if shutil.which("objdump") is None:
        lacking["objdump"] = "binutils"
    if not lacking:
        return
    say(f"Building lacks {', '.join(lacking)}")
    packages = sorted(set(lacking.values()))
    if not install_system_packages(packages):
        raise SetUpStopped(
            f"Building the program lacks {', '.join(lacking)}. Nothing has been built.\n"
            f"On Debian or Ubuntu run:  sudo apt-get install {' '.join(packages)}\n"
            "Elsewhere install the packages that bring those files, then run this command again."
        )


def qt_complaint() -> str:
    """What Qt says when it does not start without a screen; "" when it starts."""
    probe = subprocess.run(
        [str(PYTHON), "-c", QT_PROBE],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if probe.returncode == 0 else (probe.stderr.strip() or f"nothing, but stopped with {probe.returncode}")


def missing_libraries(complaint: str) -> list[str]:
    """The libraries that are not here: what the loader named and the rest of Qt's list, so as to ask only once."""
    named = re.findall(r"(\S+\.so\S*): cannot open shared object file", complaint)
    return sorted({*named, *(name for name in QT_LIBRARIES if not loads(name))})


def loads(library: str) -> bool:
    """True when the system's loader finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: Sequence[str]) -> bool:
    """Install Debian packages when we are root on a machine with apt; False when that is for a person to do."""
    may = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None
    if not may or not packages:
        return False
    say(f"Installing {' '.join(packages)} through apt")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "-q", "install", "-y", "--no-install-recommends", *packages]
    for command in (install, ["apt-get", "-q", "update"], install):  # the lists may be missing or old: then once more
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if command is install and done.returncode == 0:
            return True
    print(done.stderr.strip(), file=sys.stderr)
    return False


def starts(*command: str) -> bool:
    """True when the environment's Python does `command` without complaint."""
    try:
        return subprocess.run([str(PYTHON), *command], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def run_or_stop(command: Sequence[str], otherwise: str, environment: dict[str, str] | None = None) -> None:
    """Run a step of set-up; if it does not succeed, stop with `otherwise` after what the step itself has printed."""
    if subprocess.run(list(command), cwd=ROOT, env=environment, check=False).returncode:
        raise SetUpStopped(f"{otherwise} What it said above tells why; once that is mended, run this command again.")


def say(what: str) -> None:
    """Tell what is being done, at once."""
    print(f"{what} ...", flush=True)


if __name__ == "__main__":
    sys.exit(main())
