"""The rules of appointments, each broken once, and the figures of their goals."""

import pytest

from t4gsw_desktop.kinds.surgery.rules import (
    Appointment,
    Appointments,
    Expert,
    Request,
    Snapshot,
    broken_rules,
    days_waited,
    goal_key,
    score,
)
from t4gsw_desktop.wording import sentence

SNAPSHOT = Snapshot(
    slots=("1", "2", "3"),
    experts=(
        Expert("eve", {"seo": 3, "crm": 1}, ("1", "2"), ("step_free",)),
        Expert("fay", {"seo": 2, "web": 1}),
    ),
    requests=(
        Request("r1", "ann", ("seo", "web"), ("1", "3"), waiting_since="2026-01-01", priority=True),
        Request("r2", "ann", ("web",), waiting_since="2026-01-03"),
        Request("r3", "bob", ("seo",), needs=("step_free",), length=2),
        Request("r4", "cy", ("crm", "seo"), avoid=("fay",)),
        Request("r5", "fay", ("seo",)),
    ),
    apart=(("eve", "cy"),),
)


def planned(*rows: tuple[str, str, str, str]) -> Appointments:
    taken = {row[0] for row in rows}
    waiting = tuple(request.id for request in SNAPSHOT.requests if request.id not in taken)
    return Appointments(tuple(Appointment(*row) for row in rows), waiting)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("r9", "eve", "1", "seo")], "unknown"),
        ([("r1", "eve", "1", "seo"), ("r1", "fay", "3", "seo")], "not_once"),
        ([("r3", "fay", "3", "seo")], "past_the_end"),
        ([("r3", "eve", "2", "seo")], "expert_away"),
        ([("r1", "fay", "2", "seo")], "person_away"),
        ([("r3", "fay", "1", "seo")], "needs"),
        ([("r4", "fay", "1", "seo")], "apart"),
        ([("r4", "eve", "1", "crm")], "apart"),
        ([("r5", "fay", "1", "seo")], "themself"),
        ([("r2", "fay", "1", "seo")], "topic"),
        ([("r2", "eve", "1", "web")], "topic"),
        ([("r1", "eve", "1", "seo"), ("r2", "fay", "1", "web")], "two_places"),
        ([("r1", "eve", "1", "seo"), ("r3", "eve", "1", "seo")], "two_places"),
        ([("r5", "eve", "1", "seo"), ("r1", "fay", "1", "seo")], "two_places"),
    ],
)
def test_broken_rules_tells_each_rule_that_is_broken(rows: list[tuple[str, str, str, str]], code: str) -> None:
    broken = broken_rules(SNAPSHOT, planned(*rows))
    assert f"surgery.broken.{code}" in [one.code for one in broken]
    assert all(sentence(one.code, dict(one.facts)) for one in broken)


def test_broken_rules_finds_nothing_in_a_good_plan() -> None:
    assert broken_rules(SNAPSHOT, planned(("r3", "eve", "1", "seo"), ("r1", "fay", "3", "web"))) == ()


def test_score_counts_from_the_plan() -> None:
    figures = score(SNAPSHOT, planned(("r3", "eve", "1", "seo"), ("r1", "fay", "3", "web")))
    assert (figures["served"], figures["waiting"]) == (2, 3)
    assert (figures["served_by_topic_1"], figures["served_by_topic_2"]) == (1, 1)
    assert (figures["skill"], figures["priority_waiting"], figures["first_requests_waiting"]) == (4, 0, 2)
    assert (figures["busiest_expert"], figures["idlest_expert"], figures["squared_loads"]) == (2, 1, 5)
    assert (figures["people_helped"], figures["people_left"], figures["second_helpings"]) == (2, 2, 0)


def test_score_counts_the_days_of_those_who_wait() -> None:
    assert score(SNAPSHOT, planned(("r2", "fay", "1", "web")))["days_waited_by_waiting"] == 2


def test_goal_key_puts_serving_first_then_the_better_topic() -> None:
    first = goal_key(SNAPSHOT, score(SNAPSHOT, planned(("r1", "fay", "1", "seo"))))
    second = goal_key(SNAPSHOT, score(SNAPSHOT, planned(("r1", "fay", "1", "web"))))
    both = goal_key(SNAPSHOT, score(SNAPSHOT, planned(("r1", "fay", "1", "web"), ("r2", "fay", "2", "web"))))
    assert both < first < second


def test_days_waited_takes_a_text_that_is_no_date_for_not_known() -> None:
    requests = (Request("r1", "ann", ("seo",), waiting_since="May"), Request("r2", "bob", (), waiting_since=""))
    assert days_waited(Snapshot((), (), requests)) == {"r1": 0, "r2": 0}
