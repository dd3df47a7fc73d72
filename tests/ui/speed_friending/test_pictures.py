"""The live room in every state, look and size: pictures for people, and gone over for what a machine sees."""

from collections.abc import Callable

import pytest

from t4gsw_desktop.kinds.speed_friending import live
from t4gsw_desktop.kinds.speed_friending.questions import SHIPPED
from t4gsw_desktop.kinds.speed_friending.run import choose_questions
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.speed_friending.room import FriendingRoom
from tests.ui.conftest import grab, settle
from tests.ui.inspection import complaints_about
from tests.ui.speed_friending.conftest import HandClock, open_room, pass_time

# width, height, scale: the picture's size, large text, the smallest laptop, the smallest window
ROOMS = ((1366, 768, 100), (1366, 768, 200), (1366, 690, 100), (1024, 600, 100))
Show = Callable[[str], None]


def dress(window: MainWindow, look: str, size: tuple[int, int, int]) -> FriendingRoom:
    window.theme.choose(wish=look, scale=size[2])
    window.theme.change_now()
    window.resize(size[0], size[1])
    window.rebuild()
    settle()
    return open_room(window)


def ask(room: FriendingRoom, question: str) -> None:
    """Have every round ask this."""
    room.desk.attempt(choose_questions, room.activity_id, [question])
    settle()


def make_changes(room: FriendingRoom) -> None:
    """Somebody comes late, somebody leaves, two swap."""
    assert room.shown is not None
    desk, activity, now = room.desk, room.activity_id, room.desk.clock()
    tables = [table for table in room.shown.tables if table.people]
    desk.attempt(live.leave_rounds, activity, tables[0].people[0].attendee_id, at=now, evening=False)
    desk.attempt(live.swap_two, activity, tables[2].people[0].attendee_id, tables[3].people[0].attendee_id, at=now)
    desk.attempt(live.walk_in_late, activity, "Wren Newcomer", tables[1].place, at=now)
    settle()


def walk_through(room: FriendingRoom, clock: HandClock, show: Show) -> None:
    """Every state there is, one after the other."""
    show("ready")
    room.press_main()
    pass_time(room, clock, 133)
    make_changes(room)
    show("talking")
    room.turn_side()
    show("side")
    room.begin_deed("late")
    show("late")
    room.form.type("Marigold")
    room.form.take_chosen()
    show("late-table")
    room.form.step_back()
    room.form.step_back()
    room.press_main()
    settle()
    show("paused")
    room.press_main()
    pass_time(room, clock, 160)
    show("last-seconds")
    pass_time(room, clock, 7)
    show("moving")
    pass_time(room, clock, 80)
    show("forgotten")
    room.clock.press("finish")
    settle()
    show("finished")


@pytest.mark.parametrize("size", ROOMS, ids=lambda size: f"{size[0]}x{size[1]} at {size[2]} %")
def test_nothing_is_cut_off_nameless_or_out_of_reach_in_any_state(
    window: MainWindow, clock: HandClock, size: tuple[int, int, int]
) -> None:
    room = dress(window, "light", size)
    ask(room, max(SHIPPED, key=len))
    wrong: list[str] = []

    def show(state: str) -> None:
        window.foot.hide_message()
        grab(window, f"friending-{state}-light-{size[2]}-{size[1]}")
        wrong.extend(f"{state}: {one}" for one in complaints_about(window))
        room.first_focus().setFocus()
        settle()

    walk_through(room, clock, show)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("question", ["Wörld of gardens " * 9, *SHIPPED[:5]])
def test_a_question_of_any_length_leaves_the_clock_its_room(
    window: MainWindow, clock: HandClock, question: str
) -> None:
    room = dress(window, "light", (1366, 768, 200))
    ask(room, question)
    room.press_main()
    pass_time(room, clock, 133)
    make_changes(room)
    assert not complaints_about(window)


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("look", ["dark", "contrast"])
def test_every_state_has_its_picture_taken(window: MainWindow, clock: HandClock, look: str, scale: int) -> None:
    room = dress(window, look, (1366, 768, scale))
    walk_through(room, clock, lambda state: _keep(window, f"friending-{state}-{look}-{scale}-768"))


def _keep(window: MainWindow, name: str) -> None:
    window.foot.hide_message()
    assert grab(window, name).stat().st_size > 5000
