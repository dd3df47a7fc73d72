"""The pure parts of Tonight: lanes and labels, how time is spoken of, and how many people one mark stands for."""

from datetime import UTC, datetime, timedelta

import pytest

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.services.checklist import Item
from t4gsw_desktop.ui.tonight.guide import guide_of, mark_by_hand
from t4gsw_desktop.ui.tonight.lanes import Strip, lay_out
from t4gsw_desktop.ui.tonight.marks import people_a_mark
from t4gsw_desktop.ui.tonight.moments import countdown, length_words, title_words

MIDNIGHT = datetime(2027, 1, 21, tzinfo=UTC)
EVENT = Event("e", "Gathering", "2027-01-21T18:00:00+00:00", "2027-01-21T21:00:00+00:00")


def strip(key: str, starts: int, ends: int, *, house: bool = False) -> Strip:
    hour = timedelta(minutes=1)
    return Strip(key, key, MIDNIGHT + starts * hour, MIDNIGHT + ends * hour, "ink", "soft", "circle", house=house)


def placed(*strips: Strip, width: int = 1000, label: int = 100) -> dict[str, tuple[int, str]]:
    def x_of(moment: datetime) -> int:
        return int((moment - MIDNIGHT).total_seconds() // 60)

    found = lay_out(strips, x_of, lambda _strip: label, width, 8, 26)
    for number, one in enumerate(found):
        assert 0 <= one.first <= one.left < one.right <= one.last <= width
        for other in found[number + 1 :]:
            apart = one.lane != other.lane or one.last <= other.first or other.last <= one.first
            assert apart or (one.strip.house and other.strip.house)
    return {one.strip.key: (one.lane, one.label) for one in found}


def test_one_after_another_share_a_lane() -> None:
    assert placed(strip("a", 0, 200), strip("b", 200, 400)) == {"a": (0, "inside"), "b": (0, "inside")}


def test_side_by_side_take_two_lanes_below_that_of_the_house() -> None:
    found = placed(strip("door", 0, 600, house=True), strip("a", 0, 200), strip("b", 100, 300))
    assert found == {"door": (0, "inside"), "a": (1, "inside"), "b": (2, "inside")}


def test_label_leaves_its_icon_out_before_it_leaves_the_bar() -> None:
    assert placed(strip("a", 300, 380)) == {"a": (0, "bare")}


def test_label_that_does_not_fit_goes_to_the_left_and_else_to_the_right() -> None:
    assert placed(strip("a", 300, 330)) == {"a": (0, "left")}
    assert placed(strip("a", 20, 50)) == {"a": (0, "right")}
    assert placed(strip("first", 0, 290), strip("a", 300, 330))["a"] == (0, "right")


def test_label_for_which_there_is_no_room_at_all_is_cut() -> None:
    assert placed(strip("a", 10, 40), width=60) == {"a": (0, "cut")}


def test_hundred_side_by_side_all_have_a_lane() -> None:
    found = placed(*(strip(f"{number}", 100, 300) for number in range(100)))
    assert sorted(lane for lane, _ in found.values()) == list(range(100))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "1 min"), (1, "1 min"), (59, "59 min"), (60, "1 h"), (80, "1 h 20"), (61, "1 h 01"), (72 * 60, "3 days")],
)
def test_length_of_time_is_said_shortly(minutes: int, words: str) -> None:
    assert length_words(timedelta(minutes=minutes)) == words


def test_title_says_how_near_the_day_is() -> None:
    at = {"Tonight": (21, 9), "Tomorrow": (20, 23)}
    for word, (day, hour) in at.items():
        assert title_words(EVENT, datetime(2027, 1, day, hour, tzinfo=UTC)) == f"{word}: Gathering"
    assert title_words(EVENT, datetime(2027, 1, 2, tzinfo=UTC)) == "Gathering"


def test_ring_fills_towards_the_doors_and_again_towards_the_end() -> None:
    filled = [countdown(EVENT, MIDNIGHT + timedelta(hours=hour)).filled for hour in (10, 16, 17, 18, 19.5, 21)]
    assert filled == [0.0, 0.0, 0.5, 0.0, 0.5, 1.0]


@pytest.mark.parametrize(("people", "room"), [(60, 60), (400, 90), (10_000, 90), (100_000, 12)])
def test_mark_stands_for_a_round_number_of_people(people: int, room: int) -> None:
    each = people_a_mark(people, room)
    assert people / each <= room
    assert str(each).strip("0") in ("1", "2", "5")


def test_later_means_skipped_and_by_hand_means_done() -> None:
    assert mark_by_hand(Item("activities", "Choose", "open", "plan", by_hand="Skip this")) == "skipped"
    assert mark_by_hand(Item("badges", "Print", "open", "print", by_hand="I'll write them by hand")) == "done"


@pytest.mark.parametrize("screen", ["plan", "activities", "import", "print", "settings", "wrap-up", "people"])
def test_item_that_nobody_worded_still_has_a_button(screen: str) -> None:
    assert guide_of(Item("new", "Something new", "open", screen)).button.split()[0] in ("Open", "Import")
