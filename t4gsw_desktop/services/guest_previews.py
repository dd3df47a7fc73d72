"""What taking in a guest list would do to an event: the file is read once, the rest is pure, for any thread."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.records import ImportPreset
from t4gsw_desktop.exchange.guest_lists.columns import Mapping as ColumnMapping
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.decisions import decided
from t4gsw_desktop.exchange.guest_lists.known import KnownPerson, KnownPlace, known_person, known_place
from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.remembered import RememberedPreset
from t4gsw_desktop.exchange.guest_lists.table import Table
from t4gsw_desktop.exchange.guest_lists.watching import Watch, unwatched
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.import_memory import joined_ids, platform_id, said_before
from t4gsw_desktop.storage.unit_of_work import View


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Who is in the directory and on an event's list, how lists were read before, and which rows were joined."""

    known: tuple[KnownPerson, ...] = ()
    already: tuple[KnownPlace, ...] = ()
    remembered: tuple[RememberedPreset, ...] = ()
    joined: frozenset[str] = frozenset()


def guest_knowledge(view: View, event_id: str) -> Knowledge:
    """All that a preview for this event needs of the file, frozen. Refusal when there is no such event."""
    event_of(view, event_id)
    attendees = view.find(Attendee, event_id=event_id)
    people = {person.id: person for person in view.find(Person)}
    said = said_before(view, event_id)
    return Knowledge(
        tuple(known_person(person) for person in people.values()),
        tuple(known_place(one, people.get(one.person_id), said.get(one.id)) for one in attendees),
        remembered_presets(view),
        joined_ids(attendees, said),
    )


def preview_list(
    knowledge: Knowledge, table: Table, mapping: ColumnMapping | None = None, *, watch: Watch = unwatched
) -> Preview:
    """What taking in `table` would do; pure, for any thread. Columns as in `preview_guests`.

    Rows of people who were made one person here do not come back, and are not asked about again.
    """
    mapping = mapping or recognise(table, knowledge.remembered)
    seen = preview(table, mapping, knowledge.known, already=knowledge.already, watch=watch)
    joined = {
        line.row
        for line in seen.people
        if line.state != "listed" and platform_id(line.source, line.source_id) in knowledge.joined
    }
    return replace(
        seen,
        people=tuple(line for line in seen.people if line.row not in joined),
        doubles=tuple(double for double in seen.doubles if double.row not in joined),
    )


def preview_decided(knowledge: Knowledge, seen: Preview, decisions: Mapping[int, str]) -> Preview:
    """What `seen` becomes when its possible doubles are treated as an organiser decided; see `decided`."""
    return decided(seen, decisions, knowledge.known, knowledge.already) if decisions else seen


def preview_guests(view: View, event_id: str, table: Table, mapping: ColumnMapping | None = None) -> Preview:
    """What taking in `table` would do to an event; columns are read by `mapping`, else as last time or by their words.

    Nothing is written. Rows of people who were made one person here do not come back. Raises Refusal for a list
    without a column of names.
    """
    return preview_list(guest_knowledge(view, event_id), table, mapping)


def remembered_presets(view: View) -> tuple[RememberedPreset, ...]:
    """How lists were read before, the one used last at the end."""
    presets = sorted(view.find(ImportPreset), key=lambda preset: (preset.used, preset.id))
    return tuple(RememberedPreset(preset.fingerprint, preset.mapping) for preset in presets)
