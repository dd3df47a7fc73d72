"""How an activity that is run live stands, for tabs and pictures of the evening."""

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.speed_friending.run_words import tab_words
from t4gsw_desktop.ui.speed_friending.watch import RunWatch


def is_running(desk: Desk, activity: Activity) -> bool:
    """True from the first round until a while after the last."""
    run = RunWatch.of(desk).run(activity.id)
    return run is not None and run.begun and not run.is_over(desk.clock())


def live_words(desk: Desk, activity: Activity) -> str:
    """How a run stands, "Live, round 3 of 6"; "" for what is not run live or has not begun."""
    run = RunWatch.of(desk).run(activity.id)
    return tab_words(run.state) if run is not None and run.begun else ""
