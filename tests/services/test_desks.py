"""Several desks of one evening: each goes on by itself, and whenever two meet, both know all and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from t4gsw_desktop.core.badge_code import read_code
from t4gsw_desktop.core.events import Activity, Attendee, Checkin, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.cafe.rows import COMPONENT as CAFE
from t4gsw_desktop.kinds.surgery.rows import COMPONENT as SURGERY
from t4gsw_desktop.services.attendees import take_off_event
from t4gsw_desktop.services.badge_codes import attendee_with_code
from t4gsw_desktop.services.checkin import arrive, arrive_many, leave, present, undo_arrival, undo_many, walk_in
from t4gsw_desktop.services.desk_clashes import clashes, settle
from t4gsw_desktop.services.desks import begin_second_desk, desk_of, known_desks, meet, rename_desk
from t4gsw_desktop.services.events import add_activity
from t4gsw_desktop.services.people import add_person, edit_person
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View, Work

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


def test_a_roll_call_tells_of_everybody_it_let_in(workspace: Workspace, evening: Event, second: Desks) -> None:
    places = [walks_in(workspace, evening, name).id for name in ("Ann Lee", "Bo Carr", "Cem Kaya")]
    workspace.change(undo_many, places)
    other = second()
    other.change(arrive_many, evening.id, places)
    met = meet(workspace, left_by(other))
    assert (met.arrivals, met.changes) == (3, 0)


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


def test_a_name_edited_at_both_is_shown_and_settled_by_a_person(
    workspace: Workspace, evening: Event, second: Desks
) -> None:
    ann = walks_in(workspace, evening, "Ann Lee")
    other = second()
    workspace.change(edit_person, ann.person_id, full_name="Anne Lee")
    other.change(edit_person, ann.person_id, full_name="Anna Lee", pronouns="she/her")
    assert meet(workspace, left_by(other)).clashes == 1
    (clash,) = workspace.read(clashes)
    assert (clash.kind, clash.field) == ("field", "name")
    said = {choice.words: (choice.desk, choice.key) for choice in clash.choices}
    assert {words: desk for words, (desk, _) in said.items()} == {"Anne Lee": "desk 1", "Anna Lee": "desk 2"}
    assert all(choice.at for choice in clash.choices)
    assert name_at(workspace, ann) == clash.choices[-1].words
    meet(other, left_by(workspace))
    assert other.read(clashes) == (clash,)
    for words in ("Anne Lee", "Anna Lee"):
        workspace.change(settle, clash.id, said[words][1])
        assert name_at(workspace, ann) == words
        assert workspace.read(clashes) == ()
        with pytest.raises(Refusal, match="settled already"):
            workspace.change(settle, clash.id, said[words][1])
        assert workspace.undo() == "Settle name of " + clash.about
        assert workspace.read(clashes) == (clash,)
    workspace.change(settle, clash.id, said["Anne Lee"][1])
    meet(other, left_by(workspace))
    assert other.read(clashes) == ()
    assert name_at(other, ann) == "Anne Lee"
    assert rows(workspace) == rows(other)


def test_settled_otherwise_at_two_desks_is_asked_again(workspace: Workspace, evening: Event, second: Desks) -> None:
    ann = walks_in(workspace, evening, "Ann Lee")
    other = second()
    workspace.change(edit_person, ann.person_id, full_name="Anne Lee")
    other.change(edit_person, ann.person_id, full_name="Anna Lee")
    meet(workspace, left_by(other))
    meet(other, left_by(workspace))
    (clash,) = workspace.read(clashes)
    workspace.change(settle, clash.id, "0")
    other.change(settle, clash.id, "1")
    meet(workspace, left_by(other))
    meet(other, left_by(workspace))
    (again,) = workspace.read(clashes)
    assert other.read(clashes) == (again,)
    other.change(settle, again.id, "1")
    meet(workspace, left_by(other))
    assert workspace.read(clashes) == ()
    assert rows(workspace) == rows(other)


@pytest.mark.parametrize("typed", ["Zoë Bird", "zoe bird", "Zoe Brd"])
def test_the_same_walk_in_at_both_desks_is_joined_and_both_badges_go_on(
    workspace: Workspace, evening: Event, second: Desks, typed: str
) -> None:
    other = second()
    first, twin = walks_in(workspace, evening, "Zoë Bird"), walks_in(other, evening, typed)
    other.change(leave, twin.id)
    meet(workspace, left_by(other))
    (clash,) = workspace.read(clashes)
    assert (clash.kind, [choice.words for choice in clash.choices]) == ("same walk-in", ["One person", "Two people"])
    workspace.change(settle, clash.id, "join")
    assert workspace.read(clashes) == ()
    assert [one.id for one in workspace.read(View.find, Attendee)] == [first.id]
    assert {one.what for one in workspace.read(View.find, Checkin, attendee_id=first.id)} == {"arrived", "left"}
    for code in (first.code, twin.code):
        found = workspace.read(attendee_with_code, evening.id, code)
        assert found
        assert found.id == first.id
    meet(other, left_by(workspace))
    assert rows(workspace) == rows(other)


def test_two_people_of_one_name_stay_two(workspace: Workspace, evening: Event, second: Desks) -> None:
    other = second()
    walks_in(workspace, evening, "Zoë Bird"), walks_in(other, evening, "Zoë Bird")
    meet(workspace, left_by(other))
    (clash,) = workspace.read(clashes)
    workspace.change(settle, clash.id, "two people")
    assert workspace.read(clashes) == ()
    meet(other, left_by(workspace))
    assert other.read(clashes) == ()
    assert len(other.read(View.find, Attendee)) == 2


def test_one_person_of_the_directory_added_at_both_desks_is_on_the_list_once(
    workspace: Workspace, evening: Event, second: Desks
) -> None:
    dee = workspace.change(add_person, "Dee Fox")
    other = second()
    codes = [desk.change(walk_in, evening.id, "", person_id=dee.id).attendee.code for desk in (workspace, other)]
    told = meet(workspace, left_by(other)).sentences
    assert "Dee Fox was put on the list at both desks and is on it once now." in told
    meet(other, left_by(workspace))
    assert rows(workspace) == rows(other)
    (place,) = other.read(View.find, Attendee)
    assert other.read(present, evening.id) == {place.id}
    for code in codes:
        assert other.read(attendee_with_code, evening.id, code) == place


def test_somebody_taken_off_the_list_at_one_desk_and_checked_in_at_the_other_is_back(
    workspace: Workspace, evening: Event, second: Desks
) -> None:
    ann = walks_in(workspace, evening, "Ann Lee")
    workspace.change(undo_arrival, ann.id)
    other = second()
    workspace.change(take_off_event, ann.id)
    other.change(arrive, ann.id)
    told = meet(workspace, left_by(other)).sentences
    assert "Ann Lee was taken off the list at one desk and is back, for another desk has them." in told
    meet(other, left_by(workspace))
    assert rows(workspace) == rows(other)
    assert other.read(present, evening.id) == {ann.id}


def test_two_places_that_drew_one_badge_code_are_told_apart(
    workspace: Workspace, evening: Event, second: Desks
) -> None:
    other = second()
    for desk, name in ((workspace, "Ann Lee"), (other, "Bo Carr")):
        place = walks_in(desk, evening, name)
        desk.change(put_code, place, "BCDFGHJKLN")
    told = meet(other, left_by(workspace)).sentences
    assert "another badge code now" in told[1]
    meet(workspace, left_by(other))
    assert rows(workspace) == rows(other)
    ann, bo = workspace.read(View.find, Attendee)
    assert ann.code == "BCDFGHJKLN" != bo.code
    assert read_code(bo.code) == bo.code


def put_code(work: Work, place: Attendee, code: str) -> None:
    work.label = "Give a code"
    work.put(replace(place, code=code))


def name_at(desk: Workspace, attendee: Attendee) -> str:
    person = desk.read(View.get, Person, attendee.person_id)
    assert person is not None
    return person.full_name


def plan(work: Work, activity: Activity, places: dict[str, str]) -> None:
    """Accept a plan: each attendee at a table."""
    rows = [
        Placement("", activity.id, who, 1, activity.starts, activity.ends, table)
        for who, table in sorted(places.items())
    ]
    accept_plan(work, activity.id, rows, {}, {}, (), 1)


def seats(desk: Workspace) -> set[tuple[str, str]]:
    return {(one.attendee_id, one.place) for one in desk.read(View.find, Placement)}


def test_of_two_plans_made_apart_the_later_stands_whole_and_the_other_can_be_chosen(
    workspace: Workspace, evening: Event, second: Desks
) -> None:
    ann, bo = walks_in(workspace, evening, "Ann Lee"), walks_in(workspace, evening, "Bo Carr")
    cafe = workspace.change(add_activity, evening.id, "cafe", "Café", time(18, 30), time(20))
    workspace.change(plan, cafe, {ann.id: "Table 1", bo.id: "Table 2"})
    other = second()
    workspace.change(plan, cafe, {ann.id: "Table 3", bo.id: "Table 2"})
    other.change(arrive, ann.id)
    other.change(plan, cafe, {ann.id: "Table 1", bo.id: "Table 4"})
    told = meet(workspace, left_by(other)).sentences
    assert "“Café” was planned at both desks. The later plan stands, made at desk 2." in told
    later, earlier = {(ann.id, "Table 1"), (bo.id, "Table 4")}, {(ann.id, "Table 3"), (bo.id, "Table 2")}
    assert seats(workspace) == later
    meet(other, left_by(workspace))
    assert rows(workspace) == rows(other)
    (clash,) = [one for one in workspace.read(clashes) if one.kind == "plan"]
    assert (clash.about, [choice.desk for choice in clash.choices]) == ("Café", ["desk 1", "desk 2"])
    workspace.change(settle, clash.id, clash.choices[0].key)
    assert seats(workspace) == earlier
    meet(other, left_by(workspace))
    assert seats(other) == earlier
    assert not [one for one in other.read(clashes) if one.kind == "plan"]
    assert rows(workspace) == rows(other)
