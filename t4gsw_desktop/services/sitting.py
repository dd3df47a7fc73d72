"""Who really sat with whom: where rounds were run live, only those that have begun count; elsewhere the plan does."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from t4gsw_desktop.core.events import PLAYED, Activity, Attendee, Event
from t4gsw_desktop.core.people import GoesWith
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.seating import Pair, pair
from t4gsw_desktop.storage.unit_of_work import View


def last_begun(activity: Activity) -> int | None:
    """How many rounds of an activity have begun; None where nobody has run it in the program, so that the plan counts.

    An evening run on paper has no other record than its plan.
    """
    begun = activity.settings.get(PLAYED)
    return begun if isinstance(begun, int) else None


def seats_taken(placements: Iterable[Placement], activities: Mapping[str, Activity]) -> tuple[Placement, ...]:
    """Those of the placements at which somebody has sat, rests and rounds that never began left out."""
    begun = {activity_id: last_begun(activity) for activity_id, activity in activities.items()}
    return tuple(one for one in placements if one.role != "rest" and one.attendee_id and _has_begun(one, begun))


def pairs_seated(seats: Iterable[Placement], called: Mapping[str, str]) -> Iterator[tuple[Placement, Pair]]:
    """Every two at one table, with a seat of theirs; people go by what `called` makes of their attendee id."""
    tables: dict[tuple[str, int, str], dict[str, Placement]] = {}
    for one in seats:
        if one.attendee_id in called:
            tables.setdefault((one.activity_id, one.part, one.place), {})[called[one.attendee_id]] = one
    for sitting in tables.values():
        for first, second in combinations(sorted(sitting), 2):
            yield sitting[first], (first, second)


def met_before(view: View, event: Event, by_person: Mapping[str, str]) -> dict[Pair, int]:
    """Pairs of these people who sat together at an event before this one, with how many events ago (1: the latest).

    `by_person` names them as they are wanted in the pairs, by the person's id.
    """
    attendances = view.find(Attendee, person_id=set(by_person))
    known = {one.id: by_person[one.person_id] for one in attendances if one.event_id != event.id}
    event_of = {one.id: one.event_id for one in attendances}
    begun = {one.id: one.starts for one in view.get_many(Event, event_of.values()).values()}
    past = sorted((starts, one) for one, starts in begun.items() if starts < event.starts)
    ago = {one: number for number, (_, one) in enumerate(reversed(past), 1)}
    placements = view.find(Placement, attendee_id=set(known))
    activities = view.get_many(Activity, {one.activity_id for one in placements})
    met: dict[Pair, int] = {}
    for seat, both in pairs_seated(seats_taken(placements, activities), known):
        when = ago.get(event_of[seat.attendee_id])
        if when is not None:
            met[both] = min(when, met.get(both, when))
    return met


def first_meetings(view: View, event: Event, came: Collection[Attendee]) -> int:
    """How many pairs of those who came sat together for the first time on record; companions are no new connection."""
    activities = {one.id: one for one in view.find(Activity, event_id=event.id)}
    seats = seats_taken(view.find(Placement, activity_id=set(activities)), activities)
    tonight = {both for _, both in pairs_seated(seats, {one.id: one.person_id or one.id for one in came})}
    known = {one.person_id: one.person_id for one in came if one.person_id}
    rules = (*view.find(GoesWith, first_id=set(known)), *view.find(GoesWith, second_id=set(known)))
    return len(tonight - met_before(view, event, known).keys() - {pair(one.first_id, one.second_id) for one in rules})


def _has_begun(one: Placement, begun: Mapping[str, int | None]) -> bool:
    last = begun.get(one.activity_id)
    return last is None or one.part <= last
