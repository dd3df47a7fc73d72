"""The print centre as somebody uses it: what is seen is what is printed, saved, noted and taken back."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from t4gsw_desktop.core.badge_code import speak_code
from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.records import BadgePrint
from t4gsw_desktop.documents.page_pictures import draw_page, page_sizes
from t4gsw_desktop.kinds.register import forms
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.standing import standing_pitches
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.checklist import checklist
from t4gsw_desktop.services.checklist_facts import evening_facts
from t4gsw_desktop.services.events import add_activity, create_event
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.print_centre.print_buttons import PrintButtons
from t4gsw_desktop.ui.print_centre.screen import PrintScreen
from t4gsw_desktop.ui.print_centre.sheaves import Sheaf
from t4gsw_desktop.ui.print_centre.stock_dialog import StockDialog
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import NOW, settle
from tests.ui.print_centre.conftest import Queue, names

Drawn = Callable[[PrintScreen], Sheaf]


def note(screen: PrintScreen, name: str) -> str:
    return next(line.note for line in screen.papers.lines if line.name == name)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))


def pixels(image: QImage) -> bytes:
    return bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())


def filled(screen: PrintScreen) -> list[str]:
    return [
        button.text()
        for button in screen.findChildren(QPushButton)
        if button.isVisible() and button.property("kind") == "primary"
    ]


def save_as(window: MainWindow, path: Path) -> None:
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible())
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()


def test_page_on_the_screen_is_the_page_of_the_very_pdf(screen: PrintScreen) -> None:
    sheaf, view = screen.sheaf, screen.preview.view
    assert sheaf is not None
    assert view.image is not None
    page = draw_page(sheaf.pdf, 1, dots_per_inch=view.dots)
    assert (view.image.width(), view.image.height()) == (page.width, page.height)
    assert pixels(view.image)[1::4] == page.grey
    assert page.ink > 0.01
    assert view.accessibleName().startswith("Page 1 of 7, name badges, Abdi to ")


def test_keys_choose_papers_turn_pages_and_set_large_print(screen: PrintScreen, drawn: Drawn) -> None:
    small = drawn(screen)
    screen.papers.setFocus()
    QTest.keyClick(screen.papers, Qt.Key.Key_PageDown)
    assert screen.preview.page == 2
    QTest.keyClick(screen.papers, Qt.Key.Key_PageUp)
    assert screen.preview.page == 1
    QTest.keyClick(screen.papers, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert drawn(screen).pdf != small.pdf
    QTest.keyClick(screen.papers, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert drawn(screen).pdf == small.pdf
    QTest.keyClick(screen.papers, Qt.Key.Key_Down)
    assert screen.papers.name == "check-in-sheet"
    assert "Check-in sheet" in text_of(drawn(screen).pdf)
    assert "Print 4 pages" in filled(screen)


def test_label_sheets_and_first_free_label_are_chosen_on_pictures(screen: PrintScreen, drawn: Drawn) -> None:
    screen.options.stock.click()
    dialog = screen.findChild(StockDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.search, "L4785")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert screen.options.chosen.wishes.stock.name == "Avery L4785"
    assert screen.desk.settings.stock == "Avery L4785"
    whole = drawn(screen)
    sheet = screen.options.sheet
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.middle_of(3))
    later = drawn(screen)
    assert "First free label: 3" in sheet.accessibleName()
    assert label_ink(whole.pdf, 0) > 0.01
    assert label_ink(later.pdf, 0) == 0
    QTest.keyClick(sheet, Qt.Key.Key_Left)
    QTest.keyClick(sheet, Qt.Key.Key_Up)
    assert sheet.first == 2
    QTest.keyClick(sheet, Qt.Key.Key_Home)
    assert drawn(screen).pdf == whole.pdf
    screen.options.stock.click()
    again = screen.findChildren(StockDialog)[-1]
    QTest.keyClicks(again.search, "qqq")
    assert again.list.count() == 0
    again.reject()


def label_ink(pdf: bytes, row: int) -> float:
    """How dark the left label of one row of an L4785 sheet is."""
    page = draw_page(pdf, 1, dots_per_inch=72)
    left, top, width, height = (round(mm / 25.4 * 72) for mm in (20, 15 + 55 * row, 75, 46))
    rows = [page.grey[(top + y) * page.width + left :][:width] for y in range(height)]
    return sum(level < 128 for line in rows for level in line) / (width * height)


def test_saving_writes_the_very_bytes_that_are_shown(screen: PrintScreen, window: MainWindow, tmp_path: Path) -> None:
    QTest.keyClick(screen.papers, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    path = tmp_path / "saved" / "badges.pdf"
    path.parent.mkdir()
    save_as(window, path)
    assert screen.sheaf is not None
    assert path.read_bytes() == screen.sheaf.pdf
    assert window.foot.said is not None
    assert window.foot.said.button == "Mark as printed"
    assert note(screen, "badges") == "60 badges, not printed yet"
    assert window.foot.said.press is not None
    window.foot.said.press()
    assert note(screen, "badges") == "Printed 16:40"


def test_printing_hands_the_pdf_to_the_queue_keeps_it_and_can_take_back_the_mark(
    screen: PrintScreen, window: MainWindow, queue: Queue, qtbot: QtBot
) -> None:
    assert names(screen.office.printers) == ["Hall_office", "Library"]
    assert screen.options.printer.currentText() == "Hall office (ready)"
    assert filled(screen) == ["Print 60 badges"]
    sheaf = screen.sheaf
    QTest.keyClick(screen.papers, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: note(screen, "badges") == "Printed 16:40", timeout=10_000)
    assert sheaf is not None
    assert queue.came == sheaf.pdf
    assert "-d Hall_office" in queue.asked[0]
    assert "print-scaling=none" in queue.asked[0]
    kept = window.desk.workspace.path.with_name("practice papers") / "Name badges.pdf"
    assert kept.read_bytes() == sheaf.pdf
    assert state_of(window, "badges") == "done"
    assert len(printed_badges(window)) == 60
    assert window.foot.said is not None
    assert window.foot.said.sentence == "Name badges went to Hall office. Undo takes back the printed mark only."
    window.desk.undo()
    assert note(screen, "badges") == "60 badges, not printed yet"
    assert state_of(window, "badges") == "open"
    assert printed_badges(window) == set()


def printed_badges(window: MainWindow) -> set[str]:
    return {one.attendee_id for one in window.desk.read(View.find, BadgePrint)}


def state_of(window: MainWindow, item: str) -> str:
    workspace = window.desk.workspace
    facts = evening_facts(workspace, window.desk.event_id, forms(), NOW)
    return next(one.state for one in checklist(facts, NOW).items if one.key == item)


def test_printer_that_does_not_answer_loses_nothing(
    screen: PrintScreen, window: MainWindow, queue: Queue, qtbot: QtBot, tmp_path: Path
) -> None:
    queue.break_down()
    screen.buttons.print_it.click()
    qtbot.waitUntil(lambda: window.foot.said is not None and window.foot.said.kind == "problem", timeout=10_000)
    said = window.foot.said
    assert said is not None
    assert said.sentence == "The printer is not answering. Nothing is lost: Name badges can be saved as PDF."
    assert note(screen, "badges") == "60 badges, not printed yet"
    assert said.press is not None
    said.press()
    save_as(window, tmp_path / "rescued.pdf")
    assert screen.sheaf is not None
    assert (tmp_path / "rescued.pdf").read_bytes() == screen.sheaf.pdf


def test_without_a_printer_saving_is_the_one_filled_button(
    screen: PrintScreen, window: MainWindow, queue: Queue, qtbot: QtBot
) -> None:
    queue.printers()
    screen.errands.look_for_printers()
    qtbot.waitUntil(lambda: screen.office.printers == (), timeout=10_000)
    assert filled(screen) == ["Save as PDF"]
    assert window.screen.primary() is screen.buttons.save
    action = window.desk.actions.get("print.print")
    assert action.why_not() == "There is no printer on this computer. Save it as PDF."


def test_changed_badges_are_told_and_can_be_printed_by_themselves(
    screen: PrintScreen, window: MainWindow, drawn: Drawn
) -> None:
    screen.errands.mark()
    assert note(screen, "badges") == "Printed 16:40"
    guest = window.desk.read(read_roster, window.desk.event_id).guests[3]
    assert guest.person is not None
    window.desk.do(edit_person, guest.person.id, pronouns="xe/xem")
    window.desk.do(walk_in, window.desk.event_id, "Quillon Zabriskie")
    assert note(screen, "badges") == "Changed since printing"
    screen.options.choose_who("new")
    text = text_of(drawn(screen).pdf)
    assert "Quillon" in text
    assert "xe/xem" in text
    assert screen.buttons.print_it.words == "Print 2 badges"
    screen.errands.mark()
    assert note(screen, "badges") == "Printed 16:40"


def test_badge_of_one_person_is_no_printing_of_all_badges(
    screen: PrintScreen, window: MainWindow, drawn: Drawn, queue: Queue, qtbot: QtBot
) -> None:
    guest = window.desk.read(read_roster, window.desk.event_id).guests[7]
    window.show_screen("print", ("badge", guest.id))
    one = drawn(screen)
    assert screen.preview.view.accessibleName() == f"Page 1 of 1, name badge of {guest.name}"
    screen.buttons.print_it.click()
    qtbot.waitUntil(lambda: bool(queue.came), timeout=10_000)
    qtbot.waitUntil(lambda: window.desk.workspace.undo_label() == "Print Some name badges", timeout=10_000)
    assert queue.came == one.pdf
    assert note(screen, "badges") == "60 badges, not printed yet"
    assert printed_badges(window) == {guest.id}


def test_test_sheet_has_the_edges_of_the_labels_and_marks_nothing(
    screen: PrintScreen, window: MainWindow, queue: Queue, qtbot: QtBot
) -> None:
    before = window.desk.workspace.step()
    screen.buttons.test.click()
    qtbot.waitUntil(lambda: bool(queue.came), timeout=30_000)
    assert screen.sheaf is not None
    assert len(page_sizes(queue.came)) == 1
    shown, tested = (draw_page(pdf, 1, dots_per_inch=150).grey for pdf in (screen.sheaf.pdf, queue.came))
    assert sum(tested) < sum(shown) - 100_000
    qtbot.waitUntil(lambda: window.foot.said is not None and "label sheet" in window.foot.said.sentence)
    assert window.desk.workspace.step() == before


def test_ticks_take_code_and_photo_choice_off_the_badges(screen: PrintScreen, window: MainWindow, drawn: Drawn) -> None:
    code = speak_code(window.desk.read(read_roster, window.desk.event_id).guests[0].attendee.code)
    before = text_of(drawn(screen).pdf)
    assert code in before
    assert "Photos: ask" in before
    for words in ("QR code for check-in", "Photo choice, sign and words"):
        next(one for one in screen.findChildren(QCheckBox) if one.text() == words).click()
    after = text_of(drawn(screen).pdf)
    assert code not in after
    assert "hotos" not in after


def test_letters_no_font_can_draw_are_told_before_printing(
    screen: PrintScreen, window: MainWindow, drawn: Drawn
) -> None:
    window.desk.do(walk_in, window.desk.event_id, "Ada \U00012000")
    sheaf = drawn(screen)
    assert any("\U00012000" in warning for warning in sheaf.warnings)
    assert "Write that one by hand." in screen.preview.warning
    screen.papers.choose("check-in-sheet")
    drawn(screen)
    assert "\U00012000" in screen.preview.warning


def test_all_papers_go_out_as_one_and_are_marked_in_one_act(
    screen: PrintScreen, window: MainWindow, drawn: Drawn, tmp_path: Path
) -> None:
    window.desk.actions.get("print.everything").run()
    sheaf = drawn(screen)
    assert screen.buttons.print_it.words == "Print 21 papers"
    assert len(sheaf.sizes) > 60
    text = text_of(sheaf.pdf)
    assert "Check-in sheet" in text
    assert "Sessions, plan 1" in text
    screen.errands.mark()
    marked = [line.name for line in screen.papers.lines if line.note == "Printed 16:40"]
    assert len(marked) == 21
    window.desk.undo()
    assert not [line.name for line in screen.papers.lines if line.note.startswith("Printed")]


def test_every_paper_can_be_saved_by_itself(
    screen: PrintScreen, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.desk.actions.get("print.each").run()
    save_as(window, tmp_path)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("[0-9][0-9] *.pdf"))) == 21, timeout=60_000)
    assert all(page_sizes(path.read_bytes()) for path in tmp_path.glob("[0-9][0-9] *.pdf"))


def test_other_screens_open_the_paper_they_mean(screen: PrintScreen, window: MainWindow) -> None:
    surgery = next(one for one in screen.showing.facts.papers if one.name == "surgery-day-sheets").activity  # type: ignore[union-attr]
    assert surgery is not None
    for argument, name in (
        ("schedule-poster", "schedule-poster"),
        (surgery.id, "surgery-day-sheets"),
        (("appointment-cards", surgery.id), "surgery-appointment-cards"),
        ("no such paper", "surgery-appointment-cards"),
        ("everything", "everything"),
    ):
        window.show_screen("print", argument)
        assert screen.papers.name == name


def test_one_card_and_one_persons_schedule_are_papers_of_their_own(
    screen: PrintScreen, window: MainWindow, drawn: Drawn
) -> None:
    activity, pitch = window.desk.read(_first_pitch)
    window.show_screen("print", ("pitch-cards", activity, pitch.id))
    text = text_of(drawn(screen).pdf)
    assert pitch.title.split()[0] in text
    assert "I would like to talk about" not in text
    names = [line.name for line in screen.papers.lines]
    assert names[names.index("unconference-pitch-cards") + 1] == screen.papers.name
    screen.errands.mark()
    assert note(screen, screen.papers.name) == "Printed 16:40"
    assert not note(screen, "unconference-pitch-cards").startswith("Printed")
    guest = window.desk.read(read_roster, window.desk.event_id).guests[7]
    window.show_screen("print", ("own-schedules", activity, guest.id))
    assert guest.name.split()[0] in text_of(drawn(screen).pdf)
    window.show_screen("print", ("own-schedules", activity, "nobody"))
    assert screen.papers.name == "unconference-own-schedules"


def test_everybody_with_wishes_gets_a_calendar_file(screen: PrintScreen, window: MainWindow, tmp_path: Path) -> None:
    assert not window.desk.actions.get("print.calendars").why_not()
    window.desk.actions.get("print.calendars").run()
    save_as(window, tmp_path)
    files = sorted(tmp_path.glob("*.ics"))
    assert window.foot.said is not None
    assert window.foot.said.sentence == f"{len(files)} calendars are saved in “{tmp_path.name}”."
    assert len(files) > 10
    assert all(b"BEGIN:VEVENT" in path.read_bytes() for path in files)


def _first_pitch(view: View) -> tuple[str, Pitch]:
    (activity,) = view.find(Activity, kind="unconference")
    return activity.id, standing_pitches(view, activity.id).pitches[0]


def test_badge_of_somebody_who_is_not_coming_is_told(screen: PrintScreen, window: MainWindow) -> None:
    window.show_screen("print", ("badge", "nobody"))
    assert window.foot.said is not None
    assert window.foot.said.sentence == "This person is not on tonight's list, so there is no badge for them."


def test_new_evening_says_what_each_paper_waits_for(empty_window: MainWindow, qtbot: QtBot, drawn: Drawn) -> None:
    desk = empty_window.desk
    empty_window.show_screen("print")
    screen = empty_window.screen
    assert isinstance(screen, PrintScreen)
    assert filled(screen) == ["Make an event"]
    assert desk.actions.get("print.save").why_not() == "There is no event yet, so there is no paper."
    event = desk.do(create_event, "Bare evening", date(2027, 1, 28), time(18), time(21))
    assert event is not None
    desk.do(add_activity, event.id, "unconference", "Open hour", time(19), time(20))
    desk.choose_event(event.id)
    settle()
    assert note(screen, "badges") == "Ready when the guests are"
    assert note(screen, "unconference-session-grid") == "Ready when the grid is"
    assert note(screen, "schedule-poster") == "3 times, not printed yet"
    empty_window.show_screen("print", "session-grid")
    assert "19:00" in text_of(drawn(screen).pdf)


def test_larger_text_keeps_what_was_chosen(screen: PrintScreen, window: MainWindow, drawn: Drawn) -> None:
    screen.options.sheet.choose(4)
    screen.options.copies.box.setValue(3)  # type: ignore[union-attr]
    drawn(screen)
    screen.turn_page(2)
    window.change_scale(1)
    settle()
    again = window.screen
    assert isinstance(again, PrintScreen)
    assert again is not screen
    drawn(again)
    assert again.options.chosen.wishes.start_at == 4
    assert again.buttons.print_it.words == "Print 3 copies"
    assert again.preview.page == 3
    assert filled(again) == ["Print 3 copies"]
    assert len([one for one in again.findChildren(PrintButtons) if one.isVisible()]) == 1
