from t4gsw_desktop.documents.desk_notes import CONFIDENTIAL, DeskNote, desk_notes_pdf


def test_every_page_says_whom_it_is_for(read, heading):
    notes = [DeskNote(n, f"Guest {n}", "A chair near the door", "No nuts") for n in range(1, 80)]
    for large in (False, True):
        paper = read(desk_notes_pdf(notes, heading=heading, large_print=large))
        assert len(paper.pages) > 2
        assert all(CONFIDENTIAL in text for text in paper.pages)


def test_words_stand_beside_every_name(read, heading, names):
    notes = [DeskNote(n, name, f"What helps {n}.", f"Food {n}.") for n, name in enumerate(names)]
    paper = read(desk_notes_pdf(notes, heading=heading))
    for n, name in enumerate(names):
        assert paper.holds(name)
        assert paper.holds(f"What helps {n}.")
        assert paper.holds(f"Food {n}.")
    assert paper.inked_edges() == []


def test_very_long_note_runs_on_to_the_next_page_complete(read, heading):
    note = " ".join(f"word{n}" for n in range(1500))
    paper = read(desk_notes_pdf([DeskNote(1, "Ann", note)], heading=heading))
    assert all(paper.holds(word) for word in note.split())
    assert paper.inked_edges() == []


def test_no_notes_is_said_in_words(read, heading):
    assert read(desk_notes_pdf([], heading=heading)).holds("Nobody has told us")
