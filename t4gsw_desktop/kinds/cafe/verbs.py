"""What an organiser can do at a café: name tables, topics and hosts, take wishes, and have the rounds seated."""

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.forms import Form, FormTrouble, items_at, names_at, number_at, refuse_unknown, text_at, texts_at
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.core.places import Room, Table
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.seating import RoundsPlan, SeatingTable
from t4gsw_desktop.kinds.cafe.rows import TableWish, TopicTable
from t4gsw_desktop.kinds.cafe.rules import CafeTable, Snapshot
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
from t4gsw_desktop.services.wishes import Wishes
from t4gsw_desktop.storage.unit_of_work import View, Work

WISHES = Wishes(TableWish, "tables")


def set_up(work: Work, activity: Activity, details: Form, path: str, cast: Cast) -> None:
    """Write the tables, hosts and wishes of a description; hosts who are not on the list are added as helpers."""
    known = {fold(table.name): (table, room) for table, room in seats_of(work, activity)}
    tables = []
    for number, (place, form) in enumerate(items_at(details, "tables", path), 1):
        tables.append(_topic_table(number, form, place, activity, cast, known))
    named = {fold(table.topic): table for table in tables} | {fold(table.name): table for table in tables}
    hosts = [host for table in tables for host in table.hosts]
    if len({fold(table.name) for table in tables}) < len(tables) or len(set(hosts)) < len(hosts):
        raise FormTrouble(f"{path}.tables: a table or a host is named twice.")
    work.put_many(tables)
    for name, wanted in names_at(details, "wishes", path):
        guest = cast.find(name, f"{path}.wishes")
        chosen = tuple(_named(named, wish, f"{path}.wishes.{name}").id for wish in dict.fromkeys(wanted))
        if guest is not None:
            work.put(TableWish(new_id(), activity.id, guest.id, chosen))


def _named(named: dict[str, TopicTable], wish: str, place: str) -> TopicTable:
    table = named.get(fold(wish))
    if table is None:
        raise FormTrouble(f"{place}: there is no table or topic called “{wish}”.")
    return table


def _topic_table(
    number: int, form: Form, path: str, activity: Activity, cast: Cast, known: dict[str, tuple[Table, Room]]
) -> TopicTable:
    refuse_unknown(form, ("table", "topic", "hosts", "seats"), path)
    name = text_at(form, "table", path, f"Table {number}")
    table, room = known.get(fold(name), (None, None))
    hosts = [cast.find_helper(host, "host", f"{path}.hosts") for host in dict.fromkeys(texts_at(form, "hosts", path))]
    return TopicTable(
        id=new_id(),
        activity_id=activity.id,
        name=name,
        topic=text_at(form, "topic", path, name),
        hosts=tuple(host.id for host in hosts),
        seats=number_at(form, "seats", path, table.seats if table else 6, least=1, most=100),
        features=tuple(sorted({*(table.features if table else ()), *(room.features if room else ())})),
        position=number,
    )


def tables_of(view: View, activity: Activity) -> tuple[TopicTable, ...]:
    """The café's tables in their order."""
    return tuple(sorted(view.find(TopicTable, activity_id=activity.id), key=lambda table: table.position))


def snapshot(view: View, activity: Activity, roster: Roster) -> Snapshot:
    """The facts the rounds are seated from; tables go by their names, and a host who is not here hosts nothing."""
    tables = tables_of(view, activity)
    named = {table.id: table.name for table in tables}
    wishes = {
        guest: tuple(named[table] for table in wanted if table in named)
        for guest, wanted in WISHES.of(view, activity.id).items()
    }
    seating = [SeatingTable(table.name, table.seats, frozenset(table.features)) for table in tables]
    guests = sitting_guests(roster, activity, stays=kept_seats(roster, seating, 1), wishes=wishes)
    here = {guest.id for guest in guests}
    played = played_rounds(view, activity)
    accepted = accepted_rounds(view, activity)
    return Snapshot(
        rounds=parts_of(activity).count,
        tables=tuple(
            CafeTable(
                table.name,
                table.seats,
                table.topic,
                tuple(host for host in table.hosts if host in here),
                frozenset(table.features),
            )
            for table in tables
        ),
        people=guests,
        apart=pairs_among(guests, roster.apart),
        together=pairs_among(guests, roster.together),
        played=played,
        before=RoundsPlan(accepted[len(played) :]) if accepted else None,
    )


def placements(view: View, activity: Activity, roster: Roster, plan: RoundsPlan) -> tuple[Placement, ...]:
    """The rounds as one row for each person and round, hosts marked; a rest is a row without a place."""
    tables = tables_of(view, activity)
    hosts = [host for table in tables for host in table.hosts]
    return seated_placements(view, activity, plan, hosts=hosts, topics={table.name: table.topic for table in tables})


def names(view: View, activity: Activity) -> dict[str, str]:
    """Tables go by their names already."""
    return {}
