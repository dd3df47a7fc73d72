"""Where on the timeline a moment lies: hours across, counted in real time and told as the clock shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from t4gsw_desktop.core.timeline import Span, wall_clock

STEP = timedelta(minutes=5)
_AROUND, _HALF = timedelta(minutes=30), timedelta(minutes=30)
_LEAST = timedelta(hours=3)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Hours:
    """The stretch of time that is drawn, `per_hour` pixels for each hour that really passes."""

    span: Span
    zone: str
    per_hour: float

    @property
    def width(self) -> int:
        """In pixels, from the first moment to the last."""
        return int(self.x(self.span.ends))

    def x(self, moment: datetime) -> float:
        """How far from the left a moment lies."""
        return (moment - self.span.starts) / timedelta(hours=1) * self.per_hour

    def moment(self, x: float) -> datetime:
        """The moment that lies so far from the left."""
        return self.span.starts + timedelta(hours=x / self.per_hour)

    def marks(self) -> tuple[tuple[datetime, str, str], ...]:
        """Each full hour with what the clock shows then, and the day where a new one begins."""
        found = []
        at = _floor(self.span.starts, timedelta(hours=1))
        before = wall_clock(self.span.starts, self.zone).date()
        while at < self.span.ends:
            shown = wall_clock(at, self.zone)
            if at >= self.span.starts:
                day = f"{shown:%a} {shown.day} {shown:%B}" if shown.date() != before else ""
                found.append((at, f"{shown:%H:%M}", day))
                before = shown.date()
            at += timedelta(hours=1)
        return tuple(found)


def hours_shown(hours: Span, others: Iterable[Span], zone: str, room: int, least_per_hour: int) -> Hours:
    """From half an hour before anything begins to half an hour after everything ends, filling `room` pixels or more."""
    spans = [hours, *others]
    starts = _floor(min(one.starts for one in spans) - _AROUND, _HALF)
    ends = _ceiling(max(one.ends for one in spans) + _AROUND, _HALF)
    ends = max(ends, starts + _LEAST)
    return Hours(Span(starts, ends), zone, max(least_per_hour, room / ((ends - starts) / timedelta(hours=1))))


def snapped(moment: datetime) -> datetime:
    """The nearest full five minutes."""
    return _floor(moment + STEP / 2, STEP)


def next_step(moment: datetime, steps: int) -> datetime:
    """The next full five minutes after (`steps` 1) or before (-1) a moment."""
    down = _floor(moment, STEP)
    if steps > 0:
        return down + STEP
    return down if down < moment else down - STEP


def _floor(moment: datetime, step: timedelta) -> datetime:
    return _EPOCH + (moment - _EPOCH) // step * step


def _ceiling(moment: datetime, step: timedelta) -> datetime:
    return _EPOCH - (_EPOCH - moment) // step * step
