"""Who has not come, and by which names a room may read that."""

from datetime import UTC, datetime

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.attendees import set_status
from t4gsw_desktop.services.checkin import arrive, free_code, leave, undo_arrival
from t4gsw_desktop.services.who_is_missing import missing_guests, missing_on_the_wall
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

SEVEN = datetime(2026, 10, 1, 18, 30, tzinfo=UTC)


def invite(workspace: Workspace, event: Event, *people: Person) -> list[str]:
    ids: list[str] = []

    def put(work: Work) -> None:
        for person in people:
            work.put(person)
            ids.append(new_id())
            work.put(Attendee(ids[-1], event.id, person.id, free_code(work, event.id)))
        work.label = "Sign up"

    workspace.change(put)
    return ids


def test_missing_is_who_is_expected_and_was_never_seen(workspace: Workspace, evening: Event) -> None:
    ann, bea, cem, dee, eve = invite(
        workspace, evening, *(Person(new_id(), f"{name} Low") for name in ("Ann", "Bea", "Cem", "Dee", "Eve"))
    )
    workspace.change(arrive, ann, at=SEVEN)
    workspace.change(arrive, bea, at=SEVEN)
    workspace.change(leave, bea, at=SEVEN)
    workspace.change(arrive, cem, at=SEVEN)
    workspace.change(undo_arrival, cem, at=SEVEN)
    workspace.change(set_status, dee, "cancelled")
    assert [guest.id for guest in workspace.read(missing_guests, evening.id)] == [cem, eve]


def test_the_wall_has_short_names_or_badge_numbers_and_nothing_else(workspace: Workspace, evening: Event) -> None:
    sam, other, shy = invite(
        workspace,
        evening,
        Person(new_id(), "Sam Khan", phone="07700 900123", organisation="Food bank"),
        Person(new_id(), "Sam Reed"),
        Person(new_id(), "Quiet Quill", wall="number"),
    )
    names = workspace.read(missing_on_the_wall, evening.id)
    assert {"Sam K", "Sam R"} < set(names)
    assert len(names) == 3
    assert not any("Quill" in name or "Khan" in name or "077" in name for name in names)
    workspace.change(arrive, sam, at=SEVEN)
    assert "Sam R" in workspace.read(missing_on_the_wall, evening.id)  # the same name while others arrive
    for one in (other, shy):
        workspace.change(arrive, one, at=SEVEN)
    assert workspace.read(missing_on_the_wall, evening.id) == ()
