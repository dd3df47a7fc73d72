"""What the contract promises of every kind, and of a tiny fifth one that lives only here."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pypdfium2
import pytest
from sqlalchemy import Table

from t4gsw_desktop.commands.evening_plans import plan_activity
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.forms import text_at
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import KindForm, Parts, part_spans
from t4gsw_desktop.core.plan import Placement, Proposal
from t4gsw_desktop.core.timeline import Engagement, Span, in_two_places, to_text
from t4gsw_desktop.documents.schedule import ScheduleItem, schedule_poster_pdf
from t4gsw_desktop.kinds.cafe.rows import TableWish, TopicTable
from t4gsw_desktop.kinds.contract import EventKind
from t4gsw_desktop.kinds.register import KINDS
from t4gsw_desktop.kinds.unconference.rows import Pitch, Vote
from t4gsw_desktop.services.papers import Paper, desk_of, heading_of
from t4gsw_desktop.services.plans import one_place
from t4gsw_desktop.storage.components import Component
from t4gsw_desktop.storage.shelves import Shelf
from t4gsw_desktop.storage.tables import METADATA, id_column, refers, text_columns

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Book:
    """What the reading room of the fifth kind reads."""

    id: str
    activity_id: str
    title: str


_books = Table("fifth_books", METADATA, id_column(), refers("activity_id", "activities"), *text_columns("title"))
_STEP = (
    "CREATE TABLE fifth_books (id TEXT NOT NULL, activity_id TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (id), "
    "FOREIGN KEY(activity_id) REFERENCES activities (id))",
    "CREATE INDEX ix_fifth_books_activity_id ON fifth_books (activity_id)",
)


def _set_up(work, activity, details, path, cast):
    work.put(Book(new_id(), activity.id, text_at(details, "book", path, "Any book")))


def _snapshot(view, activity, roster):
    (span,) = part_spans(activity)
    return tuple(guest.id for guest in roster.guests if roster.free(guest.id, span, activity.id))


def _placements(view, activity, roster, plan):
    (span,) = part_spans(activity)
    return tuple(
        Placement(new_id(), activity.id, one, 1, to_text(span.starts), to_text(span.ends), "Sofa") for one in plan
    )


def _papers(desk):
    (book,) = desk.view.find(Book, activity_id=desk.activity.id)
    items = [ScheduleItem(*desk.part_times[0], book.title, "Sofa")]
    return (Paper("book", "Book of the night", lambda large: schedule_poster_pdf(items, heading=desk.heading)),)


READING = EventKind(
    form=KindForm("reading", "Quiet reading", "chapters", "pause", Parts(1, 30, 0), ("book",)),
    component=Component("reading", (Shelf(Book, _books),), (_STEP,)),
    read_instance=lambda data: tuple(data["people"]),
    propose=lambda snapshot, budget, seed: Proposal(snapshot, {"readers": len(snapshot)}),
    steps_a_second=1,
    write_plan=lambda plan: {"readers": list(plan)},
    set_up=_set_up,
    snapshot=_snapshot,
    placements=_placements,
    names=lambda view, activity: {},
    papers=_papers,
    headline=lambda proposal, snapshot: f"{len(snapshot)} people read.",
)
EVERY = (*KINDS, READING)

DESCRIBED = {
    "surgery": {
        "starts": "19:15",
        "room": "Loft",
        "experts": [{"name": "Chidi Eze", "topics": {"crm": 3}}, {"name": "Not Listed", "topics": {"seo": 2}}],
        "requests": [
            {"name": "Ann Lee", "topics": ["crm"]},
            {"name": "王小明", "topics": ["seo", "crm"], "words": "求助"},
        ],
    },
    "unconference": {
        "starts": "20:15",
        "rooms": ["Hall", "Loft"],
        "pitches": [{"title": "Maps", "host": "Ann Lee"}, {"title": "Bread"}, {"title": "Löwe", "host": "Tariq Aziz"}],
        "votes": {"Priya Nair": ["Maps", "Bread"]},
    },
    "cafe": {
        "starts": "19:15",
        "room": "Hall",
        "tables": [{"table": "Table 1", "topic": "Buses", "hosts": ["Siân Llewellyn"]}, {"table": "Table 2"}],
        "wishes": {"Priya Nair": ["Buses"]},
    },
    "speed_friending": {"starts": "18:30", "room": "Hall", "rounds": 4},
    "reading": {"starts": "20:30", "room": "Loft", "book": "A Wizard of Earthsea"},
}


def described(*kinds):
    return [{"kind": kind, **DESCRIBED[kind]} for kind in kinds]


def page_text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(document[n].get_textpage().get_text_bounded() for n in range(len(document)))


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.key)
def test_kind_plans_accepts_and_prints_what_was_described(night, kind):
    evening = night(described(kind.key), EVERY)
    workspace, activity = evening.workspace, evening.activity(kind.key)
    planned = plan_activity(workspace, activity, kind, seconds=0.2, seed=3, at=NOW)
    assert planned.number == 1
    assert planned.headline.endswith(".")
    after = evening.activity(kind.key)
    rows = workspace.read(lambda view: view.find(Placement, activity_id=activity.id))
    assert after.plan_number == 1
    assert rows
    spans = {(to_text(span.starts), to_text(span.ends)) for span in part_spans(activity)}
    assert {(row.starts, row.ends) for row in rows} <= spans
    roster = evening.roster()
    heading = heading_of(roster, NOW)
    papers = workspace.read(lambda view: kind.papers(desk_of(view, roster, after, heading)))
    assert papers
    for paper in papers:
        text = page_text(paper.make(False))
        assert "Test evening" in text
        assert len(pypdfium2.PdfDocument(paper.make(True))) >= 1


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.key)
def test_kind_prints_blank_papers_before_anything_is_known(night, kind):
    evening = night([{"kind": kind.key, "starts": "19:00"}], EVERY, names="")
    activity, roster = evening.activity(kind.key), evening.roster()
    heading = heading_of(roster, NOW)
    papers = evening.workspace.read(lambda view: kind.papers(desk_of(view, roster, activity, heading)))
    assert papers
    assert all(len(pypdfium2.PdfDocument(paper.make(False))) >= 1 for paper in papers)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.key)
def test_kind_plans_an_evening_without_anybody(night, kind):
    evening = night([{"kind": kind.key, "starts": "19:00"}], EVERY, names="")
    planned = plan_activity(evening.workspace, evening.activity(kind.key), kind, seconds=0.1, seed=1, at=NOW)
    assert planned.headline
    assert evening.workspace.read(one_place, evening.event.id) == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_kind_gives_one_plan_for_one_seed(night, kind):
    evening = night(described(kind.key))
    activity, roster = evening.activity(kind.key), evening.roster()
    snapshot = evening.workspace.read(kind.snapshot, activity, roster)
    plans = [kind.write_plan(kind.propose(snapshot, Budget(steps=20_000), 5).plan) for _ in range(2)]
    assert plans[0] == plans[1]


def test_nobody_is_in_two_places_when_everything_runs_side_by_side(night):
    activities = [{**one, "starts": "19:00"} for one in described(*(kind.key for kind in EVERY))]
    evening = night(activities, EVERY)
    for kind in EVERY:
        plan_activity(evening.workspace, evening.activity(kind.key), kind, seconds=0.2, seed=1, at=NOW)
    assert evening.workspace.read(one_place, evening.event.id) == ()
    rows = evening.workspace.read(lambda view: view.find(Placement, role="expert"))
    assert rows, "the surgery was planned first, so it has its experts"


def test_planning_again_with_nothing_changed_changes_nobody(night):
    evening = night(described(*(kind.key for kind in KINDS)))
    seats = []
    for _ in range(2):
        for kind in KINDS:
            plan_activity(evening.workspace, evening.activity(kind.key), kind, seconds=0.2, seed=1, at=NOW)
        rows = evening.workspace.read(lambda view: view.find(Placement))
        seats.append({(row.activity_id, row.attendee_id, row.part, row.place, row.subject) for row in rows})
    assert seats[0] == seats[1]
    assert {kind: evening.activity(kind).plan_number for kind in evening.kinds} == dict.fromkeys(evening.kinds, 2)


def test_people_kept_apart_never_share_a_table_whatever_the_kind(night):
    evening = night(described(*(kind.key for kind in KINDS)))
    for kind in KINDS:
        plan_activity(evening.workspace, evening.activity(kind.key), kind, seconds=0.2, seed=1, at=NOW)
    roster = evening.roster()
    (pair,) = roster.apart
    assert {roster.guest(one).name for one in pair} == {"Ann Lee", "Chidi Eze"}
    rows = evening.workspace.read(lambda view: view.find(Placement, attendee_id=set(pair)))
    tables = [(row.activity_id, row.part, row.place) for row in rows if row.role != "rest"]
    assert len(tables) == len(set(tables)) > 2


def test_companions_are_always_at_one_table(night):
    evening = night(described("speed_friending", "cafe"))
    for key in ("speed_friending", "cafe"):
        kind = evening.kinds[key]
        plan_activity(evening.workspace, evening.activity(key), kind, seconds=0.2, seed=1, at=NOW)
    (pair,) = evening.roster().together
    rows = evening.workspace.read(lambda view: view.find(Placement, attendee_id=set(pair)))
    places = {(row.attendee_id, row.activity_id, row.part): row.place for row in rows}
    first, second = pair
    keys = {(activity, part) for _, activity, part in places}
    assert len(keys) == 6
    assert all(places[(first, *key)] == places[(second, *key)] for key in keys)


def test_an_expert_on_duty_is_seated_nowhere_else(night):
    evening = night([{**one, "starts": "19:00"} for one in described("surgery", "cafe")])
    for key in ("surgery", "cafe"):
        plan_activity(evening.workspace, evening.activity(key), evening.kinds[key], seconds=0.2, seed=1, at=NOW)
    surgery, cafe = evening.activity("surgery"), evening.activity("cafe")
    rows = evening.workspace.read(lambda view: view.find(Placement, activity_id=surgery.id, role="expert"))
    experts = {row.attendee_id for row in rows}
    assert len(experts) == 2
    assert {(row.attendee_id, row.part) for row in rows} == {(one, part) for one in experts for part in (1, 2, 3)}
    assert not [
        one
        for one in evening.workspace.read(lambda view: view.find(Placement, activity_id=cafe.id))
        if one.attendee_id in experts
    ]


def test_an_appointment_is_on_the_day_sheet_and_on_the_visitors_card(night):
    evening = night(described("surgery"))
    kind = evening.kinds["surgery"]
    plan_activity(evening.workspace, evening.activity("surgery"), kind, seconds=0.1, seed=1, at=NOW)
    roster, activity = evening.roster(), evening.activity("surgery")
    heading = heading_of(roster, NOW)
    papers = evening.workspace.read(lambda view: kind.papers(desk_of(view, roster, activity, heading)))
    sheets, cards = (page_text(paper.make(False)) for paper in papers)
    assert "求助" in sheets
    assert "Free: walk-in" in sheets
    assert "王小明" in cards
    assert "Not Listed" in cards


def test_an_expert_who_is_not_listed_is_added_as_a_helper(night):
    evening = night(described("surgery"))
    assert evening.cast.added == ["Not Listed"]
    added = [guest for guest in evening.roster().guests if guest.name == "Not Listed"]
    assert [guest.attendee.role for guest in added] == ["expert"]


def test_the_wishes_of_two_entries_that_were_merged_all_count(night):
    evening = night(described("cafe", "unconference"))
    workspace, roster = evening.workspace, evening.roster()
    (priya,) = [guest for guest in roster.guests if guest.name == "Priya Nair"]

    def enter_twice(work):
        first, second = (work.find(kind, attendee_id=priya.id)[0] for kind in (TableWish, Vote))
        (other,) = (one for one in work.find(TopicTable) if one.name == "Table 2")
        (lion,) = (one for one in work.find(Pitch) if one.title == "Löwe")
        work.put_many(
            [replace(first, id=new_id(), tables=(other.id,)), replace(second, id=new_id(), pitches=(lion.id,))]
        )
        work.label = "Enter twice"

    workspace.change(enter_twice)
    cafe = workspace.read(evening.kinds["cafe"].snapshot, evening.activity("cafe"), roster)
    assert {guest.id: guest.wishes for guest in cafe.people}[priya.id] == ("Table 1", "Table 2")
    grid = workspace.read(evening.kinds["unconference"].snapshot, evening.activity("unconference"), roster)
    assert len(grid.votes[priya.id]) == 3


def test_an_undo_takes_an_accepted_plan_back(night):
    evening = night(described("cafe"))
    kind = evening.kinds["cafe"]
    plan_activity(evening.workspace, evening.activity("cafe"), kind, seconds=0.1, seed=1, at=NOW)
    assert evening.workspace.undo() == "Accept plan 1 of Café"
    assert evening.activity("cafe").plan_number == 0
    assert evening.workspace.read(lambda view: view.find(Placement)) == ()


def test_engagements_of_a_hand_made_clash_are_told():
    start = datetime(2027, 1, 21, 19, tzinfo=UTC)
    later = start.replace(minute=30)
    one = Engagement("a", Span(start, later), "x")
    two = Engagement("a", Span(start.replace(minute=29), later.replace(minute=45)), "y")
    assert in_two_places([one, two]) == ((one, two),)
    assert in_two_places([one, Engagement("a", Span(later, later.replace(hour=20)), "y")]) == ()
