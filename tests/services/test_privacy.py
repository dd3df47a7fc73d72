from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan, ImportRecord
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.kinds.cafe.rows import COMPONENT as CAFE
from t4gsw_desktop.kinds.cafe.rows import TopicTable
from t4gsw_desktop.kinds.surgery.rows import COMPONENT as SURGERY
from t4gsw_desktop.kinds.surgery.rows import Request
from t4gsw_desktop.services.checkin import arrive, counts, flag_for_door
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.events import add_activity, create_event
from t4gsw_desktop.services.guest_lists import accept_guests
from t4gsw_desktop.services.guest_previews import preview_guests
from t4gsw_desktop.services.naming import name_of
from t4gsw_desktop.services.people import add_person, belong_together, edit_person, keep_apart
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

BEFORE, AFTER = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 10, 2, tzinfo=UTC)
LIST = (
    "Name,Email,Organisation,Food,Guests,Session wishes\n"
    "Quillon Zabriskie,quillon@example.org,Zabriskie Ltd,no nuts,1,Gardens\n"
    "Bob Hill,bob@example.org,Mill Trust,vegan,,\n"
)


def put(work: Work, *values: object) -> None:
    work.put_many(values)
    work.label = "Put"


def whole_evening(workspace: Workspace, event: Event) -> dict[str, Attendee]:
    """A list with Quillon and a guest of his, check-ins, an accepted plan with a private remark, kinds' own rows."""
    seen = workspace.read(preview_guests, event.id, read_table(LIST.encode(), "list.csv"))
    workspace.change(accept_guests, event.id, seen, name="list.csv", digest="")
    named = {
        workspace.read(name_of, one): one for one in workspace.read(lambda view: view.find(Attendee, event_id=event.id))
    }
    quillon, bob = named["Quillon Zabriskie"], named["Bob Hill"]
    workspace.change(keep_apart, quillon.person_id, bob.person_id, "Zabriskie shouted")
    for one in (quillon, bob):
        workspace.change(arrive, one.id)
    cafe = workspace.change(add_activity, event.id, "cafe", "Café", time(19), time(20))
    rows = (
        TopicTable(new_id(), cafe.id, "Table 1", hosts=(quillon.id, bob.id)),
        Request(new_id(), cafe.id, quillon.id, "Zabriskie's printer"),
    )
    workspace.change(put, *rows)
    seats = [
        Placement("", cafe.id, who.id, 1, cafe.starts, cafe.ends, place, topic="Zabriskie's printer")
        for who, place in ((quillon, "Table 1"), (bob, "Table 2"))
    ]
    problems = ["Quillon Zabriskie needs a quiet table.", "Two wait."]
    workspace.change(accept_plan, cafe.id, seats[:1], {}, {}, problems, 1)
    return named


def test_erase_person_leaves_counts_and_nothing_that_tells_who(workspace: Workspace, evening: Event) -> None:
    named = whole_evening(workspace, evening)
    quillon = named["Quillon Zabriskie"]
    before = workspace.read(counts, evening.id)
    erase_person(workspace, quillon.person_id, now=AFTER)
    left = workspace.read(lambda view: view.get(Attendee, quillon.id))
    assert left is not None
    assert workspace.read(name_of, left) == "Person removed"
    assert (left.person_id, left.label, left.wishes, left.source_id, left.order_ref) == ("", "", (), "", "")
    assert left.code != quillon.code
    assert workspace.read(counts, evening.id) == before
    assert workspace.read(lambda view: len(view.find(Checkin))) == 2
    assert workspace.read(lambda view: (view.find(KeepApart), view.find(Request))) == ((), ())
    assert workspace.read(lambda view: view.find(TopicTable))[0].hosts == (named["Bob Hill"].id,)
    assert workspace.read(lambda view: view.find(AcceptedPlan))[0].problems == ("Two wait.",)
    assert [(one.place, one.topic) for one in workspace.read(lambda view: view.find(Placement))] == [("Table 1", "")]
    assert quillon.id not in workspace.read(lambda view: view.find(ImportRecord))[0].brought


def test_erase_person_leaves_no_trace_of_the_name_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "evenings.t4gsw"
    with Workspace.create(path, (SURGERY, CAFE)) as workspace:
        event = workspace.change(create_event, "Evening", date(2026, 10, 1), time(18, 30), time(21))
        quillon = whole_evening(workspace, event)["Quillon Zabriskie"].person_id
        workspace.change(edit_person, quillon, full_name="Quillon Zabriskie-Jones")
        workspace.change(edit_person, quillon, full_name="Q. Zabriskie")
        assert b"abriskie" in _bytes(tmp_path)
        sentence = erase_person(workspace, quillon, now=AFTER)
        assert b"abriskie" not in _bytes(tmp_path)
        assert "Zabriskie" not in str(workspace.history())
    assert b"abriskie" not in _bytes(tmp_path)
    assert b"quillon" not in _bytes(tmp_path).lower()
    (copy,) = (tmp_path / "evenings backups").iterdir()
    assert b"Zabriskie" in copy.read_bytes()
    for said in ("“evenings backups”", "printed papers", "exported", "would bring them back"):
        assert said in sentence


def _bytes(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.iterdir() if one.is_file())


def test_erase_person_forgets_entries_that_were_merged_into_them(tmp_path: Path) -> None:
    path = tmp_path / "evenings.t4gsw"
    with Workspace.create(path) as workspace:
        ids = [
            workspace.change(add_person, name, email=f"zabriskie{number}@example.org").id
            for number, name in enumerate(["Quill Zabriskie", "Quillon Zabriskie", "Q. Zabriskie"])
        ]
        workspace.change(merge_people, ids[1], ids[0])
        workspace.change(merge_people, ids[2], ids[1])
        erase_person(workspace, ids[2])
        assert b"abriskie" not in _bytes(tmp_path)


def test_erase_person_cannot_be_undone_and_says_nothing_of_them_in_the_log(workspace: Workspace) -> None:
    ann = workspace.change(add_person, "Ann Penrose")
    bob = workspace.change(add_person, "Bob")
    workspace.change(belong_together, ann.id, bob.id)
    erase_person(workspace, ann.id)
    assert workspace.undo() is None
    assert [step.label for step in workspace.history()] == [
        "Remove a person for good",
        "Bob goes with a person who was removed",
        "Add Bob",
        "Add a person who was removed",
    ]
    assert workspace.read(lambda view: (view.find(Person), view.find(GoesWith))) == ((bob,), ())


def test_erase_person_cancels_their_place_at_an_event_still_to_come(workspace: Workspace, evening: Event) -> None:
    quillon = whole_evening(workspace, evening)["Quillon Zabriskie"]
    erase_person(workspace, quillon.person_id, now=BEFORE)
    left = workspace.read(lambda view: view.get(Attendee, quillon.id))
    assert left is not None
    assert left.status == "cancelled"
    assert workspace.read(lambda view: view.find(Placement)) == ()


def test_erase_person_tells_where_else_people_typed_the_name(workspace: Workspace) -> None:
    ann = workspace.change(add_person, "Ann Penrose")
    workspace.change(add_person, "Bob", notes="Comes with Ann Penrose")
    assert "1 entry of people" in erase_person(workspace, ann.id)


def test_erase_person_takes_no_part_of_another_name(workspace: Workspace, evening: Event) -> None:
    jo = workspace.change(add_person, "Jo")
    places = [
        Attendee(new_id(), evening.id, jo.id, "A"),
        Attendee(new_id(), evening.id, "", "B", "Guest of John"),
        Attendee(new_id(), evening.id, "", "C", "Guest of Jo"),
    ]
    workspace.change(put, *places)
    erase_person(workspace, jo.id, now=AFTER)
    assert [one.label for one in workspace.read(lambda view: view.find(Attendee))] == ["", "Guest of John", "Guest"]


def test_erase_person_refuses_somebody_who_is_gone(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="no longer in the directory"):
        erase_person(workspace, "gone")


def test_erase_person_leaves_longer_names_in_the_log_whole(workspace: Workspace) -> None:
    jo = workspace.change(add_person, "Jo")
    workspace.change(add_person, "John Jones")
    workspace.change(edit_person, jo.id, notes="Asked for a lift")
    erase_person(workspace, jo.id)
    labels = [step.label for step in workspace.history()]
    assert "Add John Jones" in labels
    assert {"Add a person who was removed", "Change a person who was removed"} <= set(labels)


def test_reason_to_be_met_at_the_door_is_forgotten_with_the_person(workspace: Workspace, evening: Event) -> None:
    quillon = whole_evening(workspace, evening)["Quillon Zabriskie"]
    workspace.change(flag_for_door, quillon.id, "owes us a marmoset")
    assert b"marmoset" in bytes_of(workspace)
    erase_person(workspace, quillon.person_id, now=AFTER)
    left = workspace.read(lambda view: view.get(Attendee, quillon.id))
    assert left is not None
    assert left.fetch == ""
    assert b"marmoset" not in bytes_of(workspace)


def bytes_of(workspace: Workspace) -> bytes:
    """Everything that lies on the disk of this file, what is not folded in yet included."""
    names = (workspace.path, workspace.path.with_name(f"{workspace.path.name}-wal"))
    return b"".join(one.read_bytes() for one in names if one.exists())
