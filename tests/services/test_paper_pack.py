"""All papers of a night: drawn from facts alone, on any thread, and each knows when it no longer says what is so."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.documents.page_pictures import page_sizes
from t4gsw_desktop.kinds.register import KINDS, components, sheets
from t4gsw_desktop.services.badge_papers import BadgeWishes
from t4gsw_desktop.services.checkin import arrive, walk_in
from t4gsw_desktop.services.events import add_activity, create_event, edit_activity
from t4gsw_desktop.services.pack_state import pack_states
from t4gsw_desktop.services.paper_pack import PackedPaper, papers_of_evening
from t4gsw_desktop.services.paper_state import people_changed
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.printing_log import record_printing
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.workspace import Workspace

NOW = datetime(2026, 10, 1, 16, tzinfo=UTC)


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "night.t4gsw", components()) as workspace:
        yield workspace


@pytest.fixture
def event(night: Workspace) -> Event:
    return night.change(create_event, "Autumn evening", date(2026, 10, 1), time(18, 30), time(21))


def pack(night: Workspace, event: Event) -> dict[str, PackedPaper]:
    roster = night.read(read_roster, event.id)
    papers = night.read(papers_of_evening, roster, sheets(), BadgeWishes(), NOW)
    return {one.name: one for one in papers}


def stale(night: Workspace, event: Event) -> set[str]:
    states = night.read(pack_states, event.id, pack(night, event).values())
    return {name for name, state in states.items() if state.changed}


def print_all(night: Workspace, event: Event) -> None:
    step = night.step()
    for one in pack(night, event).values():
        night.change(record_printing, event.id, one.logged, step=step, plan=one.paper.plan)


def seated(night: Workspace, event: Event) -> tuple[Activity, str]:
    """A café with one person at a table, printed."""
    come = night.change(walk_in, event.id, "Ann Ash").attendee
    assert come is not None
    cafe = night.change(add_activity, event.id, "cafe", "Café", time(19), time(20))
    seat = Placement("", cafe.id, come.id, 1, cafe.starts, cafe.ends, "Table 1")
    night.change(accept_plan, cafe.id, [seat], {}, {}, [], 1)
    print_all(night, event)
    return cafe, come.id


def test_every_paper_has_a_name_of_its_own_and_says_what_it_waits_for(night: Workspace, event: Event) -> None:
    for number, kind in enumerate((*KINDS, KINDS[0])):
        night.change(add_activity, event.id, kind.key, f"Part {number}", time(19), time(20))
    papers = pack(night, event)
    assert {"badges", "surgery-1-day-sheets", "surgery-2-day-sheets", "unconference-session-grid"} <= set(papers)
    assert papers["unconference-session-grid"].paper.waits == "Ready when the grid is"
    assert papers["cafe-route-cards"].paper.waits == "Ready when the rounds are"
    assert papers["schedule-poster"].paper.waits == ""
    assert papers["surgery-2-day-sheets"].logged == "Day sheets for the experts (surgery-2-day-sheets)"


def test_papers_are_drawn_on_another_thread_after_the_file_is_closed(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "closed.t4gsw", components()) as workspace:
        event = workspace.change(create_event, "Autumn evening", date(2026, 10, 1), time(18, 30), time(21))
        workspace.change(walk_in, event.id, "Ann Ash")
        for kind in KINDS:
            workspace.change(add_activity, event.id, kind.key, kind.key, time(19), time(20))
        papers = pack(workspace, event)
    with ThreadPoolExecutor(1) as thread:
        drawn = list(thread.map(lambda one: one.paper.make(False), papers.values()))
    assert [pdf for pdf in drawn if not page_sizes(pdf)] == []
    assert drawn == [one.paper.make(False) for one in papers.values()]


def test_printed_papers_stay_true_while_people_arrive(night: Workspace, event: Event) -> None:
    _, who = seated(night, event)
    night.change(arrive, who)
    assert stale(night, event) == set()


def test_new_name_spoils_the_papers_that_show_it_and_no_other(night: Workspace, event: Event) -> None:
    _, who = seated(night, event)
    person = night.read(read_roster, event.id).guests[0].person
    assert person is not None
    night.change(edit_person, person.id, full_name="Anne Ash")
    assert stale(night, event) == {
        "badges",
        "check-in-sheet",
        "desk-notes",
        "cafe-route-cards",
        "cafe-master-list",
        "cafe-table-cards",
    }
    assert night.read(people_changed, event.id, "badges") == {who}


def test_other_plan_and_other_title_spoil_the_papers_of_their_activity(night: Workspace, event: Event) -> None:
    cafe, who = seated(night, event)
    night.change(add_activity, event.id, "surgery", "Advice", time(20), time(21))
    assert stale(night, event) == {"schedule-poster", "schedule-handout"}
    print_all(night, event)
    seat = Placement("", cafe.id, who, 1, cafe.starts, cafe.ends, "Table 2")
    night.change(accept_plan, cafe.id, [seat], {}, {}, [], 2)
    assert stale(night, event) == {"cafe-route-cards", "cafe-master-list"}
    print_all(night, event)
    night.change(edit_activity, cafe.id, title="Tea")
    assert {"schedule-poster", "cafe-route-cards"} <= stale(night, event)
    assert not {name for name in stale(night, event) if name.startswith("surgery")}
    night.undo()
    assert stale(night, event) == set()


def test_nothing_is_known_of_changes_before_the_first_printing(night: Workspace, event: Event) -> None:
    assert night.read(people_changed, event.id, "badges") is None
    assert stale(night, event) == set()
