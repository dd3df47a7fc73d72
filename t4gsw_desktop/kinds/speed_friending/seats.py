"""One seat in one round: taken, given up, asked for; whether somebody may have it is decided and never explained."""

from collections.abc import Collection
from dataclasses import replace

from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.seating import SeatingTable
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.kinds.speed_friending.floor import Floor
from t4gsw_desktop.kinds.speed_friending.said import NOT_POSSIBLE, at_first, table_words
from t4gsw_desktop.services.plans import engagements
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work


def sit(work: Work, floor: Floor, attendee_id: str, place: str, number: int) -> None:
    """Have somebody sit at `place` in a round, whatever they did before; they rest where it is ""."""
    span = part_spans(floor.activity)[number - 1]
    before = floor.seat(attendee_id, number)
    row = before or Placement(
        new_id(), floor.activity.id, attendee_id, number, to_text(span.starts), to_text(span.ends), ""
    )
    work.put(replace(row, place=place, role="guest" if place else "rest"))


def stand(work: Work, floor: Floor, attendee_id: str, number: int) -> None:
    """Have somebody neither sit nor rest in a round."""
    row = floor.seat(attendee_id, number)
    if row is not None:
        work.remove(Placement, row.id)


def put_back(work: Work, floor: Floor, attendee_id: str, place: str, number: int) -> None:
    """Have somebody sit at `place` in a round, or have no seat where it is ""."""
    if place:
        sit(work, floor, attendee_id, place, number)
    else:
        stand(work, floor, attendee_id, number)


def place_of(floor: Floor, attendee_id: str, number: int) -> str:
    """The table somebody has in a round; "" for a rest and for no seat."""
    row = floor.seat(attendee_id, number)
    return row.place if row else ""


def table_named(floor: Floor, place: str) -> SeatingTable:
    """The table of this name that can be used in the shown round; Refusal when there is none."""
    found = next((table for table in floor.tables if table.id == place), None)
    refuse_unless(found, f"There is no {table_words(place)} to sit at in this round.")
    assert found is not None
    return found


def refuse_seat(work: Work, floor: Floor, people: Collection[str], place: str, without: Collection[str] = ()) -> None:
    """Refusal when these people cannot sit at `place` in the shown round, once those `without` have left the table."""
    table = table_named(floor, place)
    busy = engagements(work, floor.activity.event_id, but=floor.activity.id)
    span = part_spans(floor.activity)[floor.shown - 1]
    taken = [one for one in people if any(span.overlaps(other) for other in busy.get(one, ()))]
    refuse_unless(not taken, "They have a place in another activity at this time. Take them out of it first.")
    company = [one for one in floor.seats(floor.shown).get(place, []) if one not in {*people, *without}]
    room = len(company) + len(people) <= floor.most(table)
    refuse_unless(room, f"{at_first(table_words(place))} is full. Choose another table.")
    refuse_unless(floor.may_sit(people, table, company), NOT_POSSIBLE)


def party_of(floor: Floor, attendee_id: str) -> list[str]:
    """Who sits down with somebody: themselves and those of their company who are here and have no seat yet."""
    number = floor.shown
    others = sorted(floor.company(attendee_id) - {attendee_id})
    return [attendee_id, *(one for one in others if one in floor.here and not place_of(floor, one, number))]
