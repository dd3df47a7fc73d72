"""Rounds that began by themselves and that nobody has touched since: noted, so that they count in what comes after."""

from datetime import datetime

from t4gsw_desktop.core.events import PLAYED, Activity
from t4gsw_desktop.kinds.speed_friending.run import standing
from t4gsw_desktop.kinds.speed_friending.verbs import begun_rounds
from t4gsw_desktop.services.rounds import rounds_begun
from t4gsw_desktop.storage.unit_of_work import View, Work
from t4gsw_desktop.ui.shell.desk import NO_EVENT, Desk


def note_rounds_held(desk: Desk) -> None:
    """See to it that reports and slips know of every round that has begun by now.

    The clock needs nobody to begin a round where it goes by itself, and so nothing is written until somebody acts.
    """
    if desk.event_id == NO_EVENT:
        return
    now = desk.clock()
    for activity_id in desk.read(_not_noted, desk.event_id, now):
        desk.attempt(_note, activity_id, now)


def _not_noted(view: View, event_id: str, now: datetime) -> tuple[str, ...]:
    found = view.find(Activity, event_id=event_id, kind="speed_friending")
    run = (one for one in found if PLAYED in one.settings)
    return tuple(one.id for one in run if begun_rounds(view, one, now) > rounds_begun(one))


def _note(work: Work, activity_id: str, now: datetime) -> None:
    activity, _ = standing(work, activity_id, now)
    work.label = f"Note the rounds held of {activity.title}"
