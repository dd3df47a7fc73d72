"""`t4gsw --self-test`: whether this copy of the program is whole, check by check, with the seconds each took."""

import os
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from t4gsw_desktop.commands import self_test_checks as checks
from t4gsw_desktop.commands.self_test_bench import Bench
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.workspace import refuse_unless


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to work: what it is called in the list, and what does it (see `self_test_checks`)."""

    name: str
    work: Callable[[Bench], str]


# Qt is loaded by the checks that need it, because on a strange machine it is the likeliest not to load at all.


def _check_plugins(_bench: Bench) -> str:
    from t4gsw_desktop.ui.self_test import check_plugins

    return check_plugins()


def _check_screen_fonts(_bench: Bench) -> str:
    from t4gsw_desktop.ui.self_test import check_screen_fonts

    return check_screen_fonts()


def _check_icons(_bench: Bench) -> str:
    from t4gsw_desktop.ui.self_test import check_icons

    return check_icons()


def _check_camera(_bench: Bench) -> str:
    from t4gsw_desktop.ui.self_test import without_a_screen

    without_a_screen()
    try:
        from t4gsw_desktop.ui.camera.camera_check import check_camera
    except ImportError as trouble:
        raise Refusal(f"cameras do not work here, all else at the door does: {trouble}") from trouble
    return check_camera()


def _check_screens(bench: Bench) -> str:
    from t4gsw_desktop.app import App, make_application
    from t4gsw_desktop.ui.self_test import check_screens, without_a_screen

    refuse_unless(bench.planned, "nothing was planned")
    without_a_screen()
    make_application()
    app = App(bench.folder / "settings.json")
    try:
        return check_screens(app.open(bench.night.workspace.back_up()))
    finally:
        app.close()


CHECKS: tuple[Check, ...] = (
    Check("version", checks.check_version),
    Check("files", checks.check_files),
    Check("time zone", checks.check_time_zone),
    Check("workspace file", checks.check_workspace),
    Check("fonts on paper", checks.check_fonts),
    Check("label stock", checks.check_label_stock),
    Check("guest lists", checks.check_guest_lists),
    Check("plans", checks.check_plans),
    Check("papers", checks.check_papers),
    Check("codes on badges", checks.check_codes),
    Check("exports", checks.check_exports),
    Check("plugins of Qt", _check_plugins),
    Check("fonts on screen", _check_screen_fonts),
    Check("icons", _check_icons),
    Check("camera", _check_camera),
    Check("screens", _check_screens),
)
LONGEST = 300.0  # seconds for one check; a window that waits for somebody who is not there would wait for ever


def run_self_test(the_checks: Sequence[Check] = ()) -> int:
    """Do all checks, or those that are given, going on after one that fails.

    Returns 0 if all pass, else 1 after the names of those that did not.
    """
    the_checks = the_checks or CHECKS
    failed = []
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="t4gsw-self-test-") as folder:
        bench = Bench(Path(folder))
        try:
            failed = [check.name for check in the_checks if not _passes(check, bench)]
        finally:
            bench.close()
    took = time.perf_counter() - begun
    if failed:
        print(f"Not right: {', '.join(failed)} ({len(failed)} of {len(the_checks)} checks, {took:.1f} s).")
        return 1
    print(f"All {len(the_checks)} checks pass ({took:.1f} s).")
    return 0


def _passes(check: Check, bench: Bench) -> bool:
    """Do one check and print its line; whatever it raises is what there is to tell, so all of it is printed."""
    begun = time.perf_counter()
    limit = Timer(LONGEST, _give_up, [check.name])
    limit.daemon = True
    limit.start()
    try:
        found = check.work(bench)
    except Exception as trouble:
        said = trouble.sentence if isinstance(trouble, Refusal) else repr(trouble)
        print(f"FAILED {time.perf_counter() - begun:6.2f} s  {check.name}: {said}", flush=True)
        traceback.print_exc()
        return False
    finally:
        limit.cancel()
    print(f"ok     {time.perf_counter() - begun:6.2f} s  {check.name}: {found}", flush=True)
    return True


def _give_up(name: str) -> None:
    """End the program from beside a check that does not come to an end; nothing gentler reaches it."""
    print(f"FAILED {LONGEST:6.2f} s  {name}: it did not come to an end\nNot right: {name}.", flush=True)
    os._exit(1)
