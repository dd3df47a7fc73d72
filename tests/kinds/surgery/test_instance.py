"""Plan files of a surgery: what is read, what is refused, what is written."""

from typing import Any

import pytest

from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.kinds.surgery.instance import read_instance, write_plan
from t4gsw_desktop.kinds.surgery.rules import Appointment, Appointments, Expert, Request, Snapshot

SMALL: dict[str, Any] = {
    "kind": "surgery",
    "slots": ["18:00", "18:20"],
    "experts": [
        {"id": "e1", "topics": {"seo": 3, "crm": 1}, "slots": ["18:00"], "features": ["quiet"], "organisation": "o1"}
    ],
    "requests": [
        {
            "id": "r1",
            "person": "p1",
            "topics": ["seo", "crm"],
            "slots": ["18:00", "18:20"],
            "needs": ["step_free"],
            "length": 2,
            "priority": True,
            "waiting_since": "2026-10-02",
            "avoid": ["e2"],
        }
    ],
    "apart": [["p1", "e1"]],
    "before": {"appointments": [{"request": "r1", "expert": "e1", "slot": "18:00", "topic": "seo"}]},
    "a key of tomorrow": True,
}


def test_read_instance_reads_every_key() -> None:
    assert read_instance(SMALL) == Snapshot(
        slots=("18:00", "18:20"),
        experts=(Expert("e1", {"seo": 3, "crm": 1}, ("18:00",), ("quiet",), "o1"),),
        requests=(
            Request("r1", "p1", ("seo", "crm"), ("18:00", "18:20"), ("step_free",), 2, True, "2026-10-02", ("e2",)),
        ),
        apart=(("p1", "e1"),),
        before=(Appointment("r1", "e1", "18:00", "seo"),),
    )


def with_request(**keys: object) -> dict[str, Any]:
    return {"requests": [{"id": "r1", "person": "p1", "topics": ["seo"], **keys}]}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"slots": ["18:00", "18:00"]}, "slots[1]"),
        ({"experts": None}, "experts"),
        ({"experts": [{"id": "e1"}, {"id": "e1"}]}, "experts[1].id"),
        ({"experts": [{"id": "e1", "topics": {"seo": 4}}]}, "experts[0].topics.seo"),
        ({"experts": [{"id": "e1", "slots": ["23:00"]}]}, "experts[0].slots"),
        ({"requests": [{"id": "r1", "topics": []}]}, "requests[0].person"),
        (with_request(length=0), "requests[0].length"),
        (with_request(slots=["23:00"]), "requests[0].slots"),
        (with_request(waiting_since="last May"), "requests[0].waiting_since"),
        (with_request(priority="yes"), "requests[0].priority"),
        (with_request(topics="seo"), "requests[0].topics"),
        ({"apart": [["p1", "p1"]]}, "apart[0]"),
        ({"before": {"appointments": [{"request": "r1"}]}}, "before.appointments[0].expert"),
    ],
)
def test_read_instance_names_the_key_that_is_not_of_the_form(change: dict[str, Any], named: str) -> None:
    with pytest.raises(FormTrouble) as told:
        read_instance(SMALL | change)
    assert named in str(told.value)


def test_read_instance_takes_a_request_without_a_date() -> None:
    assert read_instance(SMALL | with_request(waiting_since="")).requests[0].waiting_since == ""


def test_write_plan_writes_appointments_and_who_waits() -> None:
    plan = Appointments((Appointment("r1", "e1", "18:00", "seo"),), ("r2",))
    assert write_plan(plan) == {
        "appointments": [{"request": "r1", "expert": "e1", "slot": "18:00", "topic": "seo"}],
        "waiting": ["r2"],
    }
