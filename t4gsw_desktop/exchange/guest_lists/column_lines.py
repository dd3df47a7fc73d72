"""How each column was read, told with sample answers; the table an organiser checks before importing."""

from collections import Counter
from collections.abc import Sequence

from t4gsw_desktop.exchange.guest_lists.drafts import RowProblem
from t4gsw_desktop.exchange.guest_lists.fields import FIELDS
from t4gsw_desktop.exchange.guest_lists.mapping import Mapping
from t4gsw_desktop.exchange.guest_lists.outcome import ColumnLine
from t4gsw_desktop.exchange.guest_lists.table import Table

_SAMPLES = 3
_ROWS_LOOKED_AT = 50
_LONGEST_SAMPLE = 60  # letters


def describe_columns(table: Table, mapping: Mapping, problems: Sequence[RowProblem]) -> tuple[ColumnLine, ...]:
    """A line for every column of the table, in its order."""
    odd = Counter(problem.heading for problem in problems)
    return tuple(
        ColumnLine(
            index=column.index,
            heading=column.heading,
            field=column.field,
            label=FIELDS[column.field].label if column.field else "Left out",
            sure=column.sure,
            why=column.why,
            private=bool(column.field or column.offered) and FIELDS[column.field or column.offered].private,
            samples=_samples(table, column.index),
            problems=odd[column.heading] if column.field and column.heading else 0,
        )
        for column in mapping.columns
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
