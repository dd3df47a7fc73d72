"""What to do next at an unconference: take pitches, count votes, fill the grid, mend the worst, print the wall."""

from dataclasses import dataclass

from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing to ask for; `deed` names what its button does."""

    deed: str
    sentence: str
    button: str
    button_icon: str
    quiet: str = ""
    icon: str = "circle-alert"


def next_stage(facts: BoardFacts) -> Stage:
    """The one thing to do next."""
    if not facts.snapshot.sessions:
        return Stage("pitches", "Pitches go on paper first?", "Take pitches", "pencil", "Type them in, one a line.")
    if not facts.activity.plan_number:
        pitches = counted(len(facts.snapshot.sessions), "pitch", "pitches")
        return Stage("fill", f"Next: fill the grid with {pitches}", "Fill the grid", "wand-sparkles")
    return Stage("print", "The grid stands.", "Print the wall poster", "printer", icon="circle-check")
