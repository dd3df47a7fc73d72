"""What the voting kiosk says: short words for whoever stands before it, children and people new to computers too."""

from collections.abc import Sequence

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.kinds.unconference.pitches_shown import ShownPitch
from t4gsw_desktop.services.naming import counted

WELCOME = "Which sessions would you like?"
WHO = "Scan your badge, or type your name."
WHO_MORE = "The letters of the code on your badge work too."
UNNAMED = "Vote without a name"
UNNAMED_MORE = "It counts just the same. You cannot come back to change it."
TOO_SHORT = "Type a little more of your name."
NOBODY = "Nobody of that name is on the list. Try fewer letters, or vote without a name."
NOT_LISTED = "This badge is not on the list for today. Ask one of the team, or vote without a name."
VOTED = "You have voted already, {}"
VOTED_MORE = (
    "To see your choice or to change it, scan your badge or type the code on it. So nobody else can do that for you."
)
NUMBER = "Type a number"
NO_NUMBER = "Nothing here has the number {}."
DONE = "That is all"
CHOOSE_FIRST = "Choose one or more first."
STOP = "Stop, keep nothing"
BACK, AGAIN = "Back", "Begin again"
THANKS = "Thank you. Your choice is kept."
NEXT = "Next person, step up."
THERE = "Are you still there?"
THERE_MORE = "In {} this screen clears for the next person, and nothing is kept."
STILL_HERE, SOMEBODY_ELSE = "I am still here", "I am somebody else"
CLOSED = "Voting is closed."
CLOSED_MORE = "Thank you for your wishes. The sessions are chosen now."
NOTHING_YET = "There is nothing to vote on yet."
NOTHING_YET_MORE = "The pitches come first. Come back in a little while."
LEAVE = "For the team"
LEAVE_KEYS = "Ctrl+Shift+E"
LEAVE_TITLE = "To leave this screen"
LEAVE_MORE = "Hold Ctrl and Shift, and press E. Nothing that was kept is lost."


def left_words(budget: int, chosen: int) -> str:
    """How many wishes are left: "3 of 5 left"; how many are chosen where there is no limit."""
    if not budget:
        return f"{chosen} chosen" if chosen else "Choose as many as you like"
    return f"{max(0, budget - chosen)} of {budget} left"


def none_left(budget: int) -> str:
    """Why no other can be chosen."""
    return f"You have given {counted(budget, 'wish', 'wishes')}. Take one away first."


def hosts_words(pitch: ShownPitch) -> str:
    """Who offers it."""
    return f"With {pitch.hosts}" if pitch.hosts else "Looking for a host"


def said_aloud(pitch: ShownPitch) -> str:
    """A pitch as it is read aloud."""
    parts = [f"{pitch.number}. {pitch.title}", pitch.about, hosts_words(pitch)]
    return ". ".join(part.rstrip(".") for part in parts if part)


def in_order(pitches: Sequence[ShownPitch], order: str) -> list[ShownPitch]:
    """By number, or "title": by their titles, small and large letters alike."""
    if order == "title":
        return sorted(pitches, key=lambda one: (fold(one.title), one.number))
    return sorted(pitches, key=lambda one: one.number)
