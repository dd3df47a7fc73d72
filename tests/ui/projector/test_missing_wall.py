"""Who is missing on the second screen: only on purpose, by short names, large, whole, and never over each other."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QGuiApplication

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.kinds.speed_friending.run import begin_round
from t4gsw_desktop.services.checkin import arrive, arrive_many
from t4gsw_desktop.services.events import remove_activity
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.who_is_missing import missing_on_the_wall
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.projector.missing_wall import EVERYBODY, HOW, TITLE
from t4gsw_desktop.ui.projector.name_pages import LEAST
from t4gsw_desktop.ui.projector.pieces import Page, wall_size
from t4gsw_desktop.ui.projector.wall_canvas import picture_of
from t4gsw_desktop.ui.projector.wall_views import WallSetter
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.tokens import colours
from tests.ui.conftest import NOW, PICTURES, settle
from tests.ui.projector.samples import MANY, NAMES, ODD
from tests.ui.projector.test_walls import SCREENS

LISTS = {
    "usual": tuple(one.name for one in NAMES),
    "many": tuple(one.name for one in MANY),
    "odd": tuple(one.name for one in ODD),
    "one": ("Wren",),
    "nobody": (),
}


@pytest.fixture(scope="module")
def setter(application: QGuiApplication) -> WallSetter:
    return WallSetter()


@pytest.fixture
def wall(desk: Desk) -> Iterator[WallDisplay]:
    display = WallDisplay.of(desk)
    yield display
    display.turn(False)


def said(display: WallDisplay) -> str:
    page = display._canvas.page
    assert page is not None
    return " | ".join(words.text for words in page.words)


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", LISTS)
def test_names_are_on_the_wall_large_enough_and_not_over_each_other(
    setter: WallSetter, name: str, size: tuple[int, int]
) -> None:
    seen: list[str] = []
    page = setter.set_missing(LISTS[name], *wall_size(*size), 0)
    for number in range(page.pages):
        page = setter.set_missing(LISTS[name], *wall_size(*size), number)
        assert page.page == number
        seen += [words.text for words in page.words if words.text in LISTS[name]]
        whole = QRectF(0, 0, page.width, page.height).adjusted(-1, -1, 1, 1)
        assert [words.text for words in page.words if words.size < LEAST] == []
        assert [words.text for words in page.words if not whole.contains(words.box)] == []
        for one, other in combinations([words for words in page.words if words.text], 2):
            both = one.box.intersected(other.box)
            assert both.width() < 1 or both.height() < 1, f"“{one.text}” and “{other.text}”"
    assert sorted(seen) == sorted(LISTS[name])


def test_the_wall_asks_kindly_and_welcomes_when_all_are_here(setter: WallSetter) -> None:
    def texts(page: Page) -> list[str]:
        return [words.text for words in page.words]

    assert texts(setter.set_missing(("Wren",), 1920, 1080, 0))[:2] == [TITLE, HOW]
    assert texts(setter.set_missing((), 1920, 1080, 0)) == [EVERYBODY]


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_the_wall_is_kept_as_a_picture(setter: WallSetter, look: str) -> None:
    page = setter.set_missing(LISTS["odd"], 1920, 1080, 0)
    picture = picture_of(page, colours(look), setter.lettering, QSize(960, 540), 1.0)
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert picture.save(str(PICTURES / f"wall-missing-{look}.png"))


def test_it_shows_who_is_missing_only_when_asked_and_follows_arrivals(wall: WallDisplay, desk: Desk) -> None:
    wall.turn(True)
    assert TITLE not in said(wall)
    wall.show_missing(True)
    names = desk.read(missing_on_the_wall, desk.event_id)
    assert names[0] in said(wall)
    attendees = desk.read(View.find, Attendee, event_id=desk.event_id, status="coming")
    desk.workspace.change(arrive, attendees[0].id, at=NOW)
    settle()
    left = desk.read(missing_on_the_wall, desk.event_id)
    assert len(left) == len(names) - 1
    (gone,) = set(names) - set(left)
    assert gone not in said(wall).split(" | ")
    desk.workspace.change(arrive_many, desk.event_id, [one.id for one in attendees], at=NOW)
    settle()
    assert said(wall) == EVERYBODY


def test_afterwards_it_is_as_it_was(wall: WallDisplay) -> None:
    wall.show_missing(True)
    assert wall.shows_missing
    wall.show_missing(True)
    wall.show_missing(False)
    assert (wall.is_on, wall.view) == (False, "all")
    wall.turn(True)
    wall.show_view("names")
    wall.show_missing(True)
    wall.show_missing(False)
    assert (wall.is_on, wall.view) == (True, "names")


def test_who_prefers_a_number_stands_with_that(wall: WallDisplay, desk: Desk) -> None:
    attendee = desk.read(View.find, Attendee, event_id=desk.event_id, status="coming")[0]
    person = desk.read(View.get, Person, attendee.person_id)
    assert person is not None
    desk.workspace.change(edit_person, person.id, wall="number")
    wall.show_missing(True)
    assert person.full_name not in said(wall)
    names = desk.read(missing_on_the_wall, desk.event_id)
    assert any(name.replace(" ", "").startswith(attendee.code[:3]) for name in names)


def test_where_nothing_is_on_it_can_be_shown_all_the_same(wall: WallDisplay, desk: Desk) -> None:
    for activity in desk.read(View.find, Activity, event_id=desk.event_id, kind={"speed_friending", "unconference"}):
        desk.workspace.change(remove_activity, activity.id)
    settle()
    assert wall.why_not()
    wall.show_missing(True)
    assert TITLE in said(wall)


def test_while_people_walk_to_their_tables_these_come_first(wall: WallDisplay, desk: Desk) -> None:
    (activity,) = desk.read(View.find, Activity, event_id=desk.event_id, kind="speed_friending")
    wall.show_missing(True)
    desk.workspace.change(begin_round, activity.id, at=NOW)
    settle()
    assert TITLE in said(wall)
    desk.clock = lambda: NOW + timedelta(minutes=5, seconds=1)
    wall.refresh()
    assert said(wall).startswith("Please walk to your new table")
