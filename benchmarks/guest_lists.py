"""Taking in guest lists: reading, preview and accepting, in seconds, and the memory a process of its own came to."""

import csv
import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from datetime import time as wall
from pathlib import Path
from typing import TypeVar

from benchmarks.people import invent_people
from benchmarks.table import Row
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.guest_lists import accept_guests
from t4gsw_desktop.services.guest_previews import preview_guests
from t4gsw_desktop.services.workspace import Workspace

try:
    import resource
except ImportError:  # Windows has no such module
    resource = None  # type: ignore[assignment]

R = TypeVar("R")
SIZES, QUICK_SIZES = (1_000, 10_000, 100_000), (100, 1_000)
_HEADINGS = ("Name", "Email", "Organisation", "Food", "First time?", "Skills you can offer")
_REACH = {"preview + accept": "3 s for 10,000 guests", "peak memory": "300 MB for 10,000 guests"}


def rows(quick: bool) -> Iterator[Row]:
    """Each size in a process of its own, so that the peak is its own."""
    for size in QUICK_SIZES if quick else SIZES:
        command = [sys.executable, "-m", "benchmarks.guest_lists", str(size)]
        child = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, check=True, text=True)
        for what, value in json.loads(child.stdout).items():
            unit = "MB" if what == "peak memory" else "s"
            reach = _REACH.get(what, "") if size == 10_000 else ""
            yield Row("guest_lists", what, f"{size:,} guests", value, unit, reach)


def invent_list(size: int) -> bytes:
    """A guest list of `size` invented people as a form would hand it out."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEADINGS)
    for number, person in enumerate(invent_people(size)):
        food = ("", "vegetarian", "vegan", "no nuts")[number % 4]
        first = "Yes" if number % 3 else "No"
        writer.writerow((person.full_name, person.email, person.organisation, food, first, "websites; repair"))
    return text.getvalue().encode()


def measure(size: int) -> dict[str, float]:
    """Seconds for each part of taking in a list of `size` guests twice, and the peak memory of this process in MB."""
    data = invent_list(size)
    taken: dict[str, float] = {}

    def timed(what: str, act: Callable[[], R]) -> R:
        begun = time.perf_counter()
        result = act()
        taken[what] = time.perf_counter() - begun
        return result

    with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder) / "measured.t4gsw") as workspace:
        event = workspace.change(create_event, "Measured", date(2026, 10, 1), wall(18), wall(21))
        table = timed("read the file", lambda: read_table(data, "guests.csv"))
        seen = timed("preview", lambda: workspace.read(preview_guests, event.id, table))
        timed("accept", lambda: workspace.change(accept_guests, event.id, seen, name="guests.csv", digest=""))
        taken["preview + accept"] = taken["preview"] + taken["accept"]
        seen = timed("preview again", lambda: workspace.read(preview_guests, event.id, table))
        timed("accept again", lambda: workspace.change(accept_guests, event.id, seen, name="guests.csv", digest=""))
        timed("undo", workspace.undo)
    peak = peak_memory()
    return taken | ({"peak memory": peak} if peak else {})


def peak_memory() -> float:
    """The most memory this process has held, in MB; 0 where the system does not tell (Windows)."""
    if resource is None:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
