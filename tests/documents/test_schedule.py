import pytest

from t4gsw_desktop.documents.schedule import ScheduleItem, schedule_handout_pdf, schedule_poster_pdf

ITEMS = (
    ScheduleItem("18:00", "18:30", "Doors and tea", "Front hall", "Step-free way in from Quay Street"),
    ScheduleItem("18:30", "20:00", "Digital surgery", "Library", kind="Surgery"),
    ScheduleItem("18:30", "20:00", "Talk together", "Main hall", kind="Café tables"),
    ScheduleItem("20:00", "21:00", "Goodbyes", "Front hall"),
)
PAPERS = (schedule_poster_pdf, schedule_handout_pdf)


@pytest.mark.parametrize("make", PAPERS)
@pytest.mark.parametrize("large", [False, True])
def test_times_titles_and_places_are_there(read, heading, make, large):
    paper = read(make(ITEMS, heading=heading, large_print=large))
    for item in ITEMS:
        for words in (item.starts, f"to {item.ends}", item.title, item.place, item.note):
            assert paper.holds(words)
    assert paper.inked_edges() == []


def test_items_side_by_side_share_their_time_and_say_so(read, heading):
    paper = read(schedule_poster_pdf(ITEMS, heading=heading))
    assert paper.count("at the same time") == 1
    assert paper.holds("Main hall, Café tables")
    assert not paper.holds("Library, Surgery")  # its title says it already


def test_handout_is_two_alike_on_a_sheet_and_one_in_large_print(read, heading):
    assert read(schedule_handout_pdf(ITEMS, heading=heading)).count("Digital surgery") == 2
    assert read(schedule_handout_pdf(ITEMS, heading=heading, large_print=True)).count("Digital surgery") == 1


def test_handout_is_read_out_once(read, heading):
    tags = read(schedule_handout_pdf(ITEMS, heading=heading)).tags()
    assert tags.count("TR") == len(ITEMS) + 1


@pytest.mark.parametrize("make", PAPERS)
def test_long_day_repeats_its_header_on_every_page(read, heading, names, make):
    items = [ScheduleItem(f"{n // 6:02}:{n % 6}0", "23:59", names[n % len(names)], f"Room {n}") for n in range(60)]
    normal, large = (read(make(items, heading=heading, large_print=wide)) for wide in (False, True))
    assert len(normal.pages) > 1
    for paper in (normal, large):
        assert all("What and where" in text for text in paper.pages)
        assert all(paper.holds(item.place) and paper.holds(item.title) for item in items)
        assert paper.inked_edges() == []


def test_poster_in_large_print_flows_on_to_more_pages(read, heading):
    normal, large = (read(schedule_poster_pdf(ITEMS * 3, heading=heading, large_print=wide)) for wide in (False, True))
    assert len(large.pages) > len(normal.pages)


@pytest.mark.parametrize("make", PAPERS)
def test_empty_programme_is_one_page_to_fill_in(read, heading, make):
    paper = read(make([], heading=heading))
    assert len(paper.pages) == 1
    assert paper.holds("What and where")


def test_full_programme_is_set_smaller_where_that_keeps_it_on_one_page(read, heading):
    items = [ScheduleItem(f"{10 + n}:00", f"{10 + n}:45", f"Talk {n}", "Main hall", "A line") for n in range(7)]
    for make in (schedule_poster_pdf, schedule_handout_pdf):
        paper = read(make(items, heading=heading))
        assert len(paper.pages) == 1
        assert all(paper.holds(item.title) for item in items)
