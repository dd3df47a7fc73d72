"""The small TOML file that describes an evening: read strictly, so that a slip is named and never passed over."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from t4gsw_desktop.core.forms import (
    Form,
    FormTrouble,
    choice_at,
    distinct,
    flag_at,
    items_at,
    number_at,
    pairs_at,
    place_of,
    refuse_unknown,
    text_at,
    texts_at,
)
from t4gsw_desktop.core.parts import INTERLUDE_KINDS, MOST_GAP, MOST_MINUTES, MOST_PARTS, Interlude, KindForm, Parts
from t4gsw_desktop.core.places import FEATURES, MOST_AWAY
from t4gsw_desktop.errors import Refusal

_KEYS = (
    *("name", "date", "doors", "ends", "venue", "address", "focus", "apart", "together"),
    *("rooms", "activities", "badge_stock", "large_print", "venue_checked"),
)
_FIRST_YEAR, _LAST_YEAR = 1970, 9000
_LONGEST = timedelta(hours=23)  # after a day the clock would be back where the activity started


# How places and forms are told to people who write a description by hand.
_PLACE = re.compile(r"\b(\w+)\[(\d+)\](\.?)")
_ONE_OF = {
    "activities": "activity",
    "rooms": "room",
    "tables": "table",
    "experts": "expert",
    "requests": "request",
    "pitches": "pitch",
    "interludes": "interlude",
}
_PLAINLY = {
    'two ids are needed, for example ["p1", "p2"]': 'two names are needed, for example ["Ann Lee", "Bob Day"]',
    'a list of pairs is needed, for example [["p1", "p2"]]': 'pairs are needed, as in [["Ann Lee", "Bob Day"]]',
    "two different ids are needed": "two different names are needed",
    "the id ": "the name ",
    "an object with keys in braces is needed": 'a part in braces is needed, for example {name = "Ann Lee"}',
    "a list of objects is needed": "a list of parts in braces is needed",
}


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table of a room."""

    name: str
    seats: int
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomSpec:
    """A room of the venue with its tables; `seats` 0 means not counted, `away` minutes on foot from the middle."""

    name: str
    seats: int = 0
    features: tuple[str, ...] = ()
    tables: tuple[TableSpec, ...] = ()
    away: int = 0


@dataclass(frozen=True, slots=True)
class ActivitySpec:
    """One activity: `starts` is wall-clock time, `details` what only its kind understands, `path` where it stands."""

    kind: str
    title: str
    starts: time
    parts: Parts
    rooms: tuple[str, ...]
    details: Mapping[str, Any]
    path: str


@dataclass(frozen=True, slots=True)
class EveningSpec:
    """A described evening. Times are wall-clock times where the event is; people are told by name.

    Where nobody has checked the venue, what it is taken to offer (a step-free way, a hearing loop) is planned with, but
    promised on no paper.
    """

    name: str
    date: date
    doors: time
    ends: time
    venue: str
    address: str
    focus: tuple[str, ...]
    apart: tuple[tuple[str, str], ...]
    together: tuple[tuple[str, str], ...]
    rooms: tuple[RoomSpec, ...]
    activities: tuple[ActivitySpec, ...]
    badge_stock: str
    large_print: bool
    venue_checked: bool


def read_evening(data: bytes, name: str, kinds: Sequence[KindForm]) -> EveningSpec:
    """The evening of activities of these `kinds` that the TOML file called `name` describes.

    Raises Refusal with one sentence that names the key (or the line) where the file is not of the form it should have.
    """
    form = _parsed(data, name)
    try:
        return evening_of(form, kinds)
    except FormTrouble as trouble:
        raise Refusal(f"In “{name}”, {said_plainly(str(trouble))}") from trouble


def said_plainly(trouble: str) -> str:
    """The trouble with a description for somebody who wrote it by hand: parts counted from one, names for ids."""
    for told, plainly in _PLAINLY.items():
        trouble = trouble.replace(told, plainly)
    return _PLACE.sub(_place_said, trouble)


def _place_said(place: re.Match[str]) -> str:
    """ "activities[1].room" as "activity 2, room"."""
    return f"{_ONE_OF.get(place[1], place[1])} {int(place[2]) + 1}{', ' if place[3] else ''}"


def _parsed(data: bytes, name: str) -> Form:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as trouble:
        raise Refusal(f"“{name}” is not plain text in UTF-8, so it cannot describe an evening.") from trouble
    except RecursionError as trouble:
        raise Refusal(f"“{name}” is nested too deeply to describe an evening.") from trouble
    except ValueError as trouble:  # a slip in the TOML, or a number with thousands of digits
        curly = "“" in data.decode("utf-8-sig") or "”" in data.decode("utf-8-sig")
        hint = " Quotation marks have to be straight ones." if curly else ""
        raise Refusal(f"“{name}” cannot be read as a description: {trouble}.{hint}") from trouble


def evening_of(form: Form, kinds: Sequence[KindForm]) -> EveningSpec:
    """The evening described by `form`; FormTrouble names the key that is missing, misspelt or of the wrong form."""
    refuse_unknown(form, _KEYS, "")
    if not form.get("activities"):
        raise FormTrouble("activities: an evening needs at least one part called [[activities]].")
    rooms = tuple(_room(one, path) for path, one in items_at(form, "rooms"))
    distinct((f"rooms[{n}].name", room.name) for n, room in enumerate(rooms))
    activities = tuple(_activity(one, path, rooms, kinds) for path, one in items_at(form, "activities", needed=True))
    return EveningSpec(
        name=text_at(form, "name"),
        date=_date_at(form),
        doors=time_at(form, "doors", ""),
        ends=time_at(form, "ends", ""),
        venue=text_at(form, "venue", default="To be decided"),
        address=text_at(form, "address", default=" ").strip(),
        focus=texts_at(form, "focus"),
        apart=pairs_at(form, "apart"),
        together=pairs_at(form, "together"),
        rooms=rooms,
        activities=activities,
        badge_stock=text_at(form, "badge_stock", default="Avery L4785"),
        large_print=flag_at(form, "large_print"),
        venue_checked=flag_at(form, "venue_checked", default=True),
    )


def time_at(form: Form, key: str, path: str) -> time:
    """The wall-clock time at `key`, written "18:30" (or as TOML's own 18:30:00)."""
    value = form.get(key)
    if isinstance(value, str):
        try:
            value = time.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, time) or value.tzinfo is not None:
        raise FormTrouble(f'{place_of(path, key)}: a time is needed, for example "18:30".')
    return value


def _date_at(form: Form) -> date:
    value = form.get("date")
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, date) or isinstance(value, datetime) or not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        raise FormTrouble("date: a day is needed, for example 2027-01-21.")
    return value


def _room(form: Form, path: str) -> RoomSpec:
    refuse_unknown(form, ("name", "seats", "features", "tables", "table_seats", "away"), path)
    features = _features(form, path)
    seats, away = number_at(form, "seats", path, 0), number_at(form, "away", path, 0, most=MOST_AWAY)
    return RoomSpec(text_at(form, "name", path), seats, features, _tables(form, path), away)


def _tables(form: Form, path: str) -> tuple[TableSpec, ...]:
    """Tables one by one, or just how many there are and how many each seats."""
    if isinstance(form.get("tables"), list):
        tables = tuple(_table(one, place) for place, one in items_at(form, "tables", path))
        distinct((f"{path}.tables[{n}].name", table.name) for n, table in enumerate(tables))
        return tables
    count = number_at(form, "tables", path, 0, most=500)
    seats = number_at(form, "table_seats", path, 6, least=1, most=100)
    return tuple(TableSpec(f"Table {n}", seats) for n in range(1, count + 1))


def _table(form: Form, path: str) -> TableSpec:
    refuse_unknown(form, ("name", "seats", "features"), path)
    return TableSpec(text_at(form, "name", path), number_at(form, "seats", path, 6, least=1), _features(form, path))


def _features(form: Form, path: str) -> tuple[str, ...]:
    features = tuple(feature.replace("-", "_").replace(" ", "_") for feature in texts_at(form, "features", path))
    for feature in features:
        if feature not in FEATURES:
            raise FormTrouble(f"{path}.features: “{feature}” is none of {', '.join(FEATURES)}.")
    return features


def _interludes(form: Form, path: str, parts: int, rooms: tuple[RoomSpec, ...]) -> tuple[Interlude, ...]:
    """Breaks and plenaries, each after one of the parts (0: before the first), in the order of the clock."""
    found = []
    for place, one in items_at(form, "interludes", path):
        refuse_unknown(one, ("after", "minutes", "title", "kind", "room"), place)
        room = text_at(one, "room", place, default=" ").strip()
        if room and room not in {known.name for known in rooms}:
            raise FormTrouble(f"{place}.room: there is no room called “{room}” under [[rooms]].")
        kind = choice_at(one, "kind", INTERLUDE_KINDS, place, INTERLUDE_KINDS[0])
        minutes = number_at(one, "minutes", place, least=1, most=MOST_MINUTES)
        title = text_at(one, "title", place, default=kind.capitalize())
        found.append(Interlude(number_at(one, "after", place, most=parts), minutes, title, kind, room))
    return tuple(sorted(found, key=lambda one: one.after))


def _activity(form: Form, path: str, rooms: tuple[RoomSpec, ...], kinds: Sequence[KindForm]) -> ActivitySpec:
    written = {kind.key: kind for kind in kinds}
    kind = written[choice_at(form, "kind", tuple(written), path)]
    general = ("kind", "title", "starts", "room", "rooms", "minutes", kind.count_key, kind.gap_key)
    between = ("interludes",) if kind.has_interludes else ()
    refuse_unknown(form, (*general, *between, *kind.own_keys), path)
    parts = Parts(
        number_at(form, kind.count_key, path, kind.usual.count, least=1, most=MOST_PARTS),
        number_at(form, "minutes", path, kind.usual.minutes, least=1, most=MOST_MINUTES),
        number_at(form, kind.gap_key, path, kind.usual.gap, most=MOST_GAP),
    )
    parts = replace(parts, interludes=_interludes(form, path, parts.count, rooms))
    if parts.length > _LONGEST:
        hours = f"{parts.length / timedelta(hours=1):g} hours"
        raise FormTrouble(f"{path}: its {kind.count_key} take {hours} altogether, and 23 are the most.")
    named = texts_at(form, "rooms", path) or ((text_at(form, "room", path),) if form.get("room") else ())
    for room in named:
        if room not in {known.name for known in rooms}:
            raise FormTrouble(f"{path}.room: there is no room called “{room}” under [[rooms]].")
    details = {key: form[key] for key in kind.own_keys if key in form}
    title = text_at(form, "title", path, kind.title)
    return ActivitySpec(kind.key, title, time_at(form, "starts", path), parts, named, details, path)
