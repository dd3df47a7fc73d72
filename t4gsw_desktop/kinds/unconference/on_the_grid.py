"""Pitches that are on the grid already: what is changed of them is changed there too, in the same act."""

from dataclasses import replace

from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.standing import Standing, standing_pitches
from t4gsw_desktop.storage.unit_of_work import Work


def keep_step(work: Work, activity_id: str, before: Standing) -> None:
    """Have sessions on the grid go by the title and hosts their pitch has now, where `before` it had others.

    Sessions of pitches that are no more leave the grid; one that was joined into another takes its place there to that
    one, if that has none of its own.
    """
    standing = standing_pitches(work, activity_id)
    rows: dict[str, list[Placement]] = {}
    for one in work.find(Placement, activity_id=activity_id):
        rows.setdefault(one.subject, []).append(one)
    for subject, some in sorted(rows.items()):
        kept = standing.into.get(subject, "")
        if kept and kept not in rows:
            rows[kept] = some
        elif kept != subject:
            work.remove_many(Placement, [one.id for one in some])
    was = {one.id: one for one in before.pitches}
    for pitch in standing.pitches:
        if pitch.id in rows and (pitch.id not in was or _shown(pitch) != _shown(was[pitch.id])):
            _bring_up_to_date(work, pitch, rows[pitch.id], was.get(pitch.id))


def _shown(pitch: Pitch) -> tuple[str, tuple[str, ...]]:
    return pitch.title, pitch.hosts


def _bring_up_to_date(work: Work, pitch: Pitch, rows: list[Placement], before: Pitch | None) -> None:
    """One row for each host. Hosts who had none though they were hosts are elsewhere then, and still get none."""
    have = {one.attendee_id: one for one in rows}
    elsewhere = set(before.hosts) - have.keys() if before else set()
    hosts = [one for one in pitch.hosts if one not in elsewhere] or [""]
    work.remove_many(Placement, [one.id for who, one in have.items() if who not in hosts])
    work.put_many(
        [
            replace(
                have[who] if who in have else replace(rows[0], id=new_id(), attendee_id=who),
                topic=pitch.title,
                subject=pitch.id,
            )
            for who in hosts
        ]
    )
