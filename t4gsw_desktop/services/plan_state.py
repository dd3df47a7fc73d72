"""Whether an activity has anything to plan, has an accepted plan, and whether that still fits those who are coming."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from t4gsw_desktop.core.events import Activity, Attendee, presence, standing_facts
from t4gsw_desktop.core.parts import KindForm, part_spans, parts_of
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.kind_rows import shelves_of_kinds
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.services.paper_state import as_of
from t4gsw_desktop.services.plans import engagements
from t4gsw_desktop.services.rounds import PLAYED, rounds_begun
from t4gsw_desktop.storage.journal import history
from t4gsw_desktop.storage.shelves import Shelf
from t4gsw_desktop.storage.unit_of_work import View


@dataclass(frozen=True, slots=True)
class PlanState:
    """How far one activity is planned.

    `nothing_yet` is a sentence where there is nothing to plan from, else ""; `number` is that of the accepted plan, 0
    for none; `misfit` is a sentence on why the accepted plan no longer fits, "" while it does.
    """

    activity: Activity
    nothing_yet: str
    number: int
    misfit: str


def plan_states(view: View, event_id: str, forms: Sequence[KindForm]) -> tuple[PlanState, ...]:
    """The state of each activity's plan, in the order of the evening. `forms` are those of all kinds."""
    known = {form.key: form for form in forms}
    here = _Guests(view, event_id)
    return tuple(_state(view, one, known.get(one.kind), here) for one in timeline(view, event_id).activities)


def nothing_yet(view: View, activity: Activity, form: KindForm) -> str:
    """A sentence where the activity has no row to plan from (no experts, no pitches), else ""."""
    if not form.planned_from:
        return ""
    rows: tuple[Any, ...] = view.find(view.shelves.for_table(form.planned_from).value, activity_id=activity.id)
    return "" if rows else f"“{activity.title}” {form.nothing_yet}."


class _Guests:
    """Who is coming and who has gone home, read once for all activities."""

    def __init__(self, view: View, event_id: str) -> None:
        attendees = view.find(Attendee, event_id=event_id)
        facts = standing_facts(facts_of(view, attendees))
        latest = {fact.attendee_id: fact.what for fact in facts}
        self.coming = {one.id for one in attendees if one.status == "coming"}
        self.left = {who for who, what in latest.items() if what == "left"}
        self.expected = presence(facts).counted(self.coming)


def _state(view: View, activity: Activity, form: KindForm | None, guests: _Guests) -> PlanState:
    missing = nothing_yet(view, activity, form) if form else ""
    plans = view.find(AcceptedPlan, activity_id=activity.id)
    if not plans:
        return PlanState(activity, missing, 0, "")
    latest = max(plans, key=lambda one: one.number)
    reasons = _reasons(view, activity, latest, guests, form)
    misfit = f"Plan {latest.number} of “{activity.title}” does not know yet: {listed(reasons)}." if reasons else ""
    return PlanState(activity, missing, latest.number, misfit)


def _reasons(
    view: View, activity: Activity, plan: AcceptedPlan, guests: _Guests, form: KindForm | None
) -> tuple[str, ...]:
    rows, begun = view.find(Placement, activity_id=activity.id), rounds_begun(activity)
    if rows and begun >= parts_of(activity).count:
        return ()  # nothing is left to plan
    placed = {one.attendee_id for one in rows} - {""}
    gone = {one.attendee_id for one in rows if one.part > begun} - {""} - (guests.coming - guests.left)
    everybody = form is not None and form.seats_everybody and not begun  # once it runs, its own screen tells who waits
    new = _free(view, activity, guests.expected - placed) if everybody else set()
    reasons = []
    if new:
        reasons.append(f"{counted(len(new), 'person is', 'people are')} without a place")
    if gone:
        reasons.append(f"{counted(len(gone), 'person', 'people')} of it will not be there")
    if _made_from_changed(view, activity, plan, {PLAYED, *(form.live_keys if form else ())}):
        reasons.append("what it was made from has changed")
    return tuple(reasons)


def _free(view: View, activity: Activity, people: AbstractSet[str]) -> set[str]:
    """Those who could take part: not busy elsewhere in every round."""
    if not people:
        return set()
    busy = engagements(view, activity.event_id, but=activity.id)
    spans = part_spans(activity)
    return {who for who in people if any(not any(span.overlaps(o) for o in busy.get(who, ())) for span in spans)}


def _made_from_changed(view: View, activity: Activity, plan: AcceptedPlan, passing: Collection[str]) -> bool:
    """True when rounds, rooms or the kind's own rows of the activity are other than when the plan was accepted.

    No plan depends on the settings called `passing`.
    """
    steps = history(view.connection, newest=1, row_id=plan.id)
    if not steps:  # somebody was erased since, and the journal forgot the step with them
        return False
    step = steps[0].number
    was = as_of(view, Activity, step).get(activity.id)
    if was is not None and _planned_with(was, passing) != _planned_with(activity, passing):
        return True
    needed = (shelf for shelf in shelves_of_kinds(view) if shelf.plans_need)
    return any(_rows_changed(view, shelf, activity.id, step) for shelf in needed)


def _planned_with(activity: Activity, passing: Collection[str]) -> Activity:
    """The activity with only what a plan depends on; the times may be others, for placements move along."""
    settings = {key: value for key, value in activity.settings.items() if key not in passing}
    return replace(activity, title="", starts="", ends="", settings=settings, position=0, plan_number=0, sequence=0)


def _rows_changed(view: View, shelf: Shelf, activity_id: str, step: int) -> bool:
    before: Mapping[str, Any] = as_of(view, shelf.value, step)
    now: Mapping[str, Any] = view.get_many(shelf.value, before)
    compared = [name for name in shelf.fields if name not in shelf.beside_plans]
    pairs = ((now.get(row_id), was) for row_id, was in before.items())
    return any(
        (is_now is None or was is None or any(getattr(is_now, one) != getattr(was, one) for one in compared))
        and activity_id in (getattr(is_now, "activity_id", ""), getattr(was, "activity_id", ""))
        for is_now, was in pairs
    )
