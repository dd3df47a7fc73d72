"""Label stock: every row possible, found by the name on its box, labels where the sheet has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.documents.stock import MM, Box, Stock, all_stocks, find_stock, label_boxes, plain_sheet
from t4gsw_desktop.errors import Refusal


def test_all_stocks_are_plain_a4_and_the_58_of_the_list_each_with_its_source() -> None:
    stocks = all_stocks()
    assert len(stocks) == 59
    assert stocks[0].product == "Plain A4"
    assert all(stock.source for stock in stocks)
    assert len({stock.name for stock in stocks}) == 59


@pytest.mark.parametrize("stock", all_stocks(), ids=lambda stock: stock.name)
def test_label_boxes_lie_on_the_page_and_apart(stock: Stock) -> None:
    boxes = label_boxes(stock)
    width, height = stock.page_size
    slack = 0.6 * MM
    assert len(boxes) == stock.per_page
    for box in boxes:
        assert box.x >= -slack
        assert box.y >= -slack
        assert box.x + box.width <= width + slack
        assert box.y + box.height <= height + slack
    for index, one in enumerate(boxes):
        assert not any(_overlap(one, other) for other in boxes[index + 1 :])


def _overlap(one: Box, other: Box) -> bool:
    hair = 0.05
    return (
        one.x + one.width > other.x + hair
        and other.x + other.width > one.x + hair
        and one.y + one.height > other.y + hair
        and other.y + other.height > one.y + hair
    )


def test_l4785_is_centred_on_its_sheet() -> None:
    stock = find_stock("L4785")
    assert (stock.first_mm, stock.label_mm, stock.grid) == ((17.5, 13.5), (80, 50), (2, 5))


def test_l4784_is_the_small_label_and_not_another_name_for_l4785() -> None:
    assert find_stock("L4784").label_mm == (63.5, 29.63)


@pytest.mark.parametrize("name", ["l4785", "Avery L4785", " AVERY-l 4785 ", "avery/L4785"])
def test_find_stock_forgives_how_it_is_written(name: str) -> None:
    assert find_stock(name).name == "Avery L4785"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("plain", "Plain A4"),
        ("J8160", "Avery L7160 (C2160, J8160)"),
        ("dp939", "Sigel DP839 / DP939"),
        ("99014", "Dymo 99014"),
    ],
)
def test_find_stock_knows_every_name_on_the_box(name: str, found: str) -> None:
    assert find_stock(name).name == found


def test_find_stock_finds_each_stock_by_its_own_name() -> None:
    assert all(find_stock(stock.name) is stock for stock in all_stocks()[1:])


def test_find_stock_names_the_nearest_where_there_is_none() -> None:
    with pytest.raises(Refusal, match="L4788.*nearest.*L478"):
        find_stock("L4788")


@given(st.text())
def test_find_stock_answers_any_text_with_a_stock_or_a_sentence(name: str) -> None:
    try:
        found = find_stock(name)
    except Refusal as refusal:
        found = refusal.sentence
    assert found in all_stocks() or "no label stock" in str(found)


def test_label_boxes_start_at_leaves_out_the_labels_before() -> None:
    stock = find_stock("L4785")
    assert label_boxes(stock, 4) == label_boxes(stock)[3:]


@pytest.mark.parametrize("start_at", [0, -1, 11])
def test_label_boxes_refuse_a_label_that_is_not_there(start_at: int) -> None:
    with pytest.raises(Refusal, match="1 to 10"):
        label_boxes(find_stock("L4785"), start_at)


def test_plain_sheet_holds_ten_of_80_by_50_in_the_middle() -> None:
    stock = plain_sheet()
    assert stock.per_page == 10
    assert stock.first_mm == (25, 23.5)
    assert stock.cut_marks


def test_plain_sheet_refuses_what_is_larger_than_the_paper() -> None:
    with pytest.raises(Refusal, match="does not fit"):
        plain_sheet(300, 50)


@pytest.mark.parametrize(
    ("first", "pitch", "words"), [((36, 13.5), (95, 55), "do not fit"), ((17.5, 13.5), (79, 55), "overlap")]
)
def test_stock_refuses_impossible_measures(first: tuple[float, float], pitch: tuple[float, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Stock("Maker", "X1", "", (210, 297), (2, 5), (80, 50), first, pitch)
