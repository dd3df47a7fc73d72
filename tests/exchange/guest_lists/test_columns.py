"""Columns: how sure, why left out, and what was chosen last time."""

import json

import pytest

from t4gsw_desktop.exchange.guest_lists.columns import RememberedPreset, fingerprint, mapping_as_json, recognise
from t4gsw_desktop.exchange.guest_lists.presets import OWN_HEADINGS
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.exchange.guest_lists.table import Table

TEXT = "Name,E-mail,Shoe size,Diet\nAnn Hill,a@x.example,38,vegan\n"


def table_of(text: str) -> Table:
    return read_table(text.encode(), "list.csv")


def test_a_choice_is_remembered_for_the_same_headings_only() -> None:
    table = table_of(TEXT)
    chosen = recognise(table).with_field(2, "notes").with_field(3, "")
    stored = json.loads(json.dumps(mapping_as_json(chosen)))
    memory = [RememberedPreset(fingerprint(table.headings), stored)]
    again = recognise(table_of(TEXT.replace("Name,E-mail", "name, e-mail").replace("Ann", "Bo")), memory)
    assert [column.field for column in again.columns] == ["full_name", "email", "notes", ""]
    assert again.columns[3].why == "Left out by you"
    other = recognise(table_of(TEXT.replace("Shoe size", "Hat size")), memory)
    assert [column.field for column in other.columns] == ["full_name", "email", "", "food"]


def test_a_memory_that_cannot_be_read_is_passed_over() -> None:
    table = table_of(TEXT)
    mark = fingerprint(table.headings)
    for stored in (
        {},
        {"columns": "x"},
        {"columns": [{"field": "star_sign"}] * 4},
        {"columns": [{}]},
        {"columns": [3] * 4},
    ):
        mapping = recognise(table, [RememberedPreset(mark, stored)])
        assert mapping.columns[3].field == "food"


def test_a_remembered_platform_keeps_its_source() -> None:
    table = table_of("ID,Start time,Completion time,Email,Name\n1,x,y,a@x.example,Ann\n")
    stored = mapping_as_json(recognise(table))
    again = recognise(table, [RememberedPreset(fingerprint(table.headings), stored)])
    assert (again.source, again.label) == ("microsoft forms", "Microsoft Forms")


def test_the_second_column_for_one_field_is_left_out_and_offered() -> None:
    mapping = recognise(table_of("Name,Company,Organisation\nAnn,Fern,Moor\n"))
    assert [column.field for column in mapping.columns] == ["full_name", "organisation", ""]
    assert mapping.columns[2].offered == "organisation"


def test_with_field_refuses_what_is_no_field() -> None:
    with pytest.raises(KeyError):
        recognise(table_of(TEXT)).with_field(0, "star_sign")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What would help you take part?", "access"),
        ("Do you have any dietary requirements or allergies?", "food"),
        ("What should we call you?", "call_me"),
        ("May we take your photo?", "photo"),
        ("Which workshops would you like to go to?", "wishes"),
        ("What could you help others with?", "offers"),
        ("What would you like help with?", "seeks"),
        ("Have you been to one of our evenings before?", "first_time"),
        ("May we keep your details for future events?", "keep_on_list"),
        ("Which languages do you speak", "languages"),
        ("Topics you are interested in", "focus"),
        ("Anything else you want to tell us?", "notes"),
        ("Anything else we should know?", "notes"),
        ("Is there anything else we need to know about your access needs?", "access"),
        ("Anything we should know?", "access"),
        ("Anything we can do to help you take part?", "access"),
        ("Needs", "access"),
        ("Eats", "food"),
        ("Likes to be called", "call_me"),
        ("Known as", "call_me"),
        ("Goes by", "call_me"),
        ("What is your name for the badge?", "call_me"),
        ("OK with pics?", "photo"),
        ("Pics?", "photo"),
        ("+1s", "guests"),
        ("Plus ones?", "guests"),
        ("Which topics interest you?", "focus"),
        ("Nachname", "last_name"),
        ("Prénom", "first_name"),
        ("Correo electrónico", "email"),
        ("Enw llawn", "full_name"),
        ("Home address", ""),
        ("Date of birth", ""),
        ("Your age?", ""),
        ("IP address", ""),
        ("Total paid", ""),
        ("Ethnicity", ""),
    ],
)
def test_headings_lead_to_fields(heading: str, field: str) -> None:
    mapping = recognise(table_of(f'Ticket,"{heading}",Pronouns\nx,y,z\n'))
    assert mapping.columns[1].field == field


def test_our_own_export_is_read_back_whole() -> None:
    said = {
        "source_id": "0199aa",
        "full_name": "Siân Pugh",
        "call_me": "Shan",
        "pronouns": "she/her",
        "organisation": "Levels",
        "email": "sian@levels.example",
        "phone": "'+44 7700 900123",
        "languages": "cy; en",
        "offers": "websites; maps",
        "seeks": "funding",
        "focus": "rivers",
        "access": "step_free; a chair by the door",
        "food": "vegan",
        "photo": "ask",
        "talk": "anyone",
        "companion": "Bo",
        "keep_on_list": "yes",
        "first_time": "no",
        "ticket": "Standard",
        "status": "coming",
        "order_ref": "A7",
        "wishes": "maps",
        "notes": "brings cake",
    }
    assert {field for _, field in OWN_HEADINGS} == set(said)
    lines = [",".join(heading for heading, _ in OWN_HEADINGS), ",".join(said[field] for _, field in OWN_HEADINGS)]
    table = table_of("\n".join(lines))
    mapping = recognise(table)
    assert mapping.source == "t4gsw"
    assert [column.field or column.offered for column in mapping.columns] == [field for _, field in OWN_HEADINGS]
    shown = preview(table, mapping, [])
    assert shown.problems == ()
    assert shown.people[0].values == {
        "full_name": "Siân Pugh",
        "email": "sian@levels.example",
        "call_me": "Shan",
        "pronouns": "she/her",
        "organisation": "Levels",
        "languages": ("cy", "en"),
        "offers": ("websites", "maps"),
        "seeks": ("funding",),
        "focus": ("rivers",),
        "access_needs": ("step_free", "near_door"),
        "access_note": "a chair by the door",
        "food_needs": "vegan",
        "photo": "ask",
        "talk": "anyone",
        "companion": "Bo",
        "keep_on_list": True,
        "first_time": False,
        "ticket": "Standard",
        "status": "coming",
        "wishes": ("maps",),
        "notes": "brings cake",
    }
