"""Random acts, undo, redo, reopening and restoring: the workspace is compared with a model after every one of them."""

import dataclasses
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.core.people import KeepApart, Person
from t4gsw_desktop.services.workspace import Changed, Workspace
from t4gsw_desktop.storage import search_index
from t4gsw_desktop.storage.search import search_people
from t4gsw_desktop.storage.tables import search_entries, search_words
from t4gsw_desktop.storage.unit_of_work import View, Work

State = dict[tuple[type, str], object]
KINDS = (Person, KeepApart, Event, Attendee, Checkin)
TABLES = {Person: "people", KeepApart: "keep_apart", Event: "events", Attendee: "attendees", Checkin: "checkins"}
# What refers to what: removing a row takes these along.
REFERRING = {
    Person: ((KeepApart, "first_id"), (KeepApart, "second_id"), (Attendee, "person_id")),
    Event: ((Attendee, "event_id"),),
    Attendee: ((Checkin, "attendee_id"),),
}
NUMBERS = st.integers(0, 4)
NAMES = st.sampled_from(["Łukasz Żółć", "Zoë", "王小明", "Ann O'Brien", "", "Олександра Коваль", "John Smith"])


class Halfway(Exception):
    """A verb breaks off."""


def without(state: State, kind: type, row_id: str) -> State:
    """The model's removal: the row goes, and all that refer to it."""
    gone = {key: value for key, value in state.items() if key != (kind, row_id)}
    for other, field in REFERRING.get(kind, ()):
        for key, value in state.items():
            if key[0] is other and getattr(value, field) == row_id:
                gone = without(gone, *key)
    return gone


Act = Callable[[Work, State], State]


def putting(value: object) -> Act:
    """Put a value if what it refers to is there; in the file and in the model alike."""

    def act(work: Work, state: State) -> State:
        names = [f.name for f in dataclasses.fields(value)]  # type: ignore[arg-type]
        kinds = {
            "person_id": Person,
            "first_id": Person,
            "second_id": Person,
            "event_id": Event,
            "attendee_id": Attendee,
        }
        for name in names:
            wanted = getattr(value, name)
            if name in kinds and wanted and (kinds[name], wanted) not in state:
                return state
        work.put(value)
        return state | {(type(value), value.id): value}  # type: ignore[attr-defined]

    return act


def removing(kind: type, row_id: str) -> Act:
    def act(work: Work, state: State) -> State:
        work.remove(kind, row_id)
        return without(state, kind, row_id)

    return act


PEOPLE = st.builds(lambda n, name, call: Person(f"p{n}", name, call_me=call), NUMBERS, NAMES, NAMES).map(putting)
APART = st.builds(lambda n, a, b, note: KeepApart(f"k{n}", f"p{a}", f"p{b}", note), NUMBERS, NUMBERS, NUMBERS, NAMES)
EVENTS = st.builds(lambda n, name: Event(f"e{n}", name, "2027", "2027"), st.integers(0, 1), NAMES)
PLACES = st.builds(
    lambda n, event, person: Attendee(f"a{n}", f"e{event}", f"p{person}" if person else "", f"K{n}"),
    NUMBERS,
    st.integers(0, 1),
    NUMBERS,
)
FACTS = st.builds(
    lambda n, a, what: Checkin(f"c{n}", f"a{a}", what, "2027"), NUMBERS, NUMBERS, st.sampled_from(["arrived", "left"])
)
REMOVALS = st.builds(
    lambda kind, n: removing(kind, f"{kind.__name__[0].lower()}{n}"),
    st.sampled_from([Person, KeepApart, Event, Attendee, Checkin]),
    NUMBERS,
)
VALUES = st.one_of(APART, EVENTS, PLACES, FACTS).map(putting)
ACTS = st.lists(st.one_of(PEOPLE, PEOPLE, VALUES, VALUES, VALUES, REMOVALS), min_size=1, max_size=5)


class WorkspaceMachine(RuleBasedStateMachine):
    """`past` and `future` hold the model's states before and after the acts that undo and redo would walk through."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = datetime(2027, 1, 21, 18, 0, tzinfo=UTC)
        self.state: State = {}
        self.past: list[tuple[str, State]] = []
        self.future: list[tuple[str, State]] = []
        self.steps = 0
        self.told: list[Changed] = []
        self.copies: list[tuple[Path, State, int]] = []

    @initialize()
    def create(self) -> None:
        self.workspace = Workspace.create(self.folder / "club.t4gsw", clock=lambda: self.now)
        self.workspace.listen(self.told.append)

    def teardown(self) -> None:
        self.workspace.close()
        shutil.rmtree(self.folder)

    @rule(acts=ACTS)
    def change(self, acts: list[Act]) -> None:
        self.now += timedelta(minutes=7)
        label = f"Act {self.steps + 1}"
        before = self.state

        def verb(work: Work) -> State:
            work.label = label
            state = before
            for act in acts:
                state = act(work, state)
            return state

        told, step = len(self.told), self.workspace.step()
        self.state = self.workspace.change(verb)
        if self.workspace.step() == step:  # each write changed nothing
            assert (self.state, len(self.told)) == (before, told)
            return
        self._expect_told(label, before)
        self.past.append((label, before))
        self.future = []

    @rule(acts=ACTS)
    def break_off(self, acts: list[Act]) -> None:
        told = len(self.told)

        def verb(work: Work) -> None:
            work.label = "Never"
            state = self.state
            for act in acts:
                state = act(work, state)
            raise Halfway

        with suppress(Halfway):
            self.workspace.change(verb)
        assert len(self.told) == told

    @rule()
    def undo(self) -> None:
        label, earlier = self.past.pop() if self.past else (None, self.state)
        assert self.workspace.undo_label() == label
        assert self.workspace.undo() == label
        if label:
            self.future.append((label, self.state))
            before, self.state = self.state, earlier
            self._expect_told(label, before)

    @rule()
    def redo(self) -> None:
        label, later = self.future.pop() if self.future else (None, self.state)
        assert self.workspace.redo_label() == label
        assert self.workspace.redo() == label
        if label:
            self.past.append((label, self.state))
            before, self.state = self.state, later
            self._expect_told(label, before)

    def _expect_told(self, label: str, before: State) -> None:
        self.steps += 1
        changed = self.told[-1]
        assert (changed.step, changed.label, len(self.told)) == (self.steps, label, self.steps)
        differing = {key for key in before.keys() | self.state.keys() if before.get(key) != self.state.get(key)}
        assert {TABLES[kind] for kind, _ in differing} <= changed.topics
        assert {(TABLES[kind], row_id) for kind, row_id in differing} <= self.workspace.changes_since(self.steps - 1)

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.folder / "club.t4gsw", clock=lambda: self.now)
        self.workspace.listen(self.told.append)

    @rule()
    def back_up(self) -> None:
        self.copies.append((self.workspace.back_up(), self.state, self.steps))
        self.copies = [one for one in self.copies if one[0].exists()]

    @precondition(lambda self: self.copies)
    @rule(data=st.data())
    def compare_backup(self, data: st.DataObject) -> None:
        copy, state, steps = data.draw(st.sampled_from(self.copies))
        with Workspace.open(copy) as restored:
            assert restored.read(everything) == state
            assert restored.step() == steps
            restored.read(assert_sound)

    @invariant()
    def rows_equal_the_model(self) -> None:
        assert self.workspace.read(everything) == self.state
        assert self.workspace.step() == self.steps

    @invariant()
    def file_is_sound_and_the_index_agrees(self) -> None:
        self.workspace.read(assert_sound)


def everything(view: View) -> State:
    return {(kind, value.id): value for kind in KINDS for value in view.find(kind)}  # type: ignore[attr-defined]


def assert_sound(view: View) -> None:
    connection = view.connection
    assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
    assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    people = view.find(Person)
    entries = connection.execute(search_entries.select()).all()
    assert {row.person_id for row in entries} == {one.id for one in people if one.full_name or one.call_me}
    kept = {(row.number, place, word) for row in entries for place, word in search_index.words_in(row.words)}
    assert {(row.number, row.place, row.word) for row in connection.execute(search_words.select())} == kept
    for person in people:
        if words := search_index.search_words_of(person.full_name):
            assert person in [one.person for one in search_people(view, words[-1])]


TestWorkspaceMachine = WorkspaceMachine.TestCase
TestWorkspaceMachine.settings = settings(max_examples=20, stateful_step_count=40, deadline=None)
