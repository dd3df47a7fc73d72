"""The pitches as everybody may see them: on the screen where people vote, and on the wall; without any count."""

from dataclasses import dataclass

from t4gsw_desktop.kinds.unconference.standing import standing_pitches
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.services.roster import everybody_listed
from t4gsw_desktop.services.short_names import wall_names
from t4gsw_desktop.storage.unit_of_work import View


@dataclass(frozen=True, slots=True)
class ShownPitch:
    """One pitch for all eyes: `hosts` are named as on walls, "" while it looks for one."""

    id: str
    number: int
    code: str
    title: str
    about: str = ""
    hosts: str = ""


def pitches_shown(view: View, activity_id: str) -> tuple[ShownPitch, ...]:
    """The pitches that stand, by their numbers."""
    event_id = activity_of(view, activity_id).event_id
    names = wall_names(one for one in everybody_listed(view, event_id) if one.attendee.status == "coming")
    return tuple(
        ShownPitch(
            one.id,
            one.number,
            one.code,
            one.title,
            one.about,
            listed([names[host] for host in one.hosts if host in names]),
        )
        for one in standing_pitches(view, activity_id).pitches
    )
