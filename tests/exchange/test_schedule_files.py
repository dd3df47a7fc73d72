"""The programme leaves as files that its readers take: ordinary, empty, in every script, over the change of clocks."""

import json
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from t4gsw_desktop.exchange.programme import Conference, ScheduledSession, ScheduleRoom, acronym_for
from t4gsw_desktop.exchange.schedule_json import to_json
from t4gsw_desktop.exchange.schedule_xml import to_xml

LONDON = ZoneInfo("Europe/London")
EVENING = datetime(2027, 1, 21, 20, 15, tzinfo=LONDON)
RULES = etree.RelaxNG(etree.parse(Path(__file__).with_name("schedule_xml.rng")))
HALL, STUDIO = (ScheduleRoom(name, uuid.uuid5(uuid.NAMESPACE_DNS, name).hex) for name in ("Main hall", "Studio"))

MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"}
TEXT = {"type": "string"}
GUID = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}


def exactly(**properties: object) -> dict[str, object]:
    """The rule for an object with these properties, all of them and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


# What readers of schedule.json need of a file, in our own words, and only what we write.
JSON_EVENT = exactly(
    guid=GUID,
    id={"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
    date=MOMENT,
    end=MOMENT,
    start={"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    duration={"type": "string", "pattern": "^[0-9]{2}:[0-5][0-9]$"},
    room=TEXT,
    slug={"type": "string", "pattern": "^[a-z0-9_-]+[a-z0-9]$"},
    url={"type": "string", "pattern": "^urn:uuid:"},
    title=TEXT,
    subtitle={"type": "null"},
    track={"type": ["string", "null"]},
    type=TEXT,
    language={"type": ["string", "null"]},
    abstract=TEXT,
    persons={"type": "array", "items": exactly(name=TEXT)},
    links={"type": "array", "maxItems": 0},
)
JSON_DAY = exactly(
    index={"type": "integer", "minimum": 1},
    date={"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    day_start=MOMENT,
    day_end=MOMENT,
    rooms={"type": "object", "additionalProperties": {"type": "array", "items": JSON_EVENT, "minItems": 1}},
)
JSON_CONFERENCE = exactly(
    title=TEXT,
    acronym={"type": "string", "pattern": "^[a-z0-9]{4,}$"},
    start=MOMENT,
    end=MOMENT,
    daysCount={"type": "integer", "minimum": 1},
    timeslot_duration={"const": "00:05"},
    time_zone_name={"const": "Europe/London"},
    rooms={"type": "array", "items": exactly(name=TEXT, guid=GUID)},
    days={"type": "array", "items": JSON_DAY, "minItems": 1},
)
JSON_RULES = jsonschema.Draft202012Validator(
    exactly(
        **{"$schema": TEXT},
        generator=exactly(name=TEXT, version=TEXT),
        schedule=exactly(version=TEXT, conference=JSON_CONFERENCE),
    )
)


def session(title: str = "Volunteers who stay", room: ScheduleRoom = HALL, **changed: Any) -> ScheduledSession:
    guid = uuid.uuid5(uuid.NAMESPACE_URL, f"{title} {room.name} {changed.get('starts')}").hex
    plain = {"guid": guid, "starts": EVENING, "ends": EVENING + timedelta(minutes=25)}
    return ScheduledSession(title=title, room=room.name, **plain | changed)


def conference(*sessions: ScheduledSession, **changed: Any) -> Conference:
    plain: dict[str, Any] = {
        "title": "Practice evening",
        "acronym": "practice20270121",
        "version": "1",
        "starts": EVENING - timedelta(hours=2),
        "ends": EVENING + timedelta(hours=1),
        "rooms": (HALL, STUDIO),
        "sessions": sessions,
    }
    return Conference(**plain | changed)


def second_slot() -> datetime:
    return EVENING + timedelta(minutes=30)


ORDINARY = conference(
    session("Rotas without tears", HALL, abstract="Bring yours.", people=("Ravi Solanki",), track="Practice"),
    session("Walks that wheels can do", STUDIO),
    session("Tea", HALL, kind="break", starts=second_slot(), ends=second_slot() + timedelta(minutes=10)),
)
EMPTY = conference()
ROOMLESS = conference(rooms=())
SCRIPTS = conference(
    session(
        "வணக்கம்: <b>&\"'", HALL, people=("محمد الحسن", "林小雨", "שרה לוי"), abstract="ሰላም\r\nline two\x0b\x00\ufffe"
    ),
    session("😀 सुनीता", STUDIO, people=("김서연",)),
    title="أمسية تجريبية",
    acronym=acronym_for("أمسية تجريبية", date(2027, 1, 21)),
)
NIGHT = datetime(2027, 10, 30, 22, 0, tzinfo=UTC)  # 23:00 BST; the clocks go back at 01:00 UTC
CLOCK_CHANGE = conference(
    session("Night shift", HALL, starts=NIGHT, ends=NIGHT + timedelta(hours=4)),
    session("Second half past one", STUDIO, starts=NIGHT + timedelta(hours=3.5), ends=NIGHT + timedelta(hours=4)),
    session("Morning", HALL, starts=NIGHT + timedelta(hours=11), ends=NIGHT + timedelta(hours=12)),
    starts=NIGHT,
    ends=NIGHT + timedelta(hours=13),
)
CASES = {
    "ordinary": ORDINARY,
    "empty": EMPTY,
    "roomless": ROOMLESS,
    "scripts": SCRIPTS,
    "clock change": CLOCK_CHANGE,
}


def xml(programme: Conference) -> Any:
    return etree.fromstring(to_xml(programme))


def told(programme: Conference) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(programme))["schedule"]["conference"]
    return found


@pytest.mark.parametrize("programme", CASES.values(), ids=CASES)
def test_xml_has_the_form_that_readers_need(programme: Conference) -> None:
    RULES.assertValid(xml(programme))


@pytest.mark.parametrize("programme", CASES.values(), ids=CASES)
def test_json_has_the_form_that_readers_need(programme: Conference) -> None:
    JSON_RULES.validate(json.loads(to_json(programme)))


@pytest.mark.parametrize("programme", CASES.values(), ids=CASES)
def test_both_files_tell_the_same_sessions(programme: Conference) -> None:
    in_xml = [
        (day.get("index"), room.get("name"), event.get("guid"), event.get("id"), event.findtext("date"))
        for day in xml(programme).iter("day")
        for room in day.iter("room")
        for event in room.iter("event")
    ]
    in_json = [
        (str(day["index"]), room, event["guid"], str(event["id"]), event["date"])
        for day in told(programme)["days"]
        for room, events in day["rooms"].items()
        for event in events
    ]
    assert in_xml == in_json
    assert len(in_xml) == len(programme.sessions)


def test_ordinary_evening_is_one_day_with_rooms_in_order() -> None:
    (day,) = xml(ORDINARY).iter("day")
    assert dict(day.attrib) == {
        "index": "1",
        "date": "2027-01-21",
        "start": "2027-01-21T04:00:00+00:00",
        "end": "2027-01-22T04:00:00+00:00",
    }
    assert [room.get("name") for room in day] == ["Main hall", "Studio"]
    first = day[0][0]
    texts = {child.tag: child.text for child in first if child.tag != "persons"}
    assert texts == {
        "room": "Main hall",
        "title": "Rotas without tears",
        "subtitle": None,
        "type": "workshop",
        "date": "2027-01-21T20:15:00+00:00",
        "start": "20:15",
        "duration": "00:25",
        "abstract": "Bring yours.",
        "track": "Practice",
        "language": "en",
    }
    assert [person.text for person in first.iter("person")] == ["Ravi Solanki"]
    assert day[0][1].findtext("type") == "break"


def test_event_without_sessions_still_has_its_day() -> None:
    (day,) = told(EMPTY)["days"]
    assert (day["date"], day["rooms"]) == ("2027-01-21", {})


def test_every_script_arrives_and_what_xml_cannot_hold_does_not() -> None:
    event = xml(SCRIPTS).find(".//event")
    assert event.findtext("title") == "வணக்கம்: <b>&\"'"
    assert [person.text for person in event.iter("person")] == ["محمد الحسن", "林小雨", "שרה לוי"]
    assert event.findtext("abstract") == "ሰላም\nline two"
    assert told(SCRIPTS)["days"][0]["rooms"]["Main hall"][0]["abstract"] == "ሰላም\nline two"


def test_night_of_the_clock_change_has_the_right_offsets_and_lengths() -> None:
    first, second = told(CLOCK_CHANGE)["days"]
    assert (first["day_start"], first["day_end"]) == ("2027-10-30T04:00:00+01:00", "2027-10-31T04:00:00+00:00")
    (night,) = first["rooms"]["Main hall"]
    assert (night["date"], night["end"], night["duration"]) == (
        "2027-10-30T23:00:00+01:00",
        "2027-10-31T02:00:00+00:00",
        "04:00",
    )
    (late,) = first["rooms"]["Studio"]
    assert (late["date"], late["start"]) == ("2027-10-31T01:30:00+00:00", "01:30")
    assert second["index"] == 2
    assert second["rooms"]["Main hall"][0]["date"] == "2027-10-31T09:00:00+00:00"


def test_day_with_nothing_on_keeps_its_place() -> None:
    weekend = conference(session(), ends=EVENING + timedelta(days=2))
    assert [(day["index"], day["date"], len(day["rooms"])) for day in told(weekend)["days"]] == [
        (1, "2027-01-21", 1),
        (2, "2027-01-22", 0),
        (3, "2027-01-23", 0),
    ]


def test_session_keeps_its_number_when_others_come_and_go() -> None:
    def numbers(programme: Conference) -> dict[str, int]:
        events = (event for day in told(programme)["days"] for room in day["rooms"].values() for event in room)
        return {event["guid"]: event["id"] for event in events}

    more = replace(ORDINARY, sessions=(session("New"), *reversed(ORDINARY.sessions)))
    assert numbers(ORDINARY).items() <= numbers(more).items()


@pytest.mark.parametrize("make", [to_xml, to_json], ids=["xml", "json"])
def test_ids_stay_different_even_when_their_ends_agree(make: Any) -> None:
    guids = [f"{n:08x}-0000-7000-8000-000000000000" for n in range(3)]
    sessions = (session(f"S{n}", guid=guid) for n, guid in enumerate(guids))
    data = make(conference(*sessions)).decode()
    assert all(f'"{number}"' in data or f'"id": {number}' in data for number in (1, 2, 3))


@given(
    st.lists(st.tuples(st.text(max_size=20), st.integers(0, 5000), st.integers(1, 300), st.booleans()), max_size=8),
    st.text(max_size=20),
)
def test_any_text_and_time_gives_files_in_form(parts: list[tuple[str, int, int, bool]], title: str) -> None:
    sessions = []
    for index, (text, begins, minutes, hall) in enumerate(parts):
        starts = EVENING + timedelta(minutes=begins)
        ends = starts.astimezone(UTC) + timedelta(minutes=minutes)
        room = HALL if hall else STUDIO
        guid = uuid.uuid5(uuid.NAMESPACE_URL, str(index)).hex
        sessions.append(session(text, room, guid=guid, starts=starts, ends=ends, abstract=text, people=(text,)))
    programme = conference(*sessions, title=title, acronym=acronym_for(title, EVENING.date()))
    RULES.assertValid(xml(programme))
    JSON_RULES.validate(json.loads(to_json(programme)))


@pytest.mark.parametrize(
    ("title", "acronym"),
    [("Łukasz & Zoë’s Meet-up!", "lukaszzoesmeetup20270121"), ("أمسية", "20270121"), ("", "20270121")],
)
def test_acronym_is_made_from_any_title(title: str, acronym: str) -> None:
    assert acronym_for(title, date(2027, 1, 21)) == acronym


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"acronym": "abc"}, "four or more"),
        ({"acronym": "Practice"}, "four or more"),
        ({"starts": datetime(2027, 1, 21, 18)}, "without an offset"),
        ({"ends": EVENING - timedelta(hours=2)}, "ends no later"),
        ({"rooms": (HALL, HALL)}, "same name"),
        ({"rooms": (STUDIO,)}, "no such room: Main hall"),
        ({"rooms": (HALL, ScheduleRoom("Attic", HALL.guid))}, "same guid"),
        ({"rooms": (HALL, ScheduleRoom("Attic", "7"))}, "badly formed"),
    ],
)
def test_conference_that_does_not_fit_together_is_refused(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        conference(session(), **changed)


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (EVENING, "ends no later"),
        (EVENING + timedelta(hours=100), "longer than the format"),
        (datetime(2027, 1, 21, 21), "without an offset"),
    ],
)
def test_session_with_an_odd_length_is_refused(ends: datetime, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        session(ends=ends)
