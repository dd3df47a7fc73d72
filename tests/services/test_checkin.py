import tempfile
from dataclasses import replace
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
    arrive_many,
    come_back,
    counts,
    flag_for_door,
    leave,
    present,
    step_out,
    take_back,
    undo_arrival,
    undo_many,
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


def test_who_stepped_out_is_expected_back_and_may_leave_from_there(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    assert workspace.change(step_out, ann.id).sentence == "Ann has not arrived yet."
    workspace.change(arrive, ann.id)
    assert workspace.change(step_out, ann.id).sentence == "Ann has stepped out."
    assert workspace.undo_label() == "Ann stepped out"
    assert workspace.change(step_out, ann.id).sentence == "Ann has stepped out already."
    assert workspace.read(present, evening.id) == frozenset()
    assert workspace.read(counts, evening.id).out == 1
    assert workspace.change(arrive_by_code, evening.id, ann.code).sentence == "Ann is back."
    workspace.change(step_out, ann.id)
    assert workspace.change(leave, ann.id).kind == "left"
    assert facts(workspace) == ["arrived", "out", "back", "out", "left"]
    door = workspace.read(counts, evening.id)
    assert (door.here, door.out, door.left) == (0, 0, 1)


def test_one_badge_read_twice_in_two_seconds_is_one_arrival(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")

    def scan(seconds: float, desk: str = "desk 1") -> tuple[str, str]:
        at = DOORS + timedelta(seconds=seconds)
        outcome = workspace.change(arrive_by_code, evening.id, ann.code, at=at, desk=desk)
        return outcome.kind, outcome.sentence

    assert scan(0.4) == ("arrived", "Ann is here.")
    step = workspace.step()
    assert scan(0.9) == scan(2.3) == ("bounced", "Ann is here.")
    assert scan(1, "desk 2") == ("already", "Ann is already here, since 18:42, checked in at desk 1.")
    assert scan(4) == ("already", "Ann is already here, since 18:42.")
    assert workspace.step() == step
    workspace.change(step_out, ann.id, at=DOORS + timedelta(minutes=3))
    assert scan(200) == ("back", "Ann is back.")
    assert scan(201) == ("bounced", "Ann is back.")


def test_who_is_to_be_met_is_let_in_by_a_person_and_the_door_never_learns_why(
    workspace: Workspace, evening: Event
) -> None:
    ann, bob = (expect(workspace, evening, name) for name in ("Ann", "Bob"))
    workspace.change(flag_for_door, ann.id, "  was unkind to a volunteer ")
    assert "unkind" not in (workspace.undo_label() or "")
    told = [
        workspace.change(arrive, ann.id),
        workspace.change(arrive_by_code, evening.id, ann.code),
        workspace.change(come_back, ann.id),
        workspace.change(walk_in, evening.id, "", person_id=ann.person_id),
        workspace.change(arrive_many, evening.id, [bob.id, ann.id])[1],
    ]
    assert {(one.kind, one.sentence) for one in told} == {("needs_person", "Ask the organiser to come to the door.")}
    assert workspace.read(present, evening.id) == {bob.id}
    assert workspace.change(arrive, ann.id, anyway=True).kind == "arrived"
    assert workspace.change(arrive, ann.id).kind == "already"
    workspace.change(leave, ann.id)
    workspace.change(flag_for_door, ann.id, "")
    assert workspace.change(arrive, ann.id).kind == "back"


def test_many_arrive_in_one_act_and_each_is_told_about(workspace: Workspace, evening: Event) -> None:
    ann, bob, cem = (expect(workspace, evening, name) for name in ("Ann", "Bob", "Cem"))
    dee = expect(workspace, evening, "Dee", "cancelled")
    workspace.change(arrive, bob.id, at=DOORS)
    step = workspace.step()
    ids = [cem.id, bob.id, dee.id, ann.id, cem.id, "nobody"]
    outcomes = workspace.change(arrive_many, evening.id, ids, at=DOORS + timedelta(minutes=9), desk="desk 2")
    assert [one.kind for one in outcomes] == ["arrived", "already", "cancelled", "arrived"]
    assert (workspace.step(), workspace.undo_label()) == (step + 1, "Check in 2 people")
    assert workspace.read(present, evening.id) == {ann.id, bob.id, cem.id}
    undone = workspace.change(undo_many, [cem.id, dee.id, ann.id])
    assert [one.kind for one in undone] == ["undone", "absent", "undone"]
    assert (workspace.step(), workspace.undo_label()) == (step + 2, "Take back 2 arrivals")
    assert workspace.read(present, evening.id) == {bob.id}
    (let_in,) = workspace.change(arrive_many, evening.id, [dee.id], anyway=True)
    assert let_in.attendee is not None
    assert (let_in.kind, let_in.attendee.status, workspace.undo_label()) == ("arrived", "coming", "Dee arrived")
    other = workspace.change(create_event, "Winter evening", date(2026, 12, 3), time(18, 30), time(21))
    with pytest.raises(Refusal, match="another event"):
        workspace.change(arrive_many, other.id, [ann.id])


def note_at_two_desks(work: Work, attendee_id: str) -> None:
    """What two files that met may tell: each desk had taken the same person in."""
    for what, minutes, desk in (("arrived", 0, "desk 1"), ("left", 30, "desk 1"), ("arrived", 50, "desk 2")):
        work.put(Checkin(new_id(), attendee_id, what, f"2026-10-01T18:{minutes:02}:00+00:00", desk))
    work.put(Checkin(new_id(), attendee_id, "back", "2026-10-01T18:51:00+00:00", "desk 1"))
    work.label = "Meet"


def test_undo_takes_back_an_arrival_that_two_desks_noted(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    workspace.change(note_at_two_desks, ann.id)
    told = workspace.change(arrive, ann.id, desk="desk 1")
    assert told.sentence == "Ann is already here, since 19:50, checked in at desk 2."
    workspace.change(undo_arrival, ann.id)
    assert workspace.read(present, evening.id) == frozenset()
    assert workspace.read(counts, evening.id).left == 1


def test_a_line_taken_back_takes_along_what_was_noted_since(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    for act in (arrive, step_out, come_back, leave):
        workspace.change(act, ann.id)
    arrived, _, back, _ = workspace.read(lambda view: view.find(Checkin))
    assert workspace.change(take_back, back.id).kind == "undone"
    assert workspace.read(counts, evening.id).out == 1
    workspace.change(take_back, arrived.id)
    assert workspace.read(counts, evening.id).to_come == 1
    with pytest.raises(Refusal, match="taken back already"):
        workspace.change(take_back, arrived.id)
    with pytest.raises(Refusal, match="taken back already"):
        workspace.change(take_back, "no such fact")


def test_a_code_of_another_program_is_known_as_it_stands(workspace: Workspace, evening: Event) -> None:
    ann = expect(workspace, evening, "Ann")
    workspace.change(keep_code, ann, "TK40B17")
    assert workspace.change(arrive_by_code, evening.id, " tk40b17\r\n").kind == "arrived"


def keep_code(work: Work, attendee: Attendee, code: str) -> None:
    work.put(replace(attendee, code=code))
    work.label = "Keep an older code"


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
