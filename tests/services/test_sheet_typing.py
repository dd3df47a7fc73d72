"""A check-in sheet typed back in: what each line means, and what all of them together change."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from t4gsw_desktop.core.events import Attendee, Event, present_ids
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.attendees import set_status, take_off_event
from t4gsw_desktop.services.checkin import arrive, facts_of, flag_for_door, free_code, leave
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.printing_log import record_printing
from t4gsw_desktop.services.sheet_typing import (
    CAME,
    EXPECTED,
    HERE_NOW,
    NOT_COMING,
    REMOVED_SINCE,
    SheetLine,
    read_entry,
    sheet_lines,
    type_sheet,
)
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View, Work

NINE = datetime(2026, 10, 1, 20, 30, tzinfo=UTC)
NAMES = ("Ann Ash", "Bea Birch", "Cem Çelik", "Dee Dow", "محمد")


@pytest.fixture
def listed(workspace: Workspace, evening: Event) -> tuple[str, ...]:
    """Five people on the list, by number; the attendees' ids."""

    def put(work: Work) -> None:
        for name in NAMES:
            person = Person(new_id(), name)
            work.put(person)
            work.put(Attendee(new_id(), evening.id, person.id, free_code(work, evening.id)))
        work.label = "Sign up"

    workspace.change(put)
    return tuple(line.attendee_id for line in workspace.read(sheet_lines, evening.id))


def here(workspace: Workspace, event: Event) -> frozenset[str]:
    def reading(view: View) -> frozenset[str]:
        return present_ids(facts_of(view, view.find(Attendee, event_id=event.id)))

    return workspace.read(reading)


def test_one_act_takes_in_the_whole_sheet(workspace: Workspace, evening: Event, listed: tuple[str, ...]) -> None:
    done = workspace.change(type_sheet, evening.id, [1, 3, 5], ["Zed Zane", " "], at=NINE)
    assert done.arrived == (listed[0], listed[2], listed[4])
    assert here(workspace, evening) == {*done.arrived, *done.walked_in}
    assert done.sentence == "3 people of the sheet are here now, and 1 walk-in, Zed Zane."
    assert workspace.undo_label() == "Type in the check-in sheet: 3 people, 1 walk-in"
    workspace.undo()
    assert here(workspace, evening) == frozenset()
    assert workspace.read(lambda view: view.find(Person, full_name="Zed Zane")) == ()


def test_who_had_come_is_left_alone_even_when_gone_home(
    workspace: Workspace, evening: Event, listed: tuple[str, ...]
) -> None:
    workspace.change(arrive, listed[0], at=NINE)
    workspace.change(arrive, listed[1], at=NINE)
    workspace.change(leave, listed[1], at=NINE)
    states = [line.state for line in workspace.read(sheet_lines, evening.id)]
    assert states == [HERE_NOW, CAME, EXPECTED, EXPECTED, EXPECTED]
    done = workspace.change(type_sheet, evening.id, [1, 2, 3], [], at=NINE)
    assert done.arrived == (listed[2],)
    assert here(workspace, evening) == {listed[0], listed[2]}
    assert done.sentence == "1 person of the sheet is here now. 2 people were known to have come before."


def test_typing_it_twice_changes_nothing_more(workspace: Workspace, evening: Event, listed: tuple[str, ...]) -> None:
    workspace.change(type_sheet, evening.id, [1, 2], [], at=NINE)
    step = workspace.step()
    again = workspace.change(type_sheet, evening.id, [1, 2], [], at=NINE)
    assert workspace.step() == step
    assert again.sentence == "Nothing was changed. 2 people were known to have come before."


def test_a_tick_counts_whatever_the_list_says_by_now(
    workspace: Workspace, evening: Event, listed: tuple[str, ...]
) -> None:
    printing = workspace.change(record_printing, evening.id, "check-in-sheet", step=workspace.step())
    workspace.change(set_status, listed[0], "cancelled")
    workspace.change(set_status, listed[1], "waiting")
    workspace.change(flag_for_door, listed[2], "Has the cheque")
    lines = workspace.read(sheet_lines, evening.id, printing.id)
    assert [line.state for line in lines][:3] == [NOT_COMING, NOT_COMING, EXPECTED]
    done = workspace.change(type_sheet, evening.id, [1, 2, 3], [], at=NINE, printing_id=printing.id)
    assert here(workspace, evening) == set(listed[:3]) == set(done.arrived)


def test_numbers_of_a_printed_sheet_hold_though_the_list_has_changed(
    workspace: Workspace, evening: Event, listed: tuple[str, ...]
) -> None:
    printing = workspace.change(record_printing, evening.id, "check-in-sheet", step=workspace.step())
    lines = workspace.read(sheet_lines, evening.id, printing.id)
    assert [line.name for line in lines] == list(NAMES)

    def put(work: Work) -> None:
        work.put(Person("aaron", "Aaron"))
        work.put(Attendee(new_id(), evening.id, "aaron", free_code(work, evening.id)))
        work.label = "Sign up"

    workspace.change(put)
    ann = workspace.read(View.get, Attendee, listed[0])
    assert ann is not None
    workspace.change(edit_person, ann.person_id, full_name="Yann Ash")
    workspace.change(take_off_event, listed[3])
    lines = workspace.read(sheet_lines, evening.id, printing.id)
    assert [line.name for line in lines] == ["Yann Ash", "Bea Birch", "Cem Çelik", "Person removed", "محمد"]
    assert lines[3].state == REMOVED_SINCE
    done = workspace.change(type_sheet, evening.id, [1], [], at=NINE, printing_id=printing.id)
    assert done.arrived == (listed[0],)
    assert workspace.read(sheet_lines, evening.id)[0].name == "Aaron"
    with pytest.raises(Refusal, match="Number 4 is somebody who was taken off the list since"):
        workspace.change(type_sheet, evening.id, [4], [], at=NINE, printing_id=printing.id)


def test_a_place_that_was_joined_to_another_since_is_still_found_by_its_number(
    workspace: Workspace, evening: Event, listed: tuple[str, ...]
) -> None:
    printing = workspace.change(record_printing, evening.id, "check-in-sheet", step=workspace.step())
    first, second = (workspace.read(View.get, Attendee, one) for one in listed[:2])
    assert first is not None
    assert second is not None
    workspace.change(merge_people, first.person_id, second.person_id)
    (kept,) = {line.attendee_id for line in workspace.read(sheet_lines, evening.id, printing.id)[:2]}
    done = workspace.change(type_sheet, evening.id, [1, 2], [], at=NINE, printing_id=printing.id)
    assert done.arrived == (kept,)
    assert done.sentence == "1 person of the sheet is here now."


@pytest.mark.parametrize("number", [0, 6, 700])
def test_a_number_that_is_not_on_the_sheet_changes_nothing(
    workspace: Workspace, evening: Event, listed: tuple[str, ...], number: int
) -> None:
    with pytest.raises(Refusal, match=f"no number {number} on this sheet: its numbers go from 1 to 5"):
        workspace.change(type_sheet, evening.id, [1, number], ["Zed"], at=NINE)
    assert here(workspace, evening) == frozenset()


def test_an_empty_list_takes_walk_ins_only(workspace: Workspace, evening: Event) -> None:
    assert read_entry((), "1").trouble == "There is no number 1 on this sheet: nobody is on it."
    done = workspace.change(type_sheet, evening.id, [], ["Zed", "Yan", "Xi", "Wu"], at=NINE)
    assert done.sentence == "4 walk-ins, Zed, Yan, Xi and 1 other were added."
    assert len(here(workspace, evening)) == 4


LINES = tuple(SheetLine(number, f"id{number}", name, EXPECTED) for number, name in enumerate(NAMES, 1))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("3", [3]), (" 003 ", [3]), ("1 4 2", [1, 4, 2]), ("1,4;2", [1, 4, 2]), ("2 2", [2]), ("5.", [5])],
)
def test_numbers_are_read_however_they_are_put(text: str, numbers: list[int]) -> None:
    assert [line.number for line in read_entry(LINES, text).lines] == numbers


@pytest.mark.parametrize(
    ("text", "name"),
    [("Zed Zane", "Zed Zane"), ("W2 Zed  Zane", "Zed Zane"), ("w12: Zed", "Zed"), ("Wu", "Wu"), ("ዘር", "ዘር")],
)
def test_a_name_is_a_walk_in(text: str, name: str) -> None:
    entry = read_entry(LINES, text)
    assert (entry.walk_in, entry.trouble) == (name, "")


def test_a_name_of_the_sheet_is_asked_about_once() -> None:
    entry = read_entry(LINES, "cem celik")
    assert not entry.sure
    assert entry.walk_in == "cem celik"
    assert entry.trouble.startswith("Cem Çelik is number 3 on this sheet. Type 3, or press Enter again")


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_typed_means_nothing(text: str) -> None:
    entry = read_entry(LINES, text)
    assert (entry.lines, entry.walk_in, entry.trouble) == ((), "", "")


@pytest.mark.parametrize("text", ["?", "W3", "3x", "1-4", "Zed 7"])
def test_what_is_neither_gets_a_sentence(text: str) -> None:
    entry = read_entry(LINES, text)
    assert entry.trouble == "Type a number of the sheet, or the name of a walk-in."
    assert (entry.lines, entry.walk_in) == ((), "")


def test_a_line_of_somebody_removed_is_told() -> None:
    lines = (replace(LINES[0], state=REMOVED_SINCE),)
    assert "taken off the list since" in read_entry(lines, "1").trouble
