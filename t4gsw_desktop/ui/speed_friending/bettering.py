"""After a change the rounds to come are looked at once more beside the window, for some with fewer repeats."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from t4gsw_desktop.kinds.planning import Result, Task, accept, is_current, prepare, work_out
from t4gsw_desktop.kinds.register import kind_named
from t4gsw_desktop.kinds.speed_friending.rules import score
from t4gsw_desktop.ui.shell.background import Job
from t4gsw_desktop.ui.shell.desk import Desk

_SECONDS = 2.0
_REST = 1500  # milliseconds without another change before it is worth while to begin


class Bettering(QObject):
    """Looks for rounds with fewer repeats while nobody waits for it; what is found and no longer fits is dropped.

    `wanted` gives the activity whose rounds to come are worth looking at, "" for none. Only rounds that have not begun
    are woven, and a plan comes in only where fewer meet again: nobody's card changes for less.
    """

    def __init__(self, parent: QObject, desk: Desk, wanted: Callable[[], str]) -> None:
        super().__init__(parent)
        self._desk, self._wanted = desk, wanted
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self.begin)

    def soon(self) -> None:
        """Begin when nothing has changed for a moment."""
        self._timer.start()

    def begin(self) -> None:
        """Look now, unless another plan is being worked out."""
        activity_id = self._wanted()
        if not activity_id or self._desk.background.busy:
            return
        task = self._desk.read(prepare, kind_named("speed_friending"), activity_id)
        if task.snapshot.before is None:
            return

        def work(job: Job) -> tuple[Result, float]:
            found = work_out(task, seconds=_SECONDS, seed=task.step, stop=job.stopped)
            return found, score(task.snapshot, task.snapshot.before)["repeats"]

        self._desk.start("Looking for better rounds", work, lambda found: self._take(task, *found))

    def _take(self, task: Task, result: Result, repeats: float) -> None:
        fewer = result.proposal.score["repeats"] < repeats
        if fewer and self._wanted() == task.activity.id and self._desk.read(is_current, task):
            self._desk.attempt(accept, task, result, at=self._desk.clock())
