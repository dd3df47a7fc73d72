"""Taking in a guest list as it was previewed: one act that can be taken back."""

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.records import ImportPreset, ImportRecord
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.exchange.guest_lists.columns import Mapping as ColumnMapping
from t4gsw_desktop.exchange.guest_lists.known import PERSON_ATTRIBUTES
from t4gsw_desktop.exchange.guest_lists.outcome import Change, PersonLine, Preview
from t4gsw_desktop.exchange.guest_lists.remembered import fingerprint, mapping_as_json
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.import_memory import FOUND_BY, Said, found_by, platform_id, said_before
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.people import filled_with_care
from t4gsw_desktop.services.workspace import now_utc
from t4gsw_desktop.storage.unit_of_work import Work

_DRAWN_AT_ONCE = 9_000  # bytes: a thousand codes


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an import did. `kept` counts values that differ from the list because they were corrected here."""

    people: int = 0
    unnamed: int = 0
    updated: int = 0
    cancelled: int = 0
    kept: int = 0

    @property
    def sentence(self) -> str:
        """What to tell the organiser."""
        told = [
            counted(self.people, "person added", "people added") if self.people else "",
            counted(self.unnamed, "guest without a name added", "guests without a name added") if self.unnamed else "",
            counted(self.updated, "person brought up to date", "people brought up to date") if self.updated else "",
            counted(self.cancelled, "person cancelled", "people cancelled") if self.cancelled else "",
            counted(self.kept, "value corrected here kept", "values corrected here kept") if self.kept else "",
        ]
        said = ", ".join(filter(None, told))
        return f"{said}." if said else "Everybody on this list is here already, so nothing was changed."


@dataclass(slots=True)
class _Taking:
    """An import while it is written: who is there, and all that is to be put, once, at the end."""

    event_id: str
    attendees: dict[str, Attendee]
    people: dict[str, Person]
    said: dict[str, Said]
    codes: set[str]
    found_by: set[tuple[str, str]]
    rows: dict[str, Any] = field(default_factory=dict)
    news: dict[str, object] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    drawn: Iterator[int] = field(default_factory=lambda: iter(b""))

    def new_code(self) -> str:
        """A badge code nobody has. Chance is drawn by the thousand, for asking the system letter by letter is slow."""
        code = new_code(self.codes, self._letter)
        self.codes.add(code)
        return code

    def _letter(self, letters: str) -> str:
        byte = next(self.drawn, None)
        if byte is None:
            self.drawn = iter(secrets.token_bytes(_DRAWN_AT_ONCE))
            byte = next(self.drawn)
        return letters[byte * len(letters) // 256]  # even, since sixteen letters share out 256 bytes

    def note(self, attendee_id: str, line: PersonLine) -> None:
        """Note what the list says of a place, where it is not what the last list said already."""
        before = self.said.get(attendee_id, {})
        said = {name: list(value) if isinstance(value, tuple) else value for name, value in line.values.items()}
        ids = (platform_id(one.source, one.source_id) for one in (line, *line.joined))
        said[FOUND_BY] = list(dict.fromkeys([*found_by(before), *ids]))
        if before != said:
            self.news[attendee_id] = said


def accept_guests(
    work: Work,
    event_id: str,
    accepted: Preview,
    *,
    name: str,
    digest: str,
    mapping: ColumnMapping | None = None,
    not_coming: Iterable[str] = (),
    at: datetime | None = None,
) -> Accepted:
    """Take in what a preview showed: one act, one undo; the same list again changes nothing.

    New people and places are added with fresh badge codes, blanks of known people are filled, and a value is
    overwritten only if it is still what the preview saw and the preview said the list may. Nobody is removed; who
    cancelled is marked so, and so are the places `not_coming`, which an organiser chose of those the list no longer
    holds. `name` and `digest` (SHA-256) tell the file; a `mapping` that an organiser chose is
    remembered for the next list with these headings.
    """
    taking = _begin(work, event_id)
    for line in accepted.people:
        if line.state == "listed":
            _update(taking, line)
        else:
            _add(taking, line)
    _add_unnamed(taking, accepted)
    _cancel(taking, not_coming)
    moment = to_text(at or now_utc())
    work.put_many(list(taking.rows.values()))
    if taking.rows or taking.news:
        work.put(ImportRecord(new_id(), event_id, moment, name, accepted.source, digest, taking.counts, taking.news))
    if mapping:
        _remember(work, mapping, name, moment, used=bool(taking.rows))
    added = taking.counts["people"] + taking.counts["unnamed"]
    work.label = f"Import {counted(added, 'guest', 'guests')}" if added else f"Bring the list up to date from {name}"
    return Accepted(**taking.counts)


def _begin(work: Work, event_id: str) -> _Taking:
    event_of(work, event_id)
    attendees = {one.id: one for one in work.find(Attendee, event_id=event_id)}
    return _Taking(
        event_id,
        attendees,
        {person.id: person for person in work.find(Person)},
        said_before(work, event_id),
        {one.code for one in attendees.values()},
        {(one.source, one.source_id) for one in attendees.values() if one.source_id},
    )


def _add(taking: _Taking, line: PersonLine) -> None:
    """A place for somebody who is not on the list yet, and an entry in the directory unless they have one."""
    if _is_there(taking, line.source, line.source_id):
        return
    person = taking.people.get(line.person_id)
    if person is None:
        person = _new_person(taking, line)
    else:
        _apply(taking, person, line.changes)
    _fill(taking, person.id, line.joined)
    place = _place_values(line)
    added = _put_place(taking, line.source, line.source_id, line.order_ref, person_id=person.id, **place)
    taking.note(added.id, line)
    taking.counts["people"] += 1


def _new_person(taking: _Taking, line: PersonLine) -> Person:
    values: dict[str, Any] = line.person_values
    person = Person(new_id(), **values)
    taking.rows[person.id] = taking.people[person.id] = person
    return person


def _fill(taking: _Taking, person_id: str, rows: Iterable[PersonLine]) -> bool:
    """Fill a person's blanks from further rows that are theirs, and keep every wish for care; true if that did it."""
    before = taking.people[person_id]
    for row in rows:
        taking.people[person_id] = filled_with_care(taking.people[person_id], row.person_values)
    if taking.people[person_id] == before:
        return False
    taking.rows[person_id] = taking.people[person_id]
    return True


def _place_values(line: PersonLine) -> dict[str, Any]:
    """What a new place holds: the row's own values first, then those of the rows joined with it."""
    values: dict[str, Any] = {}
    for row in (line, *line.joined):
        values = {**row.place_values, **values}
    return values


def _is_there(taking: _Taking, source: str, source_id: str) -> bool:
    """True when this place has been taken in since the preview was made."""
    return (source, source_id) in taking.found_by


def _put_place(taking: _Taking, source: str, source_id: str, order_ref: str, **fields: Any) -> Attendee:
    taking.found_by.add((source, source_id))
    place = Attendee(
        id=new_id(),
        event_id=taking.event_id,
        code=taking.new_code(),
        source=source,
        source_id=source_id,
        order_ref=order_ref,
        **fields,
    )
    taking.rows[place.id] = place
    return place


def _add_unnamed(taking: _Taking, accepted: Preview) -> None:
    for guest in accepted.unnamed_guests:
        if not guest.attendee_id and not _is_there(taking, guest.source, guest.source_id):
            _put_place(
                taking,
                guest.source,
                guest.source_id,
                guest.order_ref,
                person_id="",
                label=guest.label,
                status=guest.status,
                ticket=guest.ticket,
            )
            taking.counts["unnamed"] += 1


def _cancel(taking: _Taking, attendee_ids: Iterable[str]) -> None:
    for attendee_id in attendee_ids:
        place = taking.attendees.get(attendee_id)
        if place is not None and place.status != "cancelled":
            cancelled = replace(place, status="cancelled")
            taking.rows[place.id] = taking.attendees[place.id] = cancelled
            taking.counts["cancelled"] += 1


def _update(taking: _Taking, line: PersonLine) -> None:
    """Bring a place on the list, and its person, up to date; a place that has got a name gets a person."""
    before = taking.attendees.get(line.attendee_id)
    if before is None:
        return
    attendee = _changed(before, [one for one in line.changes if one.field not in PERSON_ATTRIBUTES])
    person = taking.people.get(attendee.person_id)
    if person is None:
        person = _new_person(taking, line)
        attendee = replace(attendee, person_id=person.id, label="")
        differs = True
    else:
        differs = _apply(taking, person, line.changes)
    differs = _fill(taking, person.id, line.joined) or differs
    if attendee != before:
        taking.rows[attendee.id] = taking.attendees[attendee.id] = attendee
    if attendee.status == "cancelled" != before.status:
        taking.counts["cancelled"] += 1
    elif differs or attendee != before:
        taking.counts["updated"] += 1
    taking.counts["kept"] += sum(not one.apply for one in line.changes)
    taking.note(attendee.id, line)


def _apply(taking: _Taking, person: Person, changes: Iterable[Change]) -> bool:
    """Write what the list may change of a person; true when that was anything."""
    changed = _changed(person, [one for one in changes if one.field in PERSON_ATTRIBUTES])
    if changed == person:
        return False
    taking.rows[person.id] = taking.people[person.id] = changed
    return True


def _changed(value: Any, changes: Iterable[Change]) -> Any:
    """`value` with the changes that may be applied and whose old value is still there."""
    still = {one.field: one.now for one in changes if one.apply and getattr(value, one.field) == one.was}
    return replace(value, **still) if still else value


def _remember(work: Work, mapping: ColumnMapping, name: str, moment: str, *, used: bool) -> None:
    mark = fingerprint([column.heading for column in mapping.columns])
    chosen = mapping_as_json(mapping)
    known = next(iter(work.find(ImportPreset, fingerprint=mark)), None)
    if known is None:
        work.put(ImportPreset(new_id(), mark, name, chosen, moment))
    elif used or known.mapping != chosen:
        work.put(replace(known, name=name, mapping=chosen, used=moment))
