"""The table of people on the screen: how long it takes to fill, to filter at each keystroke, to sort and to paint."""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.folder import place_for_workspace
from benchmarks.people import invent_people
from benchmarks.table import Row, median_of
from t4gsw_desktop.app import make_application
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.directory import Directory, ids_by_sound, read_directory, updated
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.columns import name_words
from t4gsw_desktop.storage.search import search_people
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.people.listing import Listing
from t4gsw_desktop.ui.people.table import PeopleTable
from t4gsw_desktop.ui.theme import fonts
from t4gsw_desktop.ui.theme.theme import Theme

SIZES, QUICK_SIZES = (1_000, 10_000, 100_000), (1_000,)
_AT_ONCE = 10_000
_TYPED = ("annika", "harbour", "websites", "wojcik", "zoe br", "qxzvj", "leth an")
_SKILLS = ("websites", "spreadsheets", "grant writing", "social media", "laptop repair", "mentoring", "interpreting")
_BLINK = "16 ms, one picture of the screen"


def rows(quick: bool) -> Iterator[Row]:
    """For each size what a person waits for at the table of people."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    fonts.load_first_fonts()
    fonts.load_other_fonts()
    theme = Theme("light")
    theme.dress()
    for size in QUICK_SIZES if quick else SIZES:
        with place_for_workspace() as path:
            yield from measure(path, size, theme)


def measure(path: Path, size: int, theme: Theme) -> Iterator[Row]:
    """The rows of one size, measured on a new workspace at `path`."""
    luck = random.Random(3)
    people = [_with_skills(person, luck) for person in invent_people(size)]
    told = f"{size:,} people"

    def row(what: str, value: float, reach: str = "") -> Row:
        return Row("people_table", what, told, value, reach=reach)

    with Workspace.create(path) as workspace:
        for at in range(0, size, _AT_ONCE):
            workspace.change(_keep, people[at : at + _AT_ONCE])
        directory, first = _timed(lambda: workspace.read(read_directory, ""))
        yield row("read everybody", first, "1 s")
        listing = Listing(
            lambda text: [one.person.id for one in workspace.read(search_people, text, limit=20)],
            lambda words, text: workspace.read(ids_by_sound, words, text),
            lambda: workspace.read(name_words),
        )
        yield row("sort by name the first time", _timed(lambda: listing.take(directory))[1])
        table = PeopleTable(theme)
        table.resize(836, 534)
        table.show()
        yield row("hear all names in advance, in slices", _timed(lambda: listing.warm_up(0, size * 3))[1])
        yield row("fill the table", median_of(3, lambda: _show(table, listing, "")), "100 ms")
        yield from (row(what, value, reach) for what, value, reach in _keystrokes(table, listing))
        yield row("one change elsewhere", _one_change(workspace, directory, listing, people[size // 2].id), "100 ms")
        yield from (row(what, value, _BLINK) for what, value in _painting(table, listing))
        table.close()
        table.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _keystrokes(table: PeopleTable, listing: Listing) -> Iterator[tuple[str, float, str]]:
    waits = []
    for text in _TYPED:
        for end in range(1, len(text) + 1):
            waits.append(_timed(lambda: _show(table, listing, text[:end]))[1])  # noqa: B023
    yield "filter at a keystroke: p50", statistics.median(waits), "50 ms"
    yield "filter at a keystroke: longest", max(waits), "100 ms"
    yield "sort by organisation", _timed(lambda: listing.choose_sort("organisation", backwards=False))[1], ""
    listing.choose_sort("name", backwards=False)
    _show(table, listing, "")


def _painting(table: PeopleTable, listing: Listing) -> Iterator[tuple[str, float]]:
    """A page that was never painted before, one painted already, and a step of the wheel."""
    luck, last = random.Random(5), len(listing.directory.rows) - 12
    fresh = []
    for _ in range(20):
        table.choose(luck.randrange(max(1, last)))
        fresh.append(_timed(table.viewport().grab)[1])
    yield "paint a page never seen", statistics.median(fresh)
    yield "paint a page again", median_of(20, table.viewport().grab)
    bar = table.verticalScrollBar()
    steps = []
    for _ in range(60):
        bar.setValue(bar.value() - 168 if bar.value() > 168 else bar.maximum())
        steps.append(_timed(table.viewport().grab)[1])
    yield "paint after a step of the wheel", statistics.median(steps)


def _one_change(workspace: Workspace, directory: Directory, listing: Listing, person_id: str) -> float:
    step = workspace.step()
    workspace.change(edit_person, person_id, organisation="Somewhere new")

    def bring_up() -> None:
        listing.take(workspace.read(updated, directory, "", workspace.changes_since(step)))

    return _timed(bring_up)[1]


def _show(table: PeopleTable, listing: Listing, text: str) -> None:
    table.show_rows(listing.find(text).rows, {}, keep="")
    QApplication.processEvents()


def _timed(work: Callable[[], object]) -> tuple[Directory, float]:
    begun = time.perf_counter()
    made = work()
    return made, time.perf_counter() - begun  # type: ignore[return-value]


def _with_skills(person: Person, luck: random.Random) -> Person:
    offers, seeks = luck.sample(_SKILLS, luck.randrange(4)), luck.sample(_SKILLS, luck.randrange(3))
    return replace(person, offers=tuple(offers), seeks=tuple(seeks), pronouns=luck.choice(("", "she/her", "they/them")))


def _keep(work: Work, people: list[Person]) -> None:
    work.put_many(people)
    work.label = "Add people"
