"""What an organiser should hear of a description before the night: nothing here stops it, all of it may be a slip."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import combinations

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.exchange.evening_file import ActivitySpec, EveningSpec, RoomSpec
from t4gsw_desktop.services.naming import counted, listed


def programme_notes(spec: EveningSpec, people: int) -> tuple[str, ...]:
    """Sentences about times, rooms, seats and desks of a programme that do not go together, for so many people."""
    notes = []
    if not spec.venue_checked:
        notes.append(
            "Nobody has described the venue. It is taken to be step-free with a hearing loop, which no paper says: "
            "make sure of it, then write venue_checked = true in evening.toml."
        )
    notes += _about_times(spec)
    notes += _about_rooms(spec)
    for activity in spec.activities:
        notes += _about_seats(spec, activity, people)
        notes += _about_desks(spec, activity)
        notes += _about_topics(spec, activity)
    return tuple(dict.fromkeys((*notes, *_about_hosts(spec))))


def _starts(spec: EveningSpec, wall: time) -> datetime:
    """A wall-clock time of the evening, on one line with all others: what is before the doors by night is next day."""
    moment = datetime.combine(spec.date, wall)
    return moment + timedelta(days=1) if spec.ends <= spec.doors and wall < spec.ends else moment


def _overlap(spec: EveningSpec, one: ActivitySpec, other: ActivitySpec) -> bool:
    first, second = _starts(spec, one.starts), _starts(spec, other.starts)
    return first < second + other.parts.length and second < first + one.parts.length


def _about_times(spec: EveningSpec) -> Iterator[str]:
    doors = _starts(spec, spec.doors)
    ends = _starts(spec, spec.ends) if spec.ends > spec.doors else datetime.combine(spec.date, spec.ends) + _DAY
    for activity in spec.activities:
        begins = _starts(spec, activity.starts)
        closes = begins + activity.parts.length
        if begins < doors:
            yield f"{activity.title} starts at {activity.starts:%H:%M}, before the doors open at {spec.doors:%H:%M}."
        if closes > ends:
            yield f"{activity.title} lasts until {closes:%H:%M}, and the evening ends at {spec.ends:%H:%M}."


_DAY = timedelta(days=1)


def _about_rooms(spec: EveningSpec) -> Iterator[str]:
    for one, other in combinations(spec.activities, 2):
        shared = [room for room in one.rooms if room in other.rooms]
        if shared and _overlap(spec, one, other):
            yield f"{one.title} and {other.title} are in “{shared[0]}” at the same time."


def _rooms(spec: EveningSpec, activity: ActivitySpec) -> list[RoomSpec]:
    used = activity.rooms or tuple(room.name for room in spec.rooms[:1])
    return [room for room in spec.rooms if room.name in used]


def _about_seats(spec: EveningSpec, activity: ActivitySpec, people: int) -> Iterator[str]:
    if activity.kind not in ("cafe", "speed_friending"):
        return
    rooms = _rooms(spec, activity)
    counted_rooms = [room.seats for room in rooms if room.seats]
    if counted_rooms and len(counted_rooms) == len(rooms) and sum(counted_rooms) < people:
        names = listed([f"“{room.name}”" for room in rooms])
        coming = counted(people, "person is", "people are")
        yield f"{activity.title}: {names} holds {sum(counted_rooms)}, and {coming} coming."
    if activity.kind == "cafe" and activity.details.get("tables"):
        seats = {fold(table.name): table.seats for room in rooms for table in room.tables}
        chairs = sum(_chairs(table, seats) for table in _forms(activity, "tables"))
        if chairs < people:
            yield f"{activity.title}: {chairs} chairs for {counted(people, 'person', 'people')}. Add tables or chairs."


def _chairs(table: dict[str, object], seats: dict[str, int]) -> int:
    own = table.get("seats")
    return own if isinstance(own, int) else seats.get(fold(str(table.get("table", ""))), 6)


def _forms(activity: ActivitySpec, key: str) -> list[dict[str, object]]:
    value = activity.details.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _about_desks(spec: EveningSpec, activity: ActivitySpec) -> Iterator[str]:
    desks = [table for room in _rooms(spec, activity) for table in room.tables]
    experts = [expert for expert in _forms(activity, "experts") if "desk" not in expert]
    if desks and len(experts) > len(desks):
        late = listed([str(expert.get("name", "")) for expert in experts[len(desks) :]])
        yield (
            f"{activity.title}: {counted(len(experts), 'expert', 'experts')} and "
            f"{counted(len(desks), 'desk', 'desks')}. {late} will need another table."
        )


def _about_topics(spec: EveningSpec, activity: ActivitySpec) -> Iterator[str]:
    if activity.kind != "cafe":
        return
    known = {fold(table.name) for room in _rooms(spec, activity) for table in room.tables}
    topics: set[str] = set()
    for table in _forms(activity, "tables"):
        name, topic = str(table.get("table", "")), str(table.get("topic", ""))
        if name and known and fold(name) not in known:
            yield f"{activity.title}: “{name}” is not one of the room's tables, so it is taken as one more."
        if topic and fold(topic) in topics:
            yield f"{activity.title}: two tables talk about “{topic}”."
        topics.add(fold(topic))


def _about_hosts(spec: EveningSpec) -> Iterator[str]:
    """Experts who host a table at the same time sit at their desk: the surgery is planned first."""
    for one in spec.activities:
        experts = {fold(str(expert.get("name", ""))) for expert in _forms(one, "experts")}
        for other in spec.activities:
            if other is one or not _overlap(spec, one, other):
                continue
            for table in _forms(other, "tables"):
                hosts = table.get("hosts")
                for host in hosts if isinstance(hosts, list) else []:
                    if fold(str(host)) in experts:
                        yield f"{host} is an expert at the {one.title} and so cannot host in the {other.title} then."
