from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.documents.blocks import GUTTER, Block, columns, header_row, row, title
from t4gsw_desktop.documents.cells import Blank, Words
from t4gsw_desktop.documents.fitting import Line
from t4gsw_desktop.documents.page import CLEAR
from t4gsw_desktop.documents.pagination import paginate


def _block(height, *, keeps=False):
    return Block((Blank(height),), (100,), keeps=keeps)


def _words(pages):
    return [
        line.text for page in pages for block in page for cell in block.cells for line in getattr(cell, "lines", ())
    ]


def test_nothing_to_print_is_one_empty_page():
    assert paginate([], 100) == [()]


def test_blocks_that_keep_with_the_next_move_with_it():
    pages = paginate([_block(60), _block(30, keeps=True), _block(30)], 100)
    assert [len(page) for page in pages] == [1, 2]


def test_chain_taller_than_a_page_is_shared_out():
    pages = paginate([_block(40, keeps=True) for _ in range(5)], 100)
    assert [len(page) for page in pages] == [2, 2, 1]


def test_page_that_begins_in_a_table_begins_with_its_header():
    header = header_row(("Name",), (100,), 12)
    rows = [row((Blank(30),), header) for _ in range(6)]
    pages = paginate([header, *rows], 120)
    assert len(pages) > 1
    assert all(page[0] is header for page in pages)
    assert sum(len(page) - 1 for page in pages) == 6


def test_block_taller_than_a_page_is_parted_between_lines():
    lines = tuple(Line(f"line {number}", 10) for number in range(50))
    header = header_row(("Asks",), (100,), 12)
    pages = paginate([header, row((Words(lines),), header)], 200)
    assert [word for word in _words(pages) if word != "Asks"] == [line.text for line in lines]
    assert all(sum(block.height for block in page) <= 200.01 for page in pages)


def test_columns_fill_the_width():
    widths = columns(500, 40, 1.0, 0.5)
    assert widths[0] == 40
    assert abs(sum(widths) + 2 * GUTTER - 500) < 0.01


def test_long_title_wraps_within_its_width():
    assert len(title("A very long title " * 5, CLEAR, 200).cells[0].lines) > 3


@given(st.lists(st.tuples(st.integers(1, 150), st.booleans()), max_size=40))
def test_no_block_is_lost_and_no_page_overflows(given_blocks):
    blocks = [_block(height, keeps=keeps) for height, keeps in given_blocks]
    pages = paginate(blocks, 150)
    assert [block for page in pages for block in page] == blocks
    assert all(sum(block.height for block in page) <= 150 for page in pages)
