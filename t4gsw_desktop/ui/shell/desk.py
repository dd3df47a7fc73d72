"""What every screen works with: the workspace behind one bridge, the look, the actions, ways to speak and to go."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.event_list import event_at_hand
from t4gsw_desktop.services.workspace import Changed, Workspace, now_utc
from t4gsw_desktop.settings import Settings
from t4gsw_desktop.storage.unit_of_work import View, Work
from t4gsw_desktop.ui.shell.actions import Actions
from t4gsw_desktop.ui.shell.background import Background, Job
from t4gsw_desktop.ui.theme.theme import Theme

P = ParamSpec("P")
R = TypeVar("R")
NO_EVENT = ""


class Desk(QObject):
    """The bridge between one open workspace and its window. Everything here belongs to the window's thread.

    `changed` follows every commit, undo and redo; `event_changed` the choice of another event. `said` asks the message
    bar to speak, `asked_to_go` the window to show a screen, `asked_to_open` for another file and `asked_to_practise`
    for a practice evening; `ending` tells that the file is about to be closed. `roomy` is False where side panels
    become second pages, `short` True where there is little height; both hold while a screen lives, for the window
    builds screens anew.
    """

    changed = Signal(object)
    event_changed = Signal()
    said = Signal(object)
    asked_to_go = Signal(str, object)
    settings_changed = Signal(object)
    in_trouble = Signal(object)
    asked_to_open = Signal(str)
    asked_to_practise = Signal()
    ending = Signal()

    def __init__(
        self, workspace: Workspace, theme: Theme, settings: Settings, clock: Callable[[], datetime] = now_utc
    ) -> None:
        super().__init__()
        self.workspace, self.theme, self.settings, self.clock = workspace, theme, settings, clock
        self.actions = Actions()
        self.background = Background()
        self.roomy, self.short = True, False
        self._event_id = settings.event_id
        self._door_shut_at = workspace.step()
        workspace.listen(self._tell)

    @property
    def event_id(self) -> str:
        """The event all screens are about, NO_EVENT while there is none."""
        return self._event_id

    @property
    def door_mode(self) -> bool:
        """True while this computer shows nothing but the door."""
        return bool(self.settings.door_lock)

    def shut_the_door(self) -> None:
        """In door mode, have Undo reach back to this moment and no further: what was before is not the door's."""
        self._door_shut_at = self.workspace.step()

    def undo_label(self) -> str | None:
        """What `undo` would take back, None when nothing, or nothing that was done at the door in door mode."""
        return self.workspace.undo_label() if self._may_undo() else None

    def choose_event(self, event_id: str) -> None:
        """Have all screens be about another event."""
        if event_id != self._event_id:
            self._event_id = event_id
            self.event_changed.emit()

    def read(self, reading: Callable[Concatenate[View, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Frozen values from the workspace; see `Workspace.read`."""
        return self.workspace.read(reading, *args, **kwargs)

    def do(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R | None:
        """Do one act, name it in the message bar with Undo beside it, and return its result.

        None when it was refused: then the message bar says why, and nothing has changed.
        """
        before = self.workspace.step()
        result = self.attempt(verb, *args, **kwargs)
        if result is not _REFUSED and self.workspace.step() > before and (label := self.workspace.undo_label()):
            self.say(f"Done: {label}", undo=True)
        return None if result is _REFUSED else result

    def attempt(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> Any:
        """As `do`, but silent when it works, for screens that show the result by themselves; a refusal is said."""
        try:
            return self.workspace.change(verb, *args, **kwargs)
        except Refusal as refusal:
            self.warn(refusal.sentence)
            return _REFUSED

    def undo(self) -> None:
        """Take back the latest act of the whole application and say which."""
        if not self._may_undo():
            self.say("Nothing was done at the door that could be taken back here.")
            return
        self._replay(self.workspace.undo, "Undone: {}", "There is nothing to undo.")

    def redo(self) -> None:
        """Do again what was undone last and say which."""
        self._replay(self.workspace.redo, "Done again: {}", "There is nothing to do again.")

    def say(
        self, sentence: str, *, undo: bool = False, button: str = "", press: Callable[[], object] | None = None
    ) -> None:
        """Say something at the foot of the window, with Undo or another button beside it."""
        self.said.emit(Said(sentence, "undo" if undo else "info", button, press))

    def warn(self, sentence: str, *, button: str = "", press: Callable[[], object] | None = None) -> None:
        """Say what went wrong, what is safe and what to do."""
        self.said.emit(Said(sentence, "problem", button, press))

    def go(self, screen: str, argument: object = None) -> None:
        """Show a screen; `argument` is what to show there: a person's id, a paper's key, an activity's id."""
        self.asked_to_go.emit(screen, argument)

    def keep_settings(self, settings: Settings) -> None:
        """Take other settings and keep them."""
        self.settings = settings
        self.settings_changed.emit(settings)

    def start(self, words: str, work: Callable[[Job], R], then: Callable[[R], object]) -> Job:
        """Do `work(job)` on another thread and `then(result)` here; refusals are said, bugs reported."""
        job = Job(words)
        job.finished.connect(then)
        job.refused.connect(self.warn)
        job.broken.connect(self.in_trouble.emit)
        self.background.start(job, work)
        return job

    def end(self) -> None:
        """Stop all work under way, for the file is about to be closed."""
        self.background.end()
        self.ending.emit()

    def _may_undo(self) -> bool:
        return not self.door_mode or self.workspace.undo_number() > self._door_shut_at

    def _replay(self, replay: Callable[[], str | None], words: str, otherwise: str) -> None:
        try:
            label = replay()
        except Refusal as refusal:
            self.warn(refusal.sentence)
            return
        self.say(words.format(label) if label else otherwise)

    def _tell(self, changed: Changed) -> None:
        if changed.topics & {"events"} and self._event_id and self.read(View.get, Event, self._event_id) is None:
            left = self.read(event_at_hand, self.clock())  # the chosen one went, by Undo say; no page is about nothing
            self.choose_event(left.id if left is not None else NO_EVENT)
        self.changed.emit(changed)


class Said:
    """One message: `kind` is "info", "undo" or "problem"."""

    def __init__(self, sentence: str, kind: str, button: str, press: Callable[[], object] | None) -> None:
        self.sentence, self.kind, self.button, self.press = sentence, kind, button, press


class _Refused:
    """What `attempt` returns for an act that was refused; falsy."""

    def __bool__(self) -> bool:
        return False


_REFUSED = _Refused()


def refused(result: object) -> bool:
    """True when `attempt` returned because the act was refused."""
    return result is _REFUSED
