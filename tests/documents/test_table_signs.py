from t4gsw_desktop.documents.table_signs import TableSign, table_signs_pdf


def test_each_table_has_a_page_with_its_name_and_features_in_words(read, heading, names):
    signs = [TableSign(name, ("Step-free", "Quiet"), "Near the door") for name in ("12", "Table 4", *names)]
    paper = read(table_signs_pdf(signs, heading=heading))
    assert len(paper.pages) == len(signs)
    assert all(paper.holds(sign.name) for sign in signs)
    assert paper.count("Step-free, Quiet") == len(signs)
    assert paper.inked_edges() == []


def test_endless_name_still_stands_on_its_page(read, heading):
    name = "Featherstonehaugh " * 40
    paper = read(table_signs_pdf([TableSign(name, ("Quiet",))], heading=heading))
    assert paper.holds(name)
    assert paper.holds("Quiet")
    assert paper.inked_edges() == []


def test_without_tables_there_is_one_to_write_on(read, heading):
    assert len(read(table_signs_pdf([], heading=heading)).pages) == 1
