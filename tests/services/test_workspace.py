"""The one door: one act is one transaction, one step of the journal and one undo; nothing newer is ever trampled."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Activity, Attendee, Checkin, Event
from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.core.places import Room, Table, Venue
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.workspace import Changed, Workspace, refuse_unless
from t4gsw_desktop.storage import backups
from t4gsw_desktop.storage.unit_of_work import View, Work


class Clock:
    """A time that stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = datetime(2027, 1, 21, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "club.t4gsw"


@pytest.fixture
def workspace(path: Path, clock: Clock) -> Iterator[Workspace]:
    with Workspace.create(path, clock=clock, desk="front desk") as made:
        yield made


def put(work: Work, label: str, *values: object) -> None:
    work.label = label
    work.put_many(values)


def remove(work: Work, label: str, kind: type, *ids: str) -> None:
    work.label = label
    work.remove_many(kind, ids)


ANN, BEN, CY = Person("ann", "Ann Lee"), Person("ben", "Ben Oke"), Person("cy", "Cy Wood")
EVENING = Event("evening", "Surgery", "2027-01-21T18:00:00+00:00", "2027-01-21T21:00:00+00:00")
KINDS = (Person, KeepApart, GoesWith, Venue, Room, Table, Event, Activity, Attendee, Checkin)


def seat(person_id: str) -> Attendee:
    return Attendee(f"at {person_id}", "evening", person_id, f"K{person_id}")


def everything(view: View) -> dict[str, object]:
    return {f"{kind.__name__} {value.id}": value for kind in KINDS for value in view.find(kind)}


def state(workspace: Workspace) -> dict[str, object]:
    return workspace.read(everything)


# Acts and reading -----------------------------------------------------------------------------------------------------


def test_change_keeps_values_and_reading_returns_them_whole(workspace: Workspace) -> None:
    full = Person(
        "p",
        "Zoë “Zo” Brontë\n",
        call_me="Zo",
        languages=("Cymraeg", "မြန်မာ"),
        access_needs=("quiet", "step_free"),
        keep_on_list=False,
        notes="a\x00b 🎉",
    )
    activity = Activity("a", "evening", "cafe", "Café", "", "", ("r", "s"), {"rounds": 3, "wishes": ["x", None, 2.5]})
    guest = Attendee("g", "evening", "", "K1", label="Guest of Zo", first_time=None)
    workspace.change(put, "Add", full, EVENING, activity, guest)
    assert workspace.read(View.get, Person, "p") == full
    assert workspace.read(View.get, Activity, "a") == activity
    assert workspace.read(View.get, Attendee, "g") == guest
    assert workspace.read(View.get, Person, "nobody") is None


def test_reading_finds_by_fields_in_the_order_of_making(workspace: Workspace) -> None:
    workspace.change(put, "Add", CY, BEN, ANN, EVENING, seat("cy"), seat("ann"), Attendee("x", "evening", "", "KX"))
    assert workspace.read(View.find, Person) == (ANN, BEN, CY)
    assert workspace.read(View.find, Person, full_name="Ben Oke") == (BEN,)
    assert workspace.read(View.find, Attendee, person_id=["ann", "cy"], event_id="evening") == (seat("ann"), seat("cy"))
    assert workspace.read(View.find, Person, id=set()) == ()
    assert workspace.read(View.get_many, Person, ["ben", "nobody"]) == {"ben": BEN}


def test_change_takes_thousands_of_rows_at_once(workspace: Workspace) -> None:
    many = [Person(f"{number:05}", f"Guest {number}") for number in range(3_000)]
    workspace.change(put, "Bring in a list", *many)
    assert len(workspace.read(View.find, Person)) == 3_000
    workspace.undo()
    assert workspace.read(View.find, Person) == ()
    workspace.redo()
    assert workspace.read(View.find, Person) == tuple(many)


def test_change_returns_what_the_verb_returns(workspace: Workspace) -> None:
    def count(work: Work, more: int, *, twice: bool) -> int:
        return len(work.find(Person)) + more * (2 if twice else 1)

    assert workspace.change(count, 4, twice=True) == 8


def test_change_tells_listeners_what_was_written(workspace: Workspace) -> None:
    told: list[Changed] = []
    workspace.listen(told.append)
    workspace.change(put, "Add Ann", ANN, EVENING, seat("ann"))
    workspace.undo()
    workspace.redo()
    topics = frozenset({"people", "events", "attendees"})
    assert told == [Changed(1, "Add Ann", topics), Changed(2, "Add Ann", topics), Changed(3, "Add Ann", topics)]


def test_listener_sees_the_change_and_may_read(workspace: Workspace) -> None:
    seen: list[object] = []
    workspace.listen(lambda changed: seen.append((changed.step, workspace.read(View.find, Person), workspace.step())))
    workspace.change(put, "Add Ann", ANN)
    assert seen == [(1, (ANN,), 1)]


@pytest.mark.parametrize("inner", ["change", "undo", "redo"])
def test_listener_may_not_change(workspace: Workspace, inner: str) -> None:
    def meddle(_changed: Changed) -> None:
        if inner == "change":
            workspace.change(put, "Add Ben", BEN)
        else:
            getattr(workspace, inner)()

    workspace.listen(meddle)
    with pytest.raises(RuntimeError, match="under way"):
        workspace.change(put, "Add Ann", ANN)
    assert workspace.read(View.find, Person) == (ANN,)


AGAIN: dict[str, Callable[[Workspace], object]] = {
    "change": lambda workspace: workspace.change(put, "Add Ben", BEN),
    "undo": Workspace.undo,
    "redo": Workspace.redo,
    "read": lambda workspace: workspace.read(lambda _view: None),
    "step": Workspace.step,
    "back_up": Workspace.back_up,
}


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN.keys())
def test_verb_may_not_go_through_the_door_again(workspace: Workspace, again: Callable[[Workspace], object]) -> None:
    def nest(work: Work) -> None:
        put(work, "Nest", ANN)
        with pytest.raises(RuntimeError):
            again(workspace)
        work.put(BEN)
        raise KeyError("stop")

    with pytest.raises(KeyError, match="stop"):
        workspace.change(nest)
    assert state(workspace) == {}


def test_reading_may_not_go_through_the_door_again(workspace: Workspace) -> None:
    with pytest.raises(RuntimeError, match="in use"):
        workspace.read(lambda _view: workspace.step())


def test_verb_that_raises_leaves_nothing_and_tells_nobody(workspace: Workspace) -> None:
    told: list[Changed] = []
    workspace.listen(told.append)

    def refuse(work: Work) -> None:
        put(work, "Add", ANN, EVENING, seat("ann"))
        refuse_unless(work.get(Person, "ben"), "Ben is not here. Add Ben first.")

    with pytest.raises(Refusal, match=r"Ben is not here\. Add Ben first\."):
        workspace.change(refuse)
    assert (state(workspace), told, workspace.step(), workspace.history()) == ({}, [], 0, ())
    workspace.change(put, "Add Ann", ANN)
    assert workspace.step() == 1


def test_file_that_refuses_a_row_leaves_nothing(workspace: Workspace) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        workspace.change(put, "Add", BEN, EVENING, seat("ann"))
    assert state(workspace) == {}


def test_change_of_nothing_leaves_no_step(workspace: Workspace) -> None:
    workspace.change(put, "Add Ann", ANN)
    told: list[Changed] = []
    workspace.listen(told.append)
    workspace.change(put, "Add Ann again", ANN)
    workspace.change(remove, "Remove nobody", Person, "nobody")
    workspace.change(lambda _work: None)
    assert (workspace.step(), told, workspace.undo_label()) == (1, [], "Add Ann")


def test_change_needs_a_label(workspace: Workspace) -> None:
    with pytest.raises(RuntimeError, match="label"):
        workspace.change(lambda work: work.put(ANN))
    assert state(workspace) == {}


def test_removing_takes_along_all_that_refers_to_it_and_undo_brings_it_back(workspace: Workspace) -> None:
    workspace.change(put, "Venue", Venue("v", "Hall"), Room("r", "v", "Big"), Table("t", "r", "1", 6))
    workspace.change(put, "Evening", EVENING, Activity("act", "evening", "cafe", "Café", "", ""))
    workspace.change(put, "People", ANN, BEN, CY, KeepApart("k", "ann", "ben"), GoesWith("g", "cy", "ann"))
    workspace.change(put, "Places", seat("ann"), seat("ben"), Checkin("c", "at ann", "arrived", "2027"))
    before = state(workspace)
    workspace.change(remove, "Remove Ann", Person, "ann")
    assert set(before) - set(state(workspace)) == {
        "Person ann",
        "KeepApart k",
        "GoesWith g",
        "Attendee at ann",
        "Checkin c",
    }
    workspace.change(remove, "Remove the rest", Event, "evening")
    workspace.change(remove, "Remove the hall", Venue, "v")
    assert set(state(workspace)) == {"Person ben", "Person cy"}
    for label in ("Remove the hall", "Remove the rest", "Remove Ann"):
        assert workspace.undo() == label
    assert state(workspace) == before


# Undo and redo --------------------------------------------------------------------------------------------------------


def test_undo_and_redo_walk_through_all_states_and_back(workspace: Workspace, path: Path, clock: Clock) -> None:
    states = [state(workspace)]
    acts = [
        ("Add Ann", (ANN, EVENING)),
        ("Add Ben and a place", (BEN, seat("ben"), seat("ann"))),
        ("Rename Ann", (Person("ann", "Ann Smith"), Checkin("c", "at ann", "arrived", "2027"))),
    ]
    for label, values in acts:
        workspace.change(put, label, *values)
        states.append(state(workspace))
    workspace.change(remove, "Remove Ann", Person, "ann")
    states.append(state(workspace))
    labels = [label for label, _ in acts] + ["Remove Ann"]
    for at in range(len(labels) - 1, -1, -1):
        assert workspace.undo_label() == labels[at]
        assert workspace.undo() == labels[at]
        assert state(workspace) == states[at]
    assert workspace.undo_label() is None
    assert workspace.undo() is None
    workspace.close()
    with Workspace.open(path, clock=clock) as again:
        for at, label in enumerate(labels):
            assert again.redo_label() == label
            assert again.redo() == label
            assert state(again) == states[at + 1]
        assert again.redo() is None
        assert again.redo_label() is None


def test_undo_takes_back_several_writes_of_one_row_in_one_act(workspace: Workspace) -> None:
    workspace.change(put, "Add", ANN, EVENING)

    def several(work: Work) -> None:
        put(work, "Several", Person("ann", "Second"), BEN)
        work.put_many([Person("ann", "Third"), seat("ann")])
        work.remove(Person, "ben")
        work.put(Person("ann", "Fourth"))
        work.put(Person("ben", "Ben again"))

    before = state(workspace)
    workspace.change(several)
    after = state(workspace)
    workspace.undo()
    assert state(workspace) == before
    workspace.redo()
    assert state(workspace) == after


def test_new_act_drops_what_could_be_redone(workspace: Workspace) -> None:
    workspace.change(put, "Add Ann", ANN)
    workspace.change(put, "Add Ben", BEN)
    workspace.undo()
    workspace.change(put, "Add Cy", CY)
    assert workspace.redo() is None
    assert [workspace.undo(), workspace.undo(), workspace.undo()] == ["Add Cy", "Add Ann", None]
    assert [(step.kind, step.state) for step in workspace.history(newest=2)] == [("undo", "done"), ("undo", "done")]


def change_aside(workspace: Workspace, *values: object) -> None:
    """A newer fact that undo meets: rows written without a step, as the exchange between desks will bring them."""
    with workspace._file.working() as work:
        work.put_many(values)


def test_undo_refuses_to_trample_a_newer_fact(workspace: Workspace) -> None:
    workspace.change(put, "Add two", ANN, BEN)
    change_aside(workspace, Person("ben", "Ben Newer"))
    before = state(workspace)
    with pytest.raises(Refusal, match="Something changed after “Add two”"):
        workspace.undo()
    assert state(workspace) == before
    assert (workspace.undo_label(), workspace.step()) == ("Add two", 1)


def test_redo_refuses_to_trample_a_newer_fact(workspace: Workspace) -> None:
    workspace.change(put, "Add Ann", ANN)
    workspace.change(put, "Rename Ann", Person("ann", "Ann Smith"))
    workspace.undo()
    change_aside(workspace, Person("ann", "Ann Newer"))
    with pytest.raises(Refusal, match="newer change"):
        workspace.redo()
    assert workspace.read(View.get, Person, "ann") == Person("ann", "Ann Newer")
    assert workspace.redo_label() == "Rename Ann"


def test_undo_of_adding_somebody_who_has_a_place_since_is_refused(workspace: Workspace) -> None:
    workspace.change(put, "Add Ann", ANN)
    change_aside(workspace, EVENING, seat("ann"))
    before = state(workspace)
    with pytest.raises(Refusal, match="Add Ann"):
        workspace.undo()
    assert state(workspace) == before
    assert workspace.undo_label() == "Add Ann"


def test_undo_of_removing_is_refused_when_its_place_is_taken(workspace: Workspace) -> None:
    workspace.change(put, "Add", EVENING, ANN, BEN, Attendee("one", "evening", "ann", "K1"))
    workspace.change(remove, "Cancel Ann", Attendee, "one")
    change_aside(workspace, Attendee("two", "evening", "ben", "K1"))
    with pytest.raises(Refusal, match="Cancel Ann"):
        workspace.undo()
    assert [one.id for one in workspace.read(View.find, Attendee)] == ["two"]


def test_undo_gives_back_the_row_as_it_stood_not_as_somebody_remembered_it(workspace: Workspace) -> None:
    workspace.change(put, "Add Ann", ANN)
    remembered = workspace.read(View.get, Person, "ann")
    workspace.change(put, "Phone", Person("ann", "Ann Lee", phone="0117"))
    assert remembered == ANN
    workspace.change(put, "Rename", Person("ann", "Ann Smith", phone="0117"))
    workspace.undo()
    assert workspace.read(View.get, Person, "ann") == Person("ann", "Ann Lee", phone="0117")


# The log --------------------------------------------------------------------------------------------------------------


def test_history_tells_who_did_what_when(workspace: Workspace, clock: Clock) -> None:
    workspace.change(put, "Add Ann", ANN)
    clock.now += timedelta(minutes=1)
    workspace.change(put, "Add Ben", BEN)
    workspace.undo()
    undo, ben, ann = workspace.history()
    assert (ann.number, ann.label, ann.kind, ann.state, ann.of) == (1, "Add Ann", "act", "done", None)
    assert (ben.number, ben.state, ben.desk) == (2, "undone", "front desk")
    assert (undo.number, undo.label, undo.kind, undo.of) == (3, "Add Ben", "undo", 2)
    assert (ann.at, ben.at) == ("2027-01-21T18:00:00+00:00", "2027-01-21T18:01:00+00:00")
    assert workspace.history(row_id="ann") == (ann,)
    assert workspace.history(newest=1) == (undo,)


def test_changes_since_name_the_rows_written_after_a_step(workspace: Workspace) -> None:
    workspace.change(put, "Add Ann", ANN)
    printed = workspace.step()
    assert workspace.changes_since(printed) == frozenset()
    workspace.change(put, "Evening", EVENING, seat("ann"))
    workspace.change(put, "Rename", Person("ann", "Ann Smith"))
    workspace.undo()
    assert workspace.changes_since(printed) == {("events", "evening"), ("attendees", "at ann"), ("people", "ann")}
    assert workspace.changes_since(workspace.step() - 1) == {("people", "ann")}


# Forgetting -----------------------------------------------------------------------------------------------------------

SECRET = "Xanthippe Quillfeather"


def forget(work: Work) -> None:
    work.label = "Remove a person for good"
    work.remove(Person, "x")
    work.forget(["x", "at x"], [SECRET, "Xanthippe"])


def bytes_beside(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()) if file.is_file())


def traces(path: Path) -> list[str]:
    """What is left of the name in any file beside `path`, whatever the case and the encoding."""
    raw = bytes_beside(path).lower()
    words = ["xanthippe", "quillfeather", "quillf", "xanth"]
    return [word for word in words for code in ("utf-8", "utf-16-le") if word.encode(code) in raw]


@pytest.mark.parametrize("reopened", [False, True])
def test_forgetting_removes_the_name_from_journal_labels_index_and_bytes(
    workspace: Workspace, path: Path, clock: Clock, reopened: bool
) -> None:
    workspace.change(put, "Evening", EVENING, *(Person(f"p{number}", f"Guest {number}") for number in range(300)))
    workspace.change(put, f"Add {SECRET}", Person("x", SECRET, email="xanthippe@example.org"), seat("x"))
    workspace.change(put, "Check in Xanthippe", Checkin("c", "at x", "arrived", "2027"))
    workspace.change(put, "Rename", Person("x", SECRET + "-Smith", call_me="Xanthippe"))
    workspace.undo()
    workspace.redo()
    assert traces(path)
    if reopened:
        workspace.close()
        workspace = Workspace.open(path, clock=clock)
    workspace.change(forget)
    assert traces(path) == []
    assert workspace.undo_label() is None
    assert workspace.undo() is None
    assert "Add a person who was removed" in [step.label for step in workspace.history()]
    assert workspace.read(View.get, Person, "x") is None
    assert len(workspace.read(View.find, Person)) == 300
    workspace.close()
    assert traces(path) == []


def test_forgetting_seals_only_what_it_touched(workspace: Workspace) -> None:
    workspace.change(put, "Add", ANN, Person("x", SECRET))
    workspace.change(forget)
    workspace.change(put, "Add Ben", BEN)
    assert [workspace.undo(), workspace.undo()] == ["Add Ben", None]
    assert workspace.redo() == "Add Ben"
    assert workspace.read(View.find, Person) == (ANN, BEN)


def test_forgetting_names_alone_clears_labels(workspace: Workspace, path: Path) -> None:
    workspace.change(put, f"Call {SECRET}", ANN)

    def forget_names(work: Work) -> None:
        work.label = "Forget a name"
        work.forget([], [SECRET])

    workspace.change(forget_names)
    workspace.close()
    assert traces(path) == []


# Backups in passing ---------------------------------------------------------------------------------------------------


def test_change_makes_a_backup_every_half_hour(workspace: Workspace, path: Path, clock: Clock) -> None:
    for minutes in (0, 29, 2, 15, 20):
        clock.now += timedelta(minutes=minutes)
        workspace.change(put, "Add", Person(f"p{clock.now:%H%M}", "Guest"))
    assert [one.name for one in backups.list_backups(path)] == [
        "club 2027-01-21 19.06.00 routine.t4gsw",
        "club 2027-01-21 18.31.00 routine.t4gsw",
    ]


def test_backup_that_cannot_be_made_does_not_undo_the_act(workspace: Workspace, path: Path, clock: Clock) -> None:
    workspace.change(put, "Add Ann", ANN)
    backups.backup_folder(path).write_text("a file where the folder should be")
    clock.now += timedelta(hours=1)
    assert workspace.backup_caution is None
    workspace.change(put, "Add Ben", BEN)
    assert workspace.read(View.find, Person) == (ANN, BEN)
    assert "No backup can be kept" in (workspace.backup_caution or "")
    backups.backup_folder(path).unlink()
    clock.now += timedelta(hours=1)
    workspace.change(put, "Add Cy", CY)
    assert workspace.backup_caution is None
    assert len(backups.list_backups(path)) == 1
