"""Working plans out on another thread: one activity, or all of an evening, each accepted as an act."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.planning import Result, Task, accept, activities_to_plan, prepare, work_out
from t4gsw_desktop.kinds.register import kind_named
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.ui.shell.background import Job
from t4gsw_desktop.ui.shell.desk import Desk, refused

SECONDS, LONGER = 2.0, 10.0


@dataclass(frozen=True)
class Draft:
    """A plan that was worked out and not yet accepted."""

    task: Task
    result: Result
    longer: bool


class Planner(QObject):
    """Holds the drafts of an evening and the work under way. `changed` tells that there is something new to show.

    It belongs to its desk, so that drafts and work go on while screens are built anew; see `planner_of`.
    """

    changed = Signal()
    progressed = Signal(float, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.drafts: dict[str, Draft] = {}
        self.job: Job | None = None
        self.working_on = ""

    def why_not(self) -> str:
        """Why nothing else can be planned now, "" when it can: one plan at a time."""
        return "A plan is being worked out. Wait for it, or stop it." if self.working_on else ""

    def work_out(self, activity_id: str, *, longer: bool = False) -> None:
        """Have a plan of this activity worked out; it becomes a draft. Again gives another one to compare."""
        before, task = self.drafts.get(activity_id), self._task(activity_id)

        def then(result: Result) -> None:
            self.drafts[activity_id] = Draft(task, result, longer)

        self._start(task, then, LONGER if longer else SECONDS, before.result.seed + 1 if before else None)

    def work_out_and_accept(self, activity_id: str) -> None:
        """Have this activity planned, and the plan accepted at once. The foot says when it cannot be."""
        if why := self.why_not():
            self._desk.warn(why)
            return
        try:
            task = self._task(activity_id)
        except Refusal as refusal:
            self._desk.warn(refusal.sentence)
            return
        self._desk.say(f"Planning {task.activity.title}. You can go on meanwhile.")
        self._start(task, lambda result: self._desk.do(accept, task, result, at=self._desk.clock()))

    def work_out_all(self) -> None:
        """Have every activity of the evening planned, least free first, and each plan accepted as it comes."""
        waiting = [activity.id for activity, _kind in self._desk.read(activities_to_plan, self._desk.event_id)]
        self._next_of(waiting, 0)

    def accept(self, activity_id: str) -> bool:
        """Make the draft the plan of its activity; False when that was refused, which the foot then explains."""
        draft = self.drafts.pop(activity_id)
        made = self._desk.do(accept, draft.task, draft.result, at=self._desk.clock())
        self.changed.emit()
        return made is not None

    def drop(self, activity_id: str) -> None:
        """Forget the draft; what was accepted before stays."""
        self.drafts.pop(activity_id, None)
        self.changed.emit()

    def stop(self) -> None:
        """End the work under way with the best plan found so far."""
        if self.job is not None:
            self.job.stop()

    def _next_of(self, waiting: list[str], planned: int) -> None:
        if not waiting:
            said = f"{planned} {'plan is' if planned == 1 else 'plans are'} ready."
            self._desk.say(f"{said} Undo takes back the last one." if planned > 1 else said, undo=bool(planned))
            self.changed.emit()
            return
        first, *later = waiting
        task = self._task(first, giving_way=later)

        def then(result: Result) -> None:
            made = self._desk.attempt(accept, task, result, at=self._desk.clock())
            self.job, self.working_on = None, ""
            if not refused(made):  # else the foot says why, and what is planned by then stands
                self._next_of(later, planned + 1)

        self._start(task, then)

    def _task(self, activity_id: str, *, giving_way: Collection[str] = ()) -> Task:
        kind = kind_named(self._desk.read(activity_of, activity_id).kind)
        return self._desk.read(prepare, kind, activity_id, giving_way=giving_way)

    def _start(
        self, task: Task, then: Callable[[Result], object], seconds: float = SECONDS, seed: int | None = None
    ) -> None:
        """Do it on the other thread; without a `seed` each plan of an activity has another."""
        activity = task.activity
        seed = activity.plan_number + 1 if seed is None else seed

        def work(job: Job) -> Result:
            return work_out(task, seconds=seconds, seed=seed, stop=job.stopped, progress=job.progress)

        def over(result: Result) -> None:
            self.job, self.working_on = None, ""
            then(result)
            self.changed.emit()

        self.working_on = activity.id
        self.job = self._desk.start(f"Planning {activity.title}", work, over)
        self.job.progressed.connect(self.progressed)
        self.job.broken.connect(self._give_up)
        self.job.refused.connect(self._give_up)
        self.changed.emit()

    def _give_up(self, _trouble: object) -> None:
        self.job, self.working_on = None, ""
        self.changed.emit()


def planner_of(desk: Desk) -> Planner:
    """The one planner of this desk, whichever screen asks: one plan is worked out at a time."""
    return desk.findChild(Planner) or Planner(desk)
