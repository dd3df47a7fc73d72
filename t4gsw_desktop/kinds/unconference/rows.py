"""The rows only the unconference needs: pitches, and the wishes people give them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Table

from t4gsw_desktop.core.problems import NOTHING
from t4gsw_desktop.storage.components import Component
from t4gsw_desktop.storage.shelves import Shelf
from t4gsw_desktop.storage.tables import METADATA, id_column, refers, text_columns, whole_columns


@dataclass(frozen=True, slots=True)
class Pitch:
    """A session somebody offers. `number` counts the pitches of an unconference from 1 and is on its card.

    `hosts` are attendee ids (none yet: looking for a host); `not_in` the numbers, from 1, of slots it cannot be in;
    `pinned` may hold "slot" (a number from 1) and "room" (a name).
    """

    id: str
    activity_id: str
    number: int
    title: str
    hosts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    not_in: tuple[int, ...] = ()
    pinned: Mapping[str, object] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Vote:
    """The pitches one attendee wishes to go to, by id."""

    id: str
    activity_id: str
    attendee_id: str
    pitches: tuple[str, ...] = ()


pitches = Table(
    "unconference_pitches",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    *whole_columns("number"),
    *text_columns("title", "hosts", "needs", "not_in", "pinned"),
)

votes = Table(
    "unconference_votes",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    refers("attendee_id", "attendees"),
    *text_columns("pitches"),
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

COMPONENT = Component("unconference", (Shelf(Pitch, pitches), Shelf(Vote, votes)), (_FIRST,))
