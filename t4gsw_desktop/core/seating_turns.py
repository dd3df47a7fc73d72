"""Whose turn it is to rest when not everybody can sit: nobody again before the others, nobody on arrival."""

from collections.abc import Mapping, Sequence
from random import Random

from t4gsw_desktop.core.hall import Party
from t4gsw_desktop.core.seating_chart import Chart


def rest_order(chart: Chart, number: int, party: Party) -> tuple[bool, bool, int, bool]:
    """The smaller, the sooner the party should rest in round `number`.

    First come those who may rest at all, then those who did not just arrive, then those who have rested least, then
    (in the first round) those who have been here before.
    """
    guests = [chart.hall.guests[person] for person in party]
    now = chart.hall.numbers[number]
    return (
        any(guest.never_rest for guest in guests),
        now > 1 and any(min(guest.here) == now for guest in guests),
        max(chart.rests[person] for person in party),
        now == 1 and any(guest.newcomer for guest in guests),
    )


def asks_to_rest(chart: Chart, number: int, party: Party) -> bool:
    """True when somebody of the party asked to rest in round `number`."""
    now = chart.hall.numbers[number]
    return any(now in chart.hall.guests[person].rests_in for person in party)


def choose_resting(
    chart: Chart,
    number: int,
    hint: Sequence[Sequence[int]],
    options: Mapping[Party, frozenset[int]],
    rng: Random,
) -> list[Party]:
    """The parties that rest in round `number`: no table is right for them, they asked to, or chairs are missing.

    Where only pairs can be seated and the number is odd, one more rests. A group that fills every table it
    could sit at rests first, since it would meet nobody; among equals those who have nobody to sit with in `hint`.
    """
    resting = [party for party, tables in options.items() if not tables or asks_to_rest(chart, number, party)]
    gone = set(resting)
    seated = [party for party in options if party not in gone]
    if _fits(chart, seated):
        return resting
    grouped = {person for group in hint if len(group) > 1 for person in group}
    seated.sort(key=lambda party: (rest_order(chart, number, party), party[0] in grouped, rng.random()))
    seated.sort(
        key=lambda party: len(party) < 2 or len(party) < max(chart.hall.room[table] for table in options[party])
    )
    while seated and not _fits(chart, seated):
        resting.append(seated.pop(_next_to_rest(chart, seated)))
    return resting


def _fits(chart: Chart, seated: list[Party]) -> bool:
    """True when chairs and company can be enough for these parties."""
    room = chart.hall.room
    people = sum(map(len, seated))
    if people == 1:
        return chart.hall.is_host(seated[0])
    only_pairs = max(room, default=0) == 2 and not any(chart.hall.hosted)
    singles = sum(len(party) == 1 for party in seated)
    return people <= sum(room) and not (only_pairs and singles % 2)


def _next_to_rest(chart: Chart, seated: list[Party]) -> int:
    """The first in turn; a single person where it is only about the odd one out."""
    if sum(map(len, seated)) <= sum(chart.hall.room):
        return next(place for place, party in enumerate(seated) if len(party) == 1)
    return 0
