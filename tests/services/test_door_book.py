from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.core.desks import OtherCode
from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.door_book import DoorBook, desk_note, next_stops
from t4gsw_desktop.services.events import add_activity
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

DOORS = datetime(2026, 10, 1, 17, 42, tzinfo=UTC)


def put_guest(work: Work, event_id: str, name: str, **fields: object) -> Attendee:
    place = {key: fields.pop(key) for key in ("status", "first_time") if key in fields}
    person = Person(new_id(), name, **fields)  # type: ignore[arg-type]
    attendee = replace(Attendee(new_id(), event_id, person.id, new_code(())), **place)  # type: ignore[arg-type]
    work.put_many([person, attendee])
    work.label = f"Put {name} on the list"
    return attendee


@pytest.fixture
def guests(workspace: Workspace, evening: Event) -> dict[str, Attendee]:
    listed: dict[str, dict[str, object]] = {
        "Ann Bell": {"first_time": True, "organisation": "Harbour"},
        "Ann Carr": {"organisation": "Quay", "access_needs": ("large_print",), "food_needs": "no nuts"},
        "Bo": {"photo": "no"},
        "Cem": {"status": "waiting"},
        "Dee": {"status": "cancelled"},
    }
    return {name: workspace.change(put_guest, evening.id, name, **fields) for name, fields in listed.items()}


def test_book_follows_arrivals_undo_walk_ins_and_corrections(
    workspace: Workspace, evening: Event, guests: dict[str, Attendee]
) -> None:
    book = DoorBook(workspace, evening.id)
    assert not book.catch_up()
    workspace.change(checkin.arrive, guests["Ann Carr"].id, at=DOORS)
    assert book.catch_up()
    ann = book.guest(guests["Ann Carr"].id)
    assert ann is not None
    assert (ann.state, ann.at) == ("in", "18:42")
    assert [one.full_name for one in book.find("ann")] == ["Ann Bell", "Ann Carr"], "who is not here comes first"
    assert [one.full_name for one in book.latest(5)] == ["Ann Carr"]

    workspace.undo()
    book.catch_up()
    assert book.guest(ann.id).state == "expected"  # type: ignore[union-attr]

    workspace.change(checkin.walk_in, evening.id, "Zoë New", at=DOORS)
    book.catch_up()
    assert [one.full_name for one in book.find("zoe")] == ["Zoë New"]
    workspace.undo()
    book.catch_up()
    assert book.find("zoe") == ()

    workspace.change(edit_person, ann.person_id, full_name="Ann Dale")
    book.catch_up()
    assert [one.full_name for one in book.find("dale")] == ["Ann Dale"]
    assert book.find("carr") == ()
    assert book.by_code(ann.code) == book.by_person(ann.person_id) == book.guest(ann.id)


def test_book_forgets_who_was_erased_though_the_journal_tells_nothing(
    workspace: Workspace, evening: Event, guests: dict[str, Attendee]
) -> None:
    book = DoorBook(workspace, evening.id)
    heard: set[str] = set()
    workspace.listen(lambda changed: heard.update(changed.topics))
    erase_person(workspace, guests["Bo"].person_id, now=DOORS)
    book.catch_up(heard)
    assert book.find("bo") == ()


def test_figures_add_up(workspace: Workspace, evening: Event, guests: dict[str, Attendee]) -> None:
    book = DoorBook(workspace, evening.id)
    assert [one.full_name for one in book.still_to_come()] == ["Ann Bell", "Ann Carr", "Bo"]
    for number, name in enumerate(("Ann Bell", "Bo")):
        workspace.change(checkin.arrive, guests[name].id, at=DOORS + timedelta(minutes=number))
    workspace.change(checkin.walk_in, evening.id, "Zoë", at=DOORS)
    workspace.change(checkin.leave, guests["Bo"].id, at=DOORS + timedelta(minutes=9))
    book.catch_up()
    figures = book.figures()
    assert (figures.here, figures.signed_up_came, figures.signed_up, figures.walk_ins) == (2, 2, 3, 1)
    assert (figures.to_come, figures.left, figures.first_here, figures.first_time) == (1, 1, 1, 1)
    assert book.guest(guests["Bo"].id).at == "18:51"  # type: ignore[union-attr]


def test_book_tells_who_stepped_out_who_noted_it_and_who_is_to_be_met(
    workspace: Workspace, evening: Event, guests: dict[str, Attendee]
) -> None:
    book = DoorBook(workspace, evening.id)
    ann, bo = guests["Ann Bell"].id, guests["Bo"].id
    workspace.change(checkin.arrive, ann, at=DOORS, desk="desk 2")
    workspace.change(checkin.step_out, ann, at=DOORS + timedelta(minutes=5), desk="desk 1")
    workspace.change(checkin.flag_for_door, bo, "ask about the keys")
    book.catch_up()
    guest, flagged = book.guests[ann], book.guests[bo]
    assert (guest.state, guest.at, guest.desk) == ("out", "18:47", "desk 1")
    assert (flagged.fetch, guest.fetch) == (True, False)
    assert "keys" not in repr(flagged)
    figures = book.figures()
    assert (figures.here, figures.out, figures.left, figures.to_come, figures.signed_up_came) == (0, 1, 0, 2, 1)
    assert [one.full_name for one in book.find("ann")] == ["Ann Carr", "Ann Bell"]


def test_book_knows_a_badge_that_was_joined_to_somebody_elses(
    workspace: Workspace, evening: Event, guests: dict[str, Attendee]
) -> None:
    book = DoorBook(workspace, evening.id)
    ann, code = guests["Ann Bell"], new_code(())
    workspace.change(put_other_code, OtherCode(new_id(), event_id=evening.id, attendee_id=ann.id, code=code))
    assert book.by_code(code) is None
    book.catch_up()
    assert book.by_code(code) == book.by_code(ann.code) == book.guests[ann.id]
    assert workspace.change(checkin.arrive_by_code, evening.id, code, at=DOORS).attendee == ann


def put_other_code(work: Work, other: OtherCode) -> None:
    work.put(other)
    work.label = "Join two places"


def test_book_knows_where_everybody_starts_and_hears_of_another_plan(
    workspace: Workspace, evening: Event, guests: dict[str, Attendee]
) -> None:
    ann, bo = guests["Ann Bell"].id, guests["Bo"].id
    rounds = workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20))
    first = Placement(new_id(), rounds.id, ann, 1, "2026-10-01T18:00:00+00:00", "2026-10-01T18:20:00+00:00", "Table 4")
    later = replace(first, id=new_id(), part=2, starts=first.ends, place="Table 2")
    rest = replace(first, id=new_id(), attendee_id=bo, place="", role="rest")
    book = DoorBook(workspace, evening.id)
    workspace.change(put_placements, [later, first, rest])
    assert book.catch_up()
    assert [book.guests[one].starts_at for one in (ann, bo)] == ["Table 4, 19:00", ""]
    assert DoorBook(workspace, evening.id).guests == book.guests
    workspace.change(put_placements, [replace(first, place="Table 9")])
    book.catch_up()
    assert book.guests[ann].starts_at == "Table 9, 19:00"
    workspace.undo()
    book.catch_up()
    assert book.guests[ann].starts_at == "Table 4, 19:00"


def test_desk_note_is_known_of_but_its_words_are_read_only_when_asked_for(
    workspace: Workspace, evening: Event, guests: dict[str, Attendee]
) -> None:
    book = DoorBook(workspace, evening.id)
    carr, bo = book.guest(guests["Ann Carr"].id), book.guest(guests["Bo"].id)
    assert carr is not None
    assert bo is not None
    assert (carr.note, bo.note) == (True, False)
    assert "large" not in repr(carr)
    assert "nuts" not in repr(carr)
    assert workspace.read(desk_note, carr.person_id) == (("What helps", "large print"), ("Food", "no nuts"))
    assert workspace.read(desk_note, bo.person_id) == ()
    assert workspace.read(desk_note, "") == ()


def put_placements(work: Work, placements: list[Placement]) -> None:
    work.put_many(placements)
    work.label = "Seat them"


def test_next_stops_are_the_first_of_each_activity_that_is_not_over(
    workspace: Workspace, evening: Event, guests: dict[str, Attendee]
) -> None:
    ann, carr = guests["Ann Bell"].id, guests["Ann Carr"].id
    start, end = DOORS.time().replace(hour=19, minute=0), DOORS.time().replace(hour=20)
    surgery = workspace.change(add_activity, evening.id, "surgery", "Surgery", start, end)

    def at(hour: int, minute: int) -> str:
        return f"2026-10-01T{hour:02}:{minute:02}:00+00:00"

    rows = [
        Placement(new_id(), surgery.id, ann, 1, at(18, 0), at(18, 20), "Desk 1"),
        Placement(new_id(), surgery.id, ann, 2, at(18, 20), at(18, 40), "Desk 2"),
        Placement(new_id(), surgery.id, carr, 2, at(18, 20), at(18, 40), "Desk 2", role="expert"),
        Placement(new_id(), surgery.id, ann, 3, at(18, 40), at(19, 0), "", role="rest"),
    ]
    workspace.change(put_placements, rows)
    early = workspace.read(next_stops, ann, DOORS)
    assert [(one.at, one.place, one.company) for one in early] == [("19:00", "Desk 1", ())]
    assert [one.now for one in early] == [False]
    begun = workspace.read(next_stops, ann, DOORS + timedelta(minutes=19))
    assert [(one.place, one.now) for one in begun] == [("Desk 1", True)]
    late = workspace.read(next_stops, ann, DOORS + timedelta(minutes=45))
    assert [(one.at, one.place, one.company) for one in late] == [("19:20", "Desk 2", ("Ann Carr",))]
    assert workspace.read(next_stops, ann, DOORS + timedelta(hours=2)) == ()
    assert workspace.read(next_stops, "nobody", DOORS) == ()


def test_book_without_an_event_is_empty(workspace: Workspace) -> None:
    book = DoorBook(workspace, "")
    assert (book.event, book.guests, book.find("a"), book.still_to_come()) == (None, {}, (), ())
