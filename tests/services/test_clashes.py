from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.kinds.cafe.rows import TopicTable
from t4gsw_desktop.kinds.register import components, forms
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.services.clashes import Clash, clashes
from t4gsw_desktop.services.events import add_activity, create_event, move_activity
from t4gsw_desktop.services.places import add_room, add_venue
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "evenings.t4gsw", components()) as workspace:
        yield workspace


@pytest.fixture
def night(workspace: Workspace) -> Event:
    """18:00 to 21:00 in a house with a hall, a step-free studio and a library that nobody has counted."""
    venue = workspace.change(add_venue, "The Ropewalk Hall")
    for name, seats, features in (("Hall", 60, ()), ("Studio", 24, ("step_free",)), ("Library", 0, ())):
        workspace.change(add_room, venue.id, name, seats, features)
    return workspace.change(create_event, "Winter gathering", date(2027, 1, 21), time(18), time(21), venue_id=venue.id)


def room(workspace: Workspace, name: str) -> str:
    return workspace.read(lambda view: view.find(Room, name=name))[0].id


def add(
    workspace: Workspace,
    event: Event,
    title: str,
    starts: time,
    ends: time,
    *rooms: str,
    kind: str = "speed_friending",
) -> Activity:
    ids = [room(workspace, name) for name in rooms]
    return workspace.change(add_activity, event.id, kind, title, starts, ends, room_ids=ids)


def come(workspace: Workspace, event: Event, count: int, needs: tuple[str, ...] = ()) -> list[Attendee]:
    def verb(work: Work) -> list[Attendee]:
        work.put_many([Person(f"p{n}", f"Guest {n}", access_needs=needs) for n in range(count)])
        places = [Attendee(f"a{n}", event.id, f"p{n}", f"{n}") for n in range(count)]
        work.put_many(places)
        work.label = "Come"
        return places

    return workspace.change(verb)


def place(workspace: Workspace, activity: Activity, *guests: Attendee, role: str = "guest") -> None:
    seats = [Placement("", activity.id, one.id, 1, activity.starts, activity.ends, "Table 1", role) for one in guests]
    workspace.change(accept_plan, activity.id, seats, {}, {}, [], 1)


def found(workspace: Workspace, event: Event) -> tuple[Clash, ...]:
    return workspace.read(clashes, event.id, forms())


def only(workspace: Workspace, event: Event) -> Clash:
    (clash,) = found(workspace, event)
    return clash


def assert_each_fix_settles(workspace: Workspace, event: Event, clash: Clash) -> None:
    """Each fix takes the clash away without making a new one, as one act that can be taken back."""
    for fix in clash.fixes:
        if fix.verb is None:
            continue
        before, step = found(workspace, event), workspace.step()
        workspace.change(fix.verb, *fix.arguments, **fix.keywords)
        after = found(workspace, event)
        assert clash.key not in {one.key for one in after}, fix.label
        assert {one.key for one in after} <= {one.key for one in before}, fix.label
        assert workspace.step() == step + 1
        workspace.undo()
        assert found(workspace, event) == before


def test_evening_in_good_order_has_no_clash(workspace: Workspace, night: Event) -> None:
    add(workspace, night, "Early", time(18, 30), time(19), "Hall")
    add(workspace, night, "Late", time(19), time(20), "Hall")
    add(workspace, night, "Beside", time(19), time(20), "Studio")
    come(workspace, night, 20)
    assert found(workspace, night) == ()


def test_room_used_twice_can_be_settled_three_ways(workspace: Workspace, night: Event) -> None:
    add(workspace, night, "Early", time(18, 30), time(19, 30), "Hall")
    late = add(workspace, night, "Late", time(19, 15), time(20), "Hall", "Library")
    come(workspace, night, 50)
    clash = only(workspace, night)
    assert (clash.code, clash.activity_ids[0], clash.where) == ("room_twice", late.id, room(workspace, "Hall"))
    assert clash.sentence == "“Early” and “Late” are both in “Hall” at 19:15. Move one of them."
    assert [fix.label for fix in clash.fixes] == [
        "Move Late to 19:30",
        "Use Studio for Late",
        "Leave Hall out of Late",
    ]
    assert_each_fix_settles(workspace, night, clash)


def test_no_time_is_offered_when_there_is_none(workspace: Workspace, night: Event) -> None:
    add(workspace, night, "All evening", time(18), time(21), "Hall", "Studio", "Library")
    add(workspace, night, "Beside", time(19), time(20), "Hall")
    assert only(workspace, night).fixes == ()


def test_person_in_two_places_can_be_settled_three_ways(workspace: Workspace, night: Event) -> None:
    ann, bob, cem = come(workspace, night, 3)
    surgery = add(workspace, night, "Surgery", time(19), time(20), "Studio", kind="unconference")
    friending = add(workspace, night, "Friending", time(20), time(20, 30), "Hall")
    place(workspace, surgery, ann, role="host")
    place(workspace, friending, ann, bob, cem)
    workspace.change(move_activity, friending.id, time(19, 10), time(19, 40))
    (clash,) = [one for one in found(workspace, night) if one.code == "two_places"]
    assert clash.activity_ids == (friending.id, surgery.id)
    assert clash.sentence == ("Guest 0 is in “Surgery” and “Friending” at 19:10. Plan one of them again, or move it.")
    assert [(fix.label, fix.plan) for fix in clash.fixes] == [
        ("Plan Friending again", friending.id),
        ("Move Friending to 18:30", ""),
        ("Take Guest 0 out of Friending then", ""),
    ]
    assert_each_fix_settles(workspace, night, clash)
    workspace.change(clash.fixes[2].verb, *clash.fixes[2].arguments)
    assert workspace.undo_label() == "Take Guest 0 out of Friending"
    left = workspace.read(lambda view: view.find(Placement, activity_id=friending.id))
    assert {one.attendee_id for one in left} == {bob.id, cem.id}


def test_activity_outside_the_hours_moves_or_the_evening_grows(workspace: Workspace, night: Event) -> None:
    late = add(workspace, night, "Late", time(20, 45), time(21, 45), "Hall")
    clash = only(workspace, night)
    assert clash.sentence == (
        "“Late” (20:45 to 21:45) is on after the end at 21:00. Move it, or change the hours of the evening."
    )
    assert [fix.label for fix in clash.fixes] == ["Move Late to 20:00", "End the evening at 21:45"]
    assert_each_fix_settles(workspace, night, clash)
    workspace.change(clash.fixes[1].verb, *clash.fixes[1].arguments, **clash.fixes[1].keywords)
    event = workspace.read(lambda view: view.get(Event, night.id))
    assert event is not None
    assert event.ends == late.ends


def test_activity_longer_than_the_night_widens_it_at_both_ends(workspace: Workspace, night: Event) -> None:
    add(workspace, night, "Long", time(17, 30), time(23, 30), "Hall")
    clash = only(workspace, night)
    assert "before the doors open at 18:00 and after the end at 21:00" in clash.sentence
    assert [fix.label for fix in clash.fixes] == ["Open the doors at 17:30 and end the evening at 23:30"]
    assert_each_fix_settles(workspace, night, clash)


def test_evening_may_be_made_to_end_after_midnight(workspace: Workspace) -> None:
    event = workspace.change(create_event, "Late", date(2027, 2, 4), time(20), time(23, 30))
    workspace.change(add_activity, event.id, "speed_friending", "Last dance", time(23), time(0, 30))
    clash = only(workspace, event)
    assert [fix.label for fix in clash.fixes] == ["Move Last dance to 22:00", "End the evening at 00:30"]
    assert_each_fix_settles(workspace, event, clash)


def test_activity_without_a_room_is_offered_those_that_suit(workspace: Workspace, night: Event) -> None:
    come(workspace, night, 30)
    add(workspace, night, "Beside", time(19), time(20), "Hall")
    add(workspace, night, "Homeless", time(19), time(20))
    clash = only(workspace, night)
    assert (clash.code, clash.sentence) == ("no_room", "“Homeless” has no room yet. Choose one.")
    assert [fix.label for fix in clash.fixes] == ["Use Library"]
    assert_each_fix_settles(workspace, night, clash)


def test_without_rooms_in_the_venue_no_activity_is_blamed(workspace: Workspace) -> None:
    event = workspace.change(create_event, "Anywhere", date(2027, 2, 4), time(18), time(21))
    add(workspace, event, "Homeless", time(19), time(20))
    assert found(workspace, event) == ()


def test_room_too_small_is_changed_or_joined_by_another(workspace: Workspace, night: Event) -> None:
    come(workspace, night, 40)
    add(workspace, night, "Crowded", time(19), time(20), "Studio")
    clash = only(workspace, night)
    assert clash.sentence == "40 people may come to “Crowded”, and “Studio” seats 24. Choose more room."
    assert [fix.label for fix in clash.fixes] == ["Use Hall instead", "Use Hall too"]
    assert_each_fix_settles(workspace, night, clash)


def test_those_who_are_elsewhere_all_the_while_need_no_seat(workspace: Workspace, night: Event) -> None:
    people = come(workspace, night, 40)
    add(workspace, night, "Crowded", time(19), time(20), "Studio")
    other = add(workspace, night, "Other", time(19), time(20), "Hall")
    place(workspace, other, *people[:16])
    assert found(workspace, night) == ()


def test_step_free_need_is_told_as_a_figure_only(workspace: Workspace, night: Event) -> None:
    come(workspace, night, 2, ("step_free",))
    add(workspace, night, "Upstairs", time(19), time(20), "Hall")
    clash = only(workspace, night)
    assert clash.private
    assert clash.sentence == (
        "2 people need a step-free way, and “Upstairs” has no step-free room. Choose another room."
    )
    assert [fix.label for fix in clash.fixes] == ["Use Studio instead"]
    assert_each_fix_settles(workspace, night, clash)


def test_grid_of_rooms_can_have_the_step_free_one_too(workspace: Workspace, night: Event) -> None:
    def pitch(work: Work) -> None:
        work.put(Pitch("p", grid.id, 1, "Maps"))
        work.label = "Pitch"

    come(workspace, night, 2, ("step_free",))
    grid = add(workspace, night, "Grid", time(19), time(20), "Hall", "Library", kind="unconference")
    workspace.change(pitch)
    clash = only(workspace, night)
    assert [fix.label for fix in clash.fixes] == ["Use Studio too", "Use Studio instead"]
    assert_each_fix_settles(workspace, night, clash)


def test_activity_with_nothing_to_plan_from_is_told(workspace: Workspace, night: Event) -> None:
    def name_table(work: Work) -> None:
        work.put(TopicTable("t", cafe.id, "Table 1"))
        work.label = "Name a table"

    cafe = add(workspace, night, "Café", time(19), time(20), "Hall", kind="cafe")
    clash = only(workspace, night)
    assert clash.sentence == ("“Café” has no tables yet. Name a topic for the first, or print the table cards blank.")
    assert [fix.label for fix in clash.fixes] == ["Leave Café out of the evening"]
    assert_each_fix_settles(workspace, night, clash)
    workspace.change(name_table)
    assert found(workspace, night) == ()


def test_moves_keep_to_the_grid_and_out_of_everybodys_way(workspace: Workspace, night: Event) -> None:
    ann, bob = come(workspace, night, 2)
    friending = add(workspace, night, "Friending", time(18, 30), time(19), "Hall")
    beside = add(workspace, night, "Beside", time(19), time(20), "Studio")
    place(workspace, friending, ann, bob)
    place(workspace, beside, ann)
    add(workspace, night, "Talk", time(18), time(18, 45), "Hall", kind="surgery")
    (clash,) = [one for one in found(workspace, night) if one.code == "room_twice"]
    fix = clash.fixes[0]
    assert fix.label == "Move Friending to 20:00"
    moved = workspace.change(fix.verb, *fix.arguments, **fix.keywords)
    assert isinstance(moved, Activity)
    assert f"{wall_clock(from_text(moved.starts)):%H:%M}" == "20:00"
    assert [one.code for one in found(workspace, night)] == ["nothing_yet"]
