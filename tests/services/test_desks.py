"""Several desks of one evening: each goes on by itself, and whenever two meet, both know all and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.cafe.rows import COMPONENT as CAFE
from t4gsw_desktop.kinds.surgery.rows import COMPONENT as SURGERY
from t4gsw_desktop.services.checkin import arrive, leave, present, walk_in
from t4gsw_desktop.services.desks import begin_second_desk, desk_of, known_desks, meet, rename_desk
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View

KINDS = (SURGERY, CAFE)
Desks = Callable[..., Workspace]


@pytest.fixture
def second(workspace: Workspace, evening: Event, tmp_path: Path, request: pytest.FixtureRequest) -> Desks:
    """Begins a further desk from the file of a desk, as it stands."""

    def begin(of: Workspace = workspace, name: str = "desk 2") -> Workspace:
        target = tmp_path / f"{name}.t4gsw"
        begin_second_desk(left_by(of), target, name=name)
        made = Workspace.open(target, KINDS)
        request.addfinalizer(made.close)
        return made

    return begin


def left_by(desk: Workspace) -> Path:
    """A copy of the desk's file as it stands."""
    return desk.back_up()


def rows(desk: Workspace) -> dict[str, list[object]]:
    def read(view: View) -> dict[str, list[object]]:
        return {shelf.table.name: [shelf.to_raw(one) for one in view.find(shelf.value)] for shelf in view.shelves}

    return desk.read(read)


def walks_in(desk: Workspace, evening: Event, name: str) -> Attendee:
    attendee = desk.change(walk_in, evening.id, name).attendee
    assert attendee is not None
    return attendee


def test_a_second_desk_has_everything_and_a_name_of_its_own(
    workspace: Workspace, evening: Event, second: Desks
) -> None:
    ann = walks_in(workspace, evening, "Ann Lee")
    other = second()
    assert (workspace.desk, other.desk) == ("desk 1", "desk 2")
    assert other.read(View.get, Attendee, ann.id) == ann
    assert desk_of(other).parent == desk_of(workspace).id
    assert desk_of(other).others == (desk_of(workspace).id,)
    assert other.undo_label() is None


def test_both_check_in_and_both_know_all_afterwards(workspace: Workspace, evening: Event, second: Desks) -> None:
    ann = walks_in(workspace, evening, "Ann Lee")
    other = second()
    bo, cem = walks_in(workspace, evening, "Bo Carr"), walks_in(other, evening, "Cem Kaya")
    other.change(leave, ann.id)
    here = meet(workspace, left_by(other))
    assert (here.desk_name, here.arrivals, here.changes, here.for_them, here.nothing_new) == ("desk 2", 1, 1, 1, False)
    there = meet(other, left_by(workspace))
    assert (there.desk_name, there.arrivals, there.changes, there.for_them) == ("desk 1", 1, 0, 0)
    assert rows(workspace) == rows(other)
    assert workspace.read(present, evening.id) == {bo.id, cem.id}
    assert meet(workspace, left_by(other)).nothing_new
    assert meet(other, left_by(workspace)).nothing_new
    (known,) = workspace.read(known_desks)
    assert (known.name, known.arrivals) == ("desk 2", 1)


def test_what_two_desks_did_reaches_a_third_by_way_of_one(workspace: Workspace, evening: Event, second: Desks) -> None:
    two = second()
    three = second(two, "desk 3")
    ann, bo = walks_in(two, evening, "Ann Lee"), walks_in(three, evening, "Bo Carr")
    meet(two, left_by(three))
    meet(workspace, left_by(two))
    assert workspace.read(present, evening.id) == {ann.id, bo.id}
    assert {one.name for one in workspace.read(known_desks)} == {"desk 2", "desk 3"}


def test_undo_goes_on_beside_a_meeting(workspace: Workspace, evening: Event, second: Desks) -> None:
    other = second()
    bo = walks_in(workspace, evening, "Bo Carr")
    walks_in(other, evening, "Cem Kaya")
    meet(workspace, left_by(other))
    assert workspace.undo() == "Bo Carr walked in"
    meet(other, left_by(workspace))
    assert rows(workspace) == rows(other)
    assert other.read(View.get, Attendee, bo.id) is None
    assert workspace.redo() == "Bo Carr walked in"
    meet(other, left_by(workspace))
    assert rows(workspace) == rows(other)
    assert other.read(View.get, Attendee, bo.id) == bo


def test_one_arrival_at_both_desks_is_one_person_in_the_room(
    workspace: Workspace, evening: Event, second: Desks
) -> None:
    ann = walks_in(workspace, evening, "Ann Lee")
    workspace.change(leave, ann.id)
    other = second()
    workspace.change(arrive, ann.id)
    other.change(arrive, ann.id)
    meet(workspace, left_by(other))
    assert workspace.read(present, evening.id) == {ann.id}
    assert len(workspace.read(View.find, Checkin)) == 4


def test_a_desk_can_be_called_otherwise(workspace: Workspace, evening: Event, second: Desks) -> None:
    other = second()
    other.change(rename_desk, "Back door")
    assert other.desk == "Back door"
    meet(workspace, left_by(other))
    assert [one.name for one in workspace.read(known_desks)] == ["Back door"]
    with pytest.raises(Refusal, match="already"):
        workspace.change(rename_desk, "back DOOR")
    with pytest.raises(Refusal, match="needs a name"):
        workspace.change(rename_desk, " ")


def test_a_name_that_is_taken_is_refused_and_leaves_nothing(
    workspace: Workspace, evening: Event, tmp_path: Path
) -> None:
    for name in ("desk 1", "Desk 1", " "):
        with pytest.raises(Refusal):
            begin_second_desk(left_by(workspace), tmp_path / "new.t4gsw", name=name)
    assert not list(tmp_path.glob("new*"))
