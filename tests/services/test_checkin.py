import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.checkin import (
    arrive,
    arrive_by_code,
    come_back,
    counts,
    leave,
    present,
    undo_arrival,
    walk_in,
)
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

DOORS = datetime(2026, 10, 1, 17, 42, tzinfo=UTC)


def put_on_list(work: Work, event_id: str, name: str, status: str = "coming") -> Attendee:
    person = Person(new_id(), name)
    attendee = Attendee(new_id(), event_id, person.id, new_code(()), status=status)
    work.put_many([person, attendee])
    work.label = f"Put {name} on the list"
    return attendee


def expect(workspace: Workspace, event: Event, name: str, status: str = "coming") -> Attendee:
    return workspace.change(put_on_list, event.id, name, status)


def facts(workspace: Workspace) -> list[str]:
    return [one.what for one in workspace.read(lambda view: view.find(Checkin))]


def test_arrive_twice_is_harmless_and_says_since_when(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    first = workspace.change(arrive, ann.id, at=DOORS, desk="desk 2")
    step = workspace.step()
    again = workspace.change(arrive, ann.id, at=DOORS + timedelta(minutes=5), desk="desk 2")
    elsewhere = workspace.change(arrive, ann.id, at=DOORS + timedelta(minutes=6), desk="desk 1")
    assert (first.kind, first.sentence) == ("arrived", "Ann is here.")
    assert (again.kind, again.sentence) == ("already", "Ann is already here, since 18:42.")
    assert elsewhere.sentence == "Ann is already here, since 18:42, checked in at desk 2."
    assert workspace.step() == step
    assert workspace.read(present, evening.id) == {ann.id}


def test_leaving_and_coming_back_are_facts_beside_each_other(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    assert workspace.change(leave, ann.id).sentence == "Ann has not arrived yet."
    workspace.change(arrive, ann.id)
    assert workspace.change(leave, ann.id).kind == "left"
    assert workspace.change(leave, ann.id).sentence == "Ann has left already."
    assert workspace.read(present, evening.id) == frozenset()
    assert workspace.change(come_back, ann.id).sentence == "Ann is back."
    assert workspace.read(present, evening.id) == {ann.id}
    assert facts(workspace) == ["arrived", "left", "back"]


def test_undo_arrival_takes_back_the_latest_only(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    assert workspace.change(undo_arrival, ann.id).kind == "absent"
    workspace.change(arrive, ann.id)
    workspace.change(leave, ann.id)
    workspace.change(arrive, ann.id)
    workspace.change(undo_arrival, ann.id)
    assert workspace.read(present, evening.id) == frozenset()
    assert workspace.change(undo_arrival, ann.id).sentence == "Ann is not here, so there is nothing to take back."
    assert workspace.change(arrive, ann.id).kind == "back"


def test_undo_of_the_journal_takes_an_arrival_back_too(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    workspace.change(arrive, ann.id)
    assert workspace.undo() == "Ann arrived"
    assert workspace.read(present, evening.id) == frozenset()
    assert workspace.redo() == "Ann arrived"
    assert workspace.read(present, evening.id) == {ann.id}


@pytest.mark.parametrize("status", ["cancelled", "waiting"])
def test_arrive_lets_the_desk_decide_on_who_cancelled_or_waits(
    workspace: Workspace, evening: Event, status: str
) -> None:
    ann = expect(workspace, evening, "Ann", status)
    assert workspace.change(arrive, ann.id).kind == status
    assert workspace.change(arrive_by_code, evening.id, ann.code).kind == status
    assert facts(workspace) == []
    outcome = workspace.change(arrive, ann.id, anyway=True)
    assert outcome.attendee is not None
    assert (outcome.kind, outcome.attendee.status) == ("arrived", "coming")


def test_arrive_by_code_has_an_outcome_for_every_badge(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    other = workspace.change(create_event, "Winter evening", date(2026, 12, 3), time(18, 30), time(21))
    bob = expect(workspace, other, "Bob")
    typed = f"{ann.code[:3]}-{ann.code[3:7]} {ann.code[7:]}".lower()
    assert workspace.change(arrive_by_code, evening.id, typed, at=DOORS).kind == "arrived"
    later = DOORS + timedelta(minutes=1)
    assert workspace.change(arrive_by_code, evening.id, ann.code, at=later).kind == "already"
    elsewhere = workspace.change(arrive_by_code, evening.id, bob.code)
    assert elsewhere.kind == "not_for_tonight"
    assert "“Winter evening” on 3 December 2026" in elsewhere.sentence
    assert workspace.change(arrive_by_code, evening.id, new_code({ann.code, bob.code})).kind == "unknown"
    wrong = ann.code[:-1] + ("B" if ann.code[-1] != "B" else "C")
    for text in (wrong, "", "hello", ann.code[:6]):
        assert workspace.change(arrive_by_code, evening.id, text).kind == "damaged"
    assert facts(workspace) == ["arrived"]


def test_walk_in_is_a_person_a_place_and_an_arrival_in_one_act(workspace: Workspace, evening: Event) -> None:
    step = workspace.step()
    outcome = workspace.change(walk_in, evening.id, " Ann ", pronouns="she/her")
    assert outcome.attendee is not None
    assert workspace.step() == step + 1
    assert workspace.read(present, evening.id) == {outcome.attendee.id}
    (person,) = workspace.read(lambda view: view.find(Person))
    assert (person.full_name, person.pronouns) == ("Ann", "she/her")
    workspace.undo()
    assert workspace.read(lambda view: (view.find(Person), view.find(Attendee), view.find(Checkin))) == ((), (), ())


def test_walk_in_of_somebody_known_adds_nobody_twice(workspace: Workspace, evening: Event) -> None:
    ann = workspace.change(add_person, "Ann")
    first = workspace.change(walk_in, evening.id, "", person_id=ann.id)
    again = workspace.change(walk_in, evening.id, "", person_id=ann.id)
    assert (first.kind, again.kind) == ("arrived", "already")
    assert workspace.read(lambda view: view.find(Person)) == (ann,)
    with pytest.raises(Refusal, match="needs a name"):
        workspace.change(walk_in, evening.id, " ")


def test_facts_stay_in_order_when_the_clock_is_set_back(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    workspace.change(arrive, ann.id, at=DOORS)
    workspace.change(leave, ann.id, at=DOORS - timedelta(hours=1))
    assert workspace.read(present, evening.id) == frozenset()


def test_counts_add_up(workspace: Workspace, evening: Event) -> None:
    ann, bob, _ = (expect(workspace, evening, name) for name in ("Ann", "Bob", "Cem"))
    expect(workspace, evening, "Dee", "waiting")
    expect(workspace, evening, "Eve", "cancelled")
    for one in (ann, bob):
        workspace.change(arrive, one.id)
    workspace.change(leave, bob.id)
    workspace.change(walk_in, evening.id, "Fay")
    door = workspace.read(counts, evening.id)
    assert (door.expected, door.here, door.left, door.to_come) == (4, 2, 1, 1)
    assert (door.walk_ins, door.waiting, door.cancelled) == (1, 1, 1)


def test_arrive_refuses_somebody_who_is_off_the_list(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="no longer on the list"):
        workspace.change(arrive, "gone")


ACTS = {"arrive": arrive, "leave": leave, "come_back": come_back, "undo_arrival": undo_arrival}


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from([*ACTS, "undo", "redo"]), st.integers(-5, 60)), max_size=14)
)
def test_presence_follows_the_acts_of_the_door_whatever_the_clock_says(acts: list[tuple[int, str, int]]) -> None:
    """A plain model: each guest has a stack of standing facts; undo and redo of the journal are snapshots of it."""
    with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder) / "one.t4gsw") as workspace:
        evening = workspace.change(create_event, "Any", date(2026, 10, 1), time(18, 30), time(21))
        guests = [expect(workspace, evening, name) for name in ("Ann", "Bob", "Cem")]
        stacks: tuple[tuple[str, ...], ...] = ((), (), ())
        done, undone = [], []
        for number, (who, act, minutes) in enumerate(acts):
            if act in ("undo", "redo"):
                source, target = (done, undone) if act == "undo" else (undone, done)
                if source:
                    (workspace.undo if act == "undo" else workspace.redo)()
                    target.append(stacks)
                    stacks = source.pop()
                continue
            workspace.change(ACTS[act], guests[who].id, at=DOORS + timedelta(minutes=number + minutes))
            stack = stacks[who]
            is_here = bool(stack) and stack[-1] == "here"
            if act in ("arrive", "come_back"):
                changed = stack if is_here else (*stack, "here")
            elif is_here:
                changed = (*stack, "left") if act == "leave" else stack[:-1]
            else:
                changed = stack
            if changed != stack:
                done.append(stacks)
                undone = []
                stacks = (*stacks[:who], changed, *stacks[who + 1 :])
        expected = {guest.id for guest, stack in zip(guests, stacks, strict=True) if stack and stack[-1] == "here"}
        assert workspace.read(present, evening.id) == expected
