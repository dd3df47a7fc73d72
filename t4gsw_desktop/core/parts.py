"""The rounds or slots an activity is cut into, from its settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.timeline import Span, from_text, slots

# How many parts of how many minutes, with how many between them, where nobody says otherwise.
USUAL = {
    "speed_friending": (6, 5, 1),
    "surgery": (3, 20, 0),
    "cafe": (2, 25, 5),
    "unconference": (2, 25, 5),
}


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


def parts_of(kind: str, settings: Mapping[str, object]) -> Parts:
    """The parts of an activity of this kind; what its settings leave out is as usual for the kind."""
    count, minutes, gap = USUAL[kind]

    def whole(key: str, usual: int) -> int:
        value = settings.get(key, usual)
        return value if isinstance(value, int) else usual

    return Parts(whole("parts", count), whole("minutes", minutes), whole("gap", gap))


def part_spans(activity: Activity) -> tuple[Span, ...]:
    """The spans of an activity's rounds or slots, in order; part n of a placement is the one at n - 1."""
    return parts_of(activity.kind, activity.settings).spans(from_text(activity.starts))
