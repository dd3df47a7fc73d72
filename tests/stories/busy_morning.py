"""A laptop in the midst of an unconference's morning, until it is killed; run by test_unconference_morning.py."""

from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.kinds.unconference.ballots import type_slip
from t4gsw_desktop.kinds.unconference.changing import move_session
from t4gsw_desktop.kinds.unconference.pitches_shown import pitches_shown
from t4gsw_desktop.kinds.unconference.preparation import add_pitch
from t4gsw_desktop.kinds.unconference.voting import cast_votes
from t4gsw_desktop.services.harvest import add_notes
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View


def work(path: Path, activity_id: str, telling: Connection) -> None:
    """Pitch, vote, move and write down without end; after each act its step is told."""
    with Workspace.open(path, components()) as workspace:
        activity = workspace.read(View.get, Activity, activity_id)
        assert activity is not None
        guests = workspace.read(View.find, Attendee, event_id=activity.event_id, status="coming")
        for number in count():
            workspace.change(add_pitch, activity_id, f"Pitch {number}")
            telling.send(workspace.step())
            pitches = workspace.read(pitches_shown, activity_id)
            workspace.change(cast_votes, activity_id, guests[number % len(guests)].id, [pitches[-1].id], anyway=True)
            telling.send(workspace.step())
            workspace.change(type_slip, activity_id, f"{pitches[0].code} {pitches[-1].code}")
            telling.send(workspace.step())
            placed = workspace.read(View.find, Placement, activity_id=activity_id)
            first, other = placed[0], placed[1 + number % (len(placed) - 1)]
            workspace.change(move_session, first.subject, other.part, other.place)
            telling.send(workspace.step())
            workspace.change(add_notes, activity_id, first.subject, f"Note {number}", title=first.topic)
            telling.send(workspace.step())
