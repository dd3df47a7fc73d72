from t4gsw_desktop.documents.dot_tally import TallyLine, dot_tally_pdf


def test_every_pitch_has_a_line_with_its_code(read, heading, names):
    lines = [TallyLine(f"{n}K", name) for n, name in enumerate(names * 3, 1)]
    paper = read(dot_tally_pdf(lines, heading=heading, note="A total does not tell who wants what."))
    assert all(paper.count(name) >= 3 for name in names if name.isascii() and name != "Al")
    assert paper.holds("42K")
    assert all("Strokes" in text for text in paper.pages)
    assert paper.count("A total does not tell") == paper.count("All dots") == 1
    assert paper.inked_edges() == []


def test_without_pitches_it_is_a_form_on_one_page(read, heading):
    assert len(read(dot_tally_pdf([], heading=heading)).pages) == 1
