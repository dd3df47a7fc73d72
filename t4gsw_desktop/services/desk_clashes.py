"""What two desks did that does not go together: shown with both versions, and settled by a person in one act."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from t4gsw_desktop.core.desks import Settled
from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.desk_doubles import alike_walk_ins
from t4gsw_desktop.services.desk_mending import bring_back, put_branch
from t4gsw_desktop.services.desk_words import SHOWN, field_words, row_name, value_words
from t4gsw_desktop.services.doubles import keep_both, merge_people
from t4gsw_desktop.services.naming import name_of
from t4gsw_desktop.storage.desk_differences import (
    THERE,
    Difference,
    PlanBranch,
    activities_with_told_plans,
    differences,
    plan_branches,
)
from t4gsw_desktop.storage.desk_log import Act, acts_of
from t4gsw_desktop.storage.desk_rows import merged_rows, rows_there, wait_for_references
from t4gsw_desktop.storage.unit_of_work import View, Work

FIELD, SAME, PLAN = "field", "same walk-in", "plan"
JOIN, TWO_PEOPLE = "join", "two people"


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle a clash: `words` say it, `desk` who wanted it so, `at` when (UTC; "" where nobody did)."""

    key: str
    words: str
    desk: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two things that do not go together. `kind` is "field", "same walk-in" or "plan"; `about` names whom or what.

    `field` says in words what of it differs; the last of `choices` is what stands now, but for walk-ins.
    """

    id: str
    kind: str
    about: str
    field: str
    choices: tuple[Choice, ...]


def clashes(view: View) -> tuple[Clash, ...]:
    """Everything that desks did without knowing of each other and that nobody has settled yet."""
    return (
        *(_of_places(view, first, second) for first, second in alike_walk_ins(view)),
        *(_of_field(view, key, one) for key, one in _open_differences(view).items()),
        *(_of_plan(view, key, *one) for key, one in _open_plans(view).items()),
    )


def settle(work: Work, clash_id: str, key: str) -> None:
    """Decide a clash by one of its choices: an act like any other, which other desks hear of and undo takes back.

    Refusal when it is settled already.
    """
    for first, second in alike_walk_ins(work):
        if _place_key(first, second) == clash_id:
            return _settle_places(work, first, second, key)
    if (found := _open_differences(work).get(clash_id)) is not None:
        return _settle_field(work, clash_id, found, key)
    if (plan := _open_plans(work).get(clash_id)) is not None:
        return _settle_plan(work, clash_id, *plan, key)
    raise Refusal("This is settled already. Nothing was changed.")


def _place_key(first: Attendee, second: Attendee) -> str:
    return _digest(SAME, first.id, second.id)


def _of_places(view: View, first: Attendee, second: Attendee) -> Clash:
    names = [name_of(view, one) for one in (first, second)]
    about = names[0] if names[0] == names[1] else " and ".join(names)
    choices = (Choice(JOIN, "One person"), Choice(TWO_PEOPLE, "Two people"))
    return Clash(_place_key(first, second), SAME, about, "put on the list at both desks", choices)


def _settle_places(work: Work, first: Attendee, second: Attendee, key: str) -> None:
    if _chosen(key, (JOIN, TWO_PEOPLE)) == JOIN:
        merge_people(work, first.person_id, second.person_id)
    else:
        keep_both(work, first.person_id, second.person_id)


def _open_differences(view: View) -> dict[str, Difference]:
    tables = [shelf.table.name for shelf in view.shelves if shelf.table.name in SHOWN or _of_kind(shelf)]
    found: dict[str, Difference] = {}
    for one in differences(view, tables):
        if field_words(one.table, one.field) and (one.field == THERE or rows_there(view, one.table, [one.row_id])):
            stamps = (f"{stamp.number} {stamp.sitting}" for stamp, _ in one.values)
            if key := _still_open(view, _digest(FIELD, one.table, one.row_id, one.field, *stamps)):
                found[key] = one
    return found


def _of_kind(shelf: Any) -> bool:
    return "_" in shelf.table.name and not shelf.stands_whole and "activity_id" in shelf.fields


def _still_open(view: View, key: str) -> str:
    """`key`, or another once people settled it at several desks and chose otherwise; "" when it is settled."""
    while settled := sorted(view.find(Settled, clash=key), key=lambda one: one.id):
        if len({one.choice for one in settled}) == 1:
            return ""
        key = _digest(key, *(one.id for one in settled))
    return key


def _of_field(view: View, key: str, one: Difference) -> Clash:
    acts = acts_of(view.connection, [stamp for stamp, _ in one.values])
    choices = tuple(
        _choice(str(number), value_words(view, one.table, one.field, value), acts[stamp])
        for number, (stamp, value) in enumerate(one.values)
    )
    return Clash(key, FIELD, row_name(view, one.table, one.row_id), field_words(one.table, one.field), choices)


def _choice(key: str, words: str, act: Act) -> Choice:
    return Choice(key, words, act.desk, act.at)


def _settle_field(work: Work, clash_id: str, one: Difference, key: str) -> None:
    number = int(_chosen(key, [str(number) for number in range(len(one.values))]))
    value = one.values[number][1]
    shelf = work.shelves.for_table(one.table)
    about = row_name(work, one.table, one.row_id)
    there = rows_there(work, one.table, [one.row_id]).get(one.row_id)
    if one.field != THERE and there is not None:
        work.write(shelf, {one.row_id: {**there, one.field: value}})
    elif one.field == THERE and not value:
        work.remove(shelf.value, one.row_id)
    elif one.field == THERE and there is None:
        _put_back(work, one)
    work.put(Settled(new_id(), clash_id, key))
    work.label = f"Settle {field_words(one.table, one.field)} of {about}"


def _put_back(work: Work, one: Difference) -> None:
    merged = merged_rows(work, [(one.table, one.row_id)])[one.table, one.row_id]
    wait_for_references(work)
    work.write(work.shelves.for_table(one.table), {one.row_id: dict(merged.row or {})})
    tuple(bring_back(work))


def _open_plans(view: View) -> dict[str, tuple[Activity, tuple[PlanBranch, ...]]]:
    found: dict[str, tuple[Activity, tuple[PlanBranch, ...]]] = {}
    for activity_id, branches in plan_branches(view, activities_with_told_plans(view)).items():
        activity = view.get(Activity, activity_id)
        stamps = (f"{one.stamp.number} {one.stamp.sitting}" for one in branches)
        if activity and (key := _still_open(view, _digest(PLAN, activity_id, *stamps))):
            found[key] = (activity, branches)
    return found


def _of_plan(view: View, key: str, activity: Activity, branches: tuple[PlanBranch, ...]) -> Clash:
    acts = acts_of(view.connection, [one.stamp for one in branches])
    choices = (_choice(str(n), acts[one.stamp].label, acts[one.stamp]) for n, one in enumerate(branches))
    return Clash(key, PLAN, activity.title, "plan", tuple(choices))


def _settle_plan(work: Work, clash_id: str, activity: Activity, branches: tuple[PlanBranch, ...], key: str) -> None:
    number = int(_chosen(key, [str(number) for number in range(len(branches))]))
    wait_for_references(work)
    put_branch(work, branches[number])
    tuple(bring_back(work))
    work.put(Settled(new_id(), clash_id, key))
    work.label = f"Settle the plan of {activity.title}"


def _chosen(key: str, keys: Iterable[str]) -> str:
    if key not in tuple(keys):
        raise ValueError(f"no choice {key}")
    return key


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
