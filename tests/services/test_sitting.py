"""Who sat with whom: by the rounds that began where they were run live, as they really sat; else by the plan."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from t4gsw_desktop.core.events import PLAYED, Activity, Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text, to_text
from t4gsw_desktop.services.checkin import arrive
from t4gsw_desktop.services.evening_report import evening_report, report_sentences
from t4gsw_desktop.services.events import add_activity, create_event
from t4gsw_desktop.services.invitations import invite
from t4gsw_desktop.services.people import add_person, belong_together
from t4gsw_desktop.services.person_history import person_history
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

NOW = datetime(2027, 2, 20, 12, tzinfo=UTC)
ROUNDS = (("ab", "cd"), ("ac", "bd"), ("ad", "bc"))


@pytest.fixture
def people(workspace: Workspace) -> dict[str, Person]:
    names = ("Ann Lee", "Bob Day", "Cem Kaya", "Dov Katz")
    return {name[0].lower(): workspace.change(add_person, name) for name in names}


def hold(workspace: Workspace, day: date, people: dict[str, Person]) -> tuple[Activity, dict[str, str]]:
    """An evening of three rounds of pairs, planned; who is whom by letter."""
    event = workspace.change(create_event, f"{day:%d %B}", day, time(18), time(21))
    workspace.change(invite, event.id, [one.id for one in people.values()])
    places = {one.person_id: one.id for one in workspace.read(lambda view: view.find(Attendee, event_id=event.id))}
    ids = {letter: places[person.id] for letter, person in people.items()}
    activity = workspace.change(add_activity, event.id, "cafe", "Rounds", time(19), time(20))
    rows = [
        Placement("", activity.id, ids[letter], part, *minutes(activity, part), f"Table {number}")
        for part, tables in enumerate(ROUNDS, 1)
        for number, pair in enumerate(tables, 1)
        for letter in pair
    ]
    workspace.change(accept_plan, activity.id, rows, {}, {}, [], 1)
    return activity, ids


def minutes(activity: Activity, part: int) -> tuple[str, str]:
    begins = from_text(activity.starts)
    return to_text(begins + timedelta(minutes=5 * part)), to_text(begins + timedelta(minutes=5 * part + 4))


def play(work: Work, activity_id: str, rounds: int) -> None:
    activity = work.get(Activity, activity_id)
    assert activity is not None
    work.put(replace(activity, settings={**activity.settings, PLAYED: rounds}))
    work.label = "Begin rounds"


def swap_seats(work: Work, activity_id: str, part: int, one: str, other: str) -> None:
    """Put right where two people really sat."""
    rows = {row.attendee_id: row for row in work.find(Placement, activity_id=activity_id, part=part)}
    work.put_many([replace(rows[one], place=rows[other].place), replace(rows[other], place=rows[one].place)])
    work.label = "Put two seats right"


def met_at_next(workspace: Workspace, people: dict[str, Person]) -> set[str]:
    """The pairs that an evening a month later knows of, by letters."""
    event = workspace.change(create_event, "Next", date(2027, 2, 11), time(18), time(21))
    workspace.change(invite, event.id, [one.id for one in people.values()])
    roster = workspace.read(read_roster, event.id)
    letter = {guest.id: key for key, one in people.items() for guest in roster.guests if guest.person == one}
    return {"".join(sorted((letter[one], letter[other]))) for one, other in roster.met_before}


def met_count(workspace: Workspace, person: Person) -> int:
    return workspace.read(person_history, person.id, NOW).met


def test_without_a_live_run_the_plan_counts(workspace: Workspace, people: dict[str, Person]) -> None:
    hold(workspace, date(2027, 1, 7), people)
    assert met_at_next(workspace, people) == {"ab", "cd", "ac", "bd", "ad", "bc"}
    assert met_count(workspace, people["a"]) == 3


@pytest.mark.parametrize(("rounds", "met"), [(0, set()), (1, {"ab", "cd"}), (2, {"ab", "cd", "ac", "bd"})])
def test_only_rounds_that_began_count(
    workspace: Workspace, people: dict[str, Person], rounds: int, met: set[str]
) -> None:
    activity, _ = hold(workspace, date(2027, 1, 7), people)
    workspace.change(play, activity.id, rounds)
    assert met_at_next(workspace, people) == met
    assert met_count(workspace, people["a"]) == rounds


def test_seats_put_right_count_as_people_really_sat(workspace: Workspace, people: dict[str, Person]) -> None:
    activity, ids = hold(workspace, date(2027, 1, 7), people)
    workspace.change(play, activity.id, 1)
    workspace.change(swap_seats, activity.id, 1, ids["b"], ids["c"])
    workspace.change(swap_seats, activity.id, 2, ids["c"], ids["d"])
    assert met_at_next(workspace, people) == {"ac", "bd"}
    assert met_count(workspace, people["a"]) == 1


def told(workspace: Workspace, event_id: str) -> str:
    return "\n".join(report_sentences(workspace.read(evening_report, event_id)))


def test_report_counts_pairs_who_sat_together_for_the_first_time(
    workspace: Workspace, people: dict[str, Person]
) -> None:
    first, ids = hold(workspace, date(2027, 1, 7), people)
    workspace.change(play, first.id, 2)
    assert workspace.read(evening_report, first.event_id).first_meetings == 0  # nobody has come
    for attendee_id in ids.values():
        workspace.change(arrive, attendee_id)
    assert workspace.read(evening_report, first.event_id).first_meetings == 4
    assert "New connections: 4 pairs sat together for the first time." in told(workspace, first.event_id)
    second, ids = hold(workspace, date(2027, 2, 4), people)
    for attendee_id in ids.values():
        workspace.change(arrive, attendee_id)
    assert workspace.read(evening_report, second.event_id).first_meetings == 2
    assert "New connections: fewer than 3 pairs" in told(workspace, second.event_id)


def test_companions_and_people_who_did_not_come_are_no_new_connection(
    workspace: Workspace, people: dict[str, Person], evening: Event
) -> None:
    activity, ids = hold(workspace, date(2027, 1, 7), people)
    for letter in "abc":
        workspace.change(arrive, ids[letter])
    workspace.change(belong_together, people["b"].id, people["a"].id)
    assert workspace.read(evening_report, activity.event_id).first_meetings == 2  # a with c, b with c
    assert "New connections" not in told(workspace, evening.id)
