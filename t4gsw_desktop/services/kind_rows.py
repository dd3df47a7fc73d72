"""Rows of the kinds' own tables, reached by the ids in them, so that merging and erasing people leave none behind."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from t4gsw_desktop.core.harvest import HarvestNote
from t4gsw_desktop.storage.components import SHARED
from t4gsw_desktop.storage.shelves import Shelf
from t4gsw_desktop.storage.unit_of_work import View, Work

_SHARED = frozenset(shelf.value for shelf in SHARED.shelves)


def shelves_of_kinds(view: View) -> tuple[Shelf, ...]:
    """The shelves that belong to one kind of activity each."""
    return tuple(shelf for shelf in view.shelves if shelf.value not in _SHARED)


def rows_that_name(view: View, ids: Iterable[str]) -> tuple[tuple[Shelf, Any], ...]:
    """Every kind's row in which one of `ids` stands in some field, lists of ids included, and notes on activities."""
    wanted = frozenset(ids)
    found: list[tuple[Shelf, Any]] = []
    for shelf in (*shelves_of_kinds(view), view.shelves.for_value(HarvestNote)):
        values: tuple[Any, ...] = view.find(shelf.value)
        others = [name for name in shelf.fields if name != "id"]
        found += ((shelf, one) for one in values if any(wanted & _ids_in(getattr(one, name)) for name in others))
    return tuple(found)


def put_in_place_of(work: Work, old_id: str, new_id: str) -> None:
    """Have every kind's row that names `old_id` name `new_id` instead."""
    work.put_many(
        [
            _rewritten(shelf, value, lambda one: new_id if one == old_id else one)
            for shelf, value in rows_that_name(work, [old_id])
        ]
    )


def take_out(work: Work, attendee_id: str) -> frozenset[str]:
    """Remove every kind's row that is about this attendee, and take them out of the lists of ids in all others.

    Returns the ids of the rows that were removed or changed.
    """
    found = rows_that_name(work, [attendee_id])
    for shelf, value in found:
        if any(getattr(value, key.parent.name) == attendee_id for key in shelf.table.foreign_keys):
            work.remove(shelf.value, value.id)
        else:
            work.put(_rewritten(shelf, value, lambda one: "" if one == attendee_id else one))
    return frozenset(value.id for _, value in found)


def rename_room(work: Work, activity_ids: Iterable[str], before: str, now: str) -> None:
    """Have every row of these activities that names a room (a mapping with "room") call it by its new name."""
    ids = set(activity_ids)
    for shelf in shelves_of_kinds(work):
        facts = [name for name, form in shelf.fields.items() if form == "facts"]
        if facts and "activity_id" in shelf.fields and ids:
            rows: tuple[Any, ...] = work.find(shelf.value, activity_id=ids)
            for one in rows:
                told = {name: getattr(one, name) for name in facts}
                new = {name: {**cell, "room": now} for name, cell in told.items() if cell.get("room") == before}
                if new:
                    work.put(replace(one, **new))


def _ids_in(cell: object) -> frozenset[str]:
    """The texts of a field that could be ids: itself, the parts of a list, the keys of a mapping."""
    if isinstance(cell, str):
        return frozenset((cell,))
    return frozenset(one for one in cell if isinstance(one, str)) if isinstance(cell, tuple | Mapping) else frozenset()


def _rewritten(shelf: Shelf, value: Any, change: Callable[[str], str]) -> Any:
    """`value` with every id changed; what is changed to "" leaves lists and mappings, what comes twice comes once."""
    fields: dict[str, Any] = {}
    for name in shelf.fields:
        cell = getattr(value, name)
        if isinstance(cell, str):
            cell = change(cell)
        elif isinstance(cell, tuple) and _ids_in(cell):
            changed = (change(one) if isinstance(one, str) else one for one in cell)
            cell = tuple(dict.fromkeys(one for one in changed if one != ""))
        elif isinstance(cell, Mapping):
            cell = {change(key): one for key, one in cell.items() if change(key)}
        fields[name] = cell
    return shelf.value(**fields)
