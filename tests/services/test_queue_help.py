"""Queue help from a real file: lanes, arrivals, and what earlier evenings tell of those still to come."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.queue_help import A_GUESS
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.checkin import arrive, come_back, free_code, leave, undo_arrival, walk_in
from t4gsw_desktop.services.event_papers import QUEUE_SIGNS, queue_sign_paper
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.pack_state import pack_states
from t4gsw_desktop.services.paper_pack import PackedPaper
from t4gsw_desktop.services.papers import heading_of
from t4gsw_desktop.services.printing_log import record_printing
from t4gsw_desktop.services.queue_help import choose_lanes, earlier_evenings, needed_for, queue_help
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

NAMES = ["Ann", "Bea", "Cem", "Dan", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jim"]


def invite(workspace: Workspace, event: Event, names: list[str]) -> list[str]:
    """These people, on the list of an event; the attendees' ids."""
    ids = []

    def put(work: Work) -> None:
        for name in names:
            person = Person(new_id(), name)
            work.put(person)
            ids.append(new_id())
            work.put(Attendee(ids[-1], event.id, person.id, free_code(work, event.id)))
        work.label = "Sign up"

    workspace.change(put)
    return ids


def come(workspace: Workspace, event: Event, ids: list[str], minutes: list[float]) -> None:
    starts = from_text(event.starts)
    for attendee_id, minute in zip(ids, minutes, strict=True):
        workspace.change(arrive, attendee_id, at=starts + timedelta(minutes=minute))


def earlier(workspace: Workspace, day: int, minutes: list[float]) -> Event:
    """An evening of September with ten people on the list, of whom so many came at these minutes."""
    event = workspace.change(create_event, f"Evening {day}", date(2026, 9, day), time(18, 30), time(21))
    ids = invite(workspace, event, [f"{name} {day}" for name in NAMES])
    come(workspace, event, ids[: len(minutes)], minutes)
    return event


def test_the_door_in_figures(workspace: Workspace, evening: Event) -> None:
    ids = invite(workspace, evening, NAMES)
    come(workspace, evening, ids[:3], [-4, 1, 2])
    starts = from_text(evening.starts)
    workspace.change(walk_in, evening.id, "Zed", at=starts + timedelta(minutes=3))
    workspace.change(undo_arrival, ids[0])
    help_now = workspace.read(queue_help, evening.id, starts + timedelta(minutes=5), ())
    assert (help_now.signed_up, help_now.came, help_now.walk_ins) == (10, 2, 1)
    assert [(point.minute, point.came) for point in help_now.curve] == [(1, 1), (2, 2), (3, 3)]
    assert help_now.per_minute == pytest.approx(0.6)
    assert help_now.to_come.rests_on == A_GUESS
    assert help_now.to_come.high <= 8
    assert sum(lane.count for lane in help_now.lanes) == 11


def test_who_left_again_has_come_all_the_same(workspace: Workspace, evening: Event) -> None:
    ids = invite(workspace, evening, NAMES)
    starts = from_text(evening.starts)
    come(workspace, evening, ids[:1], [0])
    workspace.change(leave, ids[0], at=starts + timedelta(minutes=30))
    workspace.change(come_back, ids[0], at=starts + timedelta(minutes=50))
    help_now = workspace.read(queue_help, evening.id, starts + timedelta(minutes=60), ())
    assert [point.minute for point in help_now.curve] == [0]
    assert help_now.came == 1


def test_earlier_evenings_are_told_newest_first(workspace: Workspace, evening: Event) -> None:
    earlier(workspace, 3, [0, 1, 2, 3, 4, 5])
    earlier(workspace, 10, [0, 2, 4, 6, 8, 10, 12])
    found = workspace.read(earlier_evenings, evening.id)
    assert [(one.signed_up, one.minutes[-1]) for one in found] == [(10, 12.0), (10, 5.0)]
    help_now = workspace.read(queue_help, evening.id, from_text(evening.starts), found)
    assert help_now.to_come.rests_on == "2 earlier evenings"


def test_an_evening_that_was_typed_in_afterwards_tells_nothing(workspace: Workspace, evening: Event) -> None:
    earlier(workspace, 3, [150, 150, 150, 150, 10, 20])
    earlier(workspace, 10, [0, 1])  # the door was hardly used
    assert workspace.read(earlier_evenings, evening.id) == ()


def test_later_evenings_and_walk_ins_are_no_history(workspace: Workspace, evening: Event) -> None:
    before = earlier(workspace, 3, [0, 1, 2, 3, 4, 5])
    workspace.change(walk_in, before.id, "Zed", at=from_text(before.starts))
    assert workspace.read(earlier_evenings, before.id) == ()
    assert workspace.read(earlier_evenings, evening.id)[0].signed_up == 10


def test_lanes_follow_the_number_of_people_until_somebody_chooses(workspace: Workspace, evening: Event) -> None:
    invite(workspace, evening, NAMES)
    assert needed_for(10) == 1
    assert needed_for(62) == 2
    assert needed_for(62, 40) == 4
    assert needed_for(2000) == 4
    now = datetime(2026, 10, 1, 17, tzinfo=UTC)
    assert len(workspace.read(queue_help, evening.id, now, ()).lanes) == 1
    workspace.change(choose_lanes, evening.id, 3)
    assert workspace.undo_label() == "Have 3 lanes at the door"
    assert len(workspace.read(queue_help, evening.id, now, ()).lanes) == 3
    workspace.undo()
    assert len(workspace.read(queue_help, evening.id, now, ()).lanes) == 1
    with pytest.raises(Refusal, match="1 to 4 lanes"):
        workspace.change(choose_lanes, evening.id, 5)


def signs(workspace: Workspace, event: Event) -> PackedPaper:
    roster = workspace.read(read_roster, event.id)
    paper = queue_sign_paper(roster, heading_of(roster, datetime(2026, 10, 1, 16, tzinfo=UTC)))
    return PackedPaper(paper.key, paper)


def test_signs_are_for_as_many_lanes_as_were_chosen(workspace: Workspace, evening: Event) -> None:
    invite(workspace, evening, NAMES)
    assert signs(workspace, evening).paper.on_purpose
    workspace.change(choose_lanes, evening.id, 2)
    paper = signs(workspace, evening).paper
    assert (paper.many, paper.on_purpose) == ("2 signs", False)
    assert paper.make(False).startswith(b"%PDF")


def test_signs_stay_true_while_people_sign_up(workspace: Workspace, evening: Event) -> None:
    invite(workspace, evening, NAMES)
    workspace.change(choose_lanes, evening.id, 2)
    workspace.change(record_printing, evening.id, QUEUE_SIGNS, step=workspace.step())
    invite(workspace, evening, ["Zed"])
    paper = signs(workspace, evening)
    assert workspace.read(pack_states, evening.id, [paper])[QUEUE_SIGNS].changed == 0
    workspace.change(choose_lanes, evening.id, 3)
    assert workspace.read(pack_states, evening.id, [paper])[QUEUE_SIGNS].changed == 1


def test_somebody_who_cancelled_is_in_no_lane(workspace: Workspace, evening: Event) -> None:
    ids = invite(workspace, evening, NAMES)

    def cancel(work: Work) -> None:
        place = work.get(Attendee, ids[0])
        assert place is not None
        work.put(replace(place, status="cancelled"))
        work.label = "Cancel"

    workspace.change(cancel)
    help_now = workspace.read(queue_help, evening.id, from_text(evening.starts), ())
    assert sum(lane.count for lane in help_now.lanes) == help_now.signed_up == 9
