"""The pitches on the second screen while people vote: large, whole, with how to vote, and without any count."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QGuiApplication

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.kinds.unconference.pitches_shown import ShownPitch
from t4gsw_desktop.kinds.unconference.preparation import add_pitches
from t4gsw_desktop.kinds.unconference.voting import close_votes, open_votes, set_vote_budget
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.projector.name_pages import LEAST
from t4gsw_desktop.ui.projector.pieces import wall_size
from t4gsw_desktop.ui.projector.shown import VOTE
from t4gsw_desktop.ui.projector.vote_wall import CLOSED, PITCH, VOTE_NOW, VoteShown
from t4gsw_desktop.ui.projector.wall_canvas import picture_of
from t4gsw_desktop.ui.projector.wall_views import WallSetter
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.tokens import colours
from tests.ui.conftest import PICTURES
from tests.ui.projector.programme_samples import SESSIONS
from tests.ui.projector.test_wall_window import said
from tests.ui.projector.test_walls import SCREENS


def pitches(count: int) -> tuple[ShownPitch, ...]:
    made = []
    for number in range(1, count + 1):
        title, hosts = SESSIONS[number % len(SESSIONS)]
        made.append(ShownPitch(f"p{number}", number, f"{number}K", title, "", hosts))
    return tuple(made)


@pytest.fixture(scope="module")
def setter(application: QGuiApplication) -> WallSetter:
    return WallSetter()


@pytest.fixture
def wall(desk: Desk) -> Iterator[WallDisplay]:
    display = WallDisplay.of(desk)
    yield display
    display.turn(False)


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("count", [0, 2, 14, 60])
def test_every_pitch_is_on_a_page_large_and_whole(setter: WallSetter, count: int, size: tuple[int, int]) -> None:
    pages = setter.set_vote(VoteShown(pitches(count), 5, False), *wall_size(*size)).pages
    numbers: list[str] = []
    for number in range(pages):
        page = setter.set_vote(VoteShown(pitches(count), 5, False, number), *wall_size(*size))
        assert (page.page, page.pages) == (number, pages)
        whole = QRectF(0, 0, page.width, page.height).adjusted(-1, -1, 1, 1)
        assert [words.text for words in page.words if words.size < LEAST] == []
        assert [words.text for words in page.words if not whole.contains(words.box)] == []
        for one, other in combinations(page.words, 2):
            both = one.box.intersected(other.box)
            assert both.width() < 1 or both.height() < 1, f"“{one.text}” and “{other.text}”"
        numbers += [words.text for words in page.words if words.text.isdecimal()]
    assert numbers == [str(number) for number in range(1, count + 1)]


def test_it_says_how_to_vote_and_follows_the_file(wall: WallDisplay, desk: Desk) -> None:
    (activity,) = desk.read(View.find, Activity, event_id=desk.event_id, kind="unconference")
    desk.workspace.change(open_votes, activity.id)
    desk.actions.get("live.vote").run()
    assert (wall.is_on, wall.view) == (True, VOTE)
    assert said(wall).startswith(f"{VOTE_NOW} | Choose up to 5, by their numbers: ")
    desk.workspace.change(set_vote_budget, activity.id, 0)
    assert "Choose as many as you like" in said(wall)
    desk.workspace.change(add_pitches, activity.id, "Bread for all")
    seen = said(wall)
    for _ in range(wall.pages - 1):
        wall.turn_page(1)
        seen += said(wall)
    assert "Bread for all" in seen
    desk.workspace.change(close_votes, activity.id)
    assert said(wall) == CLOSED


def test_before_there_are_pitches_it_asks_for_some(setter: WallSetter) -> None:
    page = setter.set_vote(VoteShown((), 5, False), 1920, 1080)
    assert page.words[0].text == PITCH


@pytest.mark.parametrize("look", ["light", "dark"])
def test_pictures_to_look_at(setter: WallSetter, look: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for count, size in ((14, (1920, 1080)), (60, (1366, 768)), (14, (1080, 1920))):
        page = setter.set_vote(VoteShown(pitches(count), 5, False), *wall_size(*size))
        picture = picture_of(page, colours(look), setter.lettering, QSize(*size), 1)
        assert picture.save(str(PICTURES / f"vote-{count}-{size[0]}-{look}.png"))
