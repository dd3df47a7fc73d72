"""Exchanging with the other desks: sticks are read and written on another thread, the file is changed on this one."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.desk_files import Exchange, OwnCopy, ReadCopy, own_copy, read_others, take_in
from t4gsw_desktop.services.desk_sticks import DeskCopy, clear_folder, copies_in, room_beside, write_copy
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.desks.sticks import find_again, stick_roots
from t4gsw_desktop.ui.shell.background import Job
from t4gsw_desktop.ui.shell.desk import Desk

EVERY = 60_000  # milliseconds between two exchanges by themselves


@dataclass(frozen=True, slots=True)
class Stick:
    """What is plugged in. `folder` is where the copies are or shall be, None while that is not there."""

    folder: Path | None = None
    copies: tuple[DeskCopy, ...] = ()
    roots: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was read from a stick, in a room that is cleared when `stack` is closed."""

    stack: ExitStack
    read: tuple[ReadCopy, ...]


class Meetings(QObject):
    """All exchanging of one open file; it outlives the pages, which are built anew for each look.

    `changed` follows whatever is shown of it. `came` is what came of the latest exchange and `came_at` when that was;
    `words` say what is under way, "" for nothing, and `invited` is the name of a second desk that may begin.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.stick = Stick()
        self.came: Exchange | None = None
        self.came_at: datetime | None = None
        self.words = ""
        self._looking = self._again = self._quietly = self._over = False
        self._then: Callable[[], object] | None = None
        self._met: set[str] = set()  # the seals of copies that were taken in, and of those that were left
        self._own: set[str] = set()
        self.invited = ""
        self._left_at_step = -1
        self._watch = QTimer(self)
        self._watch.setInterval(EVERY)
        self._watch.timeout.connect(self.exchange_quietly)
        desk.settings_changed.connect(lambda _settings: self._mind_watch())
        desk.ending.connect(self._stop)
        self._mind_watch()

    @classmethod
    def of(cls, desk: Desk) -> "Meetings":
        """The one of this desk."""
        found = desk.findChild(cls)
        return found if found is not None else cls(desk)

    @property
    def folder(self) -> Path | None:
        """The folder that is remembered, there or not."""
        return Path(self.desk.settings.desk_folder) if self.desk.settings.desk_folder else None

    @property
    def busy(self) -> bool:
        """True while something is under way."""
        return bool(self.words)

    @property
    def watching(self) -> bool:
        """True while it exchanges by itself every minute."""
        return self._watch.isActive()

    # What a person asks for ------------------------------------------------------------------------------------------

    def choose(self, folder: Path, then: Callable[[], object] | None = None) -> None:
        """Remember another folder and look into it; `then` follows once that was done, if it is there."""
        self._met.clear()
        self._left_at_step = -1
        self.desk.keep_settings(replace(self.desk.settings, desk_folder=str(folder)))
        self._then, self._again = then, self._looking
        self.look()

    def watch(self, on: bool) -> None:
        """Exchange by itself every minute, or no longer."""
        self.desk.keep_settings(replace(self.desk.settings, desk_watch=on))
        self.changed.emit()

    def look(self) -> None:
        """See what is plugged in; `changed` follows when it is something else than before."""
        if not self._looking and not self.busy:
            self._looking = True
            remembered, now = self.folder, self.desk.clock()
            job = Job("Looking at the stick")
            job.finished.connect(self._seen)
            job.broken.connect(self.desk.in_trouble.emit)
            job.over.connect(self._looked)
            self.desk.background.start(job, lambda _job: _look(remembered, now))

    def exchange(self) -> None:
        """Take in what the others left, and leave a copy for them. Nothing begins while something is under way."""
        self._begin(quietly=False)

    def exchange_quietly(self) -> None:
        """The same by itself: nothing is said unless something came, nothing written unless something changed."""
        if self.stick.folder is not None:
            self._begin(quietly=True)
        else:
            self.look()

    def invite(self, name: str) -> None:
        """Leave a copy that a second desk called `name` can begin from."""
        if self.stick.folder is None or self.busy:
            return
        self._quietly = False
        own = own_copy(self.desk.workspace, self.desk.clock(), invites=name)
        self._leave(own, self.stick.folder, lambda left: self._tell_invited(name, left))

    def clear(self) -> None:
        """Remove every desk's copy from the stick."""
        folder = self.stick.folder
        if folder is not None and not self.busy:
            self._start("Clearing the stick", lambda _job: clear_folder(folder), self._cleared)

    # Step by step ----------------------------------------------------------------------------------------------------

    def _begin(self, *, quietly: bool) -> None:
        folder = self.stick.folder
        if folder is None or self.busy:
            return
        self._quietly = quietly
        workspace, now = self.desk.workspace, self.desk.clock()
        beside, known = workspace.path, self._met | self._own if quietly else set(self._own)

        def read(_job: Job) -> _Looked:
            with ExitStack() as stack:
                room = stack.enter_context(room_beside(beside))
                found = read_others(folder, room, now, known=known)
                return _Looked(stack.pop_all(), found)

        self._start("Reading what the other desks left", read, self._take_in)

    def _take_in(self, looked: _Looked) -> None:
        """On the window's thread: one copy after another, each a transaction of its own."""
        workspace, now = self.desk.workspace, self.desk.clock()
        with looked.stack:
            came = take_in(workspace, looked.read, now)
        met = {one.copy.label.seal for one in came.met if one.meeting is not None and one.copy.label is not None}
        self._met |= met
        if met or not self._quietly:
            self.came, self.came_at = came, now
        QTimer.singleShot(0, self, lambda: self._leave_own(came.beside))  # what came is shown first

    def _leave_own(self, beside: Mapping[str, str]) -> None:
        """Leave a copy with all that is known here now, unless the one that lies there says the same."""
        workspace, folder = self.desk.workspace, self.stick.folder
        if self._over:
            return
        if folder is None or (self._quietly and workspace.step() == self._left_at_step):
            self._finish()
            return
        self._left_at_step = workspace.step()
        self._leave(own_copy(workspace, self.desk.clock(), beside=beside), folder, self._left_copy)

    def _leave(self, own: OwnCopy, folder: Path, then: Callable[[DeskCopy], object]) -> None:
        self._start("Leaving a copy for the other desks", lambda _job: write_copy(own.label, own.data, folder), then)

    def _left_copy(self, left: DeskCopy) -> None:
        self._note_own(left)
        if self.came is not None:
            self.came = replace(self.came, left=left.path)
        self._finish()

    def _finish(self) -> None:
        self._end()
        if not self._quietly or (self.came is not None and self.came.brought and self.came_at is not None):
            self._say_headlines()
        self.look()

    def _say_headlines(self) -> None:
        met = self.came.met if self.came is not None else ()
        if met:
            open_still = max((one.meeting.clashes for one in met if one.meeting is not None), default=0)
            settling = f" {counted(open_still, 'thing', 'things')} to settle." if open_still else ""
            self.desk.say(" ".join(one.sentences[0] for one in met) + settling)
        else:
            self.desk.say("No other desk has left anything here yet. A copy of this one is there for them.")

    def _tell_invited(self, name: str, left: DeskCopy) -> None:
        self._note_own(left)
        self.invited = name
        self._end()
        self.desk.say(f"Everything “{name}” needs is on the stick. Take it to the other laptop.")
        self.look()

    def _note_own(self, left: DeskCopy) -> None:
        self._own = {left.label.seal} if left.label is not None else set()

    def _cleared(self, count: int) -> None:
        self._end()
        self._met.clear()
        self._left_at_step, self.invited = -1, ""
        self.desk.say(f"{counted(count, 'copy was', 'copies were')} removed. Nobody’s details are left there.")
        self.look()

    def _start(self, words: str, work: Callable[[Job], object], then: Callable[..., object]) -> None:
        self.words = words
        job = Job(words)
        job.finished.connect(then)
        job.refused.connect(self._refused)
        job.broken.connect(self._broke)
        self.desk.background.start(job, work)
        self.changed.emit()

    def _refused(self, sentence: str) -> None:
        self._end()
        if self.came is not None:
            self.came = replace(self.came, sentences=(sentence,))
        if not self._quietly:
            self.desk.warn(sentence)
        self.look()

    def _broke(self, trouble: BaseException) -> None:
        self._end()
        self.desk.in_trouble.emit(trouble)

    def _end(self) -> None:
        self.words = ""
        self.changed.emit()

    def _seen(self, stick: Stick) -> None:
        if stick != self.stick:
            self.stick = stick
            self.changed.emit()

    def _looked(self) -> None:
        self._looking = False
        then, again, self._again = self._then, self._again, False
        if again:  # for another folder, which was chosen meanwhile
            self.look()
        elif then is not None:
            self._then = None
            if self.stick.folder is not None:
                then()

    def _stop(self) -> None:
        """A file that is closed meets nobody any more."""
        self._over = True
        self._watch.stop()

    def _mind_watch(self) -> None:
        if self.desk.settings.desk_watch != self._watch.isActive():
            (self._watch.start if self.desk.settings.desk_watch else self._watch.stop)()


def _look(remembered: Path | None, now: datetime) -> Stick:
    roots: Sequence[Path] = stick_roots()
    folder = find_again(remembered, roots)
    try:
        copies = copies_in(folder, now) if folder is not None else ()
    except Refusal:  # pulled out just now; the next look finds it gone
        return Stick(None, (), tuple(roots))
    return Stick(folder, copies, tuple(roots))
