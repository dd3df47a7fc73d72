"""A seed gives one plan, whatever order a machine happens to keep its sets in."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
EVENING = """
from dataclasses import replace
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.seating import Guest, RoundsPlan
from t4gsw_desktop.kinds.speed_friending.plan import propose
from t4gsw_desktop.kinds.speed_friending.reasons import repeat_reasons
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot

def guest(number, first):
    skills = ("seo", "crm", "law")
    return Guest(
        f"p{number}", frozenset(range(first, 7)), f"o{number % 4}", number % 3 == 0, "T5" if number == 5 else "",
        offers=frozenset({skills[number % 3], skills[number % 2]}), seeks=frozenset({skills[number % 3 - 1]}),
    )

for size, odd, keeps_cards in ((2, "trio", True), (2, "rest", False), (3, "host", False), (4, "trio", True)):
    people = tuple(guest(number, 1) for number in range(21))
    snapshot = Snapshot(
        6, size, people, odd, apart=frozenset({("p1", "p2"), ("p3", "p9")}), together=frozenset({("p10", "p7")}),
        met_before={("p1", "p4"): 1, ("p2", "p8"): 2}, keeps_cards=keeps_cards,
    )
    plan = propose(snapshot, Budget(steps=1_500), 7).plan
    came = (guest(21, 2), guest(22, 2), guest(23, 2))
    gone = tuple(replace(one, here=frozenset({1})) if one.id in ("p6", "p11") else one for one in people)
    later = replace(snapshot, people=gone + came, played=plan.rounds[:1], before=RoundsPlan(plan.rounds[1:]))
    again = propose(later, Budget(steps=1_500), 8)
    print(plan, again, repeat_reasons(later, again.plan))
"""


def test_a_seed_gives_the_same_plan_under_any_order_of_sets():
    said = set()
    for order in ("1", "2", "3"):
        environment = os.environ | {"PYTHONHASHSEED": order, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", EVENING]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        said.add(done.stdout)
    assert len(said) == 1
    assert "RoundsPlan" in said.pop()
