"""Everybody's own way through an unconference: the sessions they host or wished for, slot by slot."""

from collections.abc import Collection, Iterator, Mapping

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.documents.own_schedules import OwnSchedule, OwnStop
from t4gsw_desktop.kinds.unconference.sheet_facts import SheetBand, SheetFacts, SheetSession
from t4gsw_desktop.kinds.unconference.standing import standing_pitches
from t4gsw_desktop.kinds.unconference.voting import given_votes
from t4gsw_desktop.services.papers import PaperDesk

HOSTS = "you host this"


def own_schedules(desk: PaperDesk, facts: SheetFacts, only: Collection[str] | None = None) -> list[OwnSchedule]:
    """A schedule for everybody who wished for a session or hosts one, by name; with `only`, for these attendees.

    Who did neither has nothing of their own to read: the pocket schedule is for them.
    """
    wishes = wishes_of(desk)
    hosting = {host for one in facts.sessions for host in one.hosts}
    elsewhere = _elsewhere(desk)
    titles = {pitch.id: pitch.title for pitch in facts.waiting}
    found = []
    for guest in desk.roster.guests:
        wished = tuple(wishes.get(guest.id, ()))
        if (only is None or guest.id in only) and (wished or guest.id in hosting):
            stops = tuple(_stops(facts, guest.id, wished, elsewhere.get(guest.id, {})))
            without = tuple(titles[one] for one in wished if one in titles)
            found.append(OwnSchedule(guest.name, stops, guest.attendee.code, without))
    return found


def wishes_of(desk: PaperDesk) -> Mapping[str, tuple[str, ...]]:
    """The pitches that everybody who voted by name wished for."""
    return given_votes(desk.view, desk.activity, standing_pitches(desk.view, desk.activity.id)).named


def way_of(facts: SheetFacts, attendee_id: str, wished: Collection[str], part: int) -> list[SheetSession]:
    """The sessions of one slot that somebody hosts, then those they wished for, in the order of their wishes."""
    here = {one.subject: one for one in facts.in_slot.get(part, ())}
    hosted = [one for one in here.values() if attendee_id in one.hosts]
    wanted = [here[subject] for subject in wished if subject in here]
    return list(dict.fromkeys((*hosted, *wanted)))


def _stops(
    facts: SheetFacts, attendee_id: str, wished: Collection[str], elsewhere: Mapping[int, str]
) -> Iterator[OwnStop]:
    yield from map(_pause, facts.bands_after(0))
    for part, (starts, _ends) in enumerate(facts.slots, 1):
        way = way_of(facts, attendee_id, wished, part)
        also = tuple((one.title, one.room) for one in way[1:])
        if part in elsewhere:
            missed = tuple((one.title, one.room) for one in way)
            yield OwnStop(starts, elsewhere[part], also=missed)
        elif way:
            note = HOSTS if attendee_id in way[0].hosts else ""
            yield OwnStop(starts, way[0].title, way[0].room, also, note)
        else:
            yield OwnStop(starts)
        yield from map(_pause, facts.bands_after(part))


def _pause(band: SheetBand) -> OwnStop:
    return OwnStop(band.starts, band.title, band.room, pause=True)


def _elsewhere(desk: PaperDesk) -> dict[str, dict[int, str]]:
    """What else of the evening each attendee is in during which slot, by the title of that activity."""
    spans = part_spans(desk.activity)
    busy = {who: taken for who, taken in desk.roster.busy.items() if any(one != desk.activity.id for one, _ in taken)}
    titles = desk.view.get_many(Activity, {one for taken in busy.values() for one, _ in taken})
    found: dict[str, dict[int, str]] = {}
    for who, taken in busy.items():
        for other, span in taken:
            for part, slot in enumerate(spans, 1):
                if other != desk.activity.id and other in titles and slot.overlaps(span):
                    found.setdefault(who, {})[part] = titles[other].title
    return found
