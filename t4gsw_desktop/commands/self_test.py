"""`t4gsw --self-test`: whether this copy of the program is whole, check by check, with the seconds each took."""

import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from t4gsw_desktop.commands import self_test_checks as checks
from t4gsw_desktop.commands.self_test_bench import Bench
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.ui import self_test as screen


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to work: what it is called in the list, and what does it (see `self_test_checks`)."""

    name: str
    work: Callable[[Bench], str]


CHECKS: tuple[Check, ...] = (
    Check("version", checks.check_version),
    Check("time zone", checks.check_time_zone),
    Check("workspace file", checks.check_workspace),
    Check("fonts on paper", checks.check_fonts),
    Check("label stock", checks.check_label_stock),
    Check("guest lists", checks.check_guest_lists),
    Check("plans", checks.check_plans),
    Check("papers", checks.check_papers),
    Check("codes on badges", checks.check_codes),
    Check("exports", checks.check_exports),
    Check("plugins of Qt", lambda _bench: screen.check_plugins()),
    Check("fonts on screen", lambda _bench: screen.check_screen_fonts()),
    Check("icons", lambda _bench: screen.check_icons()),
)


def run_self_test(the_checks: Sequence[Check] = CHECKS) -> int:
    """Do every check, going on after one that fails; 0 if all pass, else 1 after the names of those that did not."""
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
    try:
        found = check.work(bench)
    except Exception as trouble:
        said = trouble.sentence if isinstance(trouble, Refusal) else repr(trouble)
        print(f"FAILED {time.perf_counter() - begun:6.2f} s  {check.name}: {said}", flush=True)
        traceback.print_exc()
        return False
    print(f"ok     {time.perf_counter() - begun:6.2f} s  {check.name}: {found}", flush=True)
    return True
