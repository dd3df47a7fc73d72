"""What a surgery's appointments must keep, and what counts as good: one truth for the planner, screen and tests."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from t4gsw_desktop.core.problems import Problem

NO_TOPICS: Mapping[str, int] = MappingProxyType({})
BEST_SKILL = 3
TOPIC_GOAL = "served_by_topic_"  # and the rank: how many are served by their first topic, their second ...


@dataclass(frozen=True, slots=True)
class Expert:
    """Somebody who advises at a desk with `features`. `topics` maps a topic to skill 1 to 3; `slots` None means all.

    Whoever fills this in leaves out the slots in which the person is busy elsewhere in the same evening.
    """

    id: str
    topics: Mapping[str, int] = field(default_factory=lambda: NO_TOPICS)
    slots: tuple[str, ...] | None = None
    features: tuple[str, ...] = ()
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One wish for an appointment. `topics` are in order of wish; `length` counts slots in a row.

    `slots` are those in which the person is free (None: all). `waiting_since` is an ISO date or "". `avoid` names
    experts who were no help or whom the person would rather not meet. Requests with one `party` are never at one time:
    those of several people who share an interpreter, say. All requests of a person name the same one; "" is themselves.
    """

    id: str
    person: str
    topics: tuple[str, ...]
    slots: tuple[str, ...] | None = None
    needs: tuple[str, ...] = ()
    length: int = 1
    priority: bool = False
    waiting_since: str = ""
    avoid: tuple[str, ...] = ()
    party: str = ""

    @property
    def busy_as(self) -> str:
        """In whose name the hours of the appointment are taken."""
        return self.party or self.person


@dataclass(frozen=True, slots=True)
class Appointment:
    """One request served by one expert from `slot` on, about `topic`."""

    request: str
    expert: str
    slot: str
    topic: str


@dataclass(frozen=True, slots=True)
class Appointments:
    """The plan of a surgery: who sees whom when, and whose requests wait."""

    appointments: tuple[Appointment, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that the appointments depend on.

    `before` are the appointments to stay close to. `settled` says that people know them already: then they are moved
    only to serve somebody who would otherwise wait, not for a better topic or a more skilled expert.
    """

    slots: tuple[str, ...]
    experts: tuple[Expert, ...]
    requests: tuple[Request, ...]
    apart: tuple[tuple[str, str], ...] = ()
    before: tuple[Appointment, ...] = ()
    settled: bool = True


def kept_apart(snapshot: Snapshot) -> frozenset[tuple[str, str]]:
    """The pairs to be kept apart, both ways round."""
    return frozenset(pair for a, b in snapshot.apart for pair in ((a, b), (b, a)))


def days_waited(snapshot: Snapshot) -> dict[str, int]:
    """For each request the days it had waited when the latest request came in; 0 where no date is known."""
    known = {one.id: day for one in snapshot.requests if (day := _day_of(one.waiting_since))}
    latest = max(known.values(), default=date.min)
    return {one.id: (latest - known[one.id]).days if one.id in known else 0 for one in snapshot.requests}


def _day_of(text: str) -> date | None:
    """The date that `text` holds in ISO form; None for anything else, which counts as not known."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def first_requests(snapshot: Snapshot) -> frozenset[str]:
    """The first request of each person, in the order they came; the others are second helpings."""
    first: dict[str, str] = {}
    for request in snapshot.requests:
        first.setdefault(request.person, request.id)
    return frozenset(first.values())


def broken_rules(snapshot: Snapshot, plan: Appointments) -> tuple[Problem, ...]:
    """Every hard rule that `plan` breaks, recounted from the plan itself; nothing for a plan that may be used."""
    requests = {one.id: one for one in snapshot.requests}
    experts = {one.id: one for one in snapshot.experts}
    apart = kept_apart(snapshot)
    listed = Counter([row.request for row in plan.appointments] + list(plan.waiting))
    broken = [
        Problem("surgery.broken.not_once", (one.person,), one.id, {"request": one.id}, hard=True)
        for one in snapshot.requests
        if listed[one.id] != 1
    ]
    known = []
    for row in plan.appointments:
        if row.request in requests and row.expert in experts and row.slot in snapshot.slots:
            known.append(row)
            broken += _broken_by_one(snapshot, row, requests[row.request], experts[row.expert], apart)
        else:
            broken.append(_broken("unknown", row, ()))
    return tuple(broken + _in_two_places(snapshot, known, requests))


def _broken(what: str, row: Appointment, who: tuple[str, ...], private: bool = False) -> Problem:
    """One broken rule about one appointment."""
    facts = {"request": row.request, "expert": row.expert, "slot": row.slot, "topic": row.topic}
    return Problem(f"surgery.broken.{what}", who, row.request, facts, hard=True, private=private)


def span_of(snapshot: Snapshot, slot: str, length: int) -> tuple[str, ...]:
    """The slots that an appointment of `length` takes from `slot` on; fewer at the end of the evening."""
    start = snapshot.slots.index(slot)
    return snapshot.slots[start : start + length]


def _broken_by_one(
    snapshot: Snapshot, row: Appointment, request: Request, expert: Expert, apart: frozenset[tuple[str, str]]
) -> Iterator[Problem]:
    """What one appointment breaks by itself."""
    who = (request.person, expert.id)
    span = span_of(snapshot, row.slot, request.length)
    if len(span) < request.length:
        yield _broken("past_the_end", row, who)
    if expert.slots is not None and set(span) - set(expert.slots):
        yield _broken("expert_away", row, who)
    if request.slots is not None and set(span) - set(request.slots):
        yield _broken("person_away", row, who)
    if set(request.needs) - set(expert.features):
        yield _broken("needs", row, who, private=True)
    if who in apart or expert.id in request.avoid:
        yield _broken("apart", row, who, private=True)
    if request.person == expert.id:
        yield _broken("themself", row, who)
    if row.topic not in request.topics or row.topic not in expert.topics:
        yield _broken("topic", row, who)


def _in_two_places(snapshot: Snapshot, rows: list[Appointment], requests: Mapping[str, Request]) -> list[Problem]:
    """People or parties with more than one appointment at a time, as visitor or as expert."""
    busy: Counter[tuple[str, str]] = Counter()
    for row in rows:
        request = requests[row.request]
        busy.update(
            (who, slot) for slot in span_of(snapshot, row.slot, request.length) for who in {row.expert, request.busy_as}
        )
    return [
        Problem("surgery.broken.two_places", (who,), "", {"slot": slot}, hard=True)
        for (who, slot), count in busy.items()
        if count > 1
    ]


def score(snapshot: Snapshot, plan: Appointments) -> dict[str, float]:
    """The figures of the goals, recounted from the plan; `goal_key` says how they are compared."""
    requests = {one.id: one for one in snapshot.requests}
    experts = {one.id: one for one in snapshot.experts}
    served = {row.request: row for row in plan.appointments}
    ranks = Counter(requests[row.request].topics.index(row.topic) + 1 for row in plan.appointments)
    load: Counter[str] = Counter()
    for row in plan.appointments:
        load[row.expert] += requests[row.request].length
    loads = [load[expert.id] for expert in snapshot.experts]
    waited, first = days_waited(snapshot), first_requests(snapshot)
    left = [one for one in snapshot.requests if one.id not in served]
    helped = {requests[one].person for one in served}
    figures: dict[str, float] = {"waiting": len(left)}
    longest = max((len(one.topics) for one in snapshot.requests), default=0)
    figures |= {f"{TOPIC_GOAL}{rank}": ranks[rank] for rank in range(1, longest + 1)}
    return figures | {
        "skill": sum(experts[row.expert].topics[row.topic] for row in plan.appointments),
        "priority_waiting": sum(one.priority for one in left),
        "first_requests_waiting": sum(one.id in first for one in left),
        "days_waited_by_waiting": sum(waited[one.id] for one in left),
        "moved": sum(
            row.request not in served
            or (served[row.request].slot, served[row.request].expert) != (row.slot, row.expert)
            for row in snapshot.before
        ),
        "squared_loads": sum(count * count for count in loads),
        "served": len(served),
        "people_helped": len(helped),
        "people_left": len({one.person for one in left} - helped),
        "second_helpings": len(served) - len(helped),
        "busiest_expert": max(loads, default=0),
        "idlest_expert": min(loads, default=0),
    }


def goals_of(snapshot: Snapshot) -> tuple[str, ...]:
    """The figures that count, in order; of the topics and of skill the larger is better, else the smaller.

    Nobody gets another appointment only to even out the experts' loads, so those come last.
    """
    longest = max((len(one.topics) for one in snapshot.requests), default=0)
    ranks = tuple(f"{TOPIC_GOAL}{rank}" for rank in range(1, longest + 1))
    fair = ("priority_waiting", "first_requests_waiting", "days_waited_by_waiting")
    if snapshot.settled and snapshot.before:
        return ("waiting", "moved", *ranks, "skill", *fair, "squared_loads")
    return ("waiting", *ranks, "skill", *fair, "moved", "squared_loads")


def goal_key(snapshot: Snapshot, figures: Mapping[str, float]) -> tuple[float, ...]:
    """What two scores of one snapshot are compared by: the smaller key is the better plan."""
    return tuple(
        -figures[name] if name == "skill" or name.startswith(TOPIC_GOAL) else figures[name]
        for name in goals_of(snapshot)
    )
