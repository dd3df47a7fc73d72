from t4gsw_desktop.documents.pitch_cards import PitchCard, pitch_cards_pdf


def test_every_pitch_has_a_card_with_its_code(read, heading, names):
    cards = [PitchCard(name, name, "About it", ("Projector",), f"P{n:02}") for n, name in enumerate(names)]
    for large in (False, True):
        paper = read(pitch_cards_pdf(cards, heading=heading, large_print=large, blanks=0))
        assert all(paper.holds(name) for name in names)
        assert paper.count("Needs: Projector") == len(names)
        assert all(paper.holds(f"Card {card.code}") for card in cards)
        assert paper.inked_edges() == []


def test_blank_cards_come_last_in_the_same_size(read, heading):
    paper = read(pitch_cards_pdf([PitchCard("Passwords")], heading=heading, blanks=11))
    assert len(paper.pages) == 2
    assert paper.count("I would like to talk about") == 11


def test_blank_card_may_carry_a_code(read, heading):
    assert read(pitch_cards_pdf([PitchCard(code="P13")], heading=heading, blanks=0)).holds("Card P13")


def test_long_pitch_makes_all_cards_larger_and_is_complete(read, heading):
    long = PitchCard("Passwords", about=" ".join(f"word{n}" for n in range(120)))
    paper = read(pitch_cards_pdf([long], heading=heading, blanks=5))
    assert all(paper.holds(word) for word in long.about.split())
    assert len(paper.pages) > 1


def test_no_pitches_give_a_sheet_of_blank_cards(read, heading):
    paper = read(pitch_cards_pdf([], heading=heading))
    assert len(paper.pages) == 1
    assert paper.count("Dots:") == 6
