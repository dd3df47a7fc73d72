"""What the papers of an unconference say: the grid for the wall, a sign for each door, and a card for each pitch."""

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.documents.door_signs import DoorSession, DoorSign, door_signs_pdf
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.pitch_cards import PitchCard, pitch_cards_pdf
from t4gsw_desktop.documents.session_grid import GridSession, GridSlot, SessionGrid, session_grid_pdf
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import NAMES, SEATS, Paper, PaperDesk


def papers(desk: PaperDesk) -> tuple[Paper, ...]:
    """The papers of one unconference; before there is a grid they are blank forms to fill in by hand."""
    pitches = desk.view.find(Pitch, activity_id=desk.activity.id)
    grid, signs, cards = _grid(desk), _signs(desk), [_card(desk, pitch) for pitch in pitches]
    plan = desk.heading.plan
    waits = "" if desk.placements else "Ready when the grid is"
    rooms = {**SEATS, Room: ("name", "features"), Activity: (*SEATS[Activity], "room_ids")}
    return (
        Paper(
            "session-grid",
            "Session grid",
            lambda large: session_grid_pdf(grid, heading=desk.heading, large_print=large),
            plan,
            counted(len(grid.sessions), "session", "sessions"),
            waits,
            rooms,
        ),
        Paper(
            "door-signs",
            "Door signs",
            lambda large: door_signs_pdf(signs, heading=desk.heading, large_print=large),
            plan,
            counted(len(signs), "room", "rooms"),
            waits,
            rooms,
        ),
        Paper(
            "pitch-cards",
            "Pitch cards",
            lambda large: pitch_cards_pdf(cards, heading=desk.heading, large_print=large),
            "",
            counted(len(cards), "card", "cards"),
            "" if cards else "Ready when the pitches are",
            {**NAMES, Pitch: ("title", "hosts", "number")},
        ),
    )


def _cells(desk: PaperDesk) -> dict[tuple[int, str], list[Placement]]:
    """The rows of each session, one a host, by slot and room."""
    cells: dict[tuple[int, str], list[Placement]] = {}
    for placement in desk.placements:
        cells.setdefault((placement.part, placement.place), []).append(placement)
    return cells


def _hosts(desk: PaperDesk, rows: list[Placement]) -> str:
    return joined((desk.name_of(row.attendee_id) for row in rows), " and ") or "Looking for a host"


def _grid(desk: PaperDesk) -> SessionGrid:
    rooms = tuple(room.name for room in desk.rooms)
    slots = tuple(GridSlot(f"Slot {n}", f"{starts} to {ends}") for n, (starts, ends) in enumerate(desk.part_times, 1))
    sessions = {
        (part - 1, rooms.index(place)): GridSession(rows[0].topic, _hosts(desk, rows))
        for (part, place), rows in _cells(desk).items()
        if place in rooms
    }
    return SessionGrid(rooms, slots, sessions)


def _signs(desk: PaperDesk) -> list[DoorSign]:
    cells = _cells(desk)
    signs = []
    for room in desk.rooms:
        sessions = tuple(
            DoorSession(*desk.part_times[part - 1], rows[0].topic, _hosts(desk, rows))
            for (part, place), rows in sorted(cells.items(), key=lambda cell: cell[0])
            if place == room.name
        )
        signs.append(DoorSign(room.name, desk.features(room.features), sessions))
    return signs


def _card(desk: PaperDesk, pitch: Pitch) -> PitchCard:
    host = joined(map(desk.name_of, pitch.hosts), " and ")
    return PitchCard(pitch.title, host=host, code=str(pitch.number))
