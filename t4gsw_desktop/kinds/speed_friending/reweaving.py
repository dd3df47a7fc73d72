"""Rounds that begin become history as people really sit; the rounds to come are woven anew, close to what they were."""

from dataclasses import replace
from datetime import datetime
from time import monotonic

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.events import PLAYED, Activity, Attendee, presence
from t4gsw_desktop.core.parts import part_spans, parts_of
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.kinds.speed_friending.floor import Floor, in_the_room, read_floor, roster_of
from t4gsw_desktop.kinds.speed_friending.plan import propose
from t4gsw_desktop.kinds.speed_friending.verbs import begun_rounds, fixed_rounds, helpers_of, odd_rule, snapshot_with
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.plans import accept_plan, engagements
from t4gsw_desktop.services.rounds import rounds_as_placements, rounds_begun, rounds_of
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work

# So little that a change answers at once; `weave_again` takes longer when somebody asks for it.
STEPS, STEPS_A_SECOND = 2_000, 60_000


def weave_to_come(
    work: Work, activity_id: str, *, at: datetime, seconds: float = 0.0, fixed: int = 0, recall: bool = False
) -> None:
    """Weave the rounds to come by `at` for those who are here, and accept them; `seconds` are for polishing them.

    Rounds begun, the one people walk to unless it is to `recall` that, and the first `fixed` stay as they are; there
    may be nothing left to weave.
    """
    activity = note_begun(work, activity_of(work, activity_id), at)
    fixed = max(fixed, begun_rounds(work, activity, at) if recall else fixed_rounds(work, activity, at))
    if fixed >= parts_of(activity).count:
        return
    floor = read_floor(work, activity.id, at)
    roster = roster_of(work, floor)
    facts = snapshot_with(work, activity, roster, rounds_of(floor.rows), fixed)
    ends = monotonic() + seconds
    steps = max(STEPS, int(seconds * STEPS_A_SECOND))
    budget = Budget(steps=steps, stop=lambda: seconds > 0 and monotonic() > ends)
    seed = activity.plan_number + 1
    found = propose(facts, budget, seed)
    helpers = helpers_of(roster, activity)
    rows = rounds_as_placements(activity, found.plan.rounds, fixed + 1, helpers, {})
    accept_plan(
        work,
        activity.id,
        rows,
        found.score,
        found.bound,
        (),
        seed,
        at=at,
        from_part=fixed + 1,
        renumber=False,
        held=floor.rows,
    )


def follow_door(work: Work, activity_id: str, *, at: datetime) -> None:
    """Weave the rounds that have not begun anew where the door knows of others than they were woven for.

    It is done at the bell, when nobody has sat down for the next round yet; where nothing differs, the door is not
    used, or nothing is left to weave, nothing is written.
    """
    activity = note_begun(work, activity_of(work, activity_id), at)
    fixed = begun_rounds(work, activity, at)
    work.label = f"Round {fixed} of {activity.title} began by itself"
    if 0 < fixed < parts_of(activity).count and _door_differs(work, read_floor(work, activity_id, at), fixed):
        weave_to_come(work, activity_id, at=at, recall=True)
        work.label = f"Rounds of {activity.title} follow the door"


def _door_differs(work: Work, floor: Floor, fixed: int) -> bool:
    """True where somebody has a place after the first `fixed` rounds who is not here, or is here and has none.

    Helpers who only fill in, and who is needed elsewhere in all these rounds, have none with good reason.
    """
    placed = {row.attendee_id for row in floor.rows if row.part > fixed}
    if not floor.door or not placed:
        return False
    without = floor.here - placed
    if odd_rule(floor.activity) == "host":
        without -= {one for one in without if floor.guests[one].attendee.role == "helper"}
    spans = part_spans(floor.activity)[fixed:]
    busy = engagements(work, floor.activity.event_id, but=floor.activity.id) if without else {}
    free = {one for one in without if any(not any(span.overlaps(o) for o in busy.get(one, ())) for span in spans)}
    return bool(free or placed - floor.here)


def note_begun(work: Work, activity: Activity, at: datetime, begun: int = 0) -> Activity:
    """Have the rounds begun by `at`, and at least `begun`, count as history, without those who were not in the room."""
    before, begun = rounds_begun(activity), max(begun, begun_rounds(work, activity, at))
    if begun == before:
        return activity
    activity = replace(activity, settings={**activity.settings, PLAYED: begun})
    work.put(activity)
    rows = work.find(Placement, activity_id=activity.id, part=set(range(before + 1, begun + 1)))
    absent = _absent(work, activity, at)
    work.remove_many(Placement, [one.id for one in rows if one.attendee_id in absent])
    return activity


def begin_with(work: Work, activity: Activity, number: int, at: datetime) -> Activity:
    """Make round `number` the running one; where nothing was planned for it, the rounds are woven first."""
    if not work.find(Placement, activity_id=activity.id, part=number):
        weave_to_come(work, activity.id, at=at)
        activity = activity_of(work, activity.id)
    activity = note_begun(work, activity, at, number)
    seated = {one.attendee_id for one in work.find(Placement, activity_id=activity.id, part=number) if one.place}
    refuse_unless(len(seated) > 1, f"Fewer than two people are here for round {number}, so it cannot begin yet.")
    return activity


def _absent(work: Work, activity: Activity, at: datetime) -> frozenset[str]:
    """Who of the list was not in the room at `at`; while the door is not used, only who is known to have gone."""
    attendees = work.find(Attendee, event_id=activity.event_id)
    facts = [fact for fact in facts_of(work, attendees) if from_text(fact.at) <= at]
    door, listed = presence(facts), frozenset(one.id for one in attendees)
    if not door.used:
        return door.gone & listed
    return listed - in_the_room(work, activity.id, facts, work.find(Placement, activity_id=activity.id))
