"""Planning an evening again: what has become free is given to those who wait, and nobody is in two places."""

import json
from dataclasses import replace

from t4gsw_desktop.__main__ import main
from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.plans import one_place
from t4gsw_desktop.services.workspace import Workspace

NIGHT = """
name = "Night"
date = 2027-01-21
doors = "18:00"
ends = "21:00"
[[rooms]]
name = "Hall"
tables = 3
[[activities]]
kind = "surgery"
starts = "18:30"
slots = 2
experts = [{name = "Xavier Stone", topics = {web = 3}}]
requests = [{name = "Ann", topics = ["web"]}, {name = "Bob", topics = ["web"]}, {name = "Cem", topics = ["web"]}]
[[activities]]
kind = "cafe"
starts = "18:30"
tables = [{table = "Red"}, {table = "Blue"}]
"""


def make(folder):
    (folder / "guests.csv").write_text("Name\nAnn\nBob\nCem\nDee\nEve\nFay\n", encoding="utf-8")
    (folder / "night.toml").write_text(NIGHT, encoding="utf-8")
    orders = [
        "evening",
        str(folder / "guests.csv"),
        "--evening",
        str(folder / "night.toml"),
        "--out",
        str(folder / "out"),
    ]
    assert main([*orders, "--seconds", "0.1"]) == 0
    return json.loads((folder / "out" / "summary.json").read_text(encoding="utf-8"))


def rows(workspace):
    found = workspace.read(lambda view: view.find(Placement))
    return {(one.activity_id, one.attendee_id, one.part, one.place, one.subject) for one in found}


def test_appointment_that_has_become_free_goes_to_somebody_who_waits(tmp_path, capsys):
    first = make(tmp_path)
    assert first["activities"][0]["score"]["waiting"] == 1
    with Workspace.open(tmp_path / "out" / "evening.t4gsw", components()) as workspace:
        served = next(one for one in workspace.read(lambda view: view.find(Placement, role="guest")) if one.subject)

        def cancel(work):
            attendee = work.get(Attendee, served.attendee_id)
            work.put(replace(attendee, status="cancelled"))
            work.label = "Cancel"

        workspace.change(cancel)
    again = make(tmp_path)
    assert again["activities"][0]["headline"] == "2 of 2 requests have an appointment with 1 expert."
    with Workspace.open(tmp_path / "out" / "evening.t4gsw", components()) as workspace:
        (event,) = workspace.read(lambda view: view.find(Event))
        assert workspace.read(one_place, event.id) == ()


def test_planning_the_same_evening_again_moves_nobody(tmp_path, capsys):
    seats = []
    for _ in range(2):
        make(tmp_path)
        with Workspace.open(tmp_path / "out" / "evening.t4gsw", components()) as workspace:
            seats.append(rows(workspace))
    assert seats[0] == seats[1]
