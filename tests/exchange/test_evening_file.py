"""The description of an evening, read strictly: every slip is one sentence that names the key."""

from dataclasses import replace

import pytest

from t4gsw_desktop.core.parts import Interlude, KindForm, Parts
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.evening_file import read_evening

KIND = KindForm("cafe", "Café", "rounds", "walking", Parts(2, 25, 5))
HEAD = 'name = "Night"\ndate = 2027-01-21\ndoors = "18:00"\nends = "21:00"\n'
CAFE = '[[activities]]\nkind = "cafe"\nstarts = "18:30"\n'


def read(text):
    return read_evening(text.encode(), "night.toml", (KIND,))


def test_evening_is_read_with_what_is_usual_where_nothing_is_said():
    spec = read(f'{HEAD}address = "-12 Quay-"\nlarge_print = true\n{CAFE}')
    assert (spec.name, f"{spec.doors:%H:%M}", spec.address, spec.large_print) == ("Night", "18:00", "-12 Quay-", True)
    (activity,) = spec.activities
    assert (activity.title, activity.parts, activity.rooms) == ("Café", Parts(2, 25, 5), ())
    assert read(HEAD + CAFE).address == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD.replace('"18:00"', '"18:00+01:00"') + CAFE, "doors: a time is needed"),
        (HEAD.replace("2027", "9999") + CAFE, "date: a day is needed"),
        (HEAD.replace("2027", "0001") + CAFE, "date: a day is needed"),
        (f'{HEAD}large_print = "yes"\n{CAFE}', "large_print: true or false"),
        (f"{HEAD}{CAFE}rounds = 50\nminutes = 30\n", "take 29.0833 hours altogether, and 23 are the most"),
        (f"{HEAD}x = {'9' * 5000}\n", "cannot be read as a description"),
        (f"x = {'[' * 5000}{']' * 5000}\n", "nested too deeply"),
    ],
)
def test_slip_is_told_in_one_sentence(text, words):
    with pytest.raises(Refusal) as refusal:
        read(text)
    assert words in refusal.value.sentence
    assert "night.toml" in refusal.value.sentence
    assert len(refusal.value.sentence) < 250


ROOMS = '[[rooms]]\nname = "Hall"\naway = 2\n[[rooms]]\nname = "Loft"\n'
OPEN = replace(KIND, has_interludes=True)


def read_open(interludes):
    text = f"{HEAD}{ROOMS}{CAFE}interludes = [{interludes}]\n"
    return read_evening(text.encode(), "night.toml", (OPEN,))


def test_breaks_and_plenaries_are_read_in_the_order_of_the_clock():
    spec = read_open(
        '{after = 1, minutes = 10}, {after = 0, minutes = 5, kind = "plenary", title = "Hi", room = "Hall"}'
    )
    assert spec.activities[0].parts.interludes == (Interlude(0, 5, "Hi", "plenary", "Hall"), Interlude(1, 10, "Break"))
    assert [(one.name, one.away) for one in spec.rooms] == [("Hall", 2), ("Loft", 0)]


@pytest.mark.parametrize(
    ("interludes", "words"),
    [
        ("{after = 3, minutes = 10}", "interlude 1, after: a whole number from 0 to 2"),
        ("{after = 1}", "interlude 1, minutes: a whole number from 1 to 600"),
        ('{after = 1, minutes = 5, kind = "nap"}', "interlude 1, kind: one of break, plenary"),
        ('{after = 1, minutes = 5, room = "Attic"}', "no room called “Attic”"),
        ("{after = 1, minutes = 5, where = 2}", "nothing is called so here"),
    ],
)
def test_a_break_that_cannot_be_is_named(interludes, words):
    with pytest.raises(Refusal) as refusal:
        read_open(interludes)
    assert words in refusal.value.sentence


def test_a_kind_without_breaks_has_none():
    with pytest.raises(Refusal, match="interludes: nothing is called so here"):
        read(f"{HEAD}{CAFE}interludes = [{{after = 1, minutes = 5}}]\n")
