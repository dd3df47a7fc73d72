"""Queue signs: a page for each lane, letters in every script, nothing at the edges."""

import pypdfium2
import pytest

from t4gsw_desktop.documents.queue_signs import QueueSign, queue_signs_pdf

SIGNS = [
    QueueSign(("A – F",)),
    QueueSign(("M",)),
    QueueSign(("Mo – Mv",)),
    QueueSign(("S – Z", "А – Я", "ا – س"), others=True),
    QueueSign(("김 – 박", "அ – ய", "አ – የ", "अ – ह"), others=True),
]


@pytest.mark.parametrize("large", [False, True])
def test_each_lane_has_a_page_with_its_letters(read, heading, large):
    paper = read(queue_signs_pdf(SIGNS, heading=heading, large_print=large, ask="Your first name begins with"))
    assert len(paper.pages) == len(SIGNS)
    assert all(paper.holds(letters) for sign in SIGNS for letters in sign.letters)
    assert paper.count("Your first name begins with") == len(SIGNS)
    assert paper.count("and everybody else") == 2
    assert paper.tags().count("H1") == len(SIGNS)
    assert paper.inked_edges() == []


def test_a_lane_without_letters_is_for_everybody_else(read, heading):
    paper = read(queue_signs_pdf([QueueSign((), others=True)], heading=heading))
    assert paper.holds("Everybody else")
    assert not paper.holds("begins with")
    assert paper.inked_edges() == []


def test_an_arrow_points_down_from_the_middle_of_the_page(read, heading):
    page = pypdfium2.PdfDocument(queue_signs_pdf([QueueSign(("A – F",))], heading=heading))[0]
    drawn = [one.get_bounds() for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    arrows = [(left, right) for left, bottom, right, top in drawn if top - bottom > 60]
    assert len(arrows) == 1
    assert sum(arrows[0]) / 2 == pytest.approx(page.get_width() / 2, abs=2)


def test_no_lanes_is_one_for_everybody(read, heading):
    assert len(read(queue_signs_pdf([], heading=heading)).pages) == 1
