"""Starting the program: how long until the window of the practice evening is painted and answers, cold and warm."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.child import ROOT
from benchmarks.folder import place_for_workspace
from benchmarks.table import Row

RUNS, QUICK_RUNS, COLD_RUNS = 9, 2, 3
SIZE = "60 guests, 4 activities"
_REACH = "1 s"
_CACHES = Path("/proc/sys/vm/drop_caches")
_READY = "ready"


def rows(quick: bool) -> Iterator[Row]:
    """For the source and, where it was built, for the folder in `dist`: until ready, warm, and cold where we may."""
    with place_for_workspace() as path:
        home = path.parent
        make_practice_evening(home)
        for name, command in programs(quick).items():
            for what, asked in {"no file": (), "practice evening": (str(home / "practice" / "evening.t4gsw"),)}.items():
                opening = [*command, *asked, "--quit-when-ready"]
                seconds_until_ready(opening, home)  # not counted: it writes the compiled modules and fills caches
                runs = QUICK_RUNS if quick else RUNS
                begun = processor_seconds()
                warm = [seconds_until_ready(opening, home) for _ in range(runs)]
                busy = (processor_seconds() - begun) / runs
                cold = [] if quick else [cold_seconds(opening, home) for _ in range(COLD_RUNS if may_be_cold() else 0)]
                size = SIZE if asked else "0 guests"
                yield Row("start_up", f"{name}, {what}: warm", size, statistics.median(warm), reach=_REACH)
                if busy:
                    yield Row("start_up", f"{name}, {what}: processor, with closing", size, busy)
                if cold:
                    yield Row("start_up", f"{name}, {what}: cold", size, statistics.median(cold))


def programs(quick: bool) -> dict[str, list[str]]:
    """How the program is started here, by what it is called in the table; in a quick run only from its source."""
    built = ROOT / "dist" / "t4gsw" / ("t4gsw.exe" if os.name == "nt" else "t4gsw")
    source = {"python -m t4gsw_desktop": [sys.executable, "-m", "t4gsw_desktop"]}
    return source | ({"built program": [str(built)]} if built.is_file() and not quick else {})


def make_practice_evening(home: Path) -> None:
    """Lay the practice evening out in the folder `practice` of `home`."""
    asked = ("practice", "--out", str(home / "practice"), "--seconds", "0.1", "--json")
    command = [sys.executable, "-m", "t4gsw_desktop", *asked]
    subprocess.run(command, cwd=ROOT, env=environment(home), stdout=subprocess.DEVNULL, check=True)


def environment(home: Path) -> dict[str, str]:
    """This environment with a home of its own, and with modules compiled once, as they are on anybody's machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {name: str(home) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME")}
    return kept | own | {"PYTHONPYCACHEPREFIX": str(home / "compiled")}


def seconds_until_ready(command: Sequence[str], home: Path) -> float:
    """From starting the process until it says that its window was painted; RuntimeError when it never does."""
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        took = time.perf_counter() - begun
    if said.strip() != _READY or process.returncode:
        raise RuntimeError(f"{' '.join(command)} said {said!r} and ended with {process.returncode}")
    return took


def processor_seconds() -> float:
    """What the processes started from here have used of the processor so far; 0 where the system does not tell.

    On a machine that does other things meanwhile it says more than the clock.
    """
    spent = os.times()
    return spent.children_user + spent.children_system


def may_be_cold() -> bool:
    """True where this process may empty the system's caches of files: as root on Linux."""
    return os.access(_CACHES, os.W_OK)


def cold_seconds(command: Sequence[str], home: Path) -> float:
    """As `seconds_until_ready`, after the caches of files were emptied: as after switching the laptop on."""
    os.sync()
    _CACHES.write_text("3", encoding="ascii")
    return seconds_until_ready(command, home)
