"""The practice community and its evening fit together, letter for letter."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from t4gsw_desktop.core.folding import words_of
from t4gsw_desktop.core.places import FEATURES
from t4gsw_desktop.exchange.evening_file import read_evening
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.kinds.register import KINDS, forms

PRACTICE = Path(__file__).parent.parent / "resources" / "practice"


@pytest.fixture(scope="module")
def guests() -> list[dict[str, str]]:
    with (PRACTICE / "guests.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def evening() -> dict[str, Any]:
    return tomllib.loads((PRACTICE / "evening.toml").read_text(encoding="utf-8"))


def activity(evening: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = (one for one in evening["activities"] if one["kind"] == kind)
    return found


def people_named(evening: dict[str, Any]) -> Iterator[str]:
    for pair in (*evening["apart"], *evening["together"]):
        yield from pair
    surgery, cafe = activity(evening, "surgery"), activity(evening, "cafe")
    unconference = activity(evening, "unconference")
    yield from (one["name"] for one in (*surgery["experts"], *surgery["requests"]))
    yield from (host for table in cafe["tables"] for host in table["hosts"])
    yield from cafe["wishes"]
    yield from (pitch["host"] for pitch in unconference["pitches"] if "host" in pitch)
    yield from unconference["votes"]


def test_guest_list_has_sixty_different_people_with_full_rows(guests: list[dict[str, str]]) -> None:
    assert len({row["Name"] for row in guests}) == 60 == len(guests)
    assert all(None not in row and None not in row.values() for row in guests)


def test_guest_list_reaches_nobody_real(guests: list[dict[str, str]]) -> None:
    assert all(row["Email"] == "" or row["Email"].endswith("@example.org") for row in guests)


def test_guest_list_has_names_of_many_scripts_and_a_shared_address(guests: list[dict[str, str]]) -> None:
    assert sum(all(ord(letter) > 0x24F for letter in row["Name"] if letter.isalpha()) for row in guests) == 8
    shared = [count for address, count in Counter(row["Email"] for row in guests).items() if address and count > 1]
    assert shared == [2]


def test_evening_names_only_guests(evening: dict[str, Any], guests: list[dict[str, str]]) -> None:
    assert set(people_named(evening)) <= {row["Name"] for row in guests}


def test_evening_has_the_four_kinds_within_its_hours(evening: dict[str, Any]) -> None:
    assert sorted(one["kind"] for one in evening["activities"]) == sorted(kind.key for kind in KINDS)
    assert all(evening["doors"] <= one["starts"] < evening["ends"] for one in evening["activities"])
    assert evening["date"] == date(2027, 1, 21)


def test_evening_uses_only_rooms_tables_and_features_it_has(evening: dict[str, Any]) -> None:
    rooms = {room["name"]: room for room in evening["rooms"]}
    for one in evening["activities"]:
        assert {one.get("room", "Main hall"), *one.get("rooms", [])} <= set(rooms)
    for place in (*rooms.values(), *(table for room in rooms.values() for table in room.get("tables", []))):
        assert set(place["features"]) <= set(FEATURES)
        assert sum(table["seats"] for table in place.get("tables", [])) <= place["seats"]
    tables = [table["name"] for table in rooms["Main hall"]["tables"]]
    assert [table["table"] for table in activity(evening, "cafe")["tables"]] == tables
    assert len(rooms["Side room"]["tables"]) == len(activity(evening, "surgery")["experts"])


def test_evening_wishes_and_votes_are_for_what_is_offered(evening: dict[str, Any]) -> None:
    cafe, unconference = activity(evening, "cafe"), activity(evening, "unconference")
    topics = {table["topic"] for table in cafe["tables"]}
    titles = {pitch["title"] for pitch in unconference["pitches"]}
    assert {topic for wished in cafe["wishes"].values() for topic in wished} == topics
    assert {title for voted in unconference["votes"].values() for title in voted} == titles


def test_unconference_shows_everything_there_is_to_show(evening: dict[str, Any], guests: list[dict[str, str]]) -> None:
    unconference = activity(evening, "unconference")
    rooms = {room["name"]: room for room in evening["rooms"]}
    used = [rooms[name] for name in unconference["rooms"]]
    assert len(unconference["pitches"]) == 14 > len(used) * unconference["slots"] == 12
    assert sum("host" not in pitch for pitch in unconference["pitches"]) == 1
    assert sum(pitch.get("protected", False) for pitch in unconference["pitches"]) == 1
    assert [room["name"] for room in used if "step_free" not in room["features"]] == ["Balcony"]
    assert len(unconference["votes"]) > len(guests) * 0.8
    assert max(map(len, unconference["votes"].values())) == unconference["vote_budget"] == 5
    assert [one["kind"] for one in unconference["interludes"]] == ["break"]
    titles = [set(words_of(pitch["title"])) for pitch in unconference["pitches"]]
    assert max(len(one & other) for one, other in combinations(titles, 2)) >= 5  # one session pitched twice


def test_evening_gives_nobody_two_duties_at_the_same_time(evening: dict[str, Any]) -> None:
    surgery, cafe = activity(evening, "surgery"), activity(evening, "cafe")
    duties = [one["name"] for one in (*surgery["experts"], *surgery["requests"])]
    duties += [host for table in cafe["tables"] for host in table["hosts"]]
    assert [name for name, count in Counter(duties).items() if count > 1] == []


def test_evening_has_an_expert_for_each_request(evening: dict[str, Any]) -> None:
    surgery = activity(evening, "surgery")
    known = {topic for expert in surgery["experts"] for topic in expert["topics"]}
    assert all(set(request["topics"]) & known for request in surgery["requests"])
    assert {expert["by"] for expert in surgery["experts"]} == {"trade", "experience"}


def test_evening_is_in_the_form_that_the_evening_command_reads() -> None:
    description = read_evening((PRACTICE / "evening.toml").read_bytes(), "evening.toml", forms())
    assert [one.kind for one in description.activities] == ["speed_friending", "surgery", "cafe", "unconference"]


def test_every_column_of_the_practice_list_is_understood() -> None:
    columns = recognise(read_table((PRACTICE / "guests.csv").read_bytes(), "guests.csv")).columns
    assert [column.heading for column in columns if not column.field] == []
