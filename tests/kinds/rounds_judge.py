"""An independent judge of rounds at tables: it knows the files only, and nothing of the planners."""

from collections import Counter
from itertools import combinations
from typing import Any

Verdict = tuple[list[str], dict[str, int]]


def judge(instance: dict[str, Any], plan: dict[str, Any]) -> Verdict:
    """Judge an instance and a plan in the form of their files: hard rules broken, and figures counted anew."""
    broken: list[str] = []
    met: Counter[frozenset[str]] = Counter()
    rests: Counter[str] = Counter()
    together = {frozenset(both) for both in instance.get("together", [])}
    played = instance.get("played", [])
    if len(played) + len(plan["rounds"]) != instance["rounds"]:
        broken.append("number of rounds")
    unfair = 0
    for number, one in enumerate([*played, *plan["rounds"]], 1):
        here = _here(instance, number)
        if number > len(played):
            broken += [f"round {number}: {trouble}" for trouble in _round_troubles(instance, one, number, here)]
            low = min((rests[person] for person in here), default=0)
            unfair += sum(rests[person] > low for person in one["resting"])
        for table in one["tables"]:
            met.update(frozenset(both) for both in combinations(table["people"], 2) if frozenset(both) not in together)
        rests.update(one["resting"])
    return broken, {
        "repeats": sum(count - 1 for count in met.values()),
        "most_met": max(met.values(), default=0),
        "unfair_rests": unfair,
        "most_rests": max(rests.values(), default=0),
    }


def _hosts(instance: dict[str, Any]) -> dict[str, str]:
    return {host: table["id"] for table in instance.get("tables", []) for host in table.get("hosts", [])}


def _here(instance: dict[str, Any], number: int) -> set[str]:
    spans = {person["id"]: person.get("present", [1, number]) for person in instance["people"]}
    everybody = {**{host: [1, number] for host in _hosts(instance)}, **spans}
    return {person for person, (first, last) in everybody.items() if first <= number <= last}


def _round_troubles(instance: dict[str, Any], one: dict[str, Any], number: int, here: set[str]) -> list[str]:
    people = {person["id"]: person for person in instance["people"]}
    tables = {table["id"]: table for table in instance.get("tables", [])}
    stays = {p["id"]: p["stays_at"] for p in people.values() if p.get("stays_at")} | _hosts(instance)
    seats = {person: table["table"] for table in one["tables"] for person in table["people"]}
    troubles = []
    placed = Counter([p for table in one["tables"] for p in table["people"]] + one["resting"])
    if set(placed) != here or any(count > 1 for count in placed.values()):
        troubles.append(f"not everybody exactly once: {placed} {here}")
    if len({table["table"] for table in one["tables"]}) < len(one["tables"]):
        troubles.append("a table twice")
    for table in one["tables"]:
        group, spec = table["people"], tables.get(table["table"])
        if tables and (spec is None or len(group) > spec["seats"]):
            troubles.append(f"too many, or no such table: {table}")
        size = instance.get("table_size")
        if size and len(group) > size + (instance.get("odd", "trio") == "trio" or size > 2):
            troubles.append(f"more than the table size: {table}")
        if len(group) < 2 and not (group and group[0] in _hosts(instance)):
            troubles.append(f"alone: {table}")
        for person in group:
            needs = set(people.get(person, {}).get("needs", []))
            if spec and needs - set(spec.get("features", [])):
                troubles.append(f"{person} needs what {table} has not")
            if stays.get(person, table["table"]) != table["table"]:
                troubles.append(f"{person} stays elsewhere than {table}")
    troubles += [
        f"{a} and {b} share a table" for a, b in instance.get("apart", []) if a in seats and seats[a] == seats.get(b)
    ]
    for a, b in instance.get("together", []):
        if {a, b} <= here and seats.get(a) != seats.get(b):
            troubles.append(f"{a} and {b} are separated")
    return troubles
