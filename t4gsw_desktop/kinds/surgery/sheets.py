"""What the papers of a surgery say: a day sheet for each expert, and who is still waiting."""

from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.documents.day_sheet import DaySlot, ExpertDay, WaitingVisitor, day_sheet_pdf
from t4gsw_desktop.documents.route_cards import RouteCard, RouteStop, route_cards_pdf
from t4gsw_desktop.kinds.surgery.rows import Expert, Request
from t4gsw_desktop.kinds.surgery.verbs import experts_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import SEATS, Paper, PaperDesk

_BY = {"trade": "", "experience": " (by experience)"}


def papers(desk: PaperDesk) -> tuple[Paper, ...]:
    """The papers of one surgery; without experts a blank day sheet."""
    requests = {request.id: request for request in desk.view.find(Request, activity_id=desk.activity.id)}
    experts = experts_of(desk.view, desk.activity)
    days = [_day(desk, expert, requests) for expert in experts if desk.name_of(expert.attendee_id)]
    served = {placement.subject for placement in desk.placements}
    waiting = [
        WaitingVisitor(desk.name_of(request.attendee_id), request.words or ", ".join(request.topics))
        for request in requests.values()
        if request.id not in served and desk.name_of(request.attendee_id)
    ]
    cards = _cards(desk, requests)
    title = f"{desk.activity.title}: your appointment"
    return (
        Paper(
            "day-sheets",
            "Day sheets for the experts",
            lambda large: day_sheet_pdf(days, waiting, heading=desk.heading, large_print=large),
            desk.heading.plan,
            counted(len(days), "expert", "experts"),
            "" if days else "Ready when the experts are",
            {
                **SEATS,
                Expert: ("attendee_id", "topics", "slots", "by", "desk"),
                Request: ("words", "topics", "length"),
            },
        ),
        Paper(
            "appointment-cards",
            "Appointment cards",
            lambda large: route_cards_pdf(cards, heading=desk.heading, large_print=large, title=title),
            desk.heading.plan,
            counted(len(cards), "card", "cards"),
            "" if cards else "Ready when the appointments are",
            SEATS,
        ),
    )


def _cards(desk: PaperDesk, requests: dict[str, Request]) -> list[RouteCard]:
    """One card for each visitor who has an appointment: when, at which desk, with whom."""
    experts = {row.subject: row.attendee_id for row in desk.placements if row.role == "expert" and row.subject}
    firsts: dict[str, Placement] = {}
    for row in desk.placements:
        if row.role == "guest" and row.subject in requests:
            earliest = firsts.get(row.subject, row)
            firsts[row.subject] = min(row, earliest, key=lambda one: one.part)
    stops: dict[str, list[RouteStop]] = {}
    for subject, row in sorted(firsts.items(), key=lambda one: one[1].part):
        stop = RouteStop(row.part, desk.part_times[row.part - 1][0], row.place, (desk.name_of(experts[subject]),))
        stops.setdefault(row.attendee_id, []).append(stop)
    return [
        RouteCard(guest.name, tuple(stops[guest.id]), guest.attendee.code)
        for guest in desk.roster.guests
        if guest.id in stops
    ]


def _day(desk: PaperDesk, expert: Expert, requests: dict[str, Request]) -> ExpertDay:
    mine = {row.part: row for row in desk.placements if row.role == "expert" and row.attendee_id == expert.attendee_id}
    slots = []
    for part in range(1, len(desk.part_times) + 1):
        before = mine.get(part - 1)
        row = mine.get(part)
        if row and before and row.subject and before.subject == row.subject:
            continue  # a longer appointment is told once, where it starts
        slots.append(_slot(desk, expert, part, row, requests))
    return ExpertDay(
        name=desk.name_of(expert.attendee_id) + _BY.get(expert.by, ""),
        desk=expert.desk,
        helps_with=tuple(expert.topics),
        slots=tuple(slots),
    )


def _slot(desk: PaperDesk, expert: Expert, part: int, row: Placement | None, requests: dict[str, Request]) -> DaySlot:
    starts = desk.part_times[part - 1][0]
    minutes = parts_of(desk.activity).minutes
    request = requests.get(row.subject) if row else None  # a visitor who was erased leaves only the expert's seat
    if row is None or request is None:
        # Once there is a plan, an expert without a row is needed elsewhere.
        away = (bool(expert.slots) and part not in expert.slots) or (row is None and bool(desk.placements))
        return DaySlot(starts, f"{minutes} minutes", kind="break" if away else "free")
    return DaySlot(
        starts=starts,
        length=f"{minutes * request.length} minutes",
        visitor=desk.name_of(request.attendee_id),
        asks=request.words or row.topic,
    )
