"""What to do next at an unconference: take pitches, count votes, fill the grid, mend the worst, print the wall."""

from dataclasses import dataclass

from t4gsw_desktop.kinds.unconference.clashes import Clash
from t4gsw_desktop.kinds.unconference.mends import Mend
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts

_ONE_CLICK = ("move", "swap", "place", "shift")


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing to ask for; `deed` names what its button does: pitches, votes, fill, mend, notes or print."""

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
    stage = _mend(facts)
    if stage is not None:
        return stage
    waiting = len(facts.waiting)
    if waiting > int(facts.bound.get("unplaced", 0)):
        said = f"Next: fill again, {counted(waiting, 'pitch has', 'pitches have')} no place"
        return Stage("fill", said, "Fill again", "wand-sparkles", "It moves as little as it can.")
    told = f"{counted(waiting, 'pitch waits', 'pitches wait')} for a place." if waiting else "Everything has a place."
    return Stage("print", "Next: print the wall poster", "Print the poster", "printer", told, "circle-check")


def _before_the_grid(facts: BoardFacts) -> Stage:
    pitches = counted(len(facts.snapshot.sessions), "pitch", "pitches")
    votes = facts.votes
    given = votes.voters + votes.slips
    if votes.hidden and not votes.totals:
        if not given:
            return Stage("votes", f"Next: have people vote on {pitches}", "Take votes", "circle-dot",
                         "At the laptop or on slips. F fills the grid without votes.")  # fmt: skip
        said = f"{given} of {votes.of_people} have voted. How many want what stays hidden until then."
        return Stage("votes", "Next: close the votes", "Count votes", "circle-dot", said)
    return Stage("fill", f"Next: fill the grid with {pitches}", "Fill the grid", "wand-sparkles",
                 "Nothing is settled until you use what is found.")  # fmt: skip


def _mend(facts: BoardFacts) -> Stage | None:
    """The worst clash that one click mends."""
    for clash in facts.now.clashes:
        mend = _one_click(clash)
        if mend is not None:
            task = facts.now.short(clash.task)
            return Stage("mend", f"Next: {task}", facts.now.short(mend.button), _icon(mend), facts.now.say(mend.said),
                         "triangle-alert", mend)  # fmt: skip
    return None


def _one_click(clash: Clash) -> Mend | None:
    """A mend by which nobody loses a place, unless more wishes fit for it: else two would take turns for ever."""
    found = (one for one in clash.mends if one.kind in _ONE_CLICK or (one.kind == "put_in" and one.change < 0))
    return next(found, None)


def _icon(mend: Mend) -> str:
    return "arrow-left-right" if mend.kind == "swap" else "move"
