"""Random evenings at one door, compared after every act with a plain model: each guest is a pile of what was noted."""

import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.core.events import Attendee, Checkin
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.checkin import Outcome
from t4gsw_desktop.services.door_book import DoorBook
from t4gsw_desktop.services.door_log import door_log
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View, Work

START = datetime(2026, 10, 1, 17, 42, tzinfo=UTC)
GUESTS = 4
WHO = st.integers(0, GUESTS - 1)
SOME = st.lists(WHO, max_size=6)
DESKS = st.sampled_from(["desk 1", "desk 2"])
# How much later than the act before, by a clock that is now and then set back.
LATER = st.sampled_from([0, 1, 2, 3, 60, 600, -1, -3600])
Piles = tuple[tuple[str, ...], ...]
STATE_OF = {"here": "in", "left": "left", "out": "out", "": "expected"}


def list_guests(work: Work, event_id: str) -> list[Attendee]:
    people = [Person(new_id(), f"Guest {number}") for number in range(GUESTS)]
    places = [Attendee(new_id(), event_id, one.id, new_code(())) for one in people]
    work.put_many([*people, *places])
    work.label = "List"
    return places


class Door(RuleBasedStateMachine):
    """`piles` holds for each guest what stands, oldest first; `done` and `undone` are snapshots for undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = Workspace.create(Path(self.folder.name) / "door.t4gsw")
        self.event = self.workspace.change(create_event, "Any", date(2026, 10, 1), time(18, 30), time(21))
        self.guests = self.workspace.change(list_guests, self.event.id)
        self.book = DoorBook(self.workspace, self.event.id)
        self.now = START
        self.piles: Piles = ((),) * GUESTS
        self.done: list[Piles] = []
        self.undone: list[Piles] = []

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()

    def top(self, who: int) -> str:
        return self.piles[who][-1] if self.piles[who] else ""

    def now_is(self, changed: dict[int, tuple[str, ...]]) -> None:
        """One act left these piles; an act that changed nothing is none."""
        after = tuple(changed.get(who, pile) for who, pile in enumerate(self.piles))
        if after != self.piles:
            self.done.append(self.piles)
            self.undone.clear()
            self.piles = after

    def arrives(self, who: int, outcome: Outcome) -> None:
        """What arriving comes to, by name."""
        top = self.top(who)
        assert outcome.kind == ("already" if top == "here" else "back" if top else "arrived")
        if top != "here":
            self.now_is({who: (*self.piles[who], "here")})

    @rule(who=WHO, desk=DESKS, back=st.booleans(), later=LATER)
    def somebody_arrives(self, who: int, desk: str, back: bool, later: int) -> None:
        self.now += timedelta(seconds=later)
        verb = checkin.come_back if back else checkin.arrive
        self.arrives(who, self.workspace.change(verb, self.guests[who].id, at=self.now, desk=desk))

    @rule(who=WHO, desk=DESKS)
    def a_badge_is_scanned_and_the_scanner_bounces(self, who: int, desk: str) -> None:
        code, was = self.guests[who].code, self.top(who)
        self.now += timedelta(seconds=5)
        first = self.workspace.change(checkin.arrive_by_code, self.event.id, code, at=self.now, desk=desk)
        assert first.kind in ("already", "bounced") if was == "here" else first.kind in ("arrived", "back")
        self.now_is({who: (*self.piles[who], "here")} if was != "here" else {})
        step = self.workspace.step()
        again = self.workspace.change(checkin.arrive_by_code, self.event.id, code, at=self.now, desk=desk)
        assert self.workspace.step() == step
        if first.kind in ("arrived", "back") and not self.is_clock_behind(who):
            assert (again.kind, again.sentence) == ("bounced", first.sentence)
        elsewhere = self.workspace.change(checkin.arrive_by_code, self.event.id, code, at=self.now, desk="desk 3")
        assert elsewhere.kind == "already"

    def is_clock_behind(self, who: int) -> bool:
        """True where the latest fact had to be dated later than the clock stands."""
        facts = self.workspace.read(View.find, Checkin, attendee_id=self.guests[who].id)
        return max(datetime.fromisoformat(one.at) for one in facts) > self.now + timedelta(seconds=1)

    @rule(who=WHO, desk=DESKS, later=LATER)
    def somebody_leaves(self, who: int, desk: str, later: int) -> None:
        self.now += timedelta(seconds=later)
        outcome = self.workspace.change(checkin.leave, self.guests[who].id, at=self.now, desk=desk)
        goes = self.top(who) in ("here", "out")
        assert outcome.kind == ("left" if goes else "absent")
        self.now_is({who: (*self.piles[who], "left")} if goes else {})

    @rule(who=WHO, desk=DESKS, later=LATER)
    def somebody_steps_out(self, who: int, desk: str, later: int) -> None:
        self.now += timedelta(seconds=later)
        outcome = self.workspace.change(checkin.step_out, self.guests[who].id, at=self.now, desk=desk)
        assert outcome.kind == ("out" if self.top(who) == "here" else "absent")
        self.now_is({who: (*self.piles[who], "out")} if self.top(who) == "here" else {})

    @rule(who=WHO, later=LATER)
    def an_arrival_is_taken_back(self, who: int, later: int) -> None:
        self.now += timedelta(seconds=later)
        outcome = self.workspace.change(checkin.undo_arrival, self.guests[who].id, at=self.now)
        assert outcome.kind == ("undone" if self.top(who) == "here" else "absent")
        self.now_is({who: self.piles[who][:-1]} if self.top(who) == "here" else {})

    @rule(some=SOME)
    def several_arrivals_are_taken_back(self, some: list[int]) -> None:
        outcomes = self.workspace.change(checkin.undo_many, [self.guests[who].id for who in some], at=self.now)
        each = list(dict.fromkeys(some))
        assert [one.kind for one in outcomes] == ["undone" if self.top(who) == "here" else "absent" for who in each]
        self.now_is({who: self.piles[who][:-1] for who in each if self.top(who) == "here"})

    @rule(some=SOME, desk=DESKS)
    def several_arrive_at_once(self, some: list[int], desk: str) -> None:
        ids = [self.guests[who].id for who in some]
        outcomes = self.workspace.change(checkin.arrive_many, self.event.id, ids, at=self.now, desk=desk)
        each = list(dict.fromkeys(some))
        kinds = {"": "arrived", "here": "already"}
        assert [one.kind for one in outcomes] == [kinds.get(self.top(who), "back") for who in each]
        self.now_is({who: (*self.piles[who], "here") for who in each if self.top(who) != "here"})

    @rule(who=WHO, depth=st.integers(0, 3))
    def a_line_of_the_log_is_taken_back(self, who: int, depth: int) -> None:
        lines = self.workspace.read(door_log, self.event.id, 10_000)
        mine = [one for one in lines if one.attendee_id == self.guests[who].id and one.what != "undone"]
        standing = [one for one in reversed(mine) if not one.undone]
        assert len(standing) == len(self.piles[who])
        if depth < len(standing):
            self.workspace.change(checkin.take_back, standing[depth].id, at=self.now)
            self.now_is({who: self.piles[who][:depth]})

    @rule(forward=st.booleans())
    def the_last_act_is_undone_or_done_again(self, forward: bool) -> None:
        source, target = (self.undone, self.done) if forward else (self.done, self.undone)
        if source:
            assert (self.workspace.redo() if forward else self.workspace.undo()) is not None
            target.append(self.piles)
            self.piles = source.pop()

    @invariant()
    def everybody_stands_as_the_model_says(self) -> None:
        tops = [self.top(who) for who in range(GUESTS)]
        here = {guest.id for guest, top in zip(self.guests, tops, strict=True) if top == "here"}
        assert self.workspace.read(checkin.present, self.event.id) == here
        self.book.catch_up()
        assert [self.book.guests[one.id].state for one in self.guests] == [STATE_OF[top] for top in tops]
        figures, counts = self.book.figures(), self.workspace.read(checkin.counts, self.event.id)
        assert (figures.here, figures.out, figures.left) == (counts.here, counts.out, counts.left)
        assert (counts.here, counts.out, counts.left) == tuple(map(tops.count, ("here", "out", "left")))
        assert counts.to_come == figures.to_come == tops.count("")

    @invariant()
    def the_log_tells_every_fact_once(self) -> None:
        facts = self.workspace.read(View.find, Checkin)
        lines = self.workspace.read(door_log, self.event.id, 10_000)
        assert sorted(one.id for one in lines) == sorted(one.id for one in facts)


TestDoor = Door.TestCase
TestDoor.settings = settings(max_examples=15, stateful_step_count=30, deadline=None)
