"""Everything the file holds about one person, for the day they ask to see it."""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from t4gsw_desktop.core.events import Activity, Attendee, Checkin, Event
from t4gsw_desktop.core.harvest import HarvestNote
from t4gsw_desktop.core.people import GoesWith, KeepApart
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import BadgePrint, ImportRecord
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.kind_rows import rows_that_name
from t4gsw_desktop.services.naming import names_of
from t4gsw_desktop.services.people import pairs_with, person_of
from t4gsw_desktop.storage.unit_of_work import View

_OUR_ID = re.compile("[0-9a-f]{32}")
_NOT_HERE = (
    "Names of other people are left out, but for those this person ticked on a slip; so are notes that are about "
    "somebody else as well. "
    "Older states of these entries are kept in this file for undo until they are erased, and in its backups."
)


def everything_about(view: View, person_id: str) -> dict[str, Any]:
    """All that the file holds about a person as plain lists, texts and numbers, ready for JSON.

    Who they are kept apart from is not said, for that is about the other person too.
    """
    person = person_of(view, person_id)
    goes_with = pairs_with(view, GoesWith, person_id)
    return {
        "person": _facts(person),
        "kept_apart_from_other_people": len(pairs_with(view, KeepApart, person_id)),
        "goes_with": [
            {"role": rule.role, "as": "the one who is accompanied" if rule.first_id == person_id else "the companion"}
            for rule in goes_with
        ],
        "events": [_attendance(view, one) for one in view.find(Attendee, person_id=person_id)],
        "not_included": _NOT_HERE,
    }


def _attendance(view: View, attendee: Attendee) -> dict[str, Any]:
    event: Event = event_of(view, attendee.event_id)
    activities = {one.id: one.title for one in view.find(Activity, event_id=event.id)}
    placements = view.find(Placement, attendee_id=attendee.id)
    return {
        "event": event.name,
        "starts": event.starts,
        "ends": event.ends,
        "place_on_the_list": _facts(attendee),
        "door": [_facts(fact) for fact in view.find(Checkin, attendee_id=attendee.id)],
        "badge_printed": [_facts(fact) for fact in view.find(BadgePrint, attendee_id=attendee.id)],
        "placements": [{"activity": activities[one.activity_id], **_facts(one)} for one in placements],
        "said_in_sessions": [_facts(note) for note in view.find(HarvestNote, author=attendee.id)],
        "imported_from": _imports(view, attendee),
        "written_for_activities": [
            {
                "list": shelf.table.name,
                "activity": activities.get(getattr(one, "activity_id", ""), ""),
                **_facts(one),
                **_names_told(view, one),
            }
            for shelf, one in rows_that_name(view, [attendee.id])
            if attendee.id in (getattr(one, key.parent.name) for key in shelf.table.foreign_keys)
        ],
    }


def _imports(view: View, attendee: Attendee) -> list[dict[str, Any]]:
    records = view.find(ImportRecord, event_id=attendee.event_id)
    return [
        {"file": one.name, "platform": one.platform, "at": one.at, "brought": _plain(one.brought[attendee.id])}
        for one in records
        if attendee.id in one.brought
    ]


def _facts(value: Any) -> dict[str, Any]:
    """The fields of a frozen value but for our own ids, which tell nobody anything and may be other people's."""
    named = {one.name: getattr(value, one.name) for one in fields(value)}
    return {name: _plain(cell) for name, cell in named.items() if not _is_id(cell)}


def _names_told(view: View, value: Any) -> dict[str, list[str]]:
    """The people whom this person named themselves, in the fields that are meant for it."""
    told = [one.name for one in fields(value) if one.metadata.get("tells") == "names"]
    return {
        name: list(names_of(view, view.get_many(Attendee, getattr(value, name)).values()).values()) for name in told
    }


def _plain(cell: Any) -> Any:
    if isinstance(cell, Mapping):
        return {key: _plain(one) for key, one in cell.items() if not _is_id(key)}
    return [_plain(one) for one in cell if not _is_id(one)] if isinstance(cell, tuple | list) else cell


def _is_id(cell: Any) -> bool:
    return isinstance(cell, str) and _OUR_ID.fullmatch(cell) is not None
