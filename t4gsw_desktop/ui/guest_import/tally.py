"""What an import will do, in numbers and words: shares of the list that add up to the whole."""

from dataclasses import dataclass

from t4gsw_desktop.exchange.guest_lists.outcome import PersonLine, Preview
from t4gsw_desktop.exchange.guest_lists.sorting import NO_PEOPLE


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the list. `key` says how it is drawn; `words` follow the number."""

    key: str
    count: int
    words: str

    @property
    def sentence(self) -> str:
        """Number and words."""
        return f"{self.count:,} {self.words}"


def shares(outcome: Preview) -> tuple[Share, ...]:
    """The parts that are not empty, in a fixed order. `outcome` has its decided doubles carried out."""
    open_rows = {double.row for double in outcome.doubles if double.added}
    lines = [line for line in outcome.people if line.row not in open_rows]
    new = sum(line.state == "new" for line in lines)
    known = sum(line.state == "known" for line in lines)
    listed = [line for line in lines if line.state == "listed"]
    filled = sum(_brings_something(line) for line in listed)
    guests = sum(not guest.attendee_id for guest in outcome.unnamed_guests)
    nameless = sum(problem.code in ("no_name", "long_name") for problem in outcome.problems)
    out = nameless + sum(row.code not in NO_PEOPLE for row in outcome.skipped)
    joined = sum(other.row != line.row for line in lines for other in line.joined)
    told = (
        ("new", new, "new person is added", "new people are added"),
        ("known", known, "known from before is put on the list", "known from before are put on the list"),
        ("filled", filled, "already here is brought up to date", "already here, blanks are filled in"),
        ("same", len(listed) - filled, "already here, nothing changes", "already here, nothing changes"),
        ("guests", guests, "guest without a name is added", "guests without a name are added"),
        ("doubles", len(open_rows), "might be a double, you decide next", "might be doubles, you decide next"),
        ("joined", joined, "more row is joined with these", "more rows are joined with these"),
        ("out", out, "row is left out", "rows are left out"),
    )
    return tuple(Share(key, count, one if count == 1 else many) for key, count, one, many in told if count)


def _brings_something(line: PersonLine) -> bool:
    return any(change.apply for change in line.changes) or bool(line.joined)
