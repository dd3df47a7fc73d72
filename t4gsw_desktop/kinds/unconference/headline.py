"""One sentence on how good a grid is, beside what no grid could beat."""

from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.unconference.rules import Grid, Snapshot


def headline(proposal: Proposal[Grid], snapshot: Snapshot) -> str:
    """How many sessions are placed and how many wishes fit: "about" where ballots stand for totals of dots."""
    if not snapshot.sessions:
        return "No pitches yet: the grid and the pitch cards are printed blank, to be filled in on the night."
    said = f"{int(proposal.score['placed'])} of {len(snapshot.sessions)} sessions placed"
    wishes = int(proposal.score["wishes"])
    if not wishes:
        return f"{said}; nobody has voted yet."
    fit = wishes - int(proposal.score["missed_wishes"])
    about = "about " if snapshot.guessed else ""
    return f"{said}; {about}{fit:,} of {wishes:,} wishes fit{_beside_the_bound(proposal, wishes, fit)}."


def _beside_the_bound(proposal: Proposal[Grid], wishes: int, fit: int) -> str:
    """What is proven of it, or nothing where nothing is."""
    if "missed_wishes" not in proposal.bound:
        return ""
    most = wishes - int(proposal.bound["missed_wishes"])
    if most > fit:
        return f"; no plan can do better than {most:,}"
    return ", which is proven the best" if proposal.score["unplaced"] <= proposal.bound["unplaced"] else ""
