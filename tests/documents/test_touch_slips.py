import random

import pypdfium2
import zxingcpp

from t4gsw_desktop.core.badge_code import new_code, speak_code
from t4gsw_desktop.documents.touch_slips import PROMISE, SlipLine, TouchSlipPaper, touch_slips_pdf

CODES = [new_code((), random.Random(seed).choice) for seed in range(12)]


def _slip(name, met, code=CODES[0]):
    return TouchSlipPaper(
        name, code, speak_code(code), tuple(SlipLine(n, one, f"round {n}") for n, one in enumerate(met, 1))
    )


def _scanned(data):
    pages = [page.render(scale=300 / 72).to_pil() for page in pypdfium2.PdfDocument(data)]
    return [found.text for page in pages for found in zxingcpp.read_barcodes(page)]


def test_slip_lists_whom_somebody_met_by_number_and_makes_the_promise(read, heading, names):
    paper = read(touch_slips_pdf([_slip("Ann Ash", names)], heading=heading))
    assert paper.holds("Ann Ash")
    assert paper.holds(speak_code(CODES[0]))
    assert all(paper.holds(name) for name in names)
    assert paper.holds(f"{len(names)}Al, round {len(names)}")
    assert paper.holds(PROMISE)
    assert paper.holds("my email")
    assert paper.inked_edges() == []


def test_every_code_is_read_back_from_the_printed_page(heading):
    for large in (False, True):
        slips = [_slip(f"Guest{n}", ["Bo", "Cy"], code) for n, code in enumerate(CODES)]
        assert sorted(_scanned(touch_slips_pdf(slips, heading=heading, large_print=large))) == sorted(CODES)


def test_six_rounds_of_pairs_give_four_slips_a_sheet(read, heading):
    slips = [_slip(f"Guest{n:02}x", [f"Friend{k}x" for k in range(6)]) for n in range(60)]
    paper = read(touch_slips_pdf(slips, heading=heading))
    assert len(paper.pages) == 15
    assert all(paper.count(slip.name) == 1 for slip in slips)
    assert paper.count("printed Thursday 14 May, 16:05") == 60 + 15  # on each slip once it is cut out


def test_long_list_in_large_print_loses_nobody(read, heading):
    met = [f"Friend{k:02}x" for k in range(70)]
    paper = read(touch_slips_pdf([_slip("Ann", met)], heading=heading, large_print=True))
    assert len(paper.pages) > 1
    assert all(paper.count(one) == 1 for one in met)
    assert all("Ann" in page for page in paper.pages)
    assert paper.inked_edges() == []


def test_without_rounds_there_are_blank_slips(read, heading):
    paper = read(touch_slips_pdf([], heading=heading))
    assert paper.count("Their names, or the letters of their badges") == 4
    assert paper.count("My name, or the letters of my badge") == 4
    assert _scanned(paper.data) == []


def test_somebody_who_met_nobody_has_lines_to_write_on(read, heading):
    paper = read(touch_slips_pdf([_slip("Ann Ash", [])], heading=heading))
    assert paper.holds("Ann Ash")
    assert paper.holds("Their names, or the letters of their badges")


def test_slips_read_out_as_sections(read, heading):
    tags = read(touch_slips_pdf([_slip("Ann", ["Bo", "Cy"])] * 2, heading=heading)).tags()
    assert tags.count("H2") == 2
