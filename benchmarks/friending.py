"""Speed-friending before the doors open: known rooms held against the best known, the proven bound and the peers."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.table import Row
from t4gsw_desktop.core.annealing import Annealer
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.seating import Guest, Pair, pair_set
from t4gsw_desktop.core.seating_prices import REPEAT
from t4gsw_desktop.core.seating_search import first_chart
from t4gsw_desktop.kinds.speed_friending.plan import propose
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot, broken_rules, gathering_of

SEEDS, QUICK_SEEDS = 10, 1
STEPS = 5_000  # what the first plan takes, and a little polish
MOVES, QUICK_MOVES = 400_000, 20_000


@dataclass(frozen=True, slots=True)
class Room:
    """So many people at tables of `size` for `rounds` rounds; `apart` of their pairs drawn with `luck` are kept apart.

    `known` is the fewest repeats known of anywhere, a peer's or ours before; `peer` what the best peer left and in how
    many seconds of the processor. Peers: GoodEnoughGolfers (GEG, three seeds), Colette 0.3.1, socialgolfer.js (GRASP);
    run in November 2026 on two shared cores of an AMD EPYC, their plans recounted by us.
    """

    name: str
    people: int
    size: int
    rounds: int
    known: int = 0
    peer: str = ""
    odd: str = "trio"
    apart: int = 0
    luck: int = 0


ROOMS = (
    Room("P10x9", 10, 2, 9, peer="0-2, GEG 0.4 s"),
    Room("P20x19", 20, 2, 19, peer="0-2, GEG 1.8 s"),
    Room("P51x12", 51, 2, 12, odd="rest", peer="0, GEG 0.4 s"),
    Room("P51x12trio", 51, 2, 12, peer="none does it"),
    Room("P60x12", 60, 2, 12, peer="0, GEG 0.4 s"),
    Room("P60x12F", 60, 2, 12, apart=40, luck=7, peer="0, GEG 0.6 s, Colette 4.1 s"),
    Room("P200x15", 200, 2, 15, peer="0, GEG 6.5 s, Colette 73 s"),
    Room("P400x20", 400, 2, 20, peer="0, GEG 66-99 s"),
    Room("P12x15", 12, 2, 15, 24, peer="24, GEG 2.1 s"),
    Room("5x3x7", 15, 3, 7, peer="6-9, GEG 1.6 s"),
    Room("4x4x5", 16, 4, 5, peer="0, GRASP 1.6 s"),
    Room("5x5x6", 25, 5, 6, peer="20-24, GEG 3.7 s"),
    Room("7x4x5", 28, 4, 5, peer="0, GEG 0.35 s"),
    Room("7x4x9", 28, 4, 9, peer="31-34, GEG 4.2 s"),
    Room("7x5x6", 35, 5, 6, peer="9-11, GEG 6.9 s"),
    Room("8x4x7", 32, 4, 7, peer="1-2, GEG 1.7 s"),
    Room("8x4x8", 32, 4, 8, peer="3-7, GEG 2.1 s"),
    Room("8x4x8F", 32, 4, 8, apart=30, luck=11, peer="12-14, GEG 3.9 s"),
    Room("8x4x9", 32, 4, 9, peer="16-21, GEG 5.4 s"),
    Room("8x4x10", 32, 4, 10, peer="32-35, GEG 9 s"),
    Room("8x4x12", 32, 4, 12, 81, peer="82-87, GEG 10 s"),
    Room("6x6x3", 36, 6, 3, peer="0, GEG 1.8 s"),
    Room("6x6x4", 36, 6, 4, 2),
    Room("6x6x7", 36, 6, 7, 42, peer="74-80, GEG 15 s"),
    Room("10x6x7", 60, 6, 7, peer="12-20, GEG 19 s"),
    Room("10x6x8", 60, 6, 8, 8, peer="29-32, GEG 19 s"),
    Room("10x5x8", 50, 5, 8, peer="10-13, GEG 6.7 s"),
    Room("13x4x9", 52, 4, 9, peer="0, GEG 4.1 s"),
    Room("13x4x9F", 52, 4, 9, apart=60, luck=11, peer="0, GEG 7.8 s"),
    Room("N47s4x8", 47, 4, 8, peer="0, GEG 3.1 s"),
    Room("N63s5x7", 63, 5, 7, peer="0, GEG 17 s"),
    Room("40x5x8", 200, 5, 8, peer="0, GEG 490 s"),
    Room("100x4x10", 400, 4, 10, peer="none came to an end"),
)
QUICK = ("P20x19", "8x4x8F", "8x4x10", "8x4x12", "N47s4x8")

# The most rounds without a repeat that are known for five to sixteen tables of so many people: A. Miller, I. Valkov and
# R. J. R. Abel, Combinatorial Solutions to the Social Golfer Problem, Symmetry 18(2):269, 2026.
BEST_KNOWN = {
    3: (7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23),
    4: (5, 7, 9, 10, 11, 13, 14, 15, 17, 18, 19, 21),
    5: (6, 6, 7, 8, 9, 9, 11, 12, 16, 14, 16, 16),
}
MOST_ROUNDS, QUICK_TABLES = 12, 1


def rows(quick: bool) -> Iterator[Row]:
    """Repeats and time of every room, then how many shapes are free of repeats, then how fast this machine is."""
    for room in ROOMS:
        if not quick or room.name in QUICK:
            yield from measure_room(room, QUICK_SEEDS if quick else SEEDS)
    yield from coverage(QUICK_TABLES if quick else len(BEST_KNOWN[3]))
    yield Row("friending", "calibration: moves a CPU second", "8x4x12", moves_a_second(quick), "", "")


def measure_room(room: Room, seeds: int) -> Iterator[Row]:
    """Repeats over the seeds, the slowest run, and the hard rules broken, which must be none."""
    repeats, seconds, broken, least = [], [], 0, 0
    for seed in range(seeds):
        snapshot = snapshot_of(room)
        begun = time.process_time()
        proposal = propose(snapshot, Budget(steps=STEPS), seed)
        seconds.append(time.process_time() - begun)
        repeats.append(int(proposal.score["repeats"]))
        least = int(proposal.bound["repeats"])
        broken += len(broken_rules(snapshot, proposal.plan)) + int(proposal.score["unfair_rests"])
    spread = f"{min(repeats)} to {max(repeats)}; no plan below {least}, best known {room.known}"
    peer = f"; best peer {room.peer}" if room.peer else ""
    yield Row("friending", "repeats", room.name, statistics.median(repeats), "", spread + peer)
    yield Row("friending", "CPU time, the slowest", room.name, max(seconds), "s", "100 ms")
    yield Row("friending", "rules broken", room.name, broken, "", "0")


def snapshot_of(room: Room) -> Snapshot:
    """The room with its people, who are all alike, and the pairs that are kept apart."""
    everywhere = frozenset(range(1, room.rounds + 1))
    people = tuple(Guest(f"p{number:03}", everywhere) for number in range(room.people))
    return Snapshot(room.rounds, room.size, people, room.odd, apart=_pairs_apart(room))


def _pairs_apart(room: Room) -> frozenset[Pair]:
    luck = Random(room.luck)
    drawn = [luck.sample(range(room.people), 2) for _ in range(room.apart)]
    return pair_set((f"p{one:03}", f"p{other:03}") for one, other in drawn)


def coverage(shapes: int) -> Iterator[Row]:
    """How many shapes and numbers of rounds, up to the best known, are planned without a repeat."""
    for most in (10, MOST_ROUNDS):
        for size, known in BEST_KNOWN.items():
            done, missed = 0, []
            for tables, longest in enumerate(known[:shapes], 5):
                for rounds in range(1, min(longest, most) + 1):
                    room = Room(f"{tables}x{size}x{rounds}", tables * size, size, rounds)
                    if propose(snapshot_of(room), Budget(steps=STEPS), 0).score["repeats"]:
                        missed.append(room.name)
                    done += 1
            what, shape = f"shapes without repeats, tables of {size}", f"5-16 tables, up to {most} rounds"
            reach = "97 %" + (f"; not {', '.join(missed)}" if missed else "")
            yield Row("friending", what, shape, 100 - 100 * len(missed) / done, "%", reach)


def moves_a_second(quick: bool) -> float:
    """Exchanges the search tries in a second of the processor, on a room that always has something left to gain."""
    moves = QUICK_MOVES if quick else MOVES
    crowded = next(room for room in ROOMS if room.name == "8x4x12")
    hall = Hall(gathering_of(snapshot_of(crowded)))
    budget = Budget(steps=10 * moves)
    annealer = Annealer(first_chart(hall, budget, Random(1)), budget, Random(1))
    begun = time.process_time()
    annealer.run(moves, REPEAT, REPEAT / 20)
    return moves / (time.process_time() - begun)
