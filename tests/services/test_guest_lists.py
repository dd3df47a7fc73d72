import hashlib
import tempfile
from datetime import date, time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.records import ImportPreset, ImportRecord
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.guest_lists import Accepted, accept_guests
from t4gsw_desktop.services.guest_previews import preview_guests
from t4gsw_desktop.services.people import add_person, edit_person
from t4gsw_desktop.services.workspace import Workspace

EVENTBRITE = (
    "Order no.,Order Date,First Name,Surname,Email,Quantity,Ticket Type,Order Type,Attendee Status,Attendee #\n"
)


def take_in(workspace: Workspace, event: Event, text: str | bytes) -> Accepted:
    data = text.encode() if isinstance(text, str) else text
    seen = workspace.read(preview_guests, event.id, read_table(data, "guests.csv"))
    digest = hashlib.sha256(data).hexdigest()
    return workspace.change(accept_guests, event.id, seen, name="guests.csv", digest=digest)


def order(number: int, first: str, last: str, email: str, quantity: int = 1, status: str = "Attending") -> str:
    return f"O{number},1/10/26,{first},{last},{email},{quantity},Free,Eventbrite,{status},A{number}\n"


def people(workspace: Workspace) -> dict[str, Person]:
    return {one.full_name: one for one in workspace.read(lambda view: view.find(Person))}


def attendees(workspace: Workspace) -> tuple[Attendee, ...]:
    return workspace.read(lambda view: view.find(Attendee))


def state(workspace: Workspace) -> tuple[object, ...]:
    return workspace.read(lambda view: tuple(view.find(one) for one in (Person, Attendee, ImportRecord, ImportPreset)))


def test_accept_guests_adds_everybody_with_a_code_of_their_own_in_one_act(workspace: Workspace, evening: Event) -> None:
    data = (resource_folder() / "practice" / "guests.csv").read_bytes()
    accepted = take_in(workspace, evening, data)
    assert accepted == Accepted(people=60)
    assert accepted.sentence == "60 people added."
    assert len(people(workspace)) == 60
    assert len({one.code for one in attendees(workspace)}) == 60
    (record,) = workspace.read(lambda view: view.find(ImportRecord))
    assert (record.name, record.digest, len(record.brought)) == ("guests.csv", hashlib.sha256(data).hexdigest(), 60)
    assert dict(record.counts) == {"people": 60}
    assert workspace.undo() == "Import 60 guests"
    assert state(workspace) == ((), (), (), ())


def test_same_list_again_changes_nothing_and_leaves_no_step(workspace: Workspace, evening: Event) -> None:
    data = (resource_folder() / "practice" / "guests.csv").read_bytes()
    take_in(workspace, evening, data)
    before, step = state(workspace), workspace.step()
    again = take_in(workspace, evening, data)
    assert again == Accepted()
    assert again.sentence == "Everybody on this list is here already, so nothing was changed."
    assert (state(workspace), workspace.step()) == (before, step)


def test_same_preview_accepted_twice_adds_nobody_twice(workspace: Workspace, evening: Event) -> None:
    table = read_table((EVENTBRITE + order(1, "Ann", "Penrose", "ann@example.org", 3)).encode(), "list.csv")
    seen = workspace.read(preview_guests, evening.id, table)
    first = workspace.change(accept_guests, evening.id, seen, name="list.csv", digest="")
    again = workspace.change(accept_guests, evening.id, seen, name="list.csv", digest="")
    assert (first, again) == (Accepted(people=1, unnamed=2), Accepted())
    assert len(attendees(workspace)) == 3


def test_unnamed_guests_are_places_with_a_label_and_no_person(workspace: Workspace, evening: Event) -> None:
    take_in(workspace, evening, EVENTBRITE + order(1, "Ann", "Penrose", "ann@example.org", 2))
    unnamed = [one for one in attendees(workspace) if not one.person_id]
    assert [one.label for one in unnamed] == ["Guest of Ann Penrose"]


def test_people_of_the_directory_are_not_added_again_and_only_their_blanks_filled(
    workspace: Workspace, evening: Event
) -> None:
    ann = workspace.change(add_person, "Ann Penrose", email="ann@example.org", organisation="Mill Trust")
    take_in(workspace, evening, "Name,Email,Organisation,Pronouns\nAnn Penrose,ANN@example.org,Other,she/her\n")
    assert people(workspace) == {"Ann Penrose": Person(**{**_fields(ann), "pronouns": "she/her"})}
    assert [one.person_id for one in attendees(workspace)] == [ann.id]


def _fields(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in Person.__slots__}


def test_newer_list_follows_its_source_but_not_over_a_local_correction(workspace: Workspace, evening: Event) -> None:
    before = "Name,Email,Organisation,Food\nAnn Penrose,ann@example.org,Mill,vegan\nBob Hill,bob@example.org,Mill,\n"
    take_in(workspace, evening, before)
    workspace.change(edit_person, people(workspace)["Ann Penrose"].id, organisation="Mill Trust")
    after = before.replace("Mill,vegan", "Windmill,vegetarian").replace("Mill,\n", "Windmill,no nuts\n")
    accepted = take_in(workspace, evening, after)
    found = people(workspace)
    assert (found["Ann Penrose"].organisation, found["Ann Penrose"].food_needs) == ("Mill Trust", "vegetarian")
    assert (found["Bob Hill"].organisation, found["Bob Hill"].food_needs) == ("Windmill", "no nuts")
    assert accepted == Accepted(updated=2, kept=1)
    assert "1 value corrected here kept" in accepted.sentence
    assert workspace.undo() == "Bring the list up to date from guests.csv"
    assert people(workspace)["Bob Hill"].organisation == "Mill"


def test_value_corrected_between_preview_and_acceptance_stays(workspace: Workspace, evening: Event) -> None:
    take_in(workspace, evening, "Name,Email,Organisation\nAnn Penrose,ann@example.org,Mill\n")
    newer = read_table(b"Name,Email,Organisation\nAnn Penrose,ann@example.org,Windmill\n", "list.csv")
    seen = workspace.read(preview_guests, evening.id, newer)
    ann = people(workspace)["Ann Penrose"]
    workspace.change(edit_person, ann.id, organisation="Mill Trust")
    workspace.change(accept_guests, evening.id, seen, name="list.csv", digest="")
    assert people(workspace)["Ann Penrose"].organisation == "Mill Trust"


def test_newer_list_marks_who_cancelled_and_removes_nobody(workspace: Workspace, evening: Event) -> None:
    ann, bob = order(1, "Ann", "Penrose", "ann@example.org"), order(2, "Bob", "Hill", "bob@example.org")
    take_in(workspace, evening, EVENTBRITE + ann + bob)
    accepted = take_in(workspace, evening, EVENTBRITE + ann.replace("Attending", "Not Attending"))
    assert accepted == Accepted(cancelled=1)
    assert [one.status for one in attendees(workspace)] == ["cancelled", "coming"]


def test_place_that_gets_a_name_gets_a_person(workspace: Workspace, evening: Event) -> None:
    named = order(2, "Info Requested", "Info Requested", "ann@example.org")
    take_in(workspace, evening, EVENTBRITE + order(1, "Ann", "Penrose", "ann@example.org") + named)
    before = [one for one in attendees(workspace) if not one.person_id]
    newer = EVENTBRITE + order(1, "Ann", "Penrose", "ann@example.org") + order(2, "Cem", "Demir", "cem@example.org")
    accepted = take_in(workspace, evening, newer)
    assert len(before) == 1
    (cem,) = [one for one in attendees(workspace) if one.id == before[0].id]
    assert (cem.person_id, cem.label) == (people(workspace)["Cem Demir"].id, "")
    assert accepted == Accepted(updated=1)


def test_rows_of_people_who_were_merged_do_not_come_back(workspace: Workspace, evening: Event) -> None:
    text = EVENTBRITE + order(1, "Ann", "Penrose", "ann@example.org") + order(2, "Annie", "Penrose", "ap@example.org")
    take_in(workspace, evening, text)
    found = people(workspace)
    workspace.change(merge_people, found["Ann Penrose"].id, found["Annie Penrose"].id)
    before = (people(workspace), attendees(workspace))
    take_in(workspace, evening, text)
    newer = text + order(3, "Bob", "Hill", "bob@example.org")
    assert take_in(workspace, evening, newer).people == 1
    assert list(people(workspace)) == ["Ann Penrose", "Bob Hill"]
    assert before == ({"Ann Penrose": before[0]["Ann Penrose"]}, attendees(workspace)[:1])


def test_chosen_columns_are_remembered_for_the_next_list_with_these_headings(
    workspace: Workspace, evening: Event
) -> None:
    table = read_table(b"Name,Email,Mystery\nAnn Penrose,ann@example.org,baking\n", "list.csv")
    chosen = recognise(table).with_field(2, "offers")
    for _ in range(2):
        seen = workspace.read(preview_guests, evening.id, table, chosen)
        workspace.change(accept_guests, evening.id, seen, name="list.csv", digest="", mapping=chosen)
    assert workspace.step() == 2
    assert people(workspace)["Ann Penrose"].offers == ("baking",)
    again = read_table(b"Name,Email,Mystery\nBob Hill,bob@example.org,tea\n", "list.csv")
    assert workspace.read(preview_guests, evening.id, again).people[0].values["offers"] == ("tea",)
    assert len(workspace.read(lambda view: view.find(ImportPreset))) == 1


NAMES = st.sampled_from(["Ann", "Bob", "Ann Penrose", "Łukasz", "محمد", "Guest", "", "林小雨", "=1+1", "O'Hara, Pat"])
EMAILS = st.sampled_from(["", "a@example.org", "A@EXAMPLE.ORG", "b@example.org", "none"])
CELLS = st.sampled_from(["", "vegan", "no nuts; vegan", "Yes", "2", "waiting", "cancelled"])


@settings(max_examples=30)
@given(st.lists(st.tuples(NAMES, EMAILS, CELLS, CELLS, CELLS), max_size=8))
def test_any_list_taken_in_twice_changes_nothing_the_second_time(rows: list[tuple[str, ...]]) -> None:
    text = "Name,Email,Food,Guests,Status\n" + "".join(
        ",".join(f'"{cell}"' for cell in row) + "\n" for row in [("Zed", "z@example.org", "", "", ""), *rows]
    )
    with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder) / "one.t4gsw") as workspace:
        evening = workspace.change(create_event, "Any", date(2026, 10, 1), time(18, 30), time(21))
        take_in(workspace, evening, text)
        before, step = state(workspace), workspace.step()
        assert take_in(workspace, evening, text) == Accepted()
        assert (state(workspace), workspace.step()) == (before, step)
        workspace.undo()
        assert state(workspace) == ((), (), (), ())
