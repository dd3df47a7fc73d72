"""Notes of what came out of sessions: typed one a line, by whom with which consent, and forgotten with their author."""

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.harvest import HarvestNote
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.cafe.rows import COMPONENT as CAFE
from t4gsw_desktop.kinds.surgery.rows import COMPONENT as SURGERY
from t4gsw_desktop.services.attendees import take_off_event
from t4gsw_desktop.services.checkin import undo_many, walk_in
from t4gsw_desktop.services.desks import begin_second_desk, meet
from t4gsw_desktop.services.disclosure import everything_about
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.events import add_activity, remove_activity
from t4gsw_desktop.services.harvest import add_notes, edit_note, notes_of, remove_note
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.workspace import Workspace

NOW = datetime(2026, 10, 1, 21, tzinfo=UTC)


@pytest.fixture
def cafe(workspace: Workspace, evening: Event) -> Activity:
    return workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20))


def somebody(workspace: Workspace, evening: Event, name: str) -> Attendee:
    attendee = workspace.change(walk_in, evening.id, name).attendee
    assert attendee is not None
    return attendee


def test_notes_come_one_a_line_and_are_found_by_what_they_are_about(workspace: Workspace, cafe: Activity) -> None:
    made = workspace.change(add_notes, cafe.id, "t1", "- Lend, do not give\n\n• Ask twice", title="Laptops", now=NOW)
    assert [(one.text, one.title, one.at) for one in made] == [
        ("Lend, do not give", "Laptops", "2026-10-01T21:00:00+00:00"),
        ("Ask twice", "Laptops", "2026-10-01T21:00:00+00:00"),
    ]
    assert workspace.undo_label() == "Add 2 notes on “Laptops”"
    workspace.change(add_notes, cafe.id, "", "More chairs", kind="to do")
    assert workspace.undo_label() == "Add 1 note on “Café”"
    assert [one.text for one in workspace.read(notes_of, activity_id=cafe.id, subject="t1")] == [
        "Lend, do not give",
        "Ask twice",
    ]
    assert len(workspace.read(notes_of, event_id=cafe.event_id)) == 3
    with pytest.raises(Refusal, match="no new note"):
        workspace.change(add_notes, cafe.id, "t1", "ask TWICE\n")


def test_notes_are_changed_and_removed_each_in_one_act(workspace: Workspace, evening: Event, cafe: Activity) -> None:
    ann = somebody(workspace, evening, "Ann Lee")
    (note,) = workspace.change(add_notes, cafe.id, "", "Lend")
    workspace.change(edit_note, note.id, text=" Lend laptops ", kind="learnt", author=ann.id, consent="named")
    (changed,) = workspace.read(notes_of, event_id=evening.id)
    assert (changed.text, changed.kind, changed.author, changed.consent) == ("Lend laptops", "learnt", ann.id, "named")
    with pytest.raises(Refusal, match="needs some words"):
        workspace.change(edit_note, note.id, text=" ")
    with pytest.raises(Refusal, match="not on the list"):
        workspace.change(edit_note, note.id, author="nobody")
    with pytest.raises(ValueError, match="no note is"):
        workspace.change(edit_note, note.id, consent="perhaps")
    workspace.change(remove_note, note.id)
    assert workspace.undo() == "Remove a note on “Café”"
    assert workspace.undo() == "Change a note on “Café”"
    assert workspace.read(notes_of, event_id=evening.id) == (note,)
    workspace.change(remove_note, note.id)
    with pytest.raises(Refusal, match="was removed"):
        workspace.change(remove_note, note.id)


def test_erasing_leaves_what_they_let_others_have_without_their_name(
    workspace: Workspace, evening: Event, cafe: Activity
) -> None:
    quillon = somebody(workspace, evening, "Quillon Zabriskie")
    for text, consent in (("Lend", "named"), ("Ask", "unnamed"), ("Secret", "no")):
        workspace.change(add_notes, cafe.id, "", text, author=quillon.id, consent=consent)
    assert [one["text"] for one in disclosed(workspace, quillon)] == ["Lend", "Ask", "Secret"]
    erase_person(workspace, quillon.person_id)
    notes = workspace.read(notes_of, event_id=evening.id)
    assert [(one.text, one.author, one.consent) for one in notes] == [("Lend", "", "unnamed"), ("Ask", "", "unnamed")]
    assert b"Secret" not in workspace.back_up().read_bytes()


def disclosed(workspace: Workspace, attendee: Attendee) -> list[dict[str, object]]:
    (event,) = workspace.read(everything_about, attendee.person_id)["events"]
    found: list[dict[str, object]] = event["said_in_sessions"]
    return found


def test_an_author_goes_by_their_one_entry_after_merging_and_off_the_list_by_none(
    workspace: Workspace, evening: Event, cafe: Activity
) -> None:
    kept, other = (somebody(workspace, evening, name) for name in ("Ann Lee", "Anne Lee"))
    workspace.change(add_notes, cafe.id, "", "Lend", author=other.id)
    workspace.change(merge_people, kept.person_id, other.person_id)
    assert [one.author for one in workspace.read(notes_of, event_id=evening.id)] == [kept.id]
    workspace.change(undo_many, [kept.id])
    workspace.change(take_off_event, kept.id)
    assert [one.author for one in workspace.read(notes_of, event_id=evening.id)] == [""]


def test_no_plan_depends_on_notes_and_they_go_with_their_activity(workspace: Workspace, cafe: Activity) -> None:
    workspace.change(add_notes, cafe.id, "", "Lend")
    workspace.change(remove_activity, cafe.id)
    assert workspace.read(lambda view: view.find(HarvestNote)) == ()
    workspace.undo()
    assert len(workspace.read(lambda view: view.find(HarvestNote))) == 1


def test_notes_typed_at_two_desks_are_all_there(workspace: Workspace, cafe: Activity, tmp_path: Path) -> None:
    workspace.change(add_notes, cafe.id, "t1", "Before")
    begin_second_desk(workspace.back_up(), tmp_path / "two.t4gsw", name="Two")
    with Workspace.open(tmp_path / "two.t4gsw", (SURGERY, CAFE)) as other:
        other.change(add_notes, cafe.id, "t1", "There")
        workspace.change(add_notes, cafe.id, "t1", "Here")
        meet(workspace, other.back_up())
        meet(other, workspace.back_up())
        assert workspace.read(notes_of, subject="t1") == other.read(notes_of, subject="t1")
    assert {one.text for one in workspace.read(notes_of, subject="t1")} == {"Before", "Here", "There"}
