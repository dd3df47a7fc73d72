"""All that the page of votes shows, read in one go, and how it is said."""

from collections.abc import Mapping
from dataclasses import dataclass

from t4gsw_desktop.core.events import Activity, Attendee, presence
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.kinds.unconference.ballots import dots_of, list_slips
from t4gsw_desktop.kinds.unconference.preparation import PitchLine, list_pitches
from t4gsw_desktop.kinds.unconference.rows import Ballot
from t4gsw_desktop.kinds.unconference.standing import standing_pitches
from t4gsw_desktop.kinds.unconference.voting import UNNAMED, VoteState, given_votes, how_votes_were_given, vote_state
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.storage.unit_of_work import View

_WAYS = (
    ("kiosk", "at this laptop"),
    ("helper", "with a helper"),
    ("slip", "on a slip with their name"),
    (UNNAMED, "on slips without a name"),
)
_FEW = 2  # wishes up to which a pitch is quiet wherever it would fit


@dataclass(frozen=True)
class VoteFacts:
    """The votes of one unconference. `here` are those in the building by the door, everybody coming before it is used.

    `voted_here` of them have voted by name; `ways` counts voters by how they voted, `dots` the dots of each pitch.
    """

    activity: Activity
    lines: tuple[PitchLine, ...]
    state: VoteState
    ways: Mapping[str, int]
    here: int
    voted_here: int
    door_used: bool
    slips: tuple[Ballot, ...]
    dots: Mapping[str, int]

    @property
    def voters(self) -> int:
        """How many have voted, slips without a name included; nobody knows how many people dots are."""
        return self.state.voters + self.state.slips

    @property
    def given(self) -> bool:
        """True once there is any vote."""
        return bool(self.voters or self.state.totals)

    @property
    def by_id(self) -> dict[str, PitchLine]:
        """The pitches by their ids."""
        return {one.pitch.id: one for one in self.lines}

    def codes(self, pitch_ids: tuple[str, ...]) -> str:
        """The codes of these pitches as they would be typed."""
        known = self.by_id
        return " ".join(known[one].pitch.code for one in pitch_ids if one in known)

    def titles(self, pitch_ids: tuple[str, ...]) -> str:
        """The titles of these pitches in one line."""
        known = self.by_id
        return " · ".join(known[one].pitch.title for one in pitch_ids if one in known)


def vote_facts(view: View, activity_id: str) -> VoteFacts:
    """The facts of one unconference. Refusal when it is gone."""
    activity = activity_of(view, activity_id)
    coming = view.find(Attendee, event_id=activity.event_id, status="coming")
    door = presence(facts_of(view, coming))
    here = door.counted(one.id for one in coming)
    given = given_votes(view, activity, standing_pitches(view, activity_id))
    return VoteFacts(
        activity=activity,
        lines=list_pitches(view, activity_id),
        state=vote_state(view, activity_id),
        ways=how_votes_were_given(view, activity_id),
        here=len(here),
        voted_here=len(here & given.named.keys()),
        door_used=door.used,
        slips=list_slips(view, activity_id),
        dots=dots_of(view, activity_id),
    )


def say_how_many(facts: VoteFacts) -> str:
    """ "34 of the 58 people who are here have voted, and 9 slips came without a name."."""
    where = "here" if facts.door_used else "coming"
    people = counted(facts.here, "person who is", "people who are")
    slips = counted(facts.state.slips, "slip", "slips")
    said = f"{facts.voted_here} of the {people} {where} {'has' if facts.voted_here == 1 else 'have'} voted"
    return f"{said}, and {slips} came without a name." if facts.state.slips else f"{said}."


def say_ways(facts: VoteFacts) -> str:
    """ "12 at this laptop and 9 on slips without a name.", "" before anybody has voted."""
    parts = [f"{facts.ways[key]} {words}" for key, words in _WAYS if facts.ways.get(key)]
    return f"{listed(parts, most=len(_WAYS))}." if parts else ""


def say_budget(budget: int) -> str:
    """What everybody has."""
    return (
        f"Everybody has {counted(budget, 'vote', 'votes')}." if budget else "Everybody votes for as many as they like."
    )


def quiet_pitches(lines: tuple[PitchLine, ...], activity: Activity) -> frozenset[str]:
    """Those that few wish for, or fewer than for so many others that no place may be left for them."""
    places = parts_of(activity).count * max(1, len(activity.room_ids))
    ranked = sorted(lines, key=lambda one: (-one.votes, one.pitch.number))
    return frozenset(
        one.pitch.id for at, one in enumerate(ranked) if one.votes <= _FEW or (at >= places and not one.pitch.protected)
    )
