"""A desk at work until it is killed: random acts on one workspace, each told when it is done; run by test_kill.py."""

import random
from multiprocessing.connection import Connection
from pathlib import Path

from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import KeepApart, Person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

EVENING = Event("evening", "Surgery", "2027-01-21T18:00:00+00:00", "2027-01-21T21:00:00+00:00")


def label(work: Work, what: str) -> None:
    """Every label tells how many rows its act wrote, so that a half act shows."""
    work.label = f"{what} ({len(work.changes)} rows)"


def welcome(work: Work, luck: random.Random, count: int) -> None:
    """New people, each with a place; some have arrived, some must be kept apart."""
    people = [Person(new_id(), f"Guest {luck.random()}", notes="n" * luck.randrange(400)) for _ in range(count)]
    work.put_many([EVENING, *people])
    places = [Attendee(new_id(), "evening", one.id, f"K{one.id}") for one in people]
    work.put_many(places)
    work.put_many([Checkin(new_id(), place.id, "arrived", "2027") for place in places if luck.random() < 0.7])
    if count > 1:
        work.put(KeepApart(new_id(), people[0].id, people[1].id))
    label(work, "Welcome")


def rename(work: Work, luck: random.Random) -> None:
    """New names for a few people."""
    for one in luck.sample(work.find(Person), k=min(3, len(work.find(Person)))):
        work.put(Person(one.id, f"Renamed {luck.random()}", notes=one.notes))
    label(work, "Rename")


def send_home(work: Work, luck: random.Random) -> None:
    """Up to four people are removed, with their places and all."""
    people = [one for one in work.find(Person) if one.call_me != "Solo"]
    work.remove_many(Person, [one.id for one in luck.sample(people, k=min(4, len(people)))])
    label(work, "Send home")


def add_alone(work: Work) -> None:
    """Somebody without a place, to be forgotten later."""
    work.put(Person(new_id(), "Somebody to forget", call_me="Solo"))
    label(work, "Add alone")


def forget(work: Work) -> None:
    """One of those is erased, from the journal too; the file is written anew."""
    alone = [one for one in work.find(Person) if one.call_me == "Solo"][:1]
    for one in alone:
        work.remove(Person, one.id)
        work.forget([one.id], [])
        work.label = f"Forget {one.id}"


def act(workspace: Workspace, luck: random.Random) -> None:
    """Something that happens at a desk."""
    what = luck.random()
    if what < 0.45:
        workspace.change(welcome, luck, luck.choice((1, 2, 3, 5, 8)))
    elif what < 0.48:
        workspace.change(welcome, luck, 200)
    elif what < 0.65:
        workspace.change(rename, luck)
    elif what < 0.77:
        workspace.change(send_home, luck)
    elif what < 0.81:
        workspace.change(add_alone)
    elif what < 0.83:
        workspace.change(forget)
    elif what < 0.84:
        workspace.back_up()
    elif what < 0.94:
        workspace.undo()
    else:
        workspace.redo()


def work(path: Path, seed: int, told: Connection) -> None:
    """Work until killed; after every act that returned, tell the number of the newest step."""
    luck = random.Random(seed)
    workspace = Workspace.open(path) if path.exists() else Workspace.create(path)
    while True:
        told.send(workspace.step())
        act(workspace, luck)
