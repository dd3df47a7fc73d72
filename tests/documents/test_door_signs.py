from t4gsw_desktop.documents.door_signs import DoorSession, DoorSign, door_signs_pdf


def test_each_room_has_its_sessions_on_its_own_page(read, heading, names):
    sessions = tuple(DoorSession(f"{10 + n}:00", f"{10 + n}:45", name, "Zoë") for n, name in enumerate(names[:4]))
    paper = read(door_signs_pdf([DoorSign("Library", ("Step-free",), sessions), DoorSign("Hall")], heading=heading))
    assert len(paper.pages) == 2
    assert "Library" in paper.pages[0]
    assert "Hall" in paper.pages[1]
    assert all(paper.holds(name) for name in names[:4])
    assert paper.holds("to 13:45")
    assert paper.inked_edges() == []


def test_full_day_runs_on_and_names_its_room_again(read, heading):
    sessions = tuple(DoorSession(f"{n}:00", "", f"Talk{n}x") for n in range(24))
    for large in (False, True):
        paper = read(door_signs_pdf([DoorSign("Library", (), sessions)], heading=heading, large_print=large))
        assert len(paper.pages) > 1
        assert all("In Library" in text for text in paper.pages)
        assert all(paper.count(session.title) == 1 for session in sessions)


def test_every_script_fits_as_a_room(read, heading, names):
    paper = read(door_signs_pdf([DoorSign(name) for name in names], heading=heading))
    assert all(paper.holds(name) for name in names)
    assert paper.inked_edges() == []


def test_full_room_is_set_smaller_where_that_keeps_it_on_one_page(read, heading):
    sessions = tuple(DoorSession(f"{10 + n}:00", f"{10 + n}:45", f"Talk {n}", "Zoë", "A line") for n in range(7))
    paper = read(door_signs_pdf([DoorSign("Library", ("Step-free",), sessions)], heading=heading))
    assert len(paper.pages) == 1
    assert all(paper.holds(session.title) for session in sessions)


def test_room_without_sessions_has_only_the_lines_that_fit_its_page(read, heading):
    signs = [DoorSign("The Elizabeth Featherstonehaugh Memorial Hall (first floor)", ("Step-free", "Quiet"))]
    for large in (False, True):
        assert len(read(door_signs_pdf(signs, heading=heading, large_print=large)).pages) == 1


def test_without_rooms_there_is_one_to_fill_in(read, heading):
    paper = read(door_signs_pdf([], heading=heading))
    assert len(paper.pages) == 1
    assert paper.holds("Room")


def test_breaks_and_free_slots_are_told_too(read, heading):
    sessions = (
        DoorSession("10:00", "10:45", "Maps", "Ann"),
        DoorSession("10:45", "11:00", "Tea", pause=True),
        DoorSession("11:00", "11:45", "Free. Write a session in here.", free=True),
    )
    (text,) = read(door_signs_pdf([DoorSign("Library", (), sessions)], heading=heading)).pages
    assert text.index("Maps") < text.index("Tea") < text.index("Free.")
