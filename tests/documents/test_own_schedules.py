from t4gsw_desktop.documents.own_schedules import FREE, OwnSchedule, OwnStop, own_schedules_pdf


def _own(name, slots, **more):
    stops = (
        OwnStop("09:30", "Welcome", "Hall", pause=True),
        *(OwnStop(f"1{n}:00", f"Talk {n}", "Loft") for n in range(slots)),
    )
    return OwnSchedule(name, stops, "K7M2P9QX", **more)


def test_everybody_has_a_card_with_their_sessions(read, heading, names):
    paper = read(own_schedules_pdf([_own(name, 4) for name in names], heading=heading))
    assert all(paper.holds(name) for name in names)
    assert paper.count("Talk 3") == paper.count("Welcome, Hall") == paper.count("K7M2P9QX") == len(names)
    assert paper.count("plan 3") >= len(names)
    assert paper.inked_edges() == []


def test_what_is_missed_is_named_and_a_slot_without_wishes_says_so(read, heading, names):
    stops = (
        OwnStop("10:00", "Maps", "Hall", (("Bread", "Loft"), (names[4], "Hall")), "you host this"),
        OwnStop("11:00"),
        OwnStop("12:00", "Surgery", also=(("Cheese", "Hall"),)),
    )
    paper = read(own_schedules_pdf([OwnSchedule("Ann", stops, "K7", ("Rain",))], heading=heading))
    assert paper.holds("Hall, you host this")
    assert paper.holds("also then: Bread, Loft")
    assert paper.holds("also then: Cheese, Hall")
    assert paper.holds(names[4])
    assert paper.holds(FREE)
    assert paper.holds("No place so far: Rain")


def test_a_short_day_gives_six_or_more_a_sheet_and_a_long_one_fewer(read, heading):
    sheets = [len(read(own_schedules_pdf([_own("Ann", slots)] * 24, heading=heading)).pages) for slots in (2, 4, 6)]
    assert sheets == [3, 4, 6]


def test_large_print_is_whole(read, heading):
    paper = read(own_schedules_pdf([_own("Ann", 9)] * 2, heading=heading, large_print=True))
    assert paper.count("Talk 8") == 2


def test_nobody_gives_one_blank_card(read, heading):
    assert len(read(own_schedules_pdf([], heading=heading)).pages) == 1
