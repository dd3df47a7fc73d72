import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import (
    BREAK,
    PLENARY,
    ChoiceSetting,
    Interlude,
    KindForm,
    NumberSetting,
    Parts,
    between_words,
    gap_minutes,
    interludes_of,
    part_spans,
    parts_in,
)
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.kinds.register import forms

NOON = datetime(2027, 1, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.key)
def test_settings_of_each_kind_are_named_and_limited(form: KindForm) -> None:
    usual = form.usual_settings()
    assert list(usual) == [one.key for one in form.settings]
    assert len(usual) == len(form.settings)
    for one in form.settings:
        assert one.label
        if isinstance(one, NumberSetting):
            assert one.least <= one.usual <= one.most
        else:
            assert one.usual in [value for value, _ in one.choices]
    assert Parts(*(usual[key] for key in ("parts", "minutes", "gap"))) == form.usual


def test_parts_are_called_by_the_word_of_the_kind() -> None:
    form = KindForm("reading", "Quiet reading", "chapters", "pause", Parts(1, 30, 0))
    assert [one.label for one in form.settings] == ["Chapters", "Each chapter", "Pause"]
    odd = ChoiceSetting("odd", "If one is left over", (("trio", "Join"), ("rest", "Rest")))
    assert odd.usual == "trio"


def minutes_of(parts: Parts) -> list[tuple[str, int, int]]:
    """Parts and interludes by name, each with the minutes it begins and ends at, in the order of the clock."""
    named = [(f"{n}", span) for n, span in enumerate(parts.spans(NOON), 1)]
    named += [(one.title, span) for one, span in parts.interlude_spans(NOON)]
    told = [(name, *(round((at - NOON).total_seconds() / 60) for at in (s.starts, s.ends))) for name, s in named]
    return sorted(told, key=lambda one: one[1:])


def test_a_break_stands_in_the_place_of_the_changeover() -> None:
    assert minutes_of(Parts(3, 20, 5, (Interlude(2, 15, "Tea"),))) == [
        ("1", 0, 20),
        ("2", 25, 45),
        ("Tea", 45, 60),
        ("3", 60, 80),
    ]
    short = Parts(2, 20, 10, (Interlude(1, 4, "Stretch"),))
    assert minutes_of(short) == [("1", 0, 20), ("Stretch", 20, 24), ("2", 30, 50)]


def test_a_plenary_is_something_to_go_to() -> None:
    opening, closing = Interlude(0, 10, "Opening", PLENARY, "Hall"), Interlude(9, 15, "Closing", PLENARY)
    parts = Parts(2, 20, 5, (closing, opening, Interlude(1, 10, "Tea"), Interlude(1, 30, "Talk", PLENARY)))
    assert minutes_of(parts) == [
        ("Opening", 0, 10),
        ("1", 15, 35),
        ("Tea", 35, 45),
        ("Talk", 45, 75),
        ("2", 80, 100),
        ("Closing", 105, 120),
    ]
    assert parts.length == timedelta(minutes=120)


interludes = st.lists(
    st.builds(Interlude, st.integers(0, 8), st.integers(1, 60), st.just(""), st.sampled_from([BREAK, PLENARY])),
    max_size=6,
)


@given(st.integers(1, 6), st.integers(1, 60), st.integers(0, 20), interludes)
def test_nothing_overlaps_and_the_length_is_right(count: int, minutes: int, gap: int, between: list[Interlude]) -> None:
    parts = Parts(count, minutes, gap, tuple(between))
    slots, others = parts.spans(NOON), [span for _, span in parts.interlude_spans(NOON)]
    assert (len(slots), len(others)) == (count, len(between))
    every = sorted((*slots, *others), key=lambda one: (one.starts, one.ends))
    assert every[0].starts == NOON
    assert max(one.ends for one in every) == NOON + parts.length
    assert not any(one.overlaps(other) for one, other in pairwise(every))
    assert all(one.ends - one.starts == timedelta(minutes=minutes) for one in slots)
    assert all(later.starts - sooner.ends >= timedelta(minutes=gap) for sooner, later in pairwise(slots))
    assert sum((one.ends - one.starts for one in every), timedelta()) <= parts.length


@given(st.integers(1, 6), st.integers(1, 60), st.integers(0, 20), interludes)
def test_settings_keep_the_parts(count: int, minutes: int, gap: int, between: list[Interlude]) -> None:
    parts = Parts(count, minutes, gap, tuple(sorted(between, key=lambda one: one.after)))
    kept = json.loads(json.dumps(parts.as_settings()))
    assert parts_in(kept) == parts
    activity = Activity("a", "e", "unconference", "U", to_text(NOON), to_text(NOON), settings=kept)
    assert part_spans(activity) == parts.spans(NOON)
    assert interludes_of(activity) == parts.interludes
    gaps = gap_minutes(activity)
    assert len(gaps) == count - 1
    assert all(one >= gap for one in gaps)


def test_what_another_program_wrote_between_is_passed_over() -> None:
    settings = {"parts": 2, "minutes": 20, "gap": 5, "interludes": ["tea", {"after": "x", "kind": "sleep"}, 3]}
    assert parts_in(settings).interludes == (Interlude(0, 1, "", BREAK),)
    assert parts_in({"parts": 2, "minutes": 20, "gap": 5, "interludes": "tea"}).interludes == ()


def test_what_stands_between_is_counted_in_words() -> None:
    tea, talk = Interlude(1, 5, "Tea"), Interlude(1, 5, "Talk", PLENARY)
    assert between_words([tea]) == "a break"
    assert between_words([talk, tea, tea]) == "2 breaks and a plenary"
    assert between_words([talk, talk]) == "2 plenaries"
