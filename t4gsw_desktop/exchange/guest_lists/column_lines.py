"""How each column was read, told with sample answers; the table an organiser checks before importing."""

from collections import Counter
from collections.abc import Sequence

from t4gsw_desktop.exchange.guest_lists.drafts import RowProblem
from t4gsw_desktop.exchange.guest_lists.fields import FIELDS
from t4gsw_desktop.exchange.guest_lists.mapping import ColumnMatch, Mapping
from t4gsw_desktop.exchange.guest_lists.outcome import ColumnLine
from t4gsw_desktop.exchange.guest_lists.table import Table

_SAMPLES = 3
_ROWS_LOOKED_AT = 50
_LONGEST_SAMPLE = 60  # letters


def describe_columns(table: Table, mapping: Mapping, problems: Sequence[RowProblem]) -> tuple[ColumnLine, ...]:
    """A line for every column that has a heading or holds anything, in the order of the table."""
    odd = Counter(problem.heading for problem in problems)
    return tuple(
        _describe(table, column, odd[column.heading] if column.field and column.heading else 0)
        for column in mapping.columns
        if column.heading or any(row.cell(column.index) for row in table.rows)
    )


def _describe(table: Table, column: ColumnMatch, problems: int) -> ColumnLine:
    known_as = column.field or column.offered
    private = bool(known_as) and FIELDS[known_as].private
    return ColumnLine(
        index=column.index,
        heading=" ".join(column.heading.split()),
        field=column.field,
        label=FIELDS[column.field].label if column.field else "Left out",
        sure=column.sure,
        why=column.why,
        private=private,
        samples=_samples(table, column.index) if column.field and not private else (),
        problems=problems,
        answers=sum(1 for row in table.rows if row.cell(column.index)) if column.field else 0,
    )


def _samples(table: Table, index: int) -> tuple[str, ...]:
    """The first different answers in a column."""
    seen: dict[str, None] = {}
    for row in table.rows[:_ROWS_LOOKED_AT]:
        cell = row.cell(index)
        if cell:
            seen.setdefault(cell[:_LONGEST_SAMPLE])
        if len(seen) == _SAMPLES:
            break
    return tuple(seen)
