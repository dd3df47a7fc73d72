"""How good a plan is, what could not be had, and what can be done about it: the panel beside the plan."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.kinds.planning import explain_plan
from t4gsw_desktop.kinds.register import kind_named
from t4gsw_desktop.services.plan_state import PlanState
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.activities.planner import Draft, Planner
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import column, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_NO_REASONS = "Nobody who is here takes part."


class PlanNotes(QFrame):
    """The panel beside a plan; built anew whenever the plan or its draft is another."""

    def __init__(
        self, desk: Desk, planner: Planner, state: PlanState, run: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """`run` says what opens the room of the activity, and opens it; None for a kind that has none."""
        super().__init__()
        self.desk, self.theme, self.planner, self._run = desk, desk.theme, planner, run
        theme, activity = self.theme, state.activity
        draft = planner.drafts.get(activity.id)
        inner = column(theme, gap=8)
        if draft is not None:
            _fill_draft(inner, draft)
        elif state.number:
            self._fill_accepted(inner, activity)
        else:
            inner.addWidget(words("How good the plan is, and what could not be had, is told here.", "quiet", wrap=True))
        inner.addStretch(1)
        buttons = column(theme, gap=8)
        for button in self._buttons(state, draft):
            buttons.addWidget(button)
        self.setProperty("kind", "card")
        self.setLayout(
            column(theme, words("The plan", "title"), scrolling(inner, name="About this plan"), buttons, margin=16)
        )

    def _fill_accepted(self, inner: QVBoxLayout, activity: Activity) -> None:
        def newest(view: View) -> AcceptedPlan | None:
            plans = [
                one for one in view.find(AcceptedPlan, activity_id=activity.id) if one.number == activity.plan_number
            ]
            return plans[-1] if plans else None

        plan = self.desk.read(newest)
        if plan is None:
            return
        made = from_text(plan.accepted).astimezone()
        inner.addWidget(words(f"Plan {plan.number}, of {made:%a %d %B, %H:%M}", "strong", wrap=True))
        if not plan.problems:
            inner.addWidget(words("Every rule is kept, and nothing was left open.", "good", wrap=True))
        else:
            self._add_problems(inner, plan)
        self._add_reasons(inner, activity)

    def _add_problems(self, inner: QVBoxLayout, plan: AcceptedPlan) -> None:
        said = f"{len(plan.problems)} {'thing' if len(plan.problems) == 1 else 'things'} could not be had."
        inner.addWidget(words(said, "warn", wrap=True))
        inner.addWidget(
            words("They may name people, so they are shown only when you ask and nobody looks on.", "hint", wrap=True)
        )
        self._add_shown_on_wish(inner, "Show them", lambda: plan.problems)

    def _add_reasons(self, inner: QVBoxLayout, activity: Activity) -> None:
        """Why the plan is as it is, where its kind can tell; worked out when somebody asks."""
        kind = kind_named(activity.kind)
        if kind.explain is not None:
            self._add_shown_on_wish(
                inner, "Why it is so", lambda: self.desk.read(explain_plan, kind, activity.id) or (_NO_REASONS,)
            )

    def _add_shown_on_wish(self, inner: QVBoxLayout, ask: str, told: Callable[[], Sequence[str]]) -> None:
        """A button that shows sentences which may name people, and hides them again."""
        holder = QWidget()
        lines = column(self.theme, gap=8)
        holder.setLayout(lines)
        holder.hide()

        def turn() -> None:
            if not lines.count():
                for line in told():
                    lines.addWidget(words(line, wrap=True))
            holder.setVisible(holder.isHidden())

        inner.addWidget(Button(self.theme, ask, icon="eye", press=turn))
        inner.addWidget(holder)

    def _buttons(self, state: PlanState, draft: Draft | None) -> list[Button]:
        theme, activity, planner = self.theme, state.activity, self.planner
        if planner.working_on:
            return []
        if draft is not None:
            return [
                Button(theme, "Try again", icon="refresh-cw", press=lambda: planner.work_out(activity.id)),
                Button(
                    theme,
                    "Look longer, 10 seconds",
                    icon="timer",
                    press=lambda: planner.work_out(activity.id, longer=True),
                ),
                Button(theme, "Drop this draft", icon="x", press=lambda: planner.drop(activity.id)),
            ]
        found = [
            Button(theme, "Times and settings", icon="calendar-clock", press=lambda: self.desk.go("plan", activity.id))
        ]
        if self._run is not None:
            found.insert(0, Button(theme, self._run[0], icon="play", press=self._run[1]))
        if state.number:
            found.insert(
                0, Button(theme, "Work out another", icon="refresh-cw", press=lambda: planner.work_out(activity.id))
            )
        return found


def _fill_draft(inner: QVBoxLayout, draft: Draft) -> None:
    inner.addWidget(words(draft.result.headline, "strong", wrap=True))
    if not draft.result.problems and not draft.result.private:
        inner.addWidget(words("Every rule is kept, and nothing was left open.", "good", wrap=True))
    for problem in draft.result.problems:
        inner.addWidget(words(problem, wrap=True))
    if draft.result.private:
        more = words(f"And {len(draft.result.private)} for you alone, kept with the plan.", "hint", wrap=True)
        inner.addWidget(more)
