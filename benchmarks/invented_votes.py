"""Unconferences of any size with invented votes: people share a few interests, some pitches are wanted by many."""

import math
from random import Random

from t4gsw_desktop.kinds.unconference.rules import Guest, Room, Session, Snapshot

_SPREAD = 0.7  # of how much more popular one pitch is than another, as the deviation of its logarithm
_SECOND_THEME = 0.4  # how many pitches belong to a second theme as well
_FOCUS = 0.35  # the smaller, the fewer themes one person is interested in
_HOSTS_TWICE, _TWO_HOSTS = 0.15, 0.12  # how many pitches are of somebody who has one already, or of two people
_SIZES = (2.2, 1.6, 1.2, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.45)  # seats of the rooms, as shares of an even spread
_FEWEST_SEATS = 8


def invented(sessions: int, rooms: int, slots: int, people: int, seed: int, fewest: int, most: int) -> Snapshot:
    """So many pitches and people with `fewest` to `most` wishes each; the same numbers give the same votes anywhere."""
    chance = Random(f"{sessions}-{rooms}-{slots}-{people}-{seed}")
    votes = _votes(chance, sessions, people, fewest, most)
    hosts = _hosts(chance, sessions, people)
    for session, mine in enumerate(hosts):
        for host in mine:
            votes[host].add(session)
    seats = [max(_FEWEST_SEATS, round(people / rooms * share)) for share in (_SIZES * (1 + rooms // 10))[:rooms]]
    return Snapshot(
        slots=tuple(f"{9 + number:02}:00" for number in range(slots)),
        rooms=tuple(Room(f"R{number}", room) for number, room in enumerate(seats, 1)),
        sessions=tuple(Session(f"s{n:03}", tuple(f"p{host:04}" for host in mine)) for n, mine in enumerate(hosts)),
        people=tuple(Guest(f"p{person:04}") for person in range(people)),
        votes={f"p{person:04}": tuple(f"s{one:03}" for one in sorted(mine)) for person, mine in enumerate(votes)},
    )


def _votes(chance: Random, sessions: int, people: int, fewest: int, most: int) -> list[set[int]]:
    """For each person the pitches they wish for, likelier those of the themes they are interested in."""
    themes = max(3, round(sessions / 7))
    first = [chance.randrange(themes) for _ in range(sessions)]
    second = [chance.randrange(themes) if chance.random() < _SECOND_THEME else None for _ in range(sessions)]
    draw = [math.exp(chance.gauss(0, _SPREAD)) for _ in range(sessions)]
    votes = []
    for _ in range(people):
        tastes = [chance.gammavariate(_FOCUS, 1) + 0.02 for _ in range(themes)]
        whole = sum(tastes)
        weights = []
        for main, other, pull in zip(first, second, draw, strict=True):
            extra = 0.5 * tastes[other] / whole if other is not None else 0
            weights.append(pull * (tastes[main] / whole + extra + 0.02))
        votes.append(_drawn(chance, weights, min(sessions, chance.randint(fewest, most))))
    return votes


def _drawn(chance: Random, weights: list[float], count: int) -> set[int]:
    """So many different numbers, each drawn by its weight among those left."""
    chosen: set[int] = set()
    while len(chosen) < count:
        left = [number for number in range(len(weights)) if number not in chosen]
        mark = chance.random() * sum(weights[number] for number in left)
        for number in left:
            mark -= weights[number]
            if mark <= 0:
                chosen.add(number)
                break
    return chosen


def _hosts(chance: Random, sessions: int, people: int) -> list[list[int]]:
    """For each pitch who holds it; nobody without one holds two before there is somebody else to ask."""
    waiting = list(range(people))
    chance.shuffle(waiting)
    known: list[int] = []
    hosts = []
    for _ in range(sessions):
        mine = [chance.choice(known) if known and chance.random() < _HOSTS_TWICE else waiting.pop()]
        if chance.random() < _TWO_HOSTS:
            mine.append(waiting.pop())
        known += mine
        hosts.append(sorted(set(mine)))
    return hosts
