from dataclasses import replace

from t4gsw_desktop.documents.route_cards import REST, RouteCard, RouteStop, route_cards_pdf


def _card(name, rounds, people=("Zoë",), rest=0):
    stops = [RouteStop(n, f"19:{n:02}", f"Table {n}", people) for n in range(1, rounds + 1) if n != rest]
    resting = [RouteStop(rest, f"19:{rest:02}", rest=True)] if rest else []
    return RouteCard(name, tuple(sorted([*stops, *resting], key=lambda stop: stop.round)), "K7M2P9QX")


def test_every_person_has_a_card_with_every_round(read, heading, names):
    cards = [_card(name, 5, people=(names[0],)) for name in names]
    paper = read(route_cards_pdf(cards, heading=heading))
    assert all(paper.holds(name) for name in names)
    assert paper.count("Table 5") == len(names)
    assert paper.count("plan 3, K7M2P9QX") == len(names)
    assert paper.inked_edges() == []


def test_short_evenings_give_eight_cards_a_sheet_and_longer_ones_fewer(read, heading):
    sheets = [len(read(route_cards_pdf([_card("Ann", n)] * 24, heading=heading)).pages) for n in (3, 7, 12)]
    assert sheets == [3, 4, 6]


def test_all_cards_have_the_size_of_the_longest(read, heading):
    cards = [_card("Ann", 3)] * 7 + [_card("Bo", 12)]
    assert len(read(route_cards_pdf(cards, heading=heading)).pages) == 2


def test_six_rounds_with_some_of_three_give_six_cards_a_sheet(read, heading):
    """Two names in a round take a second line: the card is set in smaller type before all cards grow."""
    card = _card("Ann", 6)
    trio = ("Joyce Braithwaite", "Nasreen Begum")
    mixed = RouteCard("Bo", tuple(replace(stop, people=trio) if stop.round < 3 else stop for stop in card.stops), "K7")
    paper = read(route_cards_pdf([card, mixed] * 12, heading=heading))
    assert len(paper.pages) == 4
    assert paper.count("Joyce Braithwaite") == 24
    assert paper.inked_edges() == []


def test_few_long_cards_stand_larger_at_the_end_and_leave_the_others_small(read, heading):
    cards = [_card(f"Guest {n:02}", 6) for n in range(60)]
    cards[7] = _card("Companion", 6, people=("Joyce Braithwaite", "Guðrún Jónsdóttir"))
    paper = read(route_cards_pdf(cards, heading=heading))
    assert len(paper.pages) == 11
    assert "Companion" in paper.pages[-1]
    assert all(paper.count(card.name) == 1 for card in cards)


def test_title_names_the_paper_and_stands_on_each_card(read, heading):
    paper = read(route_cards_pdf([_card("Ann", 3), _card("Bo", 3)], heading=heading, title="Café: your rounds"))
    assert paper.count("Café: your rounds") == 3
    assert not paper.holds("Route cards")


def test_rest_is_said_kindly_and_has_no_table(read, heading):
    paper = read(route_cards_pdf([_card("Ann", 4, rest=3)], heading=heading))
    assert paper.holds(REST)
    assert not paper.holds("Table 3")


def test_sixty_rounds_of_long_names_lose_nothing(read, heading, names):
    paper = read(route_cards_pdf([_card(names[-3], 60, people=names)], heading=heading))
    assert paper.count(names[-3]) > 60
    assert paper.holds("Table 60")
    assert paper.inked_edges() == []


def test_large_print_needs_more_sheets(read, heading):
    cards = [_card("Ann Ash", 6)] * 16
    normal, large = (read(route_cards_pdf(cards, heading=heading, large_print=wide)) for wide in (False, True))
    assert len(large.pages) > len(normal.pages)


def test_without_people_there_are_blank_cards(read, heading):
    paper = read(route_cards_pdf([], heading=heading))
    assert len(paper.pages) == 1
    assert paper.count("Name") == 4


def test_thousand_people_each_have_one_card(read, heading):
    paper = read(route_cards_pdf([_card(f"Guest{n:04}x", 3) for n in range(1000)], heading=heading))
    assert len(paper.pages) == 125
    assert all(paper.count(f"Guest{n:04}x") == 1 for n in range(0, 1000, 37))


def test_cut_out_card_still_tells_its_plan_and_when_it_was_printed(read, heading):
    paper = read(route_cards_pdf([_card("Ann Ash", 6)] * 6, heading=heading))
    assert paper.count("printed Thursday 14 May, 16:05") == 7  # each card, and the foot of the sheet


def test_card_tells_of_a_third_and_of_a_table_that_is_kept(read, heading):
    stops = (RouteStop(1, "19:00", "Table 3", ("Bo", "Cy"), note="3 of you"), RouteStop(2, "19:06", "Table 3", ("Di",)))
    card = RouteCard("Ann", stops, note="You stay at Table 3: the others come to you.")
    paper = read(route_cards_pdf([card], heading=heading))
    assert paper.count("3 of you") == 1
    assert paper.holds("You stay at Table 3: the others come to you.")


def test_long_name_is_set_smaller_before_it_is_broken(read, heading):
    paper = read(route_cards_pdf([_card("Ann", 6, people=("Featherstonehaugh-Cholmondeley",))] * 6, heading=heading))
    assert "Cholmondeley" in paper.pages[0]


def test_each_card_stands_on_the_finest_sheet_that_holds_it(read, heading):
    lengths = (*[3] * 24, *[6] * 12, *[11] * 8)
    cards = [_card(f"Guest{n:02}x", rounds) for n, rounds in enumerate(lengths)]
    paper = read(route_cards_pdf(cards, heading=heading))
    assert len(paper.pages) == 3 + 2 + 2
    assert all(paper.count(card.name) == 1 for card in cards)
