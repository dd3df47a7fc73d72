"""Pitches that are on the grid already: what is changed of them is changed there too, in the same act."""

from dataclasses import replace

from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.unconference.placing import placements
from t4gsw_desktop.kinds.unconference.rules import Grid, Placed
from t4gsw_desktop.kinds.unconference.standing import Standing, standing_pitches
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.storage.unit_of_work import Work


def keep_step(work: Work, activity_id: str, before: Standing) -> None:
    """Have sessions on the grid go by the title and hosts their pitch has now, where `before` it had others.

    Sessions of pitches that are no more leave the grid; one that was joined into another gives its place there to that
    one, if that has none of its own. Hosts who are elsewhere at the time get no row; see `placing.placements`.
    """
    standing = standing_pitches(work, activity_id)
    held = work.find(Placement, activity_id=activity_id)
    if not held or _shown(standing) == _shown(before):
        return
    places = {one.subject: Placed(one.subject, str(one.part), one.place) for one in held}
    for subject, place in sorted(places.items()):
        if (kept := standing.into.get(subject, "")) and kept not in places:
            places[kept] = replace(place, session=kept)
    activity = activity_of(work, activity_id)
    grid = Grid(tuple(place for subject, place in sorted(places.items()) if subject in standing.into.values()))
    made = placements(work, activity, read_roster(work, activity.event_id), grid)
    rows = {(one.subject, one.attendee_id): one.id for one in held}
    kept_rows = [replace(one, id=rows.get((one.subject, one.attendee_id), one.id)) for one in made]
    work.remove_many(Placement, {one.id for one in held} - {one.id for one in kept_rows})
    work.put_many(kept_rows)


def _shown(standing: Standing) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(one.id, one.title, one.hosts) for one in standing.pitches}
