import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.services.naming import counted, listed, names_of
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.services.workspace import Workspace


def test_names_of_tells_people_unnamed_guests_and_those_who_were_removed(workspace: Workspace, evening: Event) -> None:
    ann = workspace.change(add_person, "Ann Penrose", call_me="Annie")
    attendees = [
        Attendee("a", evening.id, ann.id, "A"),
        Attendee("b", evening.id, "", "B", "Guest of Annie"),
        Attendee("c", evening.id, "", "C"),
    ]
    assert workspace.read(names_of, attendees) == {"a": "Ann Penrose", "b": "Guest of Annie", "c": "Person removed"}


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], ""),
        (["Ann"], "Ann"),
        (["Ann", "Bob"], "Ann and Bob"),
        (["Ann", "Bob", "Cem"], "Ann, Bob and Cem"),
        (["Ann", "Bob", "Cem", "Dee"], "Ann, Bob, Cem and 1 other"),
        (["Ann", "Bob", "Cem", "Dee", "Eve"], "Ann, Bob, Cem and 2 others"),
    ],
)
def test_listed_names_three_and_counts_the_others(names: list[str], sentence: str) -> None:
    assert listed(names) == sentence


def test_counted_knows_one_from_many() -> None:
    assert [counted(count, "person", "people") for count in (0, 1, 10_000)] == ["0 people", "1 person", "10,000 people"]
