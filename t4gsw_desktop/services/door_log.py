"""The log of the door: every arrival, every going and every badge of an evening, what was taken back included."""

from dataclasses import dataclass

from t4gsw_desktop.core.events import Attendee, Checkin
from t4gsw_desktop.core.records import BadgePrint
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.naming import names_of
from t4gsw_desktop.storage.unit_of_work import View

BADGE = "badge"
_WORDS = {
    "arrived": "{} arrived",
    "back": "{} is back",
    "left": "{} left",
    "out": "{} stepped out",
    BADGE: "Badge of {} printed",
}


@dataclass(frozen=True, slots=True)
class DoorEntry:
    """One line of the log: at what time by the clock there, in words, by which desk ("" where that is not known).

    `id` is the fact's, `what` as in Checkin or BADGE; `undone` is True for what was taken back later.
    """

    id: str
    attendee_id: str
    what: str
    at: str
    moment: str
    words: str
    desk: str
    undone: bool


def door_log(view: View, event_id: str, newest: int = 200) -> tuple[DoorEntry, ...]:
    """The newest lines of an event's log, newest first."""
    zone = event_of(view, event_id).timezone
    attendees = view.find(Attendee, event_id=event_id)
    facts = {fact.id: fact for fact in facts_of(view, attendees)}
    badges = view.find(BadgePrint, attendee_id={one.id for one in attendees})
    undone = {fact.undoes for fact in facts.values() if fact.what == "undone"}
    every: list[Checkin | BadgePrint] = [*facts.values(), *badges]
    lines = sorted(every, key=lambda one: (one.at, one.id), reverse=True)[:newest]
    told = {line.attendee_id for line in lines}
    known = {one.id: one for one in attendees if one.id in told}
    names = names_of(view, known.values())

    def words(line: Checkin | BadgePrint) -> str:
        if isinstance(line, BadgePrint):
            return _WORDS[BADGE].format(names[line.attendee_id])
        if line.what == "undone":
            was = facts.get(line.undoes)
            return f"Taken back: {words(was)}" if was else f"Something of {names[line.attendee_id]} was taken back"
        if line.what == "arrived" and known[line.attendee_id].source == "walk-in":
            return f"{names[line.attendee_id]} walked in"
        return _WORDS[line.what].format(names[line.attendee_id])

    return tuple(
        DoorEntry(
            id=line.id,
            attendee_id=line.attendee_id,
            what=line.what if isinstance(line, Checkin) else BADGE,
            at=f"{wall_clock(from_text(line.at), zone):%H:%M}",
            moment=line.at,
            words=words(line),
            desk=line.desk,
            undone=line.id in undone,
        )
        for line in lines
    )
