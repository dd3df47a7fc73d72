"""How the night is spoken of in time: its day, its hours, how long until the doors open, how much of it has passed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.naming import counted

EVENING_FROM = 16  # doors that open at this hour or later open in the evening
RING_BEFORE = timedelta(hours=2)  # how long before the doors open the ring begins to fill


@dataclass(frozen=True, slots=True)
class Countdown:
    """What the ring shows: `figure` with `words` below it, and how much of the ring is filled, 0 to 1."""

    figure: str
    words: str
    filled: float


def day_words(event: Event, now: datetime) -> str:
    """ "Thursday 21 January", with the year when it is not this year."""
    starts, today = wall_clock(from_text(event.starts), event.timezone), wall_clock(now, event.timezone)
    year = f" {starts.year}" if starts.year != today.year else ""
    return f"{starts:%A} {starts.day} {starts:%B}{year}"


def hours_words(event: Event) -> str:
    """ "18:00 to 21:15", as the clock shows it there."""
    return f"{clock(event.starts, event.timezone)} to {clock(event.ends, event.timezone)}"


def clock(moment: str, zone: str) -> str:
    """A stored moment as clocks there show it, "18:30"."""
    return f"{wall_clock(from_text(moment), zone):%H:%M}"


def title_words(event: Event, now: datetime) -> str:
    """ "Tonight: Winter Gathering", as near as the day is; the name alone when it is neither today nor tomorrow."""
    starts, today = wall_clock(from_text(event.starts), event.timezone), wall_clock(now, event.timezone)
    days = (starts.date() - today.date()).days
    if from_text(event.starts) <= now < from_text(event.ends) or days == 0:
        return f"{'Tonight' if starts.hour >= EVENING_FROM else 'Today'}: {event.name}"
    return f"Tomorrow: {event.name}" if days == 1 else event.name


def countdown(event: Event, now: datetime) -> Countdown:
    """How long until the doors open, and then until the end."""
    starts, ends = from_text(event.starts), from_text(event.ends)
    if now < starts:
        left = starts - now
        filled = max(0.0, 1 - left / RING_BEFORE)
        return Countdown(length_words(left), "until doors", filled)
    if now < ends:
        return Countdown(length_words(ends - now), "until the end", (now - starts) / (ends - starts))
    return Countdown("Over", f"since {clock(event.ends, event.timezone)}", 1.0)


def length_words(length: timedelta) -> str:
    """ "45 min", "1 h 20", "3 days", in whole minutes and never less than one."""
    minutes = max(1, -(-int(length.total_seconds()) // 60))
    if minutes >= 48 * 60:
        return counted(minutes // (24 * 60), "day", "days")
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60:02d}" if minutes % 60 else f"{minutes // 60} h"


def day_said(moment: str, zone: str) -> str:
    """ "Thu 21 January 2027", for lists."""
    starts = wall_clock(from_text(moment), zone)
    return f"{starts:%a} {starts.day} {starts:%B %Y}"
