"""The voting kiosk: the whole laptop for one person after the other, who see nothing of whoever came before.

It is a screen against curious fingers, not a safe: who knows the keys of the system can leave it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QVBoxLayout, QWidget

from t4gsw_desktop.core.badge_code import read_code
from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.unconference.ballots import type_slip
from t4gsw_desktop.kinds.unconference.pitches_shown import ShownPitch, pitches_shown
from t4gsw_desktop.kinds.unconference.voting import ballot_of, cast_votes
from t4gsw_desktop.kinds.unconference.voting_settings import budget_of, votes_closed
from t4gsw_desktop.services.door_book import CANCELLED, WAITING, DoorBook, DoorGuest
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.door.door_mode import DoorMode
from t4gsw_desktop.ui.door.pin_dialogs import AskPin
from t4gsw_desktop.ui.door.scanning import ScanListener
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.theme import SCALES, Theme
from t4gsw_desktop.ui.unconference import kiosk_words as said
from t4gsw_desktop.ui.unconference.kiosk_face import CHOOSE, WHO, KioskFace
from t4gsw_desktop.ui.widgets.boxes import empty

ASKS_AFTER, CLEARS_AFTER, THANKS_FOR = 60, 20, 6  # seconds
_LARGE_SCREEN = 1000  # logical pixels from top to bottom
_SIGNS_OF_LIFE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)
THANKS, THERE, CLOSED, EMPTY, LEAVE = "thanks", "there", "closed", "empty", "leave"


def open_kiosk(desk: Desk, activity_id: str) -> "Kiosk":
    """Turn this laptop into the voting kiosk of an unconference, until somebody of the team leaves it."""
    windows = QApplication.topLevelWidgets()
    own = next((one for one in windows if isinstance(one, QMainWindow) and getattr(one, "desk", None) is desk), None)
    kiosk = Kiosk(desk, activity_id, own)
    kiosk.showFullScreen()
    kiosk.begin()
    return kiosk


class Kiosk(QDialog):
    """One person at a time: `who` is an attendee's id, "" for a vote without a name or while nobody has begun.

    `page` is what is shown just now, one of the words above. What somebody chooses is kept in one act when they say
    that it is all, and never before.
    """

    def __init__(self, desk: Desk, activity_id: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk, self._activity_id = desk, activity_id
        self.page, self.who = WHO, ""
        self._may_close = False
        self._least_scale = _scale_for(desk.theme.scale, self.screen().size().height())
        self.book = DoorBook(desk.workspace, self._activity.event_id)
        self.setWindowTitle("Voting")
        self.setAccessibleName("Voting")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._holder = QVBoxLayout(self)
        self._scanner = ScanListener(self, None, self.book.by_code)
        self._scanner.scanned.connect(self.scan)
        self._idle = QTimer(self, singleShot=True, interval=ASKS_AFTER * 1000)
        self._idle.timeout.connect(self.ask_if_there)
        self._seconds = CLEARS_AFTER
        self._counting = QTimer(self, interval=1000)
        self._counting.timeout.connect(self._count)
        self._resting = QTimer(self, singleShot=True, interval=THANKS_FOR * 1000)
        self._resting.timeout.connect(self.begin)
        self._dress(self._least_scale)
        QShortcut(QKeySequence(said.LEAVE_KEYS), self, self.leave)
        desk.changed.connect(self._hear)
        desk.ending.connect(self._end)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self._application: QObject = application

    # One person after the other --------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Clear everything, and ask who comes next; or say why nobody can vote just now."""
        self.who = ""
        self.face.choose.clear()
        if self.face.theme.scale != self._least_scale:
            self._dress(self._least_scale)
        self.face.put_in_order("number")
        self.face.who.begin()
        if votes_closed(self._activity):
            self._show_message(CLOSED, said.CLOSED, said.CLOSED_MORE)
        elif not self._pitches():
            self._show_message(EMPTY, said.NOTHING_YET, said.NOTHING_YET_MORE)
        else:
            self._show(WHO)

    def scan(self, code: str) -> None:
        """Begin with whoever has this badge; their own again while they choose says that it is all."""
        if self.page in (CLOSED, EMPTY):
            return
        self.book.catch_up()
        guest = self.book.by_code(read_code(code) or code.strip().upper())
        if guest is None or guest.state in (WAITING, CANCELLED):
            if self.page in (WHO, THANKS):
                self._show(WHO)
                self.face.who.say(said.NOT_LISTED)
        elif self.page == CHOOSE and guest.id == self.who:
            self.finish()
        else:
            self.begin()
            self._choose(guest)

    def name(self, attendee_id: str) -> None:
        """Begin with somebody who told their name: only their badge shows what they chose before."""
        guest = self.book.guest(attendee_id)
        if guest is None:
            self.begin()
        elif self._ballot(guest.id):
            self.face.who.ask_for_badge(guest.called)
            self.face.who.field.setFocus()
        else:
            self._choose(guest)

    def begin_unnamed(self) -> None:
        """Begin a vote that counts as a paper slip does."""
        self.who = ""
        self.face.choose.begin(self._pitches(), budget_of(self._activity), ())
        self.face.choose.title.setText(said.WELCOME)
        self._show(CHOOSE)

    def _choose(self, guest: DoorGuest) -> None:
        self.who = guest.id
        self.face.choose.begin(self._pitches(), budget_of(self._activity), self._ballot(guest.id))
        self.face.choose.title.setText(f"{guest.called}, which sessions would you like?")
        self._show(CHOOSE)

    def finish(self) -> None:
        """Keep what was chosen, in one act, and thank; nothing is kept where it was refused, and that is said."""
        chosen = list(self.face.choose.chosen)
        try:
            if self.who:
                self._desk.workspace.change(
                    cast_votes, self._activity_id, self.who, chosen, way="kiosk", now=self._desk.clock()
                )
            elif chosen:
                codes = {one.id: one.code for one in self._pitches()}
                self._desk.workspace.change(type_slip, self._activity_id, " ".join(codes[one] for one in chosen))
            else:
                self.face.choose.say(said.CHOOSE_FIRST)
                return
        except Refusal as refusal:
            self.face.choose.say(refusal.sentence)
            return
        self.who = ""
        self.face.choose.clear()
        self.face.who.begin()
        self._show_message(THANKS, said.THANKS, said.NEXT, (("Next", self.begin),))
        self._resting.start()

    # Whoever walked away ---------------------------------------------------------------------------------------------

    def ask_if_there(self) -> None:
        """Nobody has pressed anything for a while: ask, and then clear; what was only typed goes at once."""
        if self.page == CHOOSE:
            self._seconds = CLEARS_AFTER
            buttons = ((said.STILL_HERE, self._stay), (said.SOMEBODY_ELSE, self.begin))
            self._show_message(THERE, said.THERE, self._there_words(), buttons)
            self._counting.start()
        elif self.page == LEAVE or (self.page == WHO and not self.face.who.is_fresh):
            self.begin()

    def _stay(self) -> None:
        self._show(CHOOSE)

    def _count(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self.begin()
        else:
            self.face.message.say(self._there_words())

    def _there_words(self) -> str:
        seconds = f"{self._seconds} second{'' if self._seconds == 1 else 's'}"
        return said.THERE_MORE.format(seconds)

    # Leaving ---------------------------------------------------------------------------------------------------------

    def tell_how_to_leave(self) -> None:
        """Tell the team which keys leave the kiosk; with a PIN of the door, ask for that."""
        if self._desk.door_mode:
            self.leave()
            return
        self._show_message(LEAVE, said.LEAVE_TITLE, said.LEAVE_MORE, ((said.BACK, self.begin),))

    def leave(self) -> None:
        """Go back to the program; what somebody is choosing is not kept. With a PIN of the door, only by that."""
        if self._desk.door_mode:
            lock = _KioskLock(DoorMode.of(self._desk), self._end)
            AskPin(self.face.theme, self, lock, "Leave the voting screen", "Stay here", "Voting").open()
        else:
            self._end()

    def reject(self) -> None:
        """Esc goes back to the beginning where nothing is lost by that, and never leaves."""
        if self._may_close:
            super().reject()
        elif self.page in (WHO, LEAVE, THANKS):
            self.begin()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self._may_close:
            self._application.removeEventFilter(self)
            super().closeEvent(event)
        else:
            event.ignore()

    def _end(self) -> None:
        self._may_close = True
        for timer in (self._idle, self._counting, self._resting):
            timer.stop()
        self.close()
        if (window := self.parentWidget()) is not None:
            window.activateWindow()

    # Inside ----------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in _SIGNS_OF_LIFE and self.page != THERE:
            self._idle.start()
        return super().eventFilter(watched, event)

    @property
    def _activity(self) -> Activity:
        found = self._desk.read(View.get, Activity, self._activity_id)
        assert found is not None
        return found

    def _pitches(self) -> tuple[ShownPitch, ...]:
        return self._desk.read(pitches_shown, self._activity_id)

    def _ballot(self, attendee_id: str) -> tuple[str, ...]:
        return self._desk.read(ballot_of, self._activity_id, attendee_id)

    def _hear(self, _what: object) -> None:
        """Another desk was met, say: pitches may be others now, and voting may be closed."""
        if self._desk.read(View.get, Activity, self._activity_id) is None:
            self._end()
            return
        self.book.catch_up()
        closed = votes_closed(self._activity)
        if closed != (self.page == CLOSED) or (self.page == EMPTY and self._pitches()):
            self.begin()
        elif self.page in (CHOOSE, THERE):
            self.face.choose.show_pitches(self._pitches())

    def _show(self, page: str) -> None:
        self.page = page
        self._counting.stop()
        self._resting.stop()
        self._idle.start()
        self.face.show_page(page)

    def _show_message(
        self, page: str, title: str, text: str, buttons: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        self.face.message.show_message(title, text, buttons)
        self._show(page)

    # How it looks ----------------------------------------------------------------------------------------------------

    def turn_larger(self) -> None:
        """The next size of letters; after the largest again the first. What is chosen stays."""
        before = self.face.choose
        at = SCALES.index(self.face.theme.scale)
        self._dress(SCALES[at + 1] if at + 1 < len(SCALES) else self._least_scale)
        self.face.put_in_order(before.order)
        if self.page == CHOOSE:
            self.face.choose.begin(self._pitches(), budget_of(self._activity), before.chosen)
            self.face.choose.title.setText(before.title.text())
        self._show(self.page if self.page == CHOOSE else WHO)

    def turn_order(self) -> None:
        """By number, or by title."""
        self.face.put_in_order("title" if self.face.choose.order == "number" else "number")

    def _dress(self, scale: int) -> None:
        """Build the pages in letters of this size."""
        empty(self._holder)
        self.face = KioskFace(Theme(self._desk.theme.look, scale), self.book, self)
        self._holder.addWidget(self.face)
        self._scanner.listen_for(self.face.who.field)


def _scale_for(scale: int, height: int) -> int:
    """The size of letters to begin with: larger than the program's own, and more so on a large screen."""
    larger = next((one for one in SCALES if one > scale), SCALES[-1])
    return max(larger, 150) if height >= _LARGE_SCREEN else larger


class _KioskLock:
    """Asks the door's PIN for the kiosk alone: door mode stays on."""

    def __init__(self, door: DoorMode, leave: Callable[[], object]) -> None:
        self._door, self._leave = door, leave

    def leave(self, pin: str) -> bool:
        """Leave the kiosk if this is the PIN."""
        fits = self._door.fits(pin)
        if fits:
            self._leave()
        return fits

    def seconds_to_wait(self) -> int:
        """How long until the next PIN counts."""
        return self._door.seconds_to_wait()
