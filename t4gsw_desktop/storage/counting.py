"""Rows counted by the file itself, where reading them all would take too long."""

from collections.abc import Collection

from sqlalchemy import func, or_, select

from t4gsw_desktop.core.events import HERE, PLAYED
from t4gsw_desktop.storage.tables import activities, attendees, checkins, placements
from t4gsw_desktop.storage.unit_of_work import View, in_parts


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


def events_seen(view: View, event_ids: Collection[str]) -> frozenset[str]:
    """Those of these events at which the door has taken anybody in; what was taken back never happened."""
    taken_back = select(checkins.c.undoes).where(checkins.c.what == "undone")
    query = select(attendees.c.event_id).join(checkins, checkins.c.attendee_id == attendees.c.id).distinct()
    query = query.where(checkins.c.what.in_(HERE), checkins.c.id.not_in(taken_back))
    found: set[str] = set()
    for some in in_parts(sorted(event_ids)):
        found.update(view.connection.execute(query.where(attendees.c.event_id.in_(some))).scalars())
    return frozenset(found)


def sat_with(view: View, attendee_ids: Collection[str]) -> frozenset[str]:
    """The attendees whom these sat with: by rounds begun where they were run live, else by accepted plans.

    Who rests sits with nobody.
    """
    mine, theirs = placements.alias("mine"), placements.alias("theirs")
    place = [mine.c[name] == theirs.c[name] for name in ("activity_id", "part", "place")]
    query = select(theirs.c.attendee_id).distinct().where(*place, mine.c.role != "rest", theirs.c.role != "rest")
    begun = func.json_extract(activities.c.settings, f"$.{PLAYED}")
    query = query.join(activities, activities.c.id == mine.c.activity_id).where(
        or_(begun.is_(None), mine.c.part <= begun)
    )
    query = query.where(theirs.c.attendee_id.is_not(None), theirs.c.attendee_id != mine.c.attendee_id)
    found: set[str] = set()
    for some in in_parts(sorted(attendee_ids)):
        found.update(view.connection.execute(query.where(mine.c.attendee_id.in_(some))).scalars())
    return frozenset(found)
