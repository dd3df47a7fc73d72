"""Which kinds have a room of their own in place of the plan: to run it live, or to work on its board."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.services.plan_state import PlanState
from t4gsw_desktop.ui.activities.running import is_running
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.speed_friending.room import FriendingRoom
from t4gsw_desktop.ui.speed_friending.room_actions import room_actions
from t4gsw_desktop.ui.speed_friending.watch import KIND as FRIENDING
from t4gsw_desktop.ui.unconference.board_facts import KIND as UNCONFERENCE
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from t4gsw_desktop.ui.unconference.room_actions import board_actions
from t4gsw_desktop.ui.widgets.boxes import show_if


class ActivityRoom(Protocol):
    """What the page of activities asks of a room; it is a widget besides."""

    def show_activity(self, activity_id: str) -> None:
        """Be about this activity, and read it."""

    def first_focus(self) -> QWidget:
        """What has the focus when the room is come to."""

    def turn_side(self) -> None:
        """Show the other page where there is room for one only."""

    def keep(self) -> object:
        """What has to survive when the room is built anew."""

    def restore(self, kept: object) -> None:
        """Take back what `keep` gave."""


@dataclass(frozen=True)
class RoomPlace:
    """A room and how it stands in the page.

    `needs_plan` says that it can be opened once there is a plan only, `opens` whether it is shown for an activity where
    nobody chose; `print_this` is what F7 prints from it, None for what it prints anyway; `show_page` turns to a page of
    it by name; `open_words` say what opens it, `help_page` explains it, `hints` tells that other keys apply in it.
    """

    widget: QWidget
    room: ActivityRoom
    plan_asked: SignalInstance
    turned: SignalInstance
    actions: Sequence[tuple[Action, QWidget]]
    help_page: str
    open_words: str
    opens: Callable[[Activity], bool]
    hints: SignalInstance | None = None
    needs_plan: bool = True
    print_this: Callable[[], object] | None = None
    show_page: Callable[[str], object] | None = None


def live_rooms(desk: Desk) -> dict[str, RoomPlace]:
    """A room for each kind that has one, by the kind's key."""
    friending, board = FriendingRoom(desk), UnconferenceRoom(desk)
    return {
        FRIENDING: RoomPlace(
            friending,
            friending,  # type: ignore[arg-type]
            friending.plan_asked,
            friending.turned,
            room_actions(friending),
            "live-room",
            "Open the live room",
            lambda activity: is_running(desk, activity),
        ),
        UNCONFERENCE: RoomPlace(
            board,
            board,
            board.plan_asked,
            board.turned,
            board_actions(board),
            "unconference",
            "Open the board",
            lambda _activity: True,
            hints=board.hints,
            needs_plan=False,
            print_this=board.print_poster,
            show_page=board.show_page,
        ),
    }


class Rooms:
    """The rooms of one page, of which one may be shown; it remembers for each activity what somebody chose."""

    def __init__(self, desk: Desk) -> None:
        self.places: Mapping[str, RoomPlace] = live_rooms(desk)
        self.wished: dict[str, bool] = {}  # by activity: somebody chose the room, or the plan

    @property
    def shown(self) -> RoomPlace | None:
        """The room that is shown."""
        return next((one for one in self.places.values() if not one.widget.isHidden()), None)

    def place_of(self, state: PlanState | None) -> RoomPlace | None:
        """The room for this activity, if it can be opened now."""
        place = self.places.get(state.activity.kind) if state is not None else None
        return place if place is not None and state is not None and (state.number or not place.needs_plan) else None

    def due(self, state: PlanState | None) -> RoomPlace | None:
        """The room to show for this activity: by itself, or because somebody has opened it."""
        place = self.place_of(state)
        if place is None or state is None:
            return None
        return place if self.wished.get(state.activity.id, place.opens(state.activity)) else None

    def show(self, state: PlanState | None) -> RoomPlace | None:
        """Show the room that is due for this activity and no other; returns it."""
        due = self.due(state)
        if due is not None and state is not None:
            due.room.show_activity(state.activity.id)
        for one in self.places.values():
            show_if(one.widget, one is due)
        return due

    def keep(self) -> object:
        """What of it has to survive when the page is built anew."""
        return self.wished, {kind: one.room.keep() for kind, one in self.places.items()}

    def take_wishes(self, kept: object) -> None:
        """Take back what somebody chose, before anything is shown."""
        self.wished = kept[0]  # type: ignore[index]

    def restore(self, kept: object) -> None:
        """Take back the rest, once the activities are shown."""
        for kind, one in self.places.items():
            one.room.restore(kept[1][kind])  # type: ignore[index]
