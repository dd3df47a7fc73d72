"""The strict reading of JSON objects: good keys are read, bad ones are named in one sentence."""

import pytest

from t4gsw_desktop.core import forms
from t4gsw_desktop.core.forms import FormTrouble

ROW = {"id": "p1", "name": "", "count": 3, "yes": True, "list": ["a", "b"], "rows": [{"id": "r1"}, {"id": "r2"}]}


def test_texts_numbers_and_flags_are_read():
    assert forms.text_at(ROW, "id") == "p1"
    assert forms.text_at(ROW, "missing", default="") == ""
    assert forms.texts_at(ROW, "list") == ("a", "b")
    assert forms.texts_at(ROW, "missing") == ()
    assert forms.number_at(ROW, "count", least=1, most=3) == 3
    assert forms.number_at(ROW, "missing", default=7) == 7
    assert forms.flag_at(ROW, "yes") is True
    assert forms.flag_at(ROW, "missing") is False
    assert forms.choice_at({"odd": "rest"}, "odd", ("trio", "rest")) == "rest"


def test_items_carry_their_own_path():
    assert [path for path, _ in forms.items_at(ROW, "rows", "people[3]")] == ["people[3].rows[0]", "people[3].rows[1]"]
    assert forms.items_at(ROW, "missing") == ()
    assert forms.section_at(ROW, "missing") == {}


def test_pairs_are_read():
    assert forms.pairs_at({"apart": [["a", "b"], ["b", "c"]]}, "apart") == (("a", "b"), ("b", "c"))
    assert forms.pairs_at({}, "apart") == ()


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        (lambda: forms.form_of([]), "the file: an object with keys in braces is needed."),
        (lambda: forms.text_at(ROW, "missing", "people[3]"), "people[3].missing: a text is needed."),
        (lambda: forms.text_at(ROW, "count"), "count: a text is needed."),
        (lambda: forms.text_at(ROW, "name"), "name: a text that is not empty is needed."),
        (lambda: forms.texts_at(ROW, "rows"), 'rows: a list of texts is needed, for example ["a", "b"].'),
        (lambda: forms.texts_at(ROW, "id"), 'id: a list of texts is needed, for example ["a", "b"].'),
        (lambda: forms.number_at(ROW, "yes"), "yes: a whole number of 0 or more is needed."),
        (lambda: forms.number_at(ROW, "missing"), "missing: a whole number of 0 or more is needed."),
        (lambda: forms.number_at(ROW, "count", most=2), "count: a whole number from 0 to 2 is needed."),
        (lambda: forms.number_at({"n": 2.0}, "n"), "n: a whole number of 0 or more is needed."),
        (lambda: forms.flag_at(ROW, "count", "p"), "p.count: true or false is needed."),
        (lambda: forms.choice_at(ROW, "id", ("trio", "rest")), 'id: one of trio, rest is needed, not "p1".'),
        (lambda: forms.items_at(ROW, "missing", needed=True), "missing: a list of objects is needed."),
        (lambda: forms.items_at(ROW, "list"), "list[0]: an object with keys in braces is needed."),
        (lambda: forms.section_at(ROW, "list"), "list: an object with keys in braces is needed."),
        (lambda: forms.pairs_at(ROW, "id"), 'id: a list of pairs is needed, for example [["p1", "p2"]].'),
        (lambda: forms.pairs_at({"a": [["x"]]}, "a"), 'a[0]: two ids are needed, for example ["p1", "p2"].'),
        (lambda: forms.pairs_at({"a": [["x", "x"]]}, "a"), 'a[0]: two different ids are needed, not "x" twice.'),
        (lambda: forms.distinct([("p[0].id", "a"), ("p[1].id", "a")]), 'p[1].id: the id "a" is there twice.'),
        (lambda: forms.check_known(["z"], {"a"}, "apart[0]"), 'apart[0]: no person has the id "z".'),
    ],
)
def test_a_wrong_form_is_told_in_one_sentence_with_its_key(read, sentence):
    with pytest.raises(FormTrouble) as trouble:
        read()
    assert str(trouble.value) == sentence


def test_distinct_and_known_ids_pass():
    assert forms.distinct([("p[0].id", "a"), ("p[1].id", "b")]) == {"a", "b"}
    forms.check_known(["a"], ["a", "b"], "apart[0]")
