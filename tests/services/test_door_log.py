"""What the door tells afterwards: every fact of the evening in words, and whose badge was printed when."""

from datetime import UTC, datetime, timedelta

import pytest

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.records import BadgePrint
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.attendees import take_off_event
from t4gsw_desktop.services.badge_log import badges_printed, note_badge, note_badges
from t4gsw_desktop.services.disclosure import everything_about
from t4gsw_desktop.services.door_book import DoorBook
from t4gsw_desktop.services.door_log import door_log
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.workspace import Workspace
from tests.services.test_checkin import expect

DOORS = datetime(2026, 10, 1, 17, 42, tzinfo=UTC)


def test_log_tells_everything_newest_first(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    acts = (checkin.arrive, checkin.step_out, checkin.come_back, checkin.undo_arrival, checkin.leave)
    for minute, act in enumerate(acts):
        workspace.change(act, ann.id, at=DOORS + timedelta(minutes=minute), desk="desk 2")
    workspace.change(checkin.walk_in, evening.id, "Zoë", at=DOORS + timedelta(minutes=7))
    workspace.change(note_badge, ann.id, DOORS + timedelta(minutes=8))
    lines = workspace.read(door_log, evening.id)
    assert [(one.at, one.words, one.undone) for one in lines] == [
        ("18:50", "Badge of Ann printed", False),
        ("18:49", "Zoë walked in", False),
        ("18:46", "Ann left", False),
        ("18:45", "Taken back: Ann is back", False),
        ("18:44", "Ann is back", True),
        ("18:43", "Ann stepped out", False),
        ("18:42", "Ann arrived", False),
    ]
    assert {one.desk for one in lines if one.attendee_id == ann.id and one.what != "badge"} == {"desk 2"}
    assert workspace.read(door_log, evening.id, 2) == lines[:2]


def test_badge_that_was_printed_is_known_with_when_and_how_often(workspace: Workspace, evening: Event) -> None:
    ann, bob = (expect(workspace, evening, name) for name in ("Ann", "Bob"))
    book = DoorBook(workspace, evening.id)
    assert (book.guests[ann.id].badge_printed, book.guests[ann.id].badges) == ("", 0)
    workspace.change(note_badges, [ann.id, bob.id, "nobody"], DOORS - timedelta(days=2))
    assert workspace.undo_label() == "Print 2 badges"
    workspace.change(note_badge, ann.id, DOORS, desk="desk 2")
    assert workspace.undo_label() == "Print the badge of Ann"
    book.catch_up()
    assert (book.guests[ann.id].badge_printed, book.guests[ann.id].badges) == ("18:42", 2)
    assert book.guests[bob.id].badge_printed == "29 September, 18:42"
    assert workspace.read(badges_printed, ann.id) == ("29 September, 18:42", "18:42")
    workspace.undo()
    book.catch_up()
    assert book.guests[ann.id].badges == 1
    with pytest.raises(Refusal):
        workspace.change(note_badge, "nobody", DOORS)


def test_log_of_badges_goes_where_its_person_goes(workspace: Workspace, evening: Event) -> None:
    ann, twin, bob = (expect(workspace, evening, name) for name in ("Ann", "Ann B", "Bob"))
    workspace.change(note_badges, [twin.id, bob.id], DOORS)
    workspace.change(merge_people, ann.person_id, twin.person_id)
    assert workspace.read(badges_printed, ann.id) == ("18:42",)
    assert workspace.read(everything_about, ann.person_id)["events"][0]["badge_printed"][0]["at"].startswith("2026")
    workspace.change(take_off_event, bob.id)
    assert {one.attendee_id for one in workspace.read(lambda view: view.find(BadgePrint))} == {ann.id}
