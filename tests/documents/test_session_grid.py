from t4gsw_desktop.documents.session_grid import GridSession, GridSlot, SessionGrid, session_grid_pdf


def _grid(rooms, slots):
    return SessionGrid(
        tuple(f"Room{r}x" for r in range(rooms)),
        tuple(GridSlot(f"Slot {s}", f"{9 + s}:00") for s in range(slots)),
        {(s, r): GridSession(f"Talk{s}-{r}x", "Zoë") for s in range(slots) for r in range(rooms)},
    )


def test_every_session_stands_once_and_rooms_share_the_pages_evenly(read, heading):
    paper = read(session_grid_pdf(_grid(5, 4), heading=heading))
    assert len(paper.pages) == 2
    assert ["Room2x" in text for text in paper.pages] == [True, False]
    assert all(paper.count(f"Talk{s}-{r}x") == 1 for s in range(4) for r in range(5))
    assert all("9:00" in text for text in paper.pages)
    assert paper.inked_edges() == []


def test_many_slots_run_on_with_the_rooms_repeated(read, heading):
    paper = read(session_grid_pdf(_grid(3, 30), heading=heading))
    assert len(paper.pages) > 1
    assert all("Room1x" in text for text in paper.pages)
    assert paper.holds("Talk29-2x")


def test_large_print_shows_fewer_rooms_a_page(read, heading):
    normal, large = (read(session_grid_pdf(_grid(4, 3), heading=heading, large_print=wide)) for wide in (False, True))
    assert (len(normal.pages), len(large.pages)) == (1, 2)


def test_every_script_fits(read, heading, names):
    grid = SessionGrid(names, (GridSlot("Slot 1"),), {(0, n): GridSession(name, name) for n, name in enumerate(names)})
    paper = read(session_grid_pdf(grid, heading=heading))
    assert all(paper.holds(name) for name in names)
    assert paper.inked_edges() == []


def test_empty_grid_is_one_page_to_fill_in(read, heading):
    paper = read(session_grid_pdf(SessionGrid(), heading=heading))
    assert len(paper.pages) == 1
    assert paper.holds("Slot 4")
