"""All papers of an evening: the event's own, then those of each activity in the order of the night."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.services.badge_papers import BadgeWishes
from t4gsw_desktop.services.event_papers import event_papers
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.papers import Paper, PaperDesk, desk_of, heading_of
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.storage.unit_of_work import View

Sheets = Mapping[str, Callable[[PaperDesk], tuple[Paper, ...]]]


@dataclass(frozen=True, slots=True)
class PackedPaper:
    """One paper of the evening; `name` is its own among all of them: "badges", "cafe-2-route-cards".

    `activity` is None for the papers of the event itself.
    """

    name: str
    paper: Paper
    activity: Activity | None = None

    @property
    def logged(self) -> str:
        """What the log of printings calls it."""
        return f"{self.paper.title} ({self.name})"


def papers_of_evening(
    view: View, roster: Roster, sheets: Sheets, wishes: BadgeWishes, now: datetime
) -> tuple[PackedPaper, ...]:
    """Every paper of the evening in the order in which they are needed; `sheets` are the papers of each kind."""
    activities = timeline(view, roster.event.id).activities
    heading = heading_of(roster, now)
    packed = [PackedPaper(paper.key, paper) for paper in event_papers(view, roster, activities, heading, wishes)]
    for activity in activities:
        name = part_name(activity, activities)
        for paper in sheets[activity.kind](desk_of(view, roster, activity, heading)):
            packed.append(PackedPaper(f"{name}-{paper.key}", paper, activity))
    return tuple(packed)


def part_name(activity: Activity, activities: Sequence[Activity]) -> str:
    """The kind, with a number where the evening has several of it."""
    alike = [one.id for one in activities if one.kind == activity.kind]
    kind = activity.kind.replace("_", "-")
    return kind if len(alike) == 1 else f"{kind}-{alike.index(activity.id) + 1}"
