"""A whole evening by verbs alone, and what the file knows of it afterwards: exactly who really sat together."""

import json
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.speed_friending import live, run


class Witness:
    """Somebody in the room who notes, round by round, who sits where, from what they see and hear."""

    def __init__(self):
        self.rounds = {}

    def begins(self, number, tables):
        self.rounds[number] = {who: place for place, people in tables.items() for who in people}

    def pairs(self):
        found = {}
        for number, seats in self.rounds.items():
            for one, other in combinations(sorted(seats), 2):
                if seats[one] == seats[other]:
                    found.setdefault((one, other), []).append(number)
        return found


def known_pairs(evening):
    """What the file says: whoever has a seat at the same table in a round that has begun."""
    rows = evening.workspace.read(lambda view: view.find(Placement, activity_id=evening.activity_id))
    begun = evening.state.begun
    found = {}
    for one, other in combinations(sorted(rows, key=lambda row: row.attendee_id), 2):
        if one.place and one.part == other.part <= begun and one.place == other.place:
            found.setdefault((one.attendee_id, other.attendee_id), []).append(one.part)
    return {both: sorted(parts) for both, parts in found.items()}


def other_table(evening, who):
    return next(offer.place for offer in evening.read(live.offers_for, who) if offer.possible and offer.names)


def test_a_whole_evening_counts_exactly_who_really_sat_together(evening):
    night = evening(60, rounds=6)
    ids, witness = night.ids, Witness()
    names = sorted(ids, key=lambda name: name.startswith("Guest"))
    late, absent = names[-5:-2], names[-2:]
    night.check_in(name for name in names if name not in [*late, *absent])
    # The first round was forgotten for two minutes: it really began 100 seconds ago.
    night.now = 120
    night.do(run.begin_round, earlier=100)
    assert night.state.left == 200
    assert night.room.behind.total_seconds() == 20
    witness.begins(1, night.tables())
    seated = {who for people in night.tables().values() for who in people}
    assert seated.isdisjoint(ids[name] for name in [*late, *absent])
    # One comes late and gets the best table; somebody leaves early on, somebody else near the end.
    night.now = 150
    place = other_table(night, ids[late[0]])
    night.do(live.join_late, ids[late[0]], place)
    witness.rounds[1][ids[late[0]]] = place
    early = next(who for who in witness.rounds[1] if who not in {ids[name] for name in (late[0], *names[:12])})
    night.do(live.leave_rounds, early, evening=True)
    del witness.rounds[1][early]
    night.now = 300
    near_end = next(who for who in witness.rounds[1] if night.place(who) == place and who != ids[late[0]])
    night.do(live.leave_rounds, near_end, evening=False)  # has met that table
    # More time, and then it is ended early after all.
    night.do(run.extend, 60)
    night.now = 340
    night.do(run.end_now)
    night.now = 400
    night.do(run.begin_round)
    witness.begins(2, night.tables())
    assert early not in witness.rounds[2]
    assert near_end not in witness.rounds[2]
    # A pause, a swap, and a table that is lost.
    night.now = 420
    night.do(run.pause)
    night.now = 500
    first, second = (next(iter(people)) for people in list(night.tables().values())[:2])
    one, other = night.place(first), night.place(second)
    night.do(live.swap_two, first, second)
    witness.rounds[2].update({first: other, second: one})
    lost = night.place(names and ids["Priya Nair"])
    their = {who for who, place in witness.rounds[2].items() if place == lost}
    night.do(live.lose_table, lost)
    new = night.place(ids["Priya Nair"])
    assert new not in ("", lost)
    witness.rounds[2].update(dict.fromkeys(their, new))
    night.do(run.carry_on)
    assert night.state.left == 280
    # The power goes: the same second, the same seats.
    before = night.room
    night.reopen()
    assert night.room == before
    # Somebody sat at the wrong table, noticed in the next round.
    night.now = 900
    assert night.state.phase == "moving"
    night.do(run.begin_round)
    witness.begins(3, night.tables())
    assert lost not in night.tables()
    wrong = next(who for who, place in witness.rounds[2].items() if place != new)
    night.do(live.correct_seat, 2, wrong, new)
    witness.rounds[2][wrong] = new
    # Several things are taken back: by the line of the list, and by Undo.
    night.now = 930
    night.do(live.leave_rounds, ids["Tariq Aziz"], evening=True)
    night.do(live.rest_next, ids["Siân Llewellyn"])
    changes = {change.sentence: change.id for change in night.room.changes}
    left = next(one for said, one in changes.items() if said.startswith("Tariq left"))
    night.workspace.change(live.undo_change, left, at=night.moment)
    night.workspace.undo()
    night.workspace.redo()
    assert night.place(ids["Tariq Aziz"]) == witness.rounds[3][ids["Tariq Aziz"]]
    night.do(live.come_back, near_end)
    for number in (4, 5, 6):
        night.now += 400
        night.do(run.begin_round)
        witness.begins(number, night.tables())
        if number == 4:
            assert ids["Siân Llewellyn"] in [one.attendee_id for one in night.room.resting]
            assert near_end in witness.rounds[4]
    night.now += 1000
    assert night.state.phase == "finished"
    assert known_pairs(night) == witness.pairs()
    met = [both for both, rounds in witness.pairs().items() if len(rounds) > 1]
    companions = tuple(sorted((ids["Zoë Brontë"], ids["Ines Moreau"])))
    assert len([both for both in met if both != companions]) <= 2
    assert tuple(sorted((ids["Ann Lee"], ids["Chidi Eze"]))) not in witness.pairs()


DESK = """
import json, os, sys
from datetime import datetime
from pathlib import Path
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.kinds.speed_friending import live, run
from t4gsw_desktop.services.workspace import Workspace

path, activity_id, began, now = Path(sys.argv[1]), sys.argv[2], *map(datetime.fromisoformat, sys.argv[3:])
workspace = Workspace.open(path, components(), clock=lambda: now)
workspace.change(run.begin_round, activity_id, at=began)
room = workspace.read(live.live_room, activity_id, now)
first, second = (table.people[0].attendee_id for table in room.tables[:2])
workspace.change(live.swap_two, activity_id, first, second, at=now)
workspace.change(run.pause, activity_id, at=now)
workspace.change(run.carry_on, activity_id, at=now)
room = workspace.read(live.live_room, activity_id, now)
seats = {table.place: [one.attendee_id for one in table.people] for table in room.tables}
print(json.dumps([room.state.left, seats, [change.sentence for change in room.changes]]), flush=True)
os.kill(os.getpid(), 9)
"""


def test_after_the_power_went_it_is_the_same_second_with_the_same_seats(evening):
    night = evening(20)
    night.workspace.close()
    began = night.moment.isoformat()
    night.now = 123.4
    now = night.moment.isoformat()
    house = Path(live.__file__).parents[3]
    desk = subprocess.run(
        [sys.executable, "-c", DESK, str(night.workspace.path), night.activity_id, began, now],
        env={**os.environ, "PYTHONPATH": str(house)},
        stdout=subprocess.PIPE,
        check=False,
    )
    assert desk.returncode != 0
    left, seats, changes = json.loads(desk.stdout)
    assert left == 300 - 123.4
    night.reopen()
    room = night.room
    assert room.state.left == left
    assert {table.place: [one.attendee_id for one in table.people] for table in room.tables} == seats
    assert [change.sentence for change in room.changes] == changes
    assert len(changes) == 1
