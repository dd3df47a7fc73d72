"""The frozen steps that made the shared tables; a step that has been released is never edited."""

_FIRST = (
    """
    CREATE TABLE import_presets ( id TEXT NOT NULL, fingerprint TEXT NOT NULL, name TEXT NOT NULL,
        mapping TEXT NOT NULL, used TEXT NOT NULL, PRIMARY KEY (id) )
    """,
    """
    CREATE TABLE organisations ( id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
        helps_with TEXT NOT NULL, contact_name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL,
        web TEXT NOT NULL, checked_on TEXT NOT NULL, notes TEXT NOT NULL, PRIMARY KEY (id) )
    """,
    """
    CREATE TABLE people ( id TEXT NOT NULL, full_name TEXT NOT NULL, call_me TEXT NOT NULL,
        sort_as TEXT NOT NULL, pronouns TEXT NOT NULL, organisation TEXT NOT NULL, email TEXT NOT NULL,
        phone TEXT NOT NULL, languages TEXT NOT NULL, offers TEXT NOT NULL, seeks TEXT NOT NULL,
        focus TEXT NOT NULL, access_needs TEXT NOT NULL, access_note TEXT NOT NULL, food_needs TEXT NOT NULL,
        photo TEXT NOT NULL, talk TEXT NOT NULL, companion TEXT NOT NULL, keep_on_list INTEGER,
        notes TEXT NOT NULL, PRIMARY KEY (id) )
    """,
    """
    CREATE TABLE steps ( number INTEGER NOT NULL, at TEXT NOT NULL, desk TEXT NOT NULL, label TEXT NOT NULL,
        kind TEXT NOT NULL, state TEXT NOT NULL, "of" INTEGER, PRIMARY KEY (number) )
    """,
    "CREATE INDEX steps_by_state ON steps (state, number)",
    """
    CREATE TABLE venues ( id TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, notes TEXT NOT NULL,
        PRIMARY KEY (id) )
    """,
    """
    CREATE TABLE events ( id TEXT NOT NULL, name TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL,
        timezone TEXT NOT NULL, venue_id TEXT, focus TEXT NOT NULL, notes TEXT NOT NULL,
        sequence INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(venue_id) REFERENCES venues (id) )
    """,
    "CREATE INDEX events_by_start ON events (starts)",
    "CREATE INDEX ix_events_venue_id ON events (venue_id)",
    """
    CREATE TABLE goes_with ( id TEXT NOT NULL, first_id TEXT NOT NULL, second_id TEXT NOT NULL,
        role TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(first_id) REFERENCES people (id),
        FOREIGN KEY(second_id) REFERENCES people (id) )
    """,
    "CREATE INDEX ix_goes_with_first_id ON goes_with (first_id)",
    "CREATE INDEX ix_goes_with_second_id ON goes_with (second_id)",
    """
    CREATE TABLE journal ( id INTEGER NOT NULL, step INTEGER NOT NULL, table_name TEXT NOT NULL,
        row_id TEXT NOT NULL, "before" TEXT, "after" TEXT, PRIMARY KEY (id),
        FOREIGN KEY(step) REFERENCES steps (number) )
    """,
    "CREATE INDEX ix_journal_step ON journal (step)",
    "CREATE INDEX journal_by_row ON journal (row_id)",
    """
    CREATE TABLE keep_apart ( id TEXT NOT NULL, first_id TEXT NOT NULL, second_id TEXT NOT NULL,
        note TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(first_id) REFERENCES people (id),
        FOREIGN KEY(second_id) REFERENCES people (id) )
    """,
    "CREATE INDEX ix_keep_apart_first_id ON keep_apart (first_id)",
    "CREATE INDEX ix_keep_apart_second_id ON keep_apart (second_id)",
    """
    CREATE TABLE rooms ( id TEXT NOT NULL, venue_id TEXT NOT NULL, name TEXT NOT NULL, seats INTEGER NOT NULL,
        features TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(venue_id) REFERENCES venues (id) )
    """,
    "CREATE INDEX ix_rooms_venue_id ON rooms (venue_id)",
    """
    CREATE TABLE activities ( id TEXT NOT NULL, event_id TEXT NOT NULL, kind TEXT NOT NULL,
        title TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, room_ids TEXT NOT NULL,
        settings TEXT NOT NULL, position INTEGER NOT NULL, plan_number INTEGER NOT NULL,
        sequence INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(event_id) REFERENCES events (id) )
    """,
    "CREATE INDEX ix_activities_event_id ON activities (event_id)",
    """
    CREATE TABLE attendees ( id TEXT NOT NULL, event_id TEXT NOT NULL, person_id TEXT, code TEXT NOT NULL,
        label TEXT NOT NULL, status TEXT NOT NULL, ticket TEXT NOT NULL, first_time INTEGER,
        role TEXT NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL, order_ref TEXT NOT NULL,
        wishes TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(event_id) REFERENCES events (id),
        FOREIGN KEY(person_id) REFERENCES people (id) )
    """,
    "CREATE UNIQUE INDEX attendees_by_code ON attendees (event_id, code)",
    "CREATE INDEX ix_attendees_event_id ON attendees (event_id)",
    "CREATE INDEX ix_attendees_person_id ON attendees (person_id)",
    """
    CREATE TABLE imports ( id TEXT NOT NULL, event_id TEXT NOT NULL, at TEXT NOT NULL, name TEXT NOT NULL,
        platform TEXT NOT NULL, digest TEXT NOT NULL, counts TEXT NOT NULL, brought TEXT NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(event_id) REFERENCES events (id) )
    """,
    "CREATE INDEX ix_imports_event_id ON imports (event_id)",
    """
    CREATE TABLE prints ( id TEXT NOT NULL, event_id TEXT NOT NULL, paper TEXT NOT NULL, at TEXT NOT NULL,
        "plan" TEXT NOT NULL, step INTEGER NOT NULL, copies INTEGER NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(event_id) REFERENCES events (id) )
    """,
    "CREATE INDEX ix_prints_event_id ON prints (event_id)",
    """
    CREATE TABLE tables ( id TEXT NOT NULL, room_id TEXT NOT NULL, name TEXT NOT NULL, seats INTEGER NOT NULL,
        features TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(room_id) REFERENCES rooms (id) )
    """,
    "CREATE INDEX ix_tables_room_id ON tables (room_id)",
    """
    CREATE TABLE checkins ( id TEXT NOT NULL, attendee_id TEXT NOT NULL, what TEXT NOT NULL, at TEXT NOT NULL,
        desk TEXT NOT NULL, undoes TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(attendee_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_checkins_attendee_id ON checkins (attendee_id)",
    """
    CREATE TABLE placements ( id TEXT NOT NULL, activity_id TEXT NOT NULL, attendee_id TEXT,
        part INTEGER NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, place TEXT NOT NULL,
        role TEXT NOT NULL, topic TEXT NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(activity_id) REFERENCES activities (id),
        FOREIGN KEY(attendee_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_placements_activity_id ON placements (activity_id)",
    "CREATE INDEX ix_placements_attendee_id ON placements (attendee_id)",
    """
    CREATE TABLE plans ( id TEXT NOT NULL, activity_id TEXT NOT NULL, number INTEGER NOT NULL,
        seed INTEGER NOT NULL, accepted TEXT NOT NULL, score TEXT NOT NULL, bound TEXT NOT NULL,
        problems TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(activity_id) REFERENCES activities (id) )
    """,
    "CREATE INDEX ix_plans_activity_id ON plans (activity_id)",
    """
    CREATE TABLE search_entries ( number INTEGER NOT NULL, person_id TEXT NOT NULL, words TEXT NOT NULL,
        PRIMARY KEY (number), UNIQUE (person_id) )
    """,
    """
    CREATE TABLE search_words ( place TEXT NOT NULL, word TEXT NOT NULL, number INTEGER NOT NULL,
        PRIMARY KEY (place, word, number) ) WITHOUT ROWID
    """,
)

_SECOND = (
    """
    CREATE TABLE checklist_marks ( id TEXT NOT NULL, event_id TEXT NOT NULL, item TEXT NOT NULL,
        state TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(event_id) REFERENCES events (id) )
    """,
    "CREATE INDEX ix_checklist_marks_event_id ON checklist_marks (event_id)",
)

_THIRD = (
    """
    CREATE TABLE kept_both ( id TEXT NOT NULL, first_id TEXT NOT NULL, second_id TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(first_id) REFERENCES people (id), FOREIGN KEY(second_id) REFERENCES people (id) )
    """,
    "CREATE INDEX ix_kept_both_first_id ON kept_both (first_id)",
    "CREATE INDEX ix_kept_both_second_id ON kept_both (second_id)",
)

# Undo writes whole rows, so what the journal remembers of people gets the new columns too.
_FOURTH = (
    "ALTER TABLE people ADD COLUMN wall TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE people ADD COLUMN shares TEXT NOT NULL DEFAULT ''",
    """UPDATE journal SET "before" = json_set("before", '$.wall', '', '$.shares', '')
        WHERE table_name = 'people' AND "before" IS NOT NULL""",
    """UPDATE journal SET "after" = json_set("after", '$.wall', '', '$.shares', '')
        WHERE table_name = 'people' AND "after" IS NOT NULL""",
)

# As before, whole rows in the journal too.
_DOOR_LISTS = (
    "ALTER TABLE events ADD COLUMN lanes INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE prints ADD COLUMN lines TEXT NOT NULL DEFAULT '[]'",
    """UPDATE journal SET "before" = json_set("before", '$.lanes', 0)
        WHERE table_name = 'events' AND "before" IS NOT NULL""",
    """UPDATE journal SET "after" = json_set("after", '$.lanes', 0)
        WHERE table_name = 'events' AND "after" IS NOT NULL""",
    """UPDATE journal SET "before" = json_set("before", '$.lines', '[]')
        WHERE table_name = 'prints' AND "before" IS NOT NULL""",
    """UPDATE journal SET "after" = json_set("after", '$.lines', '[]')
        WHERE table_name = 'prints' AND "after" IS NOT NULL""",
)

_MET_AT_THE_DOOR = (
    "ALTER TABLE attendees ADD COLUMN fetch TEXT NOT NULL DEFAULT ''",
    """UPDATE journal SET "before" = json_set("before", '$.fetch', '')
        WHERE table_name = 'attendees' AND "before" IS NOT NULL""",
    """UPDATE journal SET "after" = json_set("after", '$.fetch', '')
        WHERE table_name = 'attendees' AND "after" IS NOT NULL""",
    """
    CREATE TABLE badge_prints ( id TEXT NOT NULL, attendee_id TEXT NOT NULL, at TEXT NOT NULL, desk TEXT NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(attendee_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_badge_prints_attendee_id ON badge_prints (attendee_id)",
)

# Several desks. A file that has a history gets a first sitting, named by its newest entry, so that copies made by hand
# before are one until then. The community is named by the oldest entry, and where there is none, by chance.
_DESKS = (
    "CREATE TABLE desks ( id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id) )",
    "CREATE TABLE settled ( id TEXT NOT NULL, clash TEXT NOT NULL, choice TEXT NOT NULL, PRIMARY KEY (id) )",
    """
    CREATE TABLE other_codes ( id TEXT NOT NULL, event_id TEXT NOT NULL, attendee_id TEXT NOT NULL, code TEXT NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(event_id) REFERENCES events (id),
        FOREIGN KEY(attendee_id) REFERENCES attendees (id) )
    """,
    "CREATE INDEX ix_other_codes_event_id ON other_codes (event_id)",
    "CREATE INDEX ix_other_codes_attendee_id ON other_codes (attendee_id)",
    "CREATE INDEX other_codes_by_code ON other_codes (code)",
    """
    CREATE TABLE sittings ( id TEXT NOT NULL, desk TEXT NOT NULL, parent TEXT NOT NULL, began INTEGER NOT NULL,
        known INTEGER NOT NULL, PRIMARY KEY (id) )
    """,
    """
    CREATE TABLE told_acts ( sitting TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, desk TEXT NOT NULL,
        label TEXT NOT NULL, PRIMARY KEY (sitting, number) )
    """,
    """
    CREATE TABLE told_changes ( id INTEGER NOT NULL, sitting TEXT NOT NULL, number INTEGER NOT NULL,
        table_name TEXT NOT NULL, row_id TEXT NOT NULL, "before" TEXT, "after" TEXT, PRIMARY KEY (id) )
    """,
    "CREATE INDEX told_changes_by_row ON told_changes (row_id)",
    "CREATE INDEX told_changes_by_sitting ON told_changes (sitting, number)",
    """
    CREATE TABLE meetings ( sitting TEXT NOT NULL, number INTEGER NOT NULL, known TEXT NOT NULL,
        PRIMARY KEY (sitting, number) )
    """,
    """
    CREATE TABLE forgotten ( row_id TEXT NOT NULL, sitting TEXT NOT NULL, number INTEGER NOT NULL,
        PRIMARY KEY (row_id, sitting, number) )
    """,
    """
    INSERT INTO meta SELECT 'community', coalesce((SELECT row_id FROM journal ORDER BY id LIMIT 1),
        lower(hex(randomblob(16))))
    """,
    """
    INSERT INTO sittings SELECT coalesce((SELECT row_id FROM journal ORDER BY id DESC LIMIT 1), 'first') || max(number),
        (SELECT value FROM meta WHERE key = 'community'), '', 0, 0 FROM steps HAVING max(number) IS NOT NULL
    """,
    "INSERT INTO meta SELECT 'sitting', id FROM sittings",
)

# Whole rows in the journal too, as before.
_HARVEST = (
    "ALTER TABLE rooms ADD COLUMN away INTEGER NOT NULL DEFAULT 0",
    """UPDATE journal SET "before" = json_set("before", '$.away', 0)
        WHERE table_name = 'rooms' AND "before" IS NOT NULL""",
    """UPDATE journal SET "after" = json_set("after", '$.away', 0)
        WHERE table_name = 'rooms' AND "after" IS NOT NULL""",
    """
    CREATE TABLE harvest_notes ( id TEXT NOT NULL, event_id TEXT NOT NULL, activity_id TEXT,
        subject TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, author TEXT NOT NULL,
        consent TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (id),
        FOREIGN KEY(event_id) REFERENCES events (id), FOREIGN KEY(activity_id) REFERENCES activities (id) )
    """,
    "CREATE INDEX ix_harvest_notes_event_id ON harvest_notes (event_id)",
    "CREATE INDEX ix_harvest_notes_activity_id ON harvest_notes (activity_id)",
)

STEPS: tuple[tuple[str, ...], ...] = (
    *(_FIRST, _SECOND, _THIRD, _FOURTH, _DOOR_LISTS, _MET_AT_THE_DOOR, _DESKS),
    _HARVEST,
)
