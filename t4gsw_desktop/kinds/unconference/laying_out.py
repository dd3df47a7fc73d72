"""From sessions in slots to a grid with rooms."""

from t4gsw_desktop.kinds.unconference.cells import Cells
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.rooms import RoomFitter
from t4gsw_desktop.kinds.unconference.rules import Grid, Placed


def lay_out(masks: Masks, fitter: RoomFitter, cells: Cells) -> Grid:
    """The grid with rooms, slot by slot in the order of the rooms."""
    snapshot = masks.snapshot
    placements = []
    for place, (slot, group) in enumerate(zip(snapshot.slots, cells.groups(), strict=True)):
        rooms = fitter.rooms(place, group)
        for one in sorted(group, key=rooms.__getitem__):
            placements.append(Placed(masks.sessions[one].id, slot, snapshot.rooms[rooms[one]].id))
    placed = {row.session for row in placements}
    return Grid(tuple(placements), tuple(one.id for one in snapshot.sessions if one.id not in placed))
