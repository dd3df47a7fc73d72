"""The tables that every kind of activity shares, as they are today; `migrations.py` holds how they came to be."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

METADATA = MetaData()


def id_column() -> Column[str]:
    """The identifier that the program made."""
    return Column("id", Text, primary_key=True)


def text_columns(*names: str) -> list[Column[str]]:
    """Columns of text, "" where there is nothing to say; tuples and mappings are kept in them as JSON."""
    return [Column(name, Text, nullable=False) for name in names]


def whole_columns(*names: str) -> list[Column[int]]:
    """Columns of whole numbers."""
    return [Column(name, Integer, nullable=False) for name in names]


def refers(name: str, table: str, *, may_be_empty: bool = False) -> Column[str]:
    """A reference that holds what it points to: removing that is refused by the file while this row stands.

    Never ON DELETE CASCADE: rows that go by themselves would slip past the journal and could not be brought back.
    """
    return Column(name, Text, ForeignKey(f"{table}.id"), nullable=may_be_empty, index=True)


meta = Table("meta", METADATA, Column("key", Text, primary_key=True), *text_columns("value"))

schema_versions = Table(
    "schema_versions", METADATA, Column("component", Text, primary_key=True), *whole_columns("version")
)

steps = Table(
    "steps",
    METADATA,
    Column("number", Integer, primary_key=True),
    *text_columns("at", "desk", "label", "kind", "state"),
    Column("of", Integer),
    Index("steps_by_state", "state", "number"),
)

journal = Table(
    "journal",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("step", Integer, ForeignKey("steps.number"), nullable=False, index=True),
    *text_columns("table_name", "row_id"),
    Column("before", Text),
    Column("after", Text),
    Index("journal_by_row", "row_id"),
)

people = Table(
    "people",
    METADATA,
    id_column(),
    *text_columns(
        "full_name", "call_me", "sort_as", "pronouns", "organisation", "email", "phone", "languages", "offers"
    ),
    *text_columns("seeks", "focus", "access_needs", "access_note", "food_needs", "photo", "talk", "companion"),
    Column("keep_on_list", Integer),
    *text_columns("notes", "wall", "shares"),
)

keep_apart = Table(
    "keep_apart",
    METADATA,
    id_column(),
    refers("first_id", "people"),
    refers("second_id", "people"),
    *text_columns("note"),
)

goes_with = Table(
    "goes_with",
    METADATA,
    id_column(),
    refers("first_id", "people"),
    refers("second_id", "people"),
    *text_columns("role"),
)

kept_both = Table("kept_both", METADATA, id_column(), refers("first_id", "people"), refers("second_id", "people"))

organisations = Table(
    "organisations",
    METADATA,
    id_column(),
    *text_columns("name", "kind", "helps_with", "contact_name", "email", "phone", "web", "checked_on", "notes"),
)

venues = Table("venues", METADATA, id_column(), *text_columns("name", "address", "notes"))

rooms = Table(
    "rooms",
    METADATA,
    id_column(),
    refers("venue_id", "venues"),
    *text_columns("name"),
    *whole_columns("seats"),
    *text_columns("features"),
    *whole_columns("away"),
)

places = Table(
    "tables",
    METADATA,
    id_column(),
    refers("room_id", "rooms"),
    *text_columns("name"),
    *whole_columns("seats"),
    *text_columns("features"),
)

events = Table(
    "events",
    METADATA,
    id_column(),
    *text_columns("name", "starts", "ends", "timezone"),
    refers("venue_id", "venues", may_be_empty=True),
    *text_columns("focus", "notes"),
    *whole_columns("sequence", "lanes"),
    Index("events_by_start", "starts"),
)

activities = Table(
    "activities",
    METADATA,
    id_column(),
    refers("event_id", "events"),
    *text_columns("kind", "title", "starts", "ends", "room_ids", "settings"),
    *whole_columns("position", "plan_number", "sequence"),
)

attendees = Table(
    "attendees",
    METADATA,
    id_column(),
    refers("event_id", "events"),
    refers("person_id", "people", may_be_empty=True),
    *text_columns("code", "label", "status", "ticket"),
    Column("first_time", Integer),
    *text_columns("role", "source", "source_id", "order_ref", "wishes", "fetch"),
    Index("attendees_by_code", "event_id", "code", unique=True),
)

checkins = Table(
    "checkins", METADATA, id_column(), refers("attendee_id", "attendees"), *text_columns("what", "at", "desk", "undoes")
)

badge_prints = Table(
    "badge_prints", METADATA, id_column(), refers("attendee_id", "attendees"), *text_columns("at", "desk")
)

plans = Table(
    "plans",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    *whole_columns("number", "seed"),
    *text_columns("accepted", "score", "bound", "problems"),
)

placements = Table(
    "placements",
    METADATA,
    id_column(),
    refers("activity_id", "activities"),
    refers("attendee_id", "attendees", may_be_empty=True),
    *whole_columns("part"),
    *text_columns("starts", "ends", "place", "role", "topic", "subject"),
)

prints = Table(
    "prints",
    METADATA,
    id_column(),
    refers("event_id", "events"),
    *text_columns("paper", "at", "plan"),
    *whole_columns("step", "copies"),
    *text_columns("lines"),
)

imports = Table(
    "imports",
    METADATA,
    id_column(),
    refers("event_id", "events"),
    *text_columns("at", "name", "platform", "digest", "counts", "brought"),
)

import_presets = Table("import_presets", METADATA, id_column(), *text_columns("fingerprint", "name", "mapping", "used"))

checklist_marks = Table(
    "checklist_marks", METADATA, id_column(), refers("event_id", "events"), *text_columns("item", "state", "at")
)

harvest_notes = Table(
    "harvest_notes",
    METADATA,
    id_column(),
    refers("event_id", "events"),
    refers("activity_id", "activities", may_be_empty=True),
    *text_columns("subject", "title", "text", "kind", "author", "consent", "at"),
)

desks = Table("desks", METADATA, id_column(), *text_columns("name"))

settled = Table("settled", METADATA, id_column(), *text_columns("clash", "choice"))

other_codes = Table(
    "other_codes",
    METADATA,
    id_column(),
    refers("event_id", "events"),
    refers("attendee_id", "attendees"),
    *text_columns("code"),
    Index("other_codes_by_code", "code"),
)

# What is known of other desks; never journaled itself. A sitting is the time from opening a file to closing it, if
# anything was done meanwhile: `began` is the last act of `parent` that it builds on, `known` its latest number known.
sittings = Table(
    "sittings",
    METADATA,
    id_column(),
    *text_columns("desk", "parent"),
    *whole_columns("began", "known"),
)

# Acts that the journal of this file cannot tell: those of other desks, what meeting them mended, what erasing left.
told_acts = Table(
    "told_acts",
    METADATA,
    Column("sitting", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    *text_columns("at", "desk", "label"),
)

told_changes = Table(
    "told_changes",
    METADATA,
    Column("id", Integer, primary_key=True),
    *text_columns("sitting"),
    *whole_columns("number"),
    *text_columns("table_name", "row_id"),
    Column("before", Text),
    Column("after", Text),
    Index("told_changes_by_row", "row_id"),
    Index("told_changes_by_sitting", "sitting", "number"),
)

# What a sitting knew of others from one of its numbers on, as JSON; and the rows that must stay forgotten everywhere.
meetings = Table(
    "meetings",
    METADATA,
    Column("sitting", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    *text_columns("known"),
)

forgotten = Table(
    "forgotten",
    METADATA,
    Column("row_id", Text, primary_key=True),
    Column("sitting", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
)

# Derived from people and never journaled: their words in one line, and each word by itself in the order of looking up.
search_entries = Table(
    "search_entries",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("person_id", Text, nullable=False, unique=True),
    *text_columns("words"),
)

search_words = Table(
    "search_words",
    METADATA,
    Column("place", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
