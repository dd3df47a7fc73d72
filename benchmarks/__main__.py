"""python -m benchmarks [topic ...] [--quick]: measure the topics, each a module here with `rows`; one table."""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence

import benchmarks
from benchmarks.machine import machine_line
from benchmarks.table import Row, table


def topics() -> dict[str, Callable[[bool], Iterator[Row]]]:
    """Every topic's `rows(quick)` by the name of its module, in alphabetical order."""
    found = {}
    for module in sorted(pkgutil.iter_modules(benchmarks.__path__), key=lambda one: one.name):
        if module.name != "__main__":
            rows = getattr(importlib.import_module(f"benchmarks.{module.name}"), "rows", None)
            if rows is not None:
                found[module.name] = rows
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the topics asked for, or all, and print one table; 2 for a topic that is not there."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure speed and quality of plans.")
    parser.add_argument("topic", nargs="*", help="one or more topics; all of them if none is named")
    parser.add_argument("--quick", action="store_true", help="smaller sizes and fewer runs")
    asked = parser.parse_args(arguments)
    known = topics()
    if unknown := [topic for topic in asked.topic if topic not in known]:
        print(f"No such topic: {', '.join(unknown)}. There are: {', '.join(known) or 'none yet'}.", file=sys.stderr)
        return 2
    print(machine_line(), flush=True)
    measured: list[Row] = []
    for name in asked.topic or known:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        measured.extend(known[name](asked.quick))
    print(table(measured) if measured else "Nothing to measure yet.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
