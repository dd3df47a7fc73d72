"""What a programme's slips are told as: sentences that stop nothing."""

import pytest

from t4gsw_desktop.commands.evening_notes import programme_notes
from t4gsw_desktop.exchange.evening_file import evening_of
from t4gsw_desktop.kinds.register import forms

HALL = {"name": "Hall", "seats": 30, "tables": 3, "table_seats": 6}
CAFE = {"kind": "cafe", "starts": "19:00", "room": "Hall", "tables": [{"table": f"Table {n}"} for n in (1, 2, 3)]}


def notes(*activities, people=10, **said):
    form = {
        "name": "Night",
        "date": "2027-01-21",
        "doors": "18:00",
        "ends": "21:00",
        "rooms": [HALL, {"name": "Loft", "tables": 1}],
        "activities": list(activities),
        **said,
    }
    return programme_notes(evening_of(form, forms()), people)


def test_a_programme_that_goes_together_is_told_nothing():
    surgery = {"kind": "surgery", "starts": "19:00", "room": "Loft", "experts": [{"name": "Ann", "topics": {"seo": 1}}]}
    assert notes(CAFE, surgery) == ()


@pytest.mark.parametrize(
    ("activities", "people", "said"),
    [
        ([{**CAFE, "starts": "17:30"}], 10, "Café starts at 17:30, before the doors open at 18:00."),
        ([{**CAFE, "starts": "20:30"}], 10, "Café lasts until 21:25, and the evening ends at 21:00."),
        (
            [CAFE, {"kind": "unconference", "starts": "19:30", "room": "Hall"}],
            10,
            "Café and Unconference are in “Hall” at the same time.",
        ),
        ([CAFE], 25, "Café: 18 chairs for 25 people. Add tables or chairs."),
        ([CAFE], 31, "Café: “Hall” holds 30, and 31 people are coming."),
        (
            [{**CAFE, "tables": [{"table": "Bleu"}, {"table": "Table 2"}, {"table": "Table 3"}]}],
            10,
            "Café: “Bleu” is not one of the room's tables, so it is taken as one more.",
        ),
        (
            [{**CAFE, "tables": [{"topic": "Buses"}, {"topic": "buses"}]}],
            2,
            "Café: two tables talk about “buses”.",
        ),
        (
            [
                {
                    "kind": "surgery",
                    "starts": "19:00",
                    "room": "Loft",
                    "experts": [{"name": name, "topics": {"seo": 1}} for name in ("Ann", "Bob")],
                }
            ],
            10,
            "Tech surgery: 2 experts and 1 desk. Bob will need another table.",
        ),
        (
            [
                {**CAFE, "tables": [{"table": "Table 1", "hosts": ["Ann"]}, {"table": "Table 2"}]},
                {
                    "kind": "surgery",
                    "starts": "19:30",
                    "room": "Loft",
                    "experts": [{"name": "Ann", "topics": {"a": 1}}],
                },
            ],
            10,
            "Ann is an expert at the Tech surgery and so cannot host in the Café then.",
        ),
    ],
)
def test_a_slip_is_told_in_a_sentence(activities, people, said):
    assert said in notes(*activities, people=people)


def test_an_evening_past_midnight_is_no_slip():
    late = {**CAFE, "starts": "23:30"}
    assert notes(late, ends="01:00") == ()
    assert notes({**CAFE, "starts": "00:30"}, ends="01:00") == (
        "Café lasts until 01:25, and the evening ends at 01:00.",
    )


def test_an_unchecked_venue_is_said():
    (said,) = notes(CAFE, venue_checked=False)
    assert "Make sure" in said or "make sure" in said
