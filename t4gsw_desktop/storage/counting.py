"""Rows counted by the file itself, where reading them all would take too long."""

from sqlalchemy import func, select

from t4gsw_desktop.storage.unit_of_work import View


def count_rows(view: View, kind: type, **wanted: object) -> int:
    """How many values of this type have fields that equal `wanted`."""
    table = view.shelves.for_value(kind).table
    query = select(func.count()).select_from(table)
    for name, value in wanted.items():
        query = query.where(table.c[name] == value)
    return int(view.connection.execute(query).scalar_one())


def count_by(view: View, kind: type, field: str, **wanted: object) -> dict[str, int]:
    """The same for each content of `field`; contents that no row has are left out."""
    table = view.shelves.for_value(kind).table
    query = select(table.c[field], func.count()).group_by(table.c[field])
    for name, value in wanted.items():
        query = query.where(table.c[name] == value)
    return {content or "": int(count) for content, count in view.connection.execute(query)}
