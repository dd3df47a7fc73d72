from t4gsw_desktop.documents.voting_slips import SlipPitch, slips_on_sheet, voting_slips_pdf


def _pitches(count, title="Talk about something"):
    return [SlipPitch(f"{n}K", f"{title} {n}x") for n in range(1, count + 1)]


def test_few_pitches_give_four_slips_a_sheet_more_give_two(read, heading):
    for count, slips in ((5, 4), (14, 2)):
        pitches = _pitches(count)
        assert slips_on_sheet(pitches, heading=heading) == slips
        paper = read(voting_slips_pdf(pitches, heading=heading, budget=5))
        assert len(paper.pages) == 1
        assert all(paper.count(pitch.title) == slips for pitch in pitches)
        assert paper.count("Tick up to 5 boxes.") == slips
        assert paper.inked_edges() == []


def test_a_hundred_and_twenty_pitches_are_ticked_by_code(read, heading):
    paper = read(voting_slips_pdf(_pitches(120), heading=heading))
    assert len(paper.pages) == 1
    assert paper.count("120K") == 2
    assert paper.holds("The cards on the wall say which is which.")
    assert not paper.holds("Talk about")
    assert paper.inked_edges() == []


def test_large_print_always_has_the_titles(read, heading):
    pitches = _pitches(60)
    paper = read(voting_slips_pdf(pitches, heading=heading, large_print=True))
    assert all(paper.count(pitch.title) == 1 for pitch in pitches)
    assert all("sessions would you go to?" in text for text in paper.pages)


def test_every_script_and_a_budget_of_one(read, heading, names):
    pitches = [SlipPitch(f"{n}F", name) for n, name in enumerate(names[:6], 1)]
    paper = read(voting_slips_pdf(pitches, heading=heading, budget=1))
    assert all(paper.holds(name) for name in names[:6])
    assert paper.holds("Tick one box.")


def test_without_pitches_there_are_lines_for_numbers(read, heading):
    paper = read(voting_slips_pdf([], heading=heading))
    assert paper.count("The numbers of the cards you would go to") == 4
    assert paper.count("Tick as many as you like.") == 4
