"""What an unconference gives to other programs: its grid and its pitches as lists, and somebody's own calendar."""

from collections.abc import Collection
from datetime import datetime

from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.timeline import Span, wall_clock
from t4gsw_desktop.exchange.calendars import CalendarItem, to_ics
from t4gsw_desktop.exchange.spreadsheets_out import Sheet
from t4gsw_desktop.kinds.unconference.own_sheets import way_of, wishes_of
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.sheet_facts import SheetFacts, SheetSession, facts_of
from t4gsw_desktop.kinds.unconference.voting import vote_counts
from t4gsw_desktop.services.exports import interlude_items
from t4gsw_desktop.services.outgoing import Outgoing
from t4gsw_desktop.services.papers import PaperDesk, feature_words

GRID = ("Slot", "Starts", "Ends", "Room", "What", "Card", "Title", "Hosts")
PITCHES = ("Card", "Title", "About", "Hosts", "Needs", "Not in slots", "Wishes", "Slot", "Starts", "Room")
_SESSION, _BREAK, _PLENARY, _FREE, _CLOSED = "session", "break", "for everybody", "free", "closed"


def outgoing(desk: PaperDesk) -> Outgoing:
    """The grid and the pitches as lists, and what each session is about."""
    facts = facts_of(desk)
    return Outgoing(
        {one.subject: one.about for one in facts.sessions},
        {"grid": grid_sheet(desk, facts), "pitches": pitch_sheet(desk, facts)},
    )


def grid_sheet(desk: PaperDesk, facts: SheetFacts) -> Sheet:
    """Every cell of the grid in the order of the day, free ones too, and the breaks between."""
    rows = _band_rows(facts, 0)
    for part, (starts, ends) in enumerate(facts.slots, 1):
        held = {one.room: one for one in facts.in_slot.get(part, ())}
        for room in facts.rooms:
            here = held.get(room)
            empty = _CLOSED if facts.is_closed(room, part) else _FREE
            told = (_SESSION, here.code, here.title, _plain(desk, here.hosts)) if here else (empty, "", "", "")
            rows.append((str(part), starts, ends, room, *told))
        rows += _band_rows(facts, part)
    return Sheet(f"{desk.activity.title}: grid", GRID, tuple(rows))


def _band_rows(facts: SheetFacts, part: int) -> list[tuple[str, ...]]:
    bands = facts.bands_after(part)
    return [
        ("", one.starts, one.ends, one.room, _PLENARY if one.plenary else _BREAK, "", one.title, "") for one in bands
    ]


def pitch_sheet(desk: PaperDesk, facts: SheetFacts) -> Sheet:
    """Every pitch by its number, with its place if it has one. Wishes are counted only once voting is closed."""
    placed = {one.subject: one for one in facts.sessions}
    counts = {key: str(value) for key, value in vote_counts(desk.view, desk.activity.id).items()}
    rows = (_pitch_row(desk, pitch, counts.get(pitch.id, ""), placed.get(pitch.id)) for pitch in facts.pitches)
    return Sheet(f"{desk.activity.title}: pitches", PITCHES, tuple(rows))


def _pitch_row(desk: PaperDesk, pitch: Pitch, wishes: str, placed: SheetSession | None) -> tuple[str, ...]:
    place = (str(placed.part), placed.starts, placed.room) if placed else ("", "", "")
    return (
        pitch.code,
        pitch.title,
        pitch.about,
        _plain(desk, pitch.hosts),
        "; ".join(feature_words(pitch.needs)),
        "; ".join(map(str, pitch.not_in)),
        wishes,
        *place,
    )


def _plain(desk: PaperDesk, hosts: tuple[str, ...]) -> str:
    """Hosts by name, without the marks that papers need between names."""
    return "; ".join(filter(None, map(desk.name_of, hosts)))


def own_calendars(desk: PaperDesk, now: datetime) -> dict[str, bytes]:
    """For everybody who wished for a session or hosts one, by attendee id: these and the breaks as a calendar file.

    Of several at the same time the first is sure and the others are marked as tentative, as "also then" on paper. Each
    entry is the same as in the calendar of the event, so that a phone that has both shows it once.
    """
    facts, wishes = facts_of(desk), wishes_of(desk)
    hosting = {host for one in facts.sessions for host in one.hosts}
    found = {}
    for guest in desk.roster.guests:
        wished = wishes.get(guest.id, ())
        if wished or guest.id in hosting:
            items = _own_items(desk, facts, guest.id, wished, now)
            found[guest.id] = to_ics(f"{desk.roster.event.name}: {guest.name}", items)
    return found


def _own_items(
    desk: PaperDesk, facts: SheetFacts, attendee_id: str, wished: Collection[str], now: datetime
) -> list[CalendarItem]:
    items = interlude_items(desk.activity, desk.roster.event.timezone, now)
    for part, span in enumerate(part_spans(desk.activity), 1):
        for place, one in enumerate(way_of(facts, attendee_id, wished, part)):
            items.append(_item(desk, one, span, now, maybe=place > 0))
    return sorted(items, key=lambda one: (one.starts, one.maybe, one.uid))


def _item(desk: PaperDesk, one: SheetSession, span: Span, now: datetime, *, maybe: bool) -> CalendarItem:
    zone, activity = desk.roster.event.timezone, desk.activity
    return CalendarItem(
        uid=f"{one.subject}@t4gsw",
        sequence=activity.plan_number + activity.sequence,
        stamp=now,
        starts=wall_clock(span.starts, zone),
        ends=wall_clock(span.ends, zone),
        title=one.title,
        place=one.room,
        description=one.about,
        maybe=maybe,
    )
