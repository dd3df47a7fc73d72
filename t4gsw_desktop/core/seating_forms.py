"""Seatings in files: the keys that speed-friending and the café have in common."""

from collections.abc import Iterable

from t4gsw_desktop.core import forms
from t4gsw_desktop.core.seating import Pair, RoundsPlan, SeatedTable, SeatingRound, SeatingTable, pair_set


def read_here(row: forms.Form, path: str, rounds: int) -> frozenset[int]:
    """The rounds somebody is here for, from the first and last at `present`; all of them when it is left out."""
    value = row.get("present")
    if value is None:
        return frozenset(range(1, rounds + 1))
    if not (isinstance(value, list) and len(value) == 2 and all(_is_round(one) for one in value)):
        raise forms.trouble(path, "present", "two round numbers are needed, for example [1, 12]")
    return frozenset(range(max(1, value[0]), min(rounds, value[1]) + 1))


def _is_round(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def table_ids(tables: Iterable[SeatingTable]) -> frozenset[str]:
    """The ids of the tables, of which none may be there twice."""
    return forms.distinct((f"tables[{number}].id", table.id) for number, table in enumerate(tables))


def pairs_of(data: forms.Form, key: str, people: frozenset[str]) -> frozenset[Pair]:
    """The pairs at `key`, all of them people of the list."""
    pairs = forms.pairs_at(data, key)
    for number, both in enumerate(pairs):
        forms.check_known(both, people, f"{key}[{number}]")
    return pair_set(pairs)


def read_played(data: forms.Form, rounds: int) -> tuple[SeatingRound, ...]:
    """The rounds that have been played, as they really were; people and tables may have left the lists since."""
    played = tuple(_round(path, row) for path, row in forms.items_at(data, "played"))
    if len(played) > rounds:
        raise forms.FormTrouble(f"played: {len(played)} rounds are more than the {rounds} of the evening.")
    return played


def _round(path: str, row: forms.Form) -> SeatingRound:
    tables = tuple(
        SeatedTable(forms.text_at(table, "table", place, default=""), forms.texts_at(table, "people", place))
        for place, table in forms.items_at(row, "tables", path)
    )
    return SeatingRound(tables, forms.texts_at(row, "resting", path))


def written_rounds(plan: RoundsPlan) -> list[dict[str, object]]:
    """The rounds of a plan, ready for JSON."""
    return [
        {
            "tables": [{"table": seated.table, "people": list(seated.people)} for seated in one.tables],
            "resting": list(one.resting),
        }
        for one in plan.rounds
    ]
