"""What is left to do before, during and after an event: told from facts, with one thing that comes next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.records import ChecklistMark
from t4gsw_desktop.core.timeline import from_text, to_text, wall_clock
from t4gsw_desktop.services.checklist_facts import EveningFacts
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.paper_state import BADGES, CHECKIN_SHEET, DESK_NOTES, SCHEDULE
from t4gsw_desktop.services.plan_state import PlanState
from t4gsw_desktop.services.workspace import now_utc, refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work

DONE, OPEN, STALE, SKIPPED = "done", "open", "stale", "skipped"
BEFORE, DOORS, DURING, AFTER = "before", "doors", "during", "after"
DOORS_SOON, ACTIVITY_SOON, FRESH_BACKUP = timedelta(minutes=60), timedelta(minutes=10), timedelta(hours=24)
_SHEETS = {
    CHECKIN_SHEET: ("Print the check-in sheet", "We tick people off on the screen"),
    DESK_NOTES: ("Print the desk notes", "The desk looks at the screen"),
    SCHEDULE: ("Print the schedule for the wall", "We write it on a board"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. `state` is done, open, stale (done once, and changed since) or skipped.

    `note` is a second sentence or "". It is done on the screen called `screen`, at its part `argument` ("" for all of
    it); `by_hand` is how a button calls doing without the program. `ticked` says that an organiser set the state.
    """

    key: str
    title: str
    state: str
    screen: str
    argument: str = ""
    note: str = ""
    by_hand: str = "Tick it off"
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Checklist:
    """The items of this time of the night, in order, and what to do `next` (None: all is done).

    `phase` is before, doors (they open within the hour, or are open), during or after.
    """

    phase: str
    items: tuple[Item, ...]
    next: Item | None

    @property
    def done(self) -> int:
        """How many items need nothing more, skipped ones among them."""
        return sum(one.state in (DONE, SKIPPED) for one in self.items)


def checklist(facts: EveningFacts, now: datetime) -> Checklist:
    """The checklist of an event at one moment: preparing it until it ends, then wrapping it up."""
    phase = _phase(facts, now)
    told = _after(facts) if phase == AFTER else _before(facts, now)
    items = tuple(_marked(one, facts) for one in told)
    first = next((one for one in items if one.state in (OPEN, STALE)), None)
    return Checklist(phase, items, _on_the_night(facts, phase, now) or first)


_CLEAR = {
    "notes": "Clear access and food notes",
    "ticks": "Clear what people ticked to keep in touch",
    "people": "Remove people who did not ask to be kept",
}
REPORT = Item("report", "Save the report of the evening", OPEN, "wrap-up", "report")


def mark_item(work: Work, event_id: str, item: Item, state: str, *, at: datetime | None = None) -> None:
    """Tick an item off by hand ("done"), skip it ("skipped"), or take that back ("open")."""
    event_of(work, event_id)
    refuse_unless(state in (DONE, SKIPPED, OPEN), f"“{item.title}” can be ticked off, skipped or open.")
    known = work.find(ChecklistMark, event_id=event_id, item=item.key)
    if state == OPEN:
        work.remove_many(ChecklistMark, [one.id for one in known])
    else:
        mark_id = known[0].id if known else new_id()
        work.put(ChecklistMark(mark_id, event_id, item.key, state, to_text(at or now_utc())))
    said = {DONE: "Tick off", SKIPPED: "Skip", OPEN: "Put back"}[state]
    work.label = f"{said} “{item.title}”"


def _marked(item: Item, facts: EveningFacts) -> Item:
    """The item as an organiser marked it, unless the file itself says that it is done."""
    mark = facts.marks.get(item.key)
    return replace(item, state=mark, ticked=True) if mark and item.state != DONE else item


def _phase(facts: EveningFacts, now: datetime) -> str:
    starts, ends = from_text(facts.event.starts), from_text(facts.event.ends)
    if now >= ends:
        return AFTER
    if now < starts - DOORS_SOON:
        return BEFORE
    first = min((from_text(one.activity.starts) for one in facts.plans), default=ends)
    return DOORS if now < max(starts, first - ACTIVITY_SOON) else DURING


def _on_the_night(facts: EveningFacts, phase: str, now: datetime) -> Item | None:
    """What the hour asks for, before anything that is still on the list."""
    zone = facts.event.timezone
    if phase == DOORS:
        doors = from_text(facts.event.starts)
        is_open = now >= doors
        when = "Doors are open since" if is_open else "Doors open at"
        note = f"{when} {wall_clock(doors, zone):%H:%M}. {_still_to_come(facts)}"
        return Item("check-in", "Check people in" if is_open else "Open check-in", OPEN, "check-in", note=note)
    if phase != DURING:
        return None
    activities = [one.activity for one in facts.plans]
    running = [one for one in activities if from_text(one.starts) <= now < from_text(one.ends)]
    if running:
        return _run(max(running, key=lambda one: (one.starts, -one.position)), zone)
    coming = [one for one in activities if from_text(one.starts) > now]
    if coming:
        return _get_ready(min(coming, key=lambda one: (one.starts, one.position)), zone)
    return Item("wrap-up", "Wrap up the evening", OPEN, "wrap-up", note="All activities are over.")


def _still_to_come(facts: EveningFacts) -> str:
    return f"{counted(facts.door.to_come, 'person is', 'people are')} still to come."


def _run(activity: Activity, zone: str) -> Item:
    note = f"It ends at {wall_clock(from_text(activity.ends), zone):%H:%M}."
    return Item(f"run:{activity.id}", f"Run {activity.title}", OPEN, "activities", activity.id, note)


def _get_ready(activity: Activity, zone: str) -> Item:
    note = f"It begins at {wall_clock(from_text(activity.starts), zone):%H:%M}."
    return Item(f"run:{activity.id}", f"Get {activity.title} ready", OPEN, "activities", activity.id, note)


def _before(facts: EveningFacts, now: datetime) -> Iterator[Item]:
    yield _venue(facts)
    title = "Choose what happens that evening"
    yield Item("activities", title, DONE if facts.plans else OPEN, "plan", by_hand="Skip this")
    yield Item("guests", "Bring in the guest list", DONE if facts.door.expected else OPEN, "import")
    yield from (_plan(one) for one in facts.plans)
    if facts.plans:
        clashes = counted(len(facts.clashes), "clash", "clashes")
        title = f"Settle {clashes}" if facts.clashes else "See that nothing clashes"
        note = facts.clashes[0] if facts.clashes else ""
        yield Item("clashes", title, OPEN if facts.clashes else DONE, "plan", "clashes", note, "We know, leave it so")
    yield _badges(facts)
    yield from (_sheet(facts, key) for key in (CHECKIN_SHEET, DESK_NOTES, SCHEDULE) if key != DESK_NOTES or facts.noted)
    yield _backup(facts, now)


def _venue(facts: EveningFacts) -> Item:
    if not facts.venue:
        return Item("venue", "Choose the venue", OPEN, "plan", "venue")
    note = "" if facts.rooms else f"“{facts.venue}” has no rooms yet. Add the first."
    return Item("venue", "Choose the venue and its rooms", DONE if facts.rooms else OPEN, "plan", "venue", note)


def _plan(plan: PlanState) -> Item:
    activity = plan.activity
    if plan.number and not plan.misfit:
        state, note = DONE, ""
    elif plan.number:
        state, note = STALE, plan.misfit
    else:
        state, note = OPEN, plan.nothing_yet
    title = f"Plan {activity.title} again" if state == STALE else f"Plan {activity.title}"
    return Item(f"plan:{activity.id}", title, state, "activities", activity.id, note, "We do it on paper")


def _badges(facts: EveningFacts) -> Item:
    paper, all_of_them = facts.papers[BADGES], facts.door.expected
    by_hand = "I'll write them by hand"
    if paper.printing is None:
        title = f"Print {_the_badges(all_of_them)}" if all_of_them else "Print the name badges"
        return Item("badges", title, OPEN, "print", BADGES, by_hand=by_hand)
    if not paper.changed:
        return Item("badges", "Print the name badges", DONE, "print", BADGES, by_hand=by_hand)
    title = f"Print {counted(paper.changed, 'name badge', 'name badges')} more"
    note = f"Changed since printing: {counted(paper.changed, 'person is', 'people are')} new or different."
    return Item("badges", title, STALE, "print", BADGES, note, by_hand)


def _the_badges(count: int) -> str:
    return "the name badge" if count == 1 else f"the {count:,} name badges"


def _sheet(facts: EveningFacts, key: str) -> Item:
    title, by_hand = _SHEETS[key]
    paper = facts.papers[key]
    if paper.printing is None:
        return Item(key, title, OPEN, "print", key, by_hand=by_hand)
    if paper.changed:
        return Item(key, f"{title} again", STALE, "print", key, "Changed since printing.", by_hand)
    return Item(key, title, DONE, "print", key, by_hand=by_hand)


def _backup(facts: EveningFacts, now: datetime) -> Item:
    made = facts.backed_up
    if made is None:
        return Item("backup", "Make a backup", OPEN, "settings", "backup")
    shown = wall_clock(made, facts.event.timezone)
    note = f"The latest is of {shown.day} {shown:%B}, {shown:%H:%M}."
    return Item("backup", "Make a backup", DONE if now - made <= FRESH_BACKUP else STALE, "settings", "backup", note)


def _after(facts: EveningFacts) -> Iterator[Item]:
    yield REPORT
    over = facts.backed_up is not None and facts.backed_up >= from_text(facts.event.ends)
    yield Item("backup-after", "Make a backup of the evening", DONE if over else OPEN, "settings", "backup")
    for one in facts.reminders:
        yield Item(f"clear:{one.what}", _CLEAR[one.what], OPEN, "wrap-up", f"clear-{one.what}", one.sentence, "Not yet")
