"""A room that people enter and leave while rounds are played: what the planner is told, and what became of it."""

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import combinations

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.seating import Guest, RoundsPlan, SeatingRound, pair
from t4gsw_desktop.kinds.speed_friending.plan import propose
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot, broken_rules


@dataclass
class LiveRoom:
    """An evening under way. `people` holds everybody who ever came; who goes is here only in rounds that were begun."""

    rounds: int
    size: int = 2
    odd: str = "rest"
    tables: tuple = ()
    apart: frozenset = frozenset()
    together: frozenset = frozenset()
    people: dict[str, Guest] = field(default_factory=dict)
    played: list[SeatingRound] = field(default_factory=list)
    plan: RoundsPlan | None = None
    steps: int = 2_000
    keeps_cards: bool = True
    forgets: bool = False  # those who are gone are not even on the list

    def comes(self, *names, **more):
        """These people are here from the next round on, some of them again."""
        to_come = frozenset(range(len(self.played) + 1, self.rounds + 1))
        for name in names:
            old = self.people.get(name)
            self.people[name] = replace(old, here=old.here | to_come) if old else Guest(name, to_come, **more)

    def goes(self, *names):
        """These people are gone before the next round."""
        for name in names:
            begun = frozenset(range(1, len(self.played) + 1))
            self.people[name] = replace(self.people[name], here=self.people[name].here & begun)

    def snapshot(self):
        """What the planner is told now."""
        to_come = frozenset(range(len(self.played) + 1, self.rounds + 1))
        people = tuple(guest for guest in self.people.values() if not self.forgets or guest.here & to_come)
        names = {guest.id for guest in people}
        return Snapshot(
            rounds=self.rounds,
            table_size=self.size,
            people=people,
            odd=self.odd,
            tables=self.tables,
            apart=frozenset(both for both in self.apart if names.issuperset(both)),
            together=frozenset(both for both in self.together if names.issuperset(both)),
            played=tuple(self.played),
            before=self.plan,
            keeps_cards=self.keeps_cards,
        )

    def weave(self, seed=1):
        """Have the rounds to come planned anew; returns the proposal and how many lines of cards it changes."""
        before = self.plan
        snapshot = self.snapshot()
        proposal = propose(snapshot, Budget(steps=self.steps), seed)
        assert broken_rules(snapshot, proposal.plan) == ()
        self.check(proposal.plan)
        self.plan = proposal.plan
        return proposal, self.changed(before, proposal.plan) if before else 0

    def changed(self, before, plan):
        """Lines of cards of people still here that say another table, or a rest instead of one."""
        changed = 0
        for old, new in zip(before.rounds, plan.rounds, strict=False):
            was, now = places(old), places(new)
            changed += sum(was[name] != now[name] for name in was if name in now)
        return changed

    def play(self):
        """The next round begins, as planned."""
        self.played.append(self.plan.rounds[0])
        self.plan = RoundsPlan(self.plan.rounds[1:])

    def check(self, plan):
        """Everybody who is here sits or rests once, and nobody sits where they must not."""
        assert len(plan.rounds) == self.rounds - len(self.played)
        seats = {table.id: table.seats for table in self.tables}
        for number, one in enumerate(plan.rounds, len(self.played) + 1):
            placed = Counter(name for table in one.tables for name in table.people)
            placed.update(one.resting)
            here = [guest.id for guest in self.people.values() if number in guest.here and not guest.fills_in]
            helpers = {guest.id for guest in self.people.values() if guest.fills_in}
            assert sorted(set(placed) - helpers) == sorted(here)
            assert set(placed.values()) <= {1}
            for table in one.tables:
                assert len(table.people) > 1
                assert not self.tables or len(table.people) <= seats[table.table]
                assert not self.apart.intersection(pair(a, b) for a, b in combinations(table.people, 2))
                for name in table.people:
                    assert self.people[name].stays_at in ("", table.table)

    def meetings(self):
        """How often each pair has met or is to meet."""
        rounds = [*self.played, *(self.plan.rounds if self.plan else ())]
        pairs = Counter(pair(a, b) for one in rounds for t in one.tables for a, b in combinations(t.people, 2))
        return Counter({both: count for both, count in pairs.items() if both not in self.together})

    def repeats(self):
        """Meetings beyond the first."""
        return sum(count - 1 for count in self.meetings().values())


def places(one):
    """The table of everybody, or "" at rest."""
    return {**dict.fromkeys(one.resting, ""), **{name: t.table for t in one.tables for name in t.people}}
