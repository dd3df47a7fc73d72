"""Which appointments are possible for each request, and what each costs by the goals in order, as one whole number."""

from dataclasses import dataclass
from math import prod

from t4gsw_desktop.kinds.surgery.rules import (
    BEST_SKILL,
    Expert,
    Request,
    Snapshot,
    days_waited,
    first_requests,
    kept_apart,
)


@dataclass(frozen=True, slots=True)
class Option:
    """One way to serve a request: these cells (desk and slot) are then taken, the person is busy in these hours.

    `cells` begins with those of the desk, in order; those in which the person would be advising others follow.
    `hours` has a bit for each slot.
    """

    cost: int
    expert: int
    start: int
    topic: str
    cells: tuple[int, ...]
    hours: int


class Scale:
    """Turns the goals in order into one number: a place value system in which no lower place can overflow.

    The places, highest first: requests left waiting; (settled plans) appointments changed; those served worse than
    by their first topic, than by their second ...; skill short of the best; priority requests waiting; people's first
    requests waiting; days waited by those who wait; (plans not settled) appointments changed.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        requests = len(snapshot.requests)
        self._waited = days_waited(snapshot)
        self._first = first_requests(snapshot)
        self._before = {row.request: (row.expert, row.slot) for row in snapshot.before}
        self._worst = max((len(one.topics) for one in snapshot.requests), default=1)
        self._settled = snapshot.settled
        # The size of each place, lowest first; the highest needs none.
        moved, days = len(snapshot.before) + 1, sum(self._waited.values()) + 1
        ranks = [requests + 1] * (self._worst - 1)
        skill = requests * (BEST_SKILL - 1) + 1
        low = [] if self._settled else [moved]
        high = [moved] if self._settled else []
        sizes = [*low, days, requests + 1, requests + 1, skill, *ranks, *high]
        places = [prod(sizes[:number]) for number in range(len(sizes) + 1)]
        self.waiting = places[-1]
        self._moved = places[-2] if self._settled else places[0]
        bottom = len(low)
        self._days, self._people, self._priority, self._skill = places[bottom : bottom + 4]
        self._ranks = places[bottom + 4 : bottom + 4 + len(ranks)][::-1]  # the second topic's place comes first

    def of_waiting(self, request: Request) -> int:
        """What it costs to leave the request waiting."""
        return (
            self.waiting
            + self._moved * (request.id in self._before)
            + self._priority * request.priority
            + self._people * (request.id in self._first)
            + self._days * self._waited[request.id]
        )

    def of_serving(self, request: Request, rank: int, skill: int, expert: str, slot: str) -> int:
        """What it costs to serve it by its topic number `rank` (from 0), with this skill, there and then."""
        moved = self._before.get(request.id, (expert, slot)) != (expert, slot)
        return self._moved * moved + sum(self._ranks[:rank]) + self._skill * (BEST_SKILL - skill)


def options_of(snapshot: Snapshot, scale: Scale) -> list[list[Option]]:
    """For each request, in their order, every appointment that breaks no rule by itself."""
    apart = kept_apart(snapshot)
    number_of = {expert.id: number for number, expert in enumerate(snapshot.experts)}
    here = [_hours(snapshot, expert.slots) for expert in snapshot.experts]
    answer = []
    for request in snapshot.requests:
        own = number_of.get(request.person)
        mine: list[Option] = []
        for number, expert in enumerate(snapshot.experts):
            if may_meet(request, expert, apart):
                starts = _starts(_hours(snapshot, request.slots) & here[number], request.length)
                mine += [_option(snapshot, scale, request, number, start, own, here) for start in starts]
        answer.append(mine)
    return answer


def best_topic(request: Request, expert: Expert) -> str:
    """The topic the person wants most of those the expert offers, or "" when there is none."""
    return next((topic for topic in request.topics if topic in expert.topics), "")


def may_meet(request: Request, expert: Expert, apart: frozenset[tuple[str, str]]) -> bool:
    """True when topic, needs and people allow the two an appointment, whatever the time."""
    return (
        best_topic(request, expert) != ""
        and set(request.needs) <= set(expert.features)
        and expert.id not in request.avoid
        and request.person != expert.id
        and (request.person, expert.id) not in apart
    )


def _hours(snapshot: Snapshot, slots: tuple[str, ...] | None) -> int:
    """Slots as bits by number; None is all of them."""
    return sum(1 << number for number, slot in enumerate(snapshot.slots) if slots is None or slot in slots)


def _starts(free: int, length: int) -> list[int]:
    """Where a run of `length` free hours begins."""
    run = (1 << length) - 1
    return [start for start in range(free.bit_length()) if free >> start & run == run]


def _option(
    snapshot: Snapshot, scale: Scale, request: Request, number: int, start: int, own: int | None, here: list[int]
) -> Option:
    """The appointment of the request with expert `number` from slot `start`; `own` is the person's own desk, if any."""
    expert, width = snapshot.experts[number], len(snapshot.slots)
    span = range(start, start + request.length)
    topic = best_topic(request, expert)
    cells = [number * width + hour for hour in span]
    if own is not None:
        cells += [own * width + hour for hour in span if here[own] >> hour & 1]
    return Option(
        cost=scale.of_serving(
            request, request.topics.index(topic), expert.topics[topic], expert.id, snapshot.slots[start]
        ),
        expert=number,
        start=start,
        topic=topic,
        cells=tuple(cells),
        hours=sum(1 << hour for hour in span),
    )
