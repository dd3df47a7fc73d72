"""The sessions of a grid with the notes that were kept of them, for whoever types them in from harvest sheets."""

from dataclasses import dataclass

from t4gsw_desktop.core.harvest import HarvestNote
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.kinds.unconference.standing import standing_pitches
from t4gsw_desktop.services.events import activity_of, event_of
from t4gsw_desktop.services.harvest import notes_of
from t4gsw_desktop.storage.unit_of_work import View


@dataclass(frozen=True, slots=True)
class SessionNotes:
    """One session: `code` is on its card and its harvest sheet, `at` when it begins ("11:00"), "" with no place.

    The activity as a whole goes by a `pitch_id` and a `code` of "".
    """

    pitch_id: str
    code: str
    title: str
    at: str
    room: str
    notes: tuple[HarvestNote, ...]

    @property
    def where(self) -> str:
        """When and where: "11:00, Hall"."""
        return ", ".join(part for part in (self.at, self.room) if part)


def sessions_with_notes(view: View, activity_id: str) -> tuple[SessionNotes, ...]:
    """The sessions of the grid by time and room, then what else there are notes of, then the activity as a whole."""
    activity = activity_of(view, activity_id)
    zone = event_of(view, activity.event_id).timezone
    notes: dict[str, list[HarvestNote]] = {}
    for note in notes_of(view, activity_id=activity_id):
        notes.setdefault(note.subject, []).append(note)
    pitches = {one.id: one for one in standing_pitches(view, activity_id).pitches}
    times = [f"{wall_clock(span.starts, zone):%H:%M}" for span in part_spans(activity)]
    places = {
        row.subject: (times[row.part - 1], row.place)
        for row in view.find(Placement, activity_id=activity_id)
        if row.subject and 1 <= row.part <= len(times)
    }
    placed = sorted(places, key=lambda one: places[one])
    others = sorted(one for one in notes if one and one not in places)
    lines = []
    for one in (*placed, *others):
        pitch, kept = pitches.get(one), tuple(notes.get(one, ()))
        title = pitch.title if pitch else kept[0].title if kept else ""
        if title:
            lines.append(SessionNotes(one, pitch.code if pitch else "", title, *places.get(one, ("", "")), kept))
    return (*lines, SessionNotes("", "", activity.title, "", "", tuple(notes.get("", ()))))
