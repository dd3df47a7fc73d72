"""The door of the live room of speed-friending: what its screens read, and what they do with people."""

from t4gsw_desktop.kinds.speed_friending.live_deeds import (
    come_back,
    correct_seat,
    join_late,
    leave_rounds,
    lose_table,
    move_one,
    never_rests,
    rest_next,
    swap_two,
    walk_in_late,
    weave_again,
)
from t4gsw_desktop.kinds.speed_friending.live_reads import live_room, offers_for, wall_of
from t4gsw_desktop.kinds.speed_friending.live_values import (
    LiveChange,
    LivePerson,
    LiveRoom,
    LiveTable,
    NextRound,
    TableOffer,
    Wall,
    WallName,
)
from t4gsw_desktop.kinds.speed_friending.reweaving import follow_door
from t4gsw_desktop.kinds.speed_friending.undoing import undo_change

__all__ = [
    "LiveChange",
    "LivePerson",
    "LiveRoom",
    "LiveTable",
    "NextRound",
    "TableOffer",
    "Wall",
    "WallName",
    "come_back",
    "correct_seat",
    "follow_door",
    "join_late",
    "leave_rounds",
    "live_room",
    "lose_table",
    "move_one",
    "never_rests",
    "offers_for",
    "rest_next",
    "swap_two",
    "undo_change",
    "walk_in_late",
    "wall_of",
    "weave_again",
]
