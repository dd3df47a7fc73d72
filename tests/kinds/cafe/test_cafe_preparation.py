"""Preparing a café by hand: tables, topics, hosts and wishes, one at a time."""

import pytest

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.cafe.kind import CAFE
from t4gsw_desktop.kinds.cafe.preparation import (
    add_table_topic,
    add_table_topics,
    edit_table_topic,
    list_tables,
    remove_table_topic,
    set_table_wishes,
)
from t4gsw_desktop.kinds.cafe.rows import TableWish, TopicTable
from t4gsw_desktop.kinds.cafe.verbs import WISHES
from t4gsw_desktop.kinds.planning import prepare, work_out
from t4gsw_desktop.storage.unit_of_work import View


@pytest.fixture
def evening(night):
    """A café in the loft, which has two quiet tables for two, without anything in it."""
    return night([{"kind": "cafe", "starts": "19:15", "room": "Loft"}])


def add(evening, topic, **more):
    return evening.workspace.change(add_table_topic, evening.activity("cafe").id, topic, **more)


def guest(evening, name):
    return next(one.id for one in evening.roster().guests if one.name == name)


def role(evening, name):
    return evening.workspace.read(View.get, Attendee, guest(evening, name)).role


def tables(evening):
    lines = evening.workspace.read(list_tables, evening.activity("cafe").id)
    return [(one.table.name, one.table.topic, one.hosts, one.wishes) for one in lines]


def test_topics_take_the_tables_of_the_room_and_then_new_ones(evening):
    first = add(evening, " Buses ")
    second = add(evening, "", hosts=[guest(evening, "Priya Nair")])
    third = add(evening, "Warm homes", seats=9)
    assert (first.name, first.topic, first.seats, first.features) == ("Table 1", "Buses", 2, ("quiet",))
    assert (second.name, second.topic) == ("Table 2", "Table 2")
    assert (third.name, third.seats, third.features) == ("Table 3", 9, ())
    assert role(evening, "Priya Nair") == "host"
    assert [name for name, *_ in tables(evening)] == ["Table 1", "Table 2", "Table 3"]
    assert evening.workspace.undo() == "Add “Warm homes” to Café"


def test_topics_come_one_a_line_in_one_act(evening):
    add(evening, "Buses")
    made = evening.workspace.change(
        add_table_topics, evening.activity("cafe").id, "\nBUSES\n  Warm homes \nRepair\nrepair\n"
    )
    assert [one.topic for one in made] == ["Warm homes", "Repair"]
    assert evening.workspace.undo() == "Add 2 topics to Café"
    assert len(tables(evening)) == 1
    with pytest.raises(Refusal, match="Type one a line"):
        evening.workspace.change(add_table_topics, evening.activity("cafe").id, "buses\n\n")


def test_hosts_are_guests_again_when_they_host_no_more(evening):
    priya, tariq = (guest(evening, name) for name in ("Priya Nair", "Tariq Aziz"))
    table = add(evening, "Buses", hosts=[priya, priya])
    assert table.hosts == (priya,)
    changed = evening.workspace.change(edit_table_topic, table.id, hosts=(tariq,), topic="Last buses")
    assert (changed.topic, role(evening, "Priya Nair"), role(evening, "Tariq Aziz")) == ("Last buses", "guest", "host")
    with pytest.raises(Refusal, match="Tariq Aziz hosts “Table 1” already"):
        add(evening, "Homes", hosts=[tariq])
    evening.workspace.change(remove_table_topic, table.id)
    assert role(evening, "Tariq Aziz") == "guest"


def test_wishes_are_set_cleared_and_go_with_their_table(evening):
    activity, ann = evening.activity("cafe").id, guest(evening, "Ann Lee")
    first, second = add(evening, "Buses"), add(evening, "Homes")
    evening.workspace.change(set_table_wishes, activity, ann, [second.id, first.id, second.id])
    assert evening.workspace.read(WISHES.of, activity) == {ann: (second.id, first.id)}
    assert tables(evening) == [("Table 1", "Buses", (), 1), ("Table 2", "Homes", (), 1)]
    snapshot = evening.workspace.read(prepare, CAFE, activity).snapshot
    assert {one.id: one.wishes for one in snapshot.people}[ann] == ("Table 2", "Table 1")
    evening.workspace.change(remove_table_topic, second.id)
    assert evening.workspace.read(WISHES.of, activity) == {ann: (first.id,)}
    evening.workspace.undo()
    evening.workspace.change(set_table_wishes, activity, ann, [])
    assert evening.workspace.read(lambda view: view.find(TableWish)) == ()
    assert evening.workspace.undo() == "Note where Ann Lee would like to sit"
    with pytest.raises(Refusal, match="no longer in the café"):
        evening.workspace.change(set_table_wishes, activity, ann, ["gone"])


def test_table_that_cannot_be_is_refused(evening):
    table = add(evening, "Buses")
    with pytest.raises(Refusal, match="“table 1” has a topic already"):
        add(evening, "Homes", table="table 1")
    with pytest.raises(Refusal, match="from 1 to 100 seats"):
        evening.workspace.change(edit_table_topic, table.id, seats=101)
    with pytest.raises(Refusal, match="needs a name"):
        evening.workspace.change(edit_table_topic, table.id, name=" ")
    with pytest.raises(Refusal, match="no longer in the café"):
        evening.workspace.change(edit_table_topic, "gone", topic="Any")
    assert evening.workspace.read(lambda view: view.find(TopicTable)) == (table,)


def test_what_was_typed_in_can_be_planned(evening):
    for topic in ("Buses", "Homes", "Repair"):
        add(evening, topic)
    task = evening.workspace.read(prepare, CAFE, evening.activity("cafe").id)
    assert work_out(task, seconds=0.1, seed=1).headline.startswith("10 people at 3 tables")
