"""Who is known already: people of the directory, and the places on this event's list with what imports brought."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.problems import NOTHING

PERSON_ATTRIBUTES = frozenset(one.name for one in fields(Person)) - {"id"}
PLACE_ATTRIBUTES = frozenset(("ticket", "status", "first_time", "wishes"))


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the directory. `values` are their facts by the names of core.people.Person, to fill blanks in."""

    id: str
    full_name: str
    call_me: str = ""
    email: str = ""
    values: Mapping[str, object] = field(default_factory=lambda: NOTHING)

    @property
    def facts(self) -> dict[str, object]:
        """All that a row can be compared with."""
        return {"call_me": self.call_me, **self.values, "full_name": self.full_name, "email": self.email}


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place on this event's list.

    `full_name` and `email` are what the list shows now ("" for an unnamed guest). `values` are the facts now, person's
    and place's, by the core's names. `imported` is what the last import brought for the same names: a value that
    differs from it was changed here and is never overwritten; None when that was not stored. Give one attendee several
    times, with each `source_id`, when several rows were joined into it.
    """

    attendee_id: str
    person_id: str = ""
    source: str = ""
    source_id: str = ""
    order_ref: str = ""
    full_name: str = ""
    email: str = ""
    values: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    imported: Mapping[str, object] | None = None

    @property
    def facts(self) -> dict[str, object]:
        """All that a row can be compared with."""
        return {"status": "coming", **self.values, "full_name": self.full_name, "email": self.email}


def known_person(person: Person) -> KnownPerson:
    """What the import needs to know of a person of the directory."""
    return KnownPerson(person.id, person.full_name, person.call_me, person.email, _facts(person))


def known_place(attendee: Attendee, person: Person | None, imported: Mapping[str, object] | None = None) -> KnownPlace:
    """What the import needs to know of a place and, unless it is an unnamed guest's, of its person."""
    values = {name: getattr(attendee, name) for name in PLACE_ATTRIBUTES}
    if person:
        values |= _facts(person)
    return KnownPlace(
        attendee.id,
        attendee.person_id,
        attendee.source,
        attendee.source_id,
        attendee.order_ref,
        person.full_name if person else "",
        person.email if person else "",
        values,
        imported,
    )


def _facts(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in PERSON_ATTRIBUTES}
