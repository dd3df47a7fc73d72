"""The pages of an unconference in a plain window over the practice evening."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMainWindow

from t4gsw_desktop.kinds.unconference.joining import alike_pitches, say_different
from t4gsw_desktop.kinds.unconference.pitch_cards import guest_finder
from t4gsw_desktop.kinds.unconference.preparation import PitchLine, list_pitches, protect_pitch, remove_pitch
from t4gsw_desktop.kinds.unconference.voting import open_votes
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.unconference.pitches import PitchesPage
from t4gsw_desktop.ui.unconference.votes import VotesPage
from tests.ui.conftest import settle

Page = PitchesPage | VotesPage


class Morning:
    """The unconference of the practice evening: what stands in the file, and pages shown in windows of their own."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._windows: list[QMainWindow] = []
        evening = desk.read(timeline, desk.event_id)
        self.activity = next(one for one in evening.activities if one.kind == "unconference")

    def begin(self) -> None:
        """Go back to when voting was open; every pitch has a host, none is protected, and none looks like another."""
        self.do(open_votes, self.activity.id)
        for one in self.pitches():
            if not one.pitch.hosts:
                self.do(remove_pitch, one.pitch.id)
            elif one.pitch.protected:
                self.do(protect_pitch, one.pitch.id, False)
        for pair in self.desk.read(alike_pitches, self.activity.id):
            self.do(say_different, pair.first.id, pair.second.id)

    def do(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """One act, as somebody else may have done it."""
        done = self.desk.workspace.change(verb, *args, **kwargs)
        settle()
        return done

    def pitches(self, *, reveal: bool = False) -> tuple[PitchLine, ...]:
        """The pitches that stand."""
        return self.desk.read(list_pitches, self.activity.id, reveal=reveal)

    def guest(self, name: str) -> str:
        """The attendee of this name."""
        (one,) = self.desk.read(guest_finder, self.activity.id).find(name).ids
        return one

    def show(self, page: Page) -> None:
        """Put a page into a window that has the keyboard, and have it hear of every change, as the room does."""
        window = QMainWindow()
        window.setCentralWidget(page)
        window.resize(1200, 640)
        page.refresh()
        self.desk.changed.connect(partial(_refresh, page))
        window.show()
        window.activateWindow()
        settle()
        page.first_focus().setFocus()
        settle()
        self._windows.append(window)

    def close(self) -> None:
        """Take the windows away."""
        for one in self._windows:
            one.close()
            one.deleteLater()
        settle()


def _refresh(page: Page, _changed: object) -> None:
    page.refresh()
