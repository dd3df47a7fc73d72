from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.cafe.rows import COMPONENT as CAFE
from t4gsw_desktop.kinds.cafe.rows import TopicTable
from t4gsw_desktop.kinds.register import forms
from t4gsw_desktop.services.checkin import arrive, walk_in
from t4gsw_desktop.services.checklist import Checklist, Item, checklist, mark_item
from t4gsw_desktop.services.checklist_facts import evening_facts
from t4gsw_desktop.services.events import (
    add_activity,
    choose_rooms,
    create_event,
    edit_activity,
    edit_event,
    move_activity,
)
from t4gsw_desktop.services.people import add_person, edit_person
from t4gsw_desktop.services.places import add_room, add_venue
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.printing_log import record_printing
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

DAY = date(2027, 1, 21)  # in winter, when the clock shows UTC
AFTERNOON = datetime(2027, 1, 21, 14, tzinfo=UTC)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 1, 21, hour, minute, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Its clock stands still in the afternoon before the evening."""
    with Workspace.create(tmp_path / "evenings.t4gsw", (CAFE,), clock=lambda: AFTERNOON) as workspace:
        yield workspace


@pytest.fixture
def night(workspace: Workspace) -> Event:
    return workspace.change(create_event, "Winter gathering", DAY, time(18), time(21))


def listed(workspace: Workspace, event: Event, name: str, status: str = "coming") -> Attendee:
    def add(work: Work) -> Attendee:
        person = add_person(work, name)
        place = Attendee(f"at-{name}", event.id, person.id, f"CODE {name}", status=status)
        work.put(place)
        work.label = f"List {name}"
        return place

    return workspace.change(add)


def told(workspace: Workspace, event: Event, now: datetime = AFTERNOON) -> Checklist:
    return checklist(evening_facts(workspace, event.id, forms(), now), now)


def item(workspace: Workspace, event: Event, key: str, now: datetime = AFTERNOON) -> Item:
    (found,) = [one for one in told(workspace, event, now).items if one.key == key]
    return found


def printed(workspace: Workspace, event: Event, paper: str) -> None:
    workspace.change(record_printing, event.id, paper, step=workspace.step())


def cafe(workspace: Workspace, event: Event, starts: time = time(19), ends: time = time(20)) -> Activity:
    return workspace.change(add_activity, event.id, "cafe", "Café", starts, ends)


def accept(workspace: Workspace, activity: Activity, *guests: Attendee) -> None:
    seats = [Placement("", activity.id, one.id, 1, activity.starts, activity.ends, "Table 1") for one in guests]
    workspace.change(accept_plan, activity.id, seats, {}, {}, [], 1)


def test_new_event_has_all_to_do_and_the_venue_first(workspace: Workspace, night: Event) -> None:
    whole = told(workspace, night)
    assert (whole.phase, whole.done) == ("before", 0)
    assert {one.state for one in whole.items} == {"open"}
    assert whole.next == whole.items[0]
    assert (whole.items[0].title, whole.items[0].screen, whole.items[0].argument) == (
        "Choose the venue",
        "plan",
        "venue",
    )
    assert [one.key for one in whole.items] == [
        *("venue", "activities", "guests", "badges", "check-in-sheet", "schedule-poster", "backup"),
    ]


def test_each_item_is_done_by_its_fact_alone(workspace: Workspace, night: Event) -> None:
    venue = workspace.change(add_venue, "The Ropewalk Hall")
    workspace.change(edit_event, night.id, venue_id=venue.id)
    assert item(workspace, night, "venue").note == "“The Ropewalk Hall” has no rooms yet. Add the first."
    hall = workspace.change(add_room, venue.id, "Main hall")
    ann = listed(workspace, night, "Ann Lee")
    activity = cafe(workspace, night)
    assert item(workspace, night, "clashes").note == "“Café” has no room yet. Choose one."
    workspace.change(choose_rooms, activity.id, [hall.id])
    assert item(workspace, night, f"plan:{activity.id}").note.startswith("“Café” has no tables yet.")
    accept(workspace, activity, ann)
    for paper in ("Name badges (badges)", "Check-in sheet (check-in-sheet)", "schedule-poster"):
        printed(workspace, night, paper)
    workspace.back_up()
    whole = told(workspace, night)
    assert {one.key: one.state for one in whole.items if one.state != "done"} == {}
    assert whole.next is None
    assert whole.done == len(whole.items) == 9


def test_badges_are_counted_by_who_is_new_or_different(workspace: Workspace, night: Event) -> None:
    ann, bob = (listed(workspace, night, name) for name in ("Ann Lee", "Bob Day"))
    listed(workspace, night, "Not Coming", "cancelled")
    assert item(workspace, night, "badges").title == "Print the 2 name badges"
    printed(workspace, night, "Name badges (badges)")
    workspace.change(edit_person, ann.person_id, notes="Brings cake", access_note="Sits near the window")
    assert item(workspace, night, "badges").state == "done"
    workspace.change(edit_person, ann.person_id, pronouns="she/her")
    listed(workspace, night, "Cem Kaya")
    badges = item(workspace, night, "badges")
    assert (badges.state, badges.title) == ("stale", "Print 2 name badges more")
    assert badges.note == "Changed since printing: 2 people are new or different."
    printed(workspace, night, "Name badges (badges)")
    workspace.change(edit_person, bob.person_id, pronouns="he/him")
    workspace.undo()
    assert item(workspace, night, "badges").state == "done"


def test_somebody_who_cancels_changes_the_list_but_no_badge(workspace: Workspace, night: Event) -> None:
    def cancel(work: Work) -> None:
        work.put(Attendee("at-Ann", night.id, ann.person_id, ann.code, status="cancelled"))
        work.label = "Ann cancels"

    ann = listed(workspace, night, "Ann")
    for paper in ("badges", "check-in-sheet"):
        printed(workspace, night, paper)
    workspace.change(cancel)
    assert item(workspace, night, "badges").state == "done"
    assert (item(workspace, night, "check-in-sheet").state, item(workspace, night, "check-in-sheet").note) == (
        "stale",
        "Changed since printing.",
    )


def test_schedule_is_stale_when_times_change_but_not_when_a_plan_is_accepted(
    workspace: Workspace, night: Event
) -> None:
    ann, activity = listed(workspace, night, "Ann"), cafe(workspace, night)
    printed(workspace, night, "Schedule for the wall (schedule-poster)")
    accept(workspace, activity, ann)
    assert item(workspace, night, "schedule-poster").state == "done"
    workspace.change(move_activity, activity.id, time(19, 30), time(20, 30))
    assert item(workspace, night, "schedule-poster").state == "stale"
    workspace.undo()
    assert item(workspace, night, "schedule-poster").state == "done"
    other = workspace.change(create_event, "Other", DAY + timedelta(days=7), time(18), time(21))
    cafe(workspace, other)
    assert item(workspace, night, "schedule-poster").state == "done"


def test_desk_notes_are_asked_for_only_when_somebody_has_one(workspace: Workspace, night: Event) -> None:
    ann = listed(workspace, night, "Ann")
    assert not [one for one in told(workspace, night).items if one.key == "desk-notes"]
    workspace.change(edit_person, ann.person_id, food_needs="No nuts")
    assert item(workspace, night, "desk-notes").state == "open"


def test_plan_is_stale_when_those_coming_are_others(workspace: Workspace, night: Event) -> None:
    ann, bob = (listed(workspace, night, name) for name in ("Ann", "Bob"))
    activity = cafe(workspace, night)
    key = f"plan:{activity.id}"
    accept(workspace, activity, ann, bob)
    assert item(workspace, night, key).state == "done"
    listed(workspace, night, "Cem")
    plan = item(workspace, night, key)
    assert (plan.state, plan.title, plan.screen, plan.argument) == (
        "stale",
        "Plan Café again",
        "activities",
        activity.id,
    )
    assert plan.note == "Plan 1 of “Café” does not know yet: 1 person is without a place."


def test_plan_is_stale_when_what_it_was_made_from_changed(workspace: Workspace, night: Event) -> None:
    def name_table(work: Work) -> None:
        work.put(TopicTable("t", activity.id, "Table 1"))
        work.label = "Name a table"

    ann, activity = listed(workspace, night, "Ann"), cafe(workspace, night)
    key, halves = f"plan:{activity.id}", {"parts": 2, "minutes": 25, "gap": 0}
    workspace.change(edit_activity, activity.id, settings=halves)
    accept(workspace, activity, ann)
    workspace.change(move_activity, activity.id, time(19, 10), time(20, 10))
    workspace.change(edit_activity, activity.id, title="World café", settings={**halves, "played": 1})
    assert item(workspace, night, key).state == "done"
    workspace.change(edit_activity, activity.id, settings={"parts": 4, "minutes": 10, "gap": 0})
    assert item(workspace, night, key).note.endswith("what it was made from has changed.")
    workspace.undo()
    assert item(workspace, night, key).state == "done"
    workspace.change(name_table)
    assert item(workspace, night, key).state == "stale"


def test_plan_fits_those_still_to_come_and_misses_walk_ins_once_doors_are_open(
    workspace: Workspace, night: Event
) -> None:
    ann, bob = (listed(workspace, night, name) for name in ("Ann", "Bob"))
    activity = cafe(workspace, night)
    accept(workspace, activity, ann, bob)
    workspace.change(arrive, ann.id, at=at(18, 5))
    assert item(workspace, night, f"plan:{activity.id}").state == "done"
    workspace.change(walk_in, night.id, "Dov", at=at(18, 6))
    assert "1 person is without a place" in item(workspace, night, f"plan:{activity.id}").note


def test_backup_of_the_day_before_is_too_old(workspace: Workspace) -> None:
    later = workspace.change(create_event, "Later", DAY + timedelta(days=7), time(18), time(21))
    workspace.back_up()
    assert item(workspace, later, "backup", AFTERNOON + timedelta(hours=24)).state == "done"
    old = item(workspace, later, "backup", AFTERNOON + timedelta(hours=25))
    assert (old.state, old.note) == ("stale", "The latest is of 21 January, 14:00.")


def test_marks_tick_skip_and_go_with_undo(workspace: Workspace, night: Event) -> None:
    badges = item(workspace, night, "badges")
    assert badges.by_hand == "I'll write them by hand"
    workspace.change(mark_item, night.id, badges, "skipped")
    assert (item(workspace, night, "badges").state, item(workspace, night, "badges").ticked) == ("skipped", True)
    workspace.change(mark_item, night.id, badges, "done")
    assert item(workspace, night, "badges").state == "done"
    assert told(workspace, night).done == 1
    assert workspace.undo() == "Tick off “Print the name badges”"
    assert item(workspace, night, "badges").state == "skipped"
    workspace.change(mark_item, night.id, badges, "open")
    assert (item(workspace, night, "badges").state, workspace.undo_label()) == (
        "open",
        "Put back “Print the name badges”",
    )
    with pytest.raises(Refusal, match="ticked off, skipped or open"):
        workspace.change(mark_item, night.id, badges, "lost")


def test_a_fact_counts_more_than_a_skip(workspace: Workspace, night: Event) -> None:
    workspace.change(mark_item, night.id, item(workspace, night, "badges"), "skipped")
    printed(workspace, night, "badges")
    assert (item(workspace, night, "badges").state, item(workspace, night, "badges").ticked) == ("done", False)


def test_what_is_next_follows_the_night(workspace: Workspace, night: Event) -> None:
    listed(workspace, night, "Ann")
    first = cafe(workspace, night, time(18, 30), time(19))
    second = cafe(workspace, night, time(19, 30), time(20, 30))

    def then(hour: int, minute: int) -> tuple[str, str, str]:
        whole = told(workspace, night, at(hour, minute))
        assert whole.next is not None
        return whole.phase, whole.next.title, whole.next.argument

    assert then(16, 59) == ("before", "Choose the venue", "venue")
    assert then(17, 0) == ("doors", "Open check-in", "")
    assert then(18, 0) == ("doors", "Check people in", "")
    assert then(18, 20) == ("during", "Get Café ready", first.id)
    assert then(18, 45) == ("during", "Run Café", first.id)
    assert then(19, 10) == ("during", "Get Café ready", second.id)
    assert then(20, 40) == ("during", "Wrap up the evening", "")
    assert then(21, 0) == ("after", "Save the report of the evening", "report")
    note = told(workspace, night, at(17, 15)).next
    assert note is not None
    assert note.note == "Doors open at 18:00. 1 person is still to come."


def test_after_the_event_a_new_backup_and_due_clear_outs_are_asked_for(workspace: Workspace, night: Event) -> None:
    ann = listed(workspace, night, "Ann")
    workspace.change(edit_person, ann.person_id, food_needs="No nuts")
    workspace.back_up()
    week = told(workspace, night, at(12) + timedelta(days=8))
    assert [(one.key, one.state) for one in week.items] == [
        ("report", "open"),
        ("backup-after", "open"),
        ("clear:notes", "open"),
    ]
    assert week.items[2].note == "“Winter gathering” was 8 days ago. Clear access and food notes of 1 person?"
    quarter = told(workspace, night, at(12) + timedelta(days=100))
    assert quarter.items[-1].argument == "clear-people"
