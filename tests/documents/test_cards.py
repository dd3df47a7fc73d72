import pytest

from t4gsw_desktop.documents.cards import Grid, card_sheets
from t4gsw_desktop.documents.fitting import Line
from t4gsw_desktop.documents.page import frame_for, print_pages


def _card(name):
    return lambda pen, box: pen.line(Line(name, 14), box.left, box.top)


def test_cards_tile_the_body_without_gaps_so_that_one_cut_parts_two(heading):
    body = frame_for("Cards", heading).body
    boxes = Grid(2, 3).boxes(body)
    assert len(boxes) == 6
    assert boxes[0].right == pytest.approx(boxes[1].left)
    assert boxes[0].bottom == pytest.approx(boxes[2].top)
    assert sum(box.width * box.height for box in boxes) == pytest.approx(body.width * body.height)


def test_cards_fill_sheets_in_reading_order(read, heading):
    frame = frame_for("Cards", heading)
    sheets = card_sheets([_card(f"Card{n:02}x") for n in range(13)], Grid(2, 3))
    paper = read(print_pages(frame, sheets))
    assert [text.count("Card") for text in paper.pages] == [7, 7, 2]  # the title at the foot counts too
    assert "Card12x" in paper.pages[2]
    assert paper.inked_edges() == []


def test_no_cards_are_one_empty_sheet(heading):
    assert len(card_sheets([], Grid(2, 3))) == 1
