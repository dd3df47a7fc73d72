"""Whom one desk removes for good is forgotten at every desk that hears of it, and what happened goes on counting."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.checkin import arrive, present, undo_arrival
from t4gsw_desktop.services.desk_clashes import clashes
from t4gsw_desktop.services.desks import meet
from t4gsw_desktop.services.people import add_person, edit_person, keep_apart
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View
from tests.services.test_desks import Desks, left_by, rows, second, walks_in

__all__ = ["second"]
DURING, AFTER = datetime(2026, 10, 1, 18, tzinfo=UTC), datetime(2026, 10, 3, tzinfo=UTC)


def assert_forgotten(desk: Workspace, *words: str) -> None:
    desk.close()
    whole = b"".join(one.read_bytes() for one in desk.path.parent.glob(f"{desk.path.name}*"))
    for word in words:
        assert word.encode() not in whole, word


@pytest.mark.parametrize("now", [DURING, AFTER])
def test_an_erased_person_is_erased_at_desks_that_hear_of_it(
    workspace: Workspace, evening: Event, second: Desks, now: datetime
) -> None:
    ann = walks_in(workspace, evening, "Xanthippe Quill")
    other = second()
    third = second(other, "desk 3")
    other.change(edit_person, ann.person_id, full_name="Xanthippa Quillon", notes="Zebrafinch")
    other.change(keep_apart, ann.person_id, other.change(add_person, "Bo Carr").id, "Quarrelsome")
    meet(third, left_by(other))
    fact = third.change(undo_arrival, ann.id) and third.change(arrive, ann.id)
    assert fact.kind == "arrived"
    erase_person(workspace, ann.person_id, now=now)
    for desk, from_whom in ((other, workspace), (third, other), (workspace, third), (other, workspace)):
        meet(desk, left_by(from_whom))
    meet(third, left_by(workspace))
    everything = [rows(desk) for desk in (workspace, other, third)]
    assert everything[0] == everything[1] == everything[2]
    for desk in (workspace, other, third):
        assert desk.read(View.get, Person, ann.person_id) is None
        place = desk.read(View.get, Attendee, ann.id)
        assert place
        assert (place.person_id, place.label) == ("", "")
        assert desk.read(present, evening.id) == {ann.id}
        assert len(desk.read(View.find, Checkin)) == 3
        assert desk.read(clashes) == ()
        assert_forgotten(desk, "Quill", "Zebrafinch", "Quarrelsome")


def test_what_was_forgotten_does_not_come_back_from_a_desk_that_had_not_heard(
    workspace: Workspace, evening: Event, second: Desks
) -> None:
    ann = walks_in(workspace, evening, "Xanthippe Quill")
    other = second()
    erase_person(workspace, ann.person_id, now=AFTER)
    other.change(edit_person, ann.person_id, notes="Zebrafinch")
    meet(workspace, left_by(other))
    assert workspace.read(View.get, Person, ann.person_id) is None
    meet(other, left_by(workspace))
    assert rows(workspace) == rows(other)
    assert_forgotten(workspace, "Quill", "Zebrafinch")
    assert_forgotten(other, "Quill", "Zebrafinch")


def test_files_of_desks_that_never_part_forget_as_ever(workspace: Workspace, evening: Event, tmp_path: Path) -> None:
    ann = walks_in(workspace, evening, "Xanthippe Quill")
    erase_person(workspace, ann.person_id, now=AFTER)
    assert_forgotten(workspace, "Quill")
