"""The screen called Second desk: begin one, exchange with it, and settle what two desks said differently."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.desk_clashes import Clash, clashes, settle
from t4gsw_desktop.services.desk_files import desk_name, free_name
from t4gsw_desktop.services.desks import desk_of, known_desks, rename_desk
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.desks.clash_card import ClashList
from t4gsw_desktop.ui.desks.desk_actions import desk_actions
from t4gsw_desktop.ui.desks.desk_cards import BeginCard, CameCard, DesksCard
from t4gsw_desktop.ui.desks.meetings import Meetings
from t4gsw_desktop.ui.desks.stick_card import StickCard
from t4gsw_desktop.ui.shell.desk import Desk, refused
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import column, row, scrolling, show_if
from t4gsw_desktop.ui.widgets.next_strip import NextStrip
from t4gsw_desktop.ui.widgets.words import shortened

_LOOK_EVERY = 2500  # milliseconds: a stick that is plugged in is noticed while somebody is still looking


class DesksScreen(Screen):
    """What to do next on top; what came and what is to be settled below it; desks and stick at the side."""

    key = "desks"
    title = "Second desk"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, letters = self.theme, desk.settings.single_letters
        self.meetings = Meetings.of(desk)
        self.strip = NextStrip(theme)
        self.came = CameCard(theme)
        self.clashes = ClashList(theme, self._settle, roomy=desk.roomy, letters=letters)
        self.begin = BeginCard(theme, self.make_second_desk)
        self.desks = DesksCard(theme, self.rename)
        self.stick = StickCard(theme, self.meetings, self.ask_for_folder)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY)
        self._looking.timeout.connect(self.meetings.look)
        self._asked: tuple[str, ...] = ()
        self.meetings.changed.connect(self._hear_meetings)
        outer = column(theme, gap=8)
        outer.setContentsMargins(theme.px(18), theme.px(8), theme.px(18), theme.px(16))
        strip = row(theme, self.strip)
        strip.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        outer.addLayout(strip)
        outer.addWidget(self._page(), 1)
        self.setLayout(outer)
        for action in desk_actions(self, letters=letters):
            self.add_action(action)

    # What the window asks --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the desks there are and what is to be settled."""
        own, others = desk_of(self.desk.workspace), self.desk.read(known_desks)
        now = self.desk.clock()
        self.desks.show_desks(own.name, others, now)
        self.clashes.show_clashes(self.desk.read(clashes), now)
        show_if(self.clashes, bool(self.clashes.cards))
        if not self.begin.name.isModified():
            self.begin.name.setText(free_name([own.name, *(one.name for one in others)]))
        self._show_stick()

    def heading(self) -> tuple[str, str]:
        return self.title, f"This is {desk_of(self.desk.workspace).name}. No network is needed."

    def keep(self) -> object:
        return tuple((field.text(), field.isModified()) for field in (self.begin.name, self.desks.name))

    def restore(self, kept: object) -> None:
        for field, (text, typed) in zip((self.begin.name, self.desks.name), kept, strict=True):  # type: ignore[call-overload]
            if typed:
                field.setText(text)
                field.setModified(True)

    def first_focus(self) -> QWidget | None:
        return self.strip.button

    # What a person does ----------------------------------------------------------------------------------------------

    def exchange(self) -> None:
        """Take in what the others left, and leave a copy; ask for the folder where none is known."""
        if self.meetings.stick.folder is None:
            self.ask_for_folder(self.meetings.exchange)
        else:
            self.meetings.exchange()

    def make_second_desk(self) -> None:
        """Leave on the stick what a second desk begins from; ask for the stick first where none is known."""
        self.begin.field.complain("")
        try:
            name = desk_name(self.begin.name.text())
        except Refusal as refusal:
            self.begin.field.complain(refusal.sentence)
            self.begin.name.setFocus()
            return
        if self.meetings.stick.folder is not None:
            self.meetings.invite(name)
        else:
            self.ask_for_folder(lambda: self.meetings.invite(name))

    def ask_for_folder(self, then: Callable[[], object] | None = None) -> None:
        """Have the stick or folder chosen; `then` follows once it has been looked at."""
        known, roots = self.meetings.folder, self.meetings.stick.roots
        begin = known if known is not None and known.is_dir() else roots[0] if roots else Path.home()
        words = "Choose the stick, or a folder that both laptops see"
        chosen = QFileDialog.getExistingDirectory(self, words, str(begin))
        if chosen:
            self.meetings.choose(Path(chosen), then)

    def rename(self) -> None:
        """Give this desk the name that was typed."""
        self.desks.field.complain("")
        try:
            name = desk_name(self.desks.name.text())
        except Refusal as refusal:
            self.desks.field.complain(refusal.sentence)
            return
        self.desks.name.setModified(False)
        if not refused(self.desk.attempt(rename_desk, name)):
            self.desk.say(f"This desk is called {name}.", undo=True)
        self.refresh_now()
        self.heading_changed.emit()

    def _settle(self, clash: Clash, key: str) -> None:
        self.desk.do(settle, clash.id, key)
        first = self.clashes.cards[0].buttons[0] if self.clashes.cards else self.strip.button
        if first is not None:
            first.setFocus()

    # What is shown ---------------------------------------------------------------------------------------------------

    def _hear_meetings(self) -> None:
        if self.isVisible():
            self._show_stick()
        else:
            self._turn_stale()

    def _show_stick(self) -> None:
        meetings = self.meetings
        self.came.show_came(meetings.came, meetings.came_at, meetings.words)
        others = self.desk.read(known_desks)
        own_id = desk_of(self.desk.workspace).id
        elsewhere = any(one.label is not None and one.label.desk_id != own_id for one in meetings.stick.copies)
        show_if(self.came, bool(others) or elsewhere or meetings.came is not None or meetings.busy)
        self.stick.show_stick(meetings.stick, own_id)
        self._show_strip(has_others=bool(others) or elsewhere or bool(desk_of(self.desk.workspace).parent))

    def _show_strip(self, *, has_others: bool) -> None:
        meetings, folder = self.meetings, self.meetings.stick.folder
        settling = len(self.clashes.cards)
        more = f" {counted(settling, 'thing', 'things')} to settle below." if settling else ""
        if folder is not None and meetings.invited and not has_others:
            quiet = "Take the stick to the other laptop. Exchange when it is back."
            said = f"“{meetings.invited}” can begin."
            self._ask_for(said, "Exchange now", self.exchange, quiet, "door-open")
        elif folder is not None and has_others:
            said, quiet = (
                "Exchange with the other desks.",
                f"“{shortened(folder.name or str(folder), 28)}” is there.{more}",
            )
            self._ask_for(said, "Exchange now", self.exchange, quiet, "refresh-cw")
        elif has_others:
            said, quiet = "Plug in the stick to exchange.", f"Both doors go on without it.{more}"
            self._ask_for(said, "Choose the stick", self.ask_for_folder, quiet, "hard-drive")
        else:
            said, quiet = "Two doors?", "Another laptop, a memory stick, and no network. It takes two minutes."
            self._ask_for(said, "Make a second desk", self.make_second_desk, quiet, "door-open")

    def _ask_for(self, sentence: str, button: str, press: Callable[[], object], quiet: str, icon: str) -> None:
        """Have the strip ask for this; where it does already its button stays, and the focus with it."""
        asked = (sentence, button, quiet)
        if asked == self._asked:
            return
        focused = self.strip.button is not None and self.strip.button.hasFocus()
        self._asked = asked
        self.strip.ask(sentence, button, press, quiet=quiet, icon=icon)
        if focused and self.strip.button is not None:
            self.strip.button.show()  # what is not shown yet takes no focus
            self.strip.button.setFocus()

    def _page(self) -> QWidget:
        theme = self.theme
        if self.desk.roomy:
            inside = row(theme, gap=14)
            inside.addLayout(column(theme, self.came, self.clashes, self.begin, None, gap=14), 3)
            inside.addLayout(column(theme, self.desks, self.stick, None, gap=14), 2)
        else:
            inside = column(theme, self.came, self.clashes, self.stick, self.begin, self.desks, None, gap=14)  # type: ignore[assignment]
        inside.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), theme.px(6))
        return scrolling(inside, name="Second desk")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.meetings.look()
        self._looking.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._looking.stop()
