"""What the papers of an unconference say, from the cards and slips of the morning to the harvest of the afternoon."""

from collections.abc import Callable, Collection
from dataclasses import replace

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.documents.door_signs import DoorSession, DoorSign, door_signs_pdf
from t4gsw_desktop.documents.dot_tally import TallyLine, dot_tally_pdf
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.own_schedules import own_schedules_pdf
from t4gsw_desktop.documents.pitch_cards import PitchCard, pitch_cards_pdf
from t4gsw_desktop.documents.pocket_schedule import PocketPart, PocketSession, pocket_schedule_pdf
from t4gsw_desktop.documents.session_grid import GridBand, GridSession, GridSlot, SessionGrid, session_grid_pdf
from t4gsw_desktop.documents.session_harvest import HarvestSession, session_harvest_pdf
from t4gsw_desktop.documents.voting_slips import SlipPitch, slips_on_sheet, voting_slips_pdf
from t4gsw_desktop.kinds.unconference.ballots import WHAT_TOTALS_LOSE
from t4gsw_desktop.kinds.unconference.own_sheets import own_schedules
from t4gsw_desktop.kinds.unconference.rows import Pitch, Vote
from t4gsw_desktop.kinds.unconference.sheet_facts import SheetBand, SheetFacts, facts_of
from t4gsw_desktop.kinds.unconference.voting_settings import budget_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import NAMES, SEATS, Fields, Paper, PaperDesk, feature_words

CARDS, OWN = "pitch-cards", "own-schedules"
FREE, CLOSED = "Free. Write a session in here.", "This room is closed."
_NO_GRID, _NO_PITCHES = "Ready when the grid is", "Ready when the pitches are"
_PITCHES: Fields = {Pitch: ("title", "hosts", "number", "joined_into")}
_GRID: Fields = {
    **SEATS,
    **_PITCHES,
    Room: ("name", "features"),
    Activity: (*SEATS[Activity], "room_ids"),
}
_CARDS: Fields = {**NAMES, Pitch: ("title", "hosts", "number", "needs", "about", "joined_into")}
_WISHES: Fields = {**_GRID, Vote: ("pitches",)}


def papers(desk: PaperDesk) -> tuple[Paper, ...]:
    """The papers of one unconference in the order of its day; before there is a grid they are blank forms."""
    facts = facts_of(desk)
    return (
        pitch_card_paper(desk),
        _voting_slips(desk, facts),
        _dot_tally(desk, facts),
        *_posters(desk, facts),
        _door_signs(desk, facts),
        _pocket_schedule(desk, facts),
        own_schedule_paper(desk),
        _harvest_sheets(desk, facts),
    )


def one_paper(desk: PaperDesk, key: str, about: str) -> Paper | None:
    """The card of one pitch again, or the schedule of one attendee; None where there is no such pitch or person."""
    if key == CARDS:
        pitch = next((one for one in facts_of(desk).pitches if one.id == about), None)
        return replace(pitch_card_paper(desk, {about}), title=f"Pitch card {pitch.code}") if pitch else None
    name = desk.name_of(about)
    if key == OWN and name:
        return replace(own_schedule_paper(desk, {about}), title=f"Schedule of {name}")
    return None


def pitch_card_paper(desk: PaperDesk, only: Collection[str] | None = None) -> Paper:
    """The pitch cards and some blank ones; with `only`, the cards of these pitches and no blank ones."""
    pitches = [one for one in facts_of(desk).pitches if only is None or one.id in only]
    cards, blanks = [_card(desk, pitch) for pitch in pitches], {} if only is None else {"blanks": 0}
    return Paper(
        CARDS,
        "Pitch cards",
        lambda large: pitch_cards_pdf(cards, heading=desk.heading, large_print=large, **blanks),
        "",
        counted(len(cards), "card", "cards"),
        "" if cards else _NO_PITCHES,
        _CARDS,
    )


def own_schedule_paper(desk: PaperDesk, only: Collection[str] | None = None) -> Paper:
    """A card for everybody with wishes of their own; with `only`, for these attendees."""
    schedules = own_schedules(desk, facts_of(desk), only) if desk.placements else []
    title = f"{desk.activity.title}: my sessions"
    waits = "" if schedules else "Ready when the votes are" if desk.placements else _NO_GRID
    return Paper(
        OWN,
        "Schedules of one's own",
        lambda large: own_schedules_pdf(schedules, heading=desk.heading, large_print=large, title=title),
        desk.heading.plan,
        counted(len(schedules), "card", "cards"),
        waits,
        _WISHES,
    )


def _voting_slips(desk: PaperDesk, facts: SheetFacts) -> Paper:
    pitches = [SlipPitch(pitch.code, pitch.title) for pitch in facts.pitches]
    budget = budget_of(desk.activity)
    on_sheet = slips_on_sheet(pitches, heading=desk.heading, budget=budget)
    sheets = -(-max(1, len(desk.roster.guests)) // on_sheet)
    return Paper(
        "voting-slips",
        "Voting slips",
        lambda large: voting_slips_pdf(pitches, heading=desk.heading, large_print=large, budget=budget),
        "",
        f"{on_sheet} on a sheet, {counted(sheets, 'copy', 'copies')} for everybody",
        "" if pitches else _NO_PITCHES,
        _PITCHES,
    )


def _dot_tally(desk: PaperDesk, facts: SheetFacts) -> Paper:
    lines = [TallyLine(pitch.code, pitch.title) for pitch in facts.pitches]
    return Paper(
        "dot-tally",
        "Dot tally",
        lambda large: dot_tally_pdf(lines, heading=desk.heading, large_print=large, note=WHAT_TOTALS_LOSE),
        "",
        counted(len(lines), "pitch", "pitches"),
        "" if lines else _NO_PITCHES,
        _PITCHES,
        on_purpose=True,
    )


def _posters(desk: PaperDesk, facts: SheetFacts) -> tuple[Paper, Paper]:
    grid = _grid(facts)
    many = counted(len(facts.sessions), "session", "sessions")
    waits = "" if facts.sessions else _NO_GRID

    def make(a3: bool) -> Callable[[bool], bytes]:
        return lambda large: session_grid_pdf(grid, heading=desk.heading, large_print=large, a3=a3)

    plan = desk.heading.plan
    return (
        Paper("session-grid", "Session grid", make(False), plan, many, waits, _GRID),
        Paper("session-grid-a3", "Session grid on A3", make(True), plan, many, waits, _GRID, on_purpose=True),
    )


def _grid(facts: SheetFacts) -> SessionGrid:
    slots = tuple(GridSlot(f"Slot {number}", *times) for number, times in enumerate(facts.slots, 1))
    places = {room: place for place, room in enumerate(facts.rooms)}
    slots_of = range(1, len(slots) + 1)
    lost = ((part, room) for room in facts.closed for part in slots_of if facts.is_closed(room, part))
    sessions = {(part - 1, places[room]): GridSession("", note=CLOSED) for part, room in lost}
    sessions |= {(one.part - 1, places[one.room]): GridSession(one.title, one.led_by) for one in facts.sessions}
    bands = tuple(GridBand(one.after, one.starts, one.ends, one.title, one.room) for one in facts.bands)
    waiting = tuple(pitch.title for pitch in facts.waiting) if facts.sessions else ()
    return SessionGrid(facts.rooms, slots, sessions, bands, waiting)


def _door_signs(desk: PaperDesk, facts: SheetFacts) -> Paper:
    features = {room.name: desk.features(room.features) for room in desk.rooms}
    signs = [DoorSign(room, features.get(room, ()), _behind(facts, room)) for room in facts.rooms]
    return Paper(
        "door-signs",
        "Door signs",
        lambda large: door_signs_pdf(signs, heading=desk.heading, large_print=large),
        desk.heading.plan,
        counted(len(signs), "room", "rooms"),
        "" if facts.sessions else _NO_GRID,
        _GRID,
    )


def _behind(facts: SheetFacts, room: str) -> tuple[DoorSession, ...]:
    """The day of one room; nothing before there is a grid, so that the sign has lines to write on."""
    if not facts.sessions:
        return ()
    rows = [_pause(band, room) for band in facts.bands_after(0)]
    for part, (starts, ends) in enumerate(facts.slots, 1):
        held = [one for one in facts.in_slot.get(part, ()) if one.room == room]
        rows += [DoorSession(starts, ends, one.title, one.led_by) for one in held]
        if not held:
            rows.append(DoorSession(starts, ends, CLOSED if facts.is_closed(room, part) else FREE, free=True))
        rows += [_pause(band, room) for band in facts.bands_after(part)]
    return tuple(rows)


def _pause(band: SheetBand, room: str) -> DoorSession:
    """What a door says of a break, and of what everybody does in another room."""
    elsewhere = band.room if band.room != room else ""
    told = f"{band.title} in {elsewhere}" if elsewhere else band.title
    return DoorSession(band.starts, band.ends, told, pause=not (band.plenary and band.room == room))


def _pocket_schedule(desk: PaperDesk, facts: SheetFacts) -> Paper:
    parts = _pocket_parts(facts)
    return Paper(
        "pocket-schedule",
        "Pocket schedule",
        lambda large: pocket_schedule_pdf(parts, heading=desk.heading, large_print=large),
        desk.heading.plan,
        counted(len(facts.sessions), "session", "sessions"),
        "" if facts.sessions else _NO_GRID,
        _GRID,
    )


def _pocket_parts(facts: SheetFacts) -> list[PocketPart]:
    parts = []
    for part in range(len(facts.slots) + 1):
        if part:
            held = (PocketSession(one.room, one.title, one.hosted) for one in facts.in_slot.get(part, ()))
            parts.append(PocketPart(*facts.slots[part - 1], tuple(held)))
        parts += [PocketPart(one.starts, one.ends, (), one.title, one.room) for one in facts.bands_after(part)]
    return parts


def _harvest_sheets(desk: PaperDesk, facts: SheetFacts) -> Paper:
    sessions = [HarvestSession(one.title, one.hosted, one.when, one.room, one.code) for one in facts.sessions]
    return Paper(
        "session-harvest-sheets",
        "Harvest sheets",
        lambda large: session_harvest_pdf(sessions, heading=desk.heading, large_print=large),
        desk.heading.plan,
        counted(len(sessions), "sheet", "sheets"),
        "" if sessions else _NO_GRID,
        _GRID,
    )


def _card(desk: PaperDesk, pitch: Pitch) -> PitchCard:
    host = joined(map(desk.name_of, pitch.hosts), " and ")
    return PitchCard(pitch.title, host, pitch.about, feature_words(pitch.needs), pitch.code)
