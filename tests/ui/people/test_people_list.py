"""Finding people: typing, filters, sorting, ticking, and the panel that shows one of them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.people.screen import PeopleScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle


def people(window: MainWindow, argument: object = None) -> PeopleScreen:
    """The screen, shown."""
    window.show_screen("people", argument)
    settle()
    assert isinstance(window.screen, PeopleScreen)
    return window.screen


def names(screen: PeopleScreen) -> list[str]:
    return [row.name for row in screen.table.people.rows]


def person(window: MainWindow, name: str) -> Person:
    (found,) = window.desk.read(View.find, Person, full_name=name)
    return found


def place(window: MainWindow, name: str) -> Attendee:
    (found,) = window.desk.read(View.find, Attendee, person_id=person(window, name).id)
    return found


def typed(screen: PeopleScreen, text: str) -> None:
    screen.list.search.setFocus()
    screen.list.search.selectAll()
    QTest.keyClicks(screen.list.search, text)
    settle()


def test_search_has_the_focus_and_typing_filters_at_once(window: MainWindow) -> None:
    screen = people(window)
    assert screen.list.search.hasFocus()
    assert len(names(screen)) == 60
    QTest.keyClicks(screen.list.search, "lukasz")
    settle()
    assert names(screen) == ["Łukasz Wójcik"]
    assert screen.side.panel.details is not None
    assert screen.side.panel.details.person.full_name == "Łukasz Wójcik"
    QTest.keyClick(screen.list.search, Qt.Key.Key_Escape)
    assert len(names(screen)) == 60


def test_skill_or_need_finds_people_too(window: MainWindow) -> None:
    screen = people(window)
    typed(screen, "networks")
    assert "Łukasz Wójcik" in names(screen)
    assert all("networks" in (*row.offers, *row.seeks) for row in screen.table.people.rows)


def test_slip_of_the_finger_and_sound_are_forgiven_and_told(window: MainWindow) -> None:
    screen = people(window)
    window.desk.do(add_person, "Caoimhe Ní Dhomhnaill")
    screen.list.filters["everyone"].click()
    typed(screen, "kiva")
    assert {"Caoimhe Ní Dhomhnaill", "Njeri Kimathi"} <= set(names(screen))
    assert screen.list.note.isVisible()
    assert screen.list.note_text.startswith("Nobody called “kiva”. Nearest: ")
    typed(screen, "voychik")
    assert screen.list.note_text == "Nobody called “voychik”. Sounds like: Łukasz Wójcik."
    typed(screen, "Penrode")
    assert names(screen) == ["Zoë Penrose"]
    assert "Nearest: Zoë Penrose" in screen.list.note_text


def test_person_outside_the_filter_is_offered(window: MainWindow) -> None:
    screen = people(window)
    window.desk.do(add_person, "Quentin Marsh")
    typed(screen, "quentin")
    assert names(screen) == []
    assert "In the directory: 1 person" in screen.list.note_text
    screen.list.note_button.click()
    settle()
    assert names(screen) == ["Quentin Marsh"]


def test_filters_show_as_many_as_they_say(window: MainWindow) -> None:
    screen = people(window)
    for key, count in screen.list.counts.items():
        screen.list.filters[key].click()
        settle()
        assert len(names(screen)) == count
        assert screen.list.filters[key].accessibleName().endswith(f"{count} people")
    assert screen.list.counts["everyone"] == 60
    assert 0 < screen.list.counts["first"] < 60
    assert 0 < screen.list.counts["advise"] < 60


def test_headings_sort_and_turn_round(window: MainWindow) -> None:
    screen = people(window)
    first = names(screen)
    screen.table.headings.sectionClicked.emit(0)
    assert names(screen) == first[::-1]
    screen.table.headings.sectionClicked.emit(1)
    organisations = [row.organisation for row in screen.table.people.rows]
    assert organisations[-1] == ""
    filled = [one for one in organisations if one]
    assert filled == sorted(filled, key=str.casefold)


def test_ticked_people_are_given_a_role_in_one_act(window: MainWindow) -> None:
    screen = people(window)
    screen.table.setFocus()
    for _ in range(3):
        QTest.keyClick(screen.table, Qt.Key.Key_Space)
        QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.bulk.isVisible()
    assert screen.bulk.said.text() == "3 people ticked"
    three = names(screen)[:3]
    before = [place(window, name) for name in three]
    screen.deeds.give_role(screen.chosen_ids(), "helper")
    assert {place(window, name).role for name in three} == {"helper"}
    window.header.undo.click()
    assert [place(window, name) for name in three] == before
    screen.bulk.clear.click()
    assert not screen.bulk.isVisible()


def test_ticked_people_are_taken_off_and_added_again(window: MainWindow) -> None:
    screen = people(window)
    screen.table.setFocus()
    name = names(screen)[0]
    QTest.keyClick(screen.table, Qt.Key.Key_Space)
    screen.bulk.off.click()
    settle()
    assert place(window, name).status == "cancelled"
    assert name not in names(screen)
    screen.list.filters["everyone"].click()
    screen.bulk.add.click()
    assert place(window, name).status == "coming"


def test_clicking_the_initials_ticks(window: MainWindow) -> None:
    screen = people(window)
    table = screen.table
    cell = table.visualRect(table.people.index(2, 0))
    middle = table.itemDelegate().initials_box(cell).center()  # type: ignore[attr-defined]
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert table.people.ticked == {table.people.rows[2].id}
    assert table.chosen_id == table.people.rows[2].id


def test_letters_work_on_the_table_and_not_while_typing(window: MainWindow) -> None:
    screen = people(window)
    typed(screen, "e")
    assert screen.side.form is None
    screen.list.search.clear()
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_E)
    assert screen.side.form is not None


def test_slash_goes_to_the_search_and_enter_to_the_panel(window: MainWindow) -> None:
    screen = people(window)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert screen.side.panel.edit.hasFocus()
    QTest.keyClick(screen.side.panel.edit, Qt.Key.Key_Slash)
    assert screen.list.search.hasFocus()


def test_change_elsewhere_keeps_the_choice_and_the_place_on_the_screen(window: MainWindow) -> None:
    screen = people(window)
    screen.table.choose(40)
    settle()
    chosen, offset = screen.person_id, screen.table.rowViewportPosition(40)
    window.desk.do(add_person, "Aaron First")
    screen.choose_filter("everyone")
    settle()
    assert screen.person_id == chosen
    row = screen.table.people.row_of(chosen)
    assert row == 41
    assert screen.table.rowViewportPosition(row) == offset


def test_opening_at_a_person_shows_them_whatever_was_filtered(window: MainWindow) -> None:
    quentin = window.desk.do(add_person, "Quentin Marsh")
    assert quentin is not None
    screen = people(window)
    typed(screen, "zoe")
    window.show_screen("people", quentin.id)
    settle()
    assert screen.person_id == quentin.id
    assert screen.side.panel.details is not None
    assert screen.side.panel.details.person.full_name == "Quentin Marsh"
    window.show_screen("people", "nobody's id")
    assert window.foot.said is not None
    assert "no longer in the directory" in window.foot.said.sentence


def test_empty_directory_offers_two_ways_on(empty_window: MainWindow) -> None:
    screen = people(empty_window)
    assert screen.primary() is not None
    assert screen.primary().text() == "Import a list"  # type: ignore[union-attr]
    screen.begin_new()
    QTest.keyClicks(screen.side.form.name_field, "Ada Quill")  # type: ignore[union-attr]
    QTest.keyClick(screen.side.form.name_field, Qt.Key.Key_Return)  # type: ignore[union-attr]
    settle()
    assert names(screen) == ["Ada Quill"]
    assert screen.primary().text() == "New person"  # type: ignore[union-attr]


def test_one_filled_button_whatever_is_open(window: MainWindow) -> None:
    screen = people(window)
    assert filled(screen) == ["New person"]
    screen.begin_new()
    settle()
    assert filled(screen) == ["Save"]
    screen.side.close_form()
    screen.open_doubles()
    settle()
    assert filled(screen) == ["Back to people"]


def filled(screen: PeopleScreen) -> list[str]:
    from PySide6.QtWidgets import QPushButton

    buttons = screen.findChildren(QPushButton)
    return [one.text() for one in buttons if one.property("kind") == "primary" and one.isVisible()]


def test_look_and_choice_come_back_after_a_rebuild(window: MainWindow) -> None:
    screen = people(window)
    typed(screen, "ann")
    chosen = screen.person_id
    window.change_look("dark")
    settle()
    again = window.screen
    assert isinstance(again, PeopleScreen)
    assert again is not screen
    assert again.list.search.text() == "ann"
    assert again.person_id == chosen


def test_narrow_window_turns_between_list_and_panel(window: MainWindow) -> None:
    window.resize(1024, 600)
    QTest.qWait(120)
    settle()
    screen = people(window)
    assert not screen.panes.side_shown
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    settle()
    assert screen.panes.side_shown
    assert screen.side.panel.details is not None
    QTest.keyClick(screen.side.panel.edit, Qt.Key.Key_Escape)
    assert not screen.panes.side_shown
