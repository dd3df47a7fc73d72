from datetime import UTC, datetime, time

import pytest

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.core.timeline import Span, from_text
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.events import add_activity, move_activity
from t4gsw_desktop.services.plans import accept_plan, engagements, one_place
from t4gsw_desktop.services.workspace import Workspace


def guests(workspace: Workspace, event: Event, *names: str) -> list[Attendee]:
    found = [workspace.change(walk_in, event.id, name).attendee for name in names]
    return [one for one in found if one is not None]


def activity(workspace: Workspace, event: Event, title: str, starts: time, ends: time) -> Activity:
    return workspace.change(add_activity, event.id, "cafe", title, starts, ends)


def seat(one: Activity, guest: Attendee, place: str = "Table 1", role: str = "guest") -> Placement:
    return Placement("", one.id, guest.id, 1, one.starts, one.ends, place, role)


def accept(workspace: Workspace, one: Activity, *placements: Placement) -> AcceptedPlan:
    return workspace.change(accept_plan, one.id, placements, {"met": 3}, {"met": 4}, ["Two wait."], 7)


def test_accept_plan_keeps_header_and_placements_under_the_next_number(workspace: Workspace, evening: Event) -> None:
    cafe = activity(workspace, evening, "Café", time(19), time(20))
    ann, bob = guests(workspace, evening, "Ann", "Bob")
    first = accept(workspace, cafe, seat(cafe, ann), seat(cafe, bob))
    second = workspace.change(
        accept_plan, cafe.id, [seat(cafe, ann)], {}, {}, [], 8, at=datetime(2026, 10, 1, 17, tzinfo=UTC)
    )
    assert (first.number, first.seed, first.problems, dict(first.score)) == (1, 7, ("Two wait.",), {"met": 3})
    assert (second.number, second.accepted) == (2, "2026-10-01T17:00:00+00:00")
    assert [one.attendee_id for one in workspace.read(lambda view: view.find(Placement))] == [ann.id]
    kept = workspace.read(lambda view: view.get(Activity, cafe.id))
    assert kept is not None
    assert kept.plan_number == 2


def test_accept_plan_is_one_act_that_can_be_taken_back(workspace: Workspace, evening: Event) -> None:
    cafe = activity(workspace, evening, "Café", time(19), time(20))
    ann, bob = guests(workspace, evening, "Ann", "Bob")
    accept(workspace, cafe, seat(cafe, ann))
    before = workspace.read(lambda view: (view.find(Placement), view.find(AcceptedPlan), view.find(Activity)))
    accept(workspace, cafe, seat(cafe, bob), seat(cafe, ann, "Table 2"))
    assert workspace.undo() == "Accept plan 2 of Café"
    assert workspace.read(lambda view: (view.find(Placement), view.find(AcceptedPlan), view.find(Activity))) == before


def test_accept_plan_keeps_the_rows_of_seats_that_stay(workspace: Workspace, evening: Event) -> None:
    cafe = activity(workspace, evening, "Café", time(19), time(20))
    ann, bob = guests(workspace, evening, "Ann", "Bob")
    accept(workspace, cafe, seat(cafe, ann), seat(cafe, bob))
    before = {one.attendee_id: one.id for one in workspace.read(lambda view: view.find(Placement))}
    step = workspace.step()
    accept(workspace, cafe, seat(cafe, ann), seat(cafe, bob, "Table 2"))
    after = {one.attendee_id: one.id for one in workspace.read(lambda view: view.find(Placement))}
    assert after[ann.id] == before[ann.id]
    assert ("placements", before[ann.id]) not in workspace.changes_since(step)
    assert after[bob.id] != before[bob.id]


def test_accept_plan_refuses_two_places_across_activities_and_names_who(workspace: Workspace, evening: Event) -> None:
    cafe = activity(workspace, evening, "Café", time(19), time(20))
    surgery = activity(workspace, evening, "Surgery", time(19, 30), time(20, 30))
    people = guests(workspace, evening, "Ann", "Bob", "Cem", "Dee", "Eve")
    accept(workspace, cafe, *(seat(cafe, one) for one in people))
    with pytest.raises(Refusal) as refusal:
        accept(workspace, surgery, *(seat(surgery, one, role="expert") for one in people))
    for said in ("Ann (Café and Surgery, 19:30)", "and 2 others", "not accepted"):
        assert said in refusal.value.sentence
    assert workspace.read(lambda view: view.find(AcceptedPlan, activity_id=surgery.id)) == ()


def test_accept_plan_refuses_two_places_within_one_activity(workspace: Workspace, evening: Event) -> None:
    cafe = activity(workspace, evening, "Café", time(19), time(20))
    (ann,) = guests(workspace, evening, "Ann")
    with pytest.raises(Refusal, match=r"Ann \(Café, 19:00\)"):
        accept(workspace, cafe, seat(cafe, ann), seat(cafe, ann, "Table 2"))


def test_accept_plan_lets_somebody_rest_in_one_activity_and_be_in_another(workspace: Workspace, evening: Event) -> None:
    cafe = activity(workspace, evening, "Café", time(19), time(20))
    surgery = activity(workspace, evening, "Surgery", time(19), time(20))
    (ann,) = guests(workspace, evening, "Ann")
    accept(workspace, cafe, seat(cafe, ann, "", "rest"))
    accept(workspace, surgery, seat(surgery, ann))
    assert workspace.read(one_place, evening.id) == ()


def test_accept_plan_lets_spans_touch(workspace: Workspace, evening: Event) -> None:
    cafe = activity(workspace, evening, "Café", time(19), time(20))
    surgery = activity(workspace, evening, "Surgery", time(20), time(20, 30))
    (ann,) = guests(workspace, evening, "Ann")
    accept(workspace, cafe, seat(cafe, ann))
    accept(workspace, surgery, seat(surgery, ann))
    spans = [Span(from_text(one.starts), from_text(one.ends)) for one in (cafe, surgery)]
    assert workspace.read(engagements, evening.id) == {ann.id: tuple(spans)}
    assert workspace.read(engagements, evening.id, but=cafe.id) == {ann.id: (spans[1],)}


def test_accept_plan_refuses_people_of_another_event(workspace: Workspace, evening: Event) -> None:
    cafe = activity(workspace, evening, "Café", time(19), time(20))
    stranger = Attendee("f" * 32, evening.id, "", "B" * 10)
    with pytest.raises(Refusal, match="not on the list"):
        accept(workspace, cafe, seat(cafe, stranger))


def test_accept_plan_takes_an_empty_plan(workspace: Workspace, evening: Event) -> None:
    cafe = activity(workspace, evening, "Café", time(19), time(20))
    assert accept(workspace, cafe).number == 1


def test_one_place_tells_of_clashes_that_moving_an_activity_made(workspace: Workspace, evening: Event) -> None:
    cafe = activity(workspace, evening, "Café", time(19), time(20))
    surgery = activity(workspace, evening, "Surgery", time(20), time(20, 30))
    (ann,) = guests(workspace, evening, "Ann")
    accept(workspace, cafe, seat(cafe, ann, role="host"))
    accept(workspace, surgery, seat(surgery, ann, role="expert"))
    workspace.change(move_activity, surgery.id, time(19, 45), time(20, 15))
    ((first, second),) = workspace.read(one_place, evening.id)
    assert (first.attendee_id, first.label, second.label) == (ann.id, "Café", "Surgery")
