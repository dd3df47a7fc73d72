"""All that the plan of one event shows, read in one go and frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.parts import KindForm
from t4gsw_desktop.core.places import Venue
from t4gsw_desktop.services.clashes import Clash, clashes
from t4gsw_desktop.services.evening_map import EveningMap, map_evening
from t4gsw_desktop.services.event_list import EventList, event_at_hand, list_events
from t4gsw_desktop.services.places import VenuePlan, venue_plan
from t4gsw_desktop.services.team import TeamMember, team
from t4gsw_desktop.storage.counting import count_by
from t4gsw_desktop.storage.unit_of_work import View


@dataclass(frozen=True)
class PlanFacts:
    """One event with its clashes, venue, team and sign-ups, and what other events and venues there are.

    `venue` is None while none is chosen; `listed` counts those on the list by their status.
    """

    evening: EveningMap
    clashes: tuple[Clash, ...]
    venue: VenuePlan | None
    venues: tuple[Venue, ...]
    team: tuple[TeamMember, ...]
    listed: Mapping[str, int]
    events: EventList

    @property
    def coming(self) -> int:
        """How many are expected."""
        return self.listed.get("coming", 0)

    def clashes_of(self, activity_id: str) -> tuple[Clash, ...]:
        """Those that concern one activity."""
        return tuple(one for one in self.clashes if activity_id in one.activity_ids)


def plan_facts(view: View, event_id: str, forms: Sequence[KindForm], now: datetime) -> PlanFacts:
    """The facts of one event. Refusal when it is gone."""
    evening = map_evening(view, event_id, forms)
    venue_id = evening.event.venue_id
    return PlanFacts(
        evening=evening,
        clashes=clashes(view, event_id, forms, evening=evening),
        venue=venue_plan(view, venue_id) if venue_id else None,
        venues=all_venues(view),
        team=team(view, event_id),
        listed=count_by(view, Attendee, "status", event_id=event_id),
        events=list_events(view, now),
    )


def event_to_plan(view: View, chosen_id: str, now: datetime) -> str:
    """The id of the chosen event, or else of the one at hand; "" while the file has none."""
    if chosen_id and view.get(Event, chosen_id) is not None:
        return chosen_id
    at_hand = event_at_hand(view, now)
    return at_hand.id if at_hand is not None else ""


def all_venues(view: View) -> tuple[Venue, ...]:
    """Every venue by name."""
    return tuple(sorted(view.find(Venue), key=lambda one: one.name.casefold()))
