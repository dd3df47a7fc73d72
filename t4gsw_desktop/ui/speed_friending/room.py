"""The control panel of the live room: the clock, the tables, what can be done for people, and what has changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.kinds.speed_friending import live
from t4gsw_desktop.kinds.speed_friending.clock import MOVING
from t4gsw_desktop.kinds.speed_friending.live import LiveRoom, live_room
from t4gsw_desktop.services.door_book import DoorBook
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.projector.bell import Bell
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.speed_friending.bettering import Bettering
from t4gsw_desktop.ui.speed_friending.changes import ChangesList, NextRoundNote
from t4gsw_desktop.ui.speed_friending.choosing import Answer, Deed, DeedForm
from t4gsw_desktop.ui.speed_friending.clock_deeds import ClockDeeds
from t4gsw_desktop.ui.speed_friending.deed_buttons import DeedButtons, MenuLine, MoreButton
from t4gsw_desktop.ui.speed_friending.notices import Notices
from t4gsw_desktop.ui.speed_friending.people_deeds import PeopleDeeds
from t4gsw_desktop.ui.speed_friending.run_words import behind_words, clock_words
from t4gsw_desktop.ui.speed_friending.second_screen import SecondScreenPanel
from t4gsw_desktop.ui.speed_friending.table_map import TableMap
from t4gsw_desktop.ui.speed_friending.timer_strip import SHORT, WIDE, TimerStrip, strip_shape
from t4gsw_desktop.ui.speed_friending.watch import RunWatch
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, column, scrolling

_SIDE = 356
Kept = tuple[str, tuple[Answer, ...], str]


class FriendingRoom(QWidget):
    """One activity at a time, chosen with `show_activity`; the screen it stands on calls `refresh` after each change.

    `plan_asked` wants the plan and the set-up instead, `turned` tells that a round has ended or begun.
    """

    plan_asked = Signal()
    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.setProperty("kind", "clear")
        self.activity_id = ""
        self.shown: LiveRoom | None = None
        self._after: Activity | None = None
        self._book: DoorBook | None = None
        self._changes_seen = 0
        self._deed = ""
        self.watch, self.wall = RunWatch.of(desk), WallDisplay.of(desk)
        self.clock = ClockDeeds(desk, self._room)
        self._build()
        self._bettering = Bettering(self, desk, self._worth_bettering)
        self.watch.ticked.connect(self._tick)
        self.watch.turned.connect(self._turn)

    # What the screen asks --------------------------------------------------------------------------------------------

    def show_activity(self, activity_id: str) -> None:
        """Be about this activity, and read it."""
        if activity_id != self.activity_id:
            self.activity_id = activity_id
            self.wall.activity_id = activity_id
            self._close_form()
            self.strip.forget()
        self.refresh()

    def refresh(self) -> None:
        """Read the run again and show what is different; a form that is open stays open."""
        if not self.activity_id:
            return
        now = self.desk.clock()
        self.shown = room = self.desk.read(live_room, self.activity_id, now)
        self._after = self.desk.read(_activity_after, room.activity)
        self.strip.show_room(room)
        self._show_notices()
        self.board.show_tables(f"Round {room.state.round}", room.tables)
        self.changes.show_changes(room.changes, room.event.timezone)
        self.next.show_next(room.next)
        self.second_screen.tick(clock_words(room.state))
        if self.form.isVisibleTo(self):
            self.form.refresh()
        standing = sum(not one.undone for one in room.changes)
        if standing > self._changes_seen:
            self._bettering.soon()
        self._changes_seen = standing

    def first_focus(self) -> QWidget:
        """The board, whose keys run the round; the field of a form while one is open."""
        return self.form.field if self.form.isVisibleTo(self) else self.board

    def turn_side(self) -> None:
        """Show the other page where there is room for one only."""
        self.panes.turn()
        self._show_notices()
        self._show_strip()
        if not self.panes.side_shown:
            self.board.setFocus()
        elif not self.desk.roomy:
            self.buttons.buttons["late"].setFocus()

    def more_lines(self) -> Sequence[MenuLine]:
        """What is wanted seldom, with why it cannot be done now."""
        room = self._room()
        phase, begun = room.state.phase, room.state.begun
        over = "All rounds are over." if phase == "finished" else ""
        return (
            ("Somebody rests next round…", lambda: self.begin_deed("rest"), over),
            ("It really began earlier…", lambda: self.begin_deed("began"), over),
            ("Correct who sat where…", lambda: self.begin_deed("correct"), "" if begun else "No round has begun."),
            ("A table is lost…", lambda: self.begin_deed("lose"), over),
            ("Add a round", lambda: self.press("add_round"), ""),
            ("Drop the last round", lambda: self.press("drop_round"), over),
            ("Finish now", lambda: self.press("finish"), over if begun else "No round has begun."),
            ("Plan and set-up", self.plan_asked.emit, ""),
        )

    def keep(self) -> Kept | None:
        """The form that is open and what is typed there, for a room that is built anew."""
        if not self.form.isVisibleTo(self):
            return None
        return self._deed, self.form.answers, self.form.field.text()

    def restore(self, kept: Kept | None) -> None:
        """Take back what `keep` gave."""
        if kept is not None and self.shown is not None and kept[0] in self._made():
            self.begin_deed(kept[0], kept[1])
            self.form.type(kept[2])

    # What a person does ----------------------------------------------------------------------------------------------

    def press(self, deed: str) -> None:
        """Do something with the clock; the keys are the board's again after that."""
        if deed == "close":
            self.plan_asked.emit()
            return
        self.clock.press(deed)
        self.board.setFocus()

    def press_main(self) -> None:
        """What the one filled button stands for just now."""
        self.strip.main.click()

    def begin_deed(self, deed: str, answers: Sequence[Answer] = ()) -> None:
        """Ask for what this deed needs, one of those of `_made`."""
        self._deed = deed
        self._begin(self._made()[deed](), answers)

    def open_table(self, place: str) -> None:
        """Ask what happens to whom at this table."""
        self._deed = ""
        self._begin(self.deeds.at_table(place))

    def _made(self) -> dict[str, Callable[[], Deed]]:
        deeds = self.deeds
        return {
            "late": deeds.late,
            "left": deeds.left,
            "swap": deeds.swap,
            "move": deeds.move,
            "rest": deeds.rest,
            "correct": deeds.correct,
            "lose": deeds.lose,
            "began": self.clock.really_began,
        }

    def _begin(self, deed: Deed, answers: Sequence[Answer] = ()) -> None:
        """Open the form of a deed in place of the list of changes."""
        self._pages.setCurrentWidget(self.form)
        self.panes.turn(to_side=True)
        self._show_notices()
        self._show_strip()
        self.form.begin(deed, answers)

    def seat_first(self) -> None:
        """Seat whoever has waited longest at the best table."""
        room = self._room()
        if room.waiting and not self.deeds.seat_at_best(room.waiting[0].attendee_id):
            self.desk.say(f"There is no seat for {room.waiting[0].name} in this round.")
        self.board.setFocus()

    def undo_change(self, change_id: str) -> None:
        """Take one change back."""
        self.desk.do(live.undo_change, change_id, at=self.desk.clock())
        self.board.setFocus()

    # Inside ----------------------------------------------------------------------------------------------------------

    def _room(self) -> LiveRoom:
        assert self.shown is not None
        return self.shown

    @property
    def deeds(self) -> PeopleDeeds:
        """The deeds for people, over a book of the door that is up to date."""
        if self._book is None or self._book.event_id != self.desk.event_id:
            self._book = DoorBook(self.desk.workspace, self.desk.event_id)
        self._book.catch_up()
        return PeopleDeeds(self.desk, self._room, self._book)

    def _tick(self, activity_id: str) -> None:
        run = self.watch.run(activity_id)
        if activity_id == self.activity_id and run is not None and self.isVisible():
            self.strip.tick(run.state)
            self.second_screen.tick(clock_words(run.state))

    def _turn(self, activity_id: str) -> None:
        """A round has ended or begun: other people sit at other tables now."""
        if activity_id == self.activity_id:
            self.refresh()
            if self._room().state.phase == MOVING:
                QTimer.singleShot(0, self, self._follow_door)  # what rang may be telling of a change just now
        self.turned.emit()

    def _follow_door(self) -> None:
        """At the bell: the next round is for those who are here by now."""
        if self._room().state.phase == MOVING:
            self.desk.attempt(live.follow_door, self.activity_id, at=self.desk.clock())

    def _hear_bell(self, _trouble: str) -> None:
        self._show_notices()

    def _worth_bettering(self) -> str:
        """The activity whose rounds to come may be woven better beside the window, "" for none."""
        room = self.shown
        return self.activity_id if room is not None and room.next is not None and room.next.repeats else ""

    def _close_form(self) -> None:
        self._pages.setCurrentWidget(self.changes)
        self.panes.turn(to_side=False)
        self._show_notices()
        self._show_strip()
        self.board.setFocus()

    def _show_notices(self) -> None:
        if self.shown is not None:
            behind = behind_words(self.shown.behind, self._after, self.shown.event.timezone)
            trouble = Bell.of(self.desk).trouble
            self.notices.show_room(self.shown, behind, trouble, side_shown=self.panes.side_shown)

    def _show_strip(self) -> None:
        """With very large letters a form takes the place of the strip, and its button is the filled one."""
        form_alone = self._shape.low and self._pages.currentWidget() is self.form and self.panes.side_shown
        self.strip.setHidden(form_alone)
        if form_alone:
            self.notices.hide()
            self._pages.setMinimumHeight(0)
        elif not self.desk.roomy:
            self._pages.setMinimumHeight(self.theme.px(240))
        self.form.show_alone(form_alone)
        at_form = self._pages.currentWidget() is self.form
        self.buttons.setHidden(at_form)
        self.second_screen.setHidden(at_form)

    def _build(self) -> None:
        desk, theme = self.desk, self.theme
        self._shape = strip_shape(theme, roomy=desk.roomy, short=desk.short)
        self.strip = TimerStrip(theme, self._shape)
        self.notices = Notices(theme, roomy=desk.roomy, low=self._shape.low)
        if self._shape.low and self.notices.turn is not None:
            self.strip.tools.addWidget(self.notices.turn)
        self.board = TableMap(theme)
        self.next = NextRoundNote(theme)
        self.changes = ChangesList(theme, MoreButton(theme, self.more_lines), self.next)
        self.form = DeedForm(theme)
        self.second_screen = SecondScreenPanel(desk, self.wall, low=self._shape is SHORT)
        keys = desk.settings.single_letters and desk.settings.show_keys
        self.buttons = DeedButtons(theme, self.begin_deed, keys=keys, height=50 if self._shape is WIDE else 40)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.changes)
        self._pages.addWidget(self.form)
        side = self._side()
        self.panes = TwoPanes(theme, self.board, side, side_width=_SIDE, roomy=desk.roomy)
        layout: QVBoxLayout = column(theme, self.strip, self.notices, self.panes, gap=8)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.strip.pressed.connect(self.press)
        self.notices.seat_asked.connect(self.seat_first)
        self.notices.turn_asked.connect(self.turn_side)
        self.changes.undo_asked.connect(self.undo_change)
        self.form.done.connect(self._close_form)
        self.form.left.connect(self._close_form)
        self.board.opened.connect(self.open_table)
        Bell.of(desk).told.connect(self._hear_bell)

    def _side(self) -> QWidget:
        inner = column(self.theme, self.buttons, self._pages, self.second_screen, gap=10)
        inner.setStretch(1, 1)
        inner.setContentsMargins(0, self.theme.px(6), 0, self.theme.px(6))
        if self.desk.roomy:
            side = QWidget()
            side.setProperty("kind", "clear")
            side.setLayout(inner)
            return side
        return scrolling(inner, name="People and changes")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()


def _activity_after(view: View, activity: Activity) -> Activity | None:
    """What begins next after this activity was to end."""
    later = [one for one in view.find(Activity, event_id=activity.event_id) if one.starts >= activity.ends]
    return min(later, key=lambda one: from_text(one.starts), default=None)
