"""Names in columns: one page while they fit, pages by letter where not, and what each page says it holds."""

import pytest
from PySide6.QtGui import QGuiApplication

from t4gsw_desktop.kinds.speed_friending.live import WallName
from t4gsw_desktop.ui.projector.lettering import Lettering
from t4gsw_desktop.ui.projector.name_pages import LEAST, Frame, NamePage, name_pages, prefix
from tests.ui.projector.samples import MANY, NAMES

FRAME = Frame(columns=4, width=415, height=800, largest=80, least=48)


@pytest.fixture(scope="module")
def lettering(application: QGuiApplication) -> Lettering:
    return Lettering()


def names_on(page: NamePage) -> list[str]:
    return [row.name for column in page.columns for row in column]


def test_few_names_are_large_and_on_one_page(lettering: Lettering) -> None:
    (page,) = name_pages(NAMES[:6], FRAME, lettering)
    assert page.size == 80 or page.size > 60
    assert page.label == ""


@pytest.mark.parametrize("names", [NAMES, MANY, NAMES[:1], ()])
def test_every_name_is_there_once_in_order(lettering: Lettering, names: tuple[WallName, ...]) -> None:
    pages = name_pages(names, FRAME, lettering)
    assert [name for page in pages for name in names_on(page)] == [one.name for one in names]
    for page in pages:
        assert len(page.columns) <= FRAME.columns
        assert max((sum(row.height for row in column) for column in page.columns), default=0) <= FRAME.height + 0.1


def test_pages_say_from_which_letter_to_which(lettering: Lettering) -> None:
    pages = name_pages(MANY, FRAME, lettering)
    assert len(pages) > 4
    assert pages[0].label.startswith("A")
    for page in pages:
        first, _, last = page.label.partition("\u2013")
        held = names_on(page)
        assert held[0].startswith(first)
        assert held[-1].startswith(last or first)
    assert len({page.label for page in pages}) == len(pages)


def test_page_that_ends_within_a_letter_says_more_letters(lettering: Lettering) -> None:
    names = tuple(WallName(f"M{letter}{number:02}", "1") for letter in "aeiou" for number in range(30))
    labels = [page.label for page in name_pages(names, FRAME, lettering)]
    assert len(labels) > 2
    assert all(label.startswith("M") and len(label) > 1 for label in labels[1:-1])


def test_for_too_many_pages_letters_become_smaller_but_never_under_the_least(lettering: Lettering) -> None:
    usual = name_pages(MANY, FRAME, lettering)
    fewer = name_pages(MANY, Frame(4, 415, 800, 80, 48, most_pages=4), lettering)
    assert usual[0].size >= 48
    assert LEAST <= fewer[0].size < 40
    assert len(fewer) < len(usual)
    assert min(row.size for page in fewer for column in page.columns for row in column) >= LEAST


def test_pages_are_in_letters_as_large_as_so_many_pages_allow(lettering: Lettering) -> None:
    frame = Frame(columns=2, width=315, height=900, largest=44, least=32)
    pages = name_pages(MANY[:60], frame, lettering)
    assert len(pages) == 2
    assert pages[0].size >= 38
    assert len(names_on(pages[1])) > 20


def test_long_name_is_smaller_then_in_two_lines_never_cut(lettering: Lettering) -> None:
    long = WallName("Maximiliana Theodora Featherstonehaugh-Cholmondeley", "4")
    (page,) = name_pages((*NAMES[:20], long), FRAME, lettering)
    rows = {row.name: row for column in page.columns for row in column}
    assert rows[long.name].size == LEAST
    assert rows[long.name].height > rows["Abdi"].height
    assert rows["Abdi"].size == page.size


@pytest.mark.parametrize(
    ("name", "letters"),
    [("zoë", ("Z", "Zo")), ("e\u0301lan", ("É", "Él")), ("王小明", ("王", "王小")), ("17", ("1", "17"))],
)
def test_letters_at_the_front_of_a_name(name: str, letters: tuple[str, str]) -> None:
    assert (prefix(name, 1), prefix(name, 2)) == letters
