"""What to do next at an unconference: take pitches, count votes, fill the grid, mend the worst, print the wall."""

from collections.abc import Iterable
from dataclasses import dataclass

from t4gsw_desktop.kinds.unconference.clashes import Clash
from t4gsw_desktop.kinds.unconference.mends import Mend
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts

_TOO_FEW = "unconference.too_few_places"


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing to ask for; `deed` names what its button does: pitches, votes, fill, close, mend, notes or print."""

    deed: str
    sentence: str
    button: str
    button_icon: str
    quiet: str = ""
    icon: str = "circle-alert"
    mend: Mend | None = None


def next_stage(facts: BoardFacts, *, over: bool) -> Stage:
    """The one thing to do next; `over` once the unconference has ended."""
    if not facts.snapshot.sessions:
        return Stage("pitches", "Next: take pitches", "Add pitches", "plus", "They go on paper first? Type one a line.")
    if not facts.now.number:
        return _before_the_grid(facts)
    if over:
        return Stage("notes", "It is over. What was said?", "Type up the notes", "sticky-note",
                     "Notes are kept for each session.")  # fmt: skip
    stage = _mend(facts) or _to_close(facts)
    if stage is not None:
        return stage
    waiting = len(facts.waiting)
    if waiting > int(facts.bound.get("unplaced", 0)):
        said = f"Next: fill again, {counted(waiting, 'pitch has', 'pitches have')} no place"
        return Stage("fill", said, "Fill again", "wand-sparkles", "It moves as little as it can.")
    return Stage(
        "print", "Next: print the wall poster", "Print the poster", "printer", _who_waits(facts), "circle-check"
    )


def _who_waits(facts: BoardFacts) -> str:
    """Once for all of those who have no place and cannot have one: it is no reason not to print."""
    waiting = len(facts.waiting)
    if not waiting:
        return "Everything has a place."
    told = next((one for one in facts.now.clashes if one.problem.code.startswith(_TOO_FEW)), None)
    if told is not None:
        return facts.now.say(told.problem)
    return f"{counted(waiting, 'pitch waits', 'pitches wait')}: none suits the places that are empty."


def _before_the_grid(facts: BoardFacts) -> Stage:
    pitches = counted(len(facts.snapshot.sessions), "pitch", "pitches")
    votes = facts.votes
    if votes.hidden and not votes.totals and not votes.voters + votes.slips:
        return Stage("votes", f"Next: have people vote on {pitches}", "Take votes", "circle-dot",
                     "At the laptop or on slips. F fills the grid without votes.")  # fmt: skip
    return _to_close(facts) or Stage("fill", f"Next: fill the grid with {pitches}", "Fill the grid", "wand-sparkles",
                 "Nothing is settled until you use what is found.")  # fmt: skip


def _to_close(facts: BoardFacts) -> Stage | None:
    """Voting is open, and somebody has voted: it is asked for that it is closed."""
    votes = facts.votes
    given = votes.voters + votes.slips
    if not votes.hidden or not (given or votes.totals):
        return None
    voted = "Dots were counted." if votes.totals and not given else f"{given} of {votes.of_people} have voted."
    said = f"{voted} How many want what stays hidden until then."
    return Stage("close", "Next: close the voting", "Close the voting", "lock", said)


def _mend(facts: BoardFacts) -> Stage | None:
    """The worst clash that one click mends; before others come those that only filling again mends."""
    astray = _astray(facts)
    found = worst_that_one_click_mends(one for one in facts.now.clashes if not astray or one.problem.hard)
    if found is None:
        return _fill_for(astray) if astray else None
    clash, mend = found
    task, button = facts.now.short(clash.task), facts.now.short(mend.button)
    return Stage("mend", f"Next: {task}", button, _icon(mend), facts.now.say(mend.said), "triangle-alert", mend)


def _astray(facts: BoardFacts) -> set[str]:
    """Sessions that cannot stay where they are, and that filling again would take elsewhere."""
    free = {row.session for row in facts.grid.placements if row.slot not in facts.now.begun}
    astray: set[str] = set()
    for clash in facts.now.clashes:
        stuck = free.intersection(clash.sessions)
        # Mends are looked for when they are read, so only where a session stands that could be taken elsewhere.
        if clash.problem.hard and stuck and any(mend.kind == "fill" for mend in clash.mends):
            astray |= stuck
    return astray


def _fill_for(astray: set[str]) -> Stage:
    who = "a session cannot stay where it is" if len(astray) == 1 else f"{len(astray)} sessions cannot stay"
    return Stage("fill", f"Next: fill again, {who}", "Fill again", "wand-sparkles",
                 "It moves as little as it can.", "triangle-alert")  # fmt: skip


def worst_that_one_click_mends(clashes: Iterable[Clash]) -> tuple[Clash, Mend] | None:
    """The first clash with a mend by which nobody loses a place, unless more wishes fit for it.

    Of others two pitches would take turns for ever; they stand in the list.
    """
    for clash in clashes:
        for mend in clash.mends:
            if mend.is_a_step:
                return clash, mend
    return None


def _icon(mend: Mend) -> str:
    return "arrow-left-right" if mend.kind == "swap" else "move"
