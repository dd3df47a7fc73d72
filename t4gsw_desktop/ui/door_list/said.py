"""What the lists of the door say: calm sentences about who is here, who is to come, and how sure that is."""

from collections.abc import Sequence

from t4gsw_desktop.core.events import HERE
from t4gsw_desktop.core.queue_help import A_GUESS, TONIGHT, Range
from t4gsw_desktop.services.checkin import Outcome
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.queue_help import SECONDS_EACH, WINDOW, QueueHelp


def said_range(to_come: Range) -> str:
    """How many are still to come, as a range, and what it rests on."""
    if to_come.high == 0:
        return "Nobody else is likely to come."
    low, high = to_come.low, to_come.high
    number = f"About {low}" if low == high else f"Between {low} and {high}" if low else f"Up to {high}"
    return f"{number} of those who signed up will probably still come. {rests_on(to_come)}"


def rests_on(to_come: Range) -> str:
    """How little a range rests on, in a sentence."""
    if to_come.rests_on == A_GUESS:
        return "This is a guess: no earlier evening in this file tells more."
    if to_come.rests_on == TONIGHT:
        return "This is told from tonight’s arrivals only, so it may be well off."
    return f"This is told from {to_come.rests_on}: four times out of five such a range holds."


def said_to_come(missing: int) -> str:
    """ "18 people have not come yet." """
    if not missing:
        return "Everybody who is expected has come."
    return f"{counted(missing, 'person has', 'people have')} not come yet."


def said_arrivals(found: QueueHelp, clock: str) -> str:
    """The curve in words, for who cannot see it."""
    came = found.came + found.walk_ins
    if not came:
        return f"Nobody has arrived by {clock}."
    first, last = found.curve[0].minute, found.curve[-1].minute
    walk_ins = f", {counted(found.walk_ins, 'of them a walk-in', 'of them walk-ins')}" if found.walk_ins else ""
    return (
        f"{counted(came, 'person', 'people')} arrived by {clock}{walk_ins}: the first {_minutes(first)}, "
        f"the latest {_minutes(last)}. {said_rate(found.per_minute)}"
    )


def said_rate(per_minute: float) -> str:
    """How fast people come just now."""
    if not per_minute:
        return "Nobody came in the last five minutes."
    return f"{per_minute:.1f} a minute over the last five minutes."


def _minutes(minute: float) -> str:
    whole = round(abs(minute))
    if not whole:
        return "at the start"
    return f"{counted(whole, 'minute', 'minutes')} {'after' if minute > 0 else 'before'} the start"


def said_lanes(found: QueueHelp) -> str:
    """How many lanes are enough, and by which reckoning."""
    people = counted(found.signed_up, "person", "people")
    return (
        f"{counted(found.needed, 'lane is', 'lanes are')} enough for {people} within {WINDOW} minutes, "
        f"at {SECONDS_EACH} seconds each and half as many again at the busiest."
    )


def said_outcomes(outcomes: Sequence[Outcome]) -> str:
    """What came of a roll-call: how many are here now, and whoever needs a decision."""
    came = sum(one.kind in HERE for one in outcomes)
    known = sum(one.kind == "already" for one in outcomes)
    others = [one.sentence for one in outcomes if one.kind not in (*HERE, "already")]
    parts = [f"{counted(came, 'person is', 'people are')} checked in." if came else "Nobody was checked in."]
    if known:
        parts.append(f"{counted(known, 'was', 'were')} here already.")
    return " ".join([*parts, *dict.fromkeys(others)])
