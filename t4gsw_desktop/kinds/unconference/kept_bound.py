"""How long a proven bound holds: it is kept with a mark of the facts that it was proven for."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from t4gsw_desktop.kinds.unconference.bounds import fewest_missed, fewest_unplaced
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.rules import Grid, Session, Snapshot, score

_MISSED, _UNPLACED = "missed_wishes", "unplaced"
_FACTS, _PLACED, _BEGUN = "facts", "placed", "begun"


def facts_mark(snapshot: Snapshot) -> int:
    """A number that is the same only for the same facts: all that decides which grids there can be, but for what has
    begun and the grid that stands. It fits into a float."""
    sessions = tuple(replace(one, protected=False) for one in snapshot.sessions)
    facts = (snapshot.slots, snapshot.rooms, sessions, snapshot.people, sorted(snapshot.votes.items()), snapshot.apart)
    return int(hashlib.sha256(repr(facts).encode()).hexdigest()[:12], 16)


def marked(bound: Mapping[str, float], snapshot: Snapshot, grid: Grid) -> dict[str, float]:
    """The bound with the mark of what it was proven for: these facts, and grids with so many sessions placed."""
    return {
        **bound,
        _FACTS: facts_mark(snapshot),
        _PLACED: len(grid.placements),
        _BEGUN: len(snapshot.begun),
    }


def bound_of(snapshot: Snapshot, grid: Grid, kept: Mapping[str, object]) -> dict[str, float]:
    """What no grid can beat, with its mark: the one that was `kept` while it holds, else what is quickly counted.

    With more sessions on the grid, or less that has begun, it holds no longer. A grid that breaks rules may be better
    than any that keeps them: then it is its own bound.
    """
    missed = score(snapshot, grid)[_MISSED]
    holds = kept.get(_FACTS) == facts_mark(snapshot)
    holds = holds and len(grid.placements) <= _number(kept, _PLACED) and len(snapshot.begun) >= _number(kept, _BEGUN)
    if holds and _MISSED in kept:
        bound = {name: _number(kept, name) for name in (_UNPLACED, _MISSED)}
    else:
        masks = Masks(snapshot)
        placed = min(len(grid.placements), masks.count)
        bound = {_UNPLACED: fewest_unplaced(masks), _MISSED: fewest_missed(masks, placed)}
    return marked({**bound, _MISSED: min(bound[_MISSED], missed)}, snapshot, grid)


def carried(kept: Mapping[str, object], before: Snapshot, after: Snapshot) -> Mapping[str, object]:
    """What was kept, marked for the facts after a change that only kept more sessions where they are by hand.

    Fewer grids are possible then, so what none could beat still holds; after any other change nothing is carried on.
    """
    pins = {one.id: (one.pinned_slot, one.pinned_room) for one in before.sessions if one.is_pinned}
    as_before = tuple(_pinned(one, pins.get(one.id, ("", ""))) for one in after.sessions)
    same = kept.get(_FACTS) == facts_mark(before) == facts_mark(replace(after, sessions=as_before))
    more = all(
        (one.pinned_slot, one.pinned_room) == pins.get(one.id, (one.pinned_slot, one.pinned_room))
        for one in after.sessions
    )
    return {**kept, _FACTS: facts_mark(after)} if same and more else {}


def _pinned(session: Session, pin: tuple[str, str]) -> Session:
    slot, room = pin
    return replace(session, pinned_slot=slot, pinned_room=room)


def _number(kept: Mapping[str, object], name: str) -> float:
    """A figure that was kept; nought where it is none."""
    value = kept.get(name)
    return value if isinstance(value, int | float) else 0.0
