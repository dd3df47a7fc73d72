"""Rounds of a café by construction: hosts stay, guests walk so that nobody meets or comes to a table twice."""

from random import Random

from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.round_designs import Design, transversal_rounds
from t4gsw_desktop.kinds.cafe.rules import missed_price

PER_SEAT = 40  # exchanges of seats tried per guest to meet wishes


def designed_groups(hall: Hall, rng: Random) -> list[list[list[int]]]:
    """For each round to come and each table the people there, from a design in which nobody meets twice.

    Hosts hold the column that never moves, so nobody meets a host, and thus comes to a table, twice. Guests are laid on
    the other seats so that they pass many of their wishes. Nothing comes back when no design is long enough.
    """
    tables = len(hall.room)
    parties = {row[0] for parties in hall.parties for row in parties}
    guests = [person for person in sorted(parties) if not hall.guests[person].stays_at]
    hosts = [person for person, guest in enumerate(hall.guests) if guest.stays_at]
    if not tables or not guests:
        return []
    design = _staying(transversal_rounds(tables, 1 - (-len(guests) // tables)), tables)
    if len(design) < len(hall.numbers):
        return []
    seats = _laid(hall, design, guests, rng)
    groups = [[[seats[seat] for seat in table if seat in seats] for table in one] for one in design]
    for one in groups[: len(hall.numbers)]:
        for host in hosts:
            one[min(hall.tables_for[host], default=0)].append(host)
    return groups[: len(hall.numbers)]


def _staying(design: Design, tables: int) -> Design:
    """The rounds in which the first column stays, seat t at table t: all but those in which columns sit alone."""
    return tuple(one for one in design if len(one) == tables and all(row in one[row] for row in range(tables)))


def _laid(hall: Hall, design: Design, guests: list[int], rng: Random) -> dict[int, int]:
    """Guests by seat: exchanged while that brings somebody to more of their wishes, dear ones first."""
    tables = len(hall.room)
    route = {
        seat: tuple(table for one in design for table in range(tables) if seat in one[table]) for seat in _seats(design)
    }
    names = {table.id: number for number, table in enumerate(hall.gathering.tables)}
    places: list[int | None] = [*guests, *[None] * (len(route) - len(guests))]
    rng.shuffle(places)
    seats = sorted(route)

    def missed(person: int | None, seat: int) -> int:
        if person is None:
            return 0
        ranked = enumerate(hall.guests[person].wishes)
        return sum(missed_price(rank) for rank, wish in ranked if names.get(wish) not in route[seat])

    for _ in range(PER_SEAT * len(guests)):
        one, other = int(rng.random() * len(seats)), int(rng.random() * len(seats))
        now = missed(places[one], seats[one]) + missed(places[other], seats[other])
        if missed(places[other], seats[one]) + missed(places[one], seats[other]) <= now:
            places[one], places[other] = places[other], places[one]
    return {seat: person for seat, person in zip(seats, places, strict=True) if person is not None}


def _seats(design: Design) -> list[int]:
    """The seats guests may have: all but the first column, one seat for each table."""
    return [seat for table in design[0] for seat in table if seat >= len(design[0])] if design else []
