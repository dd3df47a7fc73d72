"""Desks at random: they check in, undo, edit, part and meet in any order; all come to the same, and nothing is lost."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from t4gsw_desktop.core.events import HERE, Attendee, Checkin
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.attendees import take_off_event
from t4gsw_desktop.services.badge_codes import attendee_with_code
from t4gsw_desktop.services.desk_clashes import clashes, settle
from t4gsw_desktop.services.desks import begin_second_desk, meet
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.people import add_person, edit_person
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.desk_rows import merged_rows
from t4gsw_desktop.storage.tables import journal, told_changes
from t4gsw_desktop.storage.unit_of_work import View

NAMES = st.sampled_from(["Ann Lee", "Ann Lea", "Łukasz Żółć", "Zoë Bird", "王小明"])
PICK = st.integers(0, 11)
MOST_DESKS = 4


class DeskMachine(RuleBasedStateMachine):
    """`acknowledged` are arrivals a desk confirmed, `taken` those that somebody took back by undo or removal."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = datetime(2027, 1, 21, 18, 0, tzinfo=UTC)
        self.desks: list[Workspace] = []
        self.acknowledged: set[str] = set()
        self.taken: set[str] = set()
        self.codes: dict[str, str] = {}
        self.forgotten: set[str] = set()

    @initialize()
    def open_the_door(self) -> None:
        first = Workspace.create(self.folder / "desk 1.t4gsw", clock=self.clock)
        self.event = first.change(create_event, "Evening", date(2027, 1, 21), time(18), time(21))
        for name in ("Ann Lee", "Bo Carr", "Cem Kaya"):
            person = first.change(add_person, name)
            first.change(checkin.walk_in, self.event.id, "", person_id=person.id, at=self.now)
        first.change(add_person, "Dee Fox")
        self.desks = [first]
        for _ in range(2):
            self.begin(0)

    def clock(self) -> datetime:
        return self.now

    def teardown(self) -> None:
        try:
            self.all_come_to_the_same()
        finally:
            for desk in self.desks:
                desk.close()
            shutil.rmtree(self.folder)

    # What people do at one desk.

    def act(self, at: int, doing: Callable[[Workspace], object]) -> object:
        """Do it, and note which arrivals it confirmed and which it took away."""
        desk = self.desks[at % len(self.desks)]
        self.now += timedelta(seconds=30)
        before = facts(desk)
        try:
            result = doing(desk)
        except Refusal:
            assert facts(desk) == before
            return None
        after = facts(desk)
        self.acknowledged |= {one for one, what in after.items() if what in HERE and one not in before}
        self.taken = (self.taken | (before.keys() - after.keys())) - (after.keys() - before.keys())
        return result

    def someone(self, desk: Workspace, who: int) -> str:
        everybody = desk.read(View.find, Attendee)
        if not everybody:
            raise Refusal("nobody")
        return everybody[who % len(everybody)].id

    @rule(at=PICK, who=PICK, verb=st.sampled_from(["arrive", "arrive", "leave", "step_out", "undo_arrival"]))
    def door(self, at: int, who: int, verb: str) -> None:
        self.act(at, lambda desk: desk.change(getattr(checkin, verb), self.someone(desk, who), at=self.now))

    @rule(at=PICK, name=NAMES)
    def walks_in(self, at: int, name: str) -> None:
        outcome = self.act(at, lambda desk: desk.change(checkin.walk_in, self.event.id, name, at=self.now))
        if isinstance(outcome, checkin.Outcome) and outcome.attendee:
            self.codes[outcome.attendee.code] = outcome.attendee.id

    @rule(at=PICK)
    def known_person_walks_in(self, at: int) -> None:
        def verb(desk: Workspace) -> object:
            known = [one for one in desk.read(View.find, Person) if one.full_name == "Dee Fox"]
            return known and desk.change(checkin.walk_in, self.event.id, "", person_id=known[0].id, at=self.now)

        self.act(at, verb)

    @rule(at=PICK)
    def undo(self, at: int) -> None:
        self.act(at, Workspace.undo)

    @rule(at=PICK)
    def redo(self, at: int) -> None:
        self.act(at, Workspace.redo)

    @rule(at=PICK, who=PICK, name=NAMES)
    def edit(self, at: int, who: int, name: str) -> None:
        def verb(desk: Workspace) -> object:
            people = desk.read(View.find, Person)
            if not people:
                raise Refusal("nobody is left")
            return desk.change(edit_person, people[who % len(people)].id, full_name=name)

        self.act(at, verb)

    @rule(at=PICK, who=PICK)
    def remove(self, at: int, who: int) -> None:
        self.act(at, lambda desk: desk.change(take_off_event, self.someone(desk, who)))

    @rule(at=PICK, who=PICK)
    def forget(self, at: int, who: int) -> None:
        def verb(desk: Workspace) -> object:
            people = desk.read(View.find, Person)
            if len(people) < 3:
                raise Refusal("few are left")
            person = people[who % len(people)]
            self.forgotten.add(person.id)
            return erase_person(desk, person.id, now=self.now)

        self.act(at, verb)

    @rule(at=PICK)
    def reopen(self, at: int) -> None:
        at %= len(self.desks)
        before = rows(self.desks[at])
        path = self.desks[at].path
        self.desks[at].close()
        self.desks[at] = Workspace.open(path, clock=self.clock)
        assert rows(self.desks[at]) == before

    @rule(at=PICK, which=PICK, key=PICK)
    def settle_one(self, at: int, which: int, key: int) -> None:
        def verb(desk: Workspace) -> object:
            found = desk.read(clashes)
            if not found:
                return None
            one = found[which % len(found)]
            desk.change(settle, one.id, one.choices[key % len(one.choices)].key)
            assert one.id not in {other.id for other in desk.read(clashes)}
            return one

        self.act(at, verb)

    # Parting and meeting.

    @precondition(lambda self: len(self.desks) < MOST_DESKS)
    @rule(at=PICK)
    def begin(self, at: int) -> None:
        name = f"desk {len(self.desks) + 1}"
        target = self.folder / f"{name}.t4gsw"
        begin_second_desk(self.left_by(at % len(self.desks)), target, name=name)
        self.desks.append(Workspace.open(target, clock=self.clock))

    @rule(at=PICK, other=PICK)
    def two_meet(self, at: int, other: int) -> None:
        self.meeting(at % len(self.desks), other % len(self.desks))

    def meeting(self, at: int, other: int) -> bool:
        """True when it brought anything new; a second time it never does."""
        if at == other:
            return False
        desk, copy = self.desks[at], self.left_by(other)
        bytes_before, label = copy.read_bytes(), desk.undo_label()
        new = not meet(desk, copy).nothing_new
        assert not new or meet(desk, copy).nothing_new
        assert copy.read_bytes() == bytes_before
        assert desk.undo_label() == label or self.forgotten
        if new:
            desk.read(assert_rows_are_what_acts_make)
        return new

    def left_by(self, at: int) -> Path:
        copy = self.folder / "stick.t4gsw"
        self.desks[at].back_up().replace(copy)
        return copy

    def all_come_to_the_same(self) -> None:
        for _ in range(4):
            others = range(1, len(self.desks))
            if not any([*(self.meeting(0, other) for other in others), *(self.meeting(one, 0) for one in others)]):
                break
        else:
            raise AssertionError("the desks go on having news for each other")
        first, open_clashes = rows(self.desks[0]), self.desks[0].read(clashes)
        for desk in self.desks:
            assert rows(desk) == first
            assert desk.read(clashes) == open_clashes
            assert self.acknowledged - self.taken <= facts(desk).keys()
            assert not self.forgotten & {one.id for one in desk.read(View.find, Person)}
            people = [one.person_id for one in desk.read(View.find, Attendee) if one.person_id]
            assert len(people) == len(set(people))
            for code, attendee_id in self.codes.items():
                place = desk.read(View.get, Attendee, attendee_id)
                if place and place.person_id:
                    found = desk.read(attendee_with_code, self.event.id, code)
                    assert found
                    assert found.id == attendee_id
            with suppress(Refusal):  # and the log goes on being good for undo
                while desk.undo():
                    assert_file_is_sound(desk)

    @invariant()
    def files_are_sound(self) -> None:
        for desk in self.desks:
            assert_file_is_sound(desk)


def assert_file_is_sound(desk: Workspace) -> None:
    def read(view: View) -> None:
        assert view.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []

    desk.read(read)


def assert_rows_are_what_acts_make(view: View) -> None:
    """The rows of the file are a pure function of the acts it knows."""
    places = set()
    for log in (journal, told_changes):
        places |= {(row.table_name, row.row_id) for row in view.connection.execute(log.select())}
    merged = merged_rows(view, places)
    for shelf in view.shelves:
        table = shelf.table.name
        made = {one: row.row for (name, one), row in merged.items() if name == table and row.stands}
        assert made == {value.id: shelf.to_raw(value) for value in view.find(shelf.value)}, table


def facts(desk: Workspace) -> dict[str, str]:
    return {one.id: one.what for one in desk.read(View.find, Checkin)}


def rows(desk: Workspace) -> dict[str, list[object]]:
    def read(view: View) -> dict[str, list[object]]:
        return {shelf.table.name: [shelf.to_raw(one) for one in view.find(shelf.value)] for shelf in view.shelves}

    return desk.read(read)


TestDeskMachine = DeskMachine.TestCase
TestDeskMachine.settings = settings(max_examples=5, stateful_step_count=16, deadline=None)
