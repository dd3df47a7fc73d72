"""Exchange: matches lead to people, and signposts are taken down, found, checked and removed, each with undo."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from t4gsw_desktop.ui.exchange.screen import ExchangeScreen
from t4gsw_desktop.ui.exchange.signposts import all_organisations
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle


def exchange(window: MainWindow) -> ExchangeScreen:
    window.show_screen("exchange")
    settle()
    assert isinstance(window.screen, ExchangeScreen)
    return window.screen


def press(screen: ExchangeScreen, name: str) -> None:
    (found,) = [one for one in screen.findChildren(Button) if one.accessibleName() == name and one.isVisible()]
    found.click()
    settle()


def test_match_leads_to_who_looks_for_it(window: MainWindow) -> None:
    screen = exchange(window)
    match = screen.matches.chosen()
    assert match is not None
    assert set(match.giver.offers) >= {match.offered}
    window.do_next()
    settle()
    assert window.current == "people"


def test_signpost_is_taken_down_found_corrected_and_removed(window: MainWindow) -> None:
    screen = exchange(window)
    press(screen, "Add somewhere to point people to")
    press(screen, "Save this place")
    assert screen.desk.read(all_organisations) == ()
    name = screen.signposts.fields["name"]
    assert name.accessibleDescription().startswith("A name is needed")
    QTest.keyClicks(name, "Levels debt line")
    QTest.keyClicks(screen.signposts.fields["helps_with"], "debt; benefits")
    press(screen, "Save this place")
    (made,) = screen.desk.read(all_organisations)
    assert (made.name, made.helps_with, made.checked_on) == ("Levels debt line", ("debt", "benefits"), "2027-01-21")
    search = screen.signposts.findChild(QLineEdit)
    QTest.keyClicks(search, "benef")
    settle()
    press(screen, "Open Levels debt line")
    press(screen, "Remove")
    assert screen.desk.read(all_organisations) == ()
    screen.desk.undo()
    assert screen.desk.read(all_organisations) == (made,)


def test_empty_directory_says_where_matches_come_from(empty_window: MainWindow) -> None:
    screen = exchange(empty_window)
    assert screen.matches.isHidden()
    empty_window.do_next()
    settle()
    assert "name" in screen.signposts.fields


def test_what_is_typed_about_a_place_outlives_another_look_and_the_key_for_a_new_one(window: MainWindow) -> None:
    screen = exchange(window)
    press(screen, "Add somewhere to point people to")
    QTest.keyClicks(screen.signposts.fields["name"], "Harbour Advice")
    screen.signposts.start_new()
    window.change_look("dark")
    settle()
    again = window.screen
    assert isinstance(again, ExchangeScreen)
    name = again.signposts.fields["name"]
    assert isinstance(name, QLineEdit)
    assert name.text() == "Harbour Advice"
    press(again, "Save this place")
    assert [one.name for one in again.desk.read(all_organisations)] == ["Harbour Advice"]
    window.change_look("light")
    settle()
