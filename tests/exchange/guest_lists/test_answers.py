"""What people's answers are taken to mean."""

import pytest

from t4gsw_desktop.core.people import ACCESS_NEEDS
from t4gsw_desktop.exchange.guest_lists.answers import (
    access_codes,
    is_nothing,
    photo_choice,
    status_of,
    talk_choice,
    things_of,
    whole_number,
    yes_or_no,
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Y", "yes"),
        ("yes please", "yes"),
        ("I'm happy to be photographed", "yes"),
        ("I don't mind", "yes"),
        ("No problem", "yes"),
        ("TRUE", "yes"),
        ("✓", "yes"),
        ("N", "no"),
        ("No photos please", "no"),
        ("I'd rather not", "no"),
        ("please don’t", "no"),
        ("Ask me first", "ask"),
        ("yes, but ask me", "ask"),
        ("", ""),
        ("-", ""),
        ("n/a", ""),
        ("maybe", None),
        ("purple", None),
    ],
)
def test_photo_phrasings(said: str, meant: str | None) -> None:
    assert photo_choice(said, "Photo?") == meant


def test_photo_question_asked_the_other_way_round() -> None:
    assert photo_choice("Yes", "Please do not photograph me") == "no"
    assert photo_choice("no", "No photos?") == "yes"
    assert photo_choice("Yes", "Opt out of photos") == "no"
    assert photo_choice("please do not take my picture", "No photos") == "no"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Attending", "coming"),
        ("approved", "coming"),
        ("Not checked in", "coming"),
        ("Paid", "coming"),
        ("ACQUIRED", "coming"),
        ("Yes", "coming"),
        ("", "coming"),
        ("Waitlist", "waiting"),
        ("pending_approval", "waiting"),
        ("AWAITING_PAYMENT", "waiting"),
        ("Maybe", "waiting"),
        ("Canceled", "cancelled"),
        ("Cancelled", "cancelled"),
        ("Order refunded", "refunded"),
        ("declined", "declined"),
        ("Not Attending", "not_coming"),
        ("No", "not_coming"),
        ("zzz", None),
    ],
)
def test_statuses(said: str, status: str | None) -> None:
    assert status_of(said) == status


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("I use a wheelchair", ("step_free",)),
        ("No stairs, please", ("step_free",)),
        ("somewhere quiet; hearing loop", ("quiet", "hearing_loop")),
        ("BSL interpreter", ("interpreter",)),
        ("Seat near the door and breaks", ("near_door", "rests")),
        ("large print handouts", ("large_print",)),
        ("I come with my support worker", ("companion",)),
        ("I don't need step-free access", ()),
        ("stays_put; step_free", ("step_free", "stays_put")),
        ("left-handed scissors", ()),
    ],
)
def test_access_words_point_to_codes(said: str, codes: tuple[str, ...]) -> None:
    assert access_codes(said) == codes
    assert set(codes) <= set(ACCESS_NEEDS)


def test_lists_of_things() -> None:
    assert things_of("websites; grant writing;") == ("websites", "grant writing")
    assert things_of("websites, grants (small, local), websites") == ("websites", "grants (small, local)")
    assert things_of("talks, slides; film") == ("talks, slides", "film")
    assert things_of("none") == ()


def test_numbers_yes_and_nothing() -> None:
    assert [whole_number(text) for text in ("2", "2.0", "+1", "", "none", "two", "-1", "1e9", "²")] == [
        2,
        2,
        1,
        0,
        0,
        None,
        None,
        None,
        None,
    ]
    assert [whole_number(text) for text in ("yes", "Y", "Yes please", "n", "no", "yes, Sam", "x")] == [
        1,
        1,
        1,
        0,
        0,
        None,
        1,
    ]
    assert [yes_or_no(text) for text in ("y", "n")] == [True, False]
    assert is_nothing("n")
    assert [yes_or_no(text) for text in ("Ja", "non", "perhaps", "No, I have been before")] == [
        True,
        False,
        None,
        False,
    ]
    assert [is_nothing(text) for text in ("-", "N/A", "No thanks", "vegan", "None")] == [True, True, True, False, True]
    assert [talk_choice(text) for text in ("", "Green: anyone", "only people I know", "not now", "hm")] == [
        "",
        "anyone",
        "known",
        "none",
        None,
    ]
