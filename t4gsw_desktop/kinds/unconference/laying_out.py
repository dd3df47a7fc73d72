"""From sessions in slots to a grid with rooms."""

from t4gsw_desktop.kinds.unconference.cells import Cells
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.rooms import RoomFitter
from t4gsw_desktop.kinds.unconference.rules import Grid, Placed
from t4gsw_desktop.kinds.unconference.walks import ease_walks


def lay_out(masks: Masks, fitter: RoomFitter, cells: Cells) -> Grid:
    """The grid with rooms, slot by slot in the order of the rooms."""
    snapshot = masks.snapshot
    rooms = [fitter.rooms(place, group) for place, group in enumerate(cells.groups())]
    placements = [
        Placed(masks.sessions[one].id, slot, snapshot.rooms[room].id)
        for slot, here in zip(snapshot.slots, ease_walks(masks, fitter, rooms), strict=True)
        for one, room in sorted(here.items(), key=lambda item: item[1])
    ]
    placed = {row.session for row in placements}
    return Grid(tuple(placements), tuple(one.id for one in snapshot.sessions if one.id not in placed))
