"""What every planner answers with, and the one shape of an accepted plan: who is where, when, as what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from t4gsw_desktop.core.problems import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Proposal(Generic[T]):
    """The best plan a planner found, never an error.

    `score` names each figure of the kind's goals in order, as recounted from the plan itself; `bound` holds, for the
    figures where one is known, the value that no plan can beat. `problems` says what could not be met and why.
    """

    plan: T
    score: Mapping[str, float]
    bound: Mapping[str, float] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """One person in one place for one span of an activity: a row of an accepted plan.

    `starts` and `ends` are UTC, ISO 8601 with `+00:00`. `place` is the name of a table, desk or room as shown on paper;
    `part` counts the round or slot from 1; `role` is guest, host, expert, companion or rest; `topic` what it is about;
    `subject` the id of the kind's own row behind it (a surgery request, an unconference pitch), or "". `attendee_id`
    is "" for a session that still looks for a host.
    """

    id: str
    activity_id: str
    attendee_id: str
    part: int
    starts: str
    ends: str
    place: str
    role: str = "guest"
    topic: str = ""
    subject: str = ""
