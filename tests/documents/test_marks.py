import pypdfium2
import pytest

from t4gsw_desktop.documents.blocks import Block
from t4gsw_desktop.documents.marks import PHOTO_WORDS, note_mark, photo_mark, ticked
from t4gsw_desktop.documents.page import frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow


def _picture(heading, cell):
    frame = frame_for("Marks", heading)
    data = print_pages(frame, flow(frame, [Block((cell,), (200,))]))
    return pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().crop((70, 90, 110, 140)).tobytes()


def test_each_photo_wish_has_a_shape_of_its_own(heading):
    assert len({_picture(heading, photo_mark(wish, 14, 200)) for wish in PHOTO_WORDS}) == 3


@pytest.mark.parametrize("wish", ["", "maybe", "YES"])
def test_unknown_photo_wish_is_asked(wish):
    assert photo_mark(wish, 14, 200) == photo_mark("ask", 14, 200)


def test_desk_note_says_nothing_but_that_there_is_one():
    assert [line.text for line in note_mark(14, 200).lines] == ["Desk note"]


def test_words_beside_a_tick_box_wrap_within_their_width():
    assert len(ticked("Signposted to somebody else entirely", 12, 80).lines) > 1
