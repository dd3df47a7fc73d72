"""Files of speed-friending: what is there is read, what is not of the form is named in one sentence."""

import json

import pytest

from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.core.seating import RoundsPlan, SeatedTable, SeatingRound
from t4gsw_desktop.kinds.speed_friending.instance import read_instance, write_plan

GOOD = {
    "kind": "speed_friending",
    "rounds": 3,
    "table_size": 2,
    "odd": "rest",
    "unknown key": 1,
    "tables": [{"id": "T1", "seats": 3, "features": ["step_free"]}],
    "people": [
        {
            "id": "p1",
            "organisation": "o1",
            "newcomer": True,
            "present": [2, 9],
            "stays_at": "T1",
            "needs": ["step_free"],
        },
        {"id": "p2", "offers": ["seo"], "seeks": ["crm"], "never_rest": True},
        {"id": "p3"},
    ],
    "apart": [["p2", "p1"]],
    "together": [["p3", "p2"]],
    "met_before": [["p3", "p1"]],
    "played": [{"tables": [{"table": "T1", "people": ["p2", "gone"]}], "resting": ["p3"]}],
}


def test_everything_in_the_file_is_read():
    snapshot = read_instance(GOOD)
    first, second, third = snapshot.people
    assert (first.here, first.stays_at, first.needs, first.newcomer) == ({2, 3}, "T1", {"step_free"}, True)
    assert (second.offers, second.seeks, second.never_rest, second.here) == ({"seo"}, {"crm"}, True, {1, 2, 3})
    assert (third.organisation, third.fills_in, third.rests_in) == ("", False, frozenset())
    assert snapshot.apart == {("p1", "p2")}
    assert snapshot.together == {("p2", "p3")}
    assert snapshot.met_before == {("p1", "p3"): 1}
    assert snapshot.played[0].tables[0].people == ("p2", "gone")
    assert (snapshot.rounds, snapshot.table_size, snapshot.odd) == (3, 2, "rest")


def test_helpers_and_wishes_to_rest_are_read():
    people = [{"id": "p1", "rests_in": [2, 3]}, {"id": "h", "fills_in": True}]
    snapshot = read_instance({"rounds": 3, "table_size": 2, "odd": "host", "people": people})
    assert [(guest.rests_in, guest.fills_in) for guest in snapshot.people] == [({2, 3}, False), (frozenset(), True)]


def test_left_out_keys_have_their_meaning():
    snapshot = read_instance({"rounds": 2, "table_size": 4, "people": []})
    assert (snapshot.odd, snapshot.tables, snapshot.people, snapshot.played) == ("trio", (), (), ())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rounds": "3"}, "rounds: a whole number of 0 or more is needed."),
        ({"table_size": 1}, "table_size: a whole number of 2 or more is needed."),
        ({"odd": "both"}, 'odd: one of trio, rest, host is needed, not "both".'),
        ({"people": None}, "people: a list of objects is needed."),
        ({"people": [{}]}, "people[0].id: a text is needed."),
        ({"people": [{"id": "p1"}, {"id": "p1"}]}, 'people[1].id: the id "p1" is there twice.'),
        (
            {"people": [{"id": "p1", "present": [1]}]},
            "people[0].present: two round numbers are needed, for example [1, 12].",
        ),
        ({"people": [{"id": "p1", "stays_at": "T9"}]}, 'people[0].stays_at: no table has the id "T9".'),
        ({"tables": [{"id": "T1"}]}, "tables[0].seats: a whole number of 1 or more is needed."),
        ({"tables": [{"id": "T1", "seats": 2}] * 2}, 'tables[1].id: the id "T1" is there twice.'),
        ({"apart": [["p1", "p9"]]}, 'apart[0]: no person has the id "p9".'),
        ({"together": [["p1"]]}, 'together[0]: two ids are needed, for example ["p1", "p2"].'),
        (
            {"people": [{"id": "p1", "rests_in": [4]}]},
            "people[0].rests_in[0]: a whole number from 1 to 3 is needed.",
        ),
        ({"rounds": 0}, "played: 1 rounds are more than the 0 of the evening."),
        (
            {"played": [{"tables": [{"people": "p1"}]}]},
            'played[0].tables[0].people: a list of texts is needed, for example ["a", "b"].',
        ),
    ],
)
def test_a_wrong_key_is_named(change, sentence):
    with pytest.raises(FormTrouble) as trouble:
        read_instance({**GOOD, **change})
    assert str(trouble.value) == sentence


def test_a_plan_is_written_as_the_form_says():
    plan = RoundsPlan((SeatingRound((SeatedTable("T1", ("p1", "p2")),), ("p9",)),))
    assert json.loads(json.dumps(write_plan(plan))) == {
        "rounds": [{"tables": [{"table": "T1", "people": ["p1", "p2"]}], "resting": ["p9"]}]
    }
