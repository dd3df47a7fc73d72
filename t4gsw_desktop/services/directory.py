"""The whole directory in light rows: found while one types, counted by filter, and brought up to date row by row."""

import gc
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.folding import fold, words_of
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.sounds import sounds_like
from t4gsw_desktop.storage.columns import named, read_columns, search_lines
from t4gsw_desktop.storage.search_index import search_words_of
from t4gsw_desktop.storage.unit_of_work import View

COMING, EVERYONE, FIRST_TIMERS, ADVISERS = FILTERS = ("coming", "everyone", "first", "advise")
SORTS = ("name", "organisation", "offers", "seeks")
_FIELDS = ("id", "full_name", "sort_as", "pronouns", "organisation", "email", "offers", "seeks")
_FEW, _MANY = 5, 5_000


class PersonRow(NamedTuple):
    """What a list shows of one person, and by what it finds them; nothing private is in it.

    `line` holds their words as the search keeps them (" A zoe B bronte"), skills and needs behind.
    """

    id: str
    name: str
    pronouns: str
    organisation: str
    email: str
    offers: tuple[str, ...]
    seeks: tuple[str, ...]
    sort_key: str
    line: str


_BY_KEY = itemgetter(PersonRow._fields.index("sort_key"))


class Place(NamedTuple):
    """A person's place on the list of the chosen event."""

    attendee_id: str
    status: str
    first_time: bool
    role: str


@dataclass(frozen=True)
class Directory:
    """Everybody, in the order in which they were made; `places` are those of the chosen event, by person.

    `advisers` are the ids of people who were down as an expert at any event.
    """

    rows: tuple[PersonRow, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    advisers: frozenset[str] = frozenset()

    def passes(self, filter_key: str) -> Callable[[PersonRow], bool]:
        """Whether a row belongs to one of FILTERS."""
        places, advisers = self.places, self.advisers
        if filter_key == COMING:
            coming = {person_id for person_id, place in places.items() if place.status == "coming"}
            return lambda row: row.id in coming
        if filter_key == FIRST_TIMERS:
            new = self.first_timers
            return lambda row: row.id in new
        return (lambda row: row.id in advisers) if filter_key == ADVISERS else (lambda row: True)

    @property
    def first_timers(self) -> frozenset[str]:
        """The ids of those coming who said that it is their first time."""
        return frozenset(one for one, place in self.places.items() if place.first_time and place.status == "coming")

    def counts(self) -> dict[str, int]:
        """How many people each filter shows."""
        coming = sum(place.status == "coming" for place in self.places.values())
        return {
            COMING: coming,
            EVERYONE: len(self.rows),
            FIRST_TIMERS: len(self.first_timers),
            ADVISERS: len(self.advisers),
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """Who fits what was typed, best first. `why` is "" for all, "exact", "typo", "sound" or "nobody"."""

    rows: Sequence[PersonRow]
    why: str = ""


def read_directory(view: View, event_id: str) -> Directory:
    """Everybody of the file with their places at one event ("" for none)."""
    with unswept():
        rows = tuple(_rows(view, None))
    return Directory(rows, read_places(view, event_id), read_advisers(view))


def updated(view: View, known: Directory, event_id: str, changed: Iterable[tuple[str, str]]) -> Directory:
    """`known` with those rows read again that `changed` ((table, row id), as of the journal) names."""
    tables = {table for table, _ in changed}
    ids = {row_id for table, row_id in changed if table == "people"}
    rows = known.rows
    if ids:
        fresh = {row.id: row for row in _rows(view, ids)}
        with unswept():
            kept = [
                row if row.id not in ids else fresh.pop(row.id) for row in rows if row.id not in ids or row.id in fresh
            ]
            rows = tuple(kept + sorted(fresh.values()))
    if "attendees" not in tables:
        return Directory(rows, known.places, known.advisers)
    return Directory(rows, read_places(view, event_id), read_advisers(view))


def read_places(view: View, event_id: str) -> dict[str, Place]:
    """The places of one event's list by person; unnamed guests are left out."""
    if not event_id:
        return {}
    names = ("person_id", "id", "status", "first_time", "role")
    found = read_columns(view, Attendee, names, event_id=event_id)
    return {who: Place(one, status, bool(first), role) for who, one, status, first, role in found if who}


def read_advisers(view: View) -> frozenset[str]:
    """The ids of all people who were down as an expert at some event."""
    return frozenset(who for (who,) in read_columns(view, Attendee, ("person_id",), role="expert") if who)


def _rows(view: View, ids: Iterable[str] | None) -> Iterable[PersonRow]:
    lines = search_lines(view, ids)
    for one, name, sort_as, pronouns, organisation, email, offers, seeks in read_columns(view, Person, _FIELDS, ids):
        line = f"{lines.get(one, '')}{_skill_words(offers)}{_skill_words(seeks)} "
        key = " ".join([_folded(word) for word in (sort_as or name).split()])
        yield PersonRow(one, name, pronouns, organisation, email, offers, seeks, key, line)


@contextmanager
def unswept() -> Iterator[None]:
    """Hold off the search for rubbish while very many things are made that all stay; it would take half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@lru_cache(maxsize=65_536)
def _skill_words(skills: tuple[str, ...]) -> str:
    return "".join([f" {word}" for skill in skills for word in words_of(skill)])


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return fold(word)


class Pile:
    """Rows whose lines stand behind each other in one long text: a word is found in a fifth of the time that way."""

    def __init__(self, rows: Sequence[PersonRow]) -> None:
        self.rows = rows
        self._text = "\n".join([row.line for row in rows])
        self._ends = list(accumulate([len(row.line) + 1 for row in rows]))

    def having(self, beginning: str) -> list[PersonRow]:
        """The rows with `beginning` somewhere in their line, in order."""
        found, rows, ends, find = [], self.rows, self._ends, self._text.find
        at = find(beginning)
        while at >= 0:
            number = bisect_right(ends, at)
            found.append(rows[number])
            at = find(beginning, ends[number])
        return found


def find_rows(pile: Pile, text: str) -> Finding:
    """The rows in whose name, organisation, e-mail, skills or needs each word of `text` starts a word, names first.

    Where thousands fit they keep their order, and with a text that holds no word so do all.
    """
    wanted = search_words_of(text)
    if not wanted:
        return Finding(pile.rows)
    longest, *others = sorted((f" {word}" for word in wanted), key=len, reverse=True)
    found = pile.having(longest)
    for beginning in others:
        found = [row for row in found if beginning in row.line]
    if len(found) > _MANY:
        return Finding(found, "exact")
    first, second = f" A {wanted[0]}", f" B {wanted[0]}"
    best = sorted(found, key=lambda row: 0 if first in row.line else 1 if second in row.line else 2)
    return Finding(best, "exact" if best else "nobody")


def ids_by_sound(view: View, words: Sequence[str], text: str) -> tuple[str, ...]:
    """The ids of people one of whose names may sound like the first word of `text`, nearest spelling first.

    `words` are those of all names, once each, as `name_words` reads them.
    """
    near = sounds_like(text, words)[:_FEW]
    who = named(view, near) if near else {}
    return tuple(dict.fromkeys(one for word in near for one in who.get(word, ())))


def sorted_rows(rows: Iterable[PersonRow], sort: str, *, backwards: bool = False) -> list[PersonRow]:
    """The rows by one of SORTS; who says nothing there comes last, and ties go by name."""
    with unswept():
        by_name = sorted(rows, key=_BY_KEY, reverse=backwards and sort == "name")
        return by_name if sort == "name" else _by_text(by_name, sort, backwards=backwards)


def _by_text(by_name: list[PersonRow], sort: str, *, backwards: bool) -> list[PersonRow]:
    if sort == "organisation":
        told = [(_sort_text(row.organisation), row) for row in by_name]
    else:
        at = PersonRow._fields.index(sort)
        told = [(_sort_words(row[at]), row) for row in by_name]
    filled = sorted([pair for pair in told if pair[0]], key=itemgetter(0), reverse=backwards)
    return [row for _, row in filled] + [row for text, row in told if not text]


@lru_cache(maxsize=65_536)
def _sort_words(words: tuple[str, ...]) -> str:
    return fold(", ".join(words))


@lru_cache(maxsize=65_536)
def _sort_text(text: str) -> str:
    return fold(text)


def words_in_use(rows: Iterable[PersonRow]) -> tuple[str, ...]:
    """Every skill and need that anybody has said, the most used spelling of each first in its place, in alphabet."""
    times: dict[str, int] = {}
    for row in rows:
        for skill in (*row.offers, *row.seeks):
            times[skill] = times.get(skill, 0) + 1
    best: dict[str, str] = {}
    for skill in sorted(times, key=lambda one: (-times[one], one)):
        best.setdefault(fold(skill), skill)
    return tuple(best[key] for key in sorted(best))
