"""Notes for others: which sessions lack some, and files with those alone that may be passed on."""

import csv
import io
from datetime import UTC, datetime, time

import pytest

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.core.harvest import NAMED, NOT_SHARED
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.evening_report import evening_report
from t4gsw_desktop.services.events import add_activity
from t4gsw_desktop.services.exports import export_files
from t4gsw_desktop.services.harvest import add_notes, remove_note
from t4gsw_desktop.services.harvest_lists import harvest_states
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.workspace import Workspace

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
MAPS, BREAD = new_id(), new_id()


@pytest.fixture
def activity(workspace: Workspace, evening: Event) -> Activity:
    """An unconference with two sessions on its grid."""
    made = workspace.change(add_activity, evening.id, "unconference", "Open space", time(19), time(20))
    rows = [
        Placement("", made.id, "", 1, made.starts, made.ends, room, "host", title, subject)
        for room, title, subject in (("Hall", "Maps", MAPS), ("Loft", "Bread", BREAD))
    ]
    workspace.change(accept_plan, made.id, rows, {}, {}, (), 1)
    return made


def files(workspace: Workspace, event: Event) -> dict[str, bytes]:
    return workspace.read(export_files, event.id, {}, now=NOW, version="1")


def said(workspace: Workspace, event: Event) -> str:
    (state,) = workspace.read(harvest_states, event.id)
    return state.said


def test_it_says_which_sessions_still_lack_notes(workspace: Workspace, evening: Event, activity: Activity) -> None:
    assert said(workspace, evening) == "0 of 2 sessions have notes. Still without: “Maps” and “Bread”."
    made = workspace.change(add_notes, activity.id, MAPS, "Paper first\nAsk twice", title="Maps")
    assert said(workspace, evening) == "2 notes. 1 of 2 sessions have notes. Still without: “Bread”."
    workspace.change(add_notes, activity.id, BREAD, "Flour", title="Bread")
    workspace.change(remove_note, made[0].id)
    assert said(workspace, evening) == "2 notes. Every session has notes."
    (told,) = workspace.read(evening_report, evening.id).activities
    assert told.told[-1] == "2 notes of what came out of it were kept."


def test_files_hold_what_may_be_passed_on_and_names_of_those_who_agreed(
    workspace: Workspace, evening: Event, activity: Activity
) -> None:
    assert not [name for name in files(workspace, evening) if name.startswith("notes")]
    ines = workspace.change(walk_in, evening.id, "Ines Moreau", at=NOW).attendee.id
    workspace.change(add_notes, activity.id, MAPS, "=SUM(1)", title="Maps", author=ines, consent=NAMED, kind="quote")
    workspace.change(add_notes, activity.id, MAPS, "Ask twice", title="Maps", author=ines)
    workspace.change(add_notes, activity.id, BREAD, "A secret", title="Bread", author=ines, consent=NOT_SHARED)
    made = files(workspace, evening)
    rows = list(csv.reader(io.StringIO(made["notes.csv"].decode("utf-8-sig"))))
    assert rows[0] == ["Activity", "Session", "Kind", "Note", "Who said it"]
    assert sorted(rows[1:]) == [
        ["Open space", "Maps", "Idea", "Ask twice", ""],
        ["Open space", "Maps", "Quote", "'=SUM(1)", "Ines Moreau"],
    ]
    text = made["notes.txt"].decode()
    assert text.startswith("Spring surgery\r\n\r\nMaps\r\n")
    assert "- Quote: =SUM(1) (Ines Moreau)" in text
    assert "secret" not in text
    assert text.count("Ines") == 1
