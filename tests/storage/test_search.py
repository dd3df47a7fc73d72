"""People are found by any part of their name, in any script, from one letter on, and through one slip."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage import search_index
from t4gsw_desktop.storage.search import Found, search_people
from t4gsw_desktop.storage.tables import search_entries, search_words
from t4gsw_desktop.storage.unit_of_work import View, Work

NAMES = {
    "luk": "Łukasz Żółć",
    "zoe": "Zoë Brontë",
    "anh": "Nguyễn Thị Ánh",
    "nfd": "Nguye\u0302\u0303n Thi\u0323 A\u0301nh-Tuyết",
    "ole": "Олександра Коваль",
    "muh": "مُحَمَّد عبد الله",
    "sar": "שָׂרָה כהן",
    "wang": "王小明",
    "kim": "김민준",
    "yama": "山田太郎",
    "sun": "सुनीता देवी",
    "tam": "தமிழ்செல்வி",
    "gre": "Νίκος Παπαδόπουλος",
    "joh": "John Smith",
    "joa": "Joanna Smithson",
    "smi": "Smith Jones",
    "obr": "Siobhán O’Brien-Murphy",
    "str": "Jürgen Strauß",
}


def people_named(names: dict[str, str]) -> list[Person]:
    return [Person(person_id, name) for person_id, name in names.items()]


def keep(work: Work, people: Sequence[Person], label: str = "Add people") -> None:
    work.label = label
    work.put_many(people)


def drop(work: Work, *ids: str) -> None:
    work.label = "Remove people"
    work.remove_many(Person, ids)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "search.t4gsw") as made:
        yield made


@pytest.fixture
def known(workspace: Workspace) -> Workspace:
    workspace.change(keep, people_named(NAMES))
    return workspace


def ids(found: Sequence[Found], why: str = "") -> list[str]:
    return [one.person.id for one in found if why in ("", one.why)]


def index_of(view: View) -> tuple[Any, Any]:
    """The whole index, with numbers replaced by the people they stand for."""
    entries = view.connection.execute(search_entries.select()).all()
    person = {number: person_id for number, person_id, _ in entries}
    words = view.connection.execute(search_words.select()).all()
    return {tuple(row[1:]) for row in entries}, {(place, word, person[number]) for place, word, number in words}


def assert_index_agrees(workspace: Workspace) -> None:
    """The index as kept is the index as made anew."""
    before = workspace.read(index_of)
    with workspace._file.working() as work:
        search_index.rebuild(work.connection)
    assert workspace.read(index_of) == before


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("zol luk", "luk"),
        ("LUKASZ ZOLC", "luk"),
        ("ż", "luk"),
        ("bront", "zoe"),
        ("zoe b", "zoe"),
        ("nguyen anh", "anh"),
        ("tuyet", "nfd"),
        ("олекс", "ole"),
        ("КОВ", "ole"),
        ("محمد", "muh"),
        ("الله مُحمد", "muh"),
        ("שרה", "sar"),
        ("王", "wang"),
        ("小明", "wang"),
        ("明", "wang"),
        ("민준", "kim"),
        ("太郎", "yama"),
        ("田太", "yama"),
        ("सुनी", "sun"),
        ("தமிழ்", "tam"),
        ("ΝΙΚΟΣ", "gre"),
        ("παπαδοπουλοσ", "gre"),
        ("brien", "obr"),
        ("o'brien", "obr"),
        ("murphy siob", "obr"),
        ("STRAUSS", "str"),
        ("ｊｕｒｇｅｎ", "str"),
        ("  jurgen\t", "str"),
    ],
)
def test_search_finds_any_part_in_any_script(known: Workspace, text: str, wanted: str) -> None:
    found = known.read(search_people, text)
    assert wanted in ids(found, "exact")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_search_finds_everybody_by_the_whole_name_first(known: Workspace, name: str) -> None:
    found = known.read(search_people, name)
    assert NAMES[found[0].person.id] == name
    assert found[0].why == "exact"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("brotne", "zoe"),  # swapped
        ("lukaz", "luk"),  # missing
        ("lukassz", "luk"),  # doubled
        ("lykasz", "luk"),  # wrong
        ("iohn", "joh"),  # wrong, at the start
        ("ohn", "joh"),  # missing, at the start
        ("jonh", "joh"),
        ("олексадра", "ole"),
        ("νικοζ", "gre"),
        ("محمت", "muh"),
        ("सनीता", "sun"),
        ("smoth john", "joh"),
        ("john smoth", "joh"),
        ("joanna smithsno", "joa"),
        ("strauz", "str"),
        ("王晓明", "wang"),  # a sign that sounds the same
        ("王小名", "wang"),
        ("김만준", "kim"),
        ("박민준", "kim"),
        ("山田次郎", "yama"),
        ("山田太郞", "yama"),
    ],
)
def test_search_forgives_one_slip(known: Workspace, text: str, wanted: str) -> None:
    assert wanted in ids(known.read(search_people, text))


@pytest.mark.parametrize("text", ["sandrz", "smihtsno", "xx", "zo luq bront", "olexandra"])
def test_search_does_not_forgive_more(known: Workspace, text: str) -> None:
    assert known.read(search_people, text) == ()


def test_search_tells_slips_from_exact_finds(known: Workspace) -> None:
    found = known.read(search_people, "smithson")
    assert [(one.person.id, one.why) for one in found] == [("joa", "exact")]
    found = known.read(search_people, "smithsen")
    assert [(one.person.id, one.why) for one in found] == [("joa", "typo")]


def test_search_puts_whole_words_and_first_names_before(known: Workspace) -> None:
    assert ids(known.read(search_people, "smith"), "exact") == ["smi", "joh", "joa"]
    assert ids(known.read(search_people, "j"), "exact")[-1] == "smi"


def test_search_puts_names_before_organisations_before_addresses(workspace: Workspace) -> None:
    workspace.change(
        keep,
        [
            Person("e", "Ada Bell", email="robin@example.org"),
            Person("o", "Ben Cole", organisation="Robin Trust"),
            Person("n", "Cy Robin"),
            Person("c", "Deborah Robins", call_me="Robin"),
            Person("s", "Eve Hall", sort_as="Robin, Eve"),
        ],
    )
    assert ids(workspace.read(search_people, "robin")) == ["c", "n", "s", "o", "e"]


def test_search_finds_by_address(workspace: Workspace) -> None:
    workspace.change(keep, [Person("a", "Ann", email="Maryam.Oke+club@Example.org"), Person("b", "Bo")])
    for text in ("maryam.oke+club@example.org", "oke", "maryam.oke", "maryam.oke+club@ex", "MARYAM.OKE+CLUB@"):
        assert ids(workspace.read(search_people, text), "exact") == ["a"], text
    assert workspace.read(search_people, "oke+club@example.com") == ()


def test_search_finds_words_in_quotes_and_brackets(workspace: Workspace) -> None:
    workspace.change(keep, [Person("a", 'Ann "Annie" (Chen) Bell 🎉')])
    for text in ("annie", '"annie"', "chen", "(chen)", "bell*", "🎉"):
        assert ids(workspace.read(search_people, text)) == ["a"], text


@pytest.mark.parametrize(
    "text",
    ["", "  ", '"', "*", "***", "%", "'", "''", "--", "\x00", "\u200f", "\ud800", "(", "@", "\\", ",;:"],
)
def test_search_finds_nobody_for_punctuation_alone(known: Workspace, text: str) -> None:
    assert known.read(search_people, text) == ()


@pytest.mark.parametrize(
    "text",
    ["NEAR", "a OR b", "a AND NOT b", "full_name:smith", "sm*", "smith\x00", "'; DROP TABLE people; --", "_", "j%n"]
    + ["a" * 10_000, "王" * 10_000, "ab " * 5_000, "🎉", "🏳️‍🌈", "a\ud800b", "{}[]()^$.|?+", "\U0010ffff", "ffl ﬄ"],
)
def test_search_takes_any_text_as_words(known: Workspace, text: str) -> None:
    found = known.read(search_people, text)
    assert len(found) <= 3
    assert len(known.read(View.find, Person)) == len(NAMES)


def test_search_ignores_control_letters(known: Workspace) -> None:
    assert ids(known.read(search_people, "smi\x00th\u200d jo\u200fhn"))[0] == "joh"


def test_search_keeps_to_the_limit(workspace: Workspace) -> None:
    workspace.change(keep, [Person(f"p{number:03}", f"Ann{'e' * (number % 2)} Bell") for number in range(120)])
    assert len(workspace.read(search_people, "a")) == 50
    assert len(workspace.read(search_people, "ann bell", limit=7)) == 7
    assert workspace.read(search_people, "ann", limit=0) == ()
    found = workspace.read(search_people, "ann", limit=500)
    assert [len(one.person.full_name) for one in found] == [8] * 60 + [9] * 60
    assert workspace.read(search_people, "ann", limit=500) == found


def test_search_bounds_the_words_of_a_pasted_page(workspace: Workspace) -> None:
    page = " ".join(f"word{number}" for number in range(5_000))
    workspace.change(keep, [Person("a", page), Person("b", "王" * 10_000), Person("c", "x" * 10_000)])
    assert ids(workspace.read(search_people, "word1"))[0] == "a"
    assert ids(workspace.read(search_people, "王王")) == ["b"]
    assert ids(workspace.read(search_people, "x" * 10_000)) == ["c"]
    count = workspace.read(lambda view: len(view.connection.execute(search_words.select()).all()))
    assert count <= 60 + 60 + 1


def test_index_follows_changes_undo_redo_and_removal(known: Workspace) -> None:
    def rename(work: Work) -> None:
        work.label = "Rename"
        work.put(Person("joh", "Ottoline Quill"))

    known.change(rename)
    assert ids(known.read(search_people, "otto")) == ["joh"]
    assert "joh" not in ids(known.read(search_people, "john"))
    known.undo()
    assert known.read(search_people, "ottoline") == ()
    assert ids(known.read(search_people, "john"))[0] == "joh"
    known.redo()
    assert ids(known.read(search_people, "quill")) == ["joh"]
    known.change(drop, "joh", "luk")
    assert known.read(search_people, "quill") == ()
    assert_index_agrees(known)
    known.undo()
    known.undo()
    assert ids(known.read(search_people, "zolc")) == ["luk"]
    assert_index_agrees(known)


def test_index_drops_what_a_broken_act_wrote(known: Workspace) -> None:
    def break_off(work: Work) -> None:
        work.label = "Add"
        work.put(Person("new", "Ottoline Quill"))
        assert ids(search_people(work, "otto")) == ["new"]
        raise OSError("pulled the plug")

    with pytest.raises(OSError, match="plug"):
        known.change(break_off)
    assert known.read(search_people, "ottoline") == ()
    assert_index_agrees(known)


def test_index_is_neither_journaled_nor_a_topic(workspace: Workspace) -> None:
    told = []
    workspace.listen(told.append)
    workspace.change(keep, [Person("a", "Ann")])
    assert told[0].topics == {"people"}
    assert workspace.changes_since(0) == {("people", "a")}


def test_index_holds_people_without_words(workspace: Workspace) -> None:
    workspace.change(keep, [Person("a", ""), Person("b", "???")])
    assert_index_agrees(workspace)
    workspace.change(keep, [Person("a", "Ann"), Person("b", "")])
    assert ids(workspace.read(search_people, "ann")) == ["a"]


def test_index_is_made_anew_when_its_rules_have_changed(known: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    with known._file.working() as work:
        work.connection.execute(search_words.delete())
    path = known.path
    known.close()
    with Workspace.open(path) as again:
        assert again.read(search_people, "lukasz") == ()
    monkeypatch.setattr(search_index, "_RULES", "2")
    with Workspace.open(path) as again:
        assert ids(again.read(search_people, "lukasz")) == ["luk"]


@pytest.fixture(scope="module")
def one_by_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.create(tmp_path_factory.mktemp("search") / "one.t4gsw") as made:
        yield made


WORDS = st.text(st.characters(exclude_categories=["C", "P", "Z", "S", "M"]), min_size=1, max_size=12)


@settings(max_examples=60)
@given(names=st.lists(WORDS, min_size=1, max_size=4), data=st.data())
def test_search_finds_any_name_by_beginnings_of_its_words(
    one_by_one: Workspace, names: list[str], data: st.DataObject
) -> None:
    one_by_one.change(keep, [Person("a", " ".join(names))])
    words = search_index.search_words_of(" ".join(names))
    assert_index_agrees(one_by_one)
    picked = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3)) if words else []
    typed = [word[: data.draw(st.integers(1, len(word)))] for word in picked]
    found = one_by_one.read(search_people, " ".join(typed))
    assert ids(found, "exact") == (["a"] if typed else [])


@settings(max_examples=60)
@given(text=st.text(max_size=40), name=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_search_and_index_take_any_text(one_by_one: Workspace, text: str, name: str) -> None:
    one_by_one.change(keep, [Person("a", name, email=name[::-1])])
    assert len(one_by_one.read(search_people, text)) <= 1
    assert_index_agrees(one_by_one)


SPELLED = st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12)


@settings(max_examples=60)
@given(name=SPELLED, slip=st.sampled_from(["swap", "miss", "double", "wrong"]), data=st.data())
def test_search_forgives_any_one_slip_anywhere(
    one_by_one: Workspace, name: str, slip: str, data: st.DataObject
) -> None:
    one_by_one.change(keep, [Person("a", f"Ada {name}")])
    at = data.draw(st.integers(0, len(name) - 2))
    other = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    typed = {
        "swap": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        "miss": name[:at] + name[at + 1 :],
        "double": name[:at] + name[at] + name[at:],
        "wrong": name[:at] + other + name[at + 1 :],
    }[slip]
    assert ids(one_by_one.read(search_people, typed)) == ["a"]
