"""The yellow strip above a plan: what to do next with it, or how far the planning is."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.services.plan_state import PlanState
from t4gsw_desktop.ui.activities.live import RoomPlace
from t4gsw_desktop.ui.activities.planner import Planner
from t4gsw_desktop.ui.shell.desk import NO_EVENT, Desk
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import nothing_yet, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.next_strip import NextStrip
from t4gsw_desktop.ui.widgets.words import picture_label, words

_SOON = timedelta(minutes=30)


@dataclass(frozen=True)
class StripWays:
    """Where the strip of a plan can lead: to the set-up, and to the room of the activity where there is one."""

    open_setup: Callable[[], object]
    open_room: Callable[[], object]
    room: RoomPlace | None


class WorkingStrip(QFrame):
    """How far the planning is, and a button that ends it with the best plan so far."""

    def __init__(self, theme: Theme, planner: Planner) -> None:
        super().__init__()
        job = planner.job
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("How far the planning is")
        stop = Button(theme, "Stop, and use the best so far", icon="square", kind="primary", press=planner.stop)
        said = words(f"{job.words if job else 'Planning'} …", "strong")
        inner = row(theme, picture_label(theme, "hourglass", "warn-ink", 24), said, self._progress, stop, gap=12)
        inner.setStretch(2, 1)
        inner.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        self.setProperty("kind", "next")
        self.setLayout(inner)

    def show_progress(self, fraction: float) -> None:
        """Show how far it is, 0 to 1."""
        self._progress.setValue(round(fraction * 100))


def plan_strip(
    desk: Desk, planner: Planner, state: PlanState, all_states: Collection[PlanState], ways: StripWays
) -> NextStrip:
    """The strip of an activity while nothing is being worked out."""
    strip, activity = NextStrip(desk.theme), state.activity
    draft = planner.drafts.get(activity.id)
    if draft is not None:
        strip.ask(
            draft.result.headline,
            "Use this plan",
            lambda: planner.accept(activity.id),
            quiet="It is a draft: nothing has changed yet.",
            button_icon="check",
        )
    elif state.nothing_yet:
        strip.ask(state.nothing_yet, "Set it up", ways.open_setup, button_icon="pencil")
    elif not state.number and not any(one.number for one in all_states) and len(all_states) > 1:
        strip.ask(
            "No plan yet.",
            "Work out all plans",
            planner.work_out_all,
            quiet=f"All {len(all_states)} activities together, so that nobody is in two places at once.",
            button_icon="wand-sparkles",
        )
    elif not state.number:
        strip.ask("No plan yet.", "Work it out", lambda: planner.work_out(activity.id), button_icon="wand-sparkles")
    elif state.misfit:
        strip.ask(state.misfit, "Work it out again", lambda: planner.work_out(activity.id), button_icon="refresh-cw")
    else:
        _ask_when_it_stands(strip, desk, state, ways)
    return strip


def _ask_when_it_stands(strip: NextStrip, desk: Desk, state: PlanState, ways: StripWays) -> None:
    room = ways.room
    if room is not None and room.needs_plan and desk.clock() >= from_text(state.activity.starts) - _SOON:
        strip.ask(
            f"Plan {state.number} stands, and it is nearly time.",
            room.open_words,
            ways.open_room,
            quiet="The rounds are run from there: clock, tables, who comes late and who leaves.",
            icon="circle-check",
            button_icon="play",
        )
    else:
        strip.ask(
            f"Plan {state.number} stands.",
            "Print its papers",
            lambda: desk.go("print", state.activity.id),
            quiet="It fits everybody who is coming.",
            icon="circle-check",
            button_icon="printer",
        )


def without_activities(desk: Desk) -> QWidget:
    """What the page says while there is no event, or nothing happens in it."""
    if desk.event_id == NO_EVENT:
        return nothing_yet(
            desk.theme,
            "layout-grid",
            "No event yet, so nothing to run.",
            "Make an event first, with what happens in it.",
            [("Make an event", lambda: desk.go("plan"))],
        )
    return nothing_yet(
        desk.theme,
        "layout-grid",
        "This event has no activities yet.",
        "Add a surgery, a café, an unconference or speed-friending.",
        [("Add an activity", lambda: desk.go("plan"))],
    )
