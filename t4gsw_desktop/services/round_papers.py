"""The papers that rounds at tables share: a route card for each person, and the master list for the organiser."""

from collections import Counter
from collections.abc import Callable, Iterable

from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.documents.master_list import MasterRound, MasterTable, master_list_pdf
from t4gsw_desktop.documents.route_cards import RouteCard, RouteStop, route_cards_pdf
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import SEATS, Paper, PaperDesk

# A card names those one meets only where they are few: at larger tables the table is what one needs to find.
_FEW = 5


def round_papers(desk: PaperDesk, question: Callable[[int], str] = lambda _round: "") -> tuple[Paper, ...]:
    """Route cards and master list of the accepted rounds; before there is a plan they are blank to write on.

    `question` tells what is talked about in a round, "" where nothing is given.
    """
    cards, rounds = route_cards(desk), master_rounds(desk, question)
    plan, activity = desk.heading.plan, desk.activity.title
    waits = "" if rounds else "Ready when the rounds are"
    return (
        Paper(
            "route-cards",
            "Personal route cards",
            lambda large: route_cards_pdf(
                cards, heading=desk.heading, large_print=large, title=f"{activity}: your rounds"
            ),
            plan,
            counted(len(cards), "card", "cards"),
            waits,
            SEATS,
        ),
        Paper(
            "master-list",
            "Master list of rounds",
            lambda large: master_list_pdf(
                rounds, heading=desk.heading, large_print=large, title=f"{activity}: master list of rounds"
            ),
            plan,
            counted(len(rounds), "round", "rounds"),
            waits,
            SEATS,
        ),
    )


def route_cards(desk: PaperDesk) -> list[RouteCard]:
    """One card for each person who has a place in any round, in the order of their names."""
    at_table: dict[tuple[int, str], list[Placement]] = {}
    for placement in desk.placements:
        if placement.role != "rest":
            at_table.setdefault((placement.part, placement.place), []).append(placement)
    about = any(placement.topic not in ("", placement.place) for placement in desk.placements)
    usual = Counter(map(len, at_table.values())).most_common(1)[0][0] if at_table and not about else 0
    stops: dict[str, list[RouteStop]] = {}
    for placement in sorted(desk.placements, key=lambda one: one.part):
        company = at_table.get((placement.part, placement.place), [])
        stops.setdefault(placement.attendee_id, []).append(_stop(desk, placement, company, about, usual))
    last = "About" if about else "With"
    several = len({place for _, place in at_table}) > 1
    return [
        RouteCard(
            guest.name, tuple(stops[guest.id]), guest.attendee.code, last, _staying(stops[guest.id]) if several else ""
        )
        for guest in desk.roster.guests
        if guest.id in stops
    ]


def _staying(stops: list[RouteStop]) -> str:
    """What to say to whoever keeps one table while the others change."""
    tables = [stop.table for stop in stops if not stop.rest]
    stays = len(tables) > 1 and len(set(tables)) == 1
    return f"You stay at {tables[0]}: the others come to you." if stays else ""


def _stop(desk: PaperDesk, placement: Placement, company: list[Placement], about: bool, usual: int) -> RouteStop:
    """One round of one card: where there are topics it tells the topic, else whom one meets when they are few.

    A table with more than the `usual` number says so, so that the third is not taken for a mistake.
    """
    time = desk.part_times[placement.part - 1][0]
    if placement.role == "rest":
        return RouteStop(placement.part, time, rest=True)
    if about:
        return RouteStop(placement.part, time, placement.place, (placement.topic,) if placement.topic else ())
    others = _names(desk, (one for one in company if one.attendee_id != placement.attendee_id))
    more = f"{len(others) + 1} of you" if 0 < usual < len(others) + 1 else ""
    return RouteStop(placement.part, time, placement.place, others if len(others) <= _FEW else (), note=more)


def master_rounds(desk: PaperDesk, question: Callable[[int], str]) -> list[MasterRound]:
    """Every round with its tables in their own order, the people at each, and its question."""
    order = {table.name: number for number, table in enumerate(desk.tables)}
    rounds = []
    for part, (starts, ends) in enumerate(desk.part_times, 1):
        mine = [placement for placement in desk.placements if placement.part == part]
        at_table: dict[str, list[Placement]] = {}
        for placement in mine:
            if placement.role != "rest":
                at_table.setdefault(placement.place, []).append(placement)
        tables = sorted(at_table.items(), key=lambda one: (order.get(one[0], len(order)), len(one[0]), one[0]))
        resting = _names(desk, (placement for placement in mine if placement.role == "rest"))
        if mine:
            seated = tuple(MasterTable(name, _names(desk, people)) for name, people in tables)
            rounds.append(MasterRound(part, f"{starts} to {ends}", seated, resting, question(part)))
    return rounds


def _names(desk: PaperDesk, placements: Iterable[Placement]) -> tuple[str, ...]:
    """The names of who sits there, without those who have gone off the list since the plan was made."""
    return tuple(filter(None, (desk.name_of(one.attendee_id) for one in placements)))
