import pytest

from t4gsw_desktop.documents.session_grid import GridBand, GridSession, GridSlot, SessionGrid, session_grid_pdf

LONG = (
    "How a small charity moved seventeen years of paper records, two shoeboxes of floppy disks and a cat to the cloud"
)


def _grid(rooms, slots, *, bands=(), title="Talk"):
    return SessionGrid(
        tuple(f"Room{r}x" for r in range(rooms)),
        tuple(GridSlot(f"Slot {s}", f"{9 + s}:00", f"{9 + s}:45") for s in range(slots)),
        {(s, r): GridSession(f"{title}{s}-{r}x", "Zoë") for s in range(slots) for r in range(rooms)},
        bands,
    )


def _sizes(paper):
    """The sizes of type on the first page, in points."""
    import pypdfium2

    page = pypdfium2.PdfDocument(paper.data)[0]
    return {round(thing.get_font_size()) for thing in page.get_objects() if thing.type == 1}


def test_a_small_grid_fills_one_sheet_in_large_type(read, heading):
    paper = read(session_grid_pdf(_grid(3, 4), heading=heading))
    assert len(paper.pages) == 1
    assert all(paper.count(f"Talk{s}-{r}x") == 1 for s in range(4) for r in range(3))
    assert paper.holds("to 12:45")
    assert paper.inked_edges() == []


@pytest.mark.parametrize(("a3", "large"), [(False, False), (False, True), (True, False), (True, True)])
def test_a_large_grid_is_told_whole_on_sheets_that_join(read, heading, a3, large):
    paper = read(session_grid_pdf(_grid(12, 10, title=f"{LONG} "), heading=heading, a3=a3, large_print=large))
    assert all(paper.count(f" {s}-{r}x") == 1 for s in range(10) for r in range(12))
    count = len(paper.pages)
    assert 1 < count <= 60
    assert all(f"sheet {number} of {count}" in text for number, text in enumerate(paper.pages, 1))
    assert "lay it over the right edge of sheet 1" in paper.pages[1].replace("\r\n", " ")
    assert paper.inked_edges() == []


def test_sheets_beside_each_other_have_rows_of_one_height(read, heading):
    """Only one room has a long title, and yet the times stand at the same height on both sheets."""
    import pypdfium2

    grid = _grid(8, 4)
    sessions = {**grid.sessions, (0, 0): GridSession(LONG, "Zoë")}
    long = SessionGrid(grid.rooms, grid.slots, sessions)
    document = pypdfium2.PdfDocument(session_grid_pdf(long, heading=heading))
    assert len(document) == 2
    tops = []
    for page in document:
        text = page.get_textpage()
        found = text.search("12:00").get_next()
        tops.append(text.get_charbox(found[0]))
    assert tops[0] == pytest.approx(tops[1])


def test_a3_carries_more_in_larger_type(read, heading):
    small, large = (read(session_grid_pdf(_grid(4, 4), heading=heading, a3=a3)) for a3 in (False, True))
    assert len(small.pages) == len(large.pages) == 1
    assert max(_sizes(large)) > max(_sizes(small))


def test_large_print_is_set_in_larger_type_never_smaller_than_for_a_wall(read, heading):
    assert max(_sizes(read(session_grid_pdf(_grid(6, 6), heading=heading, large_print=True)))) >= 20
    assert max(_sizes(read(session_grid_pdf(_grid(6, 6), heading=heading)))) >= 16


def test_breaks_stand_between_their_slots_on_every_sheet(read, heading):
    bands = (GridBand(0, "08:30", "09:00", "Welcome", "Hall"), GridBand(2, "10:45", "11:00", "Tea"))
    paper = read(session_grid_pdf(_grid(10, 4, bands=bands), heading=heading))
    assert len(paper.pages) > 1
    for text in paper.pages:
        if "11:45" in text:
            assert text.index("10:45") < text.index("Tea") < text.index("11:45")
    assert paper.pages[0].index("Welcome, Hall") < paper.pages[0].index(
        "09:45" if "09:45" in paper.pages[0] else "9:45"
    )


def test_many_slots_run_on_with_the_rooms_repeated(read, heading):
    paper = read(session_grid_pdf(_grid(3, 30), heading=heading))
    assert len(paper.pages) > 1
    assert all("Room1x" in text for text in paper.pages)
    assert paper.holds("Talk29-2x")


def test_every_script_fits(read, heading, names):
    grid = SessionGrid(names, (GridSlot("Slot 1"),), {(0, n): GridSession(name, name) for n, name in enumerate(names)})
    paper = read(session_grid_pdf(grid, heading=heading))
    assert all(paper.holds(name) for name in names)
    assert paper.inked_edges() == []


def test_pitches_without_a_place_are_named_on_a_sheet_of_their_own(read, heading):
    grid = SessionGrid(("Hall",), (GridSlot("Slot 1"),), {(0, 0): GridSession("Maps")}, waiting=("Bread", "Cheese"))
    paper = read(session_grid_pdf(grid, heading=heading))
    assert [("Bread" in text, "Maps" in text) for text in paper.pages] == [(False, True), (True, False)]


def test_empty_grid_is_one_page_to_fill_in(read, heading):
    paper = read(session_grid_pdf(SessionGrid(), heading=heading))
    assert len(paper.pages) == 1
    assert paper.holds("Slot 4")
