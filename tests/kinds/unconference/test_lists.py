"""What an unconference gives to other programs: breaks, plenaries, free cells, pitches without a place, late nights."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from lxml import etree

from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text, to_text
from t4gsw_desktop.kinds.register import outgoing
from t4gsw_desktop.kinds.unconference.lists import own_calendars
from t4gsw_desktop.kinds.unconference.preparation import add_pitch, edit_pitch
from t4gsw_desktop.kinds.unconference.voting import cast_votes, close_votes
from t4gsw_desktop.services.exports import export_files
from t4gsw_desktop.services.papers import desk_of, heading_of
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.roster import read_roster

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)
BREAKS = [
    {"after": 0, "minutes": 15, "title": "Welcome", "kind": "plenary", "room": "Hall"},
    {"after": 1, "minutes": 10, "title": "Tea", "kind": "break"},
    {"after": 2, "minutes": 10, "title": "Tea", "kind": "break"},
]


def guest(evening, name):
    return next(one.id for one in evening.roster().guests if one.name == name)


def put_off(work, event, activity, hours):
    later = {name: to_text(from_text(getattr(activity, name)) + timedelta(hours=hours)) for name in ("starts", "ends")}
    work.put_many([replace(event, ends=later["ends"]), replace(activity, **later)])
    work.label = "Begin later"


def held(night, later=0, interludes=BREAKS):
    """Three slots of 25 minutes in two rooms: Maps and Bread first, then नमस्ते alone; Rain has no place."""
    evening = night(
        [
            {
                "kind": "unconference",
                "starts": "19:00",
                "rooms": ["Hall", "Loft"],
                "slots": 3,
                "minutes": 25,
                "changeover": 5,
                "interludes": interludes,
            }
        ]
    )
    activity, change = evening.activity("unconference"), evening.workspace.change
    if later:
        change(put_off, evening.event, activity, later)
        activity = evening.activity("unconference")
    evening.pitches = {}
    for title, hosts, about in (
        ("Maps, =SUM(A1)", ["Priya Nair"], "Where things are; \n how to draw them"),
        ("Bread", [], ""),
        ("नमस्ते", ["王小明", "Ann Lee"], ""),
        ("Rain", [], ""),
    ):
        ids = [guest(evening, name) for name in hosts]
        evening.pitches[title] = change(add_pitch, activity.id, title, hosts=ids, about=about).id
    spans = part_spans(activity)
    rows = []
    for title, part, room, hosts in (
        ("Maps, =SUM(A1)", 1, "Hall", ["Priya Nair"]),
        ("Bread", 1, "Loft", [""]),
        ("नमस्ते", 2, "Hall", ["王小明", "Ann Lee"]),
    ):
        span = spans[part - 1]
        for host in hosts:
            who = guest(evening, host) if host else ""
            when = to_text(span.starts), to_text(span.ends)
            rows.append(Placement(new_id(), activity.id, who, part, *when, room, "host", title, evening.pitches[title]))
    change(accept_plan, activity.id, rows, {}, {}, (), 1)
    return evening


def files(evening):
    return evening.workspace.read(export_files, evening.event.id, outgoing(), now=NOW, version="1")


def table(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def entries(data):
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def scheduled(data):
    days = json.loads(data)["schedule"]["conference"]["days"]
    return [
        (day["date"], room, one["title"], one["type"], one["start"], one["duration"])
        for day in days
        for room, shown in day["rooms"].items()
        for one in shown
    ]


def test_grid_is_a_list_of_the_day_with_breaks_and_free_cells(night):
    rows = table(files(held(night))["grid.csv"])
    assert [(row["Slot"], row["Starts"], row["Ends"], row["Room"], row["What"], row["Title"]) for row in rows] == [
        ("", "19:00", "19:15", "Hall", "for everybody", "Welcome"),
        ("1", "19:20", "19:45", "Hall", "session", "Maps, =SUM(A1)"),
        ("1", "19:20", "19:45", "Loft", "session", "Bread"),
        ("", "19:45", "19:55", "", "break", "Tea"),
        ("2", "19:55", "20:20", "Hall", "session", "नमस्ते"),
        ("2", "19:55", "20:20", "Loft", "free", ""),
        ("", "20:20", "20:30", "", "break", "Tea"),
        ("3", "20:30", "20:55", "Hall", "free", ""),
        ("3", "20:30", "20:55", "Loft", "free", ""),
    ]
    assert [row["Hosts"] for row in rows if row["What"] == "session"] == ["Priya Nair", "", "王小明; Ann Lee"]


def test_pitches_are_listed_with_their_places_and_wishes_only_once_voting_is_closed(night):
    evening = held(night)
    activity = evening.activity("unconference").id
    evening.workspace.change(cast_votes, activity, guest(evening, "Chidi Eze"), [evening.pitches["Rain"]])
    rows = table(files(evening)["pitches.csv"])
    assert [(row["Title"], row["Slot"], row["Starts"], row["Room"], row["Wishes"]) for row in rows] == [
        ("Maps, =SUM(A1)", "1", "19:20", "Hall", ""),
        ("Bread", "1", "19:20", "Loft", ""),
        ("नमस्ते", "2", "19:55", "Hall", ""),
        ("Rain", "", "", "", ""),
    ]
    evening.workspace.change(close_votes, activity)
    assert [row["Wishes"] for row in table(files(evening)["pitches.csv"])][-1] == "1"


def test_calendar_has_every_session_and_break_once_and_no_pitch_without_a_place(night):
    evening = held(night)
    found = entries(files(evening)["calendar.ics"])
    told = [
        (str(one["summary"]), f"{one['dtstart'].dt:%H:%M}", f"{one['dtend'].dt:%H:%M}", str(one["location"]))
        for one in found
    ]
    assert told[1:] == [
        ("Maps, =SUM(A1)", "19:20", "19:45", "Hall"),
        ("Bread", "19:20", "19:45", "Loft"),
        ("नमस्ते", "19:55", "20:20", "Hall"),
        ("Welcome", "19:00", "19:15", "Hall"),
        ("Tea", "19:45", "19:55", "All rooms"),
        ("Tea", "20:20", "20:30", "All rooms"),
    ]
    uids = {str(one["uid"]) for one in found}
    assert len(uids) == len(found)
    assert uids == {str(one["uid"]) for one in entries(files(evening)["calendar.ics"])}


def test_schedule_files_have_breaks_and_what_sessions_are_about(night):
    made = files(held(night))
    assert scheduled(made["schedule.json"]) == [
        ("2027-01-21", "Hall", "Welcome", "other", "19:00", "00:15"),
        ("2027-01-21", "Hall", "Maps, =SUM(A1)", "discussion", "19:20", "00:25"),
        ("2027-01-21", "Hall", "नमस्ते", "discussion", "19:55", "00:25"),
        ("2027-01-21", "Loft", "Bread", "discussion", "19:20", "00:25"),
        ("2027-01-21", "All rooms", "Tea", "break", "19:45", "00:10"),
        ("2027-01-21", "All rooms", "Tea", "break", "20:20", "00:10"),
    ]
    tree = etree.fromstring(made["schedule.xml"])
    assert [one.get("name") for one in tree.iter("room") if one.get("name")] == ["Hall", "Loft", "All rooms"]
    maps = next(one for one in tree.iter("event") if one.findtext("title").startswith("Maps"))
    assert "how to draw them" in maps.findtext("abstract")
    assert not tree.findall(".//person")


def test_sessions_after_midnight_belong_to_the_evening_before(night):
    evening = held(night, later=4.5, interludes=[])
    made = files(evening)
    (late,) = [one for one in scheduled(made["schedule.json"]) if one[2] == "नमस्ते"]
    assert (late[:2], late[4]) == (("2027-01-21", "Hall"), "00:00")
    (entry,) = [one for one in entries(made["calendar.ics"]) if str(one["summary"]) == "नमस्ते"]
    assert f"{entry['dtstart'].dt:%d %H:%M}, {entry['dtend'].dt:%d %H:%M}" == "22 00:00, 22 00:25"
    assert [row["Starts"] for row in table(made["grid.csv"]) if row["Title"] == "नमस्ते"] == ["00:00"]


def test_a_renamed_session_is_renamed_in_every_file(night):
    evening = held(night)
    evening.workspace.change(edit_pitch, evening.pitches["Bread"], title="Cheese")
    made = files(evening)
    for name in ("calendar.ics", "schedule.xml", "schedule.json", "grid.csv", "pitches.csv"):
        assert b"Cheese" in made[name]
        assert b"Bread" not in made[name]


def test_own_calendar_has_what_was_wished_for_and_the_second_at_one_time_as_tentative(night):
    evening = held(night)
    activity = evening.activity("unconference")
    ann = guest(evening, "Ann Lee")
    wished = [evening.pitches[one] for one in ("Bread", "Maps, =SUM(A1)", "Rain")]
    evening.workspace.change(cast_votes, activity.id, ann, wished)

    def read(view):
        roster = read_roster(view, evening.event.id)
        return own_calendars(desk_of(view, roster, activity, heading_of(roster, NOW)), NOW)

    activity = evening.activity("unconference")
    made = evening.workspace.read(read)
    assert set(made) == {guest(evening, name) for name in ("Ann Lee", "Priya Nair", "王小明")}
    found = [(str(one["summary"]), str(one["status"])) for one in entries(made[ann])]
    assert found == [
        ("Welcome", "CONFIRMED"),
        ("Bread", "CONFIRMED"),
        ("Maps, =SUM(A1)", "TENTATIVE"),
        ("Tea", "CONFIRMED"),
        ("नमस्ते", "CONFIRMED"),
        ("Tea", "CONFIRMED"),
    ]


@pytest.mark.parametrize("slots", [1, 3])
def test_before_there_is_a_grid_every_cell_is_free(night, slots):
    evening = night([{"kind": "unconference", "starts": "19:00", "rooms": ["Hall", "Loft"], "slots": slots}])
    made = files(evening)
    assert [row["What"] for row in table(made["grid.csv"])] == ["free"] * 2 * slots
    assert table(made["pitches.csv"]) == []
    assert scheduled(made["schedule.json"]) == []
