import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.core.name_index import NameIndex, matched_spans

NAMES = {
    "olu": ("Oluwaseun", "Oluwaseun Adébáyò-Fitzgerald", "Kerrow Community Energy"),
    "tolu": ("Tolu", "Tolu Bankole-Sørensen", "Harbour Sound Archive"),
    "olek": ("Олександра (Oleksandra)", "Олександра (Oleksandra)", "Quayside Welcome Hub"),
    "zoe": ("Zoë", "Zoë Łukasiewicz", ""),
    "sam": ("Sam", "Sam Reed", "Oluwaseun Trust"),
}


def index() -> NameIndex[str]:
    return NameIndex(NAMES.items())


def found(text: str) -> list[str]:
    return [hit.key for hit in index().find(text)]


def test_what_somebody_is_called_comes_before_where_they_come_from_and_what_only_holds_the_letters() -> None:
    assert found("olu") == ["olu", "sam", "tolu", "olek"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("z", "zoe"),
        ("zoe", "zoe"),
        ("lukas", "zoe"),
        ("adebayo", "olu"),
        ("fitz olu", "olu"),
        ("олек", "olek"),
        ("sorensen", "tolu"),
        ("olwuaseun", "olu"),
        ("snm", "sam"),
        ("!!", ""),
        ("", ""),
        ("xyzq", ""),
    ],
)
def test_names_are_found_without_accents_in_any_order_and_through_one_slip(text: str, first: str) -> None:
    assert (found(text) or [""])[0] == first


def test_who_is_put_again_or_removed_is_found_by_the_new_name_only() -> None:
    names = index()
    names.put("sam", ("Alex", "Alex Reed", ""))
    assert [hit.key for hit in names.find("alex")] == ["sam"]
    assert "sam" not in [hit.key for hit in names.find("sam")]
    names.remove("sam")
    names.remove("sam")
    assert names.find("alex") == ()


def test_nearest_names_are_offered_when_nobody_fits() -> None:
    names = NameIndex([("k", ("Kavita",)), ("m", ("Mo",))])
    assert names.find("kiva") == ()
    assert names.nearest("kiva") == ("k",)
    assert names.nearest("") == ()


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), max_size=6), st.data())
def test_a_name_is_found_by_every_beginning_of_it_and_never_breaks_the_search(
    names: list[str], data: st.DataObject
) -> None:
    made: NameIndex[int] = NameIndex()
    for number, name in enumerate(names):
        made.put(number, (name,))
    for number, name in enumerate(names):
        made.find(name)
        length = data.draw(st.integers(1, max(1, len(name))))
        if name[:length].isalpha() and name.isascii():
            assert number in [hit.key for hit in made.find(name[:length])]
        for start, long in matched_spans(name, name):
            assert 0 <= start < start + long <= len(name)


@pytest.mark.parametrize(
    ("text", "typed", "parts"),
    [
        ("Oluwaseun Adébáyò", "olu ade", ["Olu", "Adé"]),
        ("Tolu Bankole", "olu", ["olu"]),
        ("Олександра (Oleksandra)", "olu", ["Ol"]),
        ("Zoë", "zoe", ["Zoë"]),
        ("Zoe\u0308", "zoe", ["Zoe\u0308"]),
        ("Straße", "strass", ["Straß"]),
        ("Ann", "b", []),
    ],
)
def test_what_was_typed_is_underlined_in_the_name_as_it_is_written(text: str, typed: str, parts: list[str]) -> None:
    assert [text[start : start + long] for start, long in matched_spans(text, typed)] == parts
