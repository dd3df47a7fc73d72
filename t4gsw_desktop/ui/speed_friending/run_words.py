"""What the control panel says of a run: its clock, its title, what happens by itself, and the one thing to press."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.kinds.speed_friending.clock import Pace, RunState
from t4gsw_desktop.services.naming import counted

LAST_SECONDS = 10
_WORTH_SAYING = timedelta(minutes=1)
_SAME_EVENING = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class MainDeed:
    """The one filled button just now: which deed it does ("begin", "pause" ...), its words, its icon."""

    deed: str
    words: str
    icon: str


def clock_words(state: RunState) -> str:
    """The countdown: "02:47"; while people take longer to walk than they have, how much longer: "+00:20"."""
    if state.phase == "finished":
        return "00:00"
    over = state.phase == "moving" and state.left < 0
    seconds = int(-state.left) if over else max(0, ceil(state.left))
    return f"{'+' if over else ''}{seconds // 60:02d}:{seconds % 60:02d}"


def title_words(state: RunState) -> str:
    """Which round it is, and how it stands where it is not simply running."""
    of = of_all(state)
    return {
        "ready": f"Ready for round {state.round} {of}",
        "talking": f"Round {state.round} {of}",
        "paused": f"{'Walking to round' if walks(state) else 'Round'} {state.round} {of}, paused",
        "moving": f"Walking to round {state.round} {of}",
        "finished": _finished_words(state),
    }[state.phase]


def _finished_words(state: RunState) -> str:
    if state.round < state.rounds:
        return f"Finished after round {state.round} {of_all(state)}"
    return f"All {counted(state.rounds, 'round is', 'rounds are')} over"


def of_all(state: RunState) -> str:
    """How many rounds there are, as one says it after a number."""
    return f"of {state.rounds}"


def low_title_words(state: RunState) -> str:
    """The same in as few words as can be, for very large letters."""
    return {
        "ready": f"Ready for round {state.round}",
        "talking": f"Round {state.round} of {state.rounds}",
        "paused": f"{'Walk' if walks(state) else 'Round'} {state.round}, paused",
        "moving": f"Walk to round {state.round}",
        "finished": "Finished",
    }[state.phase]


def tab_words(state: RunState) -> str:
    """How the run stands in a few words, for a tab: "Live, round 3 of 6"."""
    if state.phase == "finished":
        return "Finished"
    if walks(state):
        return f"Live, walking to round {state.round}"
    word = "Paused" if state.phase == "paused" else "Live"
    return f"{word}, round {state.round} of {state.rounds}"


def walks(state: RunState) -> bool:
    """True while people walk to a round, also while that stands still."""
    return state.phase in ("moving", "paused") and state.begun < state.round


def is_late_in_round(state: RunState) -> bool:
    """True in the last ten seconds of a round."""
    return state.phase == "talking" and state.left <= LAST_SECONDS


def main_deed(state: RunState) -> MainDeed:
    """What there is to do next."""
    if state.phase == "ready":
        return MainDeed("begin", f"Start round {state.round}", "play")
    if state.phase == "talking":
        return MainDeed("pause", "Pause", "pause")
    if state.phase == "paused":
        return MainDeed("carry_on", "Carry on", "play")
    if state.phase == "moving":
        return MainDeed("begin", f"Start round {state.round}", "play")
    return MainDeed("close", "Finish", "flag")


def next_words(state: RunState, pace: Pace, *, brief: bool = False) -> str:
    """The line under the question: what happens by itself, and what to do; `brief` where there is little room."""
    if state.phase == "ready":
        return "Press Start when everybody sits." if brief else "Next: press Start when everybody sits at their table."
    if state.phase == "paused":
        return "The clock stands still." if brief else "The clock stands still until you press Carry on."
    if state.phase == "moving":
        return _walking_words(state, pace)
    if state.phase == "finished":
        return "Who met whom is kept."
    if state.round >= state.rounds:
        return "At 00:00 the bell rings." if brief else "At 00:00 the bell rings. This is the last round."
    if brief:
        return "At 00:00 the bell rings."
    if pace.by_itself:
        return "Next: nothing to do. At 00:00 the bell rings and the second screen shows the new tables."
    return f"Next: nothing to do. At 00:00 the bell rings and people walk to round {state.round + 1}."


def _walking_words(state: RunState, pace: Pace) -> str:
    if pace.by_itself:
        return f"Round {state.round} starts by itself at 00:00, or sooner if you press Start."
    if state.left > 0:
        return f"People walk to their new tables. Start round {state.round} when they sit."
    had = span_words(pace.walk_seconds)
    return f"Everybody has had {had} to walk. Start round {state.round}?"


def span_words(seconds: int) -> str:
    """A length of time as people say it: "1 minute", "40 seconds", "1 minute 30 seconds"."""
    minutes, rest = divmod(abs(seconds), 60)
    parts = [counted(minutes, "minute", "minutes")] if minutes else []
    if rest or not minutes:
        parts.append(counted(rest, "second", "seconds"))
    return " ".join(parts)


def behind_words(behind: timedelta, after: Activity | None, zone: str) -> str:
    """How far the run is from the plan of the evening, and what that means for what comes next.

    "" when on time, and for a rehearsal on another day, of which the plan says nothing.
    """
    if not _WORTH_SAYING <= abs(behind) < _SAME_EVENING:
        return ""
    minutes = round(abs(behind).total_seconds() / 60)
    long = counted(minutes, "minute", "minutes") if minutes < 90 else f"{minutes // 60} h {minutes % 60:02d} min"
    said = f"{long} {'behind' if behind > timedelta() else 'ahead of'} the plan"
    if after is None:
        return f"{said}."
    begins = wall_clock(from_text(after.starts) + timedelta(minutes=minutes if behind > timedelta() else 0), zone)
    if behind < timedelta():
        return f"{said}; {after.title} is at {begins:%H:%M}."
    return f"{said}; {after.title} would begin at {begins:%H:%M}."


def spoken_clock(state: RunState) -> str:
    """What a screen reader is told on asking for the clock; it changes once a minute, so that nothing chatters."""
    if state.phase in ("ready", "finished"):
        return title_words(state)
    minutes = int(max(0.0, state.left) // 60)
    left = f"{counted(minutes, 'minute', 'minutes')} left" if minutes else "less than a minute left"
    return f"{title_words(state)}, {left}"
