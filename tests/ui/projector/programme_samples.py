"""Programmes to look at: few rooms and many, long titles, every script, breaks, and the moments of a morning."""

from datetime import UTC, datetime, timedelta

from t4gsw_desktop.core.timeline import Span
from t4gsw_desktop.kinds.unconference.board_now import Band, BoardLine, Programme

BEGINS = datetime(2027, 1, 21, 10, 0, tzinfo=UTC)
SESSIONS = (
    ("Grant applications without tears", "Wren"),
    ("A phone for everybody: what we learnt", "Aled and Zoë"),
    ("Passwords", ""),
    ("What nobody tells you about moving a charity of forty volunteers off paper and onto shared calendars", "Ines"),
    ("كيف نكتب رسائل واضحة للجميع", "محمد"),
    ("如何帮助老年人使用智能手机", "王小明"),
    ("ቋንቋና ቴክኖሎጂ ለማህበረሰብ", "Selam"),
    ("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "Agnieszka, Oluwaseun and Jean-Baptiste"),
)
ROOMS = ("Main hall", "Studio", "Garden room", "Library", "Upstairs, by the window", "Kitchen", "Workshop", "Foyer")


def programme(rooms: int, slots: int = 3, *, lunch: bool = False, filled: int = 10**6) -> Programme:
    """A morning from 10:00, slots of 40 minutes with five between, and a lunch after the second."""
    names = tuple(ROOMS[n % len(ROOMS)] + (f" {n // len(ROOMS) + 1}" if n >= len(ROOMS) else "") for n in range(rooms))
    spans, at = [], BEGINS
    bands = []
    for slot in range(slots):
        spans.append(Span(at, at + timedelta(minutes=40)))
        at += timedelta(minutes=45)
        if lunch and slot == 1:
            begins, at = at - timedelta(minutes=5), at + timedelta(minutes=40)
            times = (f"{begins:%H:%M}", f"{at - timedelta(minutes=5):%H:%M}")
            bands.append((Span(begins, at - timedelta(minutes=5)), Band("Lunch", *times, "Foyer")))
    sessions = {}
    for number in range(min(rooms * slots, filled)):
        slot, room = divmod(number, rooms)
        title, hosts = SESSIONS[number % len(SESSIONS)]
        times = (f"{spans[slot].starts:%H:%M}", f"{spans[slot].ends:%H:%M}")
        sessions[slot, names[room]] = BoardLine(names[room], title, hosts, *times, f"p{number}")
    places = {line.subject: cell for cell, line in sessions.items()}
    zone = "UTC"
    return Programme("Unconference", zone, tuple(spans), names, sessions, tuple(bands), places)


def minutes(number: float) -> datetime:
    """So many minutes after it began."""
    return BEGINS + timedelta(minutes=number)
