"""The rounds or slots an activity is cut into, and how the description of an evening speaks of them for each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.timeline import Span, from_text, slots

MOST_PARTS, MOST_MINUTES, MOST_GAP = 50, 600, 120


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
class NumberSetting:
    """A whole number among an activity's settings, from `least` to `most`; `unit` is said after it ("min")."""

    key: str
    label: str
    usual: int
    least: int
    most: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceSetting:
    """A setting that is one of `choices`, each told as (value, words for people); the first is the usual one."""

    key: str
    label: str
    choices: tuple[tuple[str, str], ...]

    @property
    def usual(self) -> str:
        """The value where nobody says otherwise."""
        return self.choices[0][0]


Setting = NumberSetting | ChoiceSetting


@dataclass(frozen=True, slots=True)
class KindForm:
    """How a kind is written in the description of an evening, and what a screen asks about it.

    `count_key` and `gap_key` are what its parts and the minutes between them are called there ("rounds", "walking"),
    `usual` what they are where nobody says otherwise; `own_keys` are the keys that only the kind understands, and
    `own_settings` those of them that are plain values. `seats_everybody` says that a plan has a place for each who is
    coming, `fills_rooms` that it uses every room it can have. `planned_from` names the table of the rows without which
    there is nothing to plan ("" for none), and `nothing_yet` is what to say of an activity that has no such row.
    `live_keys` are settings that only say how it is run: no plan depends on them.
    """

    key: str
    title: str
    count_key: str
    gap_key: str
    usual: Parts
    own_keys: tuple[str, ...] = ()
    own_settings: tuple[Setting, ...] = ()
    seats_everybody: bool = False
    fills_rooms: bool = False
    planned_from: str = ""
    nothing_yet: str = ""
    live_keys: tuple[str, ...] = ()

    @property
    def part_word(self) -> str:
        """What one part is called: "Round", "Slot"."""
        return self.count_key.removesuffix("s").capitalize()

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Every setting of an activity of this kind, in the order in which a screen asks for them."""
        return (
            NumberSetting("parts", self.count_key.capitalize(), self.usual.count, 1, MOST_PARTS),
            NumberSetting("minutes", f"Each {self.part_word.lower()}", self.usual.minutes, 1, MOST_MINUTES, "min"),
            NumberSetting("gap", self.gap_key.capitalize(), self.usual.gap, 0, MOST_GAP, "min"),
            *self.own_settings,
        )

    def usual_settings(self) -> dict[str, object]:
        """The settings of a new activity of this kind."""
        return {one.key: one.usual for one in self.settings}


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
