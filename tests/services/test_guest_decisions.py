"""Possible doubles are joined, kept or left out as an organiser says, in the one act of the import."""

from collections.abc import Mapping

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.records import ImportRecord
from t4gsw_desktop.exchange.guest_lists.decisions import JOIN, KEEP_BOTH, LEAVE_OUT
from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.services.guest_lists import Accepted, accept_guests
from t4gsw_desktop.services.guest_previews import guest_knowledge, preview_decided, preview_list
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.services.workspace import Workspace

SIAN = "Name,Email,Group,Pronouns\nSian Pugh,sian@levels.example,,she/her\n"


def preview_of(workspace: Workspace, event: Event, text: str, decisions: Mapping[int, str]) -> Preview:
    knowledge = workspace.read(guest_knowledge, event.id)
    return preview_decided(knowledge, preview_list(knowledge, read_table(text.encode(), "list.csv")), decisions)


def take_in(
    workspace: Workspace, event: Event, text: str, decisions: Mapping[int, str] | None = None, **more: object
) -> Accepted:
    seen = preview_of(workspace, event, text, decisions or {})
    return workspace.change(accept_guests, event.id, seen, name="list.csv", digest="", **more)


def people(workspace: Workspace) -> list[Person]:
    return list(workspace.read(lambda view: view.find(Person)))


def places(workspace: Workspace) -> list[Attendee]:
    return list(workspace.read(lambda view: view.find(Attendee)))


def state(workspace: Workspace) -> tuple[object, ...]:
    return workspace.read(lambda view: tuple(view.find(one) for one in (Person, Attendee, ImportRecord)))


def test_row_joined_with_somebody_of_the_directory_fills_blanks_only(workspace: Workspace, evening: Event) -> None:
    known = workspace.change(
        add_person, "Siân Pugh-Evans", email="sian@levels.example", organisation="Levels Flood Action"
    )
    before = state(workspace)
    (double,) = preview_of(workspace, evening, SIAN, {}).doubles
    assert (double.row, double.person_id, double.added) == (2, known.id, True)
    seen = preview_of(workspace, evening, SIAN, {2: JOIN})
    assert (seen.people[0].state, seen.doubles) == ("known", ())
    assert take_in(workspace, evening, SIAN, {2: JOIN}) == Accepted(people=1)
    (sian,) = people(workspace)
    assert (sian.full_name, sian.organisation, sian.pronouns) == ("Siân Pugh-Evans", "Levels Flood Action", "she/her")
    assert [one.person_id for one in places(workspace)] == [known.id]
    workspace.undo()
    assert state(workspace) == before


def test_join_keeps_every_wish_for_care_of_either_side(workspace: Workspace, evening: Event) -> None:
    workspace.change(
        add_person, "Siân Pugh-Evans", email="sian@levels.example", photo="yes", access_needs=("step_free",)
    )
    text = "Name,Email,Photos,Access needs\nSian Pugh,sian@levels.example,no,quiet room\n"
    take_in(workspace, evening, text, {2: JOIN})
    (sian,) = people(workspace)
    assert (sian.photo, sian.access_needs) == ("no", ("step_free", "quiet"))
    step = workspace.step()
    assert take_in(workspace, evening, text) == Accepted()
    assert workspace.step() == step


def test_joined_row_is_known_when_the_same_list_comes_again(workspace: Workspace, evening: Event) -> None:
    workspace.change(add_person, "Siân Pugh-Evans", email="sian@levels.example")
    take_in(workspace, evening, SIAN, {2: JOIN})
    before, step = state(workspace), workspace.step()
    again = preview_of(workspace, evening, SIAN, {})
    assert (again.doubles, again.nothing_to_change) == ((), True)
    assert take_in(workspace, evening, SIAN) == Accepted()
    assert (state(workspace), workspace.step()) == (before, step)


def test_row_joined_with_somebody_on_the_list_already_adds_no_place(workspace: Workspace, evening: Event) -> None:
    first = "Name,Email\nSiân Pugh-Evans,sian@levels.example\n"
    take_in(workspace, evening, first)
    second = first + SIAN.splitlines()[1].replace(",,she/her", "") + "\n"
    assert preview_of(workspace, evening, second, {}).doubles[0].row == 3
    assert take_in(workspace, evening, SIAN, {2: JOIN}) == Accepted(updated=1, kept=1)
    assert (len(people(workspace)), len(places(workspace))) == (1, 1)
    assert people(workspace)[0].pronouns == "she/her"
    step = workspace.step()
    assert preview_of(workspace, evening, second, {}).doubles == ()
    take_in(workspace, evening, second)
    step = workspace.step()
    assert take_in(workspace, evening, second) == Accepted()
    assert (len(places(workspace)), workspace.step()) == (1, step)


def test_rows_of_one_file_are_joined_into_the_first(workspace: Workspace, evening: Event) -> None:
    text = "Name,Email,Group,Can offer\nAnn Penrose,,Mill,\nAnn Penrose,ann@example.org,,baking\nAnn Penrose,,,tea\n"
    seen = preview_of(workspace, evening, text, {})
    assert [double.row for double in seen.doubles] == [3, 4]
    assert take_in(workspace, evening, text, {3: JOIN, 4: JOIN}) == Accepted(people=1)
    (ann,) = people(workspace)
    assert (ann.email, ann.organisation, ann.offers) == ("ann@example.org", "Mill", ("baking",))
    step = workspace.step()
    assert take_in(workspace, evening, text) == Accepted()
    assert (len(places(workspace)), workspace.step()) == (1, step)


def test_left_out_row_brings_nobody_and_neither_do_its_guests(workspace: Workspace, evening: Event) -> None:
    text = "Name,Email,Guests\nAnn Penrose,ann@example.org,\nAnn Penrose,,2\n"
    assert preview_of(workspace, evening, text, {}).additions == 4
    seen = preview_of(workspace, evening, text, {3: LEAVE_OUT})
    assert (seen.additions, seen.skipped[-1].row, seen.skipped[-1].why) == (1, 3, "left out by you")
    assert take_in(workspace, evening, text, {3: LEAVE_OUT}) == Accepted(people=1)


def test_row_joined_with_one_that_was_left_out_stands_for_itself(workspace: Workspace, evening: Event) -> None:
    text = "Name,Email\nAnn Penrose,\nAnn Penrose,ann@example.org\nAnne Penrose,ann@example.org\n"
    assert [(one.row, one.other_row) for one in preview_of(workspace, evening, text, {}).doubles] == [(3, 2), (4, 3)]
    assert take_in(workspace, evening, text, {3: LEAVE_OUT, 4: JOIN}) == Accepted(people=2)
    assert [one.full_name for one in people(workspace)] == ["Ann Penrose", "Anne Penrose"]


def test_repeated_row_can_be_kept_as_somebody_else(workspace: Workspace, evening: Event) -> None:
    text = "Name,Email\nSam Lee,lee@example.org\nSam Lee,lee@example.org\n"
    assert preview_of(workspace, evening, text, {}).additions == 1
    assert take_in(workspace, evening, text, {3: KEEP_BOTH}) == Accepted(people=2)
    step = workspace.step()
    assert take_in(workspace, evening, text) == Accepted()
    assert (len(people(workspace)), workspace.step()) == (2, step)


def test_places_no_longer_on_the_list_are_cancelled_only_when_somebody_says_so(
    workspace: Workspace, evening: Event
) -> None:
    headings = "Order no.,Order Date,First Name,Surname,Email,Quantity,Ticket Type,Order Type,Attendee Status,"
    head = headings + "Attendee #\n"
    ann = "O1,1/10/26,Ann,Penrose,ann@example.org,1,Free,Eventbrite,Attending,A1\n"
    bob = "O2,1/10/26,Bob,Hill,bob@example.org,1,Free,Eventbrite,Attending,A2\n"
    take_in(workspace, evening, head + ann + bob)
    (gone,) = preview_of(workspace, evening, head + ann, {}).gone
    assert gone.full_name == "Bob Hill"
    assert take_in(workspace, evening, head + ann) == Accepted()
    assert take_in(workspace, evening, head + ann, not_coming=[gone.attendee_id]) == Accepted(cancelled=1)
    assert [one.status for one in places(workspace)] == ["coming", "cancelled"]
    workspace.undo()
    assert [one.status for one in places(workspace)] == ["coming", "coming"]
