"""The papers of an unconference: what they say of its pitches, its grid and everybody's wishes."""

from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import pytest

from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.planning import accept, prepare, work_out
from t4gsw_desktop.kinds.unconference.changing import lose_room
from t4gsw_desktop.kinds.unconference.kind import UNCONFERENCE
from t4gsw_desktop.kinds.unconference.preparation import add_pitch, edit_pitch
from t4gsw_desktop.kinds.unconference.sheets import own_schedule_paper, papers, pitch_card_paper
from t4gsw_desktop.kinds.unconference.voting import cast_votes
from t4gsw_desktop.services.papers import desk_of, heading_of
from t4gsw_desktop.services.roster import read_roster

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)
KEYS = [
    "pitch-cards",
    "voting-slips",
    "dot-tally",
    "session-grid",
    "session-grid-a3",
    "door-signs",
    "pocket-schedule",
    "own-schedules",
    "session-harvest-sheets",
]


@pytest.fixture
def morning(night):
    """Five pitches for four places; Ann wishes for three, two of them at the same time at best."""
    evening = night([{"kind": "unconference", "starts": "19:00", "rooms": ["Hall", "Loft"], "slots": 2}])
    evening.pitches = {}
    activity = evening.activity("unconference").id
    for title, hosts in (("Maps", ["Priya Nair"]), ("Bread", []), ("Löwe", []), ("नमस्ते", ["王小明"]), ("Rain", [])):
        ids = [guest(evening, name) for name in hosts]
        evening.pitches[title] = evening.workspace.change(add_pitch, activity, title, hosts=ids).id
    for name, titles in (("Ann Lee", ("Maps", "Bread", "Löwe")), ("Chidi Eze", ("नमस्ते",))):
        wished = [evening.pitches[title] for title in titles]
        evening.workspace.change(cast_votes, activity, guest(evening, name), wished)
    return evening


def guest(evening, name):
    return next(one.id for one in evening.roster().guests if one.name == name)


def plan(evening):
    problem = evening.workspace.read(prepare, UNCONFERENCE, evening.activity("unconference").id)
    proposal = work_out(problem, seconds=1, seed=1)
    evening.workspace.change(accept, problem, proposal, at=NOW)


def with_desk(evening, make):
    """What `make` returns for the desk of the papers, while the file is open for reading."""
    activity, event_id = evening.activity("unconference"), evening.event.id

    def read(view):
        roster = read_roster(view, event_id)
        return make(desk_of(view, roster, activity, heading_of(roster, NOW)))

    return evening.workspace.read(read)


def text_of(paper, large=False):
    document = pypdfium2.PdfDocument(BytesIO(paper.make(large)))
    return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")


def named(evening):
    return {paper.key: paper for paper in with_desk(evening, papers)}


def test_before_anything_is_known_every_paper_is_a_form(night):
    evening = night([{"kind": "unconference", "starts": "19:00", "rooms": ["Hall", "Loft"]}])
    found = named(evening)
    assert list(found) == KEYS
    assert all(paper.waits.startswith("Ready when") for paper in found.values())
    assert all(paper.make(large) for paper in found.values() for large in (False, True))


def test_cards_slips_and_tally_are_ready_with_the_pitches(morning):
    found = named(morning)
    assert [key for key in KEYS if not found[key].waits] == ["pitch-cards", "voting-slips", "dot-tally"]
    assert found["pitch-cards"].many == "5 cards"
    assert found["voting-slips"].many == "4 on a sheet, 3 copies for everybody"
    for key in ("pitch-cards", "voting-slips", "dot-tally"):
        assert "Bread" in text_of(found[key])


def test_one_card_is_printed_again_without_blank_ones(morning):
    paper = with_desk(morning, lambda one: pitch_card_paper(one, {morning.pitches["Bread"]}))
    told = text_of(paper)
    assert ("Bread" in told, "Maps" in told, "I would like to talk about" in told) == (True, False, False)


def test_grid_signs_pocket_and_harvest_tell_every_session(morning):
    plan(morning)
    found = named(morning)
    assert not any(paper.waits for paper in found.values())
    waiting = {"Maps", "Bread", "Löwe", "नमस्ते", "Rain"} - set(titles_of(morning))
    assert len(waiting) == 1
    for key in ("session-grid", "session-grid-a3", "door-signs", "pocket-schedule", "session-harvest-sheets"):
        told = text_of(found[key])
        assert all(title in told for title in titles_of(morning))
        assert found[key].plan == "plan 1"
    grid = text_of(found["session-grid"])
    assert "Not on the grid so far" in grid
    assert waiting.pop() in grid.split("Not on the grid so far")[1]


def sit(work, row):
    work.put(row)
    work.label = "Sit down"


def titles_of(evening):
    activity = evening.activity("unconference").id
    rows = evening.workspace.read(lambda view: view.find(Placement, activity_id=activity))
    return {row.topic for row in rows}


def test_a_pitch_that_was_renamed_and_adopted_is_told_as_it_is_now(morning):
    plan(morning)
    placed = next(title for title in ("Bread", "Löwe") if title in titles_of(morning))
    morning.workspace.change(edit_pitch, morning.pitches[placed], title="Cheese", hosts=[guest(morning, "Ines Moreau")])
    told = text_of(named(morning)["door-signs"])
    assert "Cheese" in told
    assert placed not in told
    assert "Ines Moreau" in told


def test_breaks_plenaries_and_a_lost_room_are_told_on_the_wall_and_at_the_doors(night):
    breaks = [
        {"after": 0, "minutes": 15, "title": "Welcome", "kind": "plenary", "room": "Hall"},
        {"after": 1, "minutes": 10, "title": "Tea", "kind": "break"},
    ]
    evening = night(
        [{"kind": "unconference", "starts": "19:00", "rooms": ["Hall", "Loft"], "slots": 2, "interludes": breaks}]
    )
    activity = evening.activity("unconference").id
    evening.workspace.change(add_pitch, activity, "Maps", pinned={"slot": 1, "room": "Hall"})
    plan(evening)
    evening.workspace.change(lose_room, activity, "Loft", 2)
    found = named(evening)
    grid, pocket = text_of(found["session-grid"]), text_of(found["pocket-schedule"])
    assert grid.index("Welcome, Hall") < grid.index("Maps") < grid.index("Tea") < grid.index("This room is closed.")
    assert pocket.index("Welcome, Hall") < pocket.index("Maps") < pocket.index("Tea")
    hall, loft = (page.replace("\n", " ") for page in pages_of(found["door-signs"]))
    assert "Welcome in Hall" in loft
    assert "Welcome in Hall" not in hall
    assert hall.index("Welcome") < hall.index("Maps") < hall.index("Tea") < hall.index("Free.")
    assert loft.index("Free.") < loft.index("Tea") < loft.index("This room is closed.")


def pages_of(paper):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(BytesIO(paper.make(False)))]


def test_own_schedules_are_for_those_who_wished_or_host(morning):
    plan(morning)
    paper = named(morning)["own-schedules"]
    assert paper.many == "4 cards"
    told = text_of(paper)
    assert all(name in told for name in ("Ann Lee", "Chidi Eze", "Priya Nair"))
    assert "Siân" not in told
    assert "you host this" in told
    only = {guest(morning, "Ann Lee")}
    ann = text_of(with_desk(morning, lambda one: own_schedule_paper(one, only)))
    assert "Chidi" not in ann
    assert sum(title in ann for title in ("Maps", "Bread", "Löwe")) == 3


def test_who_is_in_another_activity_is_told_so_and_what_they_miss(night):
    evening = night(
        [
            {"kind": "unconference", "starts": "19:00", "rooms": ["Loft"], "slots": 1},
            {"kind": "cafe", "title": "Evening café", "starts": "19:00", "rooms": ["Hall"], "rounds": 1, "minutes": 25},
        ]
    )
    activity = evening.activity("unconference").id
    evening.pitches = {"Maps": evening.workspace.change(add_pitch, activity, "Maps").id}
    plan(evening)
    evening.workspace.change(cast_votes, activity, guest(evening, "Chidi Eze"), evening.pitches.values())
    cafe, chidi = evening.activity("cafe"), guest(evening, "Chidi Eze")
    row = Placement(new_id(), cafe.id, chidi, 1, cafe.starts, cafe.ends, "Table 1", "guest")
    evening.workspace.change(sit, row)
    told = text_of(named(evening)["own-schedules"])
    assert "Evening café" in told
    assert "also then: Maps, Loft" in told.replace("\n", " ")
