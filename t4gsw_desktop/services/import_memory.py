"""What imported lists said of each place: by it a newer list is told from what was corrected here."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.records import ImportRecord
from t4gsw_desktop.storage.unit_of_work import View, Work

# Kept beside the values a list brought: every "platform id" by which this place was found, joined places included.
FOUND_BY = "found_by"
Said = dict[str, object]


def said_before(view: View, event_id: str) -> dict[str, Said]:
    """What the newest list that named a place said of it, by attendee id."""
    said: dict[str, Said] = {}
    for record in view.find(ImportRecord, event_id=event_id):
        said.update({key: dict(values) for key, values in record.brought.items() if isinstance(values, Mapping)})
    return said


def found_by(said: Mapping[str, object]) -> list[str]:
    """The ids by which a place was found, each with its platform in front."""
    ids = said.get(FOUND_BY)
    return [str(one) for one in ids] if isinstance(ids, list) else []


def platform_id(source: str, source_id: str) -> str:
    """An id with its platform in front, as `found_by` lists it."""
    return f"{source} {source_id}"


def joined_ids(attendees: Iterable[Attendee], said: Mapping[str, Said]) -> frozenset[str]:
    """The ids, besides its own, of every place that was made of several."""
    joined: set[str] = set()
    for attendee in attendees:
        own = platform_id(attendee.source, attendee.source_id)
        joined.update(one for one in found_by(said.get(attendee.id, {})) if one != own)
    return frozenset(joined)


def join_memory(work: Work, kept: Attendee, other: Attendee) -> None:
    """Have the lists remember `other` as a part of `kept`, so that its rows are known when they come again."""
    records = work.find(ImportRecord, event_id=kept.event_id)
    said = said_before(work, kept.event_id)
    ids = [*found_by(said.get(kept.id, {})), *found_by(said.get(other.id, {}))]
    if other.source_id:
        ids.append(platform_id(other.source, other.source_id))
    for record in records:
        theirs, ours = record.brought.get(other.id), record.brought.get(kept.id)
        values = ours if isinstance(ours, Mapping) else theirs
        if isinstance(values, Mapping):
            rest = {key: one for key, one in record.brought.items() if key != other.id}
            work.put(replace(record, brought={**rest, kept.id: {**values, FOUND_BY: list(dict.fromkeys(ids))}}))


def forget_place(work: Work, attendee: Attendee) -> None:
    """Take all that lists said of a place out of the records of imports."""
    for record in work.find(ImportRecord, event_id=attendee.event_id):
        if attendee.id in record.brought:
            kept = {key: one for key, one in record.brought.items() if key != attendee.id}
            work.put(replace(record, brought=kept))


def forget_values(work: Work, attendees: Iterable[Attendee], names: Iterable[str]) -> frozenset[str]:
    """Take the values called `names` of these places out of the records of imports; returns the records' ids."""
    places = {one.id: one.event_id for one in attendees}
    unwanted = frozenset(names)
    changed = []
    for record in work.find(ImportRecord, event_id=set(places.values())):
        brought = {
            key: {name: value for name, value in values.items() if name not in unwanted}
            if key in places and isinstance(values, Mapping)
            else values
            for key, values in record.brought.items()
        }
        if brought != record.brought:
            changed.append(replace(record, brought=brought))
    work.put_many(changed)
    return frozenset(record.id for record in changed)
