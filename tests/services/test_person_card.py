from datetime import UTC, date, datetime, time, timedelta

import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.attendees import add_to_event, set_status
from t4gsw_desktop.services.checkin import arrive
from t4gsw_desktop.services.events import add_activity, create_event
from t4gsw_desktop.services.people import add_person, belong_together, edit_person, keep_apart
from t4gsw_desktop.services.person_card import PersonCard, person_card, remove_person
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.workspace import Workspace

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)


@pytest.fixture
def people(workspace: Workspace) -> list[Person]:
    return [workspace.change(add_person, name) for name in ("Ann Lee", "Bob Day", "Cem Kaya", "Dov Katz")]


def hold(workspace: Workspace, day: date) -> Event:
    return workspace.change(create_event, f"{day:%d %B}", day, time(18), time(21))


def card(workspace: Workspace, person: Person) -> PersonCard:
    return workspace.read(person_card, person.id, NOW)


def test_card_tells_what_came_of_each_event(workspace: Workspace, people: list[Person]) -> None:
    ann, bob, *_ = people
    first = date(2026, 9, 3)
    events = [hold(workspace, first + timedelta(days=28 * n)) for n in range(6)]
    places = [workspace.change(add_to_event, event.id, ann.id) for event in events]
    others = [workspace.change(add_to_event, event.id, bob.id) for event in events[:2]]
    workspace.change(arrive, places[0].id, at=datetime(2026, 9, 3, 17, 30, tzinfo=UTC))
    for other in others:
        workspace.change(arrive, other.id, at=datetime(2026, 9, 3, 18, tzinfo=UTC))
    workspace.change(set_status, places[3].id, "cancelled")
    shown = card(workspace, ann)
    assert [one.what for one in shown.visits] == [
        *("expected", "not seen", "cancelled", "not seen", "no-show", "came"),
    ]
    assert shown.visits[-1].arrived == "2026-09-03T17:30:00+00:00"
    assert [came for _, came in shown.last_events] == [True, False, True, False, True]
    assert shown.last_events[0][0] == events[0]


def test_last_events_are_six_at_most(workspace: Workspace, people: list[Person]) -> None:
    for n in range(8):
        hold(workspace, date(2026, 1, 8) + timedelta(days=28 * n))
    last = card(workspace, people[0]).last_events
    assert [event.name for event, _ in last][-1] == "23 July"
    assert [came for _, came in last] == [False] * 6


def test_people_met_are_those_at_one_table_who_were_there(workspace: Workspace, people: list[Person]) -> None:
    def seat(guest: Attendee, part: int, place: str, role: str = "guest") -> Placement:
        return Placement("", cafe.id, guest.id, part, cafe.starts, cafe.ends, place, role)

    event = hold(workspace, date(2027, 1, 7))
    cafe = workspace.change(add_activity, event.id, "cafe", "Café", time(19), time(20))
    ann, bob, cem, dov = (workspace.change(add_to_event, event.id, one.id) for one in people)
    rows = [seat(ann, 1, "Table 1"), seat(bob, 1, "Table 1"), seat(cem, 1, "Table 1"), seat(dov, 1, "Table 2")]
    workspace.change(accept_plan, cafe.id, [*rows], {}, {}, [], 1)
    assert card(workspace, people[0]).met == 2
    workspace.change(arrive, ann.id)
    workspace.change(arrive, bob.id)
    assert card(workspace, people[0]).met == 1
    assert card(workspace, people[2]).met == 0


def test_rules_and_the_log_of_a_person_are_on_the_card(workspace: Workspace, people: list[Person]) -> None:
    ann, bob, cem, _ = people
    apart = workspace.change(keep_apart, bob.id, ann.id, "Since spring")
    together = workspace.change(belong_together, ann.id, cem.id, "interpreter")
    event = hold(workspace, date(2027, 1, 21))
    workspace.change(add_to_event, event.id, ann.id)
    workspace.change(edit_person, ann.id, pronouns="she/her")
    workspace.change(edit_person, bob.id, pronouns="he/him")
    shown = card(workspace, ann)
    assert [(one.rule_id, one.person_id, one.name, one.words) for one in shown.apart] == [
        (apart.id, bob.id, "Bob Day", "Since spring")
    ]
    assert [(one.rule_id, one.name, one.words) for one in shown.company] == [(together.id, "Cem Kaya", "interpreter")]
    assert [step.label for step in shown.log] == ["Change Ann Lee", "Add Ann Lee to 21 January", "Add Ann Lee"]


def test_person_who_is_expected_is_not_removed(workspace: Workspace, people: list[Person]) -> None:
    ann = people[0]
    event = hold(workspace, date(2027, 1, 21))
    place = workspace.change(add_to_event, event.id, ann.id)
    with pytest.raises(Refusal, match="Ann Lee is on the list of “21 January”. Take them off it first."):
        workspace.change(remove_person, ann.id, at=NOW)
    workspace.change(set_status, place.id, "cancelled")
    workspace.change(remove_person, ann.id, at=NOW)
    with pytest.raises(Refusal, match="no longer in the directory"):
        card(workspace, ann)


def test_removed_person_leaves_counts_and_comes_back_with_everything(
    workspace: Workspace, people: list[Person]
) -> None:
    def kept() -> list[object]:
        return workspace.read(lambda view: [view.find(kind) for kind in (Person, Attendee, KeepApart, GoesWith)])

    ann, bob, cem, _ = people
    workspace.change(keep_apart, ann.id, bob.id)
    workspace.change(belong_together, ann.id, cem.id)
    place = workspace.change(add_to_event, hold(workspace, date(2027, 1, 7)).id, ann.id)
    before = kept()
    workspace.change(remove_person, ann.id, at=NOW)
    (left,) = workspace.read(lambda view: view.find(Attendee))
    assert (left.id, left.person_id, left.status) == (place.id, "", "coming")
    assert workspace.read(lambda view: (view.find(KeepApart), view.find(GoesWith))) == ((), ())
    assert workspace.undo() == "Remove Ann Lee"
    assert kept() == before
