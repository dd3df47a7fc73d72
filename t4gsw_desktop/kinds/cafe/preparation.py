"""Preparing a café by hand: tables with their topics and hosts, and who would like to sit where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.folding import fold, new_lines
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.cafe.rows import TopicTable
from t4gsw_desktop.kinds.cafe.verbs import WISHES, tables_of
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.naming import REMOVED, counted, name_of, names_of
from t4gsw_desktop.services.rounds import seats_of
from t4gsw_desktop.services.tasks import activity_of_kind, end_task, give_task, guest_of
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

USUAL_SEATS, MOST_SEATS = 6, 100


@dataclass(frozen=True, slots=True)
class TableLine:
    """One table in a list, with the names of its hosts and how many people wish to sit there."""

    table: TopicTable
    hosts: tuple[str, ...]
    wishes: int


def add_table_topic(
    work: Work, activity_id: str, topic: str, *, table: str = "", seats: int = 0, hosts: Iterable[str] = ()
) -> TopicTable:
    """Give a table of the café a topic; `hosts` are attendees, who are marked as hosts on the event's list.

    Without `table` it is the next table of the café's rooms that has no topic yet. `seats` 0 takes as many as the table
    of that name has, or six. Refusal for a table or a host that is taken.
    """
    activity = activity_of_kind(work, activity_id, "cafe")
    tables = tables_of(work, activity)
    named = table.strip() or _next_table(work, activity, tables)
    position = max((one.position for one in tables), default=0) + 1
    made = TopicTable(new_id(), activity_id, named, topic, tuple(hosts), seats, position=position)
    made = _checked(work, activity, made)
    work.put(made)
    work.label = f"Add “{made.topic}” to {activity.title}"
    return made


def add_table_topics(work: Work, activity_id: str, text: str) -> tuple[TopicTable, ...]:
    """Give tables the topics of a text that has one a line; lines that are empty or there already are passed over."""
    activity = activity_of_kind(work, activity_id, "cafe")
    topics = new_lines(text, (one.topic for one in tables_of(work, activity)))
    refuse_unless(topics, "There is no new topic in this. Type one a line.")
    made = tuple(add_table_topic(work, activity_id, topic) for topic in topics)
    work.label = f"Add {counted(len(made), 'topic', 'topics')} to {activity.title}"
    return made


def edit_table_topic(work: Work, table_id: str, **changes: Any) -> TopicTable:
    """Change name, topic, hosts, seats or position of a table, and no other field."""
    before = _table_of(work, table_id)
    activity = activity_of(work, before.activity_id)
    table = _checked(work, activity, replace(before, **changes))
    work.put(table)
    end_task(work, set(before.hosts) - set(table.hosts), "host", [])
    work.label = f"Change “{table.topic}” of {activity.title}"
    return table


def remove_table_topic(work: Work, table_id: str) -> None:
    """Take a table out of the café, and out of everybody's wishes; its hosts are guests again."""
    table = _table_of(work, table_id)
    activity = activity_of(work, table.activity_id)
    WISHES.take_out(work, activity.id, table_id)
    work.remove(TopicTable, table_id)
    end_task(work, table.hosts, "host", [])
    work.label = f"Take “{table.topic}” out of {activity.title}"


def set_table_wishes(work: Work, activity_id: str, attendee_id: str, table_ids: Iterable[str]) -> None:
    """Somebody would like to sit at these tables, dearest first, and at no others; none clears their wishes."""
    activity = activity_of_kind(work, activity_id, "cafe")
    attendee = guest_of(work, activity, attendee_id)
    wanted = tuple(table_ids)
    known = {one.id for one in tables_of(work, activity)}
    refuse_unless(set(wanted) <= known, "One of these tables is no longer in the café. Choose again.")
    WISHES.put(work, activity_id, attendee_id, wanted)
    work.label = f"Note where {name_of(work, attendee)} would like to sit"


def list_tables(view: View, activity_id: str) -> tuple[TableLine, ...]:
    """The tables of a café in their order."""
    tables = tables_of(view, activity_of(view, activity_id))
    hosts = {host for one in tables for host in one.hosts}
    names = names_of(view, view.get_many(Attendee, hosts).values())
    wishes = WISHES.of(view, activity_id).values()
    return tuple(
        TableLine(one, tuple(names.get(host, REMOVED) for host in one.hosts), sum(one.id in wish for wish in wishes))
        for one in tables
    )


def _table_of(view: View, table_id: str) -> TopicTable:
    table = view.get(TopicTable, table_id)
    if table is None:
        raise Refusal("This table is no longer in the café. Nothing was changed.")
    return table


def _checked(work: Work, activity: Activity, table: TopicTable) -> TopicTable:
    """The table with its features and seats, its hosts marked, and nothing that another table has."""
    name, others = table.name.strip(), [one for one in tables_of(work, activity) if one.id != table.id]
    refuse_unless(name, "A table needs a name.")
    taken = fold(name) in {fold(one.name) for one in others}
    refuse_unless(not taken, f"“{name}” has a topic already. Choose another table.")
    hosts = give_task(work, activity, table.hosts, "host")
    hosting = {host: one.name for one in others for host in one.hosts}
    for host in hosts:
        if host.id in hosting:
            raise Refusal(f"{name_of(work, host)} hosts “{hosting[host.id]}” already. Choose somebody else.")
    real = next(((one, room) for one, room in seats_of(work, activity) if fold(one.name) == fold(name)), None)
    features = {*real[0].features, *real[1].features} if real else set(table.features)
    seats = table.seats or (real[0].seats if real else USUAL_SEATS)
    refuse_unless(1 <= seats <= MOST_SEATS, f"A table has from 1 to {MOST_SEATS} seats.")
    return replace(
        table,
        name=name,
        topic=table.topic.strip() or name,
        hosts=tuple(one.id for one in hosts),
        seats=seats,
        features=tuple(sorted(features)),
    )


def _next_table(view: View, activity: Activity, tables: Iterable[TopicTable]) -> str:
    """The first table of the rooms without a topic, else "Table" and the next number."""
    taken = {fold(one.name) for one in tables}
    free = (one.name for one, _ in seats_of(view, activity) if fold(one.name) not in taken)
    numbered = (f"Table {number}" for number in range(1, len(taken) + 2))
    return next(free, "") or next(name for name in numbered if fold(name) not in taken)
