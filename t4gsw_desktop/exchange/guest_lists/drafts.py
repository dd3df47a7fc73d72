"""A row while it is being read: what it says so far, and what was not understood in it."""

from dataclasses import dataclass, field

from t4gsw_desktop.exchange.guest_lists.names import join_parts
from t4gsw_desktop.exchange.guest_lists.sentences import PROBLEMS


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something in one row a person should look at. `row` is the spreadsheet's number, `cell` the text as typed."""

    row: int
    code: str
    heading: str
    cell: str

    @property
    def sentence(self) -> str:
        """What happened and what was done about it, for people."""
        return PROBLEMS[self.code].format(row=self.row, cell=self.cell[:80])


@dataclass(slots=True)
class Draft:
    """What one row says, while it is being read. `values` hold only what is not blank, keyed by the core's names."""

    row: int
    values: dict[str, object] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    skipped: str = ""
    name: str = ""
    email: str = ""
    folded_name: str = ""
    folded_email: str = ""
    order_ref: str = ""
    source_id: str = ""
    quantity: int = 1
    guests: int = 0

    @property
    def name_parts(self) -> tuple[str, ...]:
        """The parts of the name as the list gives them, in its order; empty when it has one column for names."""
        given = ("first_name", "middle_name", "last_name")
        return tuple(self.parts[part] for part in given if self.parts.get(part))

    @property
    def typed_name(self) -> str:
        """The attendee's name as the list has it, whole or in parts, even where it is no name ("Info Requested")."""
        return self.parts.get("full_name") or " ".join(self.name_parts)

    @property
    def buyer_name(self) -> str:
        """Who booked, as far as the list says."""
        parts = [self.parts.get(part, "") for part in ("buyer_name", "buyer_first_name", "buyer_last_name")]
        return join_parts(parts[0] or f"{parts[1]} {parts[2]}")
