"""The rounds or slots an activity is cut into, and how the description of an evening speaks of them for each kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from itertools import pairwise

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.timeline import Span, from_text

MOST_PARTS, MOST_MINUTES, MOST_GAP = 50, 600, 120
BREAK, PLENARY = INTERLUDE_KINDS = ("break", "plenary")
INTERLUDES = "interludes"
_MOST_INTERLUDES = 100


@dataclass(frozen=True, slots=True)
class Interlude:
    """What everybody does between two parts: a break, or a plenary in a room (by its name, "" for none).

    It comes after part `after` (0: before the first) and takes `minutes`. A break stands in the place of the
    changeover; a plenary is something to go to, with the usual changeover before and after it.
    """

    after: int
    minutes: int
    title: str
    kind: str = BREAK
    room: str = ""

    def as_setting(self) -> dict[str, object]:
        """The interlude as the settings of an activity keep it."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class Parts:
    """`count` rounds or slots of `minutes` each, with `gap` minutes between for walking or changing over.

    `interludes` stand between them, those after one part in their order; one after a part that is not there comes last.
    """

    count: int
    minutes: int
    gap: int
    interludes: tuple[Interlude, ...] = ()

    @property
    def length(self) -> timedelta:
        """From the start of the first to the end of the last, interludes before and after them counted."""
        return timedelta(minutes=max(starts + minutes for starts, minutes, _ in self._laid_out()))

    def spans(self, starts: datetime) -> tuple[Span, ...]:
        """Each part's span; `starts` is when the first, or an interlude before it, begins."""
        return tuple(_span(starts, *when) for *when, interlude in self._laid_out() if interlude is None)

    def interlude_spans(self, starts: datetime) -> tuple[tuple[Interlude, Span], ...]:
        """Each interlude with its span, in the order of the clock."""
        return tuple((one, _span(starts, *when)) for *when, one in self._laid_out() if one is not None)

    def as_settings(self) -> dict[str, object]:
        """The parts as the settings of an activity keep them."""
        own: dict[str, object] = {"parts": self.count, "minutes": self.minutes, "gap": self.gap}
        return {**own, INTERLUDES: [one.as_setting() for one in self.interludes]} if self.interludes else own

    def _laid_out(self) -> list[tuple[int, int, Interlude | None]]:
        """Parts (None) and interludes in order: the minute each begins at, and how many it takes."""
        laid: list[tuple[int, int, Interlude | None]] = []
        now, free = 0, 0  # the clock, and when people who go from one thing to the next can be there
        for number in range(self.count + 1):
            here = [one for one in self.interludes if min(one.after, self.count) == number]
            for one in [*here, *([None] if number < self.count else [])]:
                minutes = one.minutes if one else self.minutes
                is_break = one is not None and one.kind == BREAK
                begins = now if is_break else max(now, free)
                laid.append((begins, minutes, one))
                now = begins + minutes
                free = free if is_break else now + self.gap
        return laid


def _span(starts: datetime, begins: int, minutes: int) -> Span:
    first = starts + timedelta(minutes=begins)
    return Span(first, first + timedelta(minutes=minutes))


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
    `live_keys` are settings that only say how it is run: no plan depends on them. `has_interludes` says that breaks and
    plenaries can stand between its parts.
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
    has_interludes: bool = False

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
    if "parts" not in activity.settings:
        whole = from_text(activity.ends) - from_text(activity.starts)
        return Parts(1, max(1, round(whole.total_seconds() / 60)), 0)
    return parts_in(activity.settings)


def parts_in(settings: Mapping[str, object]) -> Parts:
    """The parts that the settings of an activity tell of."""
    count, minutes, gap = (_whole(settings, key, least) for key, least in (("parts", 1), ("minutes", 1), ("gap", 0)))
    return Parts(count, minutes, gap, _interludes_in(settings))


def _whole(settings: Mapping[str, object], key: str, least: int) -> int:
    value = settings.get(key)
    return value if isinstance(value, int) and value >= least else least


def _interludes_in(settings: Mapping[str, object]) -> tuple[Interlude, ...]:
    """The interludes by the parts they come after; what another program may have written there is passed over."""
    listed = settings.get(INTERLUDES)
    forms = [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list | tuple) else []
    found = [
        Interlude(
            _whole(one, "after", 0),
            _whole(one, "minutes", 1),
            str(one.get("title", "")),
            BREAK if one.get("kind") != PLENARY else PLENARY,
            str(one.get("room", "")),
        )
        for one in forms[:_MOST_INTERLUDES]
    ]
    return tuple(sorted(found, key=lambda one: one.after))


def part_spans(activity: Activity) -> tuple[Span, ...]:
    """The spans of an activity's rounds or slots, in order; part n of a placement is the one at n - 1."""
    return parts_of(activity).spans(from_text(activity.starts))


def interludes_of(activity: Activity) -> tuple[Interlude, ...]:
    """The breaks and plenaries of an activity in their order."""
    return parts_of(activity).interludes


def interlude_spans(activity: Activity) -> tuple[tuple[Interlude, Span], ...]:
    """Each break and plenary of an activity with its span, in the order of the clock."""
    return parts_of(activity).interlude_spans(from_text(activity.starts))


def between_words(interludes: Sequence[Interlude]) -> str:
    """How many there are of each kind: "a break", "2 breaks and a plenary"."""
    said = []
    for kind, many in ((BREAK, "breaks"), (PLENARY, "plenaries")):
        count = sum(one.kind == kind for one in interludes)
        said += [f"a {kind}" if count == 1 else f"{count} {many}"] if count else []
    return " and ".join(said)


def gap_minutes(activity: Activity) -> tuple[int, ...]:
    """The minutes between the end of each part and the start of the next, whatever is between them."""
    return tuple(
        round((later.starts - sooner.ends).total_seconds() / 60) for sooner, later in pairwise(part_spans(activity))
    )
