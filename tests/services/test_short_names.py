"""Short names: as short as can be, and no two the same."""

from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.roster import Guest
from t4gsw_desktop.services.short_names import short_names


def guest(number: int, full_name: str, call_me: str = "") -> Guest:
    person = Person(f"p{number}", full_name, call_me) if full_name else None
    return Guest(Attendee(f"a{number}", "e", f"p{number}", f"CODE{number}"), person, full_name or "Guest of Ann")


def named(*names: str | tuple[str, str]) -> list[str]:
    guests = [guest(n, *([one] if isinstance(one, str) else one)) for n, one in enumerate(names)]
    found = short_names(guests)
    return [found[one.id] for one in guests]


def test_a_given_name_is_enough_where_nobody_else_has_it() -> None:
    assert named("Wren Bloggs", "Jean-Baptiste Fournier", "Dr. Meera Patel", "王小明", "محمد عبد الله", "Zoë") == [
        *("Wren", "Jean-Baptiste", "Meera", "王小明", "محمد", "Zoë"),
    ]


def test_two_of_one_name_get_as_many_letters_as_it_takes() -> None:
    assert named("Sam Khan", "Sam Reid") == ["Sam K", "Sam R"]
    assert named("Sam Khan", "Sam Kettle", "Sam Reid") == ["Sam Kh", "Sam Ke", "Sam R"]
    assert named("Mohammed Ali", "mohammed Hussein") == ["Mohammed A", "mohammed H"]
    assert named("Zoe Ash", "Zoë Oak") == ["Zoe A", "Zoë O"]
    assert named("Mai N\u0303o", "Mai No") == ["Mai N\u0303o CODE0", "Mai No CODE1"]


def test_what_somebody_likes_to_be_called_comes_first() -> None:
    assert named(("Nguyễn Minh Châu", "Minh Châu"), ("Samuel King", "Sam"), "Sam Low") == [
        "Minh Châu",
        "Sam K",
        "Sam L",
    ]


def test_one_name_twice_is_told_apart_by_the_badge() -> None:
    assert named("Ann Lee", "Ann Lee", "Wren", "Wren", "") == [
        *("Ann Lee CODE0", "Ann Lee CODE1", "Wren CODE2", "Wren CODE3", "Guest of Ann"),
    ]
    assert named("", "") == ["Guest of Ann CODE0", "Guest of Ann CODE1"]


NAMES = st.lists(st.tuples(st.sampled_from(["Sam", "Zoë", "王", "Dr", ""]), st.text("abAB ́", max_size=3)), max_size=9)


@given(NAMES)
def test_no_two_are_the_same_and_none_is_empty(names: list[tuple[str, str]]) -> None:
    found = named(*(f"{given} {last}".strip() or "X" for given, last in names))
    assert len(set(found)) == len(found)
    assert all(one.strip() for one in found)
