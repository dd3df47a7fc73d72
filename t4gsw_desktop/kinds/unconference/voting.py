"""Votes for everybody in the room: given within a budget, hidden while they are open, and counted once each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.kinds.unconference.ballots import slip_voter, told_dots
from t4gsw_desktop.kinds.unconference.rows import WAYS, Ballot, Vote
from t4gsw_desktop.kinds.unconference.standing import Standing, standing_pitches
from t4gsw_desktop.kinds.unconference.totals import pretend_ballots
from t4gsw_desktop.kinds.unconference.voting_settings import (
    BUDGET,
    CLOSED,
    MOST_BUDGET,
    OPEN,
    STATE,
    budget_of,
    votes_closed,
)
from t4gsw_desktop.services.events import edit_activity
from t4gsw_desktop.services.naming import counted, name_of
from t4gsw_desktop.services.tasks import activity_of_kind, guest_of
from t4gsw_desktop.services.workspace import now_utc, refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

UNNAMED = "unnamed"
_SAID_WAYS = {"kiosk": "at the laptop", "helper": "with a helper", "slip": "on a slip", "": ""}


@dataclass(frozen=True, slots=True)
class VoteState:
    """How voting stands: `voters` have voted by name of `of_people` who are coming, `slips` came without a name.

    `budget` 0 means as many as they like; `state` is "open" (counts are hidden) or "closed". `totals` says that dots
    are counted too, of which nobody knows whose they are.
    """

    budget: int
    state: str
    voters: int
    of_people: int
    slips: int
    totals: bool

    @property
    def hidden(self) -> bool:
        """True while nobody may see how many want what."""
        return self.state == OPEN


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote as it was taken: the pitches it counts for now, and a sentence on an earlier one it stands in place of."""

    attendee_id: str
    pitches: tuple[str, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """All votes as they count: by attendee, by slip ("slip:3"), and the dots of each pitch where totals are known."""

    named: Mapping[str, tuple[str, ...]]
    slips: Mapping[str, tuple[str, ...]]
    dots: Mapping[str, int]
    budget: int

    def guessed(self) -> dict[str, tuple[str, ...]]:
        """Ballots that stand for the dots, by an id of their own ("dots:1")."""
        return {f"dots:{n}": one for n, one in enumerate(pretend_ballots(self.dots, self.budget), 1)}


def given_votes(view: View, activity: Activity, standing: Standing) -> Given:
    """Every vote of an unconference, whoever gave it; of a person with several rows see `told_votes`."""
    rows: dict[str, list[Vote]] = {}
    for one in view.find(Vote, activity_id=activity.id):
        rows.setdefault(one.attendee_id, []).append(one)
    budget = budget_of(activity)
    named = {who: told for who, some in rows.items() if (told := told_votes(some, standing, budget))}
    slips = {
        slip_voter(one): told
        for one in view.find(Ballot, activity_id=activity.id)
        if (told := standing.told(one.pitches))
    }
    return Given(named, slips, told_dots(view, activity.id, standing), budget)


def told_votes(rows: Iterable[Vote], standing: Standing, budget: int) -> tuple[str, ...]:
    """What the rows of one person come to. There are several where they voted at two desks, or were on the list twice.

    The later vote counts as it is; what the earlier ones add fills up what is left of the budget.
    """
    ordered = sorted(rows, key=lambda one: (one.at, one.id), reverse=True)
    latest = standing.told(ordered[0].pitches)
    every = standing.told(pitch for one in ordered for pitch in one.pitches)
    return every[: max(budget, len(latest))] if budget else every


def cast_votes(
    work: Work,
    activity_id: str,
    attendee_id: str,
    pitch_ids: Iterable[str],
    *,
    way: str = "kiosk",
    anyway: bool = False,
    now: datetime | None = None,
) -> Voted:
    """Somebody wishes to go to these pitches and to no others, instead of what they said before; none clears it.

    Refusal over the budget, and when voting is closed, unless a helper does it `anyway`.
    """
    activity = activity_of_kind(work, activity_id, "unconference")
    attendee = guest_of(work, activity, attendee_id)
    if way not in WAYS:
        raise ValueError(f"no way of voting is called {way!r}")
    refuse_unless(anyway or not votes_closed(activity), "Voting is closed. An organiser can open it again.")
    standing = standing_pitches(work, activity_id)
    wanted = tuple(dict.fromkeys(pitch_ids))
    refuse_unless(set(wanted) <= standing.into.keys(), "One of these pitches was taken back. Choose again.")
    chosen, budget = standing.told(wanted), budget_of(activity)
    refuse_unless(
        not budget or len(chosen) <= budget,
        f"Everybody has {counted(budget, 'vote', 'votes')}, and these are {len(chosen)}. Take some away.",
    )
    have = sorted(work.find(Vote, activity_id=activity_id, attendee_id=attendee_id), key=lambda one: (one.at, one.id))
    kept = _as_before(chosen, have, standing)
    work.remove_many(Vote, [one.id for one in (have[:-1] if kept else have)])
    if kept:
        row = have[-1] if have else Vote(new_id(), activity_id, attendee_id)
        work.put(replace(row, pitches=kept, way=way, at=to_text(now or now_utc())))
    work.label = f"Note the wishes of {name_of(work, attendee)}"
    return Voted(attendee_id, chosen, _said_of_earlier(have, chosen, standing, way))


def _as_before(chosen: Iterable[str], rows: Iterable[Vote], standing: Standing) -> tuple[str, ...]:
    """The chosen pitches, a joined one by its own name where they wished for it before, for a split."""
    earlier: dict[str, list[str]] = {}
    for one in (pitch for row in rows for pitch in row.pitches if pitch in standing.into):
        earlier.setdefault(standing.into[one], []).append(one)
    return tuple(dict.fromkeys(raw for one in chosen for raw in earlier.get(one, [one])))


def _said_of_earlier(rows: list[Vote], chosen: tuple[str, ...], standing: Standing, way: str) -> str:
    """A sentence where another vote stood before, given in another way."""
    if not rows or not chosen or set(standing.told(rows[-1].pitches)) == set(chosen) or rows[-1].way == way:
        return ""
    how = f" {told}" if (told := _SAID_WAYS[rows[-1].way]) else ""
    return f"They had voted{how} already. This later vote stands."


def ballot_of(view: View, activity_id: str, attendee_id: str) -> tuple[str, ...]:
    """The standing pitches one attendee wishes for now."""
    activity = activity_of_kind(view, activity_id, "unconference")
    rows = view.find(Vote, activity_id=activity_id, attendee_id=attendee_id)
    return told_votes(rows, standing_pitches(view, activity_id), budget_of(activity)) if rows else ()


def vote_state(view: View, activity_id: str) -> VoteState:
    """How voting stands, without telling who or what."""
    activity = activity_of_kind(view, activity_id, "unconference")
    given = given_votes(view, activity, standing_pitches(view, activity_id))
    coming = {one.id for one in view.find(Attendee, event_id=activity.event_id, status="coming")}
    state = CLOSED if votes_closed(activity) else OPEN
    voters = len(given.named.keys() & coming)
    return VoteState(given.budget, state, voters, len(coming), len(given.slips), bool(given.dots))


def vote_counts(view: View, activity_id: str, *, reveal: bool = False) -> dict[str, int]:
    """How many want each standing pitch; empty while counts are hidden, unless an organiser looks on purpose."""
    activity = activity_of_kind(view, activity_id, "unconference")
    if not (reveal or votes_closed(activity)):
        return {}
    standing = standing_pitches(view, activity_id)
    given = given_votes(view, activity, standing)
    coming = {one.id for one in view.find(Attendee, event_id=activity.event_id, status="coming")}
    counts = Counter(given.dots)
    for wanted in [some for who, some in given.named.items() if who in coming] + list(given.slips.values()):
        counts.update(wanted)
    return {one.id: counts[one.id] for one in standing.pitches}


def how_votes_were_given(view: View, activity_id: str) -> dict[str, int]:
    """How many voted in which way: one of WAYS, "" for votes of an older file or a description, UNNAMED for slips."""
    activity = activity_of_kind(view, activity_id, "unconference")
    given = given_votes(view, activity, standing_pitches(view, activity_id))
    latest = {one.attendee_id: one for one in sorted(view.find(Vote, activity_id=activity_id), key=lambda one: one.at)}
    ways = Counter(latest[who].way for who in given.named)
    return {**ways, UNNAMED: len(given.slips)} if given.slips else dict(ways)


def close_votes(work: Work, activity_id: str) -> None:
    """End voting: from now on the counts may be seen."""
    _set(work, activity_id, STATE, CLOSED)
    work.label = "Close voting"


def open_votes(work: Work, activity_id: str) -> None:
    """Have people vote (again): counts are hidden until it is closed."""
    _set(work, activity_id, STATE, OPEN)
    work.label = "Open voting"


def set_vote_budget(work: Work, activity_id: str, budget: int) -> None:
    """Everybody has so many votes (0: as many as they like); who has given more keeps theirs until they change them."""
    refuse_unless(0 <= budget <= MOST_BUDGET, f"Everybody can have from 0 to {MOST_BUDGET} votes.")
    activity = _set(work, activity_id, BUDGET, budget)
    many = counted(budget, "vote", "votes") if budget else "as many votes as they like"
    work.label = f"Give everybody {many} in {activity.title}"


def _set(work: Work, activity_id: str, key: str, value: object) -> Activity:
    activity = activity_of_kind(work, activity_id, "unconference")
    return edit_activity(work, activity_id, settings={**activity.settings, key: value})
