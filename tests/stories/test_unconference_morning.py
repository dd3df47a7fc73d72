"""The story of an unconference's morning: from pitches on cards to notes, with all that can go wrong in between."""

import json
import multiprocessing
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.kinds.unconference.ballots import list_slips, type_slip
from t4gsw_desktop.kinds.unconference.changing import host_leaves, lose_room
from t4gsw_desktop.kinds.unconference.grid_now import GridNow, grid_now
from t4gsw_desktop.kinds.unconference.joining import alike_pitches, join_pitches
from t4gsw_desktop.kinds.unconference.pitches_shown import ShownPitch, pitches_shown
from t4gsw_desktop.kinds.unconference.preparation import add_pitch
from t4gsw_desktop.kinds.unconference.voting import ballot_of, cast_votes, close_votes, open_votes
from t4gsw_desktop.services.harvest import notes_of
from t4gsw_desktop.services.plans import one_place
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.unconference.kiosk import open_kiosk
from t4gsw_desktop.ui.unconference.notes import NotesPage
from t4gsw_desktop.ui.unconference.pitches import PitchesPage
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from tests.ui.conftest import (  # noqa: F401
    NOW,
    _no_qt_warning,
    app,
    application,
    desk,
    grab,
    now,
    open_workspace,
    practice,
    practice_file,
    qapp,
    settle,
    shown,
    window,
)

BREAD, LOAVES = "Bread for everybody in the street", "Bread for everyone in the street"
TABLES = (
    "unconference_pitches", "unconference_votes", "unconference_ballots", "placements", "harvest_notes", "activities",
)  # fmt: skip


class Morning:
    """The window of the unconference, with a clock that is put forward and a few words for what people do."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:  # noqa: F811
        self.window, self.desk, self.qtbot = window, window.desk, qtbot
        self.now = NOW
        self.desk.clock = lambda: self.now
        (self.activity,) = self.desk.read(View.find, Activity, event_id=self.desk.event_id, kind="unconference")
        self.id = self.activity.id

    def open_board(self) -> UnconferenceRoom:
        self.window.show_screen("activities")
        screen = self.window.screen
        assert isinstance(screen, ActivitiesScreen)
        screen.open_at(self.id)
        settle()
        (room,) = screen.findChildren(UnconferenceRoom)
        room.show_page("board")
        shown(self.window)
        room.page.board.setFocus()
        settle()
        return room

    def grid(self) -> GridNow:
        return self.desk.read(grid_now, self.id, self.now)

    def places(self) -> dict[str, tuple[int, str]]:
        return {row.session: (int(row.slot), row.room) for row in self.grid().grid.placements}

    def pitch(self, title: str) -> ShownPitch:
        return next(one for one in self.desk.read(pitches_shown, self.id) if one.title == title)

    def fill(self, room: UnconferenceRoom) -> None:
        """Fill the grid, anew or again, and wait until that is done."""
        step = self.desk.workspace.step()
        room.fill()
        if room.watched:
            self.qtbot.waitUntil(lambda: room.watching.best is not None, timeout=30_000)
            room.use_grid()
        else:
            self.qtbot.waitUntil(lambda: not room.why_not_fill(), timeout=30_000)
        settle()
        assert self.desk.workspace.step() >= step

    def slot_begins(self, number: int, minutes: int) -> None:
        self.now = part_spans(self.activity)[number - 1].starts + timedelta(minutes=minutes)

    def wall_says(self) -> str:
        wall = WallDisplay.of(self.desk)
        wall.refresh()
        seen = ""
        for _ in range(wall.pages):
            page = wall._canvas.page
            assert page is not None
            seen += " | ".join(words.text for words in page.words)
            wall.turn_page(1)
        return seen


def rows_of(desk: Desk) -> dict[str, list[str]]:  # noqa: F811
    """Every row that a morning may change, as the file has it."""

    def read(view: View) -> dict[str, list[str]]:
        return {
            table: sorted(
                json.dumps(dict(row), sort_keys=True, default=str)
                for row in view.connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()
            )
            for table in TABLES
        }

    return desk.read(read)


def test_morning_changes_its_mind_and_all_of_it_can_be_taken_back(
    window: MainWindow,  # noqa: F811
    qtbot: QtBot,
) -> None:
    morning = Morning(window, qtbot)
    desk = morning.desk  # noqa: F811
    before, began = rows_of(desk), desk.workspace.step()

    # Pitches come on cards, two of them are the same.
    desk.do(open_votes, morning.id)
    room = morning.open_board()
    room.show_page("pitches")
    (cards,) = (one for one in window.findChildren(PitchesPage) if one.isVisible())
    cards.typing.take_text(f"{BREAD}\n{LOAVES}\nMending phones at the kitchen table")
    cards.typing.take()
    bread, loaves = morning.pitch(BREAD), morning.pitch(LOAVES)
    pairs = [{pair.first.id, pair.second.id} for pair in desk.read(alike_pitches, morning.id)]
    assert {bread.id, loaves.id} in pairs

    # People vote at the laptop, on slips and with a helper, one of them for the pitch that is joined afterwards.
    kiosk = open_kiosk(desk, morning.id)
    voters = sorted(one.id for one in kiosk.book.guests.values() if one.state == "expected")[:3]
    for voter, number in zip(voters, (bread.number, loaves.number, bread.number), strict=True):
        guest = kiosk.book.guest(voter)
        assert guest is not None
        kiosk.scan(guest.code)
        for one in list(kiosk.face.choose.chosen):
            kiosk.face.choose.press(one)
        kiosk.face.choose.number.setText(str(number))
        kiosk.face.choose.press_number()
        kiosk.face.choose.done.click()
    kiosk.leave()
    settle()
    desk.do(type_slip, morning.id, f"{bread.code}, {loaves.number}")
    coming = desk.read(View.find, Attendee, event_id=desk.event_id, status="coming")
    helped = min(one.id for one in coming if one.id not in voters)
    desk.do(cast_votes, morning.id, helped, [loaves.id], way="helper")
    desk.do(join_pitches, bread.id, [loaves.id])
    assert [desk.read(ballot_of, morning.id, one) for one in (*voters, helped)] == [(bread.id,)] * 4
    assert [slip.pitches for slip in desk.read(list_slips, morning.id)][-1] == (bread.id,)
    desk.do(close_votes, morning.id)

    # The grid is filled, and one session is moved by hand, with the keys of the board.
    room = morning.open_board()
    room.start_over()
    qtbot.waitUntil(lambda: room.watching.best is not None, timeout=30_000)
    room.use_grid()
    settle()
    assert not any(count for count in _broken(morning).values())
    chosen = min(morning.places(), key=lambda one: morning.places()[one])
    room.page.show_session(chosen)
    QTest.keyClick(room.page.board, Qt.Key.Key_M)
    slot, place = morning.places()[chosen]
    other = next(cell for cell in room.page.board.cells.prices if cell[0] == 3 and cell[1] != place)
    room.page.board.choose(other)
    QTest.keyClick(room.page.board, Qt.Key.Key_Return)
    settle()
    assert morning.places()[chosen] == other
    assert desk.read(one_place, desk.event_id) == ()

    # The second slot runs. A room is lost, a host has to leave, and somebody has a new idea.
    WallDisplay.of(desk).show_programme(morning.id)
    morning.slot_begins(2, 2)
    begun = {one: place for one, place in morning.places().items() if place[0] <= 2}
    lost = next(place for slot, place in morning.places().values() if slot == 3 and place != other[1])
    desk.do(lose_room, morning.id, lost, 3, at=morning.now)
    host = next(
        hosts[0]
        for session, hosts in ((one.id, one.hosts) for one in morning.grid().snapshot.sessions)
        if hosts and morning.places().get(session, (0, ""))[0] == 3
    )
    desk.do(host_leaves, morning.id, host, 3, at=morning.now)
    desk.do(add_pitch, morning.id, "What we heard at the coffee machine")
    morning.fill(room)
    after = morning.places()
    assert {one: place for one, place in after.items() if place[0] <= 2} == begun
    assert lost not in {place for slot, place in after.values() if slot == 3}
    assert not any(_broken(morning).values())

    # The wall tells what is on, where, and what comes next.
    seen = morning.wall_says()
    assert seen.startswith("On now, until ")
    titles = {one.id: one.title for one in desk.read(pitches_shown, morning.id)}
    for session, (slot, place) in after.items():
        if slot in (2, 3):
            assert titles[session] in seen
            assert place in seen
    grab(window, "story-unconference-board")
    room.print_poster()
    settle()
    assert window.screen.key == "print"

    # Afterwards notes are typed in, and in the end everything is taken back.
    room = morning.open_board()
    room.show_page("notes")
    (page,) = (one for one in window.findChildren(NotesPage) if one.isVisible())
    first = min(begun)
    page.code.setText(next(one.code for one in desk.read(pitches_shown, morning.id) if one.id == first))
    page.find_session()
    page.form.text.setPlainText("Paper first\nAsk twice")
    page.form.press()
    assert [one.text for one in desk.read(notes_of, activity_id=morning.id, subject=first)] == [
        "Paper first",
        "Ask twice",
    ]
    WallDisplay.of(desk).turn(False)
    for _ in range(desk.workspace.step() - began):
        if rows_of(desk) == before:
            break
        desk.undo()
    settle()
    assert rows_of(desk) == before


def _broken(morning: Morning) -> dict[str, tuple[object, ...]]:
    return dict(morning.grid().broken)


def test_laptop_that_dies_in_the_midst_of_it_loses_nothing(
    practice: Path,  # noqa: F811
    open_workspace: Callable[[Path], Workspace],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from busy_morning import work

    workspace = open_workspace(practice)
    (activity,) = workspace.read(View.find, Activity, kind="unconference")
    began = workspace.step()
    workspace.close()
    processes = multiprocessing.get_context("spawn")
    hearing, telling = processes.Pipe(duplex=False)
    laptop = processes.Process(target=work, args=(practice, activity.id, telling))
    laptop.start()
    telling.close()
    told = [hearing.recv() for _ in range(23)]
    laptop.kill()
    laptop.join()
    assert laptop.exitcode not in (0, None), sys.platform
    while True:
        try:
            told.append(hearing.recv())
        except EOFError:
            break
    hearing.close()
    workspace = open_workspace(practice)
    acts = told[-1] - began
    assert workspace.step() >= told[-1]
    assert workspace.read(lambda view: view.connection.exec_driver_sql("PRAGMA integrity_check").scalar()) == "ok"
    shown_pitches = workspace.read(pitches_shown, activity.id)
    assert sum(one.title.startswith("Pitch ") for one in shown_pitches) >= (acts + 4) // 5
    assert len(workspace.read(notes_of, activity_id=activity.id)) >= acts // 5
    for _ in range(workspace.step() - began):
        assert workspace.undo() is not None
    assert not [one for one in workspace.read(pitches_shown, activity.id) if one.title.startswith("Pitch ")]
    assert workspace.read(notes_of, activity_id=activity.id) == ()
