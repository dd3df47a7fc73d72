import tempfile
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.events import Activity, Attendee, Checkin, Event
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.events import (
    add_activity,
    choose_rooms,
    copy_event,
    create_event,
    edit_activity,
    edit_event,
    move_activity,
    timeline,
)
from t4gsw_desktop.services.places import add_room, add_venue
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.workspace import Workspace

SUMMER = date(2026, 10, 1)


def shown(text: str) -> str:
    return f"{wall_clock(from_text(text)):%Y-%m-%d %H:%M}"


def test_create_event_keeps_what_the_clock_shows_in_london(workspace: Workspace) -> None:
    summer = workspace.change(create_event, " Summer ", SUMMER, time(18, 30), time(21))
    winter = workspace.change(
        create_event, "Winter", date(2026, 11, 5), time(18, 30), time(0, 30), last_day=date(2026, 11, 6)
    )
    assert (summer.name, summer.starts) == ("Summer", "2026-10-01T17:30:00+00:00")
    assert (winter.starts, winter.ends) == ("2026-11-05T18:30:00+00:00", "2026-11-06T00:30:00+00:00")


def test_create_event_refuses_what_cannot_be(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="01:30 does not exist on 28 March 2027: the clocks go forward"):
        workspace.change(create_event, "Night", date(2027, 3, 28), time(1, 30), time(4))
    with pytest.raises(Refusal, match="not after"):
        workspace.change(create_event, "Backwards", SUMMER, time(21), time(18))
    with pytest.raises(Refusal, match="14 days"):
        workspace.change(create_event, "Long", SUMMER, time(9), time(18), last_day=date(2026, 12, 1))
    with pytest.raises(Refusal, match="needs a name"):
        workspace.change(create_event, " ", SUMMER, time(18), time(21))
    with pytest.raises(Refusal, match="venue"):
        workspace.change(create_event, "Nowhere", SUMMER, time(18), time(21), venue_id="gone")
    assert workspace.step() == 0


def test_edit_event_tells_calendars_of_a_new_name_only(workspace: Workspace, evening: Event) -> None:
    assert workspace.change(edit_event, evening.id, notes="Bring cake").sequence == 0
    assert workspace.change(edit_event, evening.id, name="Autumn surgery").sequence == 1


def test_add_activity_takes_clock_times_settings_and_rooms(workspace: Workspace, evening: Event) -> None:
    venue = workspace.change(add_venue, "Print Works")
    hall = workspace.change(add_room, venue.id, "Hall")
    activity = workspace.change(
        add_activity, evening.id, "cafe", "Café", time(19), time(20), room_ids=[hall.id, hall.id], settings={"parts": 2}
    )
    assert (shown(activity.starts), shown(activity.ends)) == ("2026-10-01 19:00", "2026-10-01 20:00")
    assert workspace.read(lambda view: view.get(Activity, activity.id)) == activity
    assert activity.room_ids == (hall.id,)
    assert dict(activity.settings) == {"parts": 2}


def test_add_activity_refuses_what_cannot_be(workspace: Workspace, evening: Event) -> None:
    with pytest.raises(Refusal, match="needs a title"):
        workspace.change(add_activity, evening.id, "cafe", " ", time(19), time(20))
    with pytest.raises(Refusal, match="outside the event, which is from 18:30 to 21:00 on 1 October 2026"):
        workspace.change(add_activity, evening.id, "cafe", "Lunch", time(12), time(13))
    with pytest.raises(Refusal, match="rooms"):
        workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20), room_ids=["gone"])
    with pytest.raises(Refusal, match="no longer in the file"):
        workspace.change(add_activity, "gone", "cafe", "Café", time(19), time(20))


def test_add_activity_refuses_a_room_of_another_building(workspace: Workspace, evening: Event) -> None:
    here, there = (workspace.change(add_venue, name) for name in ("Here", "There"))
    loft = workspace.change(add_room, there.id, "Loft")
    workspace.change(edit_event, evening.id, venue_id=here.id)
    with pytest.raises(Refusal, match="“Loft” is in another building"):
        workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20), room_ids=[loft.id])


def test_activity_may_go_past_midnight(workspace: Workspace) -> None:
    event = workspace.change(create_event, "Late", SUMMER, time(20), time(1), last_day=SUMMER + timedelta(days=1))
    activity = workspace.change(add_activity, event.id, "cafe", "Café", time(23), time(0, 30))
    assert shown(activity.ends) == "2026-10-02 00:30"


def test_timeline_is_in_order_of_time(workspace: Workspace, evening: Event) -> None:
    late, early, beside = (
        workspace.change(add_activity, evening.id, "cafe", title, start, time(20, 30))
        for title, start in (("Late", time(20)), ("Early", time(19)), ("Beside", time(20)))
    )
    whole = workspace.read(timeline, evening.id)
    assert whole.event == evening
    assert whole.activities == (early, late, beside)


def test_move_activity_raises_the_sequence_and_takes_its_plan_along(workspace: Workspace, evening: Event) -> None:
    activity = workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20))
    guest = workspace.change(walk_in, evening.id, "Ann").attendee
    assert guest is not None
    seat = Placement("", activity.id, guest.id, 1, activity.starts, activity.ends, "Table 1")
    workspace.change(accept_plan, activity.id, [seat], {}, {}, [], 1)
    moved = workspace.change(move_activity, activity.id, time(19, 30), time(20, 30))
    (placed,) = workspace.read(lambda view: view.find(Placement))
    assert moved.sequence == 1
    assert moved.plan_number == 1
    assert (shown(placed.starts), shown(placed.ends)) == ("2026-10-01 19:30", "2026-10-01 20:30")
    assert workspace.change(move_activity, activity.id, time(19, 30), time(20, 30)) == moved
    assert workspace.undo_label() == "Move Café"
    workspace.undo()
    assert workspace.read(lambda view: view.find(Placement))[0].starts == seat.starts


def test_edit_activity_tells_calendars_of_a_new_title_only(workspace: Workspace, evening: Event) -> None:
    activity = workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20))
    assert workspace.change(edit_activity, activity.id, settings={"parts": 3}).sequence == 0
    assert workspace.change(edit_activity, activity.id, title="World café").sequence == 1


def test_copy_event_keeps_half_past_six_across_the_clock_change(workspace: Workspace, evening: Event) -> None:
    cafe = workspace.change(add_activity, evening.id, "cafe", "Café", time(18, 30), time(20), settings={"parts": 2})
    guest = workspace.change(walk_in, evening.id, "Ann").attendee
    assert guest is not None
    seat = Placement("", cafe.id, guest.id, 1, cafe.starts, cafe.ends, "Table 1")
    workspace.change(accept_plan, cafe.id, [seat], {}, {}, [], 1)
    copied = workspace.change(copy_event, evening.id, date(2026, 11, 5))
    (activity,) = workspace.read(timeline, copied.id).activities
    assert shown(copied.starts) == shown(activity.starts) == "2026-11-05 18:30"
    assert copied.starts == "2026-11-05T18:30:00+00:00"
    assert evening.starts == "2026-10-01T17:30:00+00:00"
    assert (activity.plan_number, dict(activity.settings)) == (0, {"parts": 2})
    assert {activity.id, copied.id}.isdisjoint({cafe.id, evening.id})
    assert workspace.read(lambda view: view.find(Attendee, event_id=copied.id)) == ()
    counts = workspace.read(lambda view: [len(view.find(one)) for one in (Checkin, Placement, AcceptedPlan)])
    assert counts == [1, 1, 1]
    assert workspace.undo() == "Copy Spring surgery to 5 November 2026"
    assert workspace.read(lambda view: view.find(Event)) == (evening,)


def test_copy_event_refuses_a_day_on_which_the_clock_skips_its_time(workspace: Workspace) -> None:
    night = workspace.change(create_event, "Night", SUMMER, time(1, 15), time(4))
    with pytest.raises(Refusal, match="01:15 does not exist on 28 March 2027"):
        workspace.change(copy_event, night.id, date(2027, 3, 28))


@settings(max_examples=40)
@given(
    day=st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    new_day=st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    starts=st.times(time(6), time(20)).map(lambda one: one.replace(second=0, microsecond=0)),
    minutes=st.integers(10, 180),
    nights=st.integers(0, 3),
)
def test_copy_event_keeps_wall_clocks_on_any_day(
    day: date, new_day: date, starts: time, minutes: int, nights: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder) / "one.t4gsw") as workspace:
        last = day + timedelta(days=nights)
        event = workspace.change(create_event, "Any", day, starts, time(23, 30), last_day=last)
        ends = (wall_clock(from_text(event.starts)) + timedelta(minutes=minutes)).time()
        for on in {day, last}:
            workspace.change(add_activity, event.id, "cafe", "Café", starts, ends, day=on)
        copied = workspace.change(copy_event, event.id, new_day)
        for old, new in zip(
            workspace.read(timeline, event.id).activities, workspace.read(timeline, copied.id).activities, strict=True
        ):
            for was, now in ((old.starts, new.starts), (old.ends, new.ends)):
                before, after = wall_clock(from_text(was)), wall_clock(from_text(now))
                assert after.time() == before.time()
                assert after.date() - new_day == before.date() - day


def test_copy_event_begins_its_rounds_from_the_first(workspace: Workspace, evening: Event) -> None:
    settings = {"parts": 3, "minutes": 10, "gap": 0, "played": 2}
    workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(19, 30), settings=settings)
    copied = workspace.change(copy_event, evening.id, date(2026, 11, 5))
    (cafe,) = workspace.read(timeline, copied.id).activities
    assert cafe.settings == {"parts": 3, "minutes": 10, "gap": 0}


def test_choose_rooms_tells_calendars_of_another_room_only(workspace: Workspace, evening: Event) -> None:
    venue = workspace.change(add_venue, "Print Works")
    hall = workspace.change(add_room, venue.id, "Hall")
    activity = workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20))
    chosen = workspace.change(choose_rooms, activity.id, [hall.id])
    assert (chosen.room_ids, chosen.sequence, chosen.starts) == ((hall.id,), 1, activity.starts)
    assert workspace.change(choose_rooms, activity.id, [hall.id]) == chosen
    assert workspace.undo_label() == "Choose the room of Café"
    with pytest.raises(Refusal, match="no longer on the list"):
        workspace.change(choose_rooms, activity.id, ["gone"])
