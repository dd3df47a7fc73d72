"""Rounds that were run live feed the history: who has met whom, what slips list, and what a report counts."""

from itertools import combinations

from t4gsw_desktop.core.seating import pair
from t4gsw_desktop.kinds.speed_friending import live, run
from t4gsw_desktop.services.evening_report import evening_report
from t4gsw_desktop.services.keep_in_touch import mutual_touch, slip_pile, slips_of, type_slip
from t4gsw_desktop.services.person_history import person_history


def begun(evening, rounds=2, people=10):
    """People in pairs; all are here, and so many rounds have begun."""
    night = evening(people, rounds=4, table_size=2)
    night.check_in(night.ids)
    for number in range(rounds):
        night.now = 400 * number
        night.do(run.begin_round)
    return night


def pairs_on_slips(night):
    pile = night.workspace.read(slip_pile, night.activity_id)
    return {pair(slip.attendee_id, row.attendee_id) for slip in pile.slips for row in slip.rows}


def seated(night):
    return {pair(*both) for people in night.tables().values() for both in combinations(people, 2)}


def company(night):
    """Zoë goes with Ines: that is no new connection."""
    return {pair(*both) for both in night.night.roster().together}


def event_id(night):
    return night.night.roster().event.id


def pairs_free_to_move(night):
    """Two tables of two at which nobody goes with anybody or is kept apart from somebody."""
    bound = {one for both in (*night.night.roster().together, *night.night.roster().apart) for one in both}
    found = [sorted(people) for people in night.tables().values() if len(people) == 2 and not people & bound]
    return found[:2]


def test_only_rounds_that_began_are_on_the_slips_and_in_the_report(evening):
    night = begun(evening, 1)
    first = seated(night)
    assert pairs_on_slips(night) == first
    night.now = 400
    night.do(run.begin_round)
    assert pairs_on_slips(night) == first | seated(night)
    report = night.workspace.read(evening_report, event_id(night))
    assert report.first_meetings == len(pairs_on_slips(night) - company(night))


def test_corrected_seats_count_as_people_really_sat(evening):
    night = begun(evening, 1, people=20)
    (one, partner), (other, alone) = pairs_free_to_move(night)
    place = night.place(other)
    night.do(live.correct_seat, 1, one, place)
    met = pairs_on_slips(night)
    assert {pair(one, other), pair(one, alone), pair(other, alone)} <= met
    assert pair(one, partner) not in met
    person = next(guest.person for guest in night.night.roster().guests if guest.id == partner)
    assert night.workspace.read(person_history, person.id, night.moment).met == 0


def test_person_who_left_is_on_the_slips_of_those_they_met_and_of_no_other(evening):
    night = begun(evening, 1)
    who = next(iter(night.tables().values())).copy().pop()
    met = {one for one in pairs_on_slips(night) if who in one}
    night.now = 280
    night.do(live.leave_rounds, who, evening=True)
    night.now = 400
    night.do(run.begin_round)
    assert {one for one in pairs_on_slips(night) if who in one} == met


def test_typing_slips_leaves_the_plan_as_it_is_and_ticks_survive_a_restart(evening):
    night = begun(evening)
    one, other = next(iter(pairs_on_slips(night)))
    for giver, ticked in ((one, other), (other, one)):
        night.workspace.change(type_slip, night.activity_id, giver, [ticked], at=night.moment)
    plan = night.night.activity("speed_friending").plan_number
    night.reopen()
    assert len(night.workspace.read(slips_of, night.activity_id)) == 2
    assert night.workspace.read(mutual_touch, night.activity_id) == {(one, other)}
    assert night.night.activity("speed_friending").plan_number == plan
