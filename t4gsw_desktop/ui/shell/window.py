"""The window: rail, header, the screens, and the foot; built anew for another look, size of text or width."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.ui.shell.cover import Cover
from t4gsw_desktop.ui.shell.desk import Desk, Said
from t4gsw_desktop.ui.shell.finding import palette_entries, search_entries
from t4gsw_desktop.ui.shell.foot import Foot
from t4gsw_desktop.ui.shell.header import Header
from t4gsw_desktop.ui.shell.menus import clear_menus, fill_menus
from t4gsw_desktop.ui.shell.palette import Palette
from t4gsw_desktop.ui.shell.rail import Rail
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.shell.screens import SCREENS, entry
from t4gsw_desktop.ui.shell.shell_actions import shell_actions
from t4gsw_desktop.ui.shell.trouble import TroubleWindow, names_in, report_text
from t4gsw_desktop.ui.theme.theme import SCALES
from t4gsw_desktop.ui.widgets.focus_ring import FocusRing

ROOMY_FROM = 1100
SHORT_BELOW = 720
FIRST_SCREEN, DOOR = "tonight", "check-in"
_AGAIN_AFTER = 300
_REST_AFTER = 500  # the page that is looked at is painted first; the others are built after that


class MainWindow(QMainWindow):
    """The window of one open workspace.

    `leave` is called with what to open instead when the person chooses another file, or None for the welcome page.
    """

    def __init__(self, desk: Desk, leave: Callable[[Path | None], object]) -> None:
        super().__init__()
        self.desk, self.theme, self._leave = desk, desk.theme, leave
        self._screens: dict[str, Screen] = {}
        self._current, self._closed, self._alt_alone, self._telling = "", False, False, False
        self._letters, self._door_mode = desk.settings.single_letters, desk.door_mode
        self._focused = ""
        self._said: Said | None = None
        self._shape: tuple[bool, bool] = (True, False)
        self._kept: dict[str, object] = {}
        self.setMinimumSize(640, 480)
        self.resize(1366, 768)
        self.setWindowTitle("T4GSW Desktop")
        self._ring = FocusRing(self.theme, self)
        self._rebuilding = QTimer(self)
        self._rebuilding.setSingleShot(True)
        self._rebuilding.timeout.connect(self._rebuild_soon)
        desk.said.connect(self._say)
        desk.asked_to_go.connect(self.show_screen)
        desk.changed.connect(self._hear_change)
        desk.event_changed.connect(self._show_heading)
        desk.in_trouble.connect(self.report)
        desk.asked_to_open.connect(lambda path: self._leave(Path(path)))
        desk.settings_changed.connect(self._take_settings)
        self.theme.leaving.connect(self._take_down)
        self.theme.changed.connect(self.rebuild)
        self.rebuild()

    # Screens ---------------------------------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen:  # type: ignore[override]
        """The screen that is shown."""
        return self._screens[self._current]

    @property
    def current(self) -> str:
        """The key of the screen that is shown."""
        return self._current

    def show_screen(self, key: str, argument: object = None) -> None:
        """Go to a screen, and there to `argument`; in door mode there is but the one."""
        if self.desk.door_mode and key != DOOR:
            self.desk.say("Door mode shows the door and nothing else. Its PIN shows everything again.")
            return
        screen = self._built(key)
        self.foot_off_problem()
        self._current = key
        self._stack.setCurrentWidget(screen)
        screen.come_up()
        self._rail.show_chosen(entry(key).under or key)
        self._show_heading()
        self._show_hints()
        if argument is not None:
            screen.open_at(argument)
        focus = screen.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        elif argument is None:
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def build_all(self) -> None:
        """Build every screen, so that each is there at once when it is wanted."""
        for known in SCREENS:
            self._built(known.key)

    def rebuild(self) -> None:
        """Build everything for the look, size and room there is now; what was typed and chosen comes back."""
        self._take_down()
        current, self._current = DOOR if self.desk.door_mode else self._current or FIRST_SCREEN, ""
        self._shape = self._shape_now()
        self.desk.roomy, self.desk.short = self._shape
        self._build_frame()
        for action in shell_actions(self):
            self.desk.actions.add(action, self)
        self.show_screen(current)
        if self._focused and (again := self.findChild(QWidget, self._focused)) is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._said is not None:
            self.foot.show_message(self._said)
        self._build_menus()
        self.menuBar().setVisible(sys.platform == "darwin")
        QTimer.singleShot(_REST_AFTER, self._build_next)

    def _rebuild_soon(self) -> None:
        """Build anew, once no dialogue is open: it stands on a page, and would be thrown away under its own feet."""
        if self._closed:
            return
        if QApplication.activeModalWidget() is not None:
            self._rebuilding.start(_AGAIN_AFTER)
        else:
            self.rebuild()

    def _build_next(self) -> None:
        """Build the screens nobody has seen yet one by one while nothing else is to be done."""
        if self._closed or self.desk.door_mode:
            return
        for known in SCREENS:
            if known.key not in self._screens:
                self._built(known.key)
                QTimer.singleShot(30, self._build_next)
                return
        self._build_menus()

    def _built(self, key: str) -> Screen:
        if key not in self._screens:
            screen = entry(key).load(self.desk)
            self._screens[key] = screen
            self._stack.addWidget(screen)
            screen.heading_changed.connect(self._show_heading)
            screen.hints_changed.connect(self._show_hints)
            if (kept := self._kept.pop(key, None)) is not None:
                focus = QApplication.focusWidget()
                screen.refresh_now()
                screen.restore(kept)
                if self._current and focus is not None:  # built unseen, a page takes the keyboard from nobody
                    focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._screens[key]

    def _take_down(self) -> None:
        """Throw everything away at once, keeping what was typed and chosen; nothing to do where nothing stands."""
        old = self.centralWidget()
        if old is None:
            return
        for key, screen in self._screens.items():
            self._kept[key] = screen.keep()
        focus = QApplication.focusWidget()
        self._focused = focus.objectName() if focus is not None else ""
        self._said = self.foot.said
        self._screens.clear()
        self.desk.actions.clear()
        clear_menus(self.menuBar())
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()  # the one that led here may still be under way
        self._ring.let_go()
        shiboken6.delete(old)

    def _build_frame(self) -> None:
        roomy, short = self._shape
        theme, settings = self.theme, self.desk.settings
        centre = QWidget()
        centre.setProperty("kind", "page")
        centre.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        across = QHBoxLayout(centre)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._rail = Rail(theme, self.show_screen, roomy=roomy, short=short)
        across.addWidget(self._rail)
        down = QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        across.addLayout(down, 1)
        self.header = Header(
            theme, find=self.open_palette, undo=self.desk.undo, clock=self.desk.clock, roomy=roomy, short=short
        )
        down.addWidget(self.header)
        if self.desk.door_mode:
            self._rail.hide()
            self.header.finder.hide()
        self._stack = QStackedWidget()
        down.addWidget(self._stack, 1)
        self.foot = Foot(
            theme, self.desk.undo, roomy=roomy, short=short, show_keys=settings.show_keys, keep=settings.keep_messages
        )
        down.addWidget(self.foot)
        self.setCentralWidget(centre)
        self._show_state()

    # What is said round the screens ----------------------------------------------------------------------------------

    def _show_heading(self) -> None:
        if self._current:
            title, context = self.screen.heading()
            self.header.say(title, context)
            self.header.show_part(self.screen.header_part())
            self.setWindowTitle(f"{title} · T4GSW Desktop")

    def _show_hints(self) -> None:
        caution = self.desk.workspace.caution or self.desk.workspace.backup_caution
        saved = caution or "Saved on this computer"
        here = self.desk.actions.of_screen(self._current)
        own = [(action.key_words, action.hint) for action in here if action.hint and action.applies()]
        shared = [(a.key_words, a.hint) for a in self.desk.actions.of_screen("") if a.hint]
        self.foot.show_hints([*own, *shared], saved, trouble=bool(caution))

    def _show_state(self) -> None:
        self.header.show_undo(self.desk.undo_label())
        if self._current:
            self._show_heading()

    def _say(self, said: Said) -> None:
        self.foot.show_message(said)

    def foot_off_problem(self) -> None:
        """A problem told on one screen is not carried to the next."""
        if self.foot.said is not None and self.foot.said.kind == "problem":
            self.foot.hide_message()

    # What a person can do anywhere -----------------------------------------------------------------------------------

    def do_next(self) -> None:
        """Ctrl+Enter: press the one filled button of this screen."""
        button = self.screen.primary()
        if button is not None:
            button.click()
        else:
            self.desk.say("There is nothing to do next on this page.")

    def open_palette(self) -> None:
        """Ctrl+K: find or do anything."""
        _run(Palette(self.theme, self, palette_entries(self), lambda text: search_entries(self, text)))

    def open_help(self) -> None:
        """F1: this screen in plain words, and its keys."""
        from t4gsw_desktop.ui.help.window import HelpWindow

        _run(HelpWindow(self.desk, self.screen.help_page(), self))

    def open_rail_menu(self) -> None:
        """F10: all pages, where the rail is folded away."""
        self._rail.open_menu()

    def change_scale(self, step: int) -> None:
        """Larger or smaller text by one step; 0 for 100 %."""
        at = SCALES.index(self.theme.scale) if step else 0
        chosen = SCALES[max(0, min(len(SCALES) - 1, at + step))] if step else 100
        self.desk.keep_settings(replace(self.desk.settings, scale=chosen))
        self.theme.choose(scale=chosen)
        self.desk.say(f"Text and buttons are at {chosen} %.")

    def change_look(self, look: str) -> None:
        """Take another look: "system", "light", "dark" or "contrast"."""
        self.desk.keep_settings(replace(self.desk.settings, look=look))
        self.theme.choose(wish=look)
        self.desk.say({"system": "The look follows the system."}.get(look, f"The look is {look}."))

    def _hear_change(self, _changed: object) -> None:
        """Show what Undo takes back now; a message that offers to undo something earlier has had its time."""
        if self.foot.said is not None and self.foot.said.kind == "undo":
            self.foot.hide_message()
        self._show_state()

    def _take_settings(self, _settings: object) -> None:
        """Show the keys at the foot, keep messages, and have single letters work or not, as the person now wishes."""
        self.foot.take(show_keys=self.desk.settings.show_keys, keep=self.desk.settings.keep_messages)
        if self._current:
            self._show_hints()
        if self._letters != self.desk.settings.single_letters:  # pages ask for them while they are built
            self._letters = self.desk.settings.single_letters
            self._rebuilding.start(0)
        if self._door_mode != self.desk.door_mode:
            self._door_mode = self.desk.door_mode
            self._rebuilding.start(0)

    def go_to_event(self, event_id: str) -> None:
        """Have every screen be about another event, and show it."""
        self.desk.choose_event(event_id)
        self.show_screen(FIRST_SCREEN)

    def back_up(self) -> None:
        """Copy the file into its backup folder and say where."""
        try:
            self.desk.say(f"A backup was made: {self.desk.workspace.back_up().name}")
        except Refusal as refusal:
            self.desk.warn(refusal.sentence)

    def show_folder(self) -> None:
        """Show the folder of the file in the computer's own file window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.workspace.path.parent)))

    def cover(self) -> None:
        """Ctrl+Shift+L: hide everything behind the name of the event until a key is pressed."""
        _run(Cover(self.theme, self, self.desk))

    def leave_for(self, path: Path | None) -> None:
        """Open another file, or the welcome page."""
        self._leave(path)

    # Trouble ---------------------------------------------------------------------------------------------------------

    def report(self, trouble: BaseException) -> None:
        """Show what went wrong unexpectedly, without names, and go on; one report at a time."""
        if isinstance(trouble, Refusal):
            self.desk.warn(trouble.sentence)
            return
        if self._telling:  # what goes wrong again and again, in a painting say, would bury the window in reports
            sys.__excepthook__(type(trouble), trouble, trouble.__traceback__)
            return
        self._telling = True
        try:
            names = self.desk.read(names_in)
        except Exception as second:  # the file itself may be what is in trouble; then quoted words are all taken out
            names = ()
            trouble.add_note(f"The names in the file could not be read: {type(second).__name__}")
        try:
            _run(TroubleWindow(self.theme, self, report_text(trouble, names)))
        finally:
            self._telling = False

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._shape_now() != self._shape:
            self._rebuilding.start(60)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._closed = True
        self.theme.leaving.disconnect(self._take_down)
        self.theme.changed.disconnect(self.rebuild)
        self.desk.background.end()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show or hide the menu bar when Alt is pressed by itself, and not as a part of Alt+1."""
        if isinstance(event, QKeyEvent):
            alt = event.key() == Qt.Key.Key_Alt
            if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                self._alt_alone = alt
            elif event.type() == QEvent.Type.KeyRelease and alt and self._alt_alone:
                self._alt_alone = False
                self.menuBar().setVisible(not self.menuBar().isVisible())
        return super().event(event)

    def _shape_now(self) -> tuple[bool, bool]:
        roomy = self.theme.scale < 150 and self.width() >= ROOMY_FROM * max(1.0, self.theme.scale / 100)
        return roomy, self.height() < SHORT_BELOW

    def _build_menus(self) -> None:
        fill_menus(self.menuBar(), self.desk.actions)


def _run(dialogue: QDialog) -> None:
    """Show a dialogue until it is left, and then let go of it: those that stay would be dressed with every look."""
    try:
        dialogue.exec()
    finally:
        dialogue.deleteLater()
