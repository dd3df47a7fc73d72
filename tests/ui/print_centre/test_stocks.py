"""Label sheets are found by what people know of them: the number on the box, the maker, the size of a label."""

import pytest
from PySide6.QtCore import QSize

from t4gsw_desktop.documents.stock import all_stocks, find_stock
from t4gsw_desktop.ui.print_centre.page_view import label_rects
from t4gsw_desktop.ui.print_centre.stock_dialog import describe, find_stocks, group_of


@pytest.mark.parametrize(
    ("text", "name"),
    [("L4785", "Avery L4785"), ("avery l47", "Avery L4785"), ("80 x 50", "Plain A4"), ("herma 4412", "HERMA 4412")],
)
def test_stock_is_found_by_number_maker_and_size(text: str, name: str) -> None:
    assert find_stocks(text)[0].name == name


def test_every_stock_is_found_by_its_name_and_stands_in_a_group() -> None:
    assert find_stocks("") == all_stocks()
    assert find_stocks("no such box") == ()
    for stock in all_stocks():
        assert stock in find_stocks(stock.name)
        assert group_of(stock)
        assert describe(stock).endswith("mm")


def test_labels_lie_on_the_picture_as_on_the_sheet() -> None:
    boxes = label_rects(find_stock("L4785"), QSize(210, 297))
    assert len(boxes) == 10
    assert boxes[3].getRect() == pytest.approx((112.5, 68.5, 80, 50))
