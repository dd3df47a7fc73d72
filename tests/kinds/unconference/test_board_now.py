"""What is on now and next, read from a real file: every moment, free rooms, names for walls, hosts not found yet."""

from datetime import timedelta

import pytest

from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.kinds.unconference.board_now import (
    BEFORE,
    BETWEEN,
    NOW,
    OVER,
    BoardLine,
    now_and_next,
    read_programme,
)
from t4gsw_desktop.kinds.unconference.preparation import add_pitch, edit_pitch
from t4gsw_desktop.services.events import edit_activity
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.plans import accept_plan

MINUTE = timedelta(minutes=1)


@pytest.fixture
def evening(night):
    """An unconference in two rooms and two slots: Maps and then Bread in the hall, Tea in the loft after that."""
    made = night([{"kind": "unconference", "starts": "20:15", "rooms": ["Hall", "Loft"]}])
    add = lambda title, *hosts: made.workspace.change(  # noqa: E731
        add_pitch, made.activity("unconference").id, title, hosts=[guest(made, one).id for one in hosts]
    )
    maps, bread, tea = add("Maps", "Priya Nair"), add("Bread", "Priya Nair", "Ann Lee"), add("Tea")
    accept(made, (maps, 1, "Hall"), (bread, 2, "Hall"), (tea, 2, "Loft"))
    return made


def guest(evening, name):
    return next(one for one in evening.roster().guests if one.name == name)


def accept(evening, *cells):
    activity = evening.activity("unconference")
    spans = part_spans(activity)
    rows = [
        Placement(
            "", activity.id, host, part, to_text(spans[part - 1].starts), to_text(spans[part - 1].ends), room,
            "host", pitch.title, pitch.id,
        )
        for pitch, part, room in cells
        for host in pitch.hosts or ("",)
    ]  # fmt: skip
    evening.workspace.change(accept_plan, activity.id, rows, {}, {}, (), 1)


def at(evening, slot, minutes):
    """So many minutes after the slot began."""
    activity = evening.activity("unconference")
    return evening.workspace.read(now_and_next, activity.id, part_spans(activity)[slot - 1].starts + minutes * MINUTE)


def test_every_moment_knows_what_is_on_and_what_comes(evening):
    board = at(evening, 1, -1)
    assert (board.state, board.then, board.now) == (BEFORE, "20:15", ())
    assert [(line.room, line.title, line.hosts) for line in board.next] == [("Hall", "Maps", "Priya")]
    board = at(evening, 1, 0)
    assert (board.state, board.starts, board.ends, board.then) == (NOW, "20:15", "20:40", "20:45")
    assert [(line.room, line.title) for line in board.now] == [("Hall", "Maps"), ("Loft", "")]
    assert [(line.room, line.title, line.hosts) for line in board.next] == [
        ("Hall", "Bread", "Ann and Priya"),
        ("Loft", "Tea", ""),
    ]
    board = at(evening, 1, 25)  # the first moment of the change of rooms
    assert (board.state, board.now, board.then) == (BETWEEN, (), "20:45")
    assert [line.title for line in board.next] == ["Bread", "Tea"]
    board = at(evening, 2, 24.9)
    assert (board.state, board.next, board.then, board.ends) == (NOW, (), "", "21:10")
    assert [line.title for line in board.now] == ["Bread", "Tea"]
    board = at(evening, 2, 25)
    assert (board.state, board.now, board.next) == (OVER, (), ())


def test_names_are_those_of_walls(evening):
    evening.workspace.change(edit_person, guest(evening, "Priya Nair").person.id, wall="number")
    line = at(evening, 1, 0).now[0]
    assert "Priya" not in line.hosts
    assert "CODE" in line.hosts.replace(" ", "")


def test_title_that_was_changed_since_the_plan_is_told_as_it_is_now(evening):
    pitch = at(evening, 1, 0).now[0].subject
    evening.workspace.change(edit_pitch, pitch, title="Maps for all")
    assert at(evening, 1, 0).now[0].title == "Maps for all"


def test_without_a_grid_it_says_so(night):
    evening = night([{"kind": "unconference", "starts": "20:15", "rooms": ["Hall", "Loft"]}])
    board = at(evening, 1, 0)
    assert (board.state, board.has_grid, board.now) == (NOW, False, ())


def test_the_cell_of_each_session_is_known(evening):
    programme = evening.workspace.read(read_programme, evening.activity("unconference").id)
    assert programme.rooms == ("Hall", "Loft")
    pitch = at(evening, 2, 0).now[1].subject
    assert programme.places[pitch] == (1, "Loft")
    assert programme.sessions[1, "Loft"] == BoardLine("Loft", "Tea", "", "20:45", "21:10", pitch)


def test_breaks_and_plenaries_stand_between_the_slots(evening):
    activity = evening.activity("unconference")
    pauses = [
        {"after": 0, "minutes": 15, "title": "Welcome", "kind": "plenary", "room": "Hall"},
        {"after": 1, "minutes": 20, "title": "", "kind": "break"},
        {"after": 2, "minutes": 10, "title": "Goodbye", "kind": "plenary"},
    ]
    evening.workspace.change(edit_activity, activity.id, settings={**activity.settings, "interludes": pauses})
    programme = evening.workspace.read(read_programme, activity.id)
    (welcome, first), (tea, second), (goodbye, third) = programme.interludes
    assert [(one.title, one.room) for one in (first, second, third)] == [
        ("Welcome", "Hall"), ("Break", ""), ("Goodbye", "")
    ]  # fmt: skip
    board = programme.at(welcome.starts - MINUTE)
    assert (board.state, board.interlude, board.apart) == (BEFORE, first, False)
    board = programme.at(welcome.starts)
    assert (board.state, board.interlude, board.apart) == (BETWEEN, first, True)
    board = programme.at(programme.slots[0].starts)
    assert (board.state, board.interlude, board.apart) == (NOW, second, False)
    board = programme.at(tea.starts)
    assert (board.state, board.interlude, board.apart) == (BETWEEN, second, True)
    assert [line.title for line in board.next] == ["Bread", "Tea"]
    board = programme.at(programme.slots[1].starts)
    assert (board.interlude, board.apart, board.next) == (third, False, ())
    board = programme.at(goodbye.starts)
    assert (board.state, board.interlude, board.apart, board.next) == (BETWEEN, third, True, ())
    assert programme.at(goodbye.ends).state == OVER
