"""Speed-friending in files: an instance read strictly into a snapshot, a plan written back."""

from collections.abc import Mapping

from t4gsw_desktop.core import forms
from t4gsw_desktop.core.seating import Guest, RoundsPlan, SeatingTable
from t4gsw_desktop.core.seating_forms import (
    pairs_of,
    read_here,
    read_played,
    table_ids,
    written_rounds,
)
from t4gsw_desktop.kinds.speed_friending.rules import ODD, Snapshot


def read_instance(data: Mapping[str, object]) -> Snapshot:
    """The snapshot that a file of kind speed_friending describes.

    Unknown keys are ignored. Raises FormTrouble with one sentence that names the first key that is not of the form.
    """
    rounds = forms.number_at(data, "rounds")
    tables = tuple(_table(path, row) for path, row in forms.items_at(data, "tables"))
    known_tables = table_ids(tables)
    people = tuple(_guest(path, row, rounds, known_tables) for path, row in forms.items_at(data, "people", needed=True))
    ids = forms.distinct((f"people[{number}].id", guest.id) for number, guest in enumerate(people))
    return Snapshot(
        rounds=rounds,
        table_size=forms.number_at(data, "table_size", least=2),
        people=people,
        odd=forms.choice_at(data, "odd", ODD, default="trio"),
        tables=tables,
        apart=pairs_of(data, "apart", ids),
        together=pairs_of(data, "together", ids),
        met_before=dict.fromkeys(sorted(pairs_of(data, "met_before", ids)), 1),
        played=read_played(data, rounds),
    )


def _table(path: str, row: forms.Form) -> SeatingTable:
    return SeatingTable(
        id=forms.text_at(row, "id", path),
        seats=forms.number_at(row, "seats", path, least=1),
        features=frozenset(forms.texts_at(row, "features", path)),
    )


def _guest(path: str, row: forms.Form, rounds: int, tables: frozenset[str]) -> Guest:
    stays_at = forms.text_at(row, "stays_at", path, default="")
    if stays_at:
        forms.check_known([stays_at], tables, f"{path}.stays_at", "table")
    return Guest(
        id=forms.text_at(row, "id", path),
        here=read_here(row, path, rounds),
        organisation=forms.text_at(row, "organisation", path, default=""),
        newcomer=forms.flag_at(row, "newcomer", path),
        stays_at=stays_at,
        needs=frozenset(forms.texts_at(row, "needs", path)),
        offers=frozenset(forms.texts_at(row, "offers", path)),
        seeks=frozenset(forms.texts_at(row, "seeks", path)),
        never_rest=forms.flag_at(row, "never_rest", path),
        rests_in=frozenset(forms.numbers_at(row, "rests_in", path, rounds)),
        fills_in=forms.flag_at(row, "fills_in", path),
    )


def write_plan(plan: RoundsPlan) -> dict[str, object]:
    """The plan as it is kept in a file: the rounds to come, ready for JSON."""
    return {"rounds": written_rounds(plan)}
