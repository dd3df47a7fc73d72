"""One person: the form, what is hidden, what is kept, and doubles joined and taken apart again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import KeepApart, KeptBoth, Person
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.people import add_person, edit_person, keep_apart
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.people.erasing import EraseDialog
from t4gsw_desktop.ui.people.form import PersonForm
from t4gsw_desktop.ui.people.meeting import MeetingDialog
from t4gsw_desktop.ui.people.picking import PersonPicker
from t4gsw_desktop.ui.people.screen import PeopleScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.widgets.chip_editor import ChipEditor
from t4gsw_desktop.ui.widgets.whole_words import WholeWords
from tests.ui.conftest import settle


def people(window: MainWindow, argument: object = None) -> PeopleScreen:
    window.show_screen("people", argument)
    settle()
    assert isinstance(window.screen, PeopleScreen)
    return window.screen


def form_of(screen: PeopleScreen) -> PersonForm:
    assert screen.side.form is not None
    return screen.side.form


def person(window: MainWindow, name: str) -> Person:
    (found,) = window.desk.read(View.find, Person, full_name=name)
    return found


def field(form: PersonForm, key: str) -> QLineEdit:
    control = form.fields[key].control
    assert isinstance(control, QLineEdit)
    return control


def everybody(window: MainWindow) -> tuple[Person, ...]:
    return window.desk.read(View.find, Person)


def said(screen: PeopleScreen) -> str:
    """Every word on the screen just now."""
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_new_person_in_a_few_keystrokes(window: MainWindow) -> None:
    screen = people(window)
    QTest.keyClick(screen.list.search, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    form = form_of(screen)
    assert form.name_field.hasFocus()
    QTest.keyClicks(form.name_field, "Ada Quill")
    QTest.keyClick(form.name_field, Qt.Key.Key_Return)
    settle()
    ada = person(window, "Ada Quill")
    assert [one.status for one in window.desk.read(View.find, Attendee, person_id=ada.id)] == ["coming"]
    assert screen.side.form is None
    assert screen.person_id == ada.id
    window.header.undo.click()
    assert window.desk.read(View.find, Person, full_name="Ada Quill") == ()
    assert window.desk.read(View.find, Attendee, person_id=ada.id) == ()


def test_wrong_field_is_marked_and_the_text_stays(window: MainWindow) -> None:
    screen = people(window, "new")
    form, before = form_of(screen), window.desk.workspace.step()
    QTest.keyClicks(field(form, "email"), "ada@nowhere")
    form.save()
    assert form.name_field.hasFocus()
    assert field(form, "full_name").property("state") == "bad"
    assert field(form, "email").property("state") == "bad"
    assert field(form, "email").text() == "ada@nowhere"
    assert window.desk.workspace.step() == before
    QTest.keyClicks(form.name_field, "Ada")
    QTest.keyClicks(field(form, "email"), ".org")
    QTest.keyClick(field(form, "email"), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert person(window, "Ada").email == "ada@nowhere.org"


def test_namesake_is_told_while_typing(window: MainWindow) -> None:
    screen = people(window, "new")
    QTest.keyClicks(form_of(screen).name_field, "zoe penrose")
    assert "Zoë Penrose is in the directory already" in said(screen)


def test_editing_changes_the_changed_fields_only_as_one_act(window: MainWindow) -> None:
    zoe = person(window, "Zoë Penrose")
    screen = people(window, zoe.id)
    screen.begin_edit()
    settle()
    form = form_of(screen)
    window.desk.workspace.change(edit_person, zoe.id, phone="01632 960 001")  # another page, meanwhile
    assert screen.side.form is form
    offers = form.fields["offers"].control
    assert isinstance(offers, ChipEditor)
    QTest.keyClicks(offers.field, "Sign language")
    QTest.keyClick(offers.field, Qt.Key.Key_Return)
    QTest.keyClicks(offers.field, "maps, tea")
    first = offers.chips[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Delete)
    form.save()
    settle()
    now = person(window, "Zoë Penrose")
    assert now.offers == (*zoe.offers[1:], "Sign language", "maps", "tea")
    assert now.phone == "01632 960 001"
    assert window.desk.workspace.undo_label() == "Change Zoë Penrose"
    window.header.undo.click()
    assert person(window, "Zoë Penrose").offers == zoe.offers


def test_what_is_typed_survives_a_look_elsewhere_and_a_rebuild(window: MainWindow) -> None:
    screen = people(window, "new")
    QTest.keyClicks(form_of(screen).name_field, "Ada")
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert form_of(screen).name_field.text() == "Ada"
    screen.begin_edit()
    assert window.foot.said is not None
    assert "not saved yet" in window.foot.said.sentence
    window.change_look("dark")
    settle()
    again = window.screen
    assert isinstance(again, PeopleScreen)
    assert form_of(again).name_field.text() == "Ada"
    form_of(again).left.emit()
    assert again.side.form is None


def test_access_needs_are_hidden_until_shown_and_hide_themselves(window: MainWindow) -> None:
    zoe = person(window, "Zoë Penrose")
    window.desk.do(edit_person, zoe.id, access_needs=("quiet",), access_note="sits by the wall", notes="call first")
    screen = people(window, zoe.id)
    private = ("Quiet table", "sits by the wall", "call first")
    assert not [text for text in private if text in said(screen)]
    needs = screen.side.panel.hidden[0]
    QTest.mouseClick(needs.button, Qt.MouseButton.LeftButton)
    settle()
    assert [text for text in private if text in said(screen)] == list(private)
    assert needs._timer.isActive()
    assert needs._timer.interval() == 10_000
    needs._timer.timeout.emit()
    settle()
    assert not [text for text in private if text in said(screen)]
    QTest.mouseClick(needs.button, Qt.MouseButton.LeftButton)
    screen.table.choose(0)
    settle()
    assert not [text for text in private if text in said(screen)]


def test_access_needs_are_edited_only_when_shown(window: MainWindow) -> None:
    zoe = person(window, "Zoë Penrose")
    window.desk.do(edit_person, zoe.id, access_needs=("quiet",))
    screen = people(window, zoe.id)
    screen.begin_edit()
    form = form_of(screen)
    assert "access_needs" not in form.values()
    form.private.reveal()
    assert form.values()["access_needs"] == ("quiet",)
    form._private["access_needs"]["step_free"].click()
    form.private.cover()
    form.save()
    assert person(window, "Zoë Penrose").access_needs == ("step_free", "quiet")


def test_keep_apart_is_hidden_and_is_added_and_lifted(window: MainWindow) -> None:
    zoe, winston = person(window, "Zoë Penrose"), person(window, "Winston Braithwaite")
    screen = people(window, zoe.id)
    screen.deeds.ask_for_apart(zoe)
    settle()
    (picker,) = [one for one in screen.findChildren(PersonPicker) if one.isVisible()]
    QTest.keyClicks(picker.field, "winston")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    settle()
    rules = [rule for rule in window.desk.read(View.find, KeepApart) if zoe.id in (rule.first_id, rule.second_id)]
    assert [(rule.first_id, rule.second_id) for rule in rules] == [(zoe.id, winston.id)]
    assert "Winston Braithwaite" not in said(screen)
    assert "Winston Braithwaite" not in [button.words for button in _buttons(screen)]
    apart = screen.side.panel.hidden[1]
    apart.reveal()
    settle()
    assert "Winston Braithwaite" in [button.words for button in _buttons(screen)]
    (lift,) = [one for one in _buttons(screen) if one.accessibleName().startswith("Let them meet again")]
    lift.click()
    assert all(zoe.id not in (one.first_id, one.second_id) for one in window.desk.read(View.find, KeepApart))


def _buttons(screen: PeopleScreen) -> list:  # type: ignore[type-arg]
    from t4gsw_desktop.ui.widgets.button import Button

    return [button for button in screen.side.panel.findChildren(Button) if button.isVisible()]


def test_doubles_are_joined_by_one_key_and_taken_apart_by_undo(window: MainWindow) -> None:
    zoe = person(window, "Zoë Penrose")
    window.desk.do(add_person, "zoe penrose", email=zoe.email, phone="01632 960 777")
    screen = people(window, "doubles")
    assert screen.doubles.pair is not None
    assert screen.doubles.hasFocus()
    assert "Pair 1 of 1" in said(screen)
    QTest.keyClick(screen.doubles, Qt.Key.Key_J)
    settle()
    assert window.desk.read(View.find, Person, email=zoe.email) == (person(window, "Zoë Penrose"),)
    assert person(window, "Zoë Penrose").phone == "01632 960 777"
    assert "No doubles" in said(screen)
    window.header.undo.click()
    settle()
    assert len(window.desk.read(View.find, Person, email=zoe.email)) == 2
    assert screen.doubles.pair is not None


def test_kept_pair_is_remembered_and_skipped_pair_comes_again(window: MainWindow) -> None:
    zoe = person(window, "Zoë Penrose")
    window.desk.do(add_person, "zoe penrose", email=zoe.email, access_note="never to be read here")
    screen = people(window, "doubles")
    assert "never to be read here" not in said(screen)
    QTest.keyClick(screen.doubles, Qt.Key.Key_S)
    assert screen.doubles.pair is None
    screen.open_doubles()
    QTest.keyClick(screen.doubles, Qt.Key.Key_K)
    settle()
    assert len(window.desk.read(View.find, KeptBoth)) == 1
    screen.open_doubles()
    assert screen.doubles.pair is None
    window.header.undo.click()
    settle()
    assert screen.doubles.pair is not None


def test_removing_can_be_undone_and_erasing_asks_first(window: MainWindow) -> None:
    zoe = person(window, "Zoë Penrose")
    screen = people(window, zoe.id)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    settle()
    assert zoe not in everybody(window)
    window.header.undo.click()
    settle()
    assert zoe in everybody(window)
    screen.deeds.ask_to_erase(zoe)
    settle()
    (dialog,) = [one for one in screen.findChildren(EraseDialog) if one.isVisible()]
    assert "cannot be undone" in "".join(label.text() for label in dialog.findChildren(QLabel))
    assert dialog.leave.hasFocus()
    dialog.leave.click()
    assert zoe in everybody(window)


def test_more_offers_what_is_possible(window: MainWindow) -> None:
    zoe = person(window, "Zoë Penrose")
    screen = people(window, zoe.id)
    menu = QMenu(screen)
    assert screen.side.panel.details is not None
    screen.deeds.fill_menu(screen.side.panel.details, menu)
    texts = [action.text() for action in menu.actions()]
    assert "Take off tonight" in texts
    assert "Erase for good…" in texts
    assert not any(action.text() == "Comes as expert" for action in menu.actions())  # she is one
    next(action for action in menu.actions() if action.text() == "Comes as host").trigger()
    assert [one.role for one in window.desk.read(View.find, Attendee, person_id=zoe.id)] == ["host"]


def test_somebody_is_to_be_met_at_the_door_for_a_reason_that_only_this_page_knows(window: MainWindow) -> None:
    zoe = person(window, "Zoë Penrose")
    screen = people(window, zoe.id)
    offered(screen, "To be met at the door…").trigger()
    settle()
    (dialog,) = [one for one in screen.findChildren(MeetingDialog) if one.isVisible()]
    assert dialog.reason.hasFocus()
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.meet.isEnabled()
    QTest.keyClicks(dialog.reason, "has the keys")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    settle()
    (place,) = window.desk.read(View.find, Attendee, person_id=zoe.id)
    assert place.fetch == "has the keys"
    assert "keys" not in said(screen)
    offered(screen, "Need not be met at the door").trigger()
    assert [one.fetch for one in window.desk.read(View.find, Attendee, person_id=zoe.id)] == [""]


def test_schedule_of_ones_own_is_printed_from_here(window: MainWindow) -> None:
    zoe = person(window, "Zoë Penrose")
    screen = people(window, zoe.id)
    (place,) = window.desk.read(View.find, Attendee, person_id=zoe.id)
    evening = window.desk.read(timeline, window.desk.event_id).activities
    (unconference,) = [one for one in evening if one.kind == "unconference"]
    offered(screen, f"Print their schedule of {unconference.title}").trigger()
    settle()
    assert window.screen.key == "print"
    assert window.screen.paper == f"only-own-schedules-{place.id}"


def offered(screen: PeopleScreen, text: str) -> QAction:
    """What the menu More has just now under these words."""
    menu = QMenu(screen)
    assert screen.side.panel.details is not None
    screen.deeds.fill_menu(screen.side.panel.details, menu)
    return next(action for action in menu.actions() if action.text() == text)


def test_pair_kept_apart_is_no_double(window: MainWindow) -> None:
    zoe = person(window, "Zoë Penrose")
    other = window.desk.do(add_person, "zoe penrose", email=zoe.email)
    assert other is not None
    window.desk.do(keep_apart, zoe.id, other.id)
    assert people(window, "doubles").doubles.pair is None


def test_panel_never_cuts_a_name_however_long(window: MainWindow) -> None:
    name = "அன்பரசி (Anbarasi Selvakumar) Wolfeschlegelsteinhausenbergerdorffvonundzu"
    made = window.desk.do(add_person, name, email=f"{'long' * 20}@example.org", offers=("many words " * 12,))
    assert made is not None
    screen = people(window, made.id)
    panel = screen.side.panel
    inside = panel._scroll.widget()
    assert inside.width() <= panel._scroll.viewport().width()
    (shown,) = [label for label in panel.findChildren(WholeWords) if label.text() == name]
    assert shown.height() >= shown.heightForWidth(shown.width())
    assert all(one.geometry().right() <= inside.width() for one in panel.findChildren(QLabel) if one.isVisible())


def picked(form: PersonForm, key: str) -> QComboBox:
    control = form.fields[key].control
    assert isinstance(control, QComboBox)
    return control


def pick(form: PersonForm, key: str, value: str) -> None:
    box = picked(form, key)
    box.setCurrentIndex(box.findData(value))


def test_what_is_on_the_wall_and_passed_on_is_chosen_kept_and_shown(window: MainWindow) -> None:
    ada = window.desk.workspace.change(add_person, "Ada Quill")
    screen = people(window, ada.id)
    assert "On the wall" not in said(screen)
    assert "pass on" not in said(screen)
    screen.side.panel.edit.click()
    settle()
    form = form_of(screen)
    words = form.findChild(QLineEdit, "shares words")
    assert words is not None
    assert words.isHidden()
    pick(form, "wall", "number")
    pick(form, "shares", "email")
    assert words.isHidden()
    form.save()
    settle()
    changed = person(window, "Ada Quill")
    assert (changed.wall, changed.shares) == ("number", "email")
    assert "On the wall: badge number" in said(screen)
    assert "To keep in touch, pass on: their email" in said(screen)


def test_own_words_to_pass_on_have_a_line_and_survive_another_size_of_text(window: MainWindow) -> None:
    ada = window.desk.workspace.change(add_person, "Ada Quill")
    screen = people(window, ada.id)
    screen.side.panel.edit.click()
    settle()
    pick(form_of(screen), "shares", "own")
    words = form_of(screen).findChild(QLineEdit, "shares words")
    assert words is not None
    words.setText("Signal: ada.5")
    window.theme.choose(scale=150)
    window.theme.change_now()
    settle()
    again = window.screen
    assert isinstance(again, PeopleScreen)
    form_of(again).save()
    settle()
    assert person(window, "Ada Quill").shares == "Signal: ada.5"
    assert "To keep in touch, pass on: Signal: ada.5" in said(again)
