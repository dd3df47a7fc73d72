"""An accepted plan as a plain table, whatever the kind."""

import pytest

from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.planning import accept, prepare, work_out
from t4gsw_desktop.services.plan_table import plan_table
from t4gsw_desktop.services.plans import accept_plan

DESCRIBED = {
    "surgery": {
        "starts": "19:15",
        "room": "Loft",
        "experts": [{"name": "Chidi Eze", "topics": {"crm": 3}}],
        "requests": [{"name": "Ann Lee", "topics": ["crm"]}, {"name": "王小明", "topics": ["crm"]}],
    },
    "unconference": {
        "starts": "20:15",
        "rooms": ["Hall", "Loft"],
        "pitches": [{"title": "Maps", "host": "Ann Lee"}, {"title": "Bread"}],
    },
    "cafe": {"starts": "19:15", "room": "Hall", "tables": [{"table": "Table 1", "hosts": ["Siân Llewellyn"]}]},
    "speed_friending": {"starts": "18:30", "room": "Hall", "rounds": 3, "odd": "rest"},
}


def planned(night, key, **options):
    evening = night([{"kind": key, **DESCRIBED[key]}], **options)
    kind = evening.kinds[key]
    task = evening.workspace.read(prepare, kind, evening.activity(key).id)
    evening.workspace.change(accept, task, work_out(task, seconds=0.1, seed=1))
    return evening, evening.workspace.read(plan_table, task.activity.id, kind.form)


@pytest.mark.parametrize("key", DESCRIBED)
def test_table_holds_every_placement_once(night, key):
    evening, table = planned(night, key)
    rows = evening.workspace.read(lambda view: view.find(Placement))
    told = [
        (cell.part, cell.place, seat.attendee_id, seat.role) for cell in table.cells.values() for seat in cell.people
    ]
    told += [(part, "", seat.attendee_id, "rest") for part, seats in table.resting.items() for seat in seats]
    assert sorted(told) == sorted((one.part, one.place, one.attendee_id, one.role) for one in rows if one.attendee_id)
    assert {place for _, place in table.cells} <= set(table.places)
    assert {part for part, _ in table.cells} <= {one.number for one in table.parts}
    assert table.number == 1


def test_parts_are_called_by_their_kind_with_times_on_the_clock(night):
    _, table = planned(night, "speed_friending")
    assert [(one.name, one.starts, one.ends) for one in table.parts] == [
        ("Round 1", "18:30", "18:35"),
        ("Round 2", "18:36", "18:41"),
        ("Round 3", "18:42", "18:47"),
    ]
    _, table = planned(night, "surgery")
    assert table.parts[0].name == "Slot 1"


def test_expert_is_named_before_the_visitor(night):
    _, table = planned(night, "surgery")
    (first, *_) = [cell for cell in table.cells.values() if cell.subject]
    assert [seat.role for seat in first.people][:2] == ["expert", "guest"]
    assert first.people[0].name == "Chidi Eze"
    assert first.topic == "crm"


def test_grid_shows_empty_rooms_and_sessions_without_a_host(night):
    _, table = planned(night, "unconference")
    assert table.places == ("Hall", "Loft")
    assert {cell.topic: [seat.name for seat in cell.people] for cell in table.cells.values()} == {
        "Maps": ["Ann Lee"],
        "Bread": [],
    }


def test_places_are_in_the_order_of_the_tables_then_as_counted(night):
    evening = night([{"kind": "speed_friending", **DESCRIBED["speed_friending"]}])
    activity = evening.activity("speed_friending")
    ann = evening.roster().guests[0]
    seats = [
        Placement("", activity.id, ann.id if n == 1 else "", n, activity.starts, activity.ends, place)
        for n, place in enumerate(("Spot 10", "Spot 2", "Table 4", "Table 1"), 1)
    ]
    evening.workspace.change(accept_plan, activity.id, seats, {}, {}, [], 1)
    table = evening.workspace.read(plan_table, activity.id, evening.kinds["speed_friending"].form)
    assert table.places == ("Table 1", "Table 4", "Spot 2", "Spot 10")


def test_without_a_plan_the_table_is_empty_but_has_its_parts(night):
    evening = night([{"kind": "cafe", **DESCRIBED["cafe"]}])
    table = evening.workspace.read(plan_table, evening.activity("cafe").id, evening.kinds["cafe"].form)
    assert (table.number, table.places, dict(table.cells), len(table.parts)) == (0, (), {}, 2)
