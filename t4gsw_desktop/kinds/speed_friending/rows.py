"""The rows only speed-friending needs: what the clock was told, what changed while it ran, and who takes part how."""

from dataclasses import dataclass

from sqlalchemy import Table

from t4gsw_desktop.core.keep_in_touch import TouchSlip
from t4gsw_desktop.kinds.speed_friending.clock import RunMark
from t4gsw_desktop.storage.components import Component
from t4gsw_desktop.storage.shelves import Shelf
from t4gsw_desktop.storage.tables import METADATA, id_column, refers, text_columns, whole_columns

CHANGES = ("joined", "left", "sat_out", "back", "swapped", "moved", "rests", "corrected", "table_lost", "extended")
# How somebody takes part: not at all from a round on, resting in one round, or never resting.
OUT, REST, NEVER_REST = "out", "rest", "never_rest"


@dataclass(frozen=True, slots=True)
class RoundChange:
    """One line of "What changed": `what` is one of CHANGES, `at` a UTC instant with milliseconds.

    `attendee_id` is whom it is about ("": nobody) and `other_id` the second of a swap. `place` is the table they came
    to or that was lost, `earlier` the one they had before ("": none), `seconds` by how much a round was extended.
    `undone` says that it was taken back. No names: they are looked up, so that erasing a person leaves none behind.
    """

    id: str
    activity_id: str
    at: str
    round: int
    what: str
    attendee_id: str = ""
    other_id: str = ""
    place: str = ""
    earlier: str = ""
    seconds: int = 0
    undone: bool = False


@dataclass(frozen=True, slots=True)
class RoundWish:
    """How somebody takes part in the rounds: `what` is OUT, REST or NEVER_REST.

    OUT holds from `round` up to, not including, `until` (0: to the end); REST is about `round` alone.
    """

    id: str
    activity_id: str
    attendee_id: str
    what: str
    round: int = 0
    until: int = 0


@dataclass(frozen=True, slots=True)
class LostTable:
    """A table that cannot be used from `round` on."""

    id: str
    activity_id: str
    place: str
    round: int


marks = Table(
    "friending_marks",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    *text_columns("at", "what"),
    *whole_columns("round", "seconds"),
)

changes = Table(
    "friending_changes",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    *text_columns("at"),
    *whole_columns("round"),
    *text_columns("what"),
    refers("attendee_id", "attendees", may_be_empty=True),
    refers("other_id", "attendees", may_be_empty=True),
    *text_columns("place", "earlier"),
    *whole_columns("seconds", "undone"),
)

wishes = Table(
    "friending_wishes",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    refers("attendee_id", "attendees"),
    *text_columns("what"),
    *whole_columns("round", "until"),
)

lost_tables = Table(
    "friending_lost_tables",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    *text_columns("place"),
    *whole_columns("round"),
)

touch_slips = Table(
    "friending_slips",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    refers("attendee_id", "attendees"),
    *text_columns("ticked", "typed"),
)

# Frozen: a step that has been released is never edited.
_FIRST = (
    """
    CREATE TABLE friending_marks ( id TEXT NOT NULL, activity_id TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL,
        round INTEGER NOT NULL, seconds INTEGER NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(activity_id) REFERENCES activities (id) )
    """,
    "CREATE INDEX ix_friending_marks_activity_id ON friending_marks (activity_id)",
    """
    CREATE TABLE friending_changes ( id TEXT NOT NULL, activity_id TEXT NOT NULL, at TEXT NOT NULL,
        round INTEGER NOT NULL, what TEXT NOT NULL, attendee_id TEXT, other_id TEXT, place TEXT NOT NULL,
        earlier TEXT NOT NULL, seconds INTEGER NOT NULL, undone INTEGER NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(activity_id) REFERENCES activities (id), FOREIGN KEY(attendee_id) REFERENCES attendees (id),
        FOREIGN KEY(other_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_friending_changes_activity_id ON friending_changes (activity_id)",
    "CREATE INDEX ix_friending_changes_attendee_id ON friending_changes (attendee_id)",
    "CREATE INDEX ix_friending_changes_other_id ON friending_changes (other_id)",
    """
    CREATE TABLE friending_wishes ( id TEXT NOT NULL, activity_id TEXT NOT NULL, attendee_id TEXT NOT NULL,
        what TEXT NOT NULL, round INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(activity_id) REFERENCES activities (id), FOREIGN KEY(attendee_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_friending_wishes_activity_id ON friending_wishes (activity_id)",
    "CREATE INDEX ix_friending_wishes_attendee_id ON friending_wishes (attendee_id)",
    """
    CREATE TABLE friending_lost_tables ( id TEXT NOT NULL, activity_id TEXT NOT NULL, place TEXT NOT NULL,
        round INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(activity_id) REFERENCES activities (id) )
    """,
    "CREATE INDEX ix_friending_lost_tables_activity_id ON friending_lost_tables (activity_id)",
)

_SECOND = (
    """
    CREATE TABLE friending_slips ( id TEXT NOT NULL, activity_id TEXT NOT NULL, attendee_id TEXT NOT NULL,
        ticked TEXT NOT NULL, typed TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(activity_id) REFERENCES activities (id), FOREIGN KEY(attendee_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_friending_slips_activity_id ON friending_slips (activity_id)",
    "CREATE INDEX ix_friending_slips_attendee_id ON friending_slips (attendee_id)",
)

COMPONENT = Component(
    "speed_friending",
    (
        Shelf(RunMark, marks, plans_need=False, stands_whole=True),
        Shelf(RoundChange, changes, plans_need=False, stands_whole=True),
        Shelf(RoundWish, wishes, stands_whole=True),
        Shelf(LostTable, lost_tables, stands_whole=True),
        Shelf(TouchSlip, touch_slips, plans_need=False),
    ),
    (_FIRST, _SECOND),
)
