from datetime import date, time

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import ACCESS_NEEDS, Person
from t4gsw_desktop.services.attendance import attendance
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


def test_every_access_need_has_words_that_a_number_can_stand_before(workspace: Workspace, evening: Event) -> None:
    def come(work: Work) -> None:
        work.put(Person("ann", "Ann", access_needs=ACCESS_NEEDS))
        work.put(Attendee("1", evening.id, "ann", "A"))
        work.label = "Come"

    workspace.change(come)
    assert workspace.read(attendance, evening.id).needs_sentence == (
        "1 step-free, 1 quiet space, 1 hearing loop, 1 view of the screen, 1 one table all evening, "
        "1 seat near the door, 1 rest between rounds, 1 large print, 1 interpreter, 1 comes with somebody"
    )


def test_each_who_is_coming_is_counted_once(workspace: Workspace, evening: Event) -> None:
    earlier = workspace.change(create_event, "Earlier", date(2026, 9, 3), time(18), time(21))

    def come(work: Work) -> None:
        work.put_many([Person(name, name) for name in ("ann", "bob", "cem", "dov", "eva")])
        work.put_many(
            [
                Attendee("1", evening.id, "ann", "A", role="expert", first_time=True),
                Attendee("2", evening.id, "bob", "B", first_time=True),
                Attendee("3", evening.id, "cem", "C", first_time=False),
                Attendee("4", evening.id, "dov", "D"),
                Attendee("5", evening.id, "", "E", label="Guest of Cem"),
                Attendee("6", evening.id, "eva", "F", status="cancelled", first_time=True),
                Attendee("7", earlier.id, "dov", "G"),
                Attendee("8", earlier.id, "bob", "H", status="cancelled"),
            ]
        )
        work.label = "Come"

    workspace.change(come)
    told = workspace.read(attendance, evening.id)
    assert (told.coming, told.helpers, told.first_time, told.been_before, told.not_known) == (5, 1, 1, 2, 1)
    assert (told.needing, told.needs, told.needs_sentence) == (0, (), "")
    first = workspace.read(attendance, earlier.id)
    assert (first.coming, first.been_before, first.not_known) == (1, 0, 1)


def test_access_needs_are_figures_without_names(workspace: Workspace, evening: Event) -> None:
    def come(work: Work) -> None:
        needs = {"ann": ("step_free", "quiet"), "bob": ("step_free",), "cem": ("interpreter",), "dov": ()}
        work.put_many([Person(name, name.title(), access_needs=some) for name, some in needs.items()])
        work.put_many([Attendee(name, evening.id, name, name) for name in needs])
        work.label = "Come"

    workspace.change(come)
    told = workspace.read(attendance, evening.id)
    assert told.needing == 3
    assert told.needs == (
        ("step_free", "step-free", 2),
        ("quiet", "quiet space", 1),
        ("interpreter", "interpreter", 1),
    )
    assert told.needs_sentence == "2 step-free, 1 quiet space, 1 interpreter"
