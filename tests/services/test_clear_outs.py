from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.services.clear_outs import due_clear_outs, erase_event_details
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.guest_lists import accept_guests
from t4gsw_desktop.services.guest_previews import preview_guests
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.workspace import Workspace

LIST = (
    "Name,Email,Food,What would help you take part?,Keep me on the list\n"
    "Ann Penrose,ann@example.org,no sesame,wheelchair please,\n"
    "Bob Hill,bob@example.org,no sesame,,Yes\n"
    "Cem Demir,cem@example.org,,,No\n"
)
DAY_AFTER = datetime(2026, 10, 2, 9, tzinfo=UTC)


def take_in(workspace: Workspace, event: Event) -> None:
    seen = workspace.read(preview_guests, event.id, read_table(LIST.encode(), "list.csv"))
    workspace.change(accept_guests, event.id, seen, name="list.csv", digest="")


def people(workspace: Workspace) -> dict[str, Person]:
    return {one.full_name: one for one in workspace.read(lambda view: view.find(Person))}


def test_due_clear_outs_reminds_of_notes_after_a_week_and_of_people_after_ninety_days(
    workspace: Workspace, evening: Event
) -> None:
    take_in(workspace, evening)
    assert workspace.read(due_clear_outs, date(2026, 10, 7)) == ()
    (notes,) = workspace.read(due_clear_outs, date(2026, 10, 9))
    assert (notes.event_id, notes.what, notes.due, notes.people) == (evening.id, "notes", date(2026, 10, 8), 1)
    assert notes.sentence == "“Spring surgery” was 8 days ago. Clear access and food notes of 1 person?"
    both = workspace.read(due_clear_outs, date(2026, 12, 30))
    assert [(one.what, one.people) for one in both] == [("notes", 1), ("people", 2)]


def test_due_clear_outs_waits_while_people_are_expected_again(workspace: Workspace, evening: Event) -> None:
    take_in(workspace, evening)
    later = workspace.change(create_event, "Next", date(2026, 10, 20), time(18, 30), time(21))
    take_in(workspace, later)
    assert workspace.read(due_clear_outs, date(2026, 10, 9)) == ()
    assert len(workspace.read(due_clear_outs, date(2026, 10, 28))) == 2


def test_erase_event_details_clears_the_notes_of_those_who_did_not_ask_to_be_kept(
    workspace: Workspace, evening: Event
) -> None:
    take_in(workspace, evening)
    sentence = erase_event_details(workspace, evening.id, now=DAY_AFTER)
    found = people(workspace)
    ann, bob = found["Ann Penrose"], found["Bob Hill"]
    assert (ann.access_needs, ann.access_note, ann.food_needs) == ((), "", "")
    assert bob.food_needs == "no sesame"
    assert ann.email == "ann@example.org"
    assert sentence.startswith("Access and food notes of 1 person are cleared.")
    assert "“evenings backups”" in sentence
    assert workspace.undo() is None
    assert workspace.read(lambda view: len(view.find(Attendee))) == 3
    assert erase_event_details(workspace, evening.id, now=DAY_AFTER) == (
        "Nobody of “Spring surgery” has access or food notes to clear."
    )


def test_erase_event_details_leaves_no_trace_in_the_file(workspace: Workspace, evening: Event, tmp_path: Path) -> None:
    take_in(workspace, evening)
    workspace.change(edit_person, people(workspace)["Bob Hill"].id, keep_on_list=None)
    erase_event_details(workspace, evening.id, now=DAY_AFTER)
    content = b"".join(one.read_bytes() for one in tmp_path.iterdir() if one.is_file())
    for note in (b"sesame", b"wheelchair", b"step_free"):
        assert note not in content


def test_erase_event_details_refuses_before_the_end(workspace: Workspace, evening: Event) -> None:
    with pytest.raises(Refusal, match="not over yet"):
        erase_event_details(workspace, evening.id, now=datetime(2026, 10, 1, 19, tzinfo=UTC))
