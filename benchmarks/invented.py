"""Whole invented evenings of any size: the guest list as a form hands it out, and the description that goes with it."""

import csv
import io
import json
import random
from collections.abc import Iterable, Iterator

from benchmarks.people import invent_people
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.people import Person

_HEADINGS = (
    "Name", "Pronouns", "Organisation", "Email", "Skills you can offer", "Support you are looking for", "Food",
    "Photos", "First time?", "Languages", "Issues you care about",
)  # fmt: skip
_SKILLS = ("websites", "spreadsheets", "social media", "email", "crm", "video calls", "data protection", "photos")
_ISSUES = ("Digital inclusion", "Transport", "Climate", "Older people", "Young people", "Health and care", "Food")
_SLOTS, _UNCONFERENCE_SLOTS = 3, 4
_PEOPLE_A_TABLE = 7


def invent_evening(size: int, seed: int = 1) -> tuple[bytes, str]:
    """A guest list of `size` people, no two of one name, and an evening of all four kinds for them, as TOML.

    As in the practice evening one in twelve advises, one in four asks for advice, one in five pitches a session, and
    nearly everybody has café wishes and votes.
    """
    luck = random.Random(seed)
    people = list(_different(invent_people(2 * size + 50, seed)))[:size]
    return _guest_list(people, luck), "\n".join(_description([person.full_name for person in people], luck)) + "\n"


def _different(people: Iterable[Person]) -> Iterator[Person]:
    seen = set()
    for person in people:
        name = fold(person.full_name)
        if name not in seen:
            seen.add(name)
            yield person


def _guest_list(people: list[Person], luck: random.Random) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEADINGS)
    for person in people:
        writer.writerow(
            (
                person.full_name,
                luck.choice(("she/her", "he/him", "they/them", "")),
                person.organisation,
                person.email,
                "; ".join(luck.sample(_SKILLS, 2)),
                luck.choice((*_SKILLS, "", "")),
                luck.choice(("", "", "vegetarian", "vegan", "halal", "no nuts")),
                luck.choice(("Yes", "Yes", "No photos", "Please ask me")),
                luck.choice(("Yes", "No")),
                luck.choice(("English", "English; Polish", "Somali; English")),
                "; ".join(luck.sample(_ISSUES, 2)),
            )
        )
    return text.getvalue().encode()


def _description(names: list[str], luck: random.Random) -> Iterator[str]:
    """The lines of the TOML file; hosts, experts and those who pitch are different people as far as they go round."""
    tables = max(2, -(-len(names) // _PEOPLE_A_TABLE))
    pitches = max(2, len(names) // 5)
    rooms = [f"Room {number}" for number in range(1, max(2, -(-pitches // _UNCONFERENCE_SLOTS)) + 1)]
    experts = names[: max(2, len(names) // 12)]
    yield from ('name = "Measured evening"', "date = 2027-01-21", 'doors = "18:00"', 'ends = "22:00"')
    yield f"apart = [[{_text(names[0])}, {_text(names[1])}]]"
    yield _room("Main hall", len(names) + 20, tables, _PEOPLE_A_TABLE + 1)
    for number, room in enumerate(rooms):
        yield _room(room, 12 + 8 * (number % 4), len(experts) if number == 0 else 0, 3)
    yield _activity("speed_friending", "18:15", ["Main hall"], rounds=6, minutes=5)
    yield _activity("surgery", "19:00", rooms[:1], slots=_SLOTS, minutes=20)
    yield from _advice(experts, names[len(experts) : len(experts) + max(2, len(names) // 4)], luck)
    yield _activity("cafe", "19:00", ["Main hall"], rounds=2, minutes=25)
    yield from _cafe(names[len(names) - tables :], names, luck)
    yield _activity("unconference", "20:15", rooms, slots=_UNCONFERENCE_SLOTS, minutes=15, changeover=5)
    yield from _pitches(pitches, names, luck)


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _room(name: str, seats: int, tables: int, table_seats: int) -> str:
    features = '["step_free", "hearing_loop", "projector", "quiet"]'
    count = f"tables = {tables}\ntable_seats = {table_seats}\n" if tables else ""
    return f"[[rooms]]\nname = {_text(name)}\nseats = {seats}\nfeatures = {features}\n{count}"


def _activity(kind: str, starts: str, rooms: list[str], **numbers: int) -> str:
    lines = ["[[activities]]", f'kind = "{kind}"', f'starts = "{starts}"', f"rooms = {json.dumps(rooms)}"]
    return "\n".join(lines + [f"{key} = {value}" for key, value in numbers.items()])


def _advice(experts: list[str], asking: list[str], luck: random.Random) -> Iterator[str]:
    yield "experts = ["
    for name in experts:
        topics = ", ".join(f"{_text(skill)} = {luck.randint(1, 3)}" for skill in luck.sample(_SKILLS, 3))
        yield f"    {{name = {_text(name)}, topics = {{{topics}}}}},"
    yield "]\nrequests = ["
    for name in asking:
        topics = json.dumps(luck.sample(_SKILLS, luck.choice((1, 1, 2))))
        yield f'    {{name = {_text(name)}, topics = {topics}, words = "Not sure where to begin"}},'
    yield "]"


def _cafe(hosts: list[str], names: list[str], luck: random.Random) -> Iterator[str]:
    yield "tables = ["
    for number, host in enumerate(hosts, 1):
        yield f'    {{table = "Table {number}", topic = "Question {number}", hosts = [{_text(host)}]}},'
    yield "]\n[activities.wishes]"
    for name in names[: -len(hosts)]:
        wanted = luck.sample(range(1, len(hosts) + 1), min(2, len(hosts)))
        yield f"{_text(name)} = {json.dumps([f'Question {number}' for number in wanted])}"


def _pitches(count: int, names: list[str], luck: random.Random) -> Iterator[str]:
    yield "pitches = ["
    for number in range(1, count + 1):
        yield f'    {{title = "Session {number}", host = {_text(names[-number])}}},'
    yield "]\n[activities.votes]"
    for name in names:
        wanted = luck.sample(range(1, count + 1), min(count, luck.randint(1, 4)))
        yield f"{_text(name)} = {json.dumps([f'Session {number}' for number in wanted])}"
