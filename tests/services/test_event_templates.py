from datetime import date, datetime, time

import pytest

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.core.places import Room, Venue
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.register import forms, kind_named
from t4gsw_desktop.services.event_templates import (
    TEMPLATES,
    Template,
    add_new_activity,
    create_from_template,
    template_named,
)
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.places import add_room, add_venue
from t4gsw_desktop.services.workspace import Workspace

DAY = date(2026, 10, 1)


def shown(text: str) -> str:
    return f"{wall_clock(from_text(text)):%d %H:%M}"


def programme(workspace: Workspace, event: Event) -> list[tuple[str, str, str]]:
    activities = workspace.read(timeline, event.id).activities
    return [(one.title, shown(one.starts), shown(one.ends)) for one in activities]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.key)
def test_template_makes_an_event_in_one_act(workspace: Workspace, template: Template) -> None:
    event = workspace.change(create_from_template, template, "Autumn gathering", DAY, forms())
    activities = workspace.read(timeline, event.id).activities
    assert [one.kind for one in activities] == [one.kind for one in template.parts]
    for one in activities:
        assert event.starts <= one.starts < one.ends <= event.ends
        assert from_text(one.ends) - from_text(one.starts) == parts_of(one).length
        assert set(one.settings) == set(kind_named(one.kind).form.usual_settings())
    assert workspace.step() == 1
    assert workspace.undo() == "Add Autumn gathering"
    assert workspace.read(lambda view: view.find(Event)) == ()


def test_first_evening_is_the_one_the_command_line_makes(workspace: Workspace) -> None:
    event = workspace.change(create_from_template, template_named("first"), "First", DAY, forms())
    assert (shown(event.starts), shown(event.ends)) == ("01 18:00", "01 21:15")
    assert programme(workspace, event) == [
        ("Speed-friending", "01 18:30", "01 19:05"),
        ("Tech surgery", "01 19:15", "01 20:15"),
        ("Café", "01 19:15", "01 20:10"),
        ("Unconference", "01 20:20", "01 21:15"),
    ]


def test_other_doors_move_everything_along_also_past_midnight(workspace: Workspace) -> None:
    template = template_named("first")
    early = workspace.change(create_from_template, template, "Early", DAY, forms(), starts=time(10))
    assert (shown(early.ends), programme(workspace, early)[0][1]) == ("01 13:15", "01 10:30")
    late = workspace.change(create_from_template, template, "Late", DAY, forms(), starts=time(22))
    assert shown(late.ends) == "02 01:15"
    assert programme(workspace, late)[-1] == ("Unconference", "02 00:20", "02 01:15")
    long = workspace.change(create_from_template, template, "Long", DAY, forms(), starts=time(18), ends=time(0, 30))
    assert shown(long.ends) == "02 00:30"


def test_rooms_of_the_venue_are_shared_out(workspace: Workspace) -> None:
    venue = workspace.change(add_venue, "The Ropewalk Hall")
    for name, seats in (("Library", 20), ("Main hall", 60), ("Studio", 24)):
        workspace.change(add_room, venue.id, name, seats)
    event = workspace.change(create_from_template, template_named("first"), "One", DAY, forms(), venue_id=venue.id)
    names = {room.id: room.name for room in workspace.read(lambda view: view.find(Room))}
    used = {one.kind: [names[room] for room in one.room_ids] for one in workspace.read(timeline, event.id).activities}
    assert used == {
        "speed_friending": ["Main hall"],
        "cafe": ["Main hall"],
        "surgery": ["Studio"],
        "unconference": ["Main hall", "Studio", "Library"],
    }


def test_with_one_room_what_is_side_by_side_is_left_without(workspace: Workspace) -> None:
    venue = workspace.change(add_venue, "Hut")
    hall = workspace.change(add_room, venue.id, "Hall", 30)
    event = workspace.change(create_from_template, template_named("first"), "One", DAY, forms(), venue_id=venue.id)
    used = {one.kind: one.room_ids for one in workspace.read(timeline, event.id).activities}
    assert used["cafe"] == (hall.id,)
    assert used["surgery"] == ()


def test_refusals_leave_nothing_behind(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="needs a name"):
        workspace.change(create_from_template, template_named("empty"), " ", DAY, forms())
    with pytest.raises(Refusal, match="cannot hold what “Speed-friending evening” begins with"):
        workspace.change(create_from_template, template_named("friending"), "One", DAY, forms()[:1])
    assert workspace.read(lambda view: [len(view.find(kind)) for kind in (Event, Venue)]) == [0, 0]


def test_new_activity_has_the_usual_settings_and_length(workspace: Workspace, evening: Event) -> None:
    form = kind_named("speed_friending").form
    one = workspace.change(add_new_activity, evening, form, datetime(2026, 10, 1, 19, 30))
    assert (one.title, shown(one.starts), shown(one.ends)) == ("Speed-friending", "01 19:30", "01 20:05")
    usual = {"parts": 6, "minutes": 5, "gap": 1, "table_size": 2, "odd": "trio", "by_itself": "no", "bell": "on"}
    assert dict(one.settings) == usual
    assert workspace.undo_label() == "Add Speed-friending"
