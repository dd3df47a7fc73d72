"""Votes come in by keyboard: slips by number, for somebody, as dots; counts are hidden until it is closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.kinds.unconference.ballots import dots_of, list_slips
from t4gsw_desktop.kinds.unconference.pitch_codes import code_of
from t4gsw_desktop.kinds.unconference.preparation import add_pitch, remove_pitch
from t4gsw_desktop.kinds.unconference.voting import ballot_of, cast_votes, close_votes, vote_state
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.unconference.votes import VotesPage
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import grab, settle
from tests.ui.inspection import cut_off, filled_buttons, nameless, overlapping, sideways, too_small
from tests.ui.unconference.morning import Morning


def keys(field: QWidget, text: str) -> None:
    """Type into a field, from its beginning, and press Enter."""
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


def way(page: VotesPage, words: str) -> None:
    press(page, f"How votes come in: {words}")


def press(page: VotesPage, name: str) -> None:
    found = [one for one in page.findChildren(Button) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, f"{name}: {len(found)} buttons"
    found[0].click()
    settle()


def slips(morning: Morning) -> list[tuple[int, tuple[int, ...]]]:
    numbers = {one.pitch.id: one.pitch.number for one in morning.pitches()}
    found = morning.desk.read(list_slips, morning.activity.id)
    return [(one.number, tuple(numbers[key] for key in one.pitches)) for one in found]


def test_slips_are_typed_at_the_speed_of_a_number_pad(votes_page: VotesPage, morning: Morning) -> None:
    part = votes_page.slips
    assert QApplication.focusWidget() is part.field
    keys(part.field, "7 10 3")
    keys(part.field, "1+5")
    keys(part.field, f"{code_of(2)}, {code_of(9).lower()}")
    assert slips(morning) == [(1, (7, 10, 3)), (2, (1, 5)), (3, (2, 9))]
    titles = {one.pitch.number: one.pitch.title for one in morning.pitches()}
    said = f"Slip 3: {code_of(2)} {titles[2]} and {code_of(9)} {titles[9]}. Write 3 on it."
    assert part.said.text() == said
    assert part.field.text() == ""
    assert [one.code for one in part.list.rows] == ["3", "2", "1"]
    morning.desk.undo()
    settle()
    assert [one.code for one in part.list.rows] == ["2", "1"]


@pytest.mark.parametrize(
    ("typed", "said"), [("7 99", "number 99"), ("7X 3", "letter of 7X"), ("1 2 3 4 5 6", "5 votes")]
)
def test_mistyped_code_is_noticed_and_nothing_counted(
    votes_page: VotesPage, morning: Morning, typed: str, said: str
) -> None:
    keys(votes_page.slips.field, typed)
    assert slips(morning) == []
    assert said in votes_page.slips.said.text()
    assert votes_page.slips.field.selectedText() == typed


def test_slip_is_corrected_and_taken_back_by_keyboard(votes_page: VotesPage, morning: Morning) -> None:
    part = votes_page.slips
    keys(part.field, "7 3")
    keys(part.field, "1 2")
    part.list.setFocus()
    part.list.choose(part.list.rows[-1].id)
    QTest.keyClick(part.list, Qt.Key.Key_Return)
    assert part.field.selectedText() == f"{code_of(7)} {code_of(3)}"
    keys(part.field, "8 3")
    assert slips(morning) == [(1, (8, 3)), (2, (1, 2))]
    assert part.said.text().startswith("Slip 1 corrected:")
    keys(part.field, "4")
    assert slips(morning)[-1] == (3, (4,))
    part.list.choose(part.list.rows[0].id)
    QTest.keyClick(part.list, Qt.Key.Key_Delete)
    settle()
    assert [number for number, _ in slips(morning)] == [1, 2]
    assert morning.desk.workspace.undo_label() == "Take back slip 3"


def test_helper_votes_for_somebody_found_by_name(votes_page: VotesPage, morning: Morning) -> None:
    way(votes_page, "For somebody")
    part, tom = votes_page.helper, morning.guest("Tom Trevithick")
    keys(part.search, "trevit")
    assert part._name.text() == "Tom Trevithick"
    part.field.clear()
    QTest.keyClicks(part.field, "7 3")
    assert part.told.text().startswith("2 of 5 votes used.")
    assert [one.code for one in part.list.rows if one.ticked] == [code_of(3), code_of(7)]
    part.list.choose(part.list.rows[0].id)
    QTest.keyClick(part.list, Qt.Key.Key_Return)
    assert part.field.text() == " ".join(code_of(one) for one in (7, 3, 1))
    QTest.keyClick(part.field, Qt.Key.Key_Return)
    settle()
    numbers = {one.pitch.id: one.pitch.number for one in morning.pitches()}
    assert [numbers[one] for one in morning.desk.read(ballot_of, morning.activity.id, tom)] == [7, 3, 1]
    assert part.said.text().startswith("Tom Trevithick: 3 wishes noted.")
    assert part.search.hasFocus()
    assert part.search.text() == ""
    keys(part.search, "Tom Trevithick")
    assert part.field.selectedText() == " ".join(code_of(one) for one in (7, 3, 1))
    part.field.clear()
    QTest.keyClick(part.field, Qt.Key.Key_Return)
    assert morning.desk.read(ballot_of, morning.activity.id, tom) == ()


def test_helper_finds_a_badge_and_notes_nothing_for_somebody_else(votes_page: VotesPage, morning: Morning) -> None:
    way(votes_page, "For somebody")
    part, tom = votes_page.helper, morning.guest("Tom Trevithick")
    before = morning.desk.read(ballot_of, morning.activity.id, tom)
    attendee = morning.desk.read(View.get, Attendee, tom)
    assert attendee is not None
    keys(part.search, attendee.code.lower())
    assert part._name.text() == "Tom Trevithick"
    part.field.setText("1")
    QTest.keyClick(part.field, Qt.Key.Key_Escape)
    QTest.keyClick(part.field, Qt.Key.Key_Escape)
    assert part.who == ""
    assert morning.desk.read(ballot_of, morning.activity.id, tom) == before
    keys(part.search, "Zzyzx Qqq")
    assert part.who == ""
    assert "Nobody who is coming" in part.said.text()


def test_dots_are_counted_by_number_and_it_is_said_what_that_loses(votes_page: VotesPage, morning: Morning) -> None:
    way(votes_page, "Dots")
    part, pitch = votes_page.dots, next(one.pitch for one in morning.pitches() if one.pitch.number == 7)
    assert "not who wants which two" in " ".join(one.text() for one in part.findChildren(type(part.said)))
    keys(part.field, "7 14")
    assert morning.desk.read(dots_of, morning.activity.id) == {pitch.id: 14}
    assert part.said.text() == f"{pitch.code} “{pitch.title}”: 14 dots."
    QTest.keyClicks(part.field, "7 15")
    assert part.said.text() == f"{pitch.code} “{pitch.title}” has 15 dots, 14 until now."
    part.field.clear()
    keys(part.field, "99 3")
    assert "No pitch has the number “99”" in part.said.text()
    part.field.clear()
    keys(part.field, "7")
    assert part.said.text() == "Type two numbers: the pitch, a space, and its dots."
    part.field.clear()
    keys(part.field, "7 0")
    assert morning.desk.read(dots_of, morning.activity.id) == {}


def test_counts_come_when_voting_is_closed_and_go_when_it_opens(votes_page: VotesPage, morning: Morning) -> None:
    page, asked = votes_page, []
    page.asked.connect(asked.append)
    way(page, "Counts")
    assert not page.counts.list.isVisible()
    assert page.counts.secret.isVisible()
    assert page.strip.button is not None
    assert page.strip.button.words == "Close the voting"
    page.strip.button.click()
    settle()
    assert not morning.desk.read(vote_state, morning.activity.id).hidden
    shown = [(one.code, one.second) for one in page.counts.list.rows]
    ranked = sorted(morning.pitches(), key=lambda one: (-one.votes, one.pitch.number))
    assert shown == [(one.pitch.code, f"{one.votes} wish{'' if one.votes == 1 else 'es'}") for one in ranked]
    assert page.counts.list.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)
    page.strip.button.click()
    assert asked == ["fill"]
    press(page, "Open the voting again")
    assert not page.counts.list.isVisible()
    morning.desk.undo()
    settle()
    assert page.counts.list.isVisible()


def test_organiser_looks_on_purpose_while_votes_are_open(votes_page: VotesPage, morning: Morning) -> None:
    way(votes_page, "Counts")
    part = votes_page.counts
    press(votes_page, "Show counts so far")
    most = max(one.votes for one in morning.pitches(reveal=True))
    assert most > 0
    shown = part.secret.findChildren(type(part.list))
    assert shown[0].rows[0].second == f"{most} wishes"
    part.secret.cover()
    settle()
    assert part.secret.findChildren(type(part.list)) == []
    assert all(one.votes == 0 for one in morning.pitches())


def test_quiet_pitch_is_protected_by_a_key(votes_page: VotesPage, morning: Morning) -> None:
    made = morning.do(add_pitch, morning.activity.id, "Kites")
    morning.do(cast_votes, morning.activity.id, morning.guest("Tom Trevithick"), [made.id])
    morning.do(close_votes, morning.activity.id)
    part = votes_page.counts
    quiet = next(one for one in part.list.rows if one.id == made.id)
    assert quiet.chip == ("Quiet", "circle-minus", "warn")
    part.list.choose(quiet.id)
    part.list.setFocus()
    QTest.keyClick(part.list, Qt.Key.Key_P)
    settle()
    assert next(one.pitch for one in morning.pitches() if one.pitch.id == quiet.id).protected
    assert part.protect.words == f"Protect {quiet.code} no longer"
    assert next(one.chip for one in part.list.rows if one.id == quiet.id) == ("Protected", "shield-check", "info")


def test_budget_is_for_everybody_and_may_be_without_a_limit(votes_page: VotesPage, morning: Morning) -> None:
    box = votes_page.state.budget.box
    box.stepBy(-2)
    settle()
    assert morning.desk.read(vote_state, morning.activity.id).budget == 3
    keys(votes_page.slips.field, "1 2 3 4")
    assert slips(morning) == []
    box.stepBy(-3)
    settle()
    assert box.text() == "No limit"
    votes_page.slips.field.clear()
    keys(votes_page.slips.field, "1 2 3 4 5 6")
    assert len(slips(morning)) == 1


def test_what_is_typed_outlives_a_new_look(votes_page: VotesPage, morning: Morning) -> None:
    page = votes_page
    keys(page.slips.field, "7 3")
    page.slips.correct(page.slips.list.rows[0].id)
    page.slips.field.setText("7 3 1")
    way(page, "For somebody")
    keys(page.helper.search, "Tom Trevithick")
    page.helper.field.setText("9")
    page.dots.field.setText("4 1")
    morning.do(remove_pitch, morning.pitches()[-1].pitch.id)
    assert page.being_written
    again = VotesPage(morning.desk, morning.activity.id)
    morning.show(again)
    again.restore(page.keep())
    assert again.ways.value == "helper"
    assert (again.helper.who, again.helper.field.text()) == (morning.guest("Tom Trevithick"), "9")
    assert (again.slips.field.text(), again.slips.correcting) == ("7 3 1", page.slips.correcting)
    assert again.dots.field.text() == "4 1"


def test_nothing_to_vote_for_says_where_to_go(votes_page: VotesPage, morning: Morning) -> None:
    asked: list[str] = []
    votes_page.asked.connect(asked.append)
    for one in morning.pitches():
        morning.do(remove_pitch, one.pitch.id)
    press(votes_page, "Type the pitches in")
    assert asked == ["pitches"]


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("look", [("light", 100, 1200, 640), ("contrast", 200, 1230, 560), ("dark", 100, 900, 560)])
def test_page_is_whole_in_every_look(morning: Morning, look: tuple[str, int, int, int], closed: bool) -> None:
    desk = morning.desk
    if closed:
        morning.do(close_votes, morning.activity.id)
    desk.theme.choose(wish=look[0], scale=look[1])
    desk.theme.change_now()
    desk.roomy = look[2] >= 1100 and look[1] < 150
    settle()
    page = VotesPage(desk, morning.activity.id)
    morning.show(page)
    page.window().resize(look[2], look[3])
    settle()
    rules = (cut_off, nameless, sideways, overlapping)
    for words in ("Slips", "For somebody", "Dots", "Counts"):
        way(page, words)
        grab(page, f"votes-{look[0]}-{look[1]}-{look[2]}-{closed}-{words[:4]}")
        assert [one for rule in rules for one in rule(page)] + too_small(page, desk.theme) == []
        assert len(filled_buttons(page)) == 1
    if not desk.roomy:
        page.turn_side()
        settle()
        assert [one for rule in rules for one in rule(page)] + too_small(page, desk.theme) == []
        assert len(filled_buttons(page)) == 1
