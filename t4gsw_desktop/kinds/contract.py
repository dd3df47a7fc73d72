"""What a kind of activity hands over to the rest of the house: the same doors for each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import KindForm
from t4gsw_desktop.core.plan import Placement, Proposal
from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.outgoing import Outgoing
from t4gsw_desktop.services.papers import Paper, PaperDesk
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.storage.components import Component
from t4gsw_desktop.storage.unit_of_work import View, Work

Sheets = Callable[[PaperDesk], tuple[Paper, ...]]
OnePaper = Callable[[PaperDesk, str, str], Paper | None]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an activity comes to, in a few sentences; `tables` tells how many sit at each table of the first round."""

    sentence: str
    tables: tuple[int, ...]


@dataclass(frozen=True)
class EventKind:
    """One kind of activity. Parts that need a heavy library (pages, solvers) import it only when they are called."""

    form: KindForm
    """Its name ("surgery"), what people call it, and how the description of an evening speaks of its parts."""

    component: Component | None
    """Tables and steps of its own; None for a kind that needs no rows besides the shared ones."""

    read_instance: Callable[[Mapping[str, Any]], Any]
    """A snapshot from a plan file; raises core.forms.FormTrouble with a sentence that names the key."""

    propose: Callable[[Any, Budget, int], Proposal[Any]]
    """The planner: pure, never fails; snapshot, budget and seed decide the plan."""

    steps_a_second: int
    """How many steps of its budget a slow laptop does in a second: about half of what a server's core does.

    By it a time becomes an amount of work, so that a seed gives one plan and the clock seldom ends the search.
    """

    write_plan: Callable[[Any], dict[str, Any]]
    """The plan as a plan file holds it."""

    set_up: Callable[[Work, Activity, Mapping[str, Any], str, Cast], None]
    """Write what the description of an evening says about this activity; the text is where it stands in the file."""

    snapshot: Callable[[View, Activity, Roster], Any]
    """The facts the planner needs, with everybody who is busy elsewhere at the time left out of that time."""

    placements: Callable[[View, Activity, Roster, Any], tuple[Placement, ...]]
    """The plan as rows of who is where when, in the form in which it is accepted."""

    names: Callable[[View, Activity], Mapping[str, str]]
    """What the ids of its own rows are called in sentences: a pitch by its title, a request by who asks."""

    papers: Sheets
    """Its papers, made from what is accepted; blank forms where nothing has been planned yet."""

    headline: Callable[[Proposal[Any], Any], str]
    """One sentence on how good the plan is, with its bound: "0 pairs meet again of a possible 0"."""

    outlook: Callable[[Activity, int, str], Outlook] | None = None
    """What an activity comes to if so many people take part, in the time zone of the event, before anybody's name is
    known: pure, so on any thread, for a big evening takes a while. None where a kind has nothing to say of that."""

    explain: Callable[[Any], tuple[Problem, ...]] | None = None
    """Why the accepted plan that a snapshot is to stay close to is as it is, for the organiser's eyes alone; None where
    a kind has nothing to say of that."""

    standing_at: Callable[[Any, Activity, datetime], Any] | None = None
    """The facts as they stand at an instant while the activity runs: what has begun stays as it is. None for a kind
    whose plans do not depend on the clock."""

    outgoing: Callable[[PaperDesk], Outgoing] | None = None
    """What it adds to the files that an event gives to others; None where it adds nothing."""

    one_paper: OnePaper | None = None
    """One of its papers, by key, for one thing alone, by id: a single card again; None where there is no such thing."""

    @property
    def key(self) -> str:
        """The name in plan files, in the workspace and of the folder."""
        return self.form.key
