"""The parts of the control panel over made-up values: one table or a hundred, long names, names in every script."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.kinds.speed_friending.clock import Pace, RunState
from t4gsw_desktop.kinds.speed_friending.live import LiveChange, LivePerson, LiveTable, NextRound
from t4gsw_desktop.ui.speed_friending import run_words
from t4gsw_desktop.ui.speed_friending.changes import ChangesList, NextRoundNote
from t4gsw_desktop.ui.speed_friending.clock_deeds import read_span
from t4gsw_desktop.ui.speed_friending.deed_buttons import MoreButton
from t4gsw_desktop.ui.speed_friending.people_deeds import fits, fits_table
from t4gsw_desktop.ui.speed_friending.table_map import TableMap, spoken
from t4gsw_desktop.ui.speed_friending.ticker import wait_for
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import grab, settle

NOW = datetime(2027, 1, 21, 18, 44, tzinfo=UTC)
NAMES = ("Łukasz", "سلمى", "மீனா", "佳怡", "Caoimhe", "Anne-Marie-Élisabeth van der Westhuizen-Nkosi", "Ng", "Zoë")


def state(phase: str, number: int = 3, left: float = 167.0, begun: int = 3, rounds: int = 6) -> RunState:
    ends = NOW + timedelta(seconds=left) if phase in ("talking", "moving") else None
    return RunState(phase, number, rounds, NOW, ends, left, 300 if phase != "moving" else 60, begun)


def tables(count: int, size: int) -> tuple[LiveTable, ...]:
    return tuple(
        LiveTable(
            f"Table {at}",
            str(at),
            tuple(LivePerson(f"p{at}-{one}", NAMES[(at + one) % len(NAMES)]) for one in range(size)),
            free=at % 2,
        )
        for at in range(1, count + 1)
    )


@pytest.fixture
def theme(application: QApplication) -> Theme:
    made = Theme("light")
    made.dress()
    return made


@pytest.mark.parametrize(
    ("now", "clock", "title"),
    [
        (state("ready", 1, 300, 0), "05:00", "Ready for round 1 of 6"),
        (state("talking", left=166.2), "02:47", "Round 3 of 6"),
        (state("talking", left=6000), "100:00", "Round 3 of 6"),
        (state("paused", left=9.0), "00:09", "Round 3 of 6, paused"),
        (state("paused", left=40, begun=2), "00:40", "Walking to round 3 of 6, paused"),
        (state("moving", 4, 0.4), "00:01", "Walking to round 4 of 6"),
        (state("moving", 4, -61.5), "+01:01", "Walking to round 4 of 6"),
        (state("finished", 6, 0, 6), "00:00", "All 6 rounds are over"),
        (state("finished", 4, 0, 4), "00:00", "Finished after round 4 of 6"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_clock_and_title_say_how_it_stands(now: RunState, clock: str, title: str) -> None:
    assert run_words.clock_words(now) == clock
    assert run_words.title_words(now) == title


def test_line_below_says_what_happens_by_itself() -> None:
    by_hand, by_itself = Pace(6, 300, 90, by_itself=False), Pace(6, 300, 90, by_itself=True)
    assert "second screen shows the new tables" in run_words.next_words(state("talking"), by_itself)
    assert "people walk to round 4" in run_words.next_words(state("talking"), by_hand)
    assert "last round" in run_words.next_words(state("talking", 6, begun=6), by_hand)
    assert "starts by itself" in run_words.next_words(state("moving", 4, 30), by_itself)
    late = run_words.next_words(state("moving", 4, -1), by_hand)
    assert late == "Everybody has had 1 minute 30 seconds to walk. Start round 4?"


def test_behind_and_ahead_are_said_with_what_comes_next() -> None:
    cafe = Activity("c", "e", "cafe", "Café", "2027-01-21T20:30:00+00:00", "2027-01-21T21:00:00+00:00")
    zone = "Europe/London"
    assert run_words.behind_words(timedelta(seconds=40), cafe, zone) == ""
    late = run_words.behind_words(timedelta(minutes=6), cafe, zone)
    assert late == "6 minutes behind the plan; Café would begin at 20:36."
    early = run_words.behind_words(timedelta(minutes=-2), cafe, zone)
    assert early == "2 minutes ahead of the plan; Café is at 20:30."
    assert run_words.behind_words(timedelta(minutes=1), None, zone) == "1 minute behind the plan."
    assert run_words.behind_words(timedelta(days=-60), cafe, zone) == ""  # a rehearsal on another day


def test_tab_tells_the_round() -> None:
    assert run_words.tab_words(state("talking")) == "Live, round 3 of 6"
    assert run_words.tab_words(state("paused")) == "Paused, round 3 of 6"
    assert run_words.tab_words(state("moving", 4)) == "Live, walking to round 4"


def test_next_tick_is_at_the_next_full_second() -> None:
    assert wait_for(166.25) == 253
    assert wait_for(166.0) == 1003
    assert wait_for(-0.4) == 603
    assert wait_for(None) == 1000


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("40", 40), ("40 s", 40), ("1:30", 90), ("2 min", 120), ("2m", 120), ("soon", None), ("", None)],
)
def test_lengths_of_time_are_read_as_people_type_them(typed: str, seconds: int | None) -> None:
    assert read_span(typed) == seconds


def test_names_and_tables_are_found_by_their_beginnings() -> None:
    assert fits("zo", "Zoë")
    assert fits("wil", "Sam Wilde")
    assert not fits("ilde", "Sam Wilde")
    assert fits_table("table 4", "4")
    assert fits_table("4", "4a")
    assert not fits_table("4", "14")


@pytest.mark.parametrize(("count", "size"), [(1, 2), (100, 4), (33, 12)])
def test_board_shows_one_table_or_a_hundred(theme: Theme, count: int, size: int) -> None:
    holder, board = QDialog(), TableMap(theme)
    holder.resize(860, 500)
    holder.setLayout(column(theme, board))
    board.show_tables("Round 3", tables(count, size))
    holder.show()
    settle()
    grab(board, f"friending-board-{count}-{size}")
    last = board.tables.index(count - 1)
    board.choose(f"Table {count}")
    settle()
    assert board.visualRect(last).isValid()
    assert board.viewport().rect().intersects(board.visualRect(last))
    assert board.horizontalScrollBar().maximum() == 0
    holder.deleteLater()


def test_board_repaints_only_the_tables_that_are_different(theme: Theme) -> None:
    board = TableMap(theme)
    board.show_tables("Round 3", tables(12, 4))
    board.choose("Table 5")
    changed: list[int] = []
    board.tables.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    now = list(tables(12, 4))
    now[3] = LiveTable("Table 4", "4", (LivePerson("w", "Wren", came_late=True), *now[3].people[1:]), 0)
    board.show_tables("Round 3", now)
    assert changed == [3]
    assert board.chosen() == "Table 5"
    board.deleteLater()


def test_table_is_read_out_whole() -> None:
    people = (
        LivePerson("a", "Wren", came_late=True),
        LivePerson("b", "Zoë", third=True),
        LivePerson("c", "Ng", here=False),
    )
    assert spoken(LiveTable("Table 4", "4", people, 1)) == (
        "Table 4: Wren, came late, Zoë, third, Ng, not here yet; 1 free seat"
    )


def test_what_changed_is_kept_as_it_is_while_nothing_is_new(theme: Theme) -> None:
    asked: list[str] = []
    listed = ChangesList(theme, MoreButton(theme, lambda: ()), NextRoundNote(theme))
    listed.undo_asked.connect(asked.append)
    changes = (
        LiveChange("2", "Wren joined table 4, late", NOW, 3, undone=False),
        LiveChange("1", "Swapped Ines and Tariq", NOW, 3, undone=True),
    )
    listed.show_changes(changes, "Europe/London")
    buttons = [one for one in listed.findChildren(Button) if one.accessibleName().startswith("Undo")]
    assert [one.accessibleName() for one in buttons] == ["Undo: Wren joined table 4, late"]
    listed.show_changes(changes, "Europe/London")
    buttons[0].click()
    assert asked == ["2"]
    listed.deleteLater()


def test_next_round_tells_its_price(theme: Theme) -> None:
    holder, note = QDialog(), NextRoundNote(theme)
    holder.setLayout(column(theme, note))
    note.show_next(NextRound(4, ready=True, repeats=1, sentence="Round 4 is ready. Only 1 pair meets again."))
    assert note.property("kind") == "done"
    note.show_next(NextRound(4, ready=False, repeats=0, sentence="Round 4 has no seats yet."))
    assert note.property("kind") == "next"
    note.show_next(None)
    assert note.isHidden()
    holder.deleteLater()


def test_arrows_go_from_table_to_table(theme: Theme) -> None:
    board = TableMap(theme)
    board.show_tables("Round 1", tables(4, 2))
    assert board.chosen() == "Table 1"
    assert board.focusPolicy() & Qt.FocusPolicy.TabFocus
    board.deleteLater()
