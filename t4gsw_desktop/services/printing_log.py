"""Which papers were made from which state of the file, and which of them no longer say what is so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.places import Room, Table
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan, Printing
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.services.badge_log import note_badges
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.kind_rows import rows_that_name, shelves_of_kinds
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.services.sheet_numbers import is_checkin_sheet, numbers_after
from t4gsw_desktop.services.workspace import Workspace, now_utc
from t4gsw_desktop.storage.unit_of_work import View, Work

Row = tuple[str, str]
# What each shared table that papers show is to people: one row, several rows.
_SAID = {
    "people": ("person", "people"),
    "attendees": ("place on the list", "places on the list"),
    "events": ("event", "events"),
    "activities": ("activity", "activities"),
    "venues": ("venue", "venues"),
    "rooms": ("room", "rooms"),
    "tables": ("table", "tables"),
    "placements": ("seat", "seats"),
    "plans": ("plan", "plans"),
}
SHOWN: frozenset[str] = frozenset(_SAID)


@dataclass(frozen=True, slots=True)
class StalePaper:
    """The latest printing of a paper whose rows have changed since; `changed` counts them by table."""

    printing: Printing
    changed: Mapping[str, int]

    @property
    def sentence(self) -> str:
        """What to tell the organiser."""
        what = [counted(count, *_SAID.get(table, ("entry", "entries"))) for table, count in self.changed.items()]
        return (
            f"“{self.printing.paper}” was printed before this changed: {listed(what, most=len(what))}. Print it again."
        )


def record_printing(
    work: Work,
    event_id: str,
    paper: str,
    *,
    step: int,
    plan: str = "",
    copies: int = 1,
    at: datetime | None = None,
    badges_of: Iterable[str] = (),
) -> Printing:
    """Note that `paper` was made from the file as it was after `step` (`Workspace.step` when its facts were read).

    `badges_of` are the attendees whose badges are on it: the door asks before it prints one of them again.
    """
    event_of(work, event_id)
    lines = numbers_after(work, event_id, step) if is_checkin_sheet(paper) else ()
    printing = Printing(new_id(), event_id, paper, to_text(at or now_utc()), plan, step, copies, lines)
    work.put(printing)
    note_badges(work, badges_of, at)
    work.label = f"Print {paper.rpartition(' (')[0] or paper}"
    return printing


def record_printings(
    work: Work,
    event_id: str,
    papers: Iterable[tuple[str, str]],
    *,
    step: int,
    at: datetime | None = None,
    badges_of: Iterable[str] = (),
) -> tuple[Printing, ...]:
    """Note in one act that several papers were made, each told as (paper, the plan it shows or "")."""
    made = tuple(record_printing(work, event_id, paper, step=step, plan=plan, at=at) for paper, plan in papers)
    note_badges(work, badges_of, at)
    work.label = f"Print {counted(len(made), 'paper', 'papers')}"
    return made


def stale_papers(
    workspace: Workspace, event_id: str, shows: Mapping[str, frozenset[str]] | None = None
) -> tuple[StalePaper, ...]:
    """The papers of an event that no longer say what is so, by the latest printing of each, oldest first.

    `shows` tells for a paper the tables it is made from; a paper not in it is taken to show all of SHOWN, and whatever
    the kinds keep of the event's activities (topics, pitches, requests). A row that
    was removed since cannot be traced to its event and counts for every event that was printed before: rather one
    paper too many than one that sends somebody to the wrong table. Access notes and the like are rows of people, so a
    badge may be called stale for a change that is not on it.
    """
    latest = {printing.paper: printing for printing in workspace.read(_printings, event_id)}
    rows = workspace.read(rows_of_event, event_id)
    everything = SHOWN | workspace.read(_tables_of_kinds)
    found = []
    for printing in latest.values():
        shown = (shows or {}).get(printing.paper, everything)
        changed = [row for row in workspace.changes_since(printing.step) if row[0] in shown]
        gone = workspace.read(_gone, changed)
        counts: dict[str, int] = {}
        for table, row_id in sorted(changed):
            if (table, row_id) in rows or (table, row_id) in gone:
                counts[table] = counts.get(table, 0) + 1
        if counts:
            found.append(StalePaper(printing, counts))
    return tuple(sorted(found, key=lambda one: (one.printing.at, one.printing.id)))


def rows_of_event(view: View, event_id: str) -> frozenset[Row]:
    """(table, id) of all rows that papers of one event can show, those of kinds' own tables included."""
    event = event_of(view, event_id)
    activities = view.find(Activity, event_id=event_id)
    attendees = view.find(Attendee, event_id=event_id)
    ids = {one.id for one in activities}
    rooms = view.get_many(Room, {room for one in activities for room in one.room_ids})
    rows: set[Row] = {("events", event_id), ("venues", event.venue_id)}
    rows |= {("activities", one) for one in ids} | {("rooms", one) for one in rooms}
    rows |= {("tables", one.id) for one in view.find(Table, room_id=set(rooms))}
    rows |= {("attendees", one.id) for one in attendees} | {("people", one.person_id) for one in attendees}
    rows |= {("placements", one.id) for one in view.find(Placement, activity_id=ids)}
    rows |= {("plans", one.id) for one in view.find(AcceptedPlan, activity_id=ids)}
    rows |= {(shelf.table.name, one.id) for shelf, one in rows_that_name(view, ids)}
    return frozenset(rows)


def _tables_of_kinds(view: View) -> frozenset[str]:
    return frozenset(shelf.table.name for shelf in shelves_of_kinds(view))


def _printings(view: View, event_id: str) -> tuple[Printing, ...]:
    return view.find(Printing, event_id=event_id)


def _gone(view: View, rows: Iterable[Row]) -> frozenset[Row]:
    """Those of `rows` that are no longer in the file."""
    wanted: dict[str, set[str]] = {}
    for table, row_id in rows:
        wanted.setdefault(table, set()).add(row_id)
    there = {
        (table, one) for table, ids in wanted.items() for one in view.get_many(view.shelves.for_table(table).value, ids)
    }
    return frozenset((table, one) for table, ids in wanted.items() for one in ids) - there
