"""Pitches come in by keyboard alone: cards one a line, a form beside the list, doubles joined and split again."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.kinds.unconference.joining import join_pitches
from t4gsw_desktop.kinds.unconference.pitch_cards import PitchCard, add_cards
from t4gsw_desktop.kinds.unconference.pitch_codes import code_of
from t4gsw_desktop.kinds.unconference.preparation import add_pitch, remove_pitch
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.voting import cast_votes, close_votes, vote_counts
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.unconference.pitches import PitchesPage
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import grab, settle
from tests.ui.inspection import cut_off, filled_buttons, nameless, overlapping, sideways, too_small
from tests.ui.unconference.morning import Morning


def type_card(page: PitchesPage, text: str) -> None:
    page.typing.area.setFocus()
    page.typing.area.insertPlainText(text)
    settle()


def enter(page: PitchesPage) -> None:
    QTest.keyClick(page.typing.area, Qt.Key.Key_Return)
    settle()


def press(page: PitchesPage, name: str) -> None:
    found = [one for one in page.findChildren(Button) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, f"{name}: {len(found)} buttons"
    found[0].click()
    settle()


def open_row(page: PitchesPage, title: str) -> None:
    page.list.choose(next(one.id for one in page.list.rows if one.title == title))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    settle()


def test_card_is_said_back_while_typed_and_added_with_its_host(pitches_page: PitchesPage, morning: Morning) -> None:
    page, before = pitches_page, morning.pitches()
    assert QApplication.focusWidget() is page.typing.area
    type_card(page, "Letters to the council / tom trevitick")
    code = code_of(len(before) + 1)
    assert page.typing.said.text() == f"Becomes {code}: “Letters to the council”, hosted by Tom Trevithick."
    enter(page)
    made = morning.pitches()[-1]
    assert (made.pitch.title, made.hosts, made.pitch.code) == ("Letters to the council", ("Tom Trevithick",), code)
    assert page.typing.text == ""
    assert page.typing.said.text() == f"Added “Letters to the council”. Write {code} on the card."
    assert page.list.choice == made.pitch.id
    assert QApplication.focusWidget() is page.typing.area
    morning.desk.undo()
    settle()
    assert morning.pitches() == before


def test_host_nobody_knows_is_asked_about_once_and_then_looked_for(pitches_page: PitchesPage, morning: Morning) -> None:
    count = len(morning.pitches())
    type_card(pitches_page, "Kites / Wolfgang Nobody")
    enter(pitches_page)
    assert len(morning.pitches()) == count
    assert "Enter again adds it without that host" in pitches_page.typing.said.text()
    enter(pitches_page)
    assert morning.pitches()[-1].hosts == ()


def test_title_that_is_there_already_is_noticed(pitches_page: PitchesPage, morning: Morning) -> None:
    known = morning.pitches()[0].pitch
    type_card(pitches_page, known.title.upper())
    assert pitches_page.typing.said.text() == f"“{known.title.upper()}” is here already: {known.code}."
    enter(pitches_page)
    assert pitches_page.typing.text == known.title.upper()


def test_pasted_wall_is_one_act_and_shift_enter_begins_a_line(pitches_page: PitchesPage, morning: Morning) -> None:
    before, area = morning.pitches(), pitches_page.typing.area
    pasted = QMimeData()
    pasted.setText("Kites / Tom Trevithick\nBees\n\nمشاركة الأدوات\n")
    area.insertFromMimeData(pasted)
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    area.insertPlainText("የማኅበረሰብ መረጃ")
    settle()
    assert pitches_page.typing.said.text() == "4 cards: 1 with a host and 3 looking for one."
    enter(pitches_page)
    assert [one.pitch.title for one in morning.pitches()[-4:]] == ["Kites", "Bees", "مشاركة الأدوات", "የማኅበረሰብ መረጃ"]
    assert pitches_page.typing.said.text().startswith("Added 4 pitches.")
    morning.desk.undo()
    assert morning.pitches() == before


def test_pitch_is_changed_in_place_and_saved_by_going_on(pitches_page: PitchesPage, morning: Morning) -> None:
    page, first, second = pitches_page, *(one.pitch for one in morning.pitches()[:2])
    open_row(page, first.title)
    form = page.form
    assert form.title.hasFocus()
    form.about.setPlainText("What it is, in two lines.")
    form.hosts.setText("tom trevitick; Lani")
    form._needs["quiet"].setChecked(True)
    form._never[2].setChecked(True)
    assert page.being_written
    page.list.choose(second.id)
    settle()
    changed = morning.pitches()[0]
    assert changed.hosts == ("Tom Trevithick", "Leilani Kahale")
    assert (changed.pitch.about, changed.pitch.not_in) == ("What it is, in two lines.", (2,))
    assert "quiet" in changed.pitch.needs
    assert form.pitch is not None
    assert form.pitch.id == second.id
    assert not page.being_written
    morning.desk.undo()
    assert morning.pitches()[0].pitch == first


def test_form_with_a_host_nobody_knows_stays_open_with_everything(pitches_page: PitchesPage, morning: Morning) -> None:
    page, (first, second, *_) = pitches_page, morning.pitches()
    open_row(page, first.pitch.title)
    page.form.hosts.setText("Wolfgang Nobody")
    page.list.choose(second.pitch.id)
    settle()
    assert page.list.choice == first.pitch.id
    assert page.form.hosts.text() == "Wolfgang Nobody"
    assert "Nobody who is coming" in page.form.hosts.accessibleDescription()
    page.form.put_back()
    assert not page.being_written
    page.form.title.setText(second.pitch.title)
    page.form.save()
    settle()
    assert page.form.title.text() == second.pitch.title
    assert page.being_written
    assert morning.pitches()[0].pitch == first.pitch


def test_orphan_is_taken_on_and_withdrawn_and_protected(pitches_page: PitchesPage, morning: Morning) -> None:
    page = pitches_page
    orphan = morning.do(add_pitch, morning.activity.id, "Kites")
    assert page.filters["hostless"].words == "Need a host 1"
    page.filters["hostless"].click()
    assert [one.title for one in page.list.rows] == ["Kites"]
    open_row(page, "Kites")
    assert page.form._hosts_label.text() == "This one looks for a host: who takes it on?"
    assert page.form.hosts.hasFocus()
    page.form.hosts.setText("Tom Trevithick")
    QTest.keyClick(page.form.hosts, Qt.Key.Key_Return)
    settle()
    assert morning.desk.workspace.undo_label() == "Find a host for “Kites”"
    page.filters["all"].click()
    press(page, "Protect it")
    assert morning.desk.read(View.get, Pitch, orphan.id).protected
    press(page, "Protect it no longer")
    press(page, "Withdraw")
    assert morning.desk.read(View.get, Pitch, orphan.id) is None
    morning.desk.undo()
    settle()
    assert "Kites" in [one.title for one in page.list.rows]


def test_list_is_searched_by_number_word_and_host(pitches_page: PitchesPage, morning: Morning) -> None:
    pitch = next(one for one in morning.pitches() if one.pitch.number == 3)
    for text in (pitch.pitch.code.lower(), pitch.pitch.title.split()[0].upper(), pitch.hosts[0]):
        pitches_page.search.setText(text)
        assert pitch.pitch.title in [one.title for one in pitches_page.list.rows]
    pitches_page.search.setText("zzzz")
    assert pitches_page.list.rows == ()
    assert pitches_page._nothing.text() == "No pitch fits. Try fewer letters."


def test_alike_pitches_are_joined_by_a_key_and_split_again(pitches_page: PitchesPage, morning: Morning) -> None:
    page = pitches_page
    one = morning.do(add_pitch, morning.activity.id, "Kites for every street")
    other = morning.do(add_pitch, morning.activity.id, "Kites in every street")
    tom, lani = morning.guest("Tom Trevithick"), morning.guest("Leilani Kahale")
    morning.do(cast_votes, morning.activity.id, tom, [one.id, other.id])
    morning.do(cast_votes, morning.activity.id, lani, [other.id])
    page.likeness.click()
    settle()
    assert page.alike.pair == (one.id, other.id)
    assert "2 people" not in page.alike._wishes
    morning.do(close_votes, morning.activity.id)
    assert page.alike._wishes == "2 people wish for one or both; nobody is counted twice."
    QTest.keyClick(page.alike, Qt.Key.Key_J)
    settle()
    assert morning.desk.read(vote_counts, morning.activity.id)[one.id] == 2
    assert not page.alike.isVisible()
    open_row(page, "Kites for every street")
    press(page, f"Split {other.code} off again")
    assert {"Kites in every street", "Kites for every street"} <= {row.title for row in page.list.rows}
    assert morning.desk.read(vote_counts, morning.activity.id)[other.id] == 2


def test_pair_that_is_different_is_not_asked_about_again(pitches_page: PitchesPage, morning: Morning) -> None:
    page = pitches_page
    morning.do(add_pitch, morning.activity.id, "Kites for every street")
    morning.do(add_pitch, morning.activity.id, "Kites in every street")
    page.open_alike()
    QTest.keyClick(page.alike, Qt.Key.Key_L)
    settle()
    assert page.alike.pair is None
    page.open_alike()
    QTest.keyClick(page.alike, Qt.Key.Key_D)
    settle()
    assert page.facts is not None
    assert page.facts.alike == ()
    QTest.keyClick(page.alike, Qt.Key.Key_Escape)
    settle()
    assert page.list.hasFocus()
    assert not page.likeness.isVisible()


def test_any_two_are_joined_by_number_and_the_other_title_may_stay(pitches_page: PitchesPage, morning: Morning) -> None:
    page, (first, second, *_) = pitches_page, (one.pitch for one in morning.pitches())
    open_row(page, first.title)
    page.form.other.setText("999")
    press(page, "Join with the pitch of this number")
    assert not page.alike.isVisible()
    page.form.other.setText(second.code.lower())
    press(page, "Join with the pitch of this number")
    assert page.alike.pair == (first.id, second.id)
    press(page, f"Which title stays: {second.code}")
    press(page, f"Join {first.code} and {second.code}")
    rows = morning.pitches()
    assert first.id not in [one.pitch.id for one in rows]
    assert [one.id for one in next(one for one in rows if one.pitch.id == second.id).joined] == [first.id]


def test_wishes_are_told_once_voting_is_closed(pitches_page: PitchesPage, morning: Morning) -> None:
    assert not any("wish" in one.second for one in pitches_page.list.rows)
    morning.do(close_votes, morning.activity.id)
    assert all("wish for it" in one.second for one in pitches_page.list.rows)


def test_what_is_typed_outlives_a_new_look_and_a_change_elsewhere(pitches_page: PitchesPage, morning: Morning) -> None:
    page, first = pitches_page, morning.pitches()[0].pitch
    open_row(page, first.title)
    page.form.about.setPlainText("Half a sentence")
    type_card(page, "A card not yet")
    morning.do(add_pitch, morning.activity.id, "From another desk")
    assert page.form.about.toPlainText() == "Half a sentence"
    assert page.typing.text == "A card not yet"
    kept = page.keep()
    again = PitchesPage(morning.desk, morning.activity.id)
    morning.show(again)
    again.restore(kept)
    assert (again.form.about.toPlainText(), again.typing.text) == ("Half a sentence", "A card not yet")
    assert again.list.choice == first.id
    assert again.being_written


def test_pitch_that_goes_while_it_is_open_closes_its_form(pitches_page: PitchesPage, morning: Morning) -> None:
    first = morning.pitches()[0].pitch
    open_row(pitches_page, first.title)
    morning.do(remove_pitch, first.id)
    assert pitches_page.form.pitch is None
    assert not pitches_page.form.isVisible()


def test_joining_elsewhere_leaves_the_kept_pitch_open(pitches_page: PitchesPage, morning: Morning) -> None:
    first, second = (one.pitch for one in morning.pitches()[:2])
    open_row(pitches_page, first.title)
    morning.do(join_pitches, first.id, [second.id])
    assert pitches_page.form.pitch is not None
    assert pitches_page.form.pitch.id == first.id
    assert second.title not in [one.title for one in pitches_page.list.rows]


def test_esc_goes_back_a_step_at_a_time(pitches_page: PitchesPage, morning: Morning) -> None:
    left: list[bool] = []
    pitches_page.done.connect(lambda: left.append(True))
    open_row(pitches_page, morning.pitches()[0].pitch.title)
    QTest.keyClick(pitches_page.form.title, Qt.Key.Key_Escape)
    assert pitches_page.list.hasFocus()
    assert left == []
    QTest.keyClick(pitches_page.list, Qt.Key.Key_Escape)
    assert left == [True]


@pytest.mark.parametrize("count", [0, 60])
@pytest.mark.parametrize("look", [("light", 100, 1200, 640), ("contrast", 200, 1230, 560), ("dark", 100, 900, 560)])
def test_page_is_whole_in_every_look(morning: Morning, look: tuple[str, int, int, int], count: int) -> None:
    desk = morning.desk
    for one in morning.pitches()[count:]:
        morning.do(remove_pitch, one.pitch.id)
    titles = ["Long title " * 8, "社区数据共享与志愿者", "مشاركة البيانات في الأحياء", "የማኅበረሰብ መረጃ"]
    cards = [PitchCard(f"{titles[number % 4]} {number}") for number in range(len(morning.pitches()), count)]
    if cards:
        morning.do(add_cards, morning.activity.id, cards)
    desk.theme.choose(wish=look[0], scale=look[1])
    desk.theme.change_now()
    desk.roomy = look[2] >= 1100 and look[1] < 150
    settle()
    page = PitchesPage(desk, morning.activity.id)
    morning.show(page)
    page.window().resize(look[2], look[3])
    settle()
    grab(page, f"pitches-{look[0]}-{look[1]}-{look[2]}-{count}")
    rules = (cut_off, nameless, sideways, overlapping)
    assert [one for rule in rules for one in rule(page)] + too_small(page, desk.theme) == []
    assert len(filled_buttons(page)) == 1
    if not count:
        assert page._nothing.text() == "Pitches go on paper first? Type them in here, one a line."
        return
    open_row(page, page.list.rows[-1].title)
    grab(page, f"pitch-open-{look[0]}-{look[1]}-{look[2]}-{count}")
    assert [one for rule in rules for one in rule(page)] + too_small(page, desk.theme) == []
    assert len(filled_buttons(page)) == 1
