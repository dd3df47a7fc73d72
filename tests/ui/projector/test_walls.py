"""Every wall on every shape of screen: nothing cut, nothing over anything else, nothing smaller than 32 at 1080."""

import re
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBitmap, QGuiApplication, QImage, QPainter, QRegion

from t4gsw_desktop.kinds.speed_friending.live import WallName
from t4gsw_desktop.ui.projector.name_pages import LEAST
from t4gsw_desktop.ui.projector.pieces import Page, Shape, wall_size
from t4gsw_desktop.ui.projector.shown import VIEWS, Shown
from t4gsw_desktop.ui.projector.wall_canvas import paint_page
from t4gsw_desktop.ui.projector.wall_views import WallSetter
from t4gsw_desktop.ui.theme.tokens import colours
from tests.ui.conftest import PICTURES
from tests.ui.projector import samples
from tests.ui.projector.samples import (
    ENDING,
    FINISHED,
    LONG_QUESTION,
    MANY,
    NAMES,
    ODD,
    PAUSED,
    READY,
    WALKING,
    shown,
    state,
)

SCREENS = ((1024, 768), (1366, 768), (1920, 1080), (3840, 2160), (1080, 1920), (768, 1024), (2560, 1080))
WALLS = {
    "all": shown(),
    "names": shown(view="names"),
    "question": shown(view="question"),
    "blank": shown(view="blank"),
    "ready": shown(READY, resting=("Zoë",)),
    "ready-names": shown(READY, "names"),
    "walking": shown(WALKING, resting=("Zoë",)),
    "walking-late": shown(state("moving", -75, 60, 4)),
    "walking-paused": shown(state("paused", 30, 60, 4).__class__("paused", 4, 6, None, None, 30.0, 60, 3)),
    "paused": shown(PAUSED, resting=("Zoë",)),
    "ending": shown(ENDING),
    "ending-names": shown(ENDING, "names"),
    "finished": shown(FINISHED),
    "many": shown(names=MANY, tables=100, resting=("Zoë", "Mei"), page=2),
    "many-walking": shown(WALKING, names=MANY, tables=100, page=1),
    "odd": shown(names=ODD, resting=tuple(one.name for one in ODD)),
    "odd-names": shown(view="names", names=ODD),
    "long-question": shown(question=LONG_QUESTION),
    "long-question-alone": shown(view="question", question=LONG_QUESTION),
    "arabic-question": shown(question="ما هو الشيء الصغير الذي سهّلته التكنولوجيا لشخص تعرفه؟"),
    "no-question": shown(question=""),
    "no-names": shown(names=()),
    "two": shown(names=NAMES[:2], tables=1),
    "thirty-rounds": shown(state(number=17, rounds=30)),
    "hours": shown(state(left=7199, whole=7200)),
    "long-title": shown(READY, title="An evening of meeting everybody who cares about charities and their computers"),
    "word-tables": shown(names=tuple(WallName(one.name, "By the window") for one in NAMES)),
}


@pytest.fixture(scope="module")
def setter(application: QGuiApplication) -> WallSetter:
    return WallSetter()


def page_of(setter: WallSetter, what: Shown, size: tuple[int, int]) -> Page:
    return setter.set_wall(what, *wall_size(*size))


def said(page: Page) -> str:
    return " | ".join(words.text for words in page.words)


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WALLS)
def test_words_are_on_the_wall_large_enough_and_not_over_each_other(
    setter: WallSetter, name: str, size: tuple[int, int]
) -> None:
    page = page_of(setter, WALLS[name], size)
    whole = QRectF(0, 0, page.width, page.height).adjusted(-1, -1, 1, 1)
    assert min(page.width, page.height) == pytest.approx(1080)
    assert [words.text for words in page.words if words.size < LEAST] == []
    assert [words.text for words in page.words if not whole.contains(words.box)] == []
    for one, other in combinations(page.words, 2):
        both = one.box.intersected(other.box)
        assert both.width() < 1 or both.height() < 1, f"“{one.text}” and “{other.text}”"


@pytest.mark.parametrize("name", WALLS)
def test_no_ink_leaves_its_place(setter: WallSetter, name: str) -> None:
    page = page_of(setter, WALLS[name], (1920, 1080))
    look = colours("light")
    for words in page.words:
        box = words.box.toAlignedRect().adjusted(-60, -60, 60, 60)
        image = QImage(box.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.translate(-box.topLeft())
        paint_page(painter, Page(page.width, page.height, (words,)), look, setter.lettering, 1.0)
        painter.end()
        ink = QRegion(QBitmap.fromImage(image.createAlphaMask())).boundingRect().translated(box.topLeft())
        beyond = 2 + words.size * 0.015 if words.figures else 2  # round figures reach beyond straight ones
        place = words.box.adjusted(-4, -beyond, 4, beyond)
        assert not ink.isEmpty(), words.text
        assert place.contains(QRectF(ink)), f"{words} has ink at {ink}"


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_usual_names_and_words_are_never_broken(setter: WallSetter, size: tuple[int, int]) -> None:
    for name in ("all", "names", "walking", "ready", "paused", "ending", "question", "many", "many-walking"):
        for words in page_of(setter, WALLS[name], size).words:
            if not words.figures:
                laid = setter.lettering.lay(words.text, words.size, words.weight, words.box.width(), words.side)
                assert laid.whole, f"{name}: {words}"
                if words.text in {one.name for one in NAMES}:
                    assert laid.lines == 1, f"{name}: {words}"


def test_all_is_what_the_picture_shows(setter: WallSetter) -> None:
    page = page_of(setter, WALLS["all"], (1920, 1080))
    text = said(page)
    assert text.startswith("Round 3 of 6 | 02:47 | ")
    assert "What is a small thing technology" in text
    assert "Find your name, then your table" in text
    assert [one.text for one in page.words if one.text in {name.name for name in NAMES}] == [one.name for one in NAMES]
    (clock,) = [words for words in page.words if words.figures]
    assert clock.size >= 360
    assert "Stage" not in text
    assert "Door" not in text
    assert [str(number) for number in range(1, 13)] == [
        words.text for words in page.words if words.side == "middle" and words.role == "friend"
    ]


def test_each_name_has_its_table_beside_it(setter: WallSetter) -> None:
    for name in ("all", "names", "walking", "odd"):
        what = WALLS[name]
        page = page_of(setter, what, (1920, 1080))
        places = [words for words in page.words if words.side == "right" and words.role == "friend"]
        for one in what.wall.names:
            (row,) = [words for words in page.words if words.text == one.name and words.role == "ink"]
            beside = [
                p.text
                for p in places
                if abs(p.box.center().y() - row.box.center().y()) < 1 and p.box.left() > row.box.left()
            ]
            assert beside[0] == one.place


def test_names_wall_is_four_columns_of_48_or_more(setter: WallSetter) -> None:
    page = page_of(setter, WALLS["names"], (1920, 1080))
    rows = [words for words in page.words if words.text in {one.name for one in NAMES}]
    assert len({words.box.left() for words in rows}) == 4
    assert min(words.size for words in rows) >= 44
    assert sorted(words.size for words in rows)[3] >= 48


def test_while_people_walk_the_names_take_the_whole_wall_in_every_view(setter: WallSetter) -> None:
    for view in VIEWS:
        text = said(page_of(setter, shown(WALKING, view), (1920, 1080)))
        if view == "blank":
            assert text == "Digital evening for charities"
        else:
            assert text.startswith("Please walk to your new table | Round 4 of 6. You have 40 seconds to walk. | 00:40")
            assert samples.QUESTION not in text
    assert "Round 4 of 6 begins in a moment." in said(page_of(setter, WALLS["walking-late"], (1920, 1080)))
    assert "Round 4 of 6. Paused" in said(page_of(setter, WALLS["walking-paused"], (1920, 1080)))


def test_walk_shows_the_names_of_the_round_people_walk_to(setter: WallSetter) -> None:
    what = shown(WALKING)
    coming = (WallName("Wren", "9"),)
    wall = type(what.wall)("", WALKING, "", what.wall.names, what.wall.tables, (), coming)
    page = page_of(setter, Shown(wall, WALKING, "all", "", ""), (1920, 1080))
    assert "Wren | 9" in said(page)
    assert "Aaliyah" not in said(page)


def test_pause_and_the_last_seconds_are_said_in_words(setter: WallSetter) -> None:
    for view in ("all", "names", "question"):
        assert "Paused" in said(page_of(setter, shown(PAUSED, view), (1024, 768)))
        for left, words in ((10.0, "10 seconds"), (8.2, "9 seconds"), (0.4, "1 second")):
            assert re.search(rf"(^| ){words}( |$)", said(page_of(setter, shown(state(left=left), view), (1024, 768))))
        assert "second" not in said(page_of(setter, shown(state(left=10.01), view), (1024, 768)))


def bar_role(page: Page) -> str:
    """The colour of what is left of the time."""
    bars = [piece for piece in page.pieces if isinstance(piece, Shape) and piece.fill == "sunken"]
    (filled,) = [
        piece for piece in page.pieces if isinstance(piece, Shape) and piece.clip == bars[0].box and piece.fill
    ]
    return filled.fill


def test_only_the_bar_turns_to_the_colour_of_looking_here(setter: WallSetter) -> None:
    assert bar_role(page_of(setter, shown(), (1920, 1080))) == "friend"
    page = page_of(setter, shown(ENDING), (1920, 1080))
    assert bar_role(page) == "warn"
    assert [words.text for words in page.words if words.role.startswith("warn")] == ["9 seconds"]
    assert bar_role(page_of(setter, shown(PAUSED), (1920, 1080))) == "ink-2"


def test_before_the_first_round_it_says_what_when_and_how(setter: WallSetter) -> None:
    text = said(page_of(setter, WALLS["ready"], (1920, 1080)))
    assert text.startswith("Speed-friending | Starts at 18:30 | Find your name and sit at your table.")
    assert "Aaliyah | 8" in text
    assert not [words for words in page_of(setter, WALLS["ready"], (1920, 1080)).words if words.figures]


def test_after_the_last_round_it_thanks(setter: WallSetter) -> None:
    for view in ("all", "names", "question"):
        assert said(page_of(setter, shown(FINISHED, view), (1920, 1080))) == (
            "Thank you for taking part | Digital evening for charities"
        )


def test_who_rests_is_named(setter: WallSetter) -> None:
    for moment in (state(), PAUSED, WALKING):
        assert "Resting this round: Zoë and Mei" in said(
            page_of(setter, shown(moment, resting=("Zoë", "Mei")), (1366, 768))
        )


def test_map_gives_way_to_a_long_question_and_to_too_many_tables(setter: WallSetter) -> None:
    def tables(what: Shown) -> int:
        words = page_of(setter, what, (1920, 1080)).words
        return len([one for one in words if one.side == "middle" and one.role == "friend"])

    assert tables(shown()) == 12
    assert tables(shown(question=LONG_QUESTION)) == 0
    assert tables(shown(tables=100)) == 0


def test_question_fills_the_wall(setter: WallSetter) -> None:
    sizes = [
        words.size for words in page_of(setter, WALLS["question"], (1920, 1080)).words if words.text == samples.QUESTION
    ]
    assert sizes[0] >= 100


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080), (3840, 2160)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_walls_are_kept_as_pictures(setter: WallSetter, look: str, size: tuple[int, int]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    kept = WALLS if size == (1920, 1080) and look == "light" else ("all", "names", "question", "blank", "walking")
    for name in kept:
        page = page_of(setter, WALLS[name], size)
        image = QImage(*size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_page(painter, page, colours(look), setter.lettering, size[0] / page.width)
        painter.end()
        corner = image.pixelColor(size[0] - 1, size[1] - 1).name().upper()
        assert corner in (colours(look)["window"], colours(look)["surface"])
        assert image.save(str(PICTURES / f"projector-{name}-{look}-{size[0]}x{size[1]}.png"))
