"""What the door knows of one attendee when something is about to be noted of them, and how a fact is appended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from t4gsw_desktop.core.events import HERE, Attendee, Checkin, Event, latest_stay, standing_facts
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.timeline import from_text, to_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.naming import names_of
from t4gsw_desktop.services.workspace import now_utc
from t4gsw_desktop.storage.unit_of_work import View, Work


@dataclass(frozen=True, slots=True)
class DoorPlace:
    """One attendee at the door: their name, all facts about them, those that stand, and the event's time zone."""

    attendee: Attendee
    name: str
    facts: tuple[Checkin, ...]
    standing: tuple[Checkin, ...]
    zone: str

    @property
    def stay(self) -> tuple[Checkin, ...]:
        """The facts that make it so as it is now; none for who has not come."""
        return latest_stay(self.standing)

    @property
    def is_here(self) -> bool:
        """True while they are in the building."""
        return bool(self.standing) and self.standing[-1].what in HERE

    def since(self, desk: str) -> str:
        """Since when it is so ("18:42"), and which desk noted it where that was another one than `desk`."""
        first = self.stay[0]
        other = f", checked in at {first.desk}" if first.desk not in ("", desk) else ""
        return f"{wall_clock(from_text(first.at), self.zone):%H:%M}{other}"

    def came_within(self, span: timedelta, at: datetime, desk: str) -> bool:
        """True when this desk took them in so shortly before (or after, where a clock was set back) `at`."""
        moment = from_text(to_text(at))
        mine = [fact for fact in self.stay if fact.what in HERE and fact.desk == desk]
        return any(abs(moment - from_text(fact.at)) <= span for fact in mine)


def attendee_of(view: View, attendee_id: str) -> Attendee:
    """The attendee of this id; Refusal when they are off the list."""
    attendee = view.get(Attendee, attendee_id)
    if attendee is None:
        raise Refusal("This person is no longer on the list of the event. Nothing was changed.")
    return attendee


def place_of(view: View, attendee_id: str) -> DoorPlace:
    """What the door knows of one attendee; Refusal when they are off the list."""
    return places_as_listed(view, [attendee_of(view, attendee_id)])[0]


def places_of(view: View, attendee_ids: Iterable[str]) -> tuple[DoorPlace, ...]:
    """What the door knows of these attendees, each once, in their order; who is off the list is passed over."""
    ids = list(dict.fromkeys(attendee_ids))
    found = view.get_many(Attendee, ids)
    return places_as_listed(view, [found[one] for one in ids if one in found])


def places_as_listed(view: View, listed: Sequence[Attendee]) -> tuple[DoorPlace, ...]:
    """What the door knows of these attendees, who have just been read."""
    names = names_of(view, listed)
    zones = {event.id: event.timezone for event in view.get_many(Event, {one.event_id for one in listed}).values()}
    facts: dict[str, list[Checkin]] = {}
    for fact in view.find(Checkin, attendee_id={one.id for one in listed}):
        facts.setdefault(fact.attendee_id, []).append(fact)
    return tuple(_place(one, names[one.id], tuple(facts.get(one.id, ())), zones[one.event_id]) for one in listed)


def _place(attendee: Attendee, name: str, facts: tuple[Checkin, ...], zone: str) -> DoorPlace:
    return DoorPlace(attendee, name, facts, standing_facts(facts), zone)


def append_facts(work: Work, noted: Sequence[tuple[DoorPlace, str, str]], at: datetime | None, desk: str) -> None:
    """Add a fact for each of (place, what, the id it undoes), later than all others of that attendee.

    It is later though the computer's clock was set back meanwhile, or another desk's clock is fast. `desk` is this one
    unless another is named.
    """
    moment = to_text(at or now_utc())
    facts = []
    for place, what, undoes in noted:
        fact = Checkin(new_id(), place.attendee.id, what, moment, desk or work.desk, undoes)
        latest = max(((one.at, one.id) for one in place.facts), default=("", ""))
        if (fact.at, fact.id) <= latest:
            fact = replace(fact, at=to_text(from_text(latest[0]) + timedelta(seconds=1)))
        facts.append(fact)
    work.put_many(facts)
