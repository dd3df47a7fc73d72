"""The rows only the surgery needs: who advises on what, and who asks for what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Column, Integer, Table

from t4gsw_desktop.storage.components import Component
from t4gsw_desktop.storage.shelves import Shelf
from t4gsw_desktop.storage.tables import METADATA, id_column, refers, text_columns, whole_columns


@dataclass(frozen=True, slots=True)
class Expert:
    """Somebody who advises at one surgery, by trade or by experience.

    `topics` maps each topic to a skill of 1 to 3; `slots` are the numbers, from 1, of the slots they are here for (none
    named: all); `desk` is the name of their table.
    """

    id: str
    activity_id: str
    attendee_id: str
    topics: Mapping[str, int] = field(default_factory=dict)
    slots: tuple[int, ...] = ()
    by: str = "trade"
    desk: str = ""
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What a visitor asks, in their own words. `topics` are the most wanted first; `length` counts slots in a row.

    `slots` are the numbers, from 1, of the slots they can come (none named: all). `priority` is given without a reason.
    `avoid` holds attendee ids of experts they wish not to see.
    """

    id: str
    activity_id: str
    attendee_id: str
    words: str = ""
    topics: tuple[str, ...] = ()
    slots: tuple[int, ...] = ()
    length: int = 1
    priority: bool = False
    waiting_since: str = ""
    avoid: tuple[str, ...] = ()


experts = Table(
    "surgery_experts",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    refers("attendee_id", "attendees"),
    *text_columns("topics", "slots", "by", "desk", "features"),
)

requests = Table(
    "surgery_requests",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    refers("attendee_id", "attendees"),
    *text_columns("words", "topics", "slots"),
    *whole_columns("length"),
    Column("priority", Integer, nullable=False),
    *text_columns("waiting_since", "avoid"),
)

# Frozen: a step that has been released is never edited.
_FIRST = (
    """
    CREATE TABLE surgery_experts ( id TEXT NOT NULL, activity_id TEXT NOT NULL, attendee_id TEXT NOT NULL,
        topics TEXT NOT NULL, slots TEXT NOT NULL, "by" TEXT NOT NULL, desk TEXT NOT NULL,
        features TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(activity_id) REFERENCES activities (id),
        FOREIGN KEY(attendee_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_surgery_experts_activity_id ON surgery_experts (activity_id)",
    "CREATE INDEX ix_surgery_experts_attendee_id ON surgery_experts (attendee_id)",
    """
    CREATE TABLE surgery_requests ( id TEXT NOT NULL, activity_id TEXT NOT NULL, attendee_id TEXT NOT NULL,
        words TEXT NOT NULL, topics TEXT NOT NULL, slots TEXT NOT NULL, length INTEGER NOT NULL,
        priority INTEGER NOT NULL, waiting_since TEXT NOT NULL, avoid TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(activity_id) REFERENCES activities (id),
        FOREIGN KEY(attendee_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_surgery_requests_activity_id ON surgery_requests (activity_id)",
    "CREATE INDEX ix_surgery_requests_attendee_id ON surgery_requests (attendee_id)",
)

COMPONENT = Component("surgery", (Shelf(Expert, experts), Shelf(Request, requests)), (_FIRST,))
