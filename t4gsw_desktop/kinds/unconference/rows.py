"""The rows only the unconference needs: pitches, and the votes people give them, by name, on slips or as dots."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Table

from t4gsw_desktop.core.problems import NOTHING
from t4gsw_desktop.kinds.unconference.pitch_codes import code_of
from t4gsw_desktop.storage.components import Component
from t4gsw_desktop.storage.shelves import Shelf
from t4gsw_desktop.storage.tables import METADATA, id_column, refers, text_columns, whole_columns

# How a vote came: at the laptop, taken down by a helper, or from a paper slip with a name on it.
WAYS = ("kiosk", "helper", "slip")


@dataclass(frozen=True, slots=True)
class Pitch:
    """A session somebody offers. `number` counts the pitches of an unconference from 1 and is on its card.

    `hosts` are attendee ids (none yet: looking for a host); `not_in` the numbers, from 1, of slots it cannot be in;
    `pinned` may hold "slot" (a number from 1) and "room" (a name). `about` is a line or two on what it is about.
    `joined_into` is the pitch that one like it goes on under ("": it stands by itself; `joining.py` reads it), and
    `protected` says that an organiser wants it placed though few may vote for it. `unlike` are pitches
    that look like it and that somebody said are others.
    """

    id: str
    activity_id: str
    number: int
    title: str
    hosts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    not_in: tuple[int, ...] = ()
    pinned: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    about: str = ""
    joined_into: str = ""
    protected: bool = False
    unlike: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """What is on its card and typed from slips: its number and a letter that notices a mistyped one ("7K")."""
        return code_of(self.number)


@dataclass(frozen=True, slots=True)
class Vote:
    """The pitches one attendee wishes to go to, by id; `way` is one of WAYS or "", `at` when they said so."""

    id: str
    activity_id: str
    attendee_id: str
    pitches: tuple[str, ...] = ()
    way: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A paper slip without a name: the pitches on it, by id. `number` counts the slips from 1 and is written on it."""

    id: str
    activity_id: str
    number: int
    pitches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dots:
    """How many dots one pitch has where only totals are known."""

    id: str
    activity_id: str
    pitch_id: str
    dots: int


pitches = Table(
    "unconference_pitches",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    *whole_columns("number"),
    *text_columns("title", "hosts", "needs", "not_in", "pinned", "about", "joined_into"),
    *whole_columns("protected"),
    *text_columns("unlike"),
)

votes = Table(
    "unconference_votes",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    refers("attendee_id", "attendees"),
    *text_columns("pitches", "way", "at"),
)

ballots = Table(
    "unconference_ballots",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    *whole_columns("number"),
    *text_columns("pitches"),
)

dots = Table(
    "unconference_dots",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    *text_columns("pitch_id"),
    *whole_columns("dots"),
)

# Frozen: a step that has been released is never edited.
_FIRST = (
    """
    CREATE TABLE unconference_pitches ( id TEXT NOT NULL, activity_id TEXT NOT NULL, number INTEGER NOT NULL,
        title TEXT NOT NULL, hosts TEXT NOT NULL, needs TEXT NOT NULL, not_in TEXT NOT NULL,
        pinned TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(activity_id) REFERENCES activities (id) )
    """,
    "CREATE INDEX ix_unconference_pitches_activity_id ON unconference_pitches (activity_id)",
    """
    CREATE TABLE unconference_votes ( id TEXT NOT NULL, activity_id TEXT NOT NULL, attendee_id TEXT NOT NULL,
        pitches TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(activity_id) REFERENCES activities (id),
        FOREIGN KEY(attendee_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_unconference_votes_activity_id ON unconference_votes (activity_id)",
    "CREATE INDEX ix_unconference_votes_attendee_id ON unconference_votes (attendee_id)",
)

# Undo writes whole rows, so what the journal remembers of pitches and votes gets the new columns too.
_VOTED_IN_THE_ROOM = (
    "ALTER TABLE unconference_pitches ADD COLUMN about TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE unconference_pitches ADD COLUMN joined_into TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE unconference_pitches ADD COLUMN protected INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE unconference_pitches ADD COLUMN unlike TEXT NOT NULL DEFAULT '[]'",
    """UPDATE journal SET "before" =
        json_set("before", '$.about', '', '$.joined_into', '', '$.protected', 0, '$.unlike', '[]')
        WHERE table_name = 'unconference_pitches' AND "before" IS NOT NULL""",
    """UPDATE journal SET "after" =
        json_set("after", '$.about', '', '$.joined_into', '', '$.protected', 0, '$.unlike', '[]')
        WHERE table_name = 'unconference_pitches' AND "after" IS NOT NULL""",
    "ALTER TABLE unconference_votes ADD COLUMN way TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE unconference_votes ADD COLUMN at TEXT NOT NULL DEFAULT ''",
    """UPDATE journal SET "before" = json_set("before", '$.way', '', '$.at', '')
        WHERE table_name = 'unconference_votes' AND "before" IS NOT NULL""",
    """UPDATE journal SET "after" = json_set("after", '$.way', '', '$.at', '')
        WHERE table_name = 'unconference_votes' AND "after" IS NOT NULL""",
    """
    CREATE TABLE unconference_ballots ( id TEXT NOT NULL, activity_id TEXT NOT NULL, number INTEGER NOT NULL,
        pitches TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(activity_id) REFERENCES activities (id) )
    """,
    "CREATE INDEX ix_unconference_ballots_activity_id ON unconference_ballots (activity_id)",
    """
    CREATE TABLE unconference_dots ( id TEXT NOT NULL, activity_id TEXT NOT NULL, pitch_id TEXT NOT NULL,
        dots INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(activity_id) REFERENCES activities (id) )
    """,
    "CREATE INDEX ix_unconference_dots_activity_id ON unconference_dots (activity_id)",
)

COMPONENT = Component(
    "unconference",
    (
        Shelf(Pitch, pitches, numbered="number", beside_plans=frozenset({"number", "title", "about", "unlike"})),
        Shelf(Vote, votes, beside_plans=frozenset({"way", "at"})),
        Shelf(Ballot, ballots, numbered="number", beside_plans=frozenset({"number"})),
        Shelf(Dots, dots),
    ),
    (_FIRST, _VOTED_IN_THE_ROOM),
)
