import pytest

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.directory import (
    FILTERS,
    PersonRow,
    Pile,
    find_rows,
    ids_by_sound,
    read_directory,
    sorted_rows,
    updated,
    words_in_use,
)
from t4gsw_desktop.services.invitations import invite, remove_people, set_role, uninvite
from t4gsw_desktop.services.people import add_person, edit_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.columns import name_words


@pytest.fixture
def people(workspace: Workspace) -> dict[str, Person]:
    """Four people by their first letter."""
    made = [
        workspace.change(add_person, "Caoimhe Ní Dhomhnaill", offers=("Facilitation",), organisation="Exmoor Buddies"),
        workspace.change(add_person, "Łukasz Wójcik", offers=("laptop repair",), seeks=("Volunteers",)),
        workspace.change(add_person, "Ann Maple", organisation="Levels Flood Action"),
        workspace.change(add_person, "Zoë Ann Penrose", seeks=("volunteers",), offers=("Maps and GIS",)),
    ]
    return {person.full_name[0]: person for person in made}


def names(rows: object) -> list[str]:
    return [row.name.split()[0] for row in rows]  # type: ignore[attr-defined]


def rows_of(workspace: Workspace) -> tuple[PersonRow, ...]:
    return workspace.read(read_directory, "").rows


@pytest.mark.usefixtures("people")
def test_people_are_found_by_name_organisation_skill_and_need(workspace: Workspace) -> None:
    rows = Pile(rows_of(workspace))
    assert names(find_rows(rows, "lukasz").rows) == ["Łukasz"]
    assert names(find_rows(rows, "exm cao").rows) == ["Caoimhe"]
    assert names(find_rows(rows, "repair").rows) == ["Łukasz"]
    assert names(find_rows(rows, "VOLUNTEERS").rows) == ["Łukasz", "Zoë"]
    assert names(find_rows(rows, "ann").rows) == ["Ann", "Zoë"]  # first names first
    assert find_rows(rows, "kiva").why == "nobody"
    assert find_rows(Pile(()), "ann").why == "nobody"
    assert names(find_rows(rows, "l").rows) == ["Łukasz", "Ann"]  # a line that fits twice comes once
    assert find_rows(rows, " ... ").rows == rows.rows


@pytest.mark.usefixtures("people")
def test_a_name_that_was_only_heard_is_found_by_its_sound(workspace: Workspace) -> None:
    words = workspace.read(name_words)
    by_id = {row.id: row for row in rows_of(workspace)}

    def heard(text: str) -> list[str]:
        return names(by_id[one] for one in workspace.read(ids_by_sound, words, text))

    assert heard("kiva") == ["Caoimhe"]
    assert heard("voychik") == ["Łukasz"]
    assert heard("facilitation") == []  # skills are no names


@pytest.mark.usefixtures("people")
def test_rows_are_sorted_and_blanks_come_last(workspace: Workspace) -> None:
    rows = rows_of(workspace)
    assert names(sorted_rows(rows, "name")) == ["Ann", "Caoimhe", "Łukasz", "Zoë"]
    assert names(sorted_rows(rows, "name", backwards=True)) == ["Zoë", "Łukasz", "Caoimhe", "Ann"]
    assert names(sorted_rows(rows, "organisation")) == ["Caoimhe", "Ann", "Łukasz", "Zoë"]
    assert names(sorted_rows(rows, "offers", backwards=True)) == ["Zoë", "Łukasz", "Caoimhe", "Ann"]


def test_filters_count_whom_they_show(workspace: Workspace, evening: Event, people: dict[str, Person]) -> None:
    workspace.change(invite, evening.id, [people["C"].id, people["Ł"].id, people["A"].id])
    workspace.change(set_role, evening.id, [people["Ł"].id], "expert")
    workspace.change(uninvite, evening.id, [people["A"].id])
    directory = workspace.read(read_directory, evening.id)
    shown = {key: [row for row in directory.rows if directory.passes(key)(row)] for key in FILTERS}
    assert {key: len(rows) for key, rows in shown.items()} == directory.counts()
    assert names(shown["coming"]) == ["Caoimhe", "Łukasz"]
    assert names(shown["advise"]) == ["Łukasz"]
    assert shown["first"] == []


def test_directory_brought_up_to_date_is_the_directory_read_anew(
    workspace: Workspace, evening: Event, people: dict[str, Person]
) -> None:
    before, step = workspace.read(read_directory, evening.id), workspace.step()
    workspace.change(edit_person, people["A"].id, full_name="Anna Maple", offers=("Tea",))
    workspace.change(add_person, "Yusuf Demir")
    workspace.change(remove_people, [people["Z"].id])
    workspace.change(invite, evening.id, [people["C"].id])
    now = workspace.read(updated, before, evening.id, workspace.changes_since(step))
    assert now == workspace.read(read_directory, evening.id)
    assert names(now.rows) == ["Caoimhe", "Łukasz", "Anna", "Yusuf"]


@pytest.mark.usefixtures("people")
def test_words_in_use_come_once_each(workspace: Workspace) -> None:
    assert words_in_use(rows_of(workspace)) == ("Facilitation", "laptop repair", "Maps and GIS", "Volunteers")
