"""The rounds or slots an activity is cut into, and how the description of an evening speaks of them for each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.timeline import Span, from_text, slots


@dataclass(frozen=True, slots=True)
class Parts:
    """`count` rounds or slots of `minutes` each, with `gap` minutes between for walking or changing over."""

    count: int
    minutes: int
    gap: int

    @property
    def length(self) -> timedelta:
        """From the start of the first to the end of the last."""
        return timedelta(minutes=self.count * (self.minutes + self.gap) - self.gap)

    def spans(self, starts: datetime) -> tuple[Span, ...]:
        """Each part's span, the first beginning at `starts`."""
        return slots(starts, self.minutes, self.count, self.gap)

    def as_settings(self) -> dict[str, object]:
        """The parts as the settings of an activity keep them."""
        return {"parts": self.count, "minutes": self.minutes, "gap": self.gap}


@dataclass(frozen=True, slots=True)
class KindForm:
    """How a kind is written in the description of an evening.

    `count_key` and `gap_key` are what its parts and the minutes between them are called there ("rounds", "walking"),
    `usual` what they are where nobody says otherwise; `own_keys` are the keys that only the kind understands.
    """

    key: str
    title: str
    count_key: str
    gap_key: str
    usual: Parts
    own_keys: tuple[str, ...] = ()


def parts_of(activity: Activity) -> Parts:
    """The parts of an activity; one that was never cut into parts is a single one from its start to its end."""
    settings = activity.settings
    if "parts" not in settings:
        whole = from_text(activity.ends) - from_text(activity.starts)
        return Parts(1, max(1, round(whole.total_seconds() / 60)), 0)
    return Parts(_whole(settings, "parts", 1), _whole(settings, "minutes", 1), _whole(settings, "gap", 0))


def _whole(settings: Mapping[str, object], key: str, least: int) -> int:
    value = settings.get(key)
    return value if isinstance(value, int) and value >= least else least


def part_spans(activity: Activity) -> tuple[Span, ...]:
    """The spans of an activity's rounds or slots, in order; part n of a placement is the one at n - 1."""
    return parts_of(activity).spans(from_text(activity.starts))
