"""Two desks and a folder between them: what goes across, what is said of it, and what is never read."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.desk_copies import CopyLabel, pack_copy
from t4gsw_desktop.kinds.cafe.rows import COMPONENT as CAFE
from t4gsw_desktop.kinds.surgery.rows import COMPONENT as SURGERY
from t4gsw_desktop.services.checkin import arrive, present, walk_in
from t4gsw_desktop.services.desk_files import (
    Exchange,
    begin_desk,
    clock_words,
    desk_name,
    free_name,
    leave_copy,
    meet_folder,
    meeting_words,
    twin_words,
)
from t4gsw_desktop.services.desk_sticks import FOLDER, SUFFIX, copies_in, write_copy
from t4gsw_desktop.services.desks import Meeting, desk_of, known_desks, rename_desk
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

NOW = datetime(2026, 10, 1, 18, 0, tzinfo=UTC)


def list_people(work: Work, event_id: str, count: int) -> tuple[str, ...]:
    """So many people on the list, in order."""
    people = [Person(new_id(), f"Guest {number}") for number in range(count)]
    guests = [Attendee(new_id(), event_id, one.id, f"CODE{at}") for at, one in enumerate(people)]
    work.put_many([*people, *guests])
    work.label = "List people"
    return tuple(one.id for one in guests)


@pytest.fixture
def guests(workspace: Workspace, evening: Event) -> tuple[str, ...]:
    return workspace.change(list_people, evening.id, 12)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "STICK").mkdir()
    return tmp_path / "STICK"


@pytest.fixture
def begin(workspace: Workspace, guests: tuple[str, ...], stick: Path, tmp_path: Path) -> Iterator[Callable]:
    """Begin another desk from what the first one left, and open it; all are closed at the end."""
    opened: list[Workspace] = []

    def beginning(name: str) -> Workspace:
        leave_copy(workspace, stick, now=NOW, invites=name)
        copy = next(one for one in copies_in(stick, NOW) if one.label and one.label.desk_id == desk_of(workspace).id)
        begin_desk(copy, tmp_path / f"{name}.t4gsw", name)
        opened.append(Workspace.open(tmp_path / f"{name}.t4gsw", (SURGERY, CAFE)))
        return opened[-1]

    yield beginning
    for one in opened:
        one.close()


def headlines(came: Exchange) -> list[str]:
    return [one.sentences[0] for one in came.met]


def test_second_desk_is_a_file_of_its_own_with_everybody_on_the_list(
    workspace: Workspace, guests: tuple[str, ...], begin: Callable, stick: Path
) -> None:
    back = begin("Back door")
    assert desk_of(back).name == "Back door"
    assert desk_of(back).parent == desk_of(workspace).id
    assert {one.id for one in back.read(lambda view: view.find(Attendee))} == set(guests)
    assert [one.label.invites for one in copies_in(stick, NOW) if one.label] == ["Back door"]


def test_one_stick_begins_two_different_desks(begin: Callable) -> None:
    assert desk_of(begin("Back door")).id != desk_of(begin("Side door")).id


def test_arrivals_of_both_doors_are_at_both_after_each_has_exchanged(
    workspace: Workspace, evening: Event, guests: tuple[str, ...], begin: Callable, stick: Path
) -> None:
    back = begin("Back door")
    for number, guest in enumerate(guests):
        (workspace if number % 2 else back).change(arrive, guest, at=NOW)
    assert headlines(meet_folder(workspace, stick, now=NOW)) == []
    (came,) = meet_folder(back, stick, now=NOW).met
    assert came.meeting is not None
    assert came.meeting.arrivals == 6
    assert came.sentences[0].startswith(
        f"6 arrivals from {desk_of(workspace).name}; they get 7 from here the next time"
    )
    assert back.read(present, evening.id) == frozenset(guests)
    assert headlines(meet_folder(workspace, stick, now=NOW)) == ["6 arrivals from Back door."]
    assert workspace.read(present, evening.id) == frozenset(guests)
    assert headlines(meet_folder(back, stick, now=NOW)) == [f"Nothing new from {desk_of(workspace).name}."]
    (heard,) = workspace.read(known_desks)
    assert (heard.name, heard.arrivals) == ("Back door", 6)


def test_third_desk_hears_of_the_first_by_way_of_the_second(
    workspace: Workspace, evening: Event, guests: tuple[str, ...], begin: Callable, tmp_path: Path, stick: Path
) -> None:
    back, side = begin("Back door"), begin("Side door")
    workspace.change(arrive, guests[0], at=NOW)
    meet_folder(workspace, stick, now=NOW)
    meet_folder(back, stick, now=NOW)
    other = tmp_path / "OTHER"
    other.mkdir()
    meet_folder(back, other, now=NOW)
    meet_folder(side, other, now=NOW)
    assert side.read(present, evening.id) == {guests[0]}


def test_folder_that_cannot_be_written_is_still_read(
    workspace: Workspace, evening: Event, guests: tuple[str, ...], begin: Callable, stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    back = begin("Back door")
    back.change(arrive, guests[0], at=NOW)
    meet_folder(back, stick, now=NOW)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    came = meet_folder(workspace, stick, now=NOW)
    assert came.left is None
    assert "is full" in came.sentences[0]
    assert headlines(came) == ["1 arrival from Back door."]
    monkeypatch.undo()
    assert workspace.read(present, evening.id) == {guests[0]}


def test_foreign_and_half_copies_change_nothing_and_stop_no_other(
    workspace: Workspace, guests: tuple[str, ...], begin: Callable, stick: Path, tmp_path: Path
) -> None:
    back = begin("Back door")
    back.change(arrive, guests[0], at=NOW)
    meet_folder(back, stick, now=NOW)
    with Workspace.create(tmp_path / "elsewhere.t4gsw") as foreign:
        foreign.change(list_people_elsewhere)
        leave_copy(foreign, stick, now=NOW)
    whole = next((stick / FOLDER).glob("Back*")).read_bytes()
    (stick / FOLDER / f"Half{SUFFIX}").write_bytes(whole[: len(whole) // 2])
    lying = CopyLabel("liar", "Liar", "Winter", "2026-10-01T18:00:00+00:00", {})
    (stick / FOLDER / f"Liar{SUFFIX}").write_bytes(pack_copy(lying, b"this is no SQLite file" * 20))
    came = meet_folder(workspace, stick, now=NOW)
    refused = [one for one in came.met if one.meeting is None]
    assert len(refused) == 3
    assert any("is not whole" in one.sentences[0] for one in refused)
    assert all(one.sentences[0].endswith(".") for one in refused)
    assert "1 arrival from Back door." in headlines(came)
    assert (stick / FOLDER / f"Liar{SUFFIX}").exists()  # left as it was


def list_people_elsewhere(work: Work) -> None:
    work.put(Person(new_id(), "Somebody Else"))
    work.label = "Add somebody"


def test_file_copied_by_hand_to_another_laptop_is_not_taken_for_this_one(
    workspace: Workspace, evening: Event, guests: tuple[str, ...], stick: Path, tmp_path: Path
) -> None:
    workspace.change(arrive, guests[0], at=NOW)
    (tmp_path / "by hand.t4gsw").write_bytes(workspace.snapshot())
    with Workspace.open(tmp_path / "by hand.t4gsw", (SURGERY, CAFE)) as twin:
        workspace.change(arrive, guests[1], at=NOW)
        twin.change(arrive, guests[2], at=NOW)
        meet_folder(workspace, stick, now=NOW)
        meet_folder(twin, stick, now=NOW)
        meet_folder(workspace, stick, now=NOW)
        assert desk_of(twin).id != desk_of(workspace).id
        assert twin.read(present, evening.id) == workspace.read(present, evening.id) == set(guests[:3])


def test_walk_ins_cross_over_too(workspace: Workspace, evening: Event, begin: Callable, stick: Path) -> None:
    back = begin("Back door")
    back.change(walk_in, evening.id, "Zoë Trevanion", at=NOW)
    meet_folder(back, stick, now=NOW)
    meet_folder(workspace, stick, now=NOW)
    assert "Zoë Trevanion" in {one.full_name for one in workspace.read(lambda view: view.find(Person))}


def test_no_room_for_looking_is_left_behind(workspace: Workspace, begin: Callable, stick: Path) -> None:
    begin("Back door")
    meet_folder(workspace, stick, now=NOW)
    assert list(workspace.path.parent.glob("*unfinished*")) == []


def test_renamed_desk_goes_by_its_new_name(workspace: Workspace, begin: Callable, stick: Path) -> None:
    back = begin("Back door")
    meet_folder(back, stick, now=NOW)
    back.change(rename_desk, "Garden gate")
    meet_folder(back, stick, now=NOW)
    meet_folder(workspace, stick, now=NOW)
    assert [one.name for one in workspace.read(known_desks)] == ["Garden gate"]
    assert sorted(one.name for one in copies_in(stick, NOW)) == ["Garden gate", desk_of(workspace).name]


# What is said ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        (Meeting("B", 14, 2, 0, ("x", "more"), False, 9), "14 arrivals and 2 changes from B; they get 9 from here "),
        (Meeting("B", 1, 0, 0, ("x",), False, 0), "1 arrival from B."),
        (Meeting("B", 0, 1, 0, ("x",), False, 0), "1 change from B."),
        (Meeting("B", 0, 0, 0, ("x",), True, 3), "Nothing new from B; they get 3 from here "),
        (Meeting("B", 1200, 0, 0, ("x",), False, 0), "1,200 arrivals from B."),
    ],
)
def test_headline_says_what_came_and_what_they_get(meeting: Meeting, said: str) -> None:
    words = meeting_words("B", meeting)
    assert words[0].startswith(said)
    assert words[0].endswith(".")
    assert words[1:] == meeting.sentences[1:]


def label(at: datetime, beside: dict[str, datetime] | None = None, name: str = "Back door") -> CopyLabel:
    times = {desk: moment.isoformat() for desk, moment in (beside or {}).items()}
    return CopyLabel("back", name, "Winter", at.isoformat(), times)


def test_clock_that_is_ahead_is_told() -> None:
    assert "58 minutes or more ahead of this one" in clock_words(label(NOW + timedelta(minutes=58)), "own", NOW)


def test_clock_that_is_behind_is_told_by_what_lay_beside_it() -> None:
    slow = label(NOW - timedelta(minutes=60), {"own": NOW - timedelta(minutes=3)})
    assert "57 minutes or more behind this one" in clock_words(slow, "own", NOW)


def test_clocks_that_agree_or_cannot_be_compared_are_not_told() -> None:
    assert clock_words(label(NOW + timedelta(seconds=90)), "own", NOW) == ""
    assert clock_words(label(NOW - timedelta(days=30)), "own", NOW) == ""
    assert clock_words(label(NOW, {"own": NOW - timedelta(hours=1)}), "own", NOW) == ""


def test_clocks_are_compared_through_the_folder_itself(workspace: Workspace, begin: Callable, stick: Path) -> None:
    back = begin("Back door")
    meet_folder(workspace, stick, now=NOW)
    meet_folder(back, stick, now=NOW - timedelta(minutes=55))  # that laptop's clock is an hour slow
    (came,) = meet_folder(workspace, stick, now=NOW + timedelta(minutes=5)).met
    assert any("55 minutes or more behind" in sentence for sentence in came.sentences)


def test_two_desks_of_one_name_are_told() -> None:
    assert "Two desks are called “back DOOR”" in twin_words(label(NOW), "own", "back DOOR")
    assert twin_words(label(NOW), "own", "Front door") == ""
    assert twin_words(label(NOW), "back", "Back door") == ""


def test_names_of_desks_are_tidied_or_refused() -> None:
    assert desk_name("  Back   door ") == "Back door"
    for wrong, words in (("  ", "needs a name"), ("x" * 41, "too long")):
        with pytest.raises(Refusal, match=words):
            desk_name(wrong)


def test_free_name_is_the_first_number_that_nobody_has() -> None:
    assert free_name([]) == "Desk 2"
    assert free_name(["desk 2", "Back door", "Desk 3"]) == "Desk 4"


def test_newest_copy_is_begun_from_and_a_taken_place_is_refused(
    workspace: Workspace, guests: tuple[str, ...], stick: Path
) -> None:
    leave_copy(workspace, stick, now=NOW)
    (copy,) = copies_in(stick, NOW)
    with pytest.raises(Refusal):
        begin_desk(copy, workspace.path, "Back door")
    assert len(workspace.read(lambda view: view.find(Attendee))) == len(guests)


def test_copy_of_a_damaged_file_cannot_be_begun_from(stick: Path, tmp_path: Path) -> None:
    copy = write_copy(label(NOW), b"SQLite format 3\x00" + bytes(500), stick)
    with pytest.raises(Refusal):
        begin_desk(copy, tmp_path / "new.t4gsw", "Back door")
    assert not (tmp_path / "new.t4gsw").exists()
