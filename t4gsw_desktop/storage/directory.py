"""The whole directory in one go, as light as it can be: a hundred thousand people for a table of which twenty show."""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

from sqlalchemy import func, select

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.storage.engine import driver_of
from t4gsw_desktop.storage.tables import attendees, people
from t4gsw_desktop.storage.unit_of_work import View

# In the order of what people are called, which the words of the search begin with; who has none of them comes last.
_IN_ORDER = (
    "SELECT p.id, p.full_name, p.call_me, p.pronouns, p.organisation, p.offers, p.seeks"
    " FROM people p LEFT JOIN search_entries e ON e.person_id = p.id ORDER BY e.words NULLS LAST, p.rowid"
)
_OFFERS = 5
_Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line of the table of people: what is shown there, and nothing that is private."""

    id: str
    name: str
    call_me: str
    pronouns: str
    organisation: str
    offers: tuple[str, ...]
    seeks: tuple[str, ...]


class Directory(Sequence[PersonLine]):
    """People in the order of what they are called; a line is put together when it is asked for. It never changes."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> PersonLine: ...

    @overload
    def __getitem__(self, at: slice) -> "Directory": ...

    def __getitem__(self, at: int | slice) -> "PersonLine | Directory":
        return Directory(self._rows[at]) if isinstance(at, slice) else _line(self._rows[at])

    def __iter__(self) -> Iterator[PersonLine]:
        return map(_line, self._rows)

    def id_at(self, at: int) -> str:
        """The id of the person in one line."""
        return self._rows[at][0]

    def only(self, ids: Collection[str]) -> "Directory":
        """Those of these ids, in the same order."""
        wanted = frozenset(ids)
        return self._those(lambda row: row[0] in wanted)

    def advising(self) -> "Directory":
        """Those who offer something."""
        return self._those(lambda row: row[_OFFERS] != "[]")

    def _those(self, wanted: Callable[[_Row], bool]) -> "Directory":
        return Directory([row for row in self._rows if wanted(row)])


@dataclass(frozen=True, slots=True)
class DirectoryCounts:
    """How many people each filter of the directory shows; the first two are of one event."""

    coming: int
    first_timers: int
    can_advise: int
    everyone: int


def read_directory(view: View) -> Directory:
    """Everybody in the directory."""
    return Directory(driver_of(view.connection).execute(_IN_ORDER).fetchall())


def coming_people(view: View, event_id: str, *, first_time: bool = False) -> frozenset[str]:
    """The ids of the people who are coming to an event; with `first_time`, those who said that it is their first."""
    table = view.shelves.for_value(Attendee).table
    query = select(table.c.person_id).where(table.c.event_id == event_id, table.c.status == "coming")
    if first_time:
        query = query.where(table.c.first_time == 1)
    return frozenset(view.connection.execute(query.where(table.c.person_id.is_not(None))).scalars())


def count_directory(view: View, event_id: str) -> DirectoryCounts:
    """What each filter would show; without an event ("") nobody is coming to it."""
    here = select(func.count(func.distinct(attendees.c.person_id))).where(
        attendees.c.event_id == event_id, attendees.c.status == "coming"
    )
    everyone = select(func.count()).select_from(people)

    def counted(query: object) -> int:
        return int(view.connection.execute(query).scalar_one())  # type: ignore[call-overload]

    return DirectoryCounts(
        coming=counted(here),
        first_timers=counted(here.where(attendees.c.first_time == 1)),
        can_advise=counted(everyone.where(people.c.offers != "[]")),
        everyone=counted(everyone),
    )


def _line(row: _Row) -> PersonLine:
    person_id, name, call_me, pronouns, organisation, offers, seeks = row
    return PersonLine(person_id, name, call_me, pronouns, organisation, _words(offers), _words(seeks))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
