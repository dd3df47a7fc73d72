"""What an import would do, as frozen values: nothing here has been written anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from t4gsw_desktop.exchange.guest_lists.drafts import RowProblem
from t4gsw_desktop.exchange.guest_lists.known import PERSON_ATTRIBUTES, PLACE_ATTRIBUTES
from t4gsw_desktop.exchange.guest_lists.sentences import DOUBLES, SKIPPED
from t4gsw_desktop.exchange.guest_lists.table import ReadAs


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs. `apply` is True when the import may write it: a blank is filled, or the list moved on
    and nobody changed the value here; False when it was changed here, so it stays and the difference is only told."""

    field: str
    was: object
    now: object
    apply: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A row that names somebody.

    `state` is "new" (nobody known), "known" (in the directory as `person_id`, by name and e-mail together) or "listed"
    (on this event's list as `attendee_id`). `values` are the facts of the row by the names of core.people.Person and
    core.events.Attendee, blank ones absent; `name_parts` the parts of the name where the list has several.
    `source` and `source_id` are to be stored with the place: by them the same row is found again next time.
    `joined` are other rows that an organiser said are the same person: they fill blanks, and are remembered with it.
    """

    row: int
    state: str
    source: str
    source_id: str
    order_ref: str
    values: Mapping[str, object]
    name_parts: tuple[str, ...] = ()
    person_id: str = ""
    attendee_id: str = ""
    changes: tuple[Change, ...] = ()
    joined: tuple["PersonLine", ...] = ()

    @property
    def full_name(self) -> str:
        """The name as given."""
        return str(self.values["full_name"])

    @property
    def person_values(self) -> dict[str, object]:
        """The values that belong to core.people.Person."""
        return {name: value for name, value in self.values.items() if name in PERSON_ATTRIBUTES}

    @property
    def place_values(self) -> dict[str, object]:
        """The values that belong to core.events.Attendee."""
        return {name: value for name, value in self.values.items() if name in PLACE_ATTRIBUTES}


@dataclass(frozen=True, slots=True)
class UnnamedGuest:
    """A place nobody has a name for yet, printed as a blank badge. `label` says whose guest it is.

    `attendee_id` is "" for a new one. `host_row` is the row of the person they come with, 0 when that is not known.
    """

    row: int
    source: str
    source_id: str
    order_ref: str
    label: str
    status: str = "coming"
    ticket: str = ""
    host_row: int = 0
    attendee_id: str = ""


@dataclass(frozen=True, slots=True)
class Double:
    """A row that is probably the same person as another row (`other_row`) or somebody known (`person_id`).

    `added` is False where the row is not among the people, because it repeats another; True where both stand until a
    person decides. `code` is a key of sentences.DOUBLES.
    """

    row: int
    full_name: str
    email: str
    other_row: int
    person_id: str
    other_name: str
    other_email: str
    code: str
    added: bool

    @property
    def why(self) -> str:
        """Who the other one is, how they are alike and what happens, as a sentence."""
        known = f"{self.other_name}, who is known already"
        other = f"row {self.other_row}" if self.other_row else known
        somebody = f"{self.other_name} in row {self.other_row}" if self.other_row else known
        return DOUBLES[self.code].format(other=other, somebody=somebody)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that brings nobody; `code` is a key of sentences.SKIPPED."""

    row: int
    full_name: str
    code: str

    @property
    def why(self) -> str:
        """The reason, in a word or two."""
        return SKIPPED[self.code]


@dataclass(frozen=True, slots=True)
class GonePlace:
    """A place an earlier export of the same platform brought and this one does not hold; never removed by itself."""

    attendee_id: str
    full_name: str


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """How a column is read, for the table of columns: the first answers in it, and how many were not understood.

    `answers` counts the filled cells of a column that is read. A column left out, and one that is private, shows no
    samples: what is not needed, or is nobody's business, must not travel into a report.
    """

    index: int
    heading: str
    field: str
    label: str
    sure: str
    why: str
    private: bool
    samples: tuple[str, ...]
    problems: int
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; see the parts.

    `remarks` are sentences about the whole list, said once. `set_aside` are the rows that are not among the people
    because they repeat another, in case an organiser says that they are somebody else.
    """

    source: str
    label: str
    people: tuple[PersonLine, ...]
    unnamed_guests: tuple[UnnamedGuest, ...]
    doubles: tuple[Double, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[RowProblem, ...]
    gone: tuple[GonePlace, ...]
    columns: tuple[ColumnLine, ...]
    read_as: ReadAs
    remarks: tuple[str, ...] = ()
    set_aside: tuple[PersonLine, ...] = ()

    @property
    def additions(self) -> int:
        """How many places the import would add."""
        return sum(1 for line in self.people if line.state != "listed") + sum(
            1 for guest in self.unnamed_guests if not guest.attendee_id
        )

    @property
    def nothing_to_change(self) -> bool:
        """True when everybody is on the list already and no value would be written."""
        return not self.additions and not any(change.apply for line in self.people for change in line.changes)
