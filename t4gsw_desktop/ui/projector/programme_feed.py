"""Where the wall of an unconference has its facts from: read when the file changes, and right at every moment."""

from dataclasses import replace
from datetime import datetime, timedelta

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.kinds.unconference.board_now import Programme, read_programme
from t4gsw_desktop.kinds.unconference.pitches_shown import pitches_shown
from t4gsw_desktop.kinds.unconference.voting_settings import budget_of, votes_closed
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.projector.programme_wall import ProgrammeShown
from t4gsw_desktop.ui.projector.programme_words import MOVED, NEW
from t4gsw_desktop.ui.projector.vote_wall import VoteShown
from t4gsw_desktop.ui.shell.desk import Desk

KIND = "unconference"
MARKED_FOR = timedelta(minutes=10)
_Cell = tuple[int, str]


class ProgrammeFeed:
    """One for each show. What moved since the room last saw it is marked for a while, unless the whole grid is new."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._chosen = ""
        self._programme: Programme | None = None
        self._vote: VoteShown | None = None
        self._read_id = ""
        self._seen: dict[str, dict[str, _Cell]] = {}
        self._marks: dict[str, tuple[str, datetime]] = {}

    @property
    def activity_id(self) -> str:
        """The unconference that is shown: the one chosen, else the first of the event; "" for none."""
        here = self._desk.read(View.find, Activity, event_id=self._desk.event_id, kind=KIND)
        known = [one.id for one in sorted(here, key=lambda one: (one.starts, one.position))]
        return self._chosen if self._chosen in known else known[0] if known else ""

    @activity_id.setter
    def activity_id(self, activity_id: str) -> None:
        self._chosen = activity_id
        self.forget()

    def forget(self) -> None:
        """Read the file again before anything is shown."""
        self._programme = None
        self._vote = None

    def at(self, now: datetime, event: str, page: int) -> ProgrammeShown | None:
        """What to show at `now`; None where the event has no unconference."""
        if self._programme is None:
            self._read_id = self.activity_id
            if not self._read_id:
                return None
            self._programme = self._desk.read(read_programme, self._read_id)
            self._mark(self._programme, now)
        self._marks = {one: mark for one, mark in self._marks.items() if now - mark[1] < MARKED_FOR}
        marks = tuple(sorted((one, words) for one, (words, _) in self._marks.items()))
        clock = f"{wall_clock(now, self._programme.zone):%H:%M}"
        return ProgrammeShown(self._programme.at(now), event, clock, marks, page)

    def vote(self, page: int) -> VoteShown | None:
        """What to show while people vote; None where the event has no unconference."""
        if self._vote is None:
            activity_id = self.activity_id
            activity = self._desk.read(View.get, Activity, activity_id) if activity_id else None
            if activity is None:
                return None
            pitches = self._desk.read(pitches_shown, activity_id)
            self._vote = VoteShown(pitches, budget_of(activity), votes_closed(activity))
        return replace(self._vote, page=page)

    def _mark(self, programme: Programme, now: datetime) -> None:
        """Note what is elsewhere than when it was last shown; where most of it is, that is another grid and no news."""
        before = self._seen.get(self._read_id, {})
        self._seen[self._read_id] = dict(programme.places)
        changed = {one: cell for one, cell in programme.places.items() if before and before.get(one) != cell}
        if 2 * len(changed) > len(programme.places):
            self._marks = {}
            return
        self._marks |= {one: (MOVED if one in before else NEW, now) for one in changed}
