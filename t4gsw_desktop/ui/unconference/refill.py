"""Filling again after a change: what is missing is put in, as little as possible moves, and it is said what did."""

from collections.abc import Callable
from dataclasses import dataclass

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.unconference.changing import accept_grid
from t4gsw_desktop.kinds.unconference.plan import fill_again
from t4gsw_desktop.kinds.unconference.rules import Grid
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.ui.shell.background import Job
from t4gsw_desktop.ui.shell.desk import Desk, refused
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts
from t4gsw_desktop.ui.widgets.words import shortened

_STEPS = 600_000  # below a second
_TITLE = 40  # characters of a title at the foot


@dataclass(frozen=True, slots=True)
class Moved:
    """The titles of sessions that got a place, have another one, and lost theirs."""

    placed: tuple[str, ...]
    moved: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def said(self) -> str:
        """What has happened in a sentence."""
        parts = []
        if self.placed:
            parts.append(f"{counted(len(self.placed), 'session', 'sessions')} placed: {_named(self.placed)}")
        if self.moved:
            parts.append(f"{counted(len(self.moved), 'session', 'sessions')} moved: {_named(self.moved)}")
        if self.lost:
            parts.append(f"no place for {_named(self.lost)}")
        return f"Filled again: {'; '.join(parts)}." if parts else "Filled again: everything stays where it is."


def what_moved(facts: BoardFacts, grid: Grid) -> Moved:
    """What another grid changes."""
    before = {card.id: cell for cell, card in facts.cards.items()}
    after = {row.session: (int(row.slot), row.room) for row in grid.placements}

    def titles(ids: set[str]) -> tuple[str, ...]:
        return tuple(sorted(card.title for one in ids if (card := facts.card(one)) is not None))

    return Moved(
        placed=titles(after.keys() - before.keys()),
        moved=titles({one for one in after.keys() & before.keys() if after[one] != before[one]}),
        lost=titles(before.keys() - after.keys()),
    )


def refill(desk: Desk, facts: BoardFacts, then: Callable[[], object]) -> None:
    """Fill the grid again beside the window and make it the plan: one act, or none where nothing moves. `then` is
    called when that is over."""

    def work(job: Job) -> Proposal[Grid]:
        return fill_again(facts.snapshot, Budget(steps=_STEPS, stop=job.stopped), facts.now.number + 1)

    def take(found: Proposal[Grid]) -> None:
        moved, seed = what_moved(facts, found.plan), facts.now.number + 1
        if moved == Moved((), (), ()):
            desk.say(moved.said)
            then()
            return
        done = desk.attempt(
            accept_grid, facts.activity.id, facts.snapshot, found.plan, found.bound, seed, at=desk.clock()
        )
        if not refused(done):
            desk.say(moved.said, undo=True)
        then()

    desk.start("Filling the grid again", work, take)


def _named(titles: tuple[str, ...]) -> str:
    return listed([f"“{shortened(one, _TITLE)}”" for one in titles], most=2)
