"""The clock of the rounds: facts that were noted and the time it is, from which everything else follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

READY, TALKING, PAUSED, MOVING, FINISHED = "ready", "talking", "paused", "moving", "finished"
MARKS = ("began", "paused", "resumed", "extended", "shifted", "ended", "finished", "paced")


@dataclass(frozen=True, slots=True)
class RunMark:
    """One fact about the clock, appended and never changed.

    `at` is a UTC instant with milliseconds, `what` one of MARKS, `round` the round it is about. `seconds` belong to
    "extended" (by how much, may be below 0), to "shifted" (how much earlier the round really began), to "began" (how
    long the round is, 0: as the pace says) and to "paced" (1: from here on rounds begin by themselves, 0: they do not).
    """

    id: str
    activity_id: str
    at: str
    what: str
    round: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things take; `by_itself`: the next round begins when the walk is over, without anybody saying so."""

    rounds: int
    round_seconds: int
    walk_seconds: int
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class RunState:
    """Where the evening stands at one instant.

    `phase` is READY (nothing begun), TALKING, PAUSED, MOVING (people walk to `round`) or FINISHED. `round` is the one
    that is running, that people walk to, or that was the last. `began` is when the round or the walk began, `ends` when
    the bell rings or everybody should sit (None while nothing runs). `left` are the seconds until then, below 0 for a
    walk that should be over; `whole` is what the phase takes altogether, pauses left out. `begun` counts rounds begun,
    `over` is when the last talk was over. A walk may be paused too where the next round would begin by itself.
    """

    phase: str
    round: int
    rounds: int
    began: datetime | None
    ends: datetime | None
    left: float
    whole: int
    begun: int
    over: datetime | None = None

    @property
    def called(self) -> int:
        """How many rounds people have been told their seats of: those begun, and the one they walk to."""
        return self.begun if self.phase in (READY, FINISHED) else self.round

    @property
    def talks(self) -> bool:
        """True while a round is running, though it may be paused."""
        return self.phase == TALKING or (self.phase == PAUSED and self.begun == self.round)


@dataclass(frozen=True, slots=True)
class _Now:
    """The clock while the marks are walked through.

    `holds` is what a pause holds with `left` to go, or FINISHED where somebody said so; `over` is when the last talk
    was over.
    """

    phase: str = READY
    round: int = 0
    began: datetime | None = None
    ends: datetime | None = None
    whole: int = 0
    left: float = 0.0
    holds: str = ""
    over: datetime | None = None

    @property
    def talks(self) -> bool:
        """True while a round runs, though it may be paused."""
        return TALKING in (self.phase, self.holds)

    @property
    def walks(self) -> bool:
        """True while people walk to a round, though that may be paused."""
        return MOVING in (self.phase, self.holds)


def mark_text(moment: datetime) -> str:
    """An instant as marks keep it: ISO 8601 in UTC with milliseconds, so that it sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def mark_time(mark: RunMark) -> datetime:
    """The instant of a mark."""
    return datetime.fromisoformat(mark.at).astimezone(UTC)


def pace_with(pace: Pace, marks: Sequence[RunMark]) -> Pace:
    """The pace as it holds after all these marks."""
    paced = [mark for mark in sorted(marks, key=lambda mark: (mark.at, mark.id)) if mark.what == "paced"]
    return replace(pace, by_itself=paced[-1].seconds > 0) if paced else pace


def state_at(pace: Pace, marks: Sequence[RunMark], now: datetime) -> RunState:
    """Where the evening stands at `now`; the same facts and instant always give the same answer.

    Marks may come in any order, and marks that make no sense where they stand are passed over. A clock that was set
    back does not undo a mark: the evening stands still until the clock has caught up.
    """
    one = _Now()
    latest = now
    for mark in sorted(marks, key=lambda mark: (mark.at, mark.id)):
        at = mark_time(mark)
        one = _marked(_passed(one, pace, at), pace, mark, at)
        pace = replace(pace, by_itself=mark.seconds > 0) if mark.what == "paced" else pace
        latest = max(latest, at)
    return _told(_passed(one, pace, latest), pace, latest)


def _passed(one: _Now, pace: Pace, at: datetime) -> _Now:
    """The clock after time went by until `at`: bells that rang, and rounds that began by themselves."""
    ends = one.ends
    while ends is not None and ends <= at and (one.phase == TALKING or pace.by_itself):
        one = _over(one, pace, ends) if one.phase == TALKING else _talk(one, pace.round_seconds, one.round, ends)
        ends = one.ends
    return one


def _marked(one: _Now, pace: Pace, mark: RunMark, at: datetime) -> _Now:
    """The clock after one mark."""
    if mark.what == "began":
        length = mark.seconds if mark.seconds > 0 else pace.round_seconds
        return _talk(one, length, max(1, mark.round), at) if _may_begin(one, mark) else one
    if mark.what == "paused":
        return _paused(one, pace, at)
    if mark.what == "resumed":
        return _resumed(one, pace, at)
    if mark.what == "extended" and mark.round == one.round:
        return _extended(one, mark.seconds, at)
    if mark.what == "shifted" and mark.round == one.round:
        return _shifted(one, max(0, mark.seconds), at)
    if mark.what == "ended" and mark.round == one.round and one.talks:
        return _over(one, pace, at)
    if mark.what == "paced" and mark.seconds > 0 and one.ends is not None and one.ends <= at:
        return replace(one, ends=at + timedelta(seconds=pace.walk_seconds), whole=pace.walk_seconds)
    if mark.what == "finished" and one.phase != FINISHED and one.round:
        last = one.round if one.talks else one.round - 1
        return _Now(FINISHED, last, one.began, holds=FINISHED, over=at if one.talks else one.over)
    return one


def _may_begin(one: _Now, mark: RunMark) -> bool:
    """A round begins once: not while a later one or the same is running."""
    return mark.round > one.round or (one.walks and mark.round == one.round) or one.phase == READY


def _talk(one: _Now, seconds: int, number: int, at: datetime) -> _Now:
    return _Now(TALKING, number, at, at + timedelta(seconds=seconds), seconds, over=at if one.talks else one.over)


def _over(one: _Now, pace: Pace, at: datetime) -> _Now:
    """The talk of a round is over at `at`: people walk to the next one, or that was the last."""
    if one.round >= pace.rounds:
        return _Now(FINISHED, one.round, one.began, over=at)
    return _walk(pace, one.round + 1, at, at)


def _walk(pace: Pace, number: int, at: datetime, over: datetime | None) -> _Now:
    return _Now(MOVING, number, at, at + timedelta(seconds=pace.walk_seconds), pace.walk_seconds, over=over)


def _paused(one: _Now, pace: Pace, at: datetime) -> _Now:
    """A talk stands still; so does a walk after which the next round would begin by itself."""
    if one.ends is None or not (one.phase == TALKING or pace.by_itself):
        return one
    return replace(one, phase=PAUSED, holds=one.phase, left=(one.ends - at).total_seconds(), ends=None)


def _resumed(one: _Now, pace: Pace, at: datetime) -> _Now:
    """What stood still goes on; where all was finished there is a walk to one more round, if there is one."""
    if one.phase == PAUSED:
        return replace(one, phase=one.holds, holds="", left=0.0, ends=at + timedelta(seconds=one.left))
    if one.holds == FINISHED and one.round < pace.rounds:
        return _walk(pace, one.round + 1, at, one.over)
    return one


def _extended(one: _Now, seconds: int, at: datetime) -> _Now:
    """More or less time for what is running; with less it ends now at the soonest, never in the past."""
    whole = max(0, one.whole + seconds)
    if one.phase == PAUSED:
        return replace(one, whole=whole, left=max(0.0, one.left + seconds))
    if one.ends is None:
        return one
    return replace(one, whole=whole, ends=max(one.ends + timedelta(seconds=seconds), min(at, one.ends)))


def _shifted(one: _Now, seconds: int, at: datetime) -> _Now:
    """The running round really began earlier, but not before the last one was over; it ends now at the soonest."""
    if not one.talks or one.began is None:
        return one
    began = one.began - timedelta(seconds=seconds)
    began = min(one.began, max(began, one.over)) if one.over else began
    earlier = one.began - began
    if one.ends is None:
        return replace(one, began=began, left=max(0.0, one.left - earlier.total_seconds()))
    return replace(one, began=began, ends=max(one.ends - earlier, at))


def _told(one: _Now, pace: Pace, now: datetime) -> RunState:
    """What the clock shows at `now`."""
    ready = one.phase == READY
    left = (one.ends - now).total_seconds() if one.ends else one.left
    return RunState(
        phase=one.phase,
        round=max(1, one.round),
        rounds=max(pace.rounds, one.round),
        began=one.began,
        ends=one.ends,
        left=float(pace.round_seconds) if ready else left,
        whole=pace.round_seconds if ready else one.whole,
        begun=one.round - 1 if one.walks else one.round,
        over=one.over,
    )
