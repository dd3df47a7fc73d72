"""Which kinds are run live, in a room of their own in place of the plan."""

from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.speed_friending.room import FriendingRoom
from t4gsw_desktop.ui.speed_friending.watch import KIND


def live_rooms(desk: Desk) -> dict[str, FriendingRoom]:
    """A room for each kind that is run live, by the kind's key."""
    return {KIND: FriendingRoom(desk)}
