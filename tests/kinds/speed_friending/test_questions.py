"""What the rounds are about."""

from dataclasses import replace

import pytest

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.kinds.speed_friending.questions import SHIPPED, question_for, questions_of

ACTIVITY = Activity("a1", "e", "speed_friending", "T", "", "", settings={"parts": 6, "minutes": 5, "gap": 1})


def test_shipped_questions_are_questions_and_each_comes_once():
    assert len(SHIPPED) == len(set(SHIPPED)) == 40
    assert all(one.endswith("?") and one.isascii() and len(one) < 90 for one in SHIPPED)
    words = " ".join(SHIPPED).casefold()
    assert not any(word in words for word in ("your job", "work for", "salary", "married", "children", "illness"))


@pytest.mark.parametrize("rounds", [1, 3, 6, 20, 40, 50])
def test_an_evening_goes_from_light_to_deeper_and_asks_nothing_twice(rounds):
    activity = replace(ACTIVITY, settings={**ACTIVITY.settings, "parts": rounds})
    asked = [SHIPPED.index(question_for(activity, number)) for number in range(1, rounds + 1)]
    assert asked == sorted(asked)
    assert len(set(asked)) == min(rounds, 40)


def test_evenings_differ_and_one_evening_stays_as_it_is():
    evenings = {question_for(replace(ACTIVITY, id=f"{number:032x}"), 1) for number in range(20)}
    assert len(evenings) > 3
    assert question_for(ACTIVITY, 2) == question_for(ACTIVITY, 2)


def test_own_questions_come_in_turn():
    activity = replace(ACTIVITY, settings={**ACTIVITY.settings, "questions": ["One?", "Two?", ""]})
    assert questions_of(activity) == ("One?", "Two?")
    assert [question_for(activity, number) for number in (1, 2, 3)] == ["One?", "Two?", "One?"]
    assert questions_of(replace(ACTIVITY, settings={"questions": "One?"})) == ()
