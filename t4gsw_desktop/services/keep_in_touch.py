"""Keep-in-touch slips: who has one, what stands on it, typing it in, and who wants to hear from each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.keep_in_touch import TouchSlip, company_met, mutual_pairs, ticks_of
from t4gsw_desktop.core.people import KeepApart, Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import Printing
from t4gsw_desktop.core.seating import Pair, pair
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.naming import name_of
from t4gsw_desktop.services.paper_state import as_of
from t4gsw_desktop.services.roster import Guest, everybody_listed
from t4gsw_desktop.services.sitting import seats_taken
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

SLIPS, LETTERS = "touch-slips", "touch-letters"  # the keys of the papers
EMAIL, PHONE = "email", "phone"  # what may be passed on, besides one's own words


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One line of a slip: the number that is typed in, whom it is about, and the round in which they met."""

    number: int
    attendee_id: str
    name: str
    round: int


@dataclass(frozen=True, slots=True)
class PersonSlip:
    """One person's slip. `typed` says whether it has been typed in, `ticked` whom they ticked then.

    `shares` is what they chose to have passed on: EMAIL, PHONE, their own words, or "" for not chosen; `contact` is
    that itself, "" where nothing was chosen or nothing of it is known.
    """

    attendee_id: str
    name: str
    code: str
    rows: tuple[SlipRow, ...]
    ticked: tuple[str, ...]
    typed: bool
    shares: str
    contact: str


@dataclass(frozen=True, slots=True)
class SlipPile:
    """The slips of one activity in the order of the names, for everybody who may hand one in.

    `expected` are those who have sat at a table with somebody, or who have handed in a slip.
    """

    activity: Activity
    slips: tuple[PersonSlip, ...]
    expected: frozenset[str]

    @property
    def typed(self) -> int:
        """How many have been typed in."""
        return sum(slip.typed for slip in self.slips)

    def slip(self, attendee_id: str) -> PersonSlip | None:
        """The slip of one attendee."""
        return next((one for one in self.slips if one.attendee_id == attendee_id), None)


def slip_pile(view: View, activity_id: str, printed_after: int | None = None) -> SlipPile:
    """All slips as they would be printed now; with `printed_after`, with the lines they had after that step.

    Seats that were put right since a slip was printed change what a new one would say, and the numbers on the one in
    somebody's hand stay what they are.
    """
    activity = activity_of(view, activity_id)
    guests = {guest.id: guest for guest in everybody_listed(view, activity.event_id)}
    met = company_met(_seats(view, activity, printed_after))
    typed = {one.attendee_id: one for one in slips_of(view, activity_id)}
    ticks = ticks_of(typed.values())
    coming = [guest for guest in guests.values() if guest.attendee.status == "coming" or guest.id in typed]
    slips = [
        PersonSlip(
            guest.id,
            guest.name,
            guest.attendee.code,
            _rows(met.get(guest.id, {}), guests),
            tuple(sorted(ticks.get(guest.id, ()))),
            guest.id in typed,
            guest.person.shares if guest.person else "",
            contact_of(guest.person),
        )
        for guest in coming
    ]
    return SlipPile(activity, tuple(slips), frozenset(one for one in guests if met.get(one) or one in typed))


def _seats(view: View, activity: Activity, printed_after: int | None) -> tuple[Placement, ...]:
    """The seats that count, now or as they stood after a step."""
    placements = {one.id: one for one in view.find(Placement, activity_id=activity.id)}
    if printed_after is not None:
        activity = as_of(view, Activity, printed_after).get(activity.id) or activity
        for row_id, was in as_of(view, Placement, printed_after).items():
            placements.pop(row_id, None)
            if was is not None and was.activity_id == activity.id:
                placements[row_id] = was
    return seats_taken(placements.values(), {activity.id: activity})


def _rows(met: Mapping[str, int], guests: Mapping[str, Guest]) -> tuple[SlipRow, ...]:
    """The lines of one slip. Somebody who was removed keeps their number, so that the others keep theirs."""
    return tuple(
        SlipRow(number, other, guests[other].name if other in guests else "", part)
        for number, (other, part) in enumerate(met.items(), 1)
    )


def slips_of(view: View, activity_id: str) -> tuple[TouchSlip, ...]:
    """The slips of an activity that have been typed in; none where the file has no room for any."""
    return view.find(TouchSlip, activity_id=activity_id) if _keeps_slips(view) else ()


def slips_of_event(view: View, event_id: str) -> tuple[TouchSlip, ...]:
    """The slips of all activities of an event that have been typed in."""
    activities = {one.id for one in view.find(Activity, event_id=event_id)}
    return view.find(TouchSlip, activity_id=activities) if _keeps_slips(view) else ()


def _keeps_slips(view: View) -> bool:
    """Whether a kind that knows of keep-in-touch slips is among those of this workspace."""
    return any(shelf.value is TouchSlip for shelf in view.shelves)


def contact_of(person: Person | None) -> str:
    """What this person chose to have passed on; "" where they chose nothing, or nothing of it is known."""
    if person is None:
        return ""
    return {EMAIL: person.email, PHONE: person.phone}.get(person.shares, person.shares).strip()


def mutual_touch(view: View, activity_id: str) -> frozenset[Pair]:
    """The pairs of attendees who ticked each other. Those who are to be kept apart are never among them."""
    slips = slips_of(view, activity_id)
    guests = everybody_listed(view, activity_of(view, activity_id).event_id) if slips else ()
    return mutual_pairs(ticks_of(slips), _kept_apart(view, guests))


def _kept_apart(view: View, guests: Iterable[Guest]) -> set[Pair]:
    here = {guest.person.id: guest.id for guest in guests if guest.person}
    rules = view.find(KeepApart)
    return {
        pair(here[one.first_id], here[one.second_id]) for one in rules if one.first_id in here and one.second_id in here
    }


def slip_printings(view: View, activity: Activity, name: str) -> tuple[Printing, ...]:
    """When the slips of an activity were printed, latest first; `name` is what the pack of papers calls them."""
    printings = view.find(Printing, event_id=activity.event_id)
    found = [one for one in printings if one.paper.endswith(f"({name})")]
    return tuple(sorted(found, key=lambda one: (one.step, one.at), reverse=True))


def type_slip(
    work: Work,
    activity_id: str,
    attendee_id: str,
    ticked: Iterable[str],
    *,
    at: datetime,
    shares: str | None = None,
) -> TouchSlip:
    """Keep what stands on one person's slip, in place of what was typed before; `shares` None leaves that as it is.

    Refused for somebody who is not on the list of this event. The log never names anybody who was ticked.
    """
    activity = activity_of(work, activity_id)
    wanted = tuple(dict.fromkeys(ticked))
    listed = {one.id: one for one in work.find(Attendee, event_id=activity.event_id)}
    refuse_unless(
        {attendee_id, *wanted} <= set(listed),
        "Somebody on this slip is no longer on the list. Look at the names again.",
    )
    refuse_unless(attendee_id not in wanted, "This slip ticks the person themselves. Look at the numbers again.")
    before = work.find(TouchSlip, activity_id=activity_id, attendee_id=attendee_id)
    slip = TouchSlip(before[0].id if before else new_id(), activity_id, attendee_id, wanted, to_text(at))
    work.remove_many(TouchSlip, [one.id for one in before[1:]])
    work.put(slip)
    person = work.get(Person, listed[attendee_id].person_id)
    if shares is not None and person is not None:
        work.put(replace(person, shares=" ".join(shares.split())))
    work.label = f"Type in the slip of {name_of(work, listed[attendee_id])}"
    return slip


def take_slip_out(work: Work, activity_id: str, attendee_id: str) -> None:
    """Have a slip count as not typed in: it was somebody else's."""
    slips = work.find(TouchSlip, activity_id=activity_id, attendee_id=attendee_id)
    work.remove_many(TouchSlip, [one.id for one in slips])
    attendee = work.get(Attendee, attendee_id)
    work.label = f"Take out the slip of {name_of(work, attendee)}" if attendee else "Take out a slip"
