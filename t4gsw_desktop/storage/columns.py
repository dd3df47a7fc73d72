"""A few columns of many rows, read at once, where making every whole value would take too long."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from t4gsw_desktop.storage.search_index import CALLED, NAMED
from t4gsw_desktop.storage.tables import search_entries, search_words
from t4gsw_desktop.storage.unit_of_work import View, in_parts


def read_columns(
    view: View, kind: type, names: Sequence[str], ids: Iterable[str] | None = None, **wanted: object
) -> list[tuple[Any, ...]]:
    """These fields of all values of a type (or of those of `ids`) that equal `wanted`, in the order they were made."""
    shelf = view.shelves.for_value(kind)
    query = select(*(shelf.table.c[name] for name in names)).order_by(shelf.table.c.id)
    for name, value in wanted.items():
        query = query.where(shelf.table.c[name] == value)
    if ids is None:
        found = _rows(view.connection, query)
    else:
        parts = in_parts(sorted(set(ids)))
        found = [row for part in parts for row in _rows(view.connection, query.where(shelf.table.c.id.in_(part)))]
    readers = [_reader(shelf.fields[name]) for name in names]
    if not any(readers):
        return found
    return [tuple(read(cell) if read else cell for read, cell in zip(readers, row, strict=True)) for row in found]


def search_lines(view: View, ids: Iterable[str] | None = None) -> dict[str, str]:
    """The words by which people are found, as `search_index` keeps them (" A zoe B bronte"), by the person's id."""
    query = select(search_entries.c.person_id, search_entries.c.words)
    if ids is None:
        return dict(_rows(view.connection, query))
    found: dict[str, str] = {}
    for part in in_parts(sorted(set(ids))):
        found.update(_rows(view.connection, query.where(search_entries.c.person_id.in_(part))))
    return found


def name_words(view: View) -> list[str]:
    """Every folded word of anybody's name, once."""
    query = select(search_words.c.word).where(search_words.c.place.in_((CALLED, NAMED))).distinct()
    return [word for (word,) in _rows(view.connection, query)]


def named(view: View, words: Iterable[str]) -> dict[str, list[str]]:
    """The ids of the people with one of these folded words in their name, by the word."""
    found: dict[str, list[str]] = {}
    query = select(search_words.c.word, search_entries.c.person_id).where(
        search_words.c.number == search_entries.c.number, search_words.c.place.in_((CALLED, NAMED))
    )
    for part in in_parts(sorted(set(words))):
        for word, person_id in _rows(view.connection, query.where(search_words.c.word.in_(part))):
            found.setdefault(word, []).append(person_id)
    return found


def _rows(connection: Connection, query: Any) -> list[tuple[Any, ...]]:
    """The rows as plain tuples, straight from the driver: a third of the time it takes by way of Row objects."""
    compiled = query.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
    values = tuple(compiled.params[name] for name in compiled.positiontup or ())
    cursor = connection.exec_driver_sql(str(compiled), values).cursor
    return list(cursor.fetchall()) if cursor is not None else []


def _reader(form: str) -> Callable[[Any], Any] | None:
    """How a cell of this form is read; None where it is as it stands."""
    if form == "reference":
        return lambda raw: raw or ""
    return _words if form == "words" else _maybe if form == "maybe" else None


@lru_cache(maxsize=65_536)
def _words(raw: str) -> tuple[str, ...]:
    return () if raw == "[]" else tuple(json.loads(raw))


def _maybe(raw: int | None) -> bool | None:
    return None if raw is None else bool(raw)
