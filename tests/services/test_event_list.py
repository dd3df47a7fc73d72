from datetime import UTC, date, datetime, time

import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.event_list import event_at_hand, list_events, next_event
from t4gsw_desktop.services.events import add_activity, create_event, edit_event
from t4gsw_desktop.services.places import add_venue
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


@pytest.fixture
def three(workspace: Workspace) -> tuple[Event, ...]:
    """Three evenings of winter, made in the wrong order: 14, 21 and 28 January, 18:00 to 21:00."""
    made = [workspace.change(create_event, f"{day}", date(2027, 1, day), time(18), time(21)) for day in (28, 14, 21)]
    return tuple(sorted(made, key=lambda one: one.starts))


def at(day: int, hour: int) -> datetime:
    return datetime(2027, 1, day, hour, tzinfo=UTC)


def test_events_are_listed_with_their_figures(workspace: Workspace, three: tuple[Event, ...]) -> None:
    def waiting(work: Work) -> None:
        work.put(Attendee("w", three[1].id, "", "W", status="waiting"))
        work.label = "Wait"

    venue = workspace.change(add_venue, "The Ropewalk Hall")
    workspace.change(edit_event, three[1].id, venue_id=venue.id)
    workspace.change(walk_in, three[1].id, "Ann Lee")
    workspace.change(waiting)
    workspace.change(add_activity, three[1].id, "cafe", "Café", time(19), time(20))
    found = workspace.read(list_events, at(20, 12))
    assert [one.event.name for one in found.to_come] == ["21", "28"]
    assert [one.event.name for one in found.past] == ["14"]
    line = found.to_come[0]
    assert (line.venue, line.coming, line.activities) == ("The Ropewalk Hall", 1, 1)
    assert [one.event.name for one in workspace.read(list_events, at(30, 12)).past] == ["28", "21", "14"]


def test_next_event_is_the_one_on_or_to_come(workspace: Workspace, three: tuple[Event, ...]) -> None:
    assert workspace.read(next_event, at(14, 20)) == three[0]
    assert workspace.read(next_event, at(14, 21)) == three[1]
    assert workspace.read(next_event, at(29, 0)) is None


def test_event_at_hand_stays_for_wrapping_up(workspace: Workspace, three: tuple[Event, ...]) -> None:
    assert workspace.read(event_at_hand, at(13, 9)) == three[0]
    assert workspace.read(event_at_hand, at(14, 19)) == three[0]
    assert workspace.read(event_at_hand, at(15, 8)) == three[0]
    assert workspace.read(event_at_hand, at(15, 10)) == three[1]
    assert workspace.read(event_at_hand, at(31, 10)) == three[2]
    second = workspace.change(create_event, "Second", date(2027, 1, 14), time(22), time(23))
    assert workspace.read(event_at_hand, at(14, 21)) == second


def test_without_events_there_is_none_at_hand(workspace: Workspace) -> None:
    assert workspace.read(event_at_hand, at(1, 1)) is None
    assert workspace.read(next_event, at(1, 1)) is None
    assert workspace.read(list_events, at(1, 1)).to_come == ()
