"""The café of a described evening: what wishes mean, and papers after somebody has cancelled."""

from dataclasses import replace
from datetime import UTC, datetime

from t4gsw_desktop.commands.evening_plans import plan_activity
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.kinds.cafe.kind import CAFE
from t4gsw_desktop.kinds.cafe.rows import TableWish, TopicTable
from t4gsw_desktop.services.papers import desk_of, heading_of
from t4gsw_desktop.services.round_papers import master_rounds, route_cards

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)


def test_wish_for_a_table_means_its_name_before_the_topic_of_another(night):
    tables = [{"table": "Red", "topic": "Blue"}, {"table": "Blue", "topic": "Sky"}]
    evening = night([{"kind": "cafe", "starts": "19:00", "tables": tables, "wishes": {"Ann Lee": ["Blue"]}}])
    (wish,) = evening.workspace.read(lambda view: view.find(TableWish))
    (blue,) = evening.workspace.read(lambda view: view.find(TopicTable, name="Blue"))
    assert wish.tables == (blue.id,)


def test_papers_name_nobody_who_has_cancelled_since_the_plan(night):
    evening = night([{"kind": "cafe", "starts": "19:00", "tables": [{"table": "Red"}, {"table": "Blue"}]}])
    plan_activity(evening.workspace, evening.activity("cafe"), CAFE, seconds=0.1, seed=1, at=NOW)
    gone = evening.roster().guests[0]

    def cancel(work):
        work.put(replace(work.get(Attendee, gone.id), status="cancelled"))
        work.label = "Cancel"

    evening.workspace.change(cancel)
    roster = evening.roster()
    desk = evening.workspace.read(desk_of, roster, evening.activity("cafe"), heading_of(roster, NOW))
    told = [name for one in master_rounds(desk, lambda _part: "") for table in one.tables for name in table.people]
    told += [name for card in route_cards(desk) for stop in card.stops for name in stop.people]
    assert set(told) == {guest.name for guest in roster.guests}
