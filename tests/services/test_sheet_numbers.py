"""Numbers on a printed check-in sheet hold for that sheet, whatever has changed in the file since."""

from dataclasses import replace
from datetime import date, time

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.records import Printing
from t4gsw_desktop.services.checkin import free_code
from t4gsw_desktop.services.event_papers import checkin_rows
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.printing_log import record_printing, record_printings
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.sheet_numbers import numbers_after, numbers_of, printed_sheets
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

SHEET = "Check-in sheet (check-in-sheet)"


def invite(workspace: Workspace, event: Event, *names: str) -> None:
    def put(work: Work) -> None:
        for name in names:
            person = Person(new_id(), name)
            work.put(person)
            work.put(Attendee(new_id(), event.id, person.id, free_code(work, event.id)))
        work.label = "Sign up"

    workspace.change(put)


def named(workspace: Workspace, event: Event, ids: tuple[str, ...]) -> list[str]:
    names = {guest.id: guest.name for guest in workspace.read(read_roster, event.id).guests}
    return [names.get(one, "gone") for one in ids]


def person_called(workspace: Workspace, event: Event, name: str) -> Person:
    guest = next(one for one in workspace.read(read_roster, event.id).guests if one.name == name)
    assert guest.person is not None
    return guest.person


def print_sheet(workspace: Workspace, event: Event) -> Printing:
    return workspace.change(record_printing, event.id, SHEET, step=workspace.step())


def test_numbers_are_those_on_the_paper(workspace: Workspace, evening: Event) -> None:
    invite(workspace, evening, "Mo", "Ann", "Zoë", "Bea")
    rows = checkin_rows(workspace.read(read_roster, evening.id))
    assert [row.number for row in rows] == [1, 2, 3, 4]
    printing = print_sheet(workspace, evening)
    assert named(workspace, evening, printing.lines) == [row.name for row in rows] == ["Ann", "Bea", "Mo", "Zoë"]


def test_people_who_are_new_renamed_or_erased_leave_the_numbers_alone(workspace: Workspace, evening: Event) -> None:
    invite(workspace, evening, "Mo", "Ann", "Zoë", "Bea")
    printing = print_sheet(workspace, evening)
    invite(workspace, evening, "Aaron", "Lin")
    workspace.change(edit_person, person_called(workspace, evening, "Ann").id, full_name="Yann")
    erase_person(workspace, person_called(workspace, evening, "Bea").id)
    found = workspace.read(numbers_of, evening.id, printing.id)
    assert found == printing.lines
    assert named(workspace, evening, found)[0::2] == ["Yann", "Mo"]
    assert len(workspace.read(numbers_of, evening.id, "")) >= 5


def test_a_sheet_printed_by_an_older_program_is_told_from_the_journal(workspace: Workspace, evening: Event) -> None:
    invite(workspace, evening, "Mo", "Ann", "Zoë")
    printing = print_sheet(workspace, evening)

    def forget(work: Work) -> None:
        work.put(replace(printing, lines=()))
        work.label = "As it was"

    workspace.change(forget)
    invite(workspace, evening, "Aaron")
    workspace.change(edit_person, person_called(workspace, evening, "Ann").id, full_name="Yann")
    assert workspace.read(numbers_of, evening.id, printing.id) == printing.lines
    assert workspace.read(numbers_after, evening.id) != printing.lines


def test_facts_read_before_the_printing_was_noted_count(workspace: Workspace, evening: Event) -> None:
    """The pages were made from one step; somebody signed up before the printer had done."""
    invite(workspace, evening, "Mo", "Ann")
    step = workspace.step()
    invite(workspace, evening, "Aaron")
    printing = workspace.change(record_printing, evening.id, SHEET, step=step)
    assert named(workspace, evening, printing.lines) == ["Ann", "Mo"]


def test_sheets_are_told_latest_first_and_other_papers_have_no_lines(workspace: Workspace, evening: Event) -> None:
    invite(workspace, evening, "Ann")
    first = print_sheet(workspace, evening)
    papers = [("Name badges (badges)", ""), ("check-in-sheet", "")]
    badges, second = workspace.change(record_printings, evening.id, papers, step=workspace.step())
    assert badges.lines == ()
    assert {one.id for one in workspace.read(printed_sheets, evening.id)} == {first.id, second.id}


def test_a_printing_of_another_evening_is_not_taken(workspace: Workspace, evening: Event) -> None:
    invite(workspace, evening, "Ann")
    other = workspace.change(create_event, "Another", date(2026, 10, 8), time(18), time(20))
    printing = print_sheet(workspace, evening)
    assert workspace.read(numbers_of, other.id, printing.id) == ()
