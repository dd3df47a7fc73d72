from datetime import UTC, date, datetime, time, timedelta

import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.services.attendees import set_status
from t4gsw_desktop.services.checkin import arrive, undo_arrival
from t4gsw_desktop.services.events import add_activity, create_event
from t4gsw_desktop.services.invitations import invite
from t4gsw_desktop.services.people import add_person, edit_person
from t4gsw_desktop.services.person_history import PersonHistory, log_lines, person_history
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.workspace import Workspace

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)


@pytest.fixture
def people(workspace: Workspace) -> list[Person]:
    return [workspace.change(add_person, name) for name in ("Ann Lee", "Bob Day", "Cem Kaya", "Dov Katz")]


def hold(workspace: Workspace, day: date, *guests: Person) -> tuple[Event, list[Attendee]]:
    event = workspace.change(create_event, f"{day:%d %B}", day, time(18), time(21))
    workspace.change(invite, event.id, [one.id for one in guests])
    places = {one.person_id: one for one in workspace.read(lambda view: view.find(Attendee, event_id=event.id))}
    return event, [places[one.id] for one in guests]


def history(workspace: Workspace, person: Person) -> PersonHistory:
    return workspace.read(person_history, person.id, NOW)


def test_history_tells_what_came_of_each_event(workspace: Workspace, people: list[Person]) -> None:
    ann, bob, *_ = people
    days = [date(2026, 9, 3) + timedelta(days=28 * n) for n in range(6)]
    held = [hold(workspace, day, ann, bob) for day in days]
    workspace.change(arrive, held[0][1][0].id)
    workspace.change(arrive, held[1][1][1].id)
    workspace.change(set_status, held[3][1][0].id, "cancelled")
    shown = history(workspace, ann)
    assert [one.came for one in shown.events] == [None, True, False, True, False, True]
    assert shown.lately == (True, False, True, False, True)
    assert shown.came_lately == 3


def test_one_arrival_taken_back_does_not_make_everybody_else_absent(workspace: Workspace, people: list[Person]) -> None:
    ann, bob, *_ = people
    _, (_, place) = hold(workspace, date(2026, 9, 3), ann, bob)
    workspace.change(arrive, place.id)
    assert [one.came for one in history(workspace, ann).events] == [False]
    workspace.change(undo_arrival, place.id)
    assert [one.came for one in history(workspace, ann).events] == [True], "the evening was run on paper"


def test_people_met_are_those_at_one_table(workspace: Workspace, people: list[Person]) -> None:
    def seat(guest: Attendee, place: str, role: str = "guest") -> Placement:
        return Placement("", cafe.id, guest.id, 1, cafe.starts, cafe.ends, place, role)

    event, (ann, bob, cem, dov) = hold(workspace, date(2027, 1, 7), *people)
    cafe = workspace.change(add_activity, event.id, "cafe", "Café", time(19), time(20))
    rows = [seat(ann, "Table 1"), seat(bob, "Table 1"), seat(cem, "Table 2"), seat(dov, "", "rest")]
    workspace.change(accept_plan, cafe.id, rows, {}, {}, [], 1)
    assert [history(workspace, one).met for one in people] == [1, 1, 0, 0]


def test_log_has_the_acts_about_a_person_and_their_places(workspace: Workspace, people: list[Person]) -> None:
    ann, bob, *_ = people
    _, (place,) = hold(workspace, date(2027, 1, 21), ann)
    workspace.change(edit_person, ann.id, pronouns="she/her")
    workspace.change(edit_person, bob.id, pronouns="he/him")
    lines = log_lines(workspace, ann.id, (place.id,))
    assert [line.split(" ", 1)[1] for line in lines] == [
        *("Change Ann Lee", "Add Ann Lee to 21 January", "Add Ann Lee"),
    ]
