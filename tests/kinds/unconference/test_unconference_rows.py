"""A file of before votes had ways and pitches could be joined: it is brought up to date, and undo still works in it."""

import sqlite3
from contextlib import closing

from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.kinds.unconference.preparation import edit_pitch, remove_pitch
from t4gsw_desktop.kinds.unconference.rows import Pitch, Vote
from t4gsw_desktop.kinds.unconference.voting import cast_votes
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View

LATER = {
    "unconference_pitches": ("about", "joined_into", "protected", "unlike"),
    "unconference_votes": ("way", "at"),
}


def test_an_older_file_is_brought_up_to_date_and_can_be_undone(room):
    maps, ann = room.pitch("Maps", needs=["quiet"]), room.guest("Ann")
    room.do(cast_votes, room.id, ann, [maps])
    room.do(edit_pitch, maps, title="Flood maps")
    room.do(remove_pitch, maps)
    copy = room.workspace.back_up()
    with closing(sqlite3.connect(copy)) as file, file:
        for table, names in LATER.items():
            for name in names:
                file.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
            gone = ", ".join(f"'$.{name}'" for name in names)
            for column in ("before", "after"):
                file.execute(
                    f"""UPDATE journal SET "{column}" = json_remove("{column}", {gone}) WHERE table_name = '{table}'"""
                )
        for table in ("unconference_ballots", "unconference_dots"):
            file.execute(f"DROP TABLE {table}")
        file.execute("UPDATE schema_versions SET version = 1 WHERE component = 'unconference'")
    with Workspace.open(copy, components()) as workspace:
        assert workspace.undo() == "Take back the pitch “Flood maps”"
        assert workspace.read(View.get, Pitch, maps) == Pitch(maps, room.id, 1, "Flood maps", needs=("quiet",))
        assert workspace.undo() == "Change the pitch “Flood maps”"
        (vote,) = workspace.read(lambda view: view.find(Vote))
        assert (vote.pitches, vote.way, vote.at) == ((maps,), "", "")
        assert workspace.undo() == "Note the wishes of Ann Lee"
        assert workspace.redo() == "Note the wishes of Ann Lee"
