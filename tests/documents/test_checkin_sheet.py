import pytest

from t4gsw_desktop.documents.checkin_sheet import CheckinRow, checkin_sheet_pdf
from t4gsw_desktop.documents.marks import TickBox
from t4gsw_desktop.documents.pen import MM


def _rows(names):
    return [CheckinRow(number, name) for number, name in enumerate(names, start=1)]


def test_sheet_holds_every_name_in_every_script(read, heading, names):
    paper = read(checkin_sheet_pdf(_rows(names), heading=heading))
    for name in names:
        assert paper.holds(name), name


def test_sheet_repeats_header_event_plan_and_page_number_on_every_page(read, heading):
    paper = read(checkin_sheet_pdf(_rows(f"Guest {n:03}" for n in range(60)), heading=heading))
    assert len(paper.pages) > 2
    for number, text in enumerate(paper.pages, start=1):
        assert "Winter Gathering" in text
        assert "plan 3, printed Thursday 14 May, 16:05" in text
        assert f"Page {number} of {len(paper.pages)}" in text
        assert "Here" in text
        assert "Marks" in text or "Photos?" in text


def test_thousand_rows_are_all_there_once(read, heading):
    rows = [CheckinRow(n, f"Guest {n:04}x") for n in range(1, 1001)]
    paper = read(checkin_sheet_pdf(rows, heading=heading))
    assert all(paper.count(row.name) == 1 for row in rows)


def test_large_print_flows_on_to_more_pages(read, heading, names):
    rows = _rows(names * 4)
    normal = read(checkin_sheet_pdf(rows, heading=heading))
    large = read(checkin_sheet_pdf(rows, heading=heading, large_print=True))
    assert len(large.pages) > len(normal.pages)
    assert all(large.holds(name) for name in names)


def test_walk_in_lines_stand_at_the_end_with_numbers_of_their_own(read, heading):
    paper = read(checkin_sheet_pdf(_rows(["Ann Ash"]), heading=heading, walk_in_lines=15))
    assert "W15" in paper.pages[-1]
    assert not paper.holds("W16")


def test_empty_list_gives_walk_in_lines_and_says_so(read, heading):
    paper = read(checkin_sheet_pdf([], heading=heading))
    assert paper.holds("Nobody is on the list yet")
    assert paper.holds("W12")
    assert len(paper.pages) == 1


def test_second_identifier_marks_and_code_stand_beside_the_name(read, heading):
    row = CheckinRow(7, "Annie", "Ann Ash", "Ropewalk Repair Café", "Helper", "no", desk_note=True, code="K7M2P9QX")
    paper = read(checkin_sheet_pdf([row], heading=heading))
    for words in ("Ann Ash, Ropewalk Repair Café", "Helper", "No photos", "Desk note", "K7M2P9QX"):
        assert paper.holds(words)


def test_unknown_photo_wish_counts_as_ask(read, heading):
    assert read(checkin_sheet_pdf([CheckinRow(1, "Ann", photo="")], heading=heading)).holds("Photos: ask")


def test_letters_divide_a_sorted_list_by_its_sort_key_without_accents(read, heading):
    rows = [CheckinRow(1, "Bo Ash", sort_as="Ash"), CheckinRow(2, "Łukasz Żak", sort_as="Żak")]
    lines = read(checkin_sheet_pdf(rows, heading=heading)).pages[0].split()
    assert "A" in lines
    assert "Z" in lines


def test_unsorted_list_has_no_letters(read, heading):
    lines = read(checkin_sheet_pdf(_rows(["Bo", "Al", "Bea"]), heading=heading)).pages[0].split()
    assert "B" not in lines


def test_sheet_is_a_tagged_table(read, heading):
    tags = read(checkin_sheet_pdf(_rows(["Bo", "Al"]), heading=heading, walk_in_lines=0)).tags()
    assert tags.count("TH") == 5
    assert tags.count("TR") == 3  # the header and two people
    assert tags.count("TD") == 10
    assert "H1" in tags


def test_second_name_that_is_the_first_is_not_told_twice(read, heading):
    paper = read(checkin_sheet_pdf([CheckinRow(1, "Ann Ash", "Ann Ash", "Tool Library")], heading=heading))
    assert paper.count("Ann Ash") == 1


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("ticket", "code"), [("", ""), ("Early bird", ""), ("", "K7M2P9QXAB"), ("Helper", "K7M2P9QXAB")]
)
def test_headings_are_whole_and_only_over_columns_in_use(read, heading, large, ticket, code):
    rows = [CheckinRow(n, f"Guest {n:03}", ticket=ticket, code=code) for n in (9, 1_234)]
    page = read(checkin_sheet_pdf(rows, heading=heading, large_print=large, walk_in_lines=0)).pages[0].split()
    assert {"Here", "No.", "Name", "Marks"} <= {*page}
    assert ("Ticket" in page) == bool(ticket)
    assert ("Badge" in page) == bool(code and not ticket and not large)
    assert page.count(code) == (2 if code else 0)


def test_sixty_people_and_the_walk_ins_take_four_pages(read, heading):
    """Twenty or so to a page, though each has two lines: a door has little room for paper."""
    rows = [
        CheckinRow(n, f"Guest {n:03}", "", "Ropewalk Repair Café", "", "no", n % 3 == 0, f"K7M2P9Q{n:03}")
        for n in range(1, 61)
    ]
    assert len(read(checkin_sheet_pdf(rows, heading=heading)).pages) == 4


def test_tick_box_is_big_enough_for_a_pen():
    assert TickBox().size >= 7 * MM


def test_nothing_is_drawn_over_the_edge(read, heading, names):
    for large in (False, True):
        rows = [CheckinRow(9_999, name, name, name, name, "no", True, "K7M2P9QX") for name in names]
        assert read(checkin_sheet_pdf(rows, heading=heading, large_print=large)).inked_edges() == []


def test_same_rows_give_the_same_bytes(heading, names):
    assert checkin_sheet_pdf(_rows(names), heading=heading) == checkin_sheet_pdf(_rows(names), heading=heading)
