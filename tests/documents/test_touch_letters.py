from t4gsw_desktop.documents.touch_letters import (
    FOUND,
    INTRODUCE,
    NOBODY,
    NOT_YET,
    TouchContact,
    TouchLetter,
    touch_letters_pdf,
)


def test_letter_names_each_contact_and_says_who_is_to_be_introduced(read, heading, names):
    contacts = (*(TouchContact(name, f"{number}@example.org") for number, name in enumerate(names)), TouchContact("Bo"))
    paper = read(touch_letters_pdf([TouchLetter("Ann Ash", contacts)], heading=heading))
    assert paper.holds("Ann Ash")
    assert all(paper.holds(name) for name in names)
    assert paper.holds("0@example.org")
    assert paper.holds(INTRODUCE)
    assert paper.holds(FOUND)
    assert not paper.holds(NOBODY)
    assert paper.inked_edges() == []


def test_letter_without_a_contact_has_the_size_of_all_others_and_names_nobody(read, heading):
    some = TouchLetter("Ann Ash", (TouchContact("Bo Birch", "bo@example.org"),))
    paper = read(touch_letters_pdf([TouchLetter("Cy Cedar"), some, TouchLetter("Di Dogwood")], heading=heading))
    assert len(paper.pages) == 1
    assert paper.count(NOBODY) == 2
    assert paper.count("Bo Birch") == 1
    assert paper.count("printed Thursday 14 May, 16:05") == 4


def test_four_hundred_letters_take_a_third_of_a_page_each(read, heading):
    letters = [TouchLetter(f"Guest{n:03}x", (TouchContact("Bo", "bo@example.org"),) * (n % 4)) for n in range(400)]
    paper = read(touch_letters_pdf(letters, heading=heading))
    assert len(paper.pages) == 134
    assert all(paper.count(one.name) == 1 for one in letters[::37])


def test_long_list_loses_nothing_in_large_print(read, heading):
    address = "a.very.long.address.{}@organisation.example.org"
    contacts = tuple(TouchContact(f"Contact{n:02}x", address.format(n)) for n in range(40))
    paper = read(touch_letters_pdf([TouchLetter("Ann", contacts)], heading=heading, large_print=True))
    assert all(paper.count(one.name) == 1 for one in contacts)
    assert paper.inked_edges() == []


def test_without_letters_the_page_says_why(read, heading):
    paper = read(touch_letters_pdf([], heading=heading))
    assert paper.holds(NOT_YET)
    assert not paper.holds(NOBODY)
