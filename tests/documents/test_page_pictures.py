"""Pages come out as pictures of the right size with ink on them, on whatever thread they are asked for."""

from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest

from t4gsw_desktop.documents.badges import Badge, badges_pdf
from t4gsw_desktop.documents.page_pictures import draw_page, join_pdfs, page_sizes
from t4gsw_desktop.documents.stock import find_stock

GUESTS = [Badge(f"Guest {number}", code="") for number in range(12)]


def made(stock: str = "L4785") -> bytes:
    return badges_pdf(GUESTS, find_stock(stock), event="Evening")


def test_page_is_drawn_in_the_size_asked_for_with_ink_on_white() -> None:
    pdf = made()
    assert [tuple(round(side) for side in size) for size in page_sizes(pdf)] == [(595, 842)] * 2
    page = draw_page(pdf, 1, dots_per_inch=144)
    assert (page.width, page.height, page.stride) == (1191, 1684, 4 * 1191)
    assert len(page.pixels) == page.stride * page.height
    assert page.pixels[:3] == b"\xff\xff\xff"
    assert 0.01 < page.ink < 0.2
    assert draw_page(pdf, 2, dots_per_inch=144).ink < page.ink


@pytest.mark.parametrize("number", [0, 3, -1])
def test_page_that_is_not_there_is_an_index_error(number: int) -> None:
    with pytest.raises(IndexError):
        draw_page(made(), number, dots_per_inch=72)


def test_joined_pdfs_hold_every_page_in_order_and_in_its_own_size() -> None:
    first, second = made("L4785"), made("A6 landscape x4")
    joined = join_pdfs([first, second])
    assert page_sizes(joined) == (*page_sizes(first), *page_sizes(second))
    assert draw_page(joined, 3, dots_per_inch=72).pixels == draw_page(second, 1, dots_per_inch=72).pixels
    assert "Guest 0" in pypdfium2.PdfDocument(joined)[0].get_textpage().get_text_bounded()


def test_several_threads_get_the_same_pictures_as_one() -> None:
    pdf = made()
    wanted = [draw_page(pdf, number, dots_per_inch=72).pixels for number in (1, 2)]
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(lambda number: draw_page(pdf, number, dots_per_inch=72).pixels, [1, 2] * 10))
    assert drawn == wanted * 10
