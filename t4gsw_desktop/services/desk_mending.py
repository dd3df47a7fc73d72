"""After a meeting of desks: what does not fit together is put in order, the same way at whichever desk it is done."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.services.desk_doubles import join_same_people
from t4gsw_desktop.services.desk_words import UNNAMED_ROW, row_name
from t4gsw_desktop.services.harvest import forget_author
from t4gsw_desktop.services.kind_rows import take_out
from t4gsw_desktop.services.naming import name_of
from t4gsw_desktop.storage import desk_rows
from t4gsw_desktop.storage.desk_differences import PlanBranch, activities_with_told_plans, plan_branches
from t4gsw_desktop.storage.desk_forgetting import names_in_log, still_named
from t4gsw_desktop.storage.desk_log import acts_of
from t4gsw_desktop.storage.desk_rows import Dangling, Place
from t4gsw_desktop.storage.other_desk import News
from t4gsw_desktop.storage.shelves import Raw, Shelf
from t4gsw_desktop.storage.unit_of_work import Work


def mend(work: Work, news: News, held: Mapping[Place, Raw]) -> Iterable[str]:
    """Put in order what the acts of both desks left together; returns sentences for people.

    `held` are attendees that could not be written yet. Whatever is done here is an act of this desk that others hear
    of; another desk that knows the same does the same, so that it does not matter who is first.
    """
    return (
        *_tell_codes_apart(work, held),
        *bring_back(work),
        *_forget(work, news),
        *join_same_people(work),
        *_tell_numbers_apart(work),
        *_let_later_plans_stand(work),
        *bring_back(work),
    )


def _tell_codes_apart(work: Work, held: Mapping[Place, Raw]) -> Iterable[str]:
    """Two attendees drew one badge code: who was put on the list first keeps it, the other gets another."""
    shelf = work.shelves.for_value(Attendee)
    for _, raw in sorted(held.items(), key=lambda one: one[0]):
        fresh = shelf.from_raw(raw)
        there = work.find(Attendee, event_id=fresh.event_id, code=fresh.code)
        first, second = sorted((fresh, *there), key=lambda one: one.id)[:2]
        second_raw = {**shelf.to_raw(second), "code": _further_code(second.id)}
        work.write(shelf, {second.id: second_raw})
        work.write(shelf, {first.id: shelf.to_raw(first)})
        yield f"{name_of(work, second)} has another badge code now, for somebody else had the same. Print it again."


def _tell_numbers_apart(work: Work) -> Iterable[str]:
    """Two rows of one activity that got one number: what was made first keeps it, the other gets the next free one."""
    for shelf in (one for one in work.shelves if one.numbered):
        rows: dict[str, list[Any]] = {}
        found: tuple[Any, ...] = work.find(shelf.value)  # in the order they were made
        for one in found:
            rows.setdefault(one.activity_id, []).append(one)
        for some in rows.values():
            taken: set[int] = set()
            free = max(getattr(one, shelf.numbered) for one in some) + 1
            for one in some:
                number = getattr(one, shelf.numbered)
                if number in taken:
                    changes: dict[str, Any] = {shelf.numbered: free}
                    work.put(replace(one, **changes))
                    yield _said_of_number(work, shelf, one.id, number, free)
                    free += 1
                taken.add(number)


def _said_of_number(work: Work, shelf: Shelf, row_id: str, before: int, now: int) -> str:
    name = row_name(work, shelf.table.name, row_id)
    called = f"“{name}”" if name != UNNAMED_ROW else f"What was number {before} at one desk"
    return f"{called} has the number {now} now, for the other desk had given {before} too. Write it on the paper."


def _further_code(attendee_id: str) -> str:
    """A badge code drawn from an id: the same at every desk."""
    drawn = iter(hashlib.sha256(attendee_id.encode()).digest())
    return new_code((), lambda letters: letters[next(drawn) % len(letters)])


def bring_back(work: Work) -> Iterable[str]:
    """What was removed at one desk and is referred to at another comes back."""
    back: set[str] = set()
    while found := desk_rows.dangling_rows(work):
        known = desk_rows.merged_rows(work, {(one.to_table, one.to_id) for one in found})
        for one in found:
            merged = known[one.to_table, one.to_id]
            if merged.row is None:
                _let_go(work, one)
                continue
            work.write(work.shelves.for_table(one.to_table), {one.to_id: dict(merged.row)})
            if one.to_table == "attendees":
                back.add(one.to_id)
    for attendee in work.get_many(Attendee, back).values():
        yield f"{name_of(work, attendee)} was taken off the list at one desk and is back, for another desk has them."


def _let_later_plans_stand(work: Work) -> Iterable[str]:
    """Of two plans of one activity that were made apart, the later stands, and none of the other's places."""
    branches = plan_branches(work, activities_with_told_plans(work))
    for activity_id, found in sorted(branches.items()):
        activity = work.get(Activity, activity_id)
        if activity and put_branch(work, found[-1]):
            later = acts_of(work.connection, [found[-1].stamp])[found[-1].stamp]
            yield f"“{activity.title}” was planned at both desks. The later plan stands, made at {later.desk}."


def put_branch(work: Work, branch: PlanBranch) -> bool:
    """Have the plan of an activity be as one desk made it; True when that changed anything."""
    before = len(work.changes)
    for gone in (True, False):
        for (table, row_id), merged in sorted(branch.rows.items(), key=lambda one: one[0]):
            row = dict(merged.row) if merged.stands and merged.row else None
            if (row is None) is gone:
                work.write(work.shelves.for_table(table), {row_id: row})
    return len(work.changes) > before


def _forget(work: Work, news: News) -> Iterable[str]:
    """Whom another desk removed for good is forgotten here too, with whatever was written about them meanwhile."""
    ids = {str(row["row_id"]) for row in news.forgotten} | still_named(work.connection, news.changes)
    if not ids:
        return
    gone = ids - work.get_many(Person, ids).keys()
    for attendee in work.get_many(Attendee, ids).values():
        if not attendee.person_id and not attendee.label:
            forget_author(work, [attendee.id])
            take_out(work, attendee.id)
            placements = work.find(Placement, attendee_id=attendee.id)
            work.put_many([replace(one, topic="", subject="") for one in placements])
    work.forget(ids, names_in_log(work, gone))
    yield "What was removed for good at another desk is removed here too. It may still be in backups and on papers."


def unnamed(attendee: Attendee) -> Attendee:
    """The place of somebody who was removed for good: it only counts."""
    return Attendee(
        id=attendee.id,
        event_id=attendee.event_id,
        person_id="",
        code=attendee.code,
        status=attendee.status,
        first_time=attendee.first_time,
        role=attendee.role,
    )


def _let_go(work: Work, one: Dangling) -> None:
    """What a row refers to is not known to anybody any more: it refers to nothing, or goes."""
    shelf = work.shelves.for_table(one.table)
    if one.may_be_empty:
        raw = desk_rows.rows_there(work, one.table, [one.row_id])[one.row_id]
        value = shelf.from_raw({**raw, one.column: None})
        work.put(unnamed(value) if isinstance(value, Attendee) else value)
    else:
        work.remove(shelf.value, one.row_id)
