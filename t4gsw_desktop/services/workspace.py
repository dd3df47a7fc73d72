"""The one door: every reading of a workspace and every change to it, with undo and redo, goes through here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, TypeVar

from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.storage import backups, desk_log, journal
from t4gsw_desktop.storage.components import Component
from t4gsw_desktop.storage.journal import Step
from t4gsw_desktop.storage.unit_of_work import View, Work
from t4gsw_desktop.storage.workspace_file import WorkspaceFile, create_file, open_file

P = ParamSpec("P")
R = TypeVar("R")
_BACKUP_EVERY = timedelta(minutes=30)
SUFFIX = ".t4gsw"


def now_utc() -> datetime:
    """The time; handed in wherever it matters, so that tests can hold it still."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Changed:
    """What listeners are told after a commit: the step's number, its label, and the tables whose rows were written."""

    step: int
    label: str
    topics: frozenset[str]


class Workspace:
    """One open file. All its methods belong to the thread that opened it; threads compute, this thread commits."""

    def __init__(self, file: WorkspaceFile, *, clock: Callable[[], datetime], desk: str) -> None:
        self._file = file
        self._clock = clock
        self._desk = desk
        self._named = ""  # what the file calls its desk, once it was asked
        self._listeners: list[Callable[[Changed], None]] = []
        self._busy = False
        self._backed_up: datetime | None = None
        self._backup_caution: str | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        components: Sequence[Component] = (),
        *,
        clock: Callable[[], datetime] = now_utc,
        desk: str = "",
    ) -> "Workspace":
        """Make a new workspace at `path`; see `create_file` for what is refused."""
        return cls(create_file(path, clock(), components), clock=clock, desk=desk)

    @classmethod
    def open(
        cls,
        path: Path,
        components: Sequence[Component] = (),
        *,
        clock: Callable[[], datetime] = now_utc,
        desk: str = "",
    ) -> "Workspace":
        """Open the workspace at `path`; see `open_file` for what is refused."""
        return cls(open_file(path, clock(), components), clock=clock, desk=desk)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def components(self) -> tuple[Component, ...]:
        """The parts of the file that this program knows."""
        return self._file.components

    @property
    def desk(self) -> str:
        """What the desk is called whose file this is: as it was opened for, else as the file says."""
        self._named = self._desk or self._named or self.read(lambda view: desk_log.desk_name(view.connection))
        return self._named

    @property
    def caution(self) -> str | None:
        """A sentence to show when the folder is unsafe for the fast way of writing, else None."""
        return self._file.caution

    @property
    def backup_caution(self) -> str | None:
        """Why the latest routine backup could not be made, as a sentence to show; None when it could."""
        return self._backup_caution

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Tell `listener` after every commit. It must not change the workspace while it is being told."""
        self._listeners.append(listener)

    def read(self, reading: Callable[Concatenate[View, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What `reading(view, ...)` returns: frozen values, never rows."""
        with self._file.viewing() as view:
            return reading(view, *args, **kwargs)

    def change(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do one act: `verb(work, ...)` in one transaction, one step of the journal, one undo.

        When this returns, the act is on the disk. When it raises, nothing has changed and nobody is told; one Refusal
        alone says otherwise, when what was erased is gone but its traces could not be. An act that changed nothing
        leaves no step.
        """
        if self._busy:
            raise RuntimeError("a change was asked for while another is under way; do it inside the same verb")
        self._busy = True
        try:
            with self._file.working(self.desk) as work:
                result = verb(work, *args, **kwargs)
                changed = self._record(work, journal.ACT, None)
            self._announce(changed)
            if not work.undoable:
                self._wipe_traces(work.label)
        finally:
            self._busy = False
        self._back_up_if_due(changed)
        return result

    def undo(self) -> str | None:
        """Take back the latest act and return its label; None when there is nothing to take back.

        Raises Refusal when a row of it has changed since: the newer fact stays.
        """
        return self._replay(journal.undo_candidate, journal.reverse, journal.UNDO)

    def redo(self) -> str | None:
        """Do again the act that was undone last, and return its label; None when there is none."""
        return self._replay(journal.redo_candidate, journal.repeat, journal.REDO)

    def undo_label(self) -> str | None:
        """What `undo` would take back, None when nothing."""
        step = self.read(lambda view: journal.undo_candidate(view.connection))
        return step.label if step else None

    def undo_number(self) -> int:
        """The number of the step that `undo` would take back, 0 when there is none."""
        step = self.read(lambda view: journal.undo_candidate(view.connection))
        return step.number if step else 0

    def redo_label(self) -> str | None:
        """What `redo` would do again, None when nothing."""
        step = self.read(lambda view: journal.redo_candidate(view.connection))
        return step.label if step else None

    def step(self) -> int:
        """The number of the newest step: what a screen or a paper was made from."""
        return self.read(lambda view: journal.latest_step(view.connection))

    def history(self, newest: int = 100, row_id: str | None = None) -> tuple[Step, ...]:
        """The action log, newest first; of one row when `row_id` is given."""
        return self.read(lambda view: journal.history(view.connection, newest=newest, row_id=row_id))

    def changes_since(self, step: int) -> frozenset[tuple[str, str]]:
        """(table, row id) of all that changed after `step`."""
        return self.read(lambda view: journal.changes_since(view.connection, step))

    def back_up(self, reason: str = backups.ROUTINE) -> Path:
        """Copy the file into its backup folder now and return the copy's path."""
        self._backed_up = self._clock()
        return self._file.back_up(reason, self._backed_up)

    def snapshot(self) -> bytes:
        """The whole file as it stands, to be written elsewhere by any thread."""
        return self._file.snapshot()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _replay(
        self, candidate: Callable[..., Step | None], replay: Callable[[Work, Step], None], kind: str
    ) -> str | None:
        if self._busy:
            raise RuntimeError("undo was asked for while a change is under way")
        with self._file.working(self.desk) as work:
            step = candidate(work.connection)
            if step is None:
                return None
            work.label = step.label
            replay(work, step)
            changed = self._record(work, kind, step.number)
        self._announce(changed)
        return step.label

    def _record(self, work: Work, kind: str, of: int | None) -> Changed | None:
        if not work.changes and work.undoable and not work.met_above:
            return None
        if not work.label:
            raise RuntimeError("this act has no label; every verb says what it did")
        at = to_text(self._clock())
        number = journal.record(work, at=at, desk=work.desk, kind=kind, of=of)
        if not work.undoable:
            journal.erase(work, number, at)
        return Changed(number, work.label, frozenset(change.table for change in work.changes))

    def _announce(self, changed: Changed | None) -> None:
        if changed is None:
            return
        if "desks" in changed.topics:
            self._named = ""
        self._busy, was_busy = True, self._busy
        try:
            for listener in self._listeners:
                listener(changed)
        finally:
            self._busy = was_busy

    def _wipe_traces(self, label: str) -> None:
        try:
            self._file.compact()
        except Refusal as trouble:
            raise Refusal(
                f"“{label}” is done, but traces may be left in the file, for it could not be written anew: {trouble}"
            ) from trouble

    def _back_up_if_due(self, changed: Changed | None) -> None:
        now = self._clock()
        if changed is None:
            return
        if self._backed_up is None:
            self._backed_up = now
        elif now - self._backed_up >= _BACKUP_EVERY:
            try:
                self.back_up()
                self._backup_caution = None
            except Refusal as trouble:  # the act itself is on the disk, so it must not look refused
                self._backup_caution = trouble.sentence


def refuse_unless(condition: object, sentence: str) -> None:
    """Raise a Refusal with `sentence` unless `condition` holds."""
    if not condition:
        raise Refusal(sentence)
