"""The rows of a grid: who hosts what where, with nobody in two places even while the grid is not right yet."""

from collections import defaultdict

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import Span, to_text
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.rules import Grid
from t4gsw_desktop.kinds.unconference.standing import standing_pitches
from t4gsw_desktop.services.plans import engagements
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.storage.unit_of_work import View


def placements(view: View, activity: Activity, roster: Roster, grid: Grid) -> tuple[Placement, ...]:
    """One row for each host of each placed session, one without anybody where there is no host then.

    A host who is elsewhere in the evening at that time, or hosts another session, has no row: the session stands on
    the grid without them until that is mended. Of two sessions at one time the host keeps the one they had before.
    """
    spans = part_spans(activity)
    pitches = {pitch.id: pitch for pitch in standing_pitches(view, activity.id).pitches}
    hosting = _HostsFree(view, activity, roster)
    rows = [row for row in grid.placements if row.session in pitches and 1 <= int(row.slot) <= len(spans)]
    rows.sort(key=lambda row: not hosting.had(row.session, int(row.slot), pitches[row.session].hosts))
    made = {}
    for row in rows:
        part, pitch = int(row.slot), pitches[row.session]
        span = spans[part - 1]
        for host in hosting.of(pitch, part, span) or ("",):
            made[row.session, host] = Placement(
                id=new_id(),
                activity_id=activity.id,
                attendee_id=host,
                part=part,
                starts=to_text(span.starts),
                ends=to_text(span.ends),
                place=row.room,
                role="host",
                topic=pitch.title,
                subject=row.session,
            )
    return tuple(made.values())


class _HostsFree:
    """Which hosts of a session can be there, session by session: each host is given away once a slot."""

    def __init__(self, view: View, activity: Activity, roster: Roster) -> None:
        self._activity, self._roster = activity, roster
        self._listed = {guest.id for guest in roster.guests}
        self._elsewhere = engagements(view, activity.event_id, but=activity.id)
        held = view.find(Placement, activity_id=activity.id)
        self._held = {(row.subject, row.part, row.attendee_id) for row in held}
        self._given: dict[int, set[str]] = defaultdict(set)

    def had(self, session: str, part: int, hosts: tuple[str, ...]) -> bool:
        """True when one of the hosts has had this session at this time already."""
        return any((session, part, host) in self._held for host in hosts)

    def of(self, pitch: Pitch, part: int, span: Span) -> tuple[str, ...]:
        """The hosts of the pitch who can be there, who from then on are busy with it."""
        free = tuple(
            host for host in dict.fromkeys(pitch.hosts) if host not in self._given[part] and self._is_free(host, span)
        )
        self._given[part].update(free)
        return free

    def _is_free(self, host: str, span: Span) -> bool:
        if host in self._listed:
            return self._roster.free(host, span, self._activity.id)
        return not any(span.overlaps(taken) for taken in self._elsewhere.get(host, ()))
