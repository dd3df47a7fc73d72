"""What the settings of an unconference say about voting: how many votes everybody has, and whether they are open."""

from t4gsw_desktop.core.events import VOTES_STATE, Activity

BUDGET, STATE = "vote_budget", VOTES_STATE
OPEN, CLOSED = "open", "closed"
USUAL_BUDGET, MOST_BUDGET = 5, 50


def budget_of(activity: Activity) -> int:
    """How many votes everybody has; 0 where they may vote for as many as they like."""
    value = activity.settings.get(BUDGET, USUAL_BUDGET)
    return value if isinstance(value, int) and 0 <= value <= MOST_BUDGET else USUAL_BUDGET


def votes_closed(activity: Activity) -> bool:
    """True when voting is over, and then the counts may be seen."""
    return activity.settings.get(STATE, OPEN) == CLOSED
