from dataclasses import replace

from t4gsw_desktop.documents.master_list import MasterRound, MasterTable, master_list_pdf


def _round(number, tables, size=2):
    seated = [
        MasterTable(f"Table {t}", tuple(f"Guest{number}-{t}-{s}x" for s in range(size))) for t in range(1, tables + 1)
    ]
    return MasterRound(number, f"19:{number:02}", tuple(seated), (f"Rester{number}x",))


def test_sixty_people_in_twelve_rounds_fit_on_six_pages(read, heading):
    rounds = [_round(number, 28) for number in range(1, 13)]
    paper = read(master_list_pdf(rounds, heading=heading))
    assert len(paper.pages) == 6
    for entry in rounds:
        assert paper.holds(f"Round {entry.number}, {entry.time}")
        assert paper.holds(f"Resting: {entry.resting[0]}")
        assert all(paper.count(person) == 1 for table in entry.tables for person in table.people)
    assert paper.inked_edges() == []


def test_large_print_flows_on_to_more_pages(read, heading):
    rounds = [_round(number, 10) for number in range(1, 5)]
    normal, large = (read(master_list_pdf(rounds, heading=heading, large_print=wide)) for wide in (False, True))
    assert len(large.pages) > len(normal.pages)


def test_round_longer_than_a_page_repeats_its_header(read, heading):
    paper = read(master_list_pdf([_round(1, 150, size=5)], heading=heading))
    assert len(paper.pages) > 2
    assert all("People" in text for text in paper.pages)
    assert paper.holds("Guest1-150-4x")


def test_every_script_is_there(read, heading, names):
    paper = read(master_list_pdf([MasterRound(1, "19:00", (MasterTable("By the window", names),))], heading=heading))
    assert all(paper.holds(name) for name in names)


def test_without_rounds_there_is_a_list_to_fill_in(read, heading):
    paper = read(master_list_pdf([], heading=heading))
    assert paper.holds("No rounds are planned yet")
    assert len(paper.pages) == 1


def test_title_names_the_paper(read, heading):
    paper = read(master_list_pdf([_round(1, 3)], heading=heading, title="Café: master list of rounds"))
    assert paper.count("Café: master list of rounds") == 2  # at the top and in the foot


def test_two_rounds_of_sixty_people_with_some_of_three_share_a_page(read, heading):
    def entry(number):
        tables = _round(number, 29).tables
        trios = tuple(MasterTable(t.name, ("Joyce Braithwaite", "Winston Braithwaite", "Preet")) for t in tables[:2])
        return MasterRound(number, "19:00", (*trios, *tables[2:]))

    assert len(read(master_list_pdf([entry(n) for n in range(1, 7)], heading=heading)).pages) == 3


def test_each_round_has_its_question_and_rounds_without_one_have_none(read, heading):
    asked, silent = replace(_round(1, 4), question="What made you smile this week?"), _round(2, 4)
    paper = read(master_list_pdf([asked, silent], heading=heading))
    assert paper.count("Question: What made you smile this week?") == 1
    assert paper.count("Question:") == 1
