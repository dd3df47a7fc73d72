"""What an organiser can do at a surgery: name experts, take requests, and have the appointments made."""

from dataclasses import dataclass, replace

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.forms import (
    Form,
    FormTrouble,
    checked_number,
    choice_at,
    flag_at,
    items_at,
    number_at,
    numbers_at,
    refuse_unknown,
    section_at,
    text_at,
    texts_at,
)
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import part_spans, parts_of
from t4gsw_desktop.core.places import Room, Table, placing_needs
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import Span, to_text
from t4gsw_desktop.kinds.surgery import rules
from t4gsw_desktop.kinds.surgery.rows import Expert, Request
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.naming import names_of
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.services.rounds import seats_of
from t4gsw_desktop.storage.unit_of_work import View, Work


def set_up(work: Work, activity: Activity, details: Form, path: str, cast: Cast) -> None:
    """Write the experts and requests of a description; experts who are not on the list are added as helpers."""
    count = parts_of(activity).count
    desks = seats_of(work, activity)
    experts = []
    for number, (place, form) in enumerate(items_at(details, "experts", path)):
        experts.append(_expert(form, place, activity, cast, count, desks[number] if number < len(desks) else None))
    if len({expert.attendee_id for expert in experts}) < len(experts):
        raise FormTrouble(f"{path}.experts: somebody is named as an expert twice. Put all their topics together.")
    work.put_many(experts)
    spelled = {fold(topic): topic for expert in experts for topic in expert.topics}
    asked = [_request(form, place, activity, cast, count) for place, form in items_at(details, "requests", path)]
    work.put_many([_spelled_alike(request, spelled) for request in asked if request is not None])


def _spelled_alike(request: Request, spelled: dict[str, str]) -> Request:
    """The request with its topics as the experts spell them: "Websites" and "websites" are one topic."""
    return replace(request, topics=tuple(dict.fromkeys(spelled.get(fold(one), one) for one in request.topics)))


def _expert(
    form: Form, path: str, activity: Activity, cast: Cast, count: int, desk: tuple[Table, Room] | None
) -> Expert:
    refuse_unknown(form, ("name", "topics", "by", "slots", "desk"), path)
    topics = section_at(form, "topics", path)
    for topic, skill in topics.items():
        checked_number(skill, f"{path}.topics.{topic}", 1, 3)
    if not topics:
        raise FormTrouble(f"{path}.topics: an expert needs topics, for example {{websites = 3}}.")
    guest = cast.find_helper(text_at(form, "name", path), "expert", path)
    table, room = desk if desk else (None, None)
    return Expert(
        id=new_id(),
        activity_id=activity.id,
        attendee_id=guest.id,
        topics={topic: skill for topic, skill in topics.items() if isinstance(skill, int)},
        slots=numbers_at(form, "slots", path, count),
        by=choice_at(form, "by", ("trade", "experience"), path, "trade"),
        desk=text_at(form, "desk", path, table.name if table else "Any free table"),
        features=tuple(sorted({*(table.features if table else ()), *(room.features if room else ())})),
    )


def _request(form: Form, path: str, activity: Activity, cast: Cast, count: int) -> Request | None:
    known = ("name", "topics", "words", "length", "slots", "priority", "waiting_since", "avoid")
    refuse_unknown(form, known, path)
    topics = texts_at(form, "topics", path)
    guest = cast.find(text_at(form, "name", path), path)
    avoided = [cast.find(name, f"{path}.avoid") for name in texts_at(form, "avoid", path)]
    length = number_at(form, "length", path, 1, least=1, most=count)
    if guest is None:
        return None
    return Request(
        id=new_id(),
        activity_id=activity.id,
        attendee_id=guest.id,
        words=text_at(form, "words", path, " ").strip(),
        topics=tuple(dict.fromkeys(topics)),
        slots=numbers_at(form, "slots", path, count),
        length=length,
        priority=flag_at(form, "priority", path),
        waiting_since=text_at(form, "waiting_since", path, " ").strip(),
        avoid=tuple(one.id for one in avoided if one is not None),
    )


def experts_of(view: View, activity: Activity) -> tuple[Expert, ...]:
    """The experts, each once: who was made one person of two entries advises on both's topics, at the first desk."""
    experts: dict[str, Expert] = {}
    for expert in view.find(Expert, activity_id=activity.id):
        first = experts.get(expert.attendee_id, expert)
        slots = tuple(sorted({*first.slots, *expert.slots})) if first.slots and expert.slots else ()
        experts[expert.attendee_id] = replace(first, topics={**expert.topics, **first.topics}, slots=slots)
    return tuple(experts.values())


def snapshot(view: View, activity: Activity, roster: Roster) -> rules.Snapshot:
    """The facts of the appointments: slots are called "1", "2" ...; busy elsewhere is as good as not here."""
    spans = part_spans(activity)
    guests = {guest.id: guest for guest in roster.guests}
    experts = tuple(
        rules.Expert(
            id=expert.attendee_id,
            topics=dict(expert.topics),
            slots=_free_slots(expert.attendee_id, expert.slots, spans, roster, activity),
            features=expert.features,
        )
        for expert in experts_of(view, activity)
        if expert.attendee_id in guests
    )
    requests = []
    asked = view.find(Request, activity_id=activity.id)
    parties = _parties(roster, {one.attendee_id for one in asked} & guests.keys(), {one.id for one in experts})
    for request in asked:
        guest = guests.get(request.attendee_id)
        if guest is not None:
            requests.append(
                rules.Request(
                    id=request.id,
                    person=guest.id,
                    topics=request.topics,
                    slots=_free_slots(guest.id, request.slots, spans, roster, activity),
                    needs=placing_needs(guest.person.access_needs if guest.person else ()),
                    length=request.length,
                    priority=request.priority,
                    waiting_since=request.waiting_since,
                    avoid=request.avoid,
                    party=parties[guest.id],
                )
            )
    return rules.Snapshot(
        slots=tuple(str(number) for number in range(1, len(spans) + 1)),
        experts=experts,
        requests=tuple(requests),
        apart=_apart(roster),
        before=_before(view, activity),
    )


def _parties(roster: Roster, visitors: set[str], experts: set[str]) -> dict[str, str]:
    """For each visitor in whose name their hours are taken: their own, or one for all who are always together.

    Two visitors with one interpreter cannot have appointments at one time, no more than one visitor can have two. An
    expert stands for nobody else: their hours at the desk are counted by their own name.
    """
    parties = {}
    for visitor in visitors:
        company = {visitor, *roster.company(visitor)}
        alone = len(company & visitors) == 1 or bool(company & experts)
        parties[visitor] = visitor if alone else min(company)
    return parties


def _apart(roster: Roster) -> tuple[tuple[str, str], ...]:
    """Who must not meet across a desk: people kept apart, and whoever is always with one of them from all of both."""
    together = {who: (who, *roster.company(who)) for pair in roster.apart for who in pair}
    pairs = {(a, b) for one, other in roster.apart for a in together[one] for b in together[other] if a != b}
    return tuple(sorted(pairs))


def _free_slots(
    attendee_id: str, chosen: tuple[int, ...], spans: tuple[Span, ...], roster: Roster, activity: Activity
) -> tuple[str, ...]:
    return tuple(
        str(number)
        for number, span in enumerate(spans, 1)
        if (not chosen or number in chosen) and roster.free(attendee_id, span, activity.id)
    )


def _before(view: View, activity: Activity) -> tuple[rules.Appointment, ...]:
    """The appointments already accepted; each is two rows or more, the expert's and the visitor's."""
    experts: dict[str, str] = {}
    firsts: dict[str, Placement] = {}
    for placement in view.find(Placement, activity_id=activity.id):
        if placement.role == "expert" and placement.subject:
            experts[placement.subject] = placement.attendee_id
        elif placement.role == "guest":
            earliest = firsts.get(placement.subject, placement)
            firsts[placement.subject] = min(placement, earliest, key=lambda one: one.part)
    return tuple(
        rules.Appointment(subject, experts[subject], str(first.part), first.topic)
        for subject, first in firsts.items()
        if subject in experts
    )


def placements(view: View, activity: Activity, roster: Roster, plan: rules.Appointments) -> tuple[Placement, ...]:
    """A row for everybody at an expert's desk in each slot.

    In an appointment these are the visitor, the expert, and whoever belongs together with either, unless they are
    needed elsewhere. In their other slots the experts are on duty, waiting for walk-ins: a row without a subject.
    """
    spans = part_spans(activity)
    experts = {expert.attendee_id: expert for expert in experts_of(view, activity)}
    requests = {request.id: request for request in view.find(Request, activity_id=activity.id)}
    sittings = _sittings(plan, requests)
    busy = {(who, one.part) for one in sittings for who in one.people}
    sittings += [
        _Sitting(expert.attendee_id, int(slot))
        for expert in experts.values()
        if roster.guest(expert.attendee_id)
        for slot in _free_slots(expert.attendee_id, expert.slots, spans, roster, activity)
        if (expert.attendee_id, int(slot)) not in busy
    ]
    rows = []
    for sitting in sittings:
        span = spans[sitting.part - 1]
        companions = {
            one: "companion"
            for who in sitting.people
            for one in roster.company(who)
            if (one, sitting.part) not in busy and roster.free(one, span, activity.id)
        }
        busy.update((one, sitting.part) for one in companions)  # one interpreter cannot be at two desks
        for attendee_id, role in {**sitting.people, **companions}.items():
            rows.append(
                Placement(
                    id=new_id(),
                    activity_id=activity.id,
                    attendee_id=attendee_id,
                    part=sitting.part,
                    starts=to_text(span.starts),
                    ends=to_text(span.ends),
                    place=experts[sitting.expert].desk,
                    role=role,
                    topic=sitting.topic,
                    subject=sitting.subject,
                )
            )
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Sitting:
    """An expert at their desk in one slot, with a visitor or waiting for one."""

    expert: str
    part: int
    visitor: str = ""
    topic: str = ""
    subject: str = ""

    @property
    def people(self) -> dict[str, str]:
        return {self.visitor: "guest", self.expert: "expert"} if self.visitor else {self.expert: "expert"}


def _sittings(plan: rules.Appointments, requests: dict[str, Request]) -> list[_Sitting]:
    """Each slot of each appointment."""
    return [
        _Sitting(row.expert, part, requests[row.request].attendee_id, row.topic, row.request)
        for row in plan.appointments
        for part in range(int(row.slot), int(row.slot) + requests[row.request].length)
    ]


def names(view: View, activity: Activity) -> dict[str, str]:
    """What requests are called in sentences: by the visitor's words, or by their topics, and whose they are."""
    requests = view.find(Request, activity_id=activity.id)
    attendees = view.get_many(Attendee, {request.attendee_id for request in requests})
    people = names_of(view, attendees.values())
    return {
        request.id: f"“{request.words or ', '.join(request.topics)}” ({people[request.attendee_id]})"
        for request in requests
    }
