"""Whose keys they were: a scanner's at every pace are a scan, and nothing that a person types is swallowed."""

import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from t4gsw_desktop.core.badge_code import LETTERS, new_code
from t4gsw_desktop.ui.door.wedge import AFTERWARDS, GAP, Key, Scan, Wedge

CODE, OTHER = "KGRXDBXLKB", new_code((), random.Random(8).choice)
STRANGE = new_code((), random.Random(9).choice)
OLDER, OLDER_IN_FRENCH = "K0001YZ2M9", "Kààà&YWé?ç"
TONIGHT = frozenset({CODE, OTHER, OLDER})


class Hand:
    """A wedge and what comes out of it: letters that went their way or were given back, and scans as <code>."""

    def __init__(self) -> None:
        self.wedge = Wedge(TONIGHT.__contains__)
        self.out: list[str] = []
        self.at = 1_000

    def press(self, text: str, gap: float, position: str = "?", *, through: bool = False, repeat: bool = False) -> None:
        self.at += round(gap)
        heard = self.wedge.press(Key(self.at, text, position, repeat), through=through)
        for part in heard.parts:
            self.tell(part)
        if not heard.taken:
            self.out.append(text)

    def rest(self) -> "Hand":
        for part in self.wedge.rest():
            self.tell(part)
        return self

    def tell(self, part: Key | Scan) -> None:
        if isinstance(part, Scan) and part.takes_back:
            del self.out[-1]
        self.out.append(f"<{part.code}>" if isinstance(part, Scan) else part.text)

    def type(
        self, text: str, gaps: float | Iterable[float] = 3, *, after: float = 400, through: bool = False
    ) -> "Hand":
        each = [gaps] * len(text) if isinstance(gaps, int | float) else list(gaps)
        for letter, gap in zip(text, [after, *each[1:]], strict=True):
            self.press(letter, gap, through=through)
        return self

    @property
    def came(self) -> str:
        return "".join(self.out)


@pytest.mark.parametrize("through", [False, True])
@pytest.mark.parametrize("pace", [0, 1, 2, 8, 15, 25, 40])
@pytest.mark.parametrize(
    "text", [CODE, CODE.lower(), f"]Q1{CODE}", f"https://example.org/in/{CODE}", f"X{CODE}", OLDER]
)
@pytest.mark.parametrize("end", ["", "\r", "\r\n", "\t"])
def test_a_scan_is_one_at_every_pace_and_however_it_ends(text: str, end: str, pace: int, through: bool) -> None:
    hand = Hand().type(text + end, pace, through=through).rest()
    assert hand.came == (f"<{OLDER}>" if text == OLDER else f"<{CODE}>")


@given(st.lists(st.integers(0, 8), min_size=11, max_size=11), st.integers(1, 40))
def test_a_scan_is_one_though_its_keys_come_unevenly(late: list[int], pace: int) -> None:
    hand = Hand().type(CODE + "\r", [pace + each for each in late]).rest()
    assert hand.came == f"<{CODE}>"


def test_a_scan_by_key_positions_where_the_layout_garbles_it() -> None:
    hand = Hand()
    for letter, position in zip(OLDER_IN_FRENCH + "\r", OLDER + "?", strict=True):
        hand.press(letter, 5, position)
    assert hand.rest().came == f"<{OLDER}>"


def test_known_code_is_taken_at_its_last_letter() -> None:
    assert Hand().type(CODE).came == f"<{CODE}>"


@pytest.mark.parametrize("between", ["", "\r", "\r\n", "\t", "\r\t\r"])
def test_two_scans_in_one_burst_are_two(between: str) -> None:
    assert Hand().type(CODE + between + OTHER + between, 2).rest().came == f"<{CODE}><{OTHER}>"
    assert Hand().type(STRANGE + between + OTHER, 2).rest().came == f"<{STRANGE}><{OTHER}>"
    assert Hand().type(CODE + between + STRANGE, 2).rest().came == f"<{CODE}><{STRANGE}>"


@pytest.mark.parametrize(
    "text",
    [STRANGE, "BCDFGHJKLN", "https://example.org/ticket/123456", "9780141036144", "AB12CD34"],
)
def test_what_nobody_types_so_fast_is_told_though_nobody_has_it(text: str) -> None:
    assert Hand().type(text + "\r", 4).came == f"<{text}>"


@pytest.mark.parametrize("name", ["Constantin\r", "Jan van der Meer\r", "Krzysztof", "ng", "Guðrún Jónsdóttir\t"])
def test_names_come_back_though_a_program_types_them(name: str) -> None:
    assert Hand().type(name, 1).rest().came == name


def test_letters_typed_just_before_a_scan_come_back() -> None:
    hand = Hand().type("jo", 30)
    hand.type(CODE + "\r", 2, after=35)
    assert hand.rest().came == f"jo<{CODE}>"


def test_letters_long_before_a_scan_have_gone_their_way_and_those_after_it_too() -> None:
    hand = Hand().type("ol", 90).type(CODE + "\r", 2, after=70).type("ya\r", 90, after=AFTERWARDS + 1)
    assert hand.rest().came == f"ol<{CODE}>ya\r"


def test_first_letter_that_went_into_the_field_is_taken_back_with_a_scan_only() -> None:
    assert Hand().type(CODE, 3, through=True).came == f"<{CODE}>"
    assert Hand().type("jo", 30, through=True).rest().came == "jo"


def test_what_a_scanner_types_after_the_code_is_its_own() -> None:
    hand = Hand().type(CODE + "*\r", 3).rest().type("jo", 90)
    assert hand.rest().came == f"<{CODE}>jo"


def test_enter_of_a_person_is_a_persons() -> None:
    assert Hand().type("\r").came == "\r"
    hand = Hand().type(CODE, 3).type("\r", after=AFTERWARDS + 1)
    assert hand.came == f"<{CODE}>\r"


def test_key_held_down_comes_through_and_in_a_scan_counts_once() -> None:
    hand = Hand()
    hand.press("a", 400)
    hand.rest()
    for _ in range(5):
        hand.press("a", 33, repeat=True)
    assert hand.rest().came == "aaaaaa"
    hand = Hand()
    for letter in CODE:
        hand.press(letter, 3)
        if letter == "X":
            hand.press(letter, 3, repeat=True)
    assert hand.rest().came == f"<{CODE}>"


def test_keys_let_go_come_back_in_their_place() -> None:
    wedge = Wedge(TONIGHT.__contains__)
    wedge.press(Key(10, "j", own="j down"))
    wedge.press(Key(40, "o", own="o down"))
    assert wedge.holds_key("j down".__eq__)
    wedge.release("j up")
    given = wedge.rest()
    assert [part.own for part in given if isinstance(part, Key)] == ["j down", "o down", "j up"]
    assert not wedge.holds


def test_window_that_was_busy_with_a_scan_does_not_turn_its_enter_into_a_persons() -> None:
    hand = Hand().type(CODE, 3)
    hand.wedge.wait(300)  # where keys are timed when they are come to, as on Windows
    hand.press("\r", 302)
    hand.press("j", 100)
    assert hand.rest().came == f"<{CODE}>j"


TYPED = st.text(alphabet=st.sampled_from("aeioBCDFGHJ knrst]Q1-' 0123456789éßłŻ王\r\t"), max_size=30)
TEXTS = st.one_of(
    TYPED, st.just(CODE), st.just(CODE.lower() + "\r"), st.just(OLDER + "\r"), st.text(LETTERS, max_size=24)
)


@given(TEXTS, st.randoms(use_true_random=False), st.booleans(), st.lists(st.integers(0, 40), max_size=8))
@example(CODE + "\r", random.Random(1), True, [])
def test_nothing_that_a_person_types_is_swallowed(
    text: str, luck: random.Random, through: bool, rests: Sequence[int]
) -> None:
    """With pauses as people make them: two or three keys may roll into each other, and ten never do."""
    hand, fast = Hand(), 0
    for at, letter in enumerate(text):
        rolls = fast < 3 and luck.random() < 0.4
        fast = fast + 1 if rolls else 0
        hand.press(letter, luck.randint(1, GAP) if rolls else luck.randint(GAP + 1, 400), through=through)
        if at in rests and not rolls:
            hand.rest()
    assert hand.rest().came == text


@given(TEXTS, st.lists(st.integers(0, 60), min_size=30, max_size=30), st.booleans())
def test_whatever_comes_is_either_given_back_in_order_or_told_as_a_scan(
    text: str, gaps: list[int], through: bool
) -> None:
    assume(text)
    came = Hand().type(text, gaps[: len(text)], through=through).rest().came
    assert came == text or "<" in came
    left = iter(text)
    assert all(letter in left for letter in came.split("<")[0])


@given(st.lists(st.sampled_from([CODE, OTHER, OLDER, STRANGE]), max_size=6), st.integers(1, 40))
def test_scans_one_after_another_are_all_told_in_order(codes: list[str], pace: int) -> None:
    hand = Hand()
    for code in codes:
        hand.type(code + "\r", pace, after=pace)
    assert hand.rest().came == "".join(f"<{code}>" for code in codes)
