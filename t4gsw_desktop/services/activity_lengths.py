"""How long an activity is: its rounds or slots changed, or stretched to another end; its accepted plan keeps step."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import INTERLUDES, MOST_MINUTES, KindForm, part_spans, parts_of
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text, to_text, wall_clock
from t4gsw_desktop.services.events import activity_of, edit_activity, event_of, move_activity
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.rounds import rounds_begun
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work

_DAY = timedelta(days=1)


def change_settings(work: Work, activity_id: str, form: KindForm, **changes: Any) -> Activity:
    """Change settings of an activity of this kind; with other rounds or slots it ends when the last of them does.

    Places of the accepted plan move with their round or slot; those in one that is no more are taken out. Refusal
    for fewer rounds than have begun, and for an end far outside the event.
    """
    before = activity_of(work, activity_id)
    settings: dict[str, object] = {**form.usual_settings(), **parts_of(before).as_settings(), **before.settings}
    activity = edit_activity(work, activity_id, settings={**settings, **changes})
    if parts_of(activity) != parts_of(before):
        activity = _end_with_last_part(work, before, activity)
    label = {one.key: one.label for one in form.settings} | {INTERLUDES: "Breaks and plenaries"}
    said = ", ".join(label.get(key, key).lower() for key in changes)
    work.label = f"Change {said} of {activity.title}"
    return activity


def change_length(work: Work, activity_id: str, form: KindForm, ends: datetime) -> Activity:
    """Have an activity end at this moment: its rounds or slots become as long as fit in, in whole minutes.

    Refusal when there is not a minute for each.
    """
    before = activity_of(work, activity_id)
    parts = parts_of(before)
    length = round((ends - from_text(before.starts)).total_seconds() / 60)
    least = round(replace(parts, minutes=1).length.total_seconds() / 60)  # with all breaks and changeovers
    each = min(1 + (length - least) // parts.count, MOST_MINUTES)
    words = form.part_word.lower()
    refuse_unless(
        each >= 1,
        f"{counted(parts.count, words, words + 's')} of “{before.title}” need {counted(least, 'minute', 'minutes')} at "
        f"least. Have fewer first.",
    )
    settings = {**form.usual_settings(), **before.settings, **replace(parts, minutes=each).as_settings()}
    activity = edit_activity(work, activity_id, settings=settings)
    _refuse_a_day(ends - from_text(before.starts))
    activity = _end_at(work, activity, ends)
    _keep_step(work, before, activity)
    work.label = f"Change the length of {activity.title}"
    return activity


def _end_with_last_part(work: Work, before: Activity, activity: Activity) -> Activity:
    parts, begun = parts_of(activity), rounds_begun(before)
    refuse_unless(parts.count >= begun, f"{begun} of “{before.title}” have begun already, so there cannot be fewer.")
    _refuse_a_day(parts.length)
    activity = _end_at(work, activity, from_text(activity.starts) + parts.length)
    _keep_step(work, before, activity)
    return activity


def _refuse_a_day(length: timedelta) -> None:
    refuse_unless(length < _DAY, "An activity is shorter than a day. Make several of it.")


def _end_at(work: Work, activity: Activity, ends: datetime) -> Activity:
    zone = event_of(work, activity.event_id).timezone
    starts, last = wall_clock(from_text(activity.starts), zone), wall_clock(ends, zone)
    return move_activity(work, activity.id, starts.time(), last.time(), day=starts.date())


def _keep_step(work: Work, before: Activity, activity: Activity) -> None:
    """Move each place of the accepted plan along with the part it begins in and the one it ends in."""
    old, new = part_spans(before), part_spans(activity)
    begins = {to_text(span.starts): number for number, span in enumerate(old)}
    finishes = {to_text(span.ends): number for number, span in enumerate(old)}
    gone, moved = [], []
    for one in work.find(Placement, activity_id=activity.id):
        first, last = begins.get(one.starts), finishes.get(one.ends)
        if first is None or last is None:
            continue  # made by hand at a time of its own
        if last >= len(new):
            gone.append(one.id)
        else:
            moved.append(replace(one, starts=to_text(new[first].starts), ends=to_text(new[last].ends)))
    work.remove_many(Placement, gone)
    work.put_many(moved)
