"""How long a proven bound holds: it is kept with a mark of the facts that it was proven for."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from t4gsw_desktop.kinds.unconference.bounds import fewest_missed, fewest_unplaced
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.rules import Grid, Session, Snapshot, keeps_promises, misses_of

_MISSED, _UNPLACED = "missed_wishes", "unplaced"
# No names of figures: no score has them.
_FACTS, _PLACED, _BEGUN, _PROMISES = "of_facts", "of_placed", "of_begun", "of_promises"


def facts_mark(snapshot: Snapshot) -> int:
    """A number that is the same only for the same facts: all that decides which grids there can be, but for what has
    begun and the grid that stands. It fits into a float."""
    votes = sorted(snapshot.votes.items())
    facts = (snapshot.slots, snapshot.rooms, snapshot.sessions, snapshot.people, votes, snapshot.apart)
    return int(hashlib.sha256(repr(facts).encode()).hexdigest()[:12], 16)


def marked(bound: Mapping[str, float], snapshot: Snapshot, grid: Grid) -> dict[str, float]:
    """The bound with the mark of what it was proven for: these facts, and grids with so many sessions placed.

    Where `grid` keeps all promises, only grids that keep them were looked at.
    """
    return {
        **bound,
        _FACTS: facts_mark(snapshot),
        _PLACED: len(grid.placements),
        _BEGUN: len(snapshot.begun),
        _PROMISES: float(keeps_promises(snapshot, grid)),
    }


def bound_of(snapshot: Snapshot, grid: Grid, kept: Mapping[str, object]) -> dict[str, float]:
    """What no grid can beat, with its mark: the best of what was `kept`, while that holds, and what is quickly counted.

    With more sessions on the grid, less that has begun, or a promise broken, a kept bound holds no longer. A grid that
    breaks rules may be better than any that keeps them: then it is its own bound.
    """
    mark, placed, promised = facts_mark(snapshot), len(grid.placements), keeps_promises(snapshot, grid)
    holds = (
        kept.get(_FACTS) == mark
        and placed <= _number(kept, _PLACED)
        and len(snapshot.begun) >= _number(kept, _BEGUN)
        and promised >= _number(kept, _PROMISES)
    )
    if holds and _MISSED in kept:
        bound = {name: _number(kept, name) for name in (_UNPLACED, _MISSED)}
    else:
        masks = Masks(snapshot)
        missed = fewest_missed(masks, min(placed, masks.count), promised=promised)
        bound = {_UNPLACED: fewest_unplaced(masks), _MISSED: missed}
    bound[_MISSED] = min(bound[_MISSED], sum(misses_of(snapshot, grid).values()))
    return marked(bound, snapshot, grid)


def better(found: Mapping[str, float], kept: Mapping[str, object], snapshot: Snapshot, grid: Grid) -> dict[str, float]:
    """What was found for this grid, with its mark, or what was kept where that still holds and says more."""
    new = marked(found, snapshot, grid)
    holds = all(kept.get(name) == new[name] for name in (_FACTS, _PLACED, _BEGUN, _PROMISES))
    more = holds and _MISSED in new and _number(kept, _MISSED) > new[_MISSED]
    return {**new, _MISSED: _number(kept, _MISSED)} if more else new


def carried(kept: Mapping[str, object], before: Snapshot, after: Snapshot) -> Mapping[str, object]:
    """What was kept, marked for the facts after a change that only kept more sessions where they are by hand.

    Fewer grids are possible then, so what none could beat still holds; after any other change nothing is carried on.
    """
    pins = {one.id: (one.pinned_slot, one.pinned_room) for one in before.sessions}
    loose = tuple(_pinned(one, pins.get(one.id, ("", ""))) for one in after.sessions)
    only_pins = replace(after, sessions=loose, before=before.before) == before
    only_more = all(
        (one.pinned_slot, one.pinned_room) == pins.get(one.id) for one in after.sessions if any(pins.get(one.id, ()))
    )
    if only_pins and only_more and kept.get(_FACTS) == facts_mark(before):
        return {**kept, _FACTS: facts_mark(after)}
    return {}


def _pinned(session: Session, pin: tuple[str, str]) -> Session:
    slot, room = pin
    return replace(session, pinned_slot=slot, pinned_room=room)


def _number(kept: Mapping[str, object], name: str) -> float:
    """A figure that was kept; nought where it is none."""
    value = kept.get(name)
    return value if isinstance(value, int | float) else 0.0
