"""How the columns of a table are read: one field or none for each, how sure that is, and why one is left out."""

from dataclasses import dataclass, replace

from t4gsw_desktop.exchange.guest_lists.fields import FIELDS, NAME_FIELDS
from t4gsw_desktop.exchange.guest_lists.sentences import LEFT_OUT

HOW_SURE = ("sure", "likely", "guess", "no")


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """How one column is read. `field` is a key of FIELDS, or "" for a column left out, with `why` (a sentence).

    `sure` is one of HOW_SURE. `offered` is the field it would be if somebody asked for it. `option` is the answer a
    column of ticks stands for ("Websites" in "I can help with – Websites").
    """

    index: int
    heading: str
    field: str = ""
    why: str = ""
    sure: str = "no"
    offered: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """How every column of a table is read. `source` names the platform in the places it brings ("list" if none)."""

    source: str
    label: str
    columns: tuple[ColumnMatch, ...]
    remarks: tuple[str, ...] = ()

    @property
    def has_names(self) -> bool:
        """True when some column tells who a person is; without one nothing can be previewed."""
        return any(column.field in NAME_FIELDS for column in self.columns)

    def indices(self, field: str) -> tuple[int, ...]:
        """The columns read as `field`, from the left."""
        return tuple(column.index for column in self.columns if column.field == field)

    def with_field(self, index: int, field: str) -> "Mapping":
        """A mapping in which column `index` is read as `field` ("" leaves it out), as an organiser chose."""
        if field and field not in FIELDS:
            raise KeyError(field)
        chosen = replace(
            self.columns[index], field=field, sure="sure" if field else "no", why="" if field else LEFT_OUT["you"]
        )
        return replace(self, columns=(*self.columns[:index], chosen, *self.columns[index + 1 :]))

    def with_choice(self, index: int, field: str) -> "Mapping":
        """As `with_field`; a column that held what only one can hold is left out in favour of this one."""
        chosen = self.with_field(index, field)
        if not field or FIELDS[field].several:
            return chosen
        taken = LEFT_OUT["taken"]
        return replace(
            chosen,
            columns=tuple(
                replace(one, field="", offered=field, sure="no", why=taken)
                if one.field == field and one.index != index
                else one
                for one in chosen.columns
            ),
        )
