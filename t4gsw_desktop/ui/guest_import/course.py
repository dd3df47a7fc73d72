"""How far an import has come: all that is known and chosen so far, kept while the window is built anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from t4gsw_desktop.exchange.guest_lists.decisions import JOIN
from t4gsw_desktop.exchange.guest_lists.mapping import Mapping as ColumnMapping
from t4gsw_desktop.exchange.guest_lists.outcome import Double, Preview
from t4gsw_desktop.exchange.guest_lists.table import Table
from t4gsw_desktop.services.guest_lists import Accepted
from t4gsw_desktop.services.guest_previews import Knowledge, preview_decided

STEPS = ("Choose a file", "Match the columns", "Check possible doubles", "Add them")
CHOOSE, MATCH, DOUBLES, ADD, DONE = 1, 2, 3, 4, 5
NOT_ASKED = ("joined_before",)  # settled by an earlier import


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list somebody chose: a file, or text that was pasted; of a workbook, one sheet."""

    path: Path | None = None
    text: str = ""
    sheet: str = ""

    @property
    def name(self) -> str:
        """What to call it."""
        return self.path.name if self.path else "Pasted list"


@dataclass(frozen=True, slots=True)
class FoundList:
    """A list that was read. `natural` is how its columns are read by their words, `shown` which are worth showing."""

    wanted: Wanted
    digest: str
    table: Table
    mapping: ColumnMapping
    natural: ColumnMapping
    shown: tuple[int, ...]

    @property
    def name(self) -> str:
        """What to call it."""
        return self.wanted.name

    @property
    def is_remembered(self) -> bool:
        """True when its columns are read as an organiser chose another time."""
        return [one.field for one in self.mapping.columns] != [one.field for one in self.natural.columns]


@dataclass(slots=True)
class Course:
    """One import on its way. `trouble` says why the last file was not taken, `unreadable` why there is no preview.

    `waiting` is a list that is being read. `doubles` are the possible doubles a person is asked about, first those
    where both stand until somebody decides; `at` is the place of the one that is shown. `record` is the id of what the
    file remembers of an import that was done.
    """

    step: int = CHOOSE
    typed: str = ""
    trouble: str = ""
    waiting: Wanted | None = None
    found: FoundList | None = None
    mapping: ColumnMapping | None = None
    chosen: set[int] = field(default_factory=set)
    knowledge: Knowledge = field(default_factory=Knowledge)
    seen: Preview | None = None
    unreadable: str = ""
    decisions: dict[int, str] = field(default_factory=dict)
    doubles: tuple[Double, ...] = ()
    at: int = 0
    not_coming: set[str] = field(default_factory=set)
    accepted: Accepted | None = None
    record: str = ""
    step_number: int = 0

    def take(self, found: FoundList) -> None:
        """Begin with a list; what was chosen for another is forgotten."""
        same = self.found is not None and self.found.digest == found.digest and self.found.table == found.table
        self.found, self.waiting, self.trouble = found, None, ""
        if not same:
            self.mapping, self.chosen, self.seen, self.unreadable = found.mapping, set(), None, ""
            self.doubles, self.decisions, self.at, self.not_coming = (), {}, 0, set()

    def choose_field(self, index: int, name: str) -> None:
        """Have a column be read as `name`, a key of FIELDS, or left out for ""."""
        assert self.mapping is not None
        self.mapping = self.mapping.with_choice(index, name)
        self.chosen.add(index)

    def see(self, seen: Preview) -> None:
        """Take a newer preview; decisions about rows that are no doubles any more go."""
        self.seen, self.unreadable = seen, ""
        asked = [double for double in seen.doubles if double.code not in NOT_ASKED]
        self.doubles = tuple(sorted(asked, key=lambda double: (not double.added, double.row)))
        rows = {double.row for double in self.doubles}
        self.decisions = {row: what for row, what in self.decisions.items() if row in rows}
        self.at = max(0, min(self.at, len(self.doubles) - 1))
        self.not_coming &= {place.attendee_id for place in seen.gone}

    @property
    def undecided(self) -> tuple[Double, ...]:
        """Those that nobody has decided yet; plain repeats are joined unless somebody says otherwise."""
        return tuple(double for double in self.doubles if double.added and double.row not in self.decisions)

    def next_undecided(self) -> int:
        """The place of the next one nobody has decided, from the start again after the last; this one if all are."""
        whole = len(self.doubles)
        places = ((self.at + step) % whole for step in range(1, whole + 1))
        undecided = (place for place in places if not self.decision_on(self.doubles[place]))
        return next(undecided, self.at)

    def decision_on(self, double: Double) -> str:
        """A word of DECISIONS, or "" while there is none."""
        return self.decisions.get(double.row, "" if double.added else JOIN)

    def all_decisions(self) -> Mapping[int, str]:
        """What was decided, and what holds for plain repeats."""
        return {double.row: what for double in self.doubles if (what := self.decision_on(double))}

    def outcome(self) -> Preview | None:
        """What the import would do as things are decided now."""
        return preview_decided(self.knowledge, self.seen, self.all_decisions()) if self.seen else None
