"""The rows only the café needs: topics and hosts of its tables, and who wishes to sit where."""

from dataclasses import dataclass

from sqlalchemy import Table

from t4gsw_desktop.storage.components import Component
from t4gsw_desktop.storage.shelves import Shelf
from t4gsw_desktop.storage.tables import METADATA, id_column, refers, text_columns, whole_columns


@dataclass(frozen=True, slots=True)
class TopicTable:
    """One table of a café: its name on paper, what is talked about, and the attendees who host it."""

    id: str
    activity_id: str
    name: str
    topic: str = ""
    hosts: tuple[str, ...] = ()
    seats: int = 6
    features: tuple[str, ...] = ()
    position: int = 0


@dataclass(frozen=True, slots=True)
class TableWish:
    """The tables one attendee would like to sit at, most wanted first, by TopicTable ids."""

    id: str
    activity_id: str
    attendee_id: str
    tables: tuple[str, ...] = ()


topic_tables = Table(
    "cafe_tables",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    *text_columns("name", "topic", "hosts"),
    *whole_columns("seats"),
    *text_columns("features"),
    *whole_columns("position"),
)

table_wishes = Table(
    "cafe_wishes",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    refers("attendee_id", "attendees"),
    *text_columns("tables"),
)

# Frozen: a step that has been released is never edited.
_FIRST = (
    """
    CREATE TABLE cafe_tables ( id TEXT NOT NULL, activity_id TEXT NOT NULL, name TEXT NOT NULL,
        topic TEXT NOT NULL, hosts TEXT NOT NULL, seats INTEGER NOT NULL, features TEXT NOT NULL,
        position INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(activity_id) REFERENCES activities (id) )
    """,
    "CREATE INDEX ix_cafe_tables_activity_id ON cafe_tables (activity_id)",
    """
    CREATE TABLE cafe_wishes ( id TEXT NOT NULL, activity_id TEXT NOT NULL, attendee_id TEXT NOT NULL,
        tables TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(activity_id) REFERENCES activities (id),
        FOREIGN KEY(attendee_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_cafe_wishes_activity_id ON cafe_wishes (activity_id)",
    "CREATE INDEX ix_cafe_wishes_attendee_id ON cafe_wishes (attendee_id)",
)

COMPONENT = Component("cafe", (Shelf(TopicTable, topic_tables), Shelf(TableWish, table_wishes)), (_FIRST,))
