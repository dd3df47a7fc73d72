"""Finding people: how long a keystroke waits, over every beginning of a word that occurs, slips and names not there."""

import random
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.folder import place_for_workspace
from benchmarks.people import invent_people
from benchmarks.table import Row
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.search import search_people
from t4gsw_desktop.storage.search_index import derive_words, search_words_of
from t4gsw_desktop.storage.unit_of_work import Work

SIZES, QUICK_SIZES = (1_000, 10_000, 100_000), (1_000,)
SAMPLE = 300
_AT_ONCE = 10_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_RARE = ("qxzvj", "qxzvj", "жыэщ", "王鑫赢", "σξψω", "ظضغث")
_REACH = {"p95": "20 ms for 100,000 people"}


def rows(quick: bool) -> Iterator[Row]:
    """For each size p50, p95 and the longest wait of each manner of searching, and what keeping the words costs."""
    for size in QUICK_SIZES if quick else SIZES:
        with place_for_workspace() as path:
            yield from measure(path, size)


def measure(path: Path, size: int) -> Iterator[Row]:
    """The rows of one size, measured on a new workspace at `path`."""
    people = invent_people(size)
    with Workspace.create(path) as workspace:
        kept = sum(workspace.change(keep, people[at : at + _AT_ONCE]) for at in range(0, size, _AT_ONCE))
        reach = "0.5 s for 10,000 people" if size == 10_000 else ""
        yield Row("search", "keep the words of all", f"{size:,} people", kept, reach=reach)
        for what, texts in texts_to_find(people).items():
            waits = [wait_for(workspace, text) for text in texts]
            shown = {
                "p50": statistics.median(waits),
                "p95": statistics.quantiles(waits, n=20)[-1],
                "longest": max(waits),
            }
            for figure, value in shown.items():
                yield Row("search", f"{what}: {figure}", f"{size:,} people", value, reach=_REACH.get(figure, ""))


def keep(work: Work, people: Sequence[Person]) -> float:
    """Add people in one act; the seconds that making and keeping their words took, measured by doing it once more."""
    work.label = "Add people"
    work.put_many(people)
    ids = [person.id for person in people]
    work.connection.exec_driver_sql("DELETE FROM search_words WHERE number > ?", (_first_of(work, ids),))
    work.connection.exec_driver_sql("DELETE FROM search_entries WHERE number > ?", (_first_of(work, ids),))
    begun = time.perf_counter()
    derive_words(work.connection, ids)
    return time.perf_counter() - begun


def _first_of(work: Work, ids: Sequence[str]) -> int:
    query = "SELECT coalesce(min(number), 1) - 1 FROM search_entries WHERE person_id >= ?"
    return int(work.connection.exec_driver_sql(query, (min(ids),)).scalar_one())


def wait_for(workspace: Workspace, text: str) -> float:
    """Seconds until the people for `text` are there."""
    begun = time.perf_counter()
    workspace.read(search_people, text)
    return time.perf_counter() - begun


def texts_to_find(people: Sequence[Person]) -> dict[str, list[str]]:
    """What is typed: every beginning of one, two and three letters, and samples of the rest."""
    luck = random.Random(7)
    words = sorted({word for person in people for word in search_words_of(person.full_name)})
    names = [person.full_name for person in luck.sample(people, SAMPLE)]
    long_words = luck.sample([word for word in words if len(word) > 3], SAMPLE)
    beginnings = {
        f"{length} letter{'s' * (length > 1)}, each that occurs": sorted({word[:length] for word in words})
        for length in (1, 2, 3)
    }
    return beginnings | {
        "two initials": [f"{luck.choice(_LETTERS)} {luck.choice(_LETTERS)}" for _ in range(SAMPLE)],
        "full name backwards": [" ".join(reversed(name.split())) for name in names],
        "one slip in a word": [slip(word, luck) for word in long_words],
        "one slip in a full name": [slip(name, luck) for name in names if len(name) > 3],
        "nobody": ["".join(luck.choices(luck.choice(_RARE), k=luck.randint(1, 12))) for _ in range(SAMPLE)],
    }


def slip(word: str, luck: random.Random) -> str:
    """`word` with two letters swapped, one left out, one doubled or one wrong."""
    at = luck.randrange(len(word) - 1)
    head, tail = word[:at], word[at:]
    return luck.choice(
        [head + tail[1] + tail[0] + tail[2:], head + tail[1:], head + tail[0] + tail, head + "q" + tail[1:]]
    )
