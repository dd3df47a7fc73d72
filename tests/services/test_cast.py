"""Finding people by the names a description writes."""

import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.cast import Cast, split_email
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


def test_split_email_leaves_other_angles_in_the_name() -> None:
    assert split_email("Ann Lee <Ann@Example.org>") == ("Ann Lee", "ann@example.org")
    assert split_email(" Ann <3 Lee ") == ("Ann <3 Lee", "")
    assert split_email("<ann@example.org>") == ("<ann@example.org>", "")


def come(work: Work, event: Event, name: str, status: str = "coming") -> Attendee:
    person = Person(new_id(), name)
    attendee = Attendee(new_id(), event.id, person.id, new_id(), status=status)
    work.put_many([person, attendee])
    work.label = f"Add {name}"
    return attendee


def test_who_is_coming_is_meant_before_who_has_cancelled(workspace: Workspace, evening: Event) -> None:
    workspace.change(come, evening, "Ann Lee", "cancelled")
    coming = workspace.change(come, evening, "Ann Lee")

    def find(work: Work) -> None:
        found = Cast(work, evening.id).find("ann lee", "here")
        assert found is not None
        assert found.id == coming.id

    workspace.change(find)
    workspace.change(come, evening, "Ann Lee")
    with pytest.raises(FormTrouble, match="2 guests"):
        workspace.change(find)


def test_helper_who_has_cancelled_is_not_added_again_and_keeps_the_first_role(
    workspace: Workspace, evening: Event
) -> None:
    attendee = workspace.change(come, evening, "Ann Lee", "cancelled")

    def help_twice(work: Work) -> None:
        cast = Cast(work, evening.id)
        for role in ("expert", "host"):
            assert cast.find_helper("Ann Lee", role, "here").id == attendee.id
        assert cast.added == []
        work.label = "Help"

    workspace.change(help_twice)
    (after,) = workspace.read(lambda view: view.find(Attendee))
    assert (after.role, after.status) == ("expert", "cancelled")
