"""Late, gone, back, swapped, moved, resting, seated wrongly, a table lost: each act once, each taken back."""

from dataclasses import replace

import pytest

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.speed_friending import live, run
from t4gsw_desktop.services.checkin import leave, present
from t4gsw_desktop.services.kind_rows import rows_that_name
from t4gsw_desktop.services.printing_log import record_printing
from t4gsw_desktop.services.roster import read_roster


def rows(evening, part):
    found = evening.workspace.read(lambda view: view.find(Placement, activity_id=evening.activity_id, part=part))
    return {row.attendee_id: row.place for row in found}


def here(evening):
    return evening.workspace.read(present, evening.night.event.id)


def sentences(evening):
    return [change.sentence for change in evening.room.changes if not change.undone]


def anybody(evening, table):
    """Somebody at a table whom no rule concerns."""
    return next(one for one in table.people if one.name.startswith("Guest"))


def take_back(evening, number=0):
    evening.workspace.change(live.undo_change, evening.room.changes[number].id, at=evening.moment)


def started(evening, people=20, **more):
    """An evening in its first round, a quarter of it over; the last two of the list are not here."""
    night = evening(people, **more)
    names = list(night.ids)
    night.absent = [night.ids[name] for name in names if name in ("Guest8 Family1", "Guest9 Family2")]
    night.check_in(name for name in names if night.ids[name] not in night.absent)
    night.do(run.begin_round)
    night.now = 75
    return night


def test_a_late_arrival_gets_the_best_table_and_is_checked_in(evening):
    night = started(evening)
    late, _ = night.absent
    offers = night.read(live.offers_for, late)
    best = offers[0]
    assert best.possible
    assert best.sentence == "3 people, nobody they have met"
    night.do(live.join_late, late, best.place)
    assert late in here(night)
    assert late in night.tables()[best.place]
    assert sentences(night) == [f"Guest8 joined {best.place.replace('Table', 'table')}, late"]
    (new,) = (one for table in night.room.tables for one in table.people if one.came_late)
    assert new.attendee_id == late
    assert all(late in rows(night, part) for part in (2, 3, 4))
    take_back(night)
    assert late not in here(night)
    assert not any(late in rows(night, part) for part in (1, 2, 3, 4))
    assert sentences(night) == []
    night.workspace.undo()
    assert late in night.tables()[best.place]
    night.workspace.undo()
    assert late not in here(night)


def test_who_comes_without_a_seat_plays_from_the_next_round(evening):
    night = started(evening)
    night.do(live.join_late, night.absent[0], "")
    assert night.absent[0] in [one.attendee_id for one in night.room.waiting]
    assert sentences(night) == ["Guest8 came, and plays from round 2"]
    assert night.absent[0] not in rows(night, 1)
    assert night.absent[0] in rows(night, 2)


@pytest.mark.parametrize("door", [True, False])
def test_somebody_who_is_on_no_list_walks_in(evening, door):
    night = started(evening) if door else evening(20)
    if not door:
        night.do(run.begin_round)
    before = night.room.taking_part
    place = next(table.place for table in night.room.tables if len(table.people) == 4)
    who = night.do(live.walk_in_late, "Nia Fresh", place)
    assert who in night.tables()[place]
    assert night.room.taking_part == before + 1
    assert (who in here(night)) is door
    assert night.workspace.undo_label() == f"Nia Fresh joined {place.replace('Table', 'table')}, late"
    assert night.workspace.undo()
    assert night.workspace.read(attendee_in, who) is None


def attendee_in(view, attendee_id):
    return view.get(Attendee, attendee_id)


def test_a_table_that_is_full_is_not_offered_and_not_taken(evening):
    night = started(evening)
    first, second = night.absent
    place = next(table.place for table in night.room.tables if len(table.people) == 4)
    night.do(live.join_late, first, place)
    offer = next(one for one in night.read(live.offers_for, second) if one.place == place)
    assert (offer.possible, offer.sentence) == (False, "That is not possible here.")
    with pytest.raises(Refusal, match="is full"):
        night.do(live.join_late, second, place)
    assert second not in here(night)
    with pytest.raises(Refusal, match="There is no table 99"):
        night.do(live.join_late, second, "Table 99")


def test_who_leaves_early_frees_the_seat_and_who_leaves_late_has_met_the_table(evening):
    night = started(evening)
    table = next(table for table in night.room.tables if len(table.people) == 4)
    early, late = (one.attendee_id for one in table.people[:2])
    night.do(live.leave_rounds, early, evening=True)
    assert early not in rows(night, 1)
    assert early not in here(night)
    name = table.people[0].name
    assert sentences(night)[0].startswith(name)
    assert sentences(night)[0].endswith(f" left, {table.place.replace('Table', 'table')} has 3")
    night.now = 200
    night.do(live.leave_rounds, late, evening=False)
    assert rows(night, 1)[late] == table.place
    assert late in here(night)
    assert late not in night.tables()[table.place]
    assert not any({early, late} & set(rows(night, part)) for part in (2, 3, 4))
    take_back(night)
    assert late in night.tables()[table.place]
    take_back(night, 1)
    assert early in night.tables()[table.place]
    assert early in here(night)
    assert {early, late} <= set(rows(night, 2))


def test_whoever_is_left_alone_waits_and_is_offered_a_table(evening):
    night = evening(20, table_size=2)
    night.do(run.begin_round)
    guests = [table.people for table in night.room.tables if all("Guest" in one.name for one in table.people)]
    pairs = [people for people in guests if len(people) == 2]
    (gone, alone), (also_gone, left) = ([one.attendee_id for one in people] for people in pairs[:2])
    night.do(live.leave_rounds, gone, evening=False)
    assert [one.attendee_id for one in night.room.waiting] == [alone]
    offer = night.read(live.offers_for, alone)[0]
    assert (offer.possible, offer.sentence) == (True, "2 people, nobody they have met")
    night.do(live.leave_rounds, also_gone, evening=False)
    offer = night.read(live.offers_for, alone)[0]
    assert (offer.possible, offer.sentence, len(offer.names)) == (True, "1 person, not met yet", 1)
    night.do(live.move_one, alone, offer.place)
    assert {alone, left} in night.tables().values()
    assert night.room.waiting == ()
    night.do(live.come_back, gone)
    place = next(one.place for one in night.read(live.offers_for, gone) if one.possible and len(one.names) == 2)
    night.do(live.move_one, gone, place)
    assert gone in [one.attendee_id for table in night.room.tables for one in table.people if one.third]


def test_who_comes_back_plays_from_the_next_round_and_is_still_known(evening):
    night = started(evening)
    who = night.room.tables[0].people[0].attendee_id
    night.now = 200
    night.do(live.leave_rounds, who, evening=True)
    night.now = 400
    night.do(run.begin_round)
    night.do(live.come_back, who)
    assert who in here(night)
    assert who in [one.attendee_id for one in night.room.waiting]
    assert who in rows(night, 3)
    place = night.read(live.offers_for, who)[0].place
    night.do(live.move_one, who, place)
    assert night.place(who) == place
    met = {one for one, table in rows(night, 1).items() if table == rows(night, 1)[who]}
    again = [
        part for part in (3, 4) for one in met if one != who and rows(night, part).get(one) == rows(night, part)[who]
    ]
    assert len(again) <= 1
    take_back(night, 1)
    assert who not in rows(night, 3)


def test_two_are_swapped_and_swapped_back(evening):
    night = started(evening)
    tables = [table for table in night.room.tables if any(one.name.startswith("Guest") for one in table.people)]
    one, other = (anybody(night, table) for table in tables[:2])
    places = night.place(one.attendee_id), night.place(other.attendee_id)
    night.do(live.swap_two, one.attendee_id, other.attendee_id)
    assert (night.place(other.attendee_id), night.place(one.attendee_id)) == places
    assert sentences(night) == [f"Swapped {one.name} and {other.name}"]
    take_back(night)
    assert (night.place(one.attendee_id), night.place(other.attendee_id)) == places
    mates = next(table.people for table in night.room.tables if len(table.people) > 1)
    with pytest.raises(Refusal, match="same table already"):
        night.do(live.swap_two, mates[0].attendee_id, mates[1].attendee_id)
    night.do(live.swap_two, one.attendee_id, other.attendee_id)
    night.do(
        live.move_one,
        one.attendee_id,
        next(t.place for t in night.room.tables if t.place not in places and len(t.people) < 5),
    )
    with pytest.raises(Refusal, match="sat elsewhere since"):
        take_back(night, 1)


def test_one_is_moved_rests_and_gets_the_seat_back(evening):
    night = started(evening)
    who = night.room.tables[0].people[0].attendee_id
    before = night.place(who)
    night.do(live.move_one, who, "")
    assert [one.attendee_id for one in night.room.resting] == [who]
    take_back(night)
    assert night.place(who) == before
    with pytest.raises(Refusal, match="already"):
        night.do(live.move_one, who, before)


def test_who_asks_to_rest_rests_in_the_next_round_only(evening):
    night = started(evening)
    who = night.room.tables[0].people[0].attendee_id
    night.do(live.rest_next, who)
    assert [rows(night, part)[who] == "" for part in (1, 2, 3, 4)] == [False, True, False, False]
    assert sentences(night)[0].endswith("rests in round 2")
    take_back(night)
    assert rows(night, 2)[who]
    night.now = 310
    night.do(live.rest_next, who)  # people walk to round 2 already
    assert who in [one.attendee_id for one in night.room.resting]
    assert night.state.phase == "moving"
    night.do(run.begin_round)
    with pytest.raises(Refusal, match="has begun already"):
        take_back(night)
    night.now = 3000
    night.do(run.begin_round)
    night.now = 4000
    night.do(run.begin_round)
    with pytest.raises(Refusal, match="No round is to come"):
        night.do(live.rest_next, who)


def test_some_never_rest(evening):
    night = started(evening, people=13, table_size=2, odd="rest", rounds=5)
    who = night.room.tables[0].people[0].attendee_id
    night.do(live.never_rests, who, True)
    assert all(rows(night, part)[who] for part in (2, 3, 4, 5))
    assert any("" in rows(night, part).values() for part in (2, 3, 4, 5))
    night.do(live.never_rests, who, False)
    assert not night.workspace.read(rows_that_name, [who])


def test_a_wrong_seat_is_put_right_and_counts_as_it_was(evening):
    night = started(evening)
    who = night.room.tables[0].people[0].attendee_id
    before, other = rows(night, 1)[who], night.room.tables[1].place
    night.now = 400
    night.do(run.begin_round)
    night.do(live.correct_seat, 1, who, other)
    assert rows(night, 1)[who] == other
    night.do(live.correct_seat, 1, night.absent[0], other)
    assert rows(night, 1)[night.absent[0]] == other
    night.do(live.correct_seat, 1, who, "")
    assert who not in rows(night, 1)
    take_back(night, 0)
    take_back(night, 2)
    assert rows(night, 1)[who] == before
    with pytest.raises(Refusal, match="Round 3 has not begun"):
        night.do(live.correct_seat, 3, who, other)


def test_the_people_of_a_lost_table_stay_together_and_it_can_come_back(evening):
    night = started(evening)
    table = night.room.tables[0]
    people = {one.attendee_id for one in table.people}
    night.do(live.lose_table, table.place)
    assert people in night.tables().values()
    assert table.place not in night.tables()
    assert not any(table.place in rows(night, part).values() for part in (2, 3, 4))
    assert sentences(night)[0].startswith(f"{table.place} is lost, its people sit at ")
    with pytest.raises(Refusal, match="no table"):
        night.do(live.lose_table, table.place)
    take_back(night)
    night.do(live.weave_again, seconds=0.1)
    assert table.place in {offer.place for offer in night.read(live.offers_for, night.absent[0])}


def test_the_round_people_walk_to_stays_as_it_was_called(evening):
    night = started(evening)
    night.now = 310
    called = rows(night, 2)
    who = night.room.tables[0].people[0].attendee_id
    night.do(live.leave_rounds, who, evening=True)
    assert rows(night, 2) == {one: place for one, place in called.items() if one != who}
    night.do(live.weave_again, seconds=0.1)
    assert rows(night, 2) == {one: place for one, place in called.items() if one != who}


def test_before_the_first_round_everything_is_still_open(evening):
    night = evening(20)
    who, other = (table.people[0].attendee_id for table in night.room.tables[:2])
    places = night.place(who), night.place(other)
    assert night.room.waiting == ()
    night.do(live.swap_two, who, other)
    assert (night.place(other), night.place(who)) == places
    night.do(live.leave_rounds, other, evening=False)
    assert other not in rows(night, 1)
    assert night.room.taking_part == 19
    night.do(live.come_back, other)
    assert other in rows(night, 1)
    night.do(live.rest_next, other)
    assert rows(night, 1)[other] == ""


def test_who_left_by_the_door_is_no_longer_shown_and_gone_from_what_comes(evening):
    night = started(evening)
    who = night.room.tables[0].people[0].attendee_id
    night.workspace.change(leave, who, at=night.moment)
    assert night.place(who) == ""
    night.do(live.weave_again, seconds=0.1)
    assert not any(who in rows(night, part) for part in (2, 3, 4))


def test_an_act_that_changes_no_card_keeps_the_number_of_the_plan(evening):
    night = started(evening)
    night.do(live.weave_again, seconds=3)  # without those who have not come; on a slow machine nothing is left to gain
    number = night.night.activity("speed_friending").plan_number
    night.do(live.weave_again, seconds=0.1)
    plans = night.workspace.read(lambda view: view.find(AcceptedPlan, activity_id=night.activity_id))
    assert (night.night.activity("speed_friending").plan_number, len(plans)) == (number, number)
    night.do(live.leave_rounds, night.room.tables[0].people[0].attendee_id, evening=True)
    assert night.night.activity("speed_friending").plan_number == number + 1


def test_cards_count_once_they_are_printed(evening):
    night = evening(12)
    kind, activity = night.night.kinds["speed_friending"], night.night.activity("speed_friending")

    def keeps_cards():
        return night.workspace.read(kind.snapshot, activity, night.night.roster()).keeps_cards

    print_paper(night, "Master list of rounds (speed-friending-master-list)")
    assert not keeps_cards()
    print_paper(night, "Personal route cards (speed-friending-route-cards)")
    assert keeps_cards()


def print_paper(evening, paper):
    evening.workspace.change(record_printing, evening.night.event.id, paper, step=1, at=evening.moment)


def test_helpers_fill_in_where_one_is_left_over(evening):
    night = evening(9, table_size=2, odd="host", planned=False)
    helper = night.ids["Tariq Aziz"]
    night.workspace.change(make_helper, helper)
    night.plan()
    seated = [who for who, place in rows(night, 1).items() if place]
    assert helper not in seated
    night.do(run.begin_round)
    night.now = 30
    night.do(live.leave_rounds, night.ids["Siân Llewellyn"], evening=True)
    assert helper in rows(night, 2)
    assert helper not in [one.attendee_id for one in night.room.waiting]
    assert night.workspace.read(read_roster, night.night.event.id).guest(helper)


def make_helper(work, attendee_id):
    work.put(replace(work.get(Attendee, attendee_id), role="helper"))
    work.label = "Make a helper"
