from t4gsw_desktop.documents.session_harvest import CHOICES, HarvestSession, session_harvest_pdf


def test_every_session_has_a_sheet_with_what_is_typed_in(read, heading, names):
    sessions = [HarvestSession(name, name, "10:00 to 10:45", "Loft", f"{n}K") for n, name in enumerate(names)]
    for large in (False, True):
        paper = read(session_harvest_pdf(sessions, heading=heading, large_print=large))
        assert all(paper.holds(name) for name in names)
        assert all(paper.holds(f"10:00 to 10:45, Loft, card {one.code}") for one in sessions)
        assert paper.count("May these notes go into our library") == len(names)
        assert all(paper.count(choice) == len(names) for choice in CHOICES)
        assert paper.inked_edges() == []


def test_one_sheet_a_session_even_with_a_long_title(read, heading):
    long = " ".join(f"word{n}" for n in range(20))
    paper = read(session_harvest_pdf([HarvestSession(long, "Ann")] * 2, heading=heading))
    assert len(paper.pages) == 2
    assert all("Who" in text for text in paper.pages)


def test_without_sessions_there_is_one_to_fill_in(read, heading):
    (text,) = read(session_harvest_pdf([], heading=heading)).pages
    assert "Hosted by" in text
