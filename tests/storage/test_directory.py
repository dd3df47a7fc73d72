from pathlib import Path

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.directory import Directory, coming_people, count_directory, read_directory
from t4gsw_desktop.storage.unit_of_work import Work

PEOPLE = (
    Person("1", "Zoë Brontë", pronouns="she/her", organisation="Quay Hub", offers=("seo", "maps"), seeks=("crm",)),
    Person("2", "Caoimhe Ní Dhomhnaill", call_me="Kiva"),
    Person("3", "Łukasz Żółć", offers=("seo", "maps")),
    Person("4", "★"),
    Person("5", "ann lee"),
)


def fill(work: Work) -> None:
    work.put_many(list(PEOPLE))
    work.put(Event("e", "Evening", "", ""))
    work.put_many(
        [
            Attendee("a", "e", "1", "A", first_time=True),
            Attendee("b", "e", "5", "B", first_time=False),
            Attendee("c", "e", "2", "C", status="cancelled", first_time=True),
            Attendee("d", "e", "", "D", label="Guest of Ann"),
        ]
    )
    work.label = "Fill"


def test_directory_is_in_the_order_of_what_people_are_called(path: Path) -> None:
    with Workspace.create(path) as workspace:
        assert len(workspace.read(read_directory)) == 0
        workspace.change(fill)
        everybody = workspace.read(read_directory)
        assert [one.name for one in everybody] == [
            *("ann lee", "Caoimhe Ní Dhomhnaill", "Łukasz Żółć", "Zoë Brontë", "★"),
        ]
        zoe = everybody[3]
        assert (zoe.id, zoe.pronouns, zoe.organisation, zoe.offers, zoe.seeks) == (
            *("1", "she/her", "Quay Hub", ("seo", "maps"), ("crm",)),
        )
        assert everybody[1].call_me == "Kiva"
        assert everybody.id_at(-1) == "4"


def test_directory_shows_parts_of_itself_in_the_same_order(path: Path) -> None:
    with Workspace.create(path) as workspace:
        workspace.change(fill)
        everybody = workspace.read(read_directory)
        assert [one.id for one in everybody.only({"1", "5", "gone"})] == ["5", "1"]
        assert [one.id for one in everybody.advising()] == ["3", "1"]
        page = everybody[1:3]
        assert isinstance(page, Directory)
        assert [one.id for one in page] == ["2", "3"]


def test_filters_are_counted_as_they_would_show(path: Path) -> None:
    with Workspace.create(path) as workspace:
        workspace.change(fill)
        counts = workspace.read(count_directory, "e")
        assert (counts.coming, counts.first_timers, counts.can_advise, counts.everyone) == (2, 1, 2, 5)
        assert workspace.read(coming_people, "e") == {"1", "5"}
        assert workspace.read(coming_people, "e", first_time=True) == {"1"}
        assert workspace.read(count_directory, "").coming == 0
