"""A component is a part of the file with its own tables and migration steps: the shared one, and one for each kind."""

from dataclasses import dataclass

from t4gsw_desktop.core.desks import Desk, OtherCode, Settled
from t4gsw_desktop.core.events import Activity, Attendee, Checkin, Event
from t4gsw_desktop.core.harvest import HarvestNote
from t4gsw_desktop.core.people import GoesWith, KeepApart, KeptBoth, Organisation, Person
from t4gsw_desktop.core.places import Room, Table, Venue
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan, BadgePrint, ChecklistMark, ImportPreset, ImportRecord, Printing
from t4gsw_desktop.storage import shared_steps, tables
from t4gsw_desktop.storage.search_index import derive_words
from t4gsw_desktop.storage.shelves import Shelf


@dataclass(frozen=True)
class Component:
    """`steps[n]` is the frozen SQL that takes the component from version n to n + 1; steps are never edited later."""

    name: str
    shelves: tuple[Shelf, ...]
    steps: tuple[tuple[str, ...], ...]


SHARED = Component(
    "shared",
    (
        Shelf(Person, tables.people, derive_words),
        Shelf(KeepApart, tables.keep_apart),
        Shelf(GoesWith, tables.goes_with),
        Shelf(KeptBoth, tables.kept_both),
        Shelf(Organisation, tables.organisations),
        Shelf(Venue, tables.venues),
        Shelf(Room, tables.rooms),
        Shelf(Table, tables.places),
        Shelf(Event, tables.events),
        Shelf(Activity, tables.activities),
        Shelf(Attendee, tables.attendees),
        Shelf(Checkin, tables.checkins),
        Shelf(BadgePrint, tables.badge_prints),
        Shelf(AcceptedPlan, tables.plans, stands_whole=True),
        Shelf(Placement, tables.placements, stands_whole=True),
        Shelf(Printing, tables.prints),
        Shelf(ImportRecord, tables.imports),
        Shelf(ImportPreset, tables.import_presets),
        Shelf(ChecklistMark, tables.checklist_marks),
        Shelf(HarvestNote, tables.harvest_notes, plans_need=False),
        Shelf(Desk, tables.desks),
        Shelf(Settled, tables.settled),
        Shelf(OtherCode, tables.other_codes),
    ),
    shared_steps.STEPS,
)
