"""What is proven of the grid that stands: more after a while without anything being pressed, and nothing is written."""

from pytestqt.qtbot import QtBot

from t4gsw_desktop.kinds.unconference.voting import cast_votes
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from tests.ui.conftest import settle
from tests.ui.unconference.conftest import facts


def test_more_is_proven_while_the_board_is_looked_at(room: UnconferenceRoom, qtbot: QtBot) -> None:
    board = facts(room)
    voter, wanted = next((who, pitches) for who, pitches in sorted(board.snapshot.votes.items()) if len(pitches) > 1)
    room.desk.do(cast_votes, room.activity_id, voter, wanted[:1], way="helper", anyway=True)
    settle()
    quickly, step = facts(room).bound["missed_wishes"], room.desk.workspace.step()
    room.proving.begin()
    qtbot.waitUntil(lambda: facts(room).bound["missed_wishes"] > quickly, timeout=60_000)
    shown = facts(room)
    assert shown.bound["missed_wishes"] <= shown.score["missed_wishes"]
    assert room.desk.workspace.step() == step
    room.proving.begin()  # as the clock would, with nothing left to prove
    assert not room.desk.background.busy


def test_what_was_proven_holds_only_for_its_facts(room: UnconferenceRoom, qtbot: QtBot) -> None:
    room.desk.do(cast_votes, room.activity_id, next(iter(facts(room).snapshot.votes)), (), way="helper", anyway=True)
    settle()
    quickly = facts(room).bound
    room.proving.begin()
    qtbot.waitUntil(lambda: facts(room).bound != quickly, timeout=60_000)
    proven = facts(room).bound
    voter, wanted = next((who, pitches) for who, pitches in facts(room).snapshot.votes.items() if len(pitches) > 1)
    room.desk.do(cast_votes, room.activity_id, voter, wanted[:1], way="helper", anyway=True)
    settle()
    assert facts(room).bound["of_facts"] != proven["of_facts"]
    assert facts(room).bound["missed_wishes"] < proven["missed_wishes"]
    room.desk.undo()
    settle()
    assert facts(room).bound == proven
