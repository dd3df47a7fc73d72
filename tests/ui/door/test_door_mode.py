"""Door mode: nothing but the door until the PIN is typed, also after a restart, and curious keys lead nowhere."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from t4gsw_desktop import settings as kept_settings
from t4gsw_desktop.app import App
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.ui.door.door_mode import DoorMode
from t4gsw_desktop.ui.door.pin_dialogs import AskPin, ChoosePin
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.door.conftest import guest_called, here, press, type_text
from tests.ui.inspection import complaints_about, cut_off, seen

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier
JAN = "Jan van der Meer"


def dialogue() -> QDialog:
    settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def shut(window: MainWindow, pin: str = "2468") -> DoorScreen:
    """Turn door mode on as a person does; the page of the door as it is then."""
    window.show_screen("check-in")
    settle()
    press(KEY.Key_D, BOTH)
    asked = dialogue()
    assert isinstance(asked, ChoosePin)
    type_text(pin)
    press(KEY.Key_Return)
    type_text(pin)
    press(KEY.Key_Return)
    rebuilt(window)
    assert isinstance(window.screen, DoorScreen)
    return window.screen


def rebuilt(window: MainWindow) -> None:
    """The window is built anew a moment after the dialogue has gone."""
    waited = QElapsedTimer()
    waited.start()
    while (window._rebuilding.isActive() or not window.isActiveWindow()) and waited.elapsed() < 5000:
        window.activateWindow()
        settle()
    settle()


def words_seen(window: MainWindow) -> str:
    return " ".join(one.text() for one in seen(window) if isinstance(one, QLabel))


def test_only_the_door_can_be_come_to(window: MainWindow) -> None:
    door = shut(window)
    assert window.desk.door_mode
    for key in ("tonight", "people", "settings", "print", "import"):
        window.show_screen(key)
        assert window.current == "check-in"
    for key, held in ((KEY.Key_5, Qt.KeyboardModifier.AltModifier), (KEY.Key_K, CTRL), (KEY.Key_O, CTRL)):
        press(key, held)
        assert (window.current, QApplication.activeModalWidget()) == ("check-in", None)
    press(KEY.Key_H, CTRL)
    assert not door.face.arrivals_shown
    assert not window._rail.isVisible()
    assert not window.header.finder.isVisible()
    known = {action.key for action in window.desk.actions.all()}
    assert not {key for key in known if key.startswith(("go.", "file.", "live.", "wall."))}
    assert "edit.find" not in known


def test_the_door_works_and_tells_of_no_note(window: MainWindow) -> None:
    door = shut(window)
    guest = next(one for one in door.book.guests.values() if one.note)
    door.scan(guest.code)
    assert (door.state, here(door)) == ("done", {guest.id})
    press(KEY.Key_F8)
    assert door.card.facts.note_words == ""
    assert "note" not in door.card.accessibleName()
    assert "note" not in words_seen(window).lower()
    assert not any("People" in text for text, _ in door.acts.choices(guest))
    press(KEY.Key_F4)
    assert window.current == "check-in"


def test_undo_reaches_what_was_done_at_the_door_and_no_further(window: MainWindow) -> None:
    window.show_screen("check-in")
    person = next(one for one in window.screen.book.guests.values() if one.full_name == JAN)  # type: ignore[attr-defined]
    window.desk.workspace.change(edit_person, person.person_id, pronouns="they/them")
    door = shut(window)
    assert window.desk.undo_label() is None
    assert not window.header.undo.isEnabled()
    door.scan(person.code)
    assert window.desk.undo_label() == f"{JAN} arrived"
    press(KEY.Key_Z, CTRL)
    assert here(door) == frozenset()
    press(KEY.Key_Z, CTRL)
    assert guest_called(door, JAN).pronouns == "they/them"


def test_the_pin_leads_out_and_everything_is_there_again(window: MainWindow) -> None:
    shut(window)
    press(KEY.Key_D, BOTH)
    asked = dialogue()
    assert isinstance(asked, AskPin)
    type_text("2468")
    press(KEY.Key_Return)
    rebuilt(window)
    assert not window.desk.door_mode
    assert window._rail.isVisible()
    window.show_screen("people")
    assert window.current == "people"


def test_a_restart_opens_in_door_mode_again_and_the_pin_is_nowhere(
    app: App,
    window: MainWindow,
    tmp_path,
    practice,  # type: ignore[no-untyped-def]
) -> None:
    shut(window, "zebra1")
    kept = (tmp_path / "settings" / "settings.json").read_text(encoding="utf-8")
    assert "zebra1" not in kept
    app.close()
    settle()
    second = App(tmp_path / "settings" / "settings.json", clock=window.desk.clock)
    again = second.open(practice)
    settle()
    assert (again.current, again.desk.door_mode) == ("check-in", True)
    assert DoorMode.of(again.desk).leave("zebra1")
    second.close()
    assert kept_settings.load(tmp_path / "settings" / "settings.json").door_lock == ""


@pytest.fixture
def ticking() -> list[float]:
    """Seconds that pass when a test says so."""
    return [100.0]


@pytest.fixture
def lock(window: MainWindow, ticking: list[float]) -> Callable[[], DoorMode]:
    """Door mode that takes the time from `ticking`."""

    def made() -> DoorMode:
        return DoorMode(window.desk, lambda: ticking[0])

    return made


def test_wrong_pins_wait_longer_each_time_and_the_right_one_only_counts_after(
    window: MainWindow, lock: Callable[[], DoorMode], ticking: list[float]
) -> None:
    mode = lock()
    mode.begin("2468")
    waits = []
    for _ in range(4):
        assert not mode.leave("1111")
        waits.append(mode.seconds_to_wait())
        assert not mode.leave("2468"), "not yet"
        ticking[0] += mode.seconds_to_wait()
    assert waits == [1, 2, 4, 8]
    assert mode.leave("2468")
    assert not window.desk.door_mode


def test_the_dialogue_counts_down_and_blocks_nothing(
    window: MainWindow, lock: Callable[[], DoorMode], ticking: list[float]
) -> None:
    mode = lock()
    mode.begin("2468")
    asked = AskPin(window.theme, window, mode)
    asked.open()
    settle()
    asked.pin.setText("1111")
    asked.press()
    assert not asked.go.isEnabled()
    assert asked.pin.isReadOnly()
    assert "1 second" in words_of(asked)
    ticking[0] += 1
    asked._show_wait()
    assert asked.go.isEnabled()
    asked.pin.setText("2468")
    asked.press()
    assert not window.desk.door_mode


def words_of(shown: QDialog) -> str:
    return " ".join(one.text() for one in shown.findChildren(QLabel))


@pytest.mark.parametrize(("first", "again"), [("12", "12"), ("1234", "1235"), ("", "")])
def test_a_pin_that_is_short_or_typed_two_ways_turns_nothing_on(window: MainWindow, first: str, again: str) -> None:
    window.show_screen("check-in")
    press(KEY.Key_D, BOTH)
    asked = dialogue()
    assert isinstance(asked, ChoosePin)
    asked.first.setText(first)
    asked.again.setText(again)
    asked.press()
    assert asked.isVisible()
    assert not window.desk.door_mode
    asked.reject()


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 100), (1366, 768, 200), (1024, 600, 100)])
def test_door_mode_is_whole_in_every_size(window: MainWindow, width: int, height: int, scale: int) -> None:
    window.theme.choose(scale=scale)
    window.theme.change_now()
    window.resize(width, height)
    window.rebuild()
    settle()
    door = shut(window)
    door.scan(guest_called(door, JAN).code)
    settle()
    wrong = complaints_about(window)
    press(KEY.Key_D, BOTH)
    asked = dialogue()
    wrong += cut_off(asked)
    asked.reject()
    assert wrong == []
