"""Slips list those somebody really met, are typed in by code, and only mutual ticks ever come out again."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.events import PLAYED, Activity, Event
from t4gsw_desktop.core.keep_in_touch import TouchSlip, mutual_pairs, ticks_of
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text, to_text
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.touch_letters import INTRODUCE, NOBODY, touch_letters_pdf
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.spreadsheets_out import to_csv
from t4gsw_desktop.kinds.register import components, sheets
from t4gsw_desktop.services.badge_papers import BadgeWishes
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.clear_outs import due_clear_outs, erase_event_ticks
from t4gsw_desktop.services.disclosure import everything_about
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.events import add_activity, create_event, edit_activity
from t4gsw_desktop.services.keep_in_touch import (
    SlipPile,
    contact_of,
    mutual_touch,
    slip_pile,
    slip_printings,
    slips_of,
    take_slip_out,
    type_slip,
)
from t4gsw_desktop.services.pack_state import pack_states
from t4gsw_desktop.services.paper_pack import PackedPaper, papers_of_evening
from t4gsw_desktop.services.people import edit_person, keep_apart
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.printing_log import record_printing
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.slip_typing import find_slips, read_ticks, say_ticks
from t4gsw_desktop.services.touch_papers import touch_letters, touch_sheet
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View, Work

NOW = datetime(2027, 1, 21, 21, tzinfo=UTC)
NAMES = ("Ann Quark", "Bob Zebra", "Cem Yıldız", "Dov Xenon", "Elin Wombat", "Femi Vortex")
ROUNDS = (("ab", "cd", "ef"), ("ac", "be", "df"), ("ad", "bf", "ce"))


@dataclass
class Room:
    """An evening of six people in three rounds; who is who by letter."""

    work: Workspace
    event: Event
    activity: Activity
    ids: dict[str, str]
    people: dict[str, str]

    def pile(self) -> SlipPile:
        return self.work.read(slip_pile, self.activity.id)

    def type(self, giver: str, ticked: str, **more: str) -> TouchSlip:
        wanted = [self.ids[one] for one in ticked]
        return self.work.change(type_slip, self.activity.id, self.ids[giver], wanted, at=NOW, **more)

    def mutual(self) -> set[str]:
        letter = {attendee_id: one for one, attendee_id in self.ids.items()}
        return {
            "".join(sorted(map(letter.__getitem__, pair))) for pair in self.work.read(mutual_touch, self.activity.id)
        }

    def sheet(self) -> str:
        return to_csv(self.work.read(touch_sheet, self.activity), plain=True).decode()


def seats(activity: Activity, ids: dict[str, str]) -> list[Placement]:
    begins = from_text(activity.starts)
    return [
        Placement(
            "",
            activity.id,
            ids[letter],
            part,
            to_text(begins + timedelta(minutes=5 * part)),
            to_text(begins + timedelta(minutes=5 * part + 4)),
            f"Table {number}",
        )
        for part, tables in enumerate(ROUNDS, 1)
        for number, pair in enumerate(tables, 1)
        for letter in pair
    ]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with Workspace.create(tmp_path / "night.t4gsw", components()) as work:
        yield make_room(work)


def make_room(work: Workspace) -> Room:
    event = work.change(create_event, "Winter evening", date(2027, 1, 21), time(18), time(21))
    came = [work.change(walk_in, event.id, name).attendee for name in NAMES]
    ids = {one: guest.id for one, guest in zip("abcdef", came, strict=True) if guest}
    people = {one: guest.person_id for one, guest in zip("abcdef", came, strict=True) if guest}
    activity = work.change(add_activity, event.id, "speed_friending", "Rounds", time(19), time(20))
    work.change(edit_activity, activity.id, settings={"parts": 3, "minutes": 5, "gap": 1})
    work.change(accept_plan, activity.id, seats(activity, ids), {}, {}, [], 1)
    return Room(work, event, work.read(View.get, Activity, activity.id), ids, people)  # type: ignore[arg-type]


def play(work: Work, activity_id: str, rounds: int) -> None:
    activity = work.get(Activity, activity_id)
    assert activity is not None
    work.put(replace(activity, settings={**activity.settings, PLAYED: rounds}))
    work.label = "Begin rounds"


def sit_elsewhere(work: Work, activity_id: str, part: int, one: str, other: str) -> None:
    rows = {row.attendee_id: row for row in work.find(Placement, activity_id=activity_id, part=part)}
    work.put_many([replace(rows[one], place=rows[other].place), replace(rows[other], place=rows[one].place)])
    work.label = "Put two seats right"


def listed(pile: SlipPile, attendee_id: str) -> list[tuple[int, str, int]]:
    slip = pile.slip(attendee_id)
    assert slip is not None
    return [(row.number, row.name[0].lower(), row.round) for row in slip.rows]


# What stands on a slip ------------------------------------------------------------------------------------------------


def test_slip_lists_those_of_the_plan_before_the_run_and_those_really_met_after(room: Room) -> None:
    assert listed(room.pile(), room.ids["a"]) == [(1, "b", 1), (2, "c", 2), (3, "d", 3)]
    room.work.change(play, room.activity.id, 2)
    assert listed(room.pile(), room.ids["a"]) == [(1, "b", 1), (2, "c", 2)]
    room.work.change(sit_elsewhere, room.activity.id, 1, room.ids["b"], room.ids["d"])
    assert listed(room.pile(), room.ids["a"]) == [(1, "d", 1), (2, "c", 2)]


def test_numbers_stay_those_of_the_printed_slip(room: Room) -> None:
    step = room.work.step()
    name = "speed-friending-touch-slips"
    room.work.change(record_printing, room.event.id, f"Keep-in-touch slips ({name})", step=step, at=NOW)
    room.work.change(sit_elsewhere, room.activity.id, 1, room.ids["b"], room.ids["d"])
    room.work.change(play, room.activity.id, 1)
    assert listed(room.pile(), room.ids["a"]) == [(1, "d", 1)]
    (printing,) = room.work.read(slip_printings, room.activity, name)
    pile = room.work.read(slip_pile, room.activity.id, printing.step)
    assert listed(pile, room.ids["a"]) == [(1, "b", 1), (2, "c", 2), (3, "d", 3)]


def test_without_a_plan_nobody_is_listed_and_anybody_may_hand_a_slip_in(room: Room) -> None:
    other = room.work.change(add_activity, room.event.id, "speed_friending", "More", time(20), time(20, 30))
    pile = room.work.read(slip_pile, other.id)
    assert [slip.rows for slip in pile.slips] == [()] * 6
    assert not pile.expected
    room.work.change(type_slip, other.id, room.ids["a"], [room.ids["e"]], at=NOW)
    assert room.work.read(slip_pile, other.id).expected == {room.ids["a"]}


# Typing in ------------------------------------------------------------------------------------------------------------


def test_whose_slip_it_is_is_found_by_code_by_its_beginning_and_by_name(room: Room) -> None:
    pile = room.pile()
    for slip in pile.slips:
        assert find_slips(pile, slip.code) == (slip,)
        assert find_slips(pile, f" {slip.code[:3].lower()} {slip.code[3:7]} {slip.code[7:]}\n") == (slip,)
        assert slip in find_slips(pile, slip.code[:4].lower())
        assert find_slips(pile, slip.name) == (slip,)
        assert find_slips(pile, slip.name.split()[0].lower()) == (slip,)
    assert find_slips(pile, "Zork") == ()
    assert find_slips(pile, "") == ()
    assert find_slips(pile, "Anm Quark") == ()  # a wrong letter is looked at, not guessed


def test_ticks_are_read_by_number_and_by_name(room: Room) -> None:
    pile = room.pile()
    slip = pile.slip(room.ids["a"])
    assert slip is not None

    def read(text: str) -> str:
        letter = {attendee_id: one for one, attendee_id in room.ids.items()}
        result = read_ticks(pile, slip, text)
        return result.trouble or "".join(letter[one] for one in result.ticked)

    assert read("") == ""
    assert read("1 3") == "bd"
    assert read("3,1;1") == "db"
    assert read("2 Femi Vortex") == "cf"
    assert read("Elin, 1, femi") == "ebf"
    assert "this slip has 3 lines" in read("1 9")
    assert "Nobody here is called “Zork”" in read("1, Zork")
    assert "Nobody here is called “Ann”" in read("Ann")  # not the person themselves
    ticked = read_ticks(pile, slip, "3 Elin").ticked
    assert say_ticks(slip, ticked, pile) == "3, Elin Wombat"
    assert set(read_ticks(pile, slip, say_ticks(slip, ticked, pile)).ticked) == set(ticked)


def test_two_of_one_name_are_told_apart_by_their_badges(room: Room) -> None:
    twin = room.work.change(walk_in, room.event.id, "Ann Quark").attendee
    assert twin is not None
    pile = room.pile()
    assert len(find_slips(pile, "Ann Quark")) == 2
    slip = pile.slip(room.ids["b"])
    assert slip is not None
    assert twin.code[:3] in read_ticks(pile, slip, "Ann Quark").trouble
    assert read_ticks(pile, slip, twin.code).ticked == (twin.id,)


def test_slip_is_typed_corrected_taken_out_and_undone(room: Room) -> None:
    assert room.pile().typed == 0
    room.type("a", "bc", shares="email")
    room.type("b", "")
    assert (room.pile().typed, len(room.pile().expected)) == (2, 6)
    room.type("a", "d")
    slip = room.pile().slip(room.ids["a"])
    assert slip is not None
    assert (slip.ticked, slip.typed, slip.shares) == ((room.ids["d"],), True, "email")
    assert len(room.work.read(slips_of, room.activity.id)) == 2
    assert room.work.undo() == "Type in the slip of Ann Quark"
    assert set(room.pile().slip(room.ids["a"]).ticked) == {room.ids["b"], room.ids["c"]}  # type: ignore[union-attr]
    room.work.change(take_slip_out, room.activity.id, room.ids["a"])
    assert room.pile().typed == 1


def test_strangers_and_oneself_cannot_be_ticked(room: Room) -> None:
    with pytest.raises(Refusal, match="no longer on the list"):
        room.work.change(type_slip, room.activity.id, room.ids["a"], ["nobody"], at=NOW)
    with pytest.raises(Refusal, match="themselves"):
        room.type("a", "ab")
    assert room.pile().typed == 0


def test_log_names_nobody_who_was_ticked(room: Room) -> None:
    room.type("a", "bc")
    assert room.work.history(1)[0].label == "Type in the slip of Ann Quark"


# What comes out -------------------------------------------------------------------------------------------------------


def test_contact_is_what_was_chosen_and_known() -> None:
    person = Person("", "Ann", email="ann@example.org", phone="01632 960 001")
    assert contact_of(None) == contact_of(person) == ""
    assert contact_of(replace(person, shares="email")) == "ann@example.org"
    assert contact_of(replace(person, shares="phone", phone="")) == ""
    assert contact_of(replace(person, shares="Signal: ann.9")) == "Signal: ann.9"


def test_letters_and_export_hold_mutual_pairs_and_what_each_chose(room: Room) -> None:
    room.work.change(edit_person, room.people["a"], email="ann@example.org", shares="email")
    room.work.change(edit_person, room.people["b"], phone="01632 960 001", email="bob@example.org", shares="phone")
    for giver, ticked in (("a", "bc"), ("b", "ae"), ("c", "a"), ("d", "a"), ("e", "")):
        room.type(giver, ticked)
    letters = {one.name[0]: one for one in room.work.read(touch_letters, room.pile())}
    assert set(letters) == set("ABCDE")  # Femi handed none in
    assert [(one.name, one.contact) for one in letters["A"].contacts] == [
        ("Bob Zebra", "01632 960 001"),
        ("Cem Yıldız", ""),
    ]
    assert [one.contact for one in letters["C"].contacts] == ["ann@example.org"]
    assert letters["D"].contacts == letters["E"].contacts == ()
    lines = room.sheet().splitlines()
    assert lines[1:] == [
        "Ann Quark,ann@example.org,Bob Zebra,01632 960 001,Pass on",
        f"Ann Quark,{INTRODUCE},Cem Yıldız,{INTRODUCE},Introduce them: somebody chose nothing to pass on",
    ]
    assert "bob@example.org" not in room.sheet()  # he chose the phone


def test_people_kept_apart_are_never_brought_together(room: Room) -> None:
    room.type("a", "b")
    room.type("b", "a")
    assert room.mutual() == {"ab"}
    room.work.change(keep_apart, room.people["a"], room.people["b"])
    assert room.mutual() == set()
    assert "Zebra" not in room.sheet()


def test_erased_person_leaves_no_tick_behind(room: Room) -> None:
    room.type("a", "bc")
    room.type("b", "a")
    erase_person(room.work, room.people["a"], now=NOW)
    slips = room.work.read(slips_of, room.activity.id)
    assert [slip.attendee_id for slip in slips] == [room.ids["b"]]
    assert slips[0].ticked == ()
    assert room.mutual() == set()


def test_merged_entries_are_one_giver_who_never_ticks_themselves(room: Room) -> None:
    for giver, ticked in (("a", "bf"), ("f", "ac"), ("c", "f"), ("b", "a")):
        room.type(giver, ticked)
    room.work.change(merge_people, room.people["a"], room.people["f"])
    ticks = ticks_of(room.work.read(slips_of, room.activity.id))
    assert ticks[room.ids["a"]] == {room.ids["b"], room.ids["c"]}
    assert room.ids["f"] not in str(ticks)
    assert room.mutual() == {"ab", "ac"}


def test_own_ticks_are_told_to_oneself_and_those_of_others_to_nobody(room: Room) -> None:
    room.type("a", "bc")
    room.type("d", "a")
    told = str(room.work.read(everything_about, room.people["a"]))
    assert "Bob Zebra" in told
    assert "Cem Yıldız" in told
    assert "Dov" not in told
    assert "Ann" not in str(room.work.read(everything_about, room.people["b"]))


def packed(room: Room) -> dict[str, PackedPaper]:
    roster = room.work.read(read_roster, room.event.id)
    papers = room.work.read(papers_of_evening, roster, sheets(), BadgeWishes(), NOW)
    return {one.paper.key: one for one in papers if one.activity}


def test_letters_wait_for_slips_are_printed_on_purpose_only_and_grow_stale_with_them(room: Room) -> None:
    assert packed(room)["touch-letters"].paper.waits == "Ready when slips are typed in"
    room.type("a", "b")
    letters, slips = packed(room)["touch-letters"], packed(room)["touch-slips"]
    assert (letters.paper.waits, letters.paper.many, letters.paper.on_purpose) == ("", "1 letter", True)
    assert (slips.paper.many, slips.paper.on_purpose) == ("6 slips", False)
    for one in (letters, slips):
        step = room.work.step()
        room.work.change(record_printing, room.event.id, one.logged, step=step, plan=one.paper.plan, at=NOW)

    def changed() -> set[str]:
        states = room.work.read(pack_states, room.event.id, packed(room).values())
        return {name.removeprefix("speed-friending-") for name, state in states.items() if state.changed}

    assert changed() == set()
    room.type("b", "a")
    assert changed() == {"touch-letters"}
    room.work.undo()
    room.work.change(sit_elsewhere, room.activity.id, 1, room.ids["b"], room.ids["d"])
    assert changed() == {"touch-slips"}


# Any set of ticks -----------------------------------------------------------------------------------------------------


@st.composite
def ticks(draw: st.DrawFn) -> dict[str, str]:
    givers = draw(st.sets(st.sampled_from("abcdef")))
    return {one: "".join(sorted(draw(st.sets(st.sampled_from("abcdef"))) - {one})) for one in sorted(givers)}


@given(found=ticks())
def test_pairs_are_exactly_the_mutual_ones(found: dict[str, str]) -> None:
    slips = [TouchSlip(one, "", one, tuple(ticked)) for one, ticked in found.items()]
    both = {one + other for one in found for other in found[one] if one < other and one in found.get(other, "")}
    assert {"".join(pair) for pair in mutual_pairs(ticks_of(slips))} == both


@pytest.fixture(scope="module")
def shared_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with Workspace.create(tmp_path_factory.mktemp("touch") / "night.t4gsw", components()) as work:
        room = make_room(work)
        for number, (letter, person_id) in enumerate(room.people.items()):
            shares = ("email", "phone", "", f"Signal {letter}.zz")[number % 4]
            contact = {"email": f"{letter}@example.org", "phone": f"0163296000{number}"}
            work.change(edit_person, person_id, shares=shares, **contact)
        yield room


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=ticks())
def test_letters_and_export_hold_exactly_the_mutual_ones(shared_room: Room, found: dict[str, str]) -> None:
    room = shared_room
    for letter, attendee_id in room.ids.items():
        room.work.change(take_slip_out, room.activity.id, attendee_id)
        if letter in found:
            room.type(letter, found[letter])
    both = {one + other for one in found for other in found[one] if one < other and one in found.get(other, "")}
    letters = room.work.read(touch_letters, room.pile())
    assert {one.name[0].lower() for one in letters} == set(found)
    for one in letters:
        page = page_text(touch_letters_pdf([one], heading=Heading("Evening", "", "")))
        mine = one.name[0].lower()
        partners = {pair.replace(mine, "") for pair in both if mine in pair}
        for other, name in zip("abcdef", NAMES, strict=True):
            assert (squeezed(name) in page) == (other == mine or other in partners)
            assert not (other not in partners and (f"{other}@example.org" in page or f"Signal{other}" in page))
        assert (squeezed(NOBODY) in page) == (not partners)
    lines = room.sheet().splitlines()[1:]
    named = {"".join(letter for letter, name in zip("abcdef", NAMES, strict=True) if name in line) for line in lines}
    assert named == both
    assert len(lines) == len(both)


def page_text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(io.BytesIO(data))
    return squeezed("".join(page.get_textpage().get_text_range() for page in pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


# Cleared out ----------------------------------------------------------------------------------------------------------


def test_ticks_are_due_to_be_cleared_after_four_weeks_and_then_gone_for_good(room: Room) -> None:
    room.type("a", "b")
    room.type("b", "a")
    room.type("b", "ac")
    assert [one.what for one in room.work.read(due_clear_outs, date(2027, 2, 17))] == []
    (due,) = room.work.read(due_clear_outs, date(2027, 2, 18))
    assert (due.what, due.people) == ("ticks", 2)
    assert due.sentence == "“Winter evening” was 28 days ago. Clear what 2 people ticked to keep in touch?"
    said = erase_event_ticks(room.work, room.event.id)
    assert said.startswith("What 2 people ticked is cleared.")
    assert room.work.read(slips_of, room.activity.id) == ()
    assert ids_of_slips(room) == set()  # the journal has forgotten them too
    assert room.work.read(due_clear_outs, date(2027, 2, 18)) == ()
    assert erase_event_ticks(room.work, room.event.id) == "No slip of “Winter evening” is left to clear."


def ids_of_slips(room: Room) -> set[str]:
    return {row_id for table, row_id in room.work.changes_since(0) if table == "friending_slips"}
