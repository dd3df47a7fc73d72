"""What is still missing in the plan of an event, gravest first, each worded as a task; and how far each step is."""

from dataclasses import dataclass

from t4gsw_desktop.services.clashes import NOTHING_YET, Clash, Fix
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.plan.facts import PlanFacts

BASICS, ACTIVITIES, HELPERS, ROOMS, SIGN_UPS = "basics", "activities", "helpers", "rooms", "sign-ups"
STEPS = (BASICS, ACTIVITIES, HELPERS, ROOMS, SIGN_UPS)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to do: `step` is where, `what` names the act there; `fix` settles a clash at once."""

    sentence: str
    quiet: str
    button: str
    step: str
    what: str
    icon: str = ""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class StepState:
    """A step as its tab shows it: `done`, and the words of the tab."""

    key: str
    words: str
    done: bool


def first_gap(facts: PlanFacts) -> Gap | None:
    """The first thing still missing; None when everything fits."""
    evening = facts.evening
    if facts.venue is None:
        quiet = "Rooms, step-free ways and papers come from it."
        return Gap("Next: choose where it is", quiet, "Choose a venue", BASICS, "venue", "map-pin")
    if not facts.venue.rooms:
        quiet = f"{facts.venue.venue.name} has none yet."
        return Gap("Next: add the rooms", quiet, "Add a room", ROOMS, "add-room", "door-open")
    if not evening.activities:
        quiet = "Or leave the evening free: people talk anyway."
        return Gap("Next: add an activity", quiet, "Add an activity", ACTIVITIES, "add", "plus")
    clashes = [one for one in facts.clashes if one.code != NOTHING_YET]
    if clashes:
        return _of_clash(clashes[0], len(clashes))
    if not any(one.coming for one in facts.team):
        quiet = "Somebody for the door, hosts, experts."
        return Gap("Next: say who helps", quiet, "Choose a helper", HELPERS, "add-helper", "user-plus")
    if not facts.coming:
        quiet = "From a list of any booking page."
        return Gap("Next: bring in who is coming", quiet, "Import a list", SIGN_UPS, "import", "upload")
    waiting = [one for one in facts.clashes if one.code == NOTHING_YET]
    if waiting:
        clash = waiting[0]
        return Gap(
            f"Next: {clash.sentence}",
            _others(len(waiting)),
            "Open it",
            ACTIVITIES,
            f"open:{clash.activity_ids[0]}",
            "layout-grid",
        )
    return None


def step_states(facts: PlanFacts) -> tuple[StepState, ...]:
    """How far each step is, in order."""
    clashes = sum(one.code != NOTHING_YET for one in facts.clashes)
    activities, rooms = len(facts.evening.activities), len(facts.venue.rooms) if facts.venue else 0
    helpers, coming = sum(one.coming for one in facts.team), facts.coming
    return (
        StepState(BASICS, "Basics" if facts.venue else "Basics: no venue", facts.venue is not None),
        StepState(
            ACTIVITIES,
            f"Activities: {counted(clashes, 'clash', 'clashes')}" if clashes else "Activities",
            bool(activities) and not clashes,
        ),
        StepState(HELPERS, "Helpers" if helpers else "Helpers: none yet", bool(helpers)),
        StepState(ROOMS, "Rooms and kit" if rooms else "Rooms and kit: none yet", bool(rooms)),
        StepState(SIGN_UPS, "Sign-ups" if coming else "Sign-ups: none yet", bool(coming)),
    )


def _of_clash(clash: Clash, count: int) -> Gap:
    where = clash.activity_ids[0]
    if clash.private:
        sentence = "Next: settle something that only you can see"
        return Gap(sentence, _others(count), "Look at it", ACTIVITIES, "clashes", "list")
    fix = next((one for one in clash.fixes if len(one.label) <= 34), None)
    if fix is None:
        return Gap(f"Next: {clash.sentence}", _others(count), "Look at it", ACTIVITIES, f"see:{where}", "eye")
    return Gap(f"Next: {clash.sentence}", _others(count), fix.label, ACTIVITIES, f"see:{where}", "", fix)


def _others(count: int) -> str:
    return f"and {counted(count - 1, 'other thing', 'other things')}" if count > 1 else ""
