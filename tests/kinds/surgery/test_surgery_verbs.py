"""The surgery of a described evening: who may not meet across a desk, and papers after somebody was erased."""

from datetime import UTC, datetime

from t4gsw_desktop.commands.evening_plans import plan_activity
from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.surgery.kind import SURGERY
from t4gsw_desktop.kinds.surgery.verbs import experts_of
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.papers import desk_of, heading_of
from t4gsw_desktop.services.people import belong_together, keep_apart
from t4gsw_desktop.services.privacy import erase_person

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)
DESCRIBED = {
    "kind": "surgery",
    "starts": "18:30",
    "room": "Loft",
    "experts": [{"name": "Tariq Aziz", "topics": {"web": 3}}],
    "requests": [{"name": "Zoë Brontë", "topics": ["web"]}, {"name": "王小明", "topics": ["web"]}],
}


def people(evening):
    return {one.full_name: one.id for one in evening.workspace.read(lambda view: view.find(Person))}


def plan(evening):
    return plan_activity(evening.workspace, evening.activity("surgery"), SURGERY, seconds=0.1, seed=1, at=NOW)


def seats(evening):
    names = {guest.id: guest.name for guest in evening.roster().guests}
    rows = evening.workspace.read(lambda view: view.find(Placement))
    return {(row.part, names[row.attendee_id], row.role) for row in rows}


def test_visitor_is_kept_from_an_expert_whom_their_companion_must_not_meet(night):
    evening = night([DESCRIBED])
    known = people(evening)
    evening.workspace.change(keep_apart, known["Ines Moreau"], known["Tariq Aziz"])
    planned = plan(evening)
    assert {name for _, name, _ in seats(evening)} == {"王小明", "Tariq Aziz"}
    assert any("kept apart" in one for one in planned.private)


def test_two_visitors_with_one_interpreter_never_have_appointments_at_one_time(night):
    two_desks = {
        **DESCRIBED,
        "experts": [{"name": name, "topics": {"web": 3}} for name in ("Tariq Aziz", "Priya Nair")],
    }
    evening = night([two_desks])
    known = people(evening)
    for visitor in ("Zoë Brontë", "王小明"):  # Ines goes with Zoë already
        evening.workspace.change(belong_together, known[visitor], known["Chidi Eze"])
    plan(evening)
    appointments = {(part, name) for part, name, role in seats(evening) if role == "guest"}
    assert {name for _, name in appointments} == {"Zoë Brontë", "王小明"}
    assert len({part for part, _ in appointments}) == 2
    assert {part for part, name, _ in seats(evening) if name == "Chidi Eze"} == {part for part, _ in appointments}


def test_whoever_goes_with_visitor_or_expert_is_at_the_desk_with_them(night):
    evening = night([DESCRIBED])
    known = people(evening)
    evening.workspace.change(belong_together, known["Tariq Aziz"], known["Priya Nair"], "interpreter")
    evening.workspace.change(belong_together, known["Ines Moreau"], known["Siân Llewellyn"])
    assert len(evening.workspace.read(lambda view: view.find(GoesWith))) == 3
    plan(evening)
    rows = seats(evening)
    (part,) = {part for part, name, _ in rows if name == "Zoë Brontë"}
    assert {name for at, name, _ in rows if at == part} == {
        "Zoë Brontë",
        "Ines Moreau",
        "Siân Llewellyn",
        "Tariq Aziz",
        "Priya Nair",
    }
    assert {name for at, name, _ in rows if at != part} == {"王小明", "Tariq Aziz", "Priya Nair"}
    assert evening.workspace.read(lambda view: view.find(KeepApart, first_id=known["Tariq Aziz"])) == ()


def test_day_sheet_can_be_printed_after_a_visitor_was_erased(night):
    evening = night([DESCRIBED])
    plan(evening)
    erase_person(evening.workspace, people(evening)["Zoë Brontë"], now=NOW)
    roster, activity = evening.roster(), evening.activity("surgery")
    heading = heading_of(roster, NOW)
    paper, *_ = evening.workspace.read(lambda view: SURGERY.papers(desk_of(view, roster, activity, heading)))
    assert paper.make(False).startswith(b"%PDF-")


def test_two_experts_who_turn_out_to_be_one_person_have_one_desk(night):
    second = {"name": "Chidi Eze", "topics": {"email": 2, "web": 1}, "slots": [1]}
    evening = night([{**DESCRIBED, "experts": [*DESCRIBED["experts"], second]}])
    plan(evening)
    known = people(evening)
    evening.workspace.change(merge_people, known["Tariq Aziz"], known["Chidi Eze"])
    (expert,) = evening.workspace.read(experts_of, evening.activity("surgery"))
    assert (expert.topics, expert.slots, expert.desk) == ({"web": 3, "email": 2}, (), "Table 1")
    assert plan(evening).number == 2
    taken = [part for part, name, _ in seats(evening) if name == "Tariq Aziz"]
    assert sorted(taken) == [1, 2, 3]
