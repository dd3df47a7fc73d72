import pytest

from t4gsw_desktop.documents.pocket_schedule import PocketPart, PocketSession, pocket_schedule_pdf


def _day(slots, rooms):
    parts = [
        PocketPart(
            f"{9 + s}:00",
            f"{9 + s}:45",
            tuple(PocketSession(f"Room {r}", f"Talk{s}-{r}x", "Zoë") for r in range(rooms)),
        )
        for s in range(slots)
    ]
    return [*parts[:1], PocketPart("09:45", "10:00", title="Tea", place="Foyer"), *parts[1:]]


def _boxes(data, words):
    """Where these words stand on the first page: (left, bottom, right, top), as often as they stand there."""
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    search, found = page.search(words), []
    while (hit := search.get_next()) is not None:
        found.append(page.get_charbox(hit[0]))
    return found


def test_a_short_day_stands_twice_on_a_sheet(read, heading):
    data = pocket_schedule_pdf(_day(3, 3), heading=heading)
    paper = read(data)
    assert len(paper.pages) == 1
    assert all(paper.count(f"Talk{s}-{r}x") == 2 for s in range(3) for r in range(3))
    assert paper.holds("09:45 to 10:00 Tea, Foyer")
    assert paper.holds("cut and fold once")
    first, second = (box[0] for box in _boxes(data, "Talk2-2x"))
    assert second - first == pytest.approx(841.89 / 2, abs=1)
    assert paper.inked_edges() == []


def test_a_long_day_goes_into_four_quarters_and_no_word_across_a_fold(read, heading):
    import pypdfium2

    data = pocket_schedule_pdf(_day(6, 5), heading=heading)
    paper = read(data)
    assert len(paper.pages) == 1
    assert paper.holds("fold twice")
    assert all(paper.count(f"Talk{s}-{r}x") == 1 for s in range(6) for r in range(5))
    page = pypdfium2.PdfDocument(data)[0]
    width, height = page.get_size()
    for thing in page.get_objects():
        left, bottom, right, top = thing.get_bounds()
        if thing.type == 1 and bottom > 60 and top < height - 60:
            assert not left < width / 2 < right
            assert not bottom < height / 2 < top


def test_time_is_told_again_where_a_quarter_begins_within_a_slot(read, heading):
    paper = read(pocket_schedule_pdf(_day(2, 20), heading=heading))
    assert paper.count("9:00 to 9:45") > 1


def test_hosts_are_left_out_where_that_saves_a_sheet(read, heading):
    told, brief = (read(pocket_schedule_pdf(_day(s, 6), heading=heading)) for s in (4, 9))
    assert told.count("Zoë") == 24
    assert brief.count("Zoë") == 0
    assert all(brief.count(f"Talk{s}-{r}x") == 1 for s in range(9) for r in range(6))


def test_large_print_and_every_script(read, heading, names):
    parts = [PocketPart("10:00", "10:45", tuple(PocketSession(name, name, name) for name in names))]
    for large in (False, True):
        paper = read(pocket_schedule_pdf(parts, heading=heading, large_print=large))
        assert all(paper.holds(name) for name in names)
        assert paper.inked_edges() == []


def test_without_a_grid_it_has_its_heading_only(read, heading):
    assert read(pocket_schedule_pdf([], heading=heading)).holds("Sessions")
