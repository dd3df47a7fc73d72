"""Shelves: every frozen value comes back as it was kept, and a mistake in a table shows at once."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, ForeignKey, MetaData, Table, Text

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.storage.components import SHARED
from t4gsw_desktop.storage.shelves import Shelf, Shelves
from t4gsw_desktop.storage.tables import METADATA

SHELVES = Shelves(SHARED.shelves)
TEXT = st.text(max_size=20)
WORDS = st.lists(TEXT, max_size=3).map(tuple)
FACTS = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXT, lambda inner: st.lists(inner, max_size=2), max_leaves=4
)


@given(st.builds(Person, TEXT, TEXT, languages=WORDS, keep_on_list=st.sampled_from([None, True, False]), notes=TEXT))
def test_person_comes_back_as_kept(person: Person) -> None:
    shelf = SHELVES.for_value(Person)
    assert shelf.from_raw(shelf.to_raw(person)) == person


@given(st.builds(Activity, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, WORDS, st.dictionaries(TEXT, FACTS, max_size=3)))
def test_activity_comes_back_as_kept(activity: Activity) -> None:
    shelf = SHELVES.for_value(Activity)
    assert shelf.from_raw(shelf.to_raw(activity)) == activity


def test_reference_to_nobody_is_kept_as_null_and_comes_back_empty() -> None:
    shelf = SHELVES.for_value(Attendee)
    raw = shelf.to_raw(Attendee("a", "e", "", "K"))
    assert raw["person_id"] is None
    assert shelf.from_raw(raw).person_id == ""


def test_settings_are_kept_in_one_order_and_cannot_be_changed() -> None:
    shelf = SHELVES.for_value(Activity)
    one, other = ({"b": 1, "a": 2}, {"a": 2, "b": 1})
    raw = [shelf.to_raw(Activity("a", "e", "cafe", "", "", "", settings=facts)) for facts in (one, other)]
    assert raw[0] == raw[1]
    with pytest.raises(TypeError):
        shelf.from_raw(raw[0]).settings["a"] = 3


def test_every_table_but_the_inner_ones_has_a_shelf() -> None:
    inner = {"meta", "schema_versions", "steps", "journal", "search_entries", "search_words"}
    inner |= {"sittings", "told_acts", "told_changes", "meetings", "forgotten"}
    of_kinds = {shelf.table.name for component in components() for shelf in component.shelves}
    shared = {name for name in METADATA.tables if name not in of_kinds and not name.startswith("fifth_")}
    assert {shelf.table.name for shelf in SHELVES} == shared - inner
    for shelf in SHELVES:
        assert SHELVES.for_table(shelf.table.name) is SHELVES.for_value(shelf.value) is shelf


def test_shelf_refuses_a_table_with_other_columns() -> None:
    @dataclass(frozen=True)
    class Pot:
        id: str
        name: str

    with pytest.raises(TypeError, match="differ in their columns"):
        Shelf(Pot, Table("pots", MetaData(), Column("id", Text, primary_key=True)))


def test_shelf_refuses_a_field_it_cannot_keep() -> None:
    @dataclass(frozen=True)
    class Pot:
        id: str
        lid: bytes

    with pytest.raises(TypeError, match="no way to keep"):
        Shelf(Pot, Table("pots", MetaData(), Column("id", Text, primary_key=True), Column("lid", Text)))


def test_children_come_after_what_they_refer_to() -> None:
    """Values of several types are written in the order of the shelves only if nobody refers to a later one."""
    seen: set[str] = set()
    for shelf in SHELVES:
        seen.add(shelf.table.name)
        for key in shelf.table.foreign_keys:
            assert isinstance(key, ForeignKey)
            assert key.column.table.name in seen, shelf.table.name
