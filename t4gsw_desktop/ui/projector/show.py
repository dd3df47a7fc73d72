"""What the wall shows just now: read from the file when it changes, and from the clock at every full second."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.kinds.speed_friending.live import Wall, wall_of
from t4gsw_desktop.kinds.speed_friending.run import run_state
from t4gsw_desktop.services.who_is_missing import missing_on_the_wall
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.projector.lettering import Lettering
from t4gsw_desktop.ui.projector.page_turning import PageTurning
from t4gsw_desktop.ui.projector.pieces import Page, wall_size
from t4gsw_desktop.ui.projector.programme_feed import ProgrammeFeed
from t4gsw_desktop.ui.projector.shown import MISSING, PROGRAMME, VIEWS, VOTE, Shown
from t4gsw_desktop.ui.projector.wall_canvas import WallCanvas
from t4gsw_desktop.ui.projector.wall_views import WallSetter
from t4gsw_desktop.ui.projector.wall_words import walks
from t4gsw_desktop.ui.shell.desk import NO_EVENT, Desk
from t4gsw_desktop.ui.speed_friending.ticker import Ticker
from t4gsw_desktop.ui.theme.tokens import LOOKS, colours

KIND = "speed_friending"


class Show(QObject):
    """Keeps the wall right from `start` to `stop`. `changed` follows another view, another page, or other pages."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._setter = WallSetter()
        self._canvas: WallCanvas | None = None
        self._ticker = Ticker(self, self._tick)
        self._running, self._stale = False, True
        self._wall: Wall | None = None
        self._event, self._starts = "", ""
        self._missing: tuple[str, ...] = ()
        self._view, self._before_blank = "all", "all"
        self._chosen, self._shown_id = "", ""
        self.programme = ProgrammeFeed(desk)
        self._pages = PageTurning()
        desk.changed.connect(self._hear)
        desk.event_changed.connect(self._hear)
        desk.settings_changed.connect(self._hear)
        desk.theme.changed.connect(self._hear)

    def attach(self, canvas: WallCanvas) -> None:
        """Show it there."""
        self._canvas = canvas
        canvas.resized.connect(self.refresh)

    @property
    def lettering(self) -> Lettering:
        """With what words are set."""
        return self._setter.lettering

    def start(self) -> None:
        """Show what there is now, and keep it right."""
        self._running, self._stale = True, True
        self._ticker.start()

    def refresh(self) -> None:
        """Be right at this moment, if it is to be right at all."""
        if self._running:
            self._ticker.beat()

    def stop(self) -> None:
        """Show nothing more."""
        self._running = False
        self._ticker.stop()

    # What a person chooses -------------------------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """What is shown, one of VIEWS."""
        return self._view

    def show_view(self, view: str) -> None:
        """Show another view; ValueError for one there is not."""
        if view not in VIEWS:
            raise ValueError(f"there is no view called {view}")
        if view != self._view:
            self._view = view
            self._stale = True
            self._pages.first(self._desk.clock())
            self.refresh()
            self.changed.emit()

    def blank(self) -> None:
        """Show nothing but the event's name, or again what was shown before that."""
        if self._view == "blank":
            self.show_view(self._before_blank)
        else:
            self._before_blank = self._view
            self.show_view("blank")

    @property
    def activity_id(self) -> str:
        """The speed-friending that is shown: the one chosen, else the first of the event; "" for none."""
        here = self._desk.read(View.find, Activity, event_id=self._desk.event_id, kind=KIND)
        known = [one.id for one in sorted(here, key=lambda one: (one.starts, one.position))]
        return self._chosen if self._chosen in known else known[0] if known else ""

    @activity_id.setter
    def activity_id(self, activity_id: str) -> None:
        if activity_id != self._chosen:
            self._chosen = activity_id
            self._hear()
            self.changed.emit()

    def show_programme(self, activity_id: str, view: str = PROGRAMME) -> None:
        """Show what is on now and next of this unconference, or with VOTE its pitches."""
        self.programme.activity_id = activity_id
        self._stale = True
        self.show_view(view)
        self.refresh()

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._pages.page

    @property
    def pages(self) -> int:
        """How many pages there are of what is shown."""
        return self._pages.pages

    @property
    def held(self) -> bool:
        """True while pages do not turn by themselves."""
        return self._pages.held

    def turn_page(self, by: int) -> None:
        """Show the next page (1) or the one before (-1), round and round, for the full time."""
        self._pages.turn(by, self._desk.clock())
        self.refresh()
        self.changed.emit()

    def hold(self, held: bool) -> None:
        """Have pages stay, or turn by themselves again."""
        if self._pages.hold(held, self._desk.clock()):
            self.changed.emit()

    # What the file and the clock say ---------------------------------------------------------------------------------

    def _hear(self, _what: object = None) -> None:
        self._stale = True
        self.refresh()

    def _tick(self) -> float | None:
        """Show what is right at this moment; returns the seconds that are left of what is counted down."""
        now = self._desk.clock()
        if self._stale:
            self._read_again(now)
        if self._wall is None:
            self._turn_by_itself(now)
            self._set_page(None, now)
            return None
        state = self._desk.read(run_state, self._shown_id, now)
        if (state.phase, state.round) != (self._wall.state.phase, self._wall.state.round):
            self._wall = self._desk.read(wall_of, self._shown_id, now)
            self._pages.first(now)
        self._turn_by_itself(now)
        self._set_page(Shown(self._wall, state, self._view, self._event, self._starts, self.page), now)
        return state.left if state.ends is not None else None

    def _read_again(self, now: datetime) -> None:
        self._stale = False
        self.programme.forget()
        self._shown_id = self.activity_id
        event = self._desk.read(View.get, Event, self._desk.event_id) if self._desk.event_id != NO_EVENT else None
        activity = self._desk.read(View.get, Activity, self._shown_id) if self._shown_id else None
        self._event = event.name if event is not None else ""
        self._missing = self._desk.read(missing_on_the_wall, event.id) if event and self._view == MISSING else ()
        if event is None or activity is None:
            self._wall = None
            return
        self._starts = f"{wall_clock(from_text(activity.starts), event.timezone):%H:%M}" if activity.starts else ""
        self._wall = self._desk.read(wall_of, self._shown_id, now)

    def _turn_by_itself(self, now: datetime) -> None:
        if self._pages.turn_by_itself(now):
            self.changed.emit()

    def _set_page(self, shown: Shown | None, now: datetime) -> None:
        if self._canvas is None:
            return
        page = self._page_of(shown, now, *wall_size(self._canvas.width(), self._canvas.height()))
        self._canvas.show_page(page, self._colours())
        if self._pages.note(page.page, page.pages):
            self.changed.emit()

    def _page_of(self, shown: Shown | None, now: datetime, wide: float, high: float) -> Page:
        """What is on the wall: while people walk to another table their names, whatever was chosen."""
        if not (shown and walks(shown.state)):
            if self._view == MISSING:
                return self._setter.set_missing(self._missing, wide, high, self.page)
            programme = self.programme.at(now, self._event, self.page) if self._view == PROGRAMME else None
            if programme is not None:
                return self._setter.set_programme(programme, wide, high)
            vote = self.programme.vote(self.page) if self._view == VOTE else None
            if vote is not None:
                return self._setter.set_vote(vote, wide, high)
        return self._setter.set_wall(shown, wide, high) if shown else self._setter.set_name(self._event, wide, high)

    def _colours(self) -> Mapping[str, str]:
        wish = self._desk.settings.wall_look
        return colours(wish if wish in LOOKS else self._desk.theme.look)
