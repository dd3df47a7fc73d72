from io import BytesIO

import pikepdf

from t4gsw_desktop.documents.blocks import prose, title
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.page import CLEAR, LARGE, Frame, frame_for, print_pages, sizes_for
from t4gsw_desktop.documents.pagination import flow


def _paper(heading, **settings):
    frame = frame_for("Test paper", heading, **settings)
    return print_pages(frame, flow(frame, [title("Test", frame.sizes, frame.body.width)]))


def test_long_event_name_and_time_are_never_cut(read, names):
    heading = Heading(" ".join(names), "From the first of May " * 9, "today", "plan 12")
    for large in (False, True):
        paper = read(_paper(heading, large_print=large))
        assert paper.holds("From the first of May " * 9)
        assert paper.holds(names[-2])
        assert paper.inked_edges() == []


def test_empty_heading_leaves_no_stray_words(read):
    text = read(_paper(Heading("", "", ""))).pages[0]
    assert "printed" not in text
    assert "Page 1 of 1" in text


def test_title_and_language_are_in_the_document(heading):
    with pikepdf.open(BytesIO(_paper(heading))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Test paper: Winter Gathering"
        assert str(pdf.Root["/Lang"]) == "en-GB"
        assert pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_lying_page_is_wider_than_high(heading):
    body = frame_for("Test paper", heading, upright=False).body
    assert body.width > body.height


def test_warning_stands_on_every_page(read, heading):
    frame = Frame("Test paper", heading, CLEAR, warning="For two eyes only")
    blocks = [prose("word " * 2000, 14, frame.body.width)]
    paper = read(print_pages(frame, flow(frame, blocks)))
    assert len(paper.pages) > 1
    assert all("For two eyes only" in text for text in paper.pages)


def test_sizes_meet_clear_and_large_print():
    assert min(CLEAR.small, CLEAR.body) >= 12
    assert min(LARGE.small, LARGE.body) >= 16
    assert sizes_for(True) is LARGE
    assert sizes_for(False).body == 14


def test_second_copy_beside_is_silent_and_alike(read, heading):
    frame = frame_for("Test paper", heading)
    pages = flow(frame, [title("Only once aloud", frame.sizes, frame.body.width)])
    paper = read(print_pages(frame, pages, beside=300))
    assert paper.count("Only once aloud") == 2
    assert paper.tags().count("H1") == 1
