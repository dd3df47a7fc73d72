"""Shelves: how a frozen value is kept as a row and read back, one shelf for each type of value."""

import dataclasses
import json
import operator
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, Table

V = TypeVar("V")
Raw = dict[str, Any]


@dataclass(frozen=True)
class Shelf:
    """Where values of one frozen dataclass are kept: its fields are the table's columns, `id` among them.

    Tuples and mappings are kept as JSON, truth values as 0, 1 or NULL. `derive(connection, ids)`, where given, brings
    rows derived from these (a search index) up to date after every write, undo and redo; they are not journaled.
    `plans_need` is False for rows on which no plan depends: a log of what happened, say. Rows that `stands_whole` make
    sense only together: where two desks wrote them for one activity, those of the later desk stand and no mixture.
    `beside_plans` names fields on which no plan depends where it does on the others.
    `numbered` names the field by which the rows of one activity are counted from 1 and called on paper: two rows that
    got one number at two desks are told apart when these meet.
    """

    value: type
    table: Table
    derive: Callable[[Connection, list[str]], None] | None = None
    plans_need: bool = True
    stands_whole: bool = False
    numbered: str = ""
    beside_plans: frozenset[str] = frozenset()
    fields: dict[str, str] = field(init=False, repr=False)
    _read: Callable[[object], tuple[Any, ...]] = field(init=False, repr=False, compare=False)
    _written: list[tuple[str, Callable[[Any], Any]]] = field(init=False, repr=False, compare=False)
    _kept: list[tuple[str, Callable[[Any], Any]]] = field(init=False, repr=False, compare=False)
    _cells: Callable[[Sequence[Any]], tuple[Any, ...]] = field(init=False, repr=False, compare=False)
    _kept_at: list[tuple[int, Callable[[Any], Any]]] = field(init=False, repr=False, compare=False)
    _blank: Raw = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        hints = typing.get_type_hints(self.value)
        names = [one.name for one in dataclasses.fields(self.value)]
        if set(names) != set(self.table.columns.keys()):
            raise TypeError(f"{self.value.__name__} and the table {self.table.name} differ in their columns")
        forms = {name: "reference" if _may_be_empty(self.table, name) else _form(hints[name]) for name in names}
        object.__setattr__(self, "fields", forms)
        object.__setattr__(self, "_read", operator.attrgetter(*forms))
        others = [(name, form) for name, form in forms.items() if form != "plain"]
        object.__setattr__(self, "_written", [(name, _WRITE[form]) for name, form in others])
        object.__setattr__(self, "_kept", [(name, _READ[form]) for name, form in others])
        columns = self.table.columns.keys()
        object.__setattr__(self, "_cells", operator.itemgetter(*(columns.index(name) for name in names)))
        object.__setattr__(self, "_kept_at", [(names.index(name), _READ[form]) for name, form in others])
        object.__setattr__(self, "_blank", {one.name: _blank(forms, one) for one in dataclasses.fields(self.value)})

    def to_raw(self, value: object) -> Raw:
        """The row, column by column, that keeps `value`."""
        raw = dict(zip(self.fields, self._read(value), strict=True))
        for name, write in self._written:
            raw[name] = write(raw[name])
        return raw

    def from_raw(self, raw: Mapping[str, Any]) -> Any:
        """The value that a row keeps."""
        kept = {name: raw[name] for name in self.fields}
        for name, read in self._kept:
            kept[name] = read(kept[name])
        return self.value(**kept)

    def completed(self, raw: Mapping[str, Any]) -> Raw:
        """A row as an older program wrote it, with the columns that came later."""
        return {**self._blank, **raw}

    def from_cells(self, cells: Sequence[Any]) -> Any:
        """The value that a row keeps, from its cells in the order of the table's columns: the quick way for many."""
        kept = list(self._cells(cells))
        for at, read in self._kept_at:
            kept[at] = read(kept[at])
        return self.value(*kept)


def _blank(forms: Mapping[str, str], one: Any) -> Any:
    """What a column holds where nobody has said anything."""
    value = one.default if one.default_factory is dataclasses.MISSING else one.default_factory()
    if value is dataclasses.MISSING:
        return None
    write = _WRITE.get(forms[one.name])
    return write(value) if write else value


def _may_be_empty(table: Table, name: str) -> bool:
    """True for a reference that may point nowhere: "" in the value, NULL in the row."""
    column = table.columns[name]
    return bool(column.foreign_keys) and bool(column.nullable)


def _form(hint: Any) -> str:
    """How a field of this type is written: plain, words (tuple), facts (mapping), maybe (bool or None)."""
    origin = typing.get_origin(hint)
    if origin is tuple:
        return "words"
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return "facts"
    if hint is bool or (origin is types.UnionType and bool in typing.get_args(hint)):
        return "maybe"
    if hint in (str, int, float):
        return "plain"
    raise TypeError(f"no way to keep a field of type {hint}")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_WRITE: dict[str, Callable[[Any], Any]] = {
    "reference": lambda value: value or None,
    "words": lambda value: _json(list(value)) if value else "[]",
    "facts": lambda value: _json(dict(value)) if value else "{}",
    "maybe": lambda value: None if value is None else int(value),
}
_READ: dict[str, Callable[[Any], Any]] = {
    "reference": lambda raw: raw or "",
    "words": lambda raw: () if raw == "[]" else tuple(json.loads(raw)),
    "facts": lambda raw: types.MappingProxyType(json.loads(raw)),
    "maybe": lambda raw: None if raw is None else bool(raw),
}


class Shelves:
    """All shelves of a workspace, by type of value and by name of table."""

    def __init__(self, shelves: Iterable[Shelf]) -> None:
        self._shelves = tuple(shelves)
        self._by_value = {shelf.value: shelf for shelf in self._shelves}
        self._by_table = {shelf.table.name: shelf for shelf in self._shelves}

    def for_value(self, value: type) -> Shelf:
        """The shelf of this type; KeyError when there is none (a bug)."""
        return self._by_value[value]

    def for_table(self, name: str) -> Shelf:
        """The shelf kept in the table called `name`."""
        return self._by_table[name]

    def __iter__(self) -> typing.Iterator[Shelf]:
        return iter(self._shelves)
