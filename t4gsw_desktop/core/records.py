"""Records the program keeps about its own acts: plans, papers, imported lists, remembered columns, items ticked off."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from t4gsw_desktop.core.problems import NOTHING


@dataclass(frozen=True, slots=True)
class AcceptedPlan:
    """The header of an accepted plan; its placements are rows of their own.

    `number` counts the plans of one activity from 1 and is on every paper printed from it. `score` and `bound` are as
    in `Proposal`; `problems` are sentences for the organiser.
    """

    id: str
    activity_id: str
    number: int
    accepted: str
    seed: int
    score: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    bound: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printing:
    """One paper was made: which, when, from which plan, and after which step, so that stale paper can be named.

    `lines` are the attendees of a check-in sheet in the order of the numbers beside their names, so that these hold for
    the sheet in somebody's hand whatever has changed since; of other papers it is empty.
    """

    id: str
    event_id: str
    paper: str
    at: str
    plan: str = ""
    step: int = 0
    copies: int = 1
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadgePrint:
    """A fact that is appended: the badge of one attendee was printed at this instant, by this desk."""

    id: str
    attendee_id: str
    at: str
    desk: str = ""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """A guest list that was taken in. `digest` is the SHA-256 of the file.

    `brought` maps an attendee's id to the values the list brought, so that a newer export changes only what nobody
    has corrected by hand since.
    """

    id: str
    event_id: str
    at: str
    name: str
    platform: str
    digest: str
    counts: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    brought: Mapping[str, object] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class ImportPreset:
    """How the columns of a list with these headings were read last time."""

    id: str
    fingerprint: str
    name: str
    mapping: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    used: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistMark:
    """An organiser ticked an item of an event's checklist off by hand ("done"), or needs it not ("skipped").

    `item` is the item's key, `at` when they said so.
    """

    id: str
    event_id: str
    item: str
    state: str
    at: str
