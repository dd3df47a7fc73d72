"""A café in files: an instance read strictly into a snapshot, a plan written back."""

from collections.abc import Mapping

from t4gsw_desktop.core import forms
from t4gsw_desktop.core.seating import Guest, RoundsPlan
from t4gsw_desktop.core.seating_forms import pairs_of, read_here, read_played, written_rounds
from t4gsw_desktop.kinds.cafe.rules import CafeTable, Snapshot


def read_instance(data: Mapping[str, object]) -> Snapshot:
    """The snapshot that a file of kind cafe describes.

    Unknown keys are ignored. Raises FormTrouble with one sentence that names the first key that is not of the form.
    """
    rounds = forms.number_at(data, "rounds")
    tables = tuple(_table(path, row) for path, row in forms.items_at(data, "tables", needed=True))
    table_ids = forms.distinct((f"tables[{number}].id", table.id) for number, table in enumerate(tables))
    hosts = forms.distinct(
        (f"tables[{number}].hosts", host) for number, table in enumerate(tables) for host in table.hosts
    )
    people = tuple(_guest(path, row, rounds, table_ids) for path, row in forms.items_at(data, "people", needed=True))
    ids = hosts | forms.distinct((f"people[{number}].id", guest.id) for number, guest in enumerate(people))
    return Snapshot(
        rounds=rounds,
        tables=tables,
        people=people,
        apart=pairs_of(data, "apart", ids),
        together=pairs_of(data, "together", ids),
        played=read_played(data, rounds),
    )


def _table(path: str, row: forms.Form) -> CafeTable:
    return CafeTable(
        id=forms.text_at(row, "id", path),
        seats=forms.number_at(row, "seats", path, least=1),
        topic=forms.text_at(row, "topic", path, default=""),
        hosts=forms.texts_at(row, "hosts", path),
        features=frozenset(forms.texts_at(row, "features", path)),
    )


def _guest(path: str, row: forms.Form, rounds: int, tables: frozenset[str]) -> Guest:
    wishes = forms.texts_at(row, "wishes", path)
    forms.check_known(wishes, tables, f"{path}.wishes", "table")
    return Guest(
        id=forms.text_at(row, "id", path),
        here=read_here(row, path, rounds),
        organisation=forms.text_at(row, "organisation", path, default=""),
        newcomer=forms.flag_at(row, "newcomer", path),
        needs=frozenset(forms.texts_at(row, "needs", path)),
        wishes=tuple(dict.fromkeys(wishes)),
    )


def write_plan(plan: RoundsPlan) -> dict[str, object]:
    """The plan as it is kept in a file: the rounds to come, ready for JSON."""
    return {"rounds": written_rounds(plan)}
