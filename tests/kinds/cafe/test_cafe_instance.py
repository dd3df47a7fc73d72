"""Files of a café: what is there is read, what is not of the form is named in one sentence."""

import pytest

from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.kinds.cafe.instance import read_instance
from t4gsw_desktop.kinds.cafe.rules import gathering_of

GOOD = {
    "kind": "cafe",
    "rounds": 2,
    "tables": [
        {"id": "T1", "topic": "dementia", "hosts": ["h1"], "seats": 6, "features": ["step_free"]},
        {"id": "T2", "seats": 4},
    ],
    "people": [{"id": "p1", "wishes": ["T2", "T1", "T2"], "needs": ["step_free"], "newcomer": True}, {"id": "p2"}],
    "apart": [["p1", "h1"]],
}


def test_everything_in_the_file_is_read():
    snapshot = read_instance(GOOD)
    assert snapshot.tables[0].hosts == ("h1",)
    assert snapshot.people[0].wishes == ("T2", "T1")
    assert snapshot.apart == {("h1", "p1")}


def test_hosts_stay_and_are_there_though_not_on_the_list():
    gathering = gathering_of(read_instance(GOOD))
    host = next(guest for guest in gathering.guests if guest.id == "h1")
    assert (host.stays_at, host.here, host.never_rest) == ("T1", {1, 2}, True)
    listed = gathering_of(read_instance({**GOOD, "people": [{"id": "p1"}, {"id": "h1", "present": [2, 2]}]}))
    assert [(guest.id, guest.stays_at, guest.here) for guest in listed.guests] == [
        ("p1", "", {1, 2}),
        ("h1", "T1", {2}),
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"tables": None}, "tables: a list of objects is needed."),
        ({"tables": [{"id": "T1", "seats": 0}]}, "tables[0].seats: a whole number of 1 or more is needed."),
        (
            {"tables": [{"id": "T1", "seats": 4, "hosts": ["h1"]}, {"id": "T2", "seats": 4, "hosts": ["h1"]}]},
            'tables[1].hosts: the id "h1" is there twice.',
        ),
        ({"people": [{"id": "p1", "wishes": ["T7"]}]}, 'people[0].wishes: no table has the id "T7".'),
        (
            {"people": [{"id": "p1", "wishes": "T1"}]},
            'people[0].wishes: a list of texts is needed, for example ["a", "b"].',
        ),
        ({"apart": [["p1", "nobody"]]}, 'apart[0]: no person has the id "nobody".'),
    ],
)
def test_a_wrong_key_is_named(change, sentence):
    with pytest.raises(FormTrouble) as trouble:
        read_instance({**GOOD, **change})
    assert str(trouble.value) == sentence
