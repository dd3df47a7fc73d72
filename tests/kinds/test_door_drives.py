"""What the door drives: who arrives there counts at once in every kind, who leaves or steps out no longer does."""

from datetime import UTC, datetime, timedelta

import pytest

from t4gsw_desktop.kinds.planning import accept, is_current, prepare, work_out
from t4gsw_desktop.kinds.surgery.queue import surgery_queue
from t4gsw_desktop.kinds.unconference.preparation import list_pitches
from t4gsw_desktop.services import checkin

NOW = datetime(2027, 1, 21, 18, 10, tzinfo=UTC)
CAFE = {"kind": "cafe", "starts": "19:15", "room": "Hall", "tables": [{"table": "Table 1"}, {"table": "Table 2"}]}
FRIENDING = {"kind": "speed_friending", "starts": "18:30", "room": "Hall", "rounds": 4}
UNCONFERENCE = {
    "kind": "unconference",
    "starts": "19:15",
    "rooms": ["Hall", "Loft"],
    "slots": 2,
    "pitches": [{"title": "Maps", "host": "Tariq Aziz"}, {"title": "Bread", "host": "Priya Nair"}],
    "votes": {"Ann Lee": ["Maps"], "Chidi Eze": ["Maps", "Bread"], "Zoë Brontë": ["Bread"]},
}
SURGERY = {
    "kind": "surgery",
    "starts": "18:30",
    "room": "Hall",
    "experts": [{"name": "Tariq Aziz", "topics": {"web": 3}}],
    "requests": [
        {"name": "Ann Lee", "topics": ["web"], "words": "A site"},
        {"name": "Zoë Brontë", "topics": ["seo"], "words": "Be found"},
        {"name": "Chidi Eze", "topics": ["seo"], "words": "Be seen", "priority": True},
    ],
}
GOING = {"leaves": checkin.leave, "steps out": checkin.step_out}


class Door:
    """The door of an evening: the same act for several people by name, each a minute after the one before."""

    def __init__(self, evening):
        self.evening, self.at = evening, NOW
        self.ids = {guest.person.full_name: guest.id for guest in evening.roster().guests}

    def note(self, act, *names):
        for name in names:
            self.at += timedelta(minutes=1)
            self.evening.workspace.change(act, self.ids[name], at=self.at)

    def task(self, kind):
        return self.evening.workspace.read(prepare, self.evening.kinds[kind], self.evening.activity(kind).id)

    def counted(self, kind):
        """Whom a plan made now would be for."""
        names = {who: name for name, who in self.ids.items()}
        return {names[guest.id] for guest in self.task(kind).roster.guests}


@pytest.fixture
def door(night):
    return lambda described: Door(night([described]))


@pytest.mark.parametrize("described", [CAFE, FRIENDING, UNCONFERENCE, SURGERY], ids=lambda one: one["kind"])
@pytest.mark.parametrize("goes", GOING.values(), ids=GOING)
def test_plans_are_for_those_whom_the_door_has_seen_and_not_seen_go(door, described, goes):
    evening, kind = door(described), described["kind"]
    assert len(evening.counted(kind)) == 10
    evening.note(checkin.arrive, "Ann Lee", "Chidi Eze", "Tariq Aziz", "王小明")
    task = evening.task(kind)
    assert {guest.name for guest in task.roster.guests} == {"Ann Lee", "Chidi Eze", "Tariq Aziz", "王小明"}
    evening.note(goes, "Ann Lee")
    assert not evening.evening.workspace.read(is_current, task)
    assert evening.counted(kind) == {"Chidi Eze", "Tariq Aziz", "王小明"}
    evening.note(checkin.come_back, "Ann Lee")
    evening.note(checkin.undo_arrival, "王小明")
    assert evening.counted(kind) == {"Ann Lee", "Chidi Eze", "Tariq Aziz"}
    evening.note(goes, "Ann Lee", "Chidi Eze", "Tariq Aziz")
    assert evening.counted(kind) == set(), "a door that was used is not unused again when everybody has gone"


def test_votes_are_told_with_how_many_of_them_can_come(door):
    evening = door(UNCONFERENCE)

    def votes():
        lines = evening.evening.workspace.read(list_pitches, evening.evening.activity("unconference").id, reveal=True)
        return {line.pitch.title: (line.votes, line.able) for line in lines}

    assert votes() == {"Maps": (2, 2), "Bread": (2, 2)}
    evening.note(checkin.arrive, "Chidi Eze")
    assert votes() == {"Maps": (2, 1), "Bread": (2, 1)}
    evening.note(checkin.arrive, "Ann Lee")
    evening.note(checkin.step_out, "Chidi Eze")
    assert votes() == {"Maps": (2, 1), "Bread": (2, 0)}
    assert evening.task("unconference").snapshot.votes.keys() == {evening.ids["Ann Lee"]}


def test_surgery_queue_holds_who_is_here_appointments_first_then_by_how_long(door):
    evening = door(SURGERY)
    workspace, activity_id = evening.evening.workspace, evening.evening.activity("surgery").id

    def queue(minutes=0):
        return [one.name for one in workspace.read(surgery_queue, activity_id, evening.at + timedelta(minutes=minutes))]

    assert queue() == ["Chidi Eze", "Ann Lee", "Zoë Brontë"], "the door is not used: everybody who is coming"
    evening.note(checkin.arrive, "Tariq Aziz", "Zoë Brontë", "Ann Lee")
    assert queue() == ["Zoë Brontë", "Ann Lee"]
    task = evening.task("surgery")
    workspace.change(accept, task, work_out(task, seconds=0.1, seed=1), at=evening.at)
    assert queue() == ["Ann Lee", "Zoë Brontë"], "Ann has an appointment"
    first, second = workspace.read(surgery_queue, activity_id, evening.at)
    assert first.starts.startswith("2027-01-21T18:30")
    assert first.place
    assert (second.starts, second.place, second.here_since) == ("", "", "2027-01-21T18:12:00+00:00")
    evening.note(checkin.arrive, "Chidi Eze")
    assert queue() == ["Ann Lee", "Chidi Eze", "Zoë Brontë"]
    evening.note(checkin.leave, "Ann Lee")
    evening.note(checkin.step_out, "Zoë Brontë")
    assert queue() == ["Chidi Eze"]
    evening.note(checkin.come_back, "Ann Lee", "Zoë Brontë")
    assert queue(minutes=240) == ["Chidi Eze", "Zoë Brontë"], "Ann's appointment is over"
