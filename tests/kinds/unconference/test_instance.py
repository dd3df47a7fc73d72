"""Plan files of an unconference: what is read, what is refused, what is written."""

import json
from pathlib import Path
from typing import Any

import pytest

from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.kinds.unconference.instance import read_instance, write_plan
from t4gsw_desktop.kinds.unconference.rules import Grid, Guest, Placed, Room, Session, Snapshot

INSTANCES = Path(__file__).parent / "instances"
SMALL: dict[str, Any] = {
    "kind": "unconference",
    "slots": ["11:00", "11:45"],
    "rooms": [{"id": "R1", "seats": 40, "features": ["projector"], "away": 3}],
    "sessions": [
        {"id": "s1", "hosts": ["p1"], "needs": ["projector"], "not_in": ["11:45"], "pinned": {"slot": "11:00"}},
        {"id": "s2", "protected": True},
    ],
    "people": [{"id": "p2", "needs": ["step_free"], "present": ["11:00"]}],
    "votes": {"p2": ["s1", "withdrawn"]},
    "apart": [["p1", "p2"]],
    "before": {"placements": [{"session": "s1", "slot": "11:00", "room": "R1"}]},
    "begun": ["11:00"],
    "guessed": ["p2"],
    "gaps": [10],
    "a key of tomorrow": True,
}


def test_read_instance_reads_every_key() -> None:
    assert read_instance(SMALL) == Snapshot(
        slots=("11:00", "11:45"),
        rooms=(Room("R1", 40, ("projector",), away=3),),
        sessions=(Session("s1", ("p1",), ("projector",), ("11:45",), "11:00"), Session("s2", protected=True)),
        people=(Guest("p2", ("step_free",), ("11:00",)),),
        votes={"p2": ("s1", "withdrawn")},
        apart=(("p1", "p2"),),
        before=(Placed("s1", "11:00", "R1"),),
        begun=("11:00",),
        guessed=("p2",),
        gaps=(10,),
    )


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"slots": ["11:00", "11:00"]}, "slots"),
        ({"slots": "11:00"}, "slots"),
        ({"rooms": None}, "rooms"),
        ({"rooms": [{"id": "R1"}, {"id": "R1"}]}, "rooms[1].id"),
        ({"rooms": [{"id": "R1", "seats": -1}]}, "rooms[0].seats"),
        ({"sessions": [{"hosts": ["p1"]}]}, "sessions[0].id"),
        ({"sessions": [{"id": "s1"}, {"id": "s1"}]}, "sessions[1].id"),
        ({"sessions": [{"id": "s1", "not_in": ["23:00"]}]}, "sessions[0].not_in"),
        ({"sessions": [{"id": "s1", "pinned": {"room": "R9"}}]}, "sessions[0].pinned.room"),
        ({"sessions": [{"id": "s1", "pinned": {"slot": "23:00"}}]}, "sessions[0].pinned.slot"),
        ({"people": [{"id": "p2"}, {"id": "p2"}]}, "people[1].id"),
        ({"people": [{"id": "p2", "present": ["23:00"]}]}, "people[0].present"),
        ({"votes": {"p2": "s1"}}, "votes.p2"),
        ({"apart": [["p1"]]}, "apart[0]"),
        ({"rooms": [{"id": "R1", "away": "far"}]}, "rooms[0].away"),
        ({"sessions": [{"id": "s1", "protected": "yes"}]}, "sessions[0].protected"),
        ({"begun": ["23:00"]}, "begun"),
        ({"guessed": "p2"}, "guessed"),
        ({"gaps": 5}, "gaps"),
        ({"gaps": [5, -1]}, "gaps[1]"),
        ({"before": {"placements": [{"session": "s1"}]}}, "before.placements[0].slot"),
    ],
)
def test_read_instance_names_the_key_that_is_not_of_the_form(change: dict[str, Any], named: str) -> None:
    with pytest.raises(FormTrouble) as told:
        read_instance(SMALL | change)
    assert named in str(told.value)


def test_write_plan_writes_placements_and_what_is_unplaced() -> None:
    grid = Grid((Placed("s1", "11:00", "R1"),), ("s2",))
    assert write_plan(grid) == {
        "placements": [{"session": "s1", "slot": "11:00", "room": "R1"}],
        "unplaced": ["s2"],
    }


@pytest.mark.parametrize("name", ["60p-12s", "60p-18s-tight"])
def test_read_instance_reads_the_files_that_plans_are_measured_with(name: str) -> None:
    data = json.loads((INSTANCES / f"{name}.json").read_text(encoding="utf-8"))
    snapshot = read_instance(data)
    assert [session.id for session in snapshot.sessions] == [session["id"] for session in data["sessions"]]
    assert len(snapshot.people) == 60
