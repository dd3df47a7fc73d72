"""Now and next on the second screen: large, whole, right at every minute, and marked where something moved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QGuiApplication

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.storage.unit_of_work import View, Work
from t4gsw_desktop.ui.projector.line_pages import line_pages
from t4gsw_desktop.ui.projector.name_pages import LEAST
from t4gsw_desktop.ui.projector.pieces import Page, wall_size
from t4gsw_desktop.ui.projector.programme_feed import MARKED_FOR
from t4gsw_desktop.ui.projector.programme_wall import ProgrammeShown
from t4gsw_desktop.ui.projector.wall_canvas import picture_of
from t4gsw_desktop.ui.projector.wall_views import WallSetter
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.tokens import colours
from tests.ui.conftest import PICTURES, settle
from tests.ui.projector.programme_samples import SESSIONS, minutes, programme
from tests.ui.projector.test_wall_window import Clock, canvas, said
from tests.ui.projector.test_walls import SCREENS

MOMENTS = {
    "three": (programme(3), 10),
    "eight": (programme(8), 10),
    "forty": (programme(40), 10),
    "before": (programme(4), -30),
    "walking": (programme(4), 42),
    "lunch": (programme(5, lunch=True), 100),
    "before-lunch": (programme(5, lunch=True), 50),
    "last": (programme(6), 100),
    "thanks": (programme(6), 500),
    "empty": (programme(3, filled=0), 10),
    "holes": (programme(5, filled=7), 10),
}
MARKS = (("p1", "Moved"), ("p2", "New"), ("p9", "Moved"))


@pytest.fixture(scope="module")
def setter(application: QGuiApplication) -> WallSetter:
    return WallSetter()


@pytest.fixture
def clock(desk: Desk) -> Clock:
    made = Clock()
    desk.clock = made
    return made


@pytest.fixture
def wall(desk: Desk, clock: Clock) -> Iterator[WallDisplay]:
    display = WallDisplay.of(desk)
    yield display
    display.turn(False)


@pytest.fixture
def grid(desk: Desk) -> Activity:
    (activity,) = desk.read(View.find, Activity, event_id=desk.event_id, kind="unconference")
    return activity


def shown(name: str, page: int = 0) -> ProgrammeShown:
    what, at = MOMENTS[name]
    return ProgrammeShown(what.at(minutes(at)), "Digital evening", f"{minutes(at):%H:%M}", MARKS, page)


def texts(page: Page) -> list[str]:
    return [words.text for words in page.words]


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", MOMENTS)
def test_words_are_large_enough_on_the_wall_and_not_over_each_other(
    setter: WallSetter, name: str, size: tuple[int, int]
) -> None:
    count = setter.set_programme(shown(name), *wall_size(*size)).pages
    rooms: set[str] = set()
    for number in range(count):
        page = setter.set_programme(shown(name, number), *wall_size(*size))
        assert (page.page, page.pages) == (number, count)
        rooms |= set(texts(page))
        whole = QRectF(0, 0, page.width, page.height).adjusted(-1, -1, 1, 1)
        assert [words.text for words in page.words if words.size < LEAST] == []
        assert [words.text for words in page.words if not whole.contains(words.box)] == []
        for one, other in combinations([words for words in page.words if words.text], 2):
            both = one.box.intersected(other.box)
            assert both.width() < 1 or both.height() < 1, f"“{one.text}” and “{other.text}”"
    board = shown(name).board
    assert {line.room for line in (*board.now, *board.next)} <= rooms


def test_few_rooms_stand_on_one_page_in_large_letters(setter: WallSetter) -> None:
    page = setter.set_programme(shown("three"), 1920, 1080)
    assert page.pages == 1
    (title,) = (words for words in page.words if words.text == SESSIONS[0][0])
    assert title.size >= 48


def test_each_moment_says_what_to_do(setter: WallSetter) -> None:
    def head(name: str) -> list[str]:
        return texts(setter.set_programme(shown(name), 1920, 1080))

    assert head("three")[:3] == ["On now, until 10:40", "Digital evening", "10:10"]
    assert {"Moved", "New", "Now", "Next, at 10:45", "Looking for a host"} <= set(head("three"))
    assert head("before")[0] == "Starts at 10:00"
    assert head("walking")[:2] == ["Next, at 10:45", "Time to walk to your next session"]
    assert head("lunch")[:2] == ["Lunch, until 12:05", "In Foyer. After that, at 12:10"]
    assert "Then Lunch, 11:25 to 12:05, in Foyer" in head("before-lunch")
    assert head("thanks")[0] == "Thank you for taking part"
    assert head("empty")[1].startswith("The sessions are being chosen.")
    assert "Free" in head("holes")


def test_after_the_last_slot_comes_nothing(setter: WallSetter) -> None:
    said_now = texts(setter.set_programme(shown("last"), 1920, 1080))
    assert not [words for words in said_now if words.startswith("Next")]


def test_what_has_not_changed_is_not_set_anew(setter: WallSetter) -> None:
    assert setter.set_programme(shown("eight"), 1920, 1080) is setter.set_programme(shown("eight"), 1920, 1080)


def test_lines_fill_pages_in_the_largest_letters_that_need_no_more() -> None:
    def high(_line: str, size: int) -> float:
        return float(size)

    sizes = range(100, 40, -10)
    assert line_pages("abc", 300, sizes, high) == (100, [[["a", "b", "c"]]])
    assert line_pages("abcd", 300, sizes, high) == (70, [[["a", "b", "c", "d"]]])
    assert line_pages("abcdefgh", 300, sizes, high) == (70, [[["a", "b", "c", "d"]], [["e", "f", "g", "h"]]])
    assert line_pages("ab", 20, sizes, high) == (100, [[["a"]], [["b"]]])
    assert line_pages("abcd", 200, sizes, high, 2) == (100, [[["a", "b"], ["c", "d"]]])


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_pictures_to_look_at(setter: WallSetter, look: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, size in (("eight", (1920, 1080)), ("lunch", (1366, 768)), ("before", (1080, 1920))):
        page = setter.set_programme(shown(name), *wall_size(*size))
        picture = picture_of(page, colours(look), setter.lettering, QSize(*size), 1)
        assert picture.save(str(PICTURES / f"programme-{name}-{look}.png"))


# In the window ------------------------------------------------------------------------------------------------------


def test_it_shows_the_grid_and_follows_the_clock(wall: WallDisplay, grid: Activity, clock: Clock) -> None:
    wall.show_programme(grid.id)
    assert wall.is_on
    assert wall.shows_programme(grid.id)
    assert said(wall).startswith("Starts at ")
    clock.now = from_text(grid.starts) + timedelta(minutes=1)
    wall.refresh()
    assert said(wall).startswith("On now, until ")
    clock.now = from_text(grid.ends) + timedelta(hours=3)
    wall.refresh()
    assert said(wall).startswith("Thank you")


def moved(work: Work, activity_id: str) -> str:
    """Two sessions of one slot change rooms; returns the title of one."""
    rows = work.find(Placement, activity_id=activity_id)
    first = rows[0]
    other = next(one for one in rows if one.part == first.part and one.place != first.place)
    rooms = {first.place: other.place, other.place: first.place}
    changed = [replace(one, place=rooms.get(one.place, one.place)) if one.part == first.part else one for one in rows]
    accept_plan(work, activity_id, changed, {}, {}, (), 1)
    return first.topic


def test_a_move_shows_at_once_and_is_marked_for_a_while(
    wall: WallDisplay, desk: Desk, grid: Activity, clock: Clock
) -> None:
    clock.now = from_text(grid.starts) + timedelta(minutes=1)
    wall.show_programme(grid.id)
    assert "Moved" not in said(wall)
    title = desk.workspace.change(moved, grid.id)
    assert said(wall).count("Moved") == 2
    assert title in said(wall)
    page = canvas(wall).page
    clock.put_forward(20)
    wall.refresh()
    assert canvas(wall).page is page  # nothing is painted where nothing has changed
    clock.put_forward(MARKED_FOR.total_seconds())
    wall.refresh()
    assert "Moved" not in said(wall)


def test_another_grid_is_no_news(wall: WallDisplay, desk: Desk, grid: Activity, clock: Clock) -> None:
    clock.now = from_text(grid.starts) + timedelta(minutes=1)
    wall.show_programme(grid.id)

    def turn_round(work: Work) -> None:
        rows = work.find(Placement, activity_id=grid.id)
        rooms = sorted({one.place for one in rows})
        after = dict(zip(rooms, [*rooms[1:], rooms[0]], strict=True))
        accept_plan(work, grid.id, [replace(one, place=after[one.place]) for one in rows], {}, {}, (), 1)

    desk.workspace.change(turn_round)
    assert "Moved" not in said(wall)


def test_the_menu_shows_it_and_a_view_of_rounds_gives_way(wall: WallDisplay, desk: Desk, grid: Activity) -> None:
    action = desk.actions.get("live.programme")
    assert (action.menu, action.why_not()) == ("Live", "")
    action.run()
    assert wall.shows_programme(grid.id)
    wall.show_view("all")
    assert not wall.shows_programme(grid.id)
    settle()
