"""What the board of an unconference shows: the grid that stands, how good it is, what is wrong and what moves cost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.kinds.unconference.clashes import Clash, clashes_of, trouble_of
from t4gsw_desktop.kinds.unconference.hushed import uncounted, why_uncounted, without_wishes
from t4gsw_desktop.kinds.unconference.kept_bound import bound_of
from t4gsw_desktop.kinds.unconference.moving import grid_before
from t4gsw_desktop.kinds.unconference.prices import Price, PricedGrid
from t4gsw_desktop.kinds.unconference.refilling import GridFacts, facts_at, latest_plan
from t4gsw_desktop.kinds.unconference.rules import Grid, Snapshot, expected_attendance, score
from t4gsw_desktop.kinds.unconference.voting_settings import votes_closed
from t4gsw_desktop.kinds.unconference.why import Disappointment, Why, disappointed, why_here
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.saying import Telling
from t4gsw_desktop.storage.unit_of_work import View

_AWAY = "unconference.place.host_away"
_ELSEWHERE = "unconference.place.host_elsewhere"


@dataclass(frozen=True, slots=True)
class PriceWords:
    """A price for a cell: a few words, and its tone: "same", "fewer", "more", "cannot", or "fits" while people vote."""

    text: str
    tone: str


@dataclass(frozen=True)
class GridNow:
    """The grid that stands at an instant. `number` is that of its plan, 0 while nothing was accepted; `elsewhere` tells
    of a person and a slot which other activity they are in then. What takes a while is worked out when asked for.
    While people vote, all but the figures of the grid is told as if nobody had."""

    activity: Activity
    number: int
    snapshot: Snapshot
    grid: Grid
    telling: Telling
    elsewhere: Mapping[tuple[str, str], str]
    _accepted: Mapping[str, object]

    @property
    def names(self) -> Mapping[str, str]:
        """People and sessions by id; sessions in quotation marks."""
        return self.telling.names

    @property
    def times(self) -> Mapping[str, str]:
        """When each slot begins, by the slot."""
        return self.telling.times

    @property
    def begun(self) -> tuple[str, ...]:
        """The slots that have begun: nothing in them moves."""
        return self.snapshot.begun

    @property
    def hushed(self) -> bool:
        """True while people vote: until that is closed nobody may learn how many want what."""
        return not votes_closed(self.activity)

    @cached_property
    def told(self) -> Snapshot:
        """The facts as far as they may be told."""
        return without_wishes(self.snapshot) if self.hushed else self.snapshot

    @cached_property
    def score(self) -> Mapping[str, float]:
        """The figures of the grid, counted from the facts as they are now."""
        return score(self.snapshot, self.grid)

    @cached_property
    def bound(self) -> Mapping[str, float]:
        """What no grid can beat: as proven for the accepted plan while its facts hold, else what is quickly counted."""
        return bound_of(self.snapshot, self.grid, self._accepted)

    @cached_property
    def priced(self) -> PricedGrid:
        """The grid with all that prices need."""
        return PricedGrid(self.told, self.grid)

    @cached_property
    def broken(self) -> Mapping[str, tuple[Problem, ...]]:
        """The amber cards: sessions that break a rule or have too small a room, with why, worst first."""
        return trouble_of(self.priced)

    @cached_property
    def expected(self) -> Mapping[str, float]:
        """How many people to expect at each placed session."""
        return expected_attendance(self.told, self.grid)

    @cached_property
    def wanted(self) -> Mapping[str, int]:
        """How many people wish for each session, its hosts included."""
        return {session: voters.bit_count() for session, voters in self.priced.crowds.voters.items()}

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Everything that is wrong, worst first, with what would mend it."""
        return clashes_of(self.told, self.grid, self.priced)

    @cached_property
    def disappointed(self) -> Disappointment:
        """For whom the grid does little."""
        return disappointed(self.told, self.grid)

    def why(self, session_id: str) -> Why:
        """Why the session is where it is, and where else it could be."""
        why = why_here(self.told, self.grid, session_id, self.priced)
        return why_uncounted(why) if self.hushed else why

    def say(self, problem: Problem) -> str:
        """A problem, reason, mend or task in a sentence."""
        return self.telling.say(self._located(problem))

    def short(self, problem: Problem) -> str:
        """The same in a few words, for a cell, a button or the strip."""
        return self.telling.say_short(self._located(problem))

    def price_words(self, price: Price) -> PriceWords:
        """What a cell says while a session is moved: the worst that speaks against it, else what it costs."""
        facts = {"other": price.swaps_with, "over": price.over_seats or price.other_over, "clashes": abs(price.change)}
        if price.here:
            what, tone = "here", "same"
        elif price.blocked:
            return PriceWords(", ".join(self.short(one) for one in price.blocked[:2]), "cannot")
        elif price.over_seats or price.other_over:
            what, tone = ("too_small" if price.over_seats else "other_too_small"), "cannot"
        else:
            what = tone = "fits" if self.hushed else _tone_of(price.change)
        said = Problem(f"unconference.price.{what}", facts=facts)
        return PriceWords(self.telling.say_short(said), tone)

    def _located(self, problem: Problem) -> Problem:
        """A problem about somebody who is not free, told with where they are then if that is known."""
        problem = uncounted(problem) if self.hushed else problem
        where = {self.elsewhere.get((who, str(problem.facts.get("slot", "")))) for who in problem.who} - {None}
        if problem.code != _AWAY or not where:
            return problem
        return replace(
            problem, code=_ELSEWHERE, facts={**problem.facts, "activity": " and ".join(sorted(filter(None, where)))}
        )


def _tone_of(change: int) -> str:
    return "fewer" if change < 0 else "more" if change else "same"


def grid_now(view: View, activity_id: str, now: datetime) -> GridNow:
    """The grid of an unconference as it stands; Refusal when the activity is gone."""
    facts = facts_at(view, activity_id, now)
    latest = latest_plan(view, activity_id)
    return GridNow(
        facts.activity,
        latest.number if latest else 0,
        facts.snapshot,
        grid_before(facts.snapshot),
        facts.telling,
        _elsewhere(view, facts),
        latest.bound if latest else {},
    )


def _elsewhere(view: View, facts: GridFacts) -> dict[tuple[str, str], str]:
    """For each person and slot the other activity of the evening they are in then."""
    titles = {one.id: one.title for one in timeline(view, facts.activity.event_id).activities}
    spans = {str(number): span for number, span in enumerate(part_spans(facts.activity), 1)}
    return {
        (who, slot): titles[activity]
        for who, busy in facts.roster.busy.items()
        for activity, taken in busy
        for slot, span in spans.items()
        if activity in titles and activity != facts.activity.id and span.overlaps(taken)
    }
