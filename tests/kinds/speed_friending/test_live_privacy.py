"""What the live room must not tell: who is kept apart, what somebody needs, and anything of somebody who was erased."""

import pytest

from t4gsw_desktop.core.badge_code import speak_code
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import KeepApart, Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.speed_friending import live, run
from t4gsw_desktop.kinds.speed_friending.rows import COMPONENT
from t4gsw_desktop.services.disclosure import everything_about
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.kind_rows import rows_that_name
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.roster import read_roster


def person_of(evening, name):
    return evening.night.roster().guest(evening.ids[name]).person


def evening_apart(evening, apart):
    """The same evening twice: Ann and Chidi kept apart, or a rule about access in its place."""
    night = evening(12, planned=False)
    if not apart:
        night.workspace.change(take_rule_away)
        night.workspace.change(edit_person, person_of(night, "Chidi Eze").id, access_needs=("quiet",))
    night.plan()
    night.do(run.begin_round)
    night.now = 60
    return night


def take_rule_away(work):
    (rule,) = work.find(KeepApart)
    work.remove(KeepApart, rule.id)
    work.label = "Take a rule away"


def test_an_offer_that_is_not_possible_reads_the_same_whatever_the_reason(evening):
    said = {}
    for apart in (True, False):
        night = evening_apart(evening, apart)
        place = night.place(night.ids["Ann Lee"])
        offers = {one.place: one for one in night.read(live.offers_for, night.ids["Chidi Eze"])}
        said[apart] = (offers[place].possible, offers[place].sentence)
        with pytest.raises(Refusal) as refused:
            night.do(live.move_one, night.ids["Chidi Eze"], place)
        assert str(refused.value) == "That is not possible here."
    assert said[True] == said[False] == (False, "That is not possible here.")


def test_nothing_that_is_shown_names_a_rule_or_a_need(evening):
    night = evening(20)
    night.do(run.begin_round)
    night.do(live.leave_rounds, night.ids["Chidi Eze"], evening=False)
    night.do(live.come_back, night.ids["Chidi Eze"])
    room, wall = night.room, night.read(live.wall_of)
    offers = night.read(live.offers_for, night.ids["Chidi Eze"])
    shown = " ".join([repr(wall), repr(room.tables), repr(room.changes), repr(room.next), repr(offers)]).casefold()
    for word in ("apart", "step_free", "quiet", "needs", "note", "lee", "eze", "moreau"):
        assert word not in shown


def test_the_wall_shows_short_names_and_badge_codes_for_who_prefers_that(evening):
    night = evening(12)
    zoe = person_of(night, "Zoë Brontë")
    night.workspace.change(edit_person, zoe.id, wall="number")
    night.do(run.begin_round)
    wall = night.read(live.wall_of)
    code = night.workspace.read(lambda view: view.get(Attendee, night.ids["Zoë Brontë"])).code
    names = [one.name for one in wall.names]
    assert speak_code(code) in names
    assert "Zoë" not in names
    assert "Łukasz" in names
    assert len(names) == 12
    assert {one.place for one in wall.names} <= set(wall.tables)
    assert wall.question.endswith("?")
    assert "Zoë" in [one.name for table in night.room.tables for one in table.people]
    night.now = 310
    moving = night.read(live.wall_of)
    assert (moving.state.phase, moving.names) == ("moving", wall.moving_names)
    assert moving.names == moving.moving_names


def test_an_erased_person_leaves_nothing_in_the_rows_of_the_rounds(evening):
    night = evening(20)
    night.do(run.begin_round)
    who, other = night.ids["Priya Nair"], night.ids["Guest3 Family3"]
    guests = {night.ids[name] for name in night.ids if name.startswith("Guest")} - {other}
    night.do(live.swap_two, who, min(guests - names_at(next(t for t in night.room.tables if who in names_at(t)))))
    night.do(live.rest_next, who)
    night.do(live.never_rests, who, True)
    night.do(live.leave_rounds, other, evening=False)
    assert len(night.workspace.read(rows_that_name, [who])) == 4
    erase_person(night.workspace, person_of(night, "Priya Nair").id)
    assert night.workspace.read(rows_that_name, [who]) == ()
    tables = [shelf.value for shelf in COMPONENT.shelves]
    kept = [one for kind in tables for one in night.workspace.read(lambda view, kind=kind: view.find(kind))]
    assert "Priya" not in repr(kept)
    assert len(night.room.changes) == 1
    assert b"Priya" not in night.workspace.path.read_bytes()


def names_at(table):
    return {one.attendee_id for one in table.people}


def test_rows_of_two_entries_of_one_person_become_those_of_one(evening):
    night = evening(20)
    night.do(run.begin_round)
    first, second = night.ids["Guest3 Family3"], night.ids["Guest4 Family4"]
    night.do(live.rest_next, first)
    night.do(live.leave_rounds, second, evening=False)
    people = [person_of(night, name).id for name in ("Guest4 Family4", "Guest3 Family3")]
    night.workspace.change(merge_people, *people)
    assert night.workspace.read(rows_that_name, [first]) == ()
    assert len(night.workspace.read(rows_that_name, [second])) == 4
    assert night.room.changes[0].sentence
    night.do(live.weave_again, seconds=0.1)


def test_somebody_can_see_what_is_kept_about_them_in_the_rounds(evening):
    night = evening(12)
    night.do(run.begin_round)
    night.do(live.rest_next, night.ids["Priya Nair"])
    told = night.workspace.read(everything_about, person_of(night, "Priya Nair").id)
    (attendance,) = told["events"]
    assert {one["list"] for one in attendance["written_for_activities"]} == {"friending_changes", "friending_wishes"}


def test_people_who_go_together_join_together(evening):
    night = evening(20)
    ids = night.ids
    pair = {ids["Zoë Brontë"], ids["Ines Moreau"]}
    night.check_in(name for name in ids if ids[name] not in pair)
    night.do(run.begin_round)
    night.check_in(["Ines Moreau"])
    offers = night.read(live.offers_for, ids["Zoë Brontë"])
    best = next(one for one in offers if one.possible)
    night.do(live.join_late, ids["Zoë Brontë"], best.place)
    assert {night.place(one) for one in pair} == {best.place}
    roster = night.workspace.read(read_roster, night.night.event.id)
    assert tuple(sorted(pair)) in roster.together
    rows = night.workspace.read(lambda view: view.find(Placement, activity_id=night.activity_id, part=2))
    assert len({row.place for row in rows if row.attendee_id in pair}) == 1
    assert night.workspace.read(lambda view: len(view.find(Person))) == 20
