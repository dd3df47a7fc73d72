"""What rows and their fields are called where two desks wrote something else; what is private is not repeated."""

import json
from typing import Any

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.services.naming import REMOVED, name_of
from t4gsw_desktop.storage.desk_differences import THERE
from t4gsw_desktop.storage.unit_of_work import View

# The shared tables whose differences people settle, and what one row of each is called.
UNNAMED_ROW = "entry"
SHOWN = {
    "people": "person",
    "attendees": "place on the list",
    "events": "event",
    "activities": "activity",
    "organisations": "organisation",
    "venues": "venue",
    "rooms": "room",
    "tables": "table",
}
_NAMED = {
    "full_name": "name",
    "call_me": "what to call them",
    "talk": "wish about talking",
    "photo": "wish about photos",
    "access_needs": "access needs",
    "access_note": "access note",
    "food_needs": "food",
    "keep_on_list": "wish to be kept",
    "person_id": "who it is",
    "venue_id": "venue",
    "room_ids": "rooms",
    "first_time": "first time here",
    "fetch": "note for the organiser",
    "status": "coming or not",
}
# Counters and keys: made by the program, and of no interest to people.
_UNSEEN = {"id", "sequence", "plan_number", "sort_as", "code", "position", "source", "source_id", "order_ref", "number"}
_PRIVATE = {"access_needs", "access_note", "food_needs", "notes", "fetch", "email", "phone", "words", "shares"}


def field_words(table: str, field: str) -> str:
    """What a field is called; "" for one that nobody has to decide about."""
    if field in _UNSEEN or (table not in SHOWN and field == THERE):
        return ""
    return "still there or not" if field == THERE else _NAMED.get(field, field.replace("_", " "))


def row_name(view: View, table: str, row_id: str) -> str:
    """Whom or what a row is about."""
    value: Any = view.get(view.shelves.for_table(table).value, row_id)
    if value is None:
        return REMOVED if table in ("people", "attendees") else SHOWN.get(table, UNNAMED_ROW)
    attendee_id = value.id if isinstance(value, Attendee) else getattr(value, "attendee_id", "")
    if attendee_id and (attendee := view.get(Attendee, attendee_id)):
        return name_of(view, attendee)
    named = (getattr(value, name, "") for name in ("full_name", "title", "name", "topic"))
    return str(next(filter(None, named), SHOWN.get(table, UNNAMED_ROW)))


def value_words(view: View, table: str, field: str, value: Any) -> str:
    """One version of a field, for people."""
    if field == THERE:
        return "still there" if value else "removed"
    form = view.shelves.for_table(table).fields[field]
    if value in (None, "", "[]", "{}"):
        return "nothing"
    if field in _PRIVATE:
        return "something noted"
    if form == "maybe":
        return "yes" if value else "no"
    if form == "reference":
        return _referred(view, table, field, value)
    if form == "words":
        return ", ".join(str(one) for one in json.loads(value))
    if form == "facts":
        return ", ".join(f"{key.replace('_', ' ')}: {one}" for key, one in json.loads(value).items())
    return str(value)


def _referred(view: View, table: str, field: str, row_id: str) -> str:
    column = view.shelves.for_table(table).table.c[field]
    return row_name(view, next(iter(column.foreign_keys)).column.table.name, row_id)
