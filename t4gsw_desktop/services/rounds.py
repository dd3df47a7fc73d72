"""What speed-friending and the café share on the workspace's side: tables, sitting guests, and rounds as placements."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from t4gsw_desktop.core.events import PLAYED as PLAYED
from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.places import Room, Table, placing_needs
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.seating import Guest, Pair, RoundsPlan, SeatedTable, SeatingRound, SeatingTable, pair
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.storage.unit_of_work import View


def seats_of(view: View, activity: Activity) -> list[tuple[Table, Room]]:
    """The tables of the activity's rooms in the order they were made, each with its room."""
    rooms = view.get_many(Room, activity.room_ids)
    return [(table, rooms[table.room_id]) for table in view.find(Table, room_id=list(rooms))]


def sitting_guests(
    roster: Roster, activity: Activity, *, stays: Mapping[str, str], wishes: Mapping[str, tuple[str, ...]]
) -> tuple[Guest, ...]:
    """Everybody who can sit in at least one round; rounds in which they are busy elsewhere are not theirs.

    `stays` maps an attendee to the table they keep, `wishes` to the tables they would like.
    """
    spans = part_spans(activity)
    guests = []
    for guest in roster.guests:
        person = guest.person
        here = frozenset(n for n, span in enumerate(spans, 1) if roster.free(guest.id, span, activity.id))
        if here:
            guests.append(
                Guest(
                    id=guest.id,
                    here=here,
                    organisation=person.organisation if person else "",
                    newcomer=guest.newcomer,
                    stays_at=stays.get(guest.id, ""),
                    needs=frozenset(placing_needs(person.access_needs)) if person else frozenset(),
                    offers=frozenset(person.offers) if person else frozenset(),
                    seeks=frozenset(person.seeks) if person else frozenset(),
                    wishes=wishes.get(guest.id, ()),
                )
            )
    return tuple(guests)


def pairs_among(guests: Iterable[Guest], pairs: Iterable[Pair]) -> frozenset[Pair]:
    """Those of `pairs` of which both are to be seated."""
    here = {guest.id for guest in guests}
    return frozenset(pair(one, other) for one, other in pairs if one in here and other in here)


def kept_seats(roster: Roster, tables: Sequence[SeatingTable], each: int) -> dict[str, str]:
    """A table for everybody who stays put: the first with what they need, at most `each` of them at one table."""
    taken: dict[str, int] = {}
    kept = {}
    for guest in roster.guests:
        needs = guest.person.access_needs if guest.person else ()
        if "stays_put" not in needs:
            continue
        wanted = set(placing_needs(needs))
        for table in tables:
            if wanted <= table.features and taken.get(table.id, 0) < each:
                kept[guest.id] = table.id
                taken[table.id] = taken.get(table.id, 0) + 1
                break
    return kept


def rounds_begun(activity: Activity) -> int:
    """How many rounds are over or running, as the setting PLAYED says; they are history, and no plan changes them."""
    begun = activity.settings.get(PLAYED, 0)
    return begun if isinstance(begun, int) else 0


def played_rounds(view: View, activity: Activity) -> tuple[SeatingRound, ...]:
    """The rounds that are over or running, as people really sat."""
    return accepted_rounds(view, activity)[: rounds_begun(activity)]


def accepted_rounds(view: View, activity: Activity) -> tuple[SeatingRound, ...]:
    """The accepted plan as rounds, in order; empty while nothing is accepted."""
    return rounds_of(view.find(Placement, activity_id=activity.id))


def rounds_of(placements: Sequence[Placement]) -> tuple[SeatingRound, ...]:
    """Placements of one activity as rounds from the first to the last that has any."""
    rounds = []
    for part in range(1, max((placement.part for placement in placements), default=0) + 1):
        tables: dict[str, list[str]] = {}
        resting = []
        for placement in placements:
            if placement.part == part and placement.role == "rest":
                resting.append(placement.attendee_id)
            elif placement.part == part:
                tables.setdefault(placement.place, []).append(placement.attendee_id)
        seated = tuple(SeatedTable(table, tuple(people)) for table, people in tables.items())
        rounds.append(SeatingRound(seated, tuple(resting)))
    return tuple(rounds)


def seated_placements(
    view: View,
    activity: Activity,
    plan: RoundsPlan,
    *,
    hosts: Sequence[str] = (),
    topics: Mapping[str, str] | None = None,
) -> tuple[Placement, ...]:
    """The rounds before those of `plan` as they are, then `plan`: one row for each person and round, in seating order.

    `plan` holds the last rounds of the activity; where nobody had a seat in an earlier one, nobody has now.
    """
    count = len(part_spans(activity)) - len(plan.rounds)
    earlier = accepted_rounds(view, activity)[:count]
    rows = rounds_as_placements(activity, earlier, 1, hosts, topics or {})
    return (*rows, *rounds_as_placements(activity, plan.rounds, count + 1, hosts, topics or {}))


def rounds_as_placements(
    activity: Activity, rounds: Sequence[SeatingRound], first: int, hosts: Collection[str], topics: Mapping[str, str]
) -> tuple[Placement, ...]:
    """One row for each person and round, in seating order; the rounds are counted from `first`."""
    spans = part_spans(activity)
    rows = []
    for part, one in enumerate(rounds, first):
        starts, ends = to_text(spans[part - 1].starts), to_text(spans[part - 1].ends)
        seats = [(person, table.table) for table in one.tables for person in table.people]
        for attendee_id, place in [*seats, *((person, "") for person in one.resting)]:
            role = "rest" if not place else "host" if attendee_id in hosts else "guest"
            topic = topics.get(place, "")
            rows.append(Placement(new_id(), activity.id, attendee_id, part, starts, ends, place, role, topic))
    return tuple(rows)
