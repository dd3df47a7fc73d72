"""A calendar file says when and where, in every script and across the change of clocks, and readers agree."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.exchange.calendars import CalendarItem, to_ics

LONDON = ZoneInfo("Europe/London")
STAMP = datetime(2027, 1, 5, 12, 30, tzinfo=UTC)
STARTS = datetime(2027, 1, 21, 18, 30, tzinfo=UTC)


def item(**changed: object) -> CalendarItem:
    plain: dict[str, object] = {
        "uid": "0190-surgery@example.org",
        "sequence": 2,
        "stamp": STAMP,
        "starts": STARTS,
        "ends": STARTS + timedelta(minutes=36),
        "title": "Speed-friending",
        "place": "Main hall",
    }
    return CalendarItem(**plain | changed)  # type: ignore[arg-type]


def lines(data: bytes) -> list[str]:
    """The unfolded lines of a calendar (RFC 5545, section 3.1)."""
    return re.sub("\r\n[ \t]", "", data.decode("utf-8")).split("\r\n")


def entries(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_calendar_says_all_that_readers_ask_for() -> None:
    found = lines(to_ics("Practice evening", [item(description="Bring a friend")]))
    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-2:] == ["END:VCALENDAR", ""]
    assert {"VERSION:2.0", "METHOD:PUBLISH", "X-WR-CALNAME:Practice evening"} <= set(found)
    assert found[found.index("BEGIN:VEVENT") : found.index("END:VEVENT")] == [
        "BEGIN:VEVENT",
        "UID:0190-surgery@example.org",
        "SEQUENCE:2",
        "DTSTAMP:20270105T123000Z",
        "LAST-MODIFIED:20270105T123000Z",
        "DTSTART;TZID=Europe/London:20270121T183000",
        "DTEND;TZID=Europe/London:20270121T190600",
        "SUMMARY:Speed-friending",
        "LOCATION:Main hall",
        "DESCRIPTION:Bring a friend",
        "STATUS:CONFIRMED",
    ]


def test_calendar_without_entries_is_still_a_calendar() -> None:
    data = to_ics("Nothing yet", [])
    assert entries(data) == []
    assert lines(data)[0] == "BEGIN:VCALENDAR"


def test_cancelled_entry_stays_and_says_so() -> None:
    (entry,) = entries(to_ics("Evening", [item(cancelled=True, sequence=3)]))
    assert (entry["status"], entry["sequence"]) == ("CANCELLED", 3)


@pytest.mark.parametrize("place", ["", "  ", "\x00"])
def test_entry_always_has_a_place_because_readers_drop_it_otherwise(place: str) -> None:
    (entry,) = entries(to_ics("Evening", [item(place=place)]))
    assert entry["location"] == "Ask at the door"


def test_special_characters_are_escaped() -> None:
    data = to_ics("Evening", [item(title="Tea, cake; and \\ more", description="one\r\ntwo\rthree\nfour")])
    assert "SUMMARY:Tea\\, cake\\; and \\\\ more" in lines(data)
    assert "DESCRIPTION:one\\ntwo\\nthree\\nfour" in lines(data)


def test_long_lines_are_folded_at_75_octets_between_letters() -> None:
    data = to_ics("Evening", [item(title="தமிழ்ச்செல்வி 林小雨 " * 20, place="Zoë’s room " * 20)])
    folded = data.split(b"\r\n")
    assert max(len(line) for line in folded) <= 75
    assert all(line.decode("utf-8") is not None for line in folded)  # no letter is cut in two
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert f"SUMMARY:{'தமிழ்ச்செல்வி 林小雨 ' * 20}" in lines(data)


def test_clock_change_weekend_shows_the_right_wall_clock_and_the_right_instants() -> None:
    saturday = datetime(2027, 3, 27, 22, 0, tzinfo=UTC)  # 22:00 GMT, three hours before the clocks go forward
    sunday = datetime(2027, 3, 28, 9, 0, tzinfo=UTC)  # 10:00 BST
    data = to_ics(
        "Weekend",
        [
            item(uid="night", starts=saturday, ends=saturday + timedelta(hours=5)),
            item(uid="morning", starts=sunday, ends=sunday + timedelta(hours=1)),
        ],
    )
    assert "DTSTART;TZID=Europe/London:20270327T220000" in lines(data)
    assert "DTEND;TZID=Europe/London:20270328T040000" in lines(data)
    assert "DTSTART;TZID=Europe/London:20270328T100000" in lines(data)
    night, morning = entries(data)
    assert night["dtend"].dt == saturday + timedelta(hours=5)
    assert morning["dtstart"].dt == sunday


@pytest.mark.parametrize("hour", [0, 1])
def test_hour_that_comes_twice_is_told_apart(hour: int) -> None:
    starts = datetime(2027, 10, 31, hour, 30, tzinfo=UTC)  # 01:30 BST, then 01:30 GMT
    data = to_ics("Night", [item(starts=starts, ends=starts + timedelta(minutes=20))])
    stated = [line for line in lines(data) if line.startswith("DTSTART") and "2027" in line]
    assert stated == [["DTSTART;TZID=Europe/London:20271031T013000"], ["DTSTART:20271031T013000Z"]][hour]
    (entry,) = entries(data)
    assert entry["dtstart"].dt.astimezone(UTC) == starts


def test_time_zone_block_agrees_with_the_zone_database() -> None:
    (block,) = icalendar.Calendar.from_ical(to_ics("Evening", [])).walk("VTIMEZONE")
    stated = block.to_tz(lookup_tzid=False)
    for year in range(2020, 2036):
        for month, day in ((3, 24), (10, 24)):  # the last week of the month, hour by hour
            for hours in range(9 * 24):
                wall = datetime(year, month, day) + timedelta(hours=hours, minutes=1)
                if LONDON.utcoffset(wall) == LONDON.utcoffset(wall.replace(fold=1)):  # neither skipped nor twice
                    assert wall.replace(tzinfo=stated).utcoffset() == LONDON.utcoffset(wall), wall


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200),
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
    st.integers(1, 3000),
)
def test_entry_is_read_back_as_it_was(text: str, starts: datetime, minutes: int) -> None:
    starts = starts.replace(microsecond=0)
    ends = starts + timedelta(minutes=minutes)
    data = to_ics("Evening", [item(title=text, description=text, starts=starts, ends=ends)])
    (entry,) = entries(data)
    assert str(entry["summary"]) == text == str(entry["description"])
    assert entry["dtstart"].dt.astimezone(UTC) == starts
    assert entry["dtend"].dt.astimezone(UTC) == ends


def test_same_items_give_the_same_file() -> None:
    assert to_ics("Evening", [item(), item(uid="b")]) == to_ics("Evening", [item(), item(uid="b")])


def test_two_thousand_entries_keep_their_order() -> None:
    data = to_ics("Big", (item(uid=f"{n}@example.org") for n in range(2_000)))
    assert re.findall(r"UID:(\d+)@", data.decode()) == [str(n) for n in range(2_000)]


def test_uid_used_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="stands for two entries"):
        to_ics("Evening", [item(), item()])


@pytest.mark.parametrize("which", ["stamp", "starts", "ends"])
def test_time_without_an_offset_is_refused(which: str) -> None:
    with pytest.raises(ValueError, match="without an offset"):
        item(**{which: datetime(2027, 1, 21, 20, 0)})


def test_end_that_is_not_after_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="ends no later"):
        item(ends=STARTS)
