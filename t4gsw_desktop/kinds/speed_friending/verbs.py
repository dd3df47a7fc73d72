"""What an organiser can do with speed-friending: set it up, and have its rounds woven for those who are coming."""

from string import ascii_lowercase

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.forms import Form, choice_at, number_at
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.seating import RoundsPlan, SeatingTable
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.kinds.contract import Outlook
from t4gsw_desktop.kinds.speed_friending.rules import ODD, Snapshot
from t4gsw_desktop.kinds.speed_friending.shape import evening_shape, say_shape
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.services.rounds import (
    accepted_rounds,
    kept_seats,
    pairs_among,
    played_rounds,
    seated_placements,
    seats_of,
    sitting_guests,
)
from t4gsw_desktop.storage.unit_of_work import View, Work

USUAL_SIZE, LARGEST = 2, 12


def set_up(work: Work, activity: Activity, details: Form, path: str, cast: Cast) -> None:
    """Check what a description says of table size and odd numbers; both are settings of the activity itself."""
    number_at(details, "table_size", path, USUAL_SIZE, least=2, most=LARGEST)
    choice_at(details, "odd", ODD, path, ODD[0])


def table_size(activity: Activity) -> int:
    """How many people one table is for."""
    size = activity.settings.get("table_size", USUAL_SIZE)
    return size if isinstance(size, int) else USUAL_SIZE


def odd_rule(activity: Activity) -> str:
    """What becomes of the one left over: one of ODD."""
    odd = activity.settings.get("odd", ODD[0])
    return odd if isinstance(odd, str) and odd in ODD else ODD[0]


def places_of(view: View, activity: Activity, roster: Roster) -> tuple[tuple[str, tuple[SeatingTable, ...]], ...]:
    """Where groups sit, by what stands in the room: each table with its places, then spots without a table.

    A table for eight is four places for pairs, "Table 3a" to "Table 3d". Where the tables do not suffice for everybody
    there are spots beside them, "Spot 1" and so on, in the first room.
    """
    size = table_size(activity)
    places: list[tuple[str, tuple[SeatingTable, ...]]] = []
    for table, room in seats_of(view, activity):
        features = frozenset((*table.features, *room.features))
        groups = max(1, table.seats // size)
        names = [f"{table.name}{_letters(number)}" for number in range(groups)] if groups > 1 else [table.name]
        places.append((table.name, tuple(SeatingTable(name, size + 1, features) for name in names)))
    rooms = view.get_many(Room, activity.room_ids)
    first = next((rooms[room_id] for room_id in activity.room_ids if room_id in rooms), None)
    here = frozenset(first.features) if first else frozenset()
    missing = max(1, -(-len(roster.guests) // size)) - sum(len(groups) for _, groups in places)
    spots = (SeatingTable(f"Spot {number}", size + 1, here) for number in range(1, missing + 1))
    return (*places, *((spot.id, (spot,)) for spot in spots))


def _letters(number: int) -> str:
    """a to z, then aa, bb and so on."""
    return ascii_lowercase[number % 26] * (1 + number // 26)


def tables_of(view: View, activity: Activity, roster: Roster) -> tuple[SeatingTable, ...]:
    """All places of `places_of`, as the planner's tables."""
    return tuple(table for _, groups in places_of(view, activity, roster) for table in groups)


def snapshot(view: View, activity: Activity, roster: Roster) -> Snapshot:
    """The facts the rounds are woven from; rounds played are history, and an accepted plan is stayed close to."""
    tables = tables_of(view, activity, roster)
    guests = sitting_guests(roster, activity, stays=kept_seats(roster, tables, 1), wishes={})
    played = played_rounds(view, activity)
    accepted = accepted_rounds(view, activity)
    return Snapshot(
        rounds=parts_of(activity).count,
        table_size=table_size(activity),
        people=guests,
        odd=odd_rule(activity),
        tables=tables,
        apart=pairs_among(guests, roster.apart),
        together=pairs_among(guests, roster.together),
        met_before=roster.met_before,
        played=played,
        before=RoundsPlan(accepted[len(played) :]) if accepted else None,
    )


def placements(view: View, activity: Activity, roster: Roster, plan: RoundsPlan) -> tuple[Placement, ...]:
    """The rounds as one row for each person and round; a rest is a row without a place."""
    return seated_placements(view, activity, plan)


def names(view: View, activity: Activity) -> dict[str, str]:
    """Speed-friending has no rows of its own: its tables go by their names already."""
    return {}


def outlook(activity: Activity, people: int, zone: str) -> Outlook:
    """What the rounds come to if so many people take part: tables, whom everybody meets, and when it ends."""
    parts = parts_of(activity)
    shape = evening_shape(people, table_size(activity), parts.count, odd_rule(activity))
    ends = f"{wall_clock(from_text(activity.starts) + parts.length, zone):%H:%M}"
    return Outlook(say_shape(shape, ends), shape.first_round)
