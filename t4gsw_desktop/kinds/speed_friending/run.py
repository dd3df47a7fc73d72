"""The clock of the rounds in an organiser's hands: begin, pause, carry on, more time, end, one more round, finish."""

from datetime import datetime

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import MOST_PARTS
from t4gsw_desktop.kinds.speed_friending.clock import (
    FINISHED,
    MOVING,
    PAUSED,
    READY,
    TALKING,
    RunMark,
    RunState,
    mark_text,
    mark_time,
    pace_with,
)
from t4gsw_desktop.kinds.speed_friending.form import BY_ITSELF, FORM, QUESTIONS
from t4gsw_desktop.kinds.speed_friending.reweaving import begin_with, follow_door, note_begun, weave_to_come
from t4gsw_desktop.kinds.speed_friending.rows import RoundChange
from t4gsw_desktop.kinds.speed_friending.verbs import marks_of, pace_of, state_of
from t4gsw_desktop.services.activity_lengths import change_settings
from t4gsw_desktop.services.events import activity_of, edit_activity
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work


def run_state(view: View, activity_id: str, now: datetime) -> RunState:
    """Where the rounds stand at `now`; after a crash, a sleep or a closed lid the same second as without."""
    return state_of(view, activity_of(view, activity_id), now)


def begin_round(work: Work, activity_id: str, *, at: datetime, earlier: int = 0) -> None:
    """Begin the next round, `earlier` seconds before `at` if it really began then; who sits where is history then.

    Who is not in the room is taken out of it. Refusal while a round is running, and after the last.
    """
    activity, state = standing(work, activity_id, at)
    refuse_unless(state.phase != TALKING, f"Round {state.round} is still running. End it first.")
    refuse_unless(state.phase != PAUSED, f"Round {state.round} is paused. Carry on first.")
    number = state.begun + 1
    refuse_unless(
        number <= pace_of(activity).rounds,
        f"{counted(state.rounds, 'round was', 'rounds were')} planned and all are over. Add a round first.",
    )
    begin_with(work, activity, number, at)
    pace = pace_of(activity)
    if number == 1:
        _mark(work, activity, "paced", number, at, int(pace.by_itself))
    _mark(work, activity, "began", number, at, pace.round_seconds)
    if earlier > 0:
        _mark(work, activity, "shifted", number, at, earlier)
    work.label = f"Start round {number} of {activity.title}"


def note_round(work: Work, activity_id: str, *, at: datetime) -> None:
    """Write down what began by itself, so that history knows of it; where nothing did, nothing is written."""
    activity, state = standing(work, activity_id, at)
    work.label = f"Round {state.begun} of {activity.title} began by itself"


def pause(work: Work, activity_id: str, *, at: datetime) -> None:
    """Have the clock stand still. Refusal when nothing is running."""
    activity, state = standing(work, activity_id, at)
    runs = state.phase == TALKING or (state.phase == MOVING and pace_of(activity).by_itself)
    refuse_unless(runs, "No round is running, so there is nothing to pause.")
    _mark(work, activity, "paused", state.round, at)
    work.label = f"Pause round {state.round} of {activity.title}"


def carry_on(work: Work, activity_id: str, *, at: datetime) -> None:
    """Have the clock go on from where it was paused. Refusal when it is not paused."""
    activity, state = standing(work, activity_id, at)
    refuse_unless(state.phase == PAUSED, "The clock is not paused.")
    _mark(work, activity, "resumed", state.round, at)
    work.label = f"Carry on with round {state.round} of {activity.title}"


def extend(work: Work, activity_id: str, seconds: int = 60, *, at: datetime) -> None:
    """Give the running round, or the walk, more time; with less it ends now at the soonest."""
    activity, state = standing(work, activity_id, at)
    refuse_unless(state.phase in (TALKING, PAUSED, MOVING), "No round is running, so there is nothing to make longer.")
    _mark(work, activity, "extended", state.round, at, seconds)
    change = RoundChange(
        new_id(), activity.id, mark_text(at), state.begun, "extended", place=state.phase, seconds=seconds
    )
    work.put(change)
    work.label = f"{'Lengthen' if seconds > 0 else 'Shorten'} round {state.round} of {activity.title}"


def take_back_time(work: Work, activity: Activity, change: RoundChange, at: datetime) -> None:
    """Take back that something was extended: what runs ends so much sooner, now at the soonest.

    Refusal when that round or walk is over.
    """
    state = state_of(work, activity, at)
    was = (change.round, change.place == MOVING)
    refuse_unless(
        was == (state.begun, state.phase == MOVING) and state.phase in (TALKING, PAUSED, MOVING),
        "That round is over, so its time stays as it was.",
    )
    _mark(work, activity, "extended", state.round, at, -change.seconds)


def end_now(work: Work, activity_id: str, *, at: datetime) -> None:
    """Have the bell ring now; the next round is for those who are here by then. Refusal when no round is running."""
    activity, state = standing(work, activity_id, at)
    refuse_unless(state.talks, "No round is running, so there is nothing to end.")
    follow_door(work, activity_id, at=at)
    _mark(work, activity, "ended", state.round, at)
    work.label = f"End round {state.round} of {activity.title}"


def began_earlier(work: Work, activity_id: str, seconds: int, *, at: datetime) -> None:
    """The round really began so many seconds ago, or earlier than noted: it ends as much sooner, now at the soonest.

    Where people still count as walking the round begins by this. It never began before the last one was over.
    """
    activity, state = standing(work, activity_id, at)
    if state.talks:
        _mark(work, activity, "shifted", state.round, at, max(0, seconds))
        work.label = f"Say when round {state.round} of {activity.title} began"
    else:
        begin_round(work, activity_id, at=at, earlier=seconds)


def finish(work: Work, activity_id: str, *, at: datetime) -> None:
    """Have the rounds be over, though some may not have been played. Refusal before the first has begun."""
    activity, state = standing(work, activity_id, at)
    refuse_unless(state.phase not in (READY, FINISHED), "No round is running, so there is nothing to finish.")
    _mark(work, activity, "finished", state.round, at)
    work.label = f"Finish {activity.title}"


def add_round(work: Work, activity_id: str, *, at: datetime) -> None:
    """One more round at the end, woven at once; where all were over people walk to it now."""
    activity, state = standing(work, activity_id, at)
    pace = pace_of(activity)
    refuse_unless(pace.rounds < MOST_PARTS, f"{MOST_PARTS} rounds are the most there can be.")
    change_settings(work, activity_id, FORM, parts=pace.rounds + 1)
    if state.phase == FINISHED:
        _mark(work, activity, "finished", state.round, state.over or at)
    weave_to_come(work, activity_id, at=at)
    if state.phase == FINISHED:
        _mark(work, activity, "resumed", state.round, at)
    work.label = f"Add a round to {activity.title}"


def drop_round(work: Work, activity_id: str, *, at: datetime) -> None:
    """One round fewer. Refusal when the last one has begun."""
    activity, state = standing(work, activity_id, at)
    rounds = pace_of(activity).rounds
    refuse_unless(rounds > max(1, state.begun), f"Round {rounds} has begun already, so it cannot be dropped.")
    change_settings(work, activity_id, FORM, parts=rounds - 1)
    work.label = f"Drop the last round of {activity.title}"


def go_by_itself(work: Work, activity_id: str, by_itself: bool, *, at: datetime) -> None:
    """Have rounds begin when the walk is over without anybody saying so, or no longer, from now on.

    Rounds that began by themselves stay begun; where a walk should be over, people get the time for one from now.
    """
    activity, state = standing(work, activity_id, at)
    if state.begun:
        _mark(work, activity, "paced", state.round, at, int(by_itself))
    change_settings(work, activity_id, FORM, **{BY_ITSELF: "yes" if by_itself else "no"})
    work.label = f"Rounds of {activity.title} begin {'by themselves' if by_itself else 'when somebody says so'}"


def choose_questions(work: Work, activity_id: str, questions: list[str]) -> None:
    """Ask these questions in the rounds, in this order; the program's own where there are none."""
    activity = activity_of(work, activity_id)
    asked = [question.strip() for question in questions if question.strip()]
    edit_activity(work, activity_id, settings={**activity.settings, QUESTIONS: asked})
    work.label = f"Choose the questions of {activity.title}"


def standing(work: Work, activity_id: str, at: datetime) -> tuple[Activity, RunState]:
    """The activity and where it stands; rounds that began by themselves until now are noted, so that they stay.

    So is a pace that was set otherwise meanwhile: it holds from now on.
    """
    activity = activity_of(work, activity_id)
    state, marks = state_of(work, activity, at), marks_of(work, activity_id)
    noted = {mark.round for mark in marks if mark.what == "began"}
    if state.talks and state.round not in noted and state.began is not None:
        length = pace_of(activity).round_seconds
        work.put(RunMark(new_id(), activity.id, mark_text(state.began), "began", state.round, length))
    if state.begun and pace_with(pace_of(activity), marks) != pace_of(activity):
        _mark(work, activity, "paced", state.round, at, int(pace_of(activity).by_itself))
    return note_begun(work, activity, at), state


def _mark(work: Work, activity: Activity, what: str, number: int, at: datetime, seconds: int = 0) -> None:
    """Note a fact after all others, though the computer's clock was set back meanwhile; ids tell equal times apart."""
    latest = max((mark_time(one) for one in marks_of(work, activity.id)), default=at)
    work.put(RunMark(new_id(), activity.id, mark_text(max(at, latest)), what, number, seconds))
