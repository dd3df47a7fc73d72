from t4gsw_desktop.documents.table_cards import CafeTable, table_cards_pdf

TABLE = CafeTable("Table 3", "What makes a website kind?", "Zoë", ("Step-free", "Quiet"), "Think of one you like.")


def test_tent_shows_everything_on_both_sides_and_is_read_out_once(read, heading):
    paper = read(table_cards_pdf([TABLE], heading=heading))
    for words in ("Hosted by Zoë", "Step-free, Quiet", "Think of one you like."):
        assert paper.holds(words)
    assert len(paper.pages) == 2
    assert paper.tags().count("H1") == 2  # the topic, and the harvest sheet


def test_harvest_sheet_has_a_part_for_each_round(read, heading):
    paper = read(table_cards_pdf([TABLE], heading=heading, rounds=3))
    assert len(paper.pages) == 2
    assert "What did we hear?" in paper.pages[1]
    assert all(f"Round {number}" in paper.pages[1] for number in (1, 2, 3))


def test_every_script_and_endless_topics_fit(read, heading, names):
    tables = [CafeTable(name, name, name, (name,), name) for name in names]
    tables.append(CafeTable("Table 1", "A topic with a great many words in it " * 20, "Ann"))
    for large in (False, True):
        paper = read(table_cards_pdf(tables, heading=heading, large_print=large))
        assert all(paper.holds(table.topic) for table in tables)
        assert paper.inked_edges() == []


def test_without_tables_there_is_a_card_to_fill_in(read, heading):
    paper = read(table_cards_pdf([], heading=heading))
    assert len(paper.pages) == 2
    assert paper.holds("Topic")
