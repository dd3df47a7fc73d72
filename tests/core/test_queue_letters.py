"""Lanes at the door: everybody has one, none is much longer than the others, and letters stay whole while they can."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.queue_letters import Lane, letter_split

NAMES = st.lists(st.text(alphabet="ABCDEMNOZabemoz ÅŁžЖя김ا9-'", min_size=1, max_size=6), max_size=60)


def labels(names: list[str], lanes: int) -> list[str]:
    return [lane.label for lane in letter_split(names, lanes)]


def goes_to(name: str, lanes: tuple[Lane, ...]) -> int:
    """The lane that the signs send this name to, as a person would read them."""
    folded = fold(name)
    for number, lane in enumerate(lanes):
        for first, last in lane.spans:
            if first.lower() <= folded[: len(first)] and folded[: len(last)] <= last.lower():
                return number
    return next(number for number, lane in enumerate(lanes) if lane.others)


def test_lanes_are_about_as_long() -> None:
    names = ["Ann"] * 4 + ["Bo"] * 4 + ["Cy"] * 4 + ["Mo"] * 4 + ["Pia"] * 4 + ["Tom"] * 4
    lanes = letter_split(names, 3)
    assert [lane.count for lane in lanes] == [8, 8, 8]
    assert [lane.spans[0][0] for lane in lanes][0] == "A"
    assert lanes[-1].spans[-1][1] == "Z"


def test_one_lane_takes_everybody() -> None:
    assert letter_split(["Ann", "Żan", "김민준"], 1) == (Lane((("A", "Z"),), 3, others=True),)


def test_an_initial_stays_whole_while_no_lane_is_much_too_long() -> None:
    names = ["Ann"] * 6 + ["Mia"] * 4 + ["Moe"] * 4 + ["Zoe"] * 6
    assert all(len(letter) == 1 for lane in letter_split(names, 2) for span in lane.spans for letter in span)


def test_a_crowded_initial_is_cut_at_its_second_letter() -> None:
    names = ["Ali"] * 5 + ["Maria"] * 5 + ["Mohammed"] * 20 + ["Musa"] * 8
    assert labels(names, 3) == ["A – Mn", "Mo – Mt", "Mu – Z"]
    assert [lane.count for lane in letter_split(names, 3)] == [10, 20, 8]


def test_a_cut_within_one_initial_reads_alike_on_both_sides() -> None:
    assert labels(["Mia"] * 9 + ["Moe"] * 9, 2) == ["A – Mn", "Mo – Z"]
    four = letter_split(["Amy"] * 2 + ["Mia"] * 9 + ["Moe"] * 9 + ["Mwa"] * 9 + ["Zoe"] * 2, 4)
    assert [lane.label for lane in four] == ["A – Mn", "Mo – Mv", "Mw – S", "T – Z"]


def test_nothing_helps_where_all_are_called_the_same() -> None:
    assert sorted(lane.count for lane in letter_split(["Maria"] * 12, 3)) == [0, 0, 12]


def test_accents_go_with_their_letter() -> None:
    lanes = letter_split(["Łukasz", "Åsa", "Örjan", "Zoë", "Çem", "Ngũgĩ"], 2)
    assert goes_to("Åsa", lanes) == 0
    assert goes_to("Zoë", lanes) == 1
    assert sum(lane.count for lane in lanes) == 6


def test_few_names_in_another_script_go_to_the_last_lane() -> None:
    lanes = letter_split(["Ann", "Bob", "Mo", "Sam", "Tom", "김민준"], 2)
    assert [lane.others for lane in lanes] == [False, True]
    assert lanes[-1].spans == ((lanes[-1].spans[0][0], "Z"),)


def test_many_names_in_another_script_are_shared_out_by_their_own_letters() -> None:
    names = ["أحمد", "سارة", "علي", "فاطمة", "محمد", "ياسر", "نور", "Ann"]
    lanes = letter_split(names, 2)
    assert max(lane.count for lane in lanes) <= 5
    assert any(ord(last) > 0x600 for lane in lanes for _, last in lane.spans)


def test_signs_without_an_order_stay_together() -> None:
    lanes = letter_split(["王伟", "李娜", "张敏", "刘洋", "陈静", "Ann"], 2)
    assert [lane.count for lane in lanes] == [1, 5]
    assert lanes[1].others


def test_without_names_the_letters_are_shared_evenly() -> None:
    assert labels([], 2) == ["A – M", "N – Z"]
    assert [lane.count for lane in letter_split([], 4)] == [0, 0, 0, 0]


@pytest.mark.parametrize("lanes", [0, 5])
def test_another_number_of_lanes_is_a_mistake_of_ours(lanes: int) -> None:
    with pytest.raises(ValueError, match="1 to 4 lanes"):
        letter_split(["Ann"], lanes)


@given(NAMES, st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_everybody_is_counted_once_and_every_letter_is_on_a_sign(names: list[str], lanes: int) -> None:
    found = letter_split(names, lanes)
    assert len(found) == lanes
    assert sum(lane.count for lane in found) == len(names)
    assert [lane.others for lane in found] == [False] * (lanes - 1) + [True]
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        assert any(first[0] <= letter <= last[0] for lane in found for first, last in lane.spans)


@given(
    st.lists(st.sampled_from(["Ann", "Bea", "Mia", "Moe", "Musa", "Ned", "Żan", "Zoe", "9 Lives", "김"]), max_size=40)
)
@settings(max_examples=150, deadline=None)
def test_the_signs_send_everybody_to_the_lane_they_were_counted_in(names: list[str]) -> None:
    for count in (2, 3, 4):
        lanes = letter_split(names, count)
        sent = [goes_to(name, lanes) for name in names]
        assert [sent.count(number) for number in range(count)] == [lane.count for lane in lanes]
