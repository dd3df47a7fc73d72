"""A sensible evening for people who have not described one: written as the same TOML file that they can then change."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.services.roster import Guest

NAME, DOORS, ENDS = "Community evening", "18:00", "21:15"
# What happens when, each told as (kind, title, start): surgery and café side by side, so that waiting is no waste.
PROGRAMME = (
    ("speed_friending", "Speed-friending", "18:30"),
    ("surgery", "Tech surgery", "19:15"),
    ("cafe", "Café", "19:15"),
    ("unconference", "Unconference", "20:20"),
)
_THURSDAY = 3
_SLOTS = 3
_MOST_EXPERTS = 6
_TOPICS = (
    "What brought you here tonight?",
    "What should technology make easier?",
    "What could we do together?",
    "Who is missing from this room?",
    "What have you learned the hard way?",
    "What are you proud of this year?",
)


def next_thursday(today: date) -> date:
    """The first Thursday after `today`: the evening that is most often meant."""
    return today + timedelta(days=(_THURSDAY - today.weekday() - 1) % 7 + 1)


def describe_evening(day: date, guests: Sequence[Guest]) -> str:
    """An evening of all four kinds for these guests, as TOML.

    Those whose skills are most asked for are pencilled in as experts, the issues most people care about become café
    topics. The unconference has no pitches yet: they come on the night, on the blank cards that are printed.
    """
    friending, surgery, cafe, unconference = PROGRAMME
    tables = max(2, -(-len(guests) // 6))
    written = _told_apart(guests)
    guests = [guest for guest in guests if guest.id in written]
    experts = _experts(guests)
    quiet = max(2, -(-sum("quiet" in guest.person.access_needs for guest in guests if guest.person) // 3))
    lines = [
        "# Made from the guest list as a starting point. Change anything, then run `t4gsw evening` with this file.",
        f"name = {_text(NAME)}",
        f"date = {day.isoformat()}",
        f"doors = {_text(DOORS)}",
        f"ends = {_text(ENDS)}",
        "",
        "# Nobody has described the venue, so it is taken to be step-free with a hearing loop, and no paper says so.",
        "# Make sure of it, correct the features of the rooms below, then write true here.",
        "venue_checked = false",
        "",
        "[[rooms]]",
        'name = "Main hall"',
        f"seats = {max(40, 6 * tables + 10)}",
        'features = ["step_free", "hearing_loop", "projector"]',
        f"tables = [{', '.join(_table(number, quiet) for number in range(1, tables + 1))}]",
        "",
        "[[rooms]]",
        'name = "Side room"',
        "seats = 20",
        'features = ["step_free", "hearing_loop", "quiet"]',
        f"tables = [{', '.join(_desk(number) for number in range(1, max(1, len(experts)) + 1))}]",
        "",
        *_activity(*friending, '"Main hall"'),
        *_activity(*surgery, '"Side room"'),
        *_surgery(guests, experts, written),
        "",
        *_activity(*cafe, '"Main hall"'),
        *_cafe(guests, tables, written),
        "",
        *_activity(*unconference, '"Main hall", "Side room"'),
    ]
    return "\n".join(lines) + "\n"


def _text(words: str) -> str:
    """`words` as a TOML basic string, which is written like a JSON one but for the character DEL."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _table(number: int, quiet: int) -> str:
    features = '["quiet"]' if number <= quiet else "[]"
    return f'{{name = "Table {number}", seats = 7, features = {features}}}'


def _desk(number: int) -> str:
    return f'{{name = "Desk {number}", seats = 3}}'


def _activity(kind: str, title: str, starts: str, rooms: str) -> list[str]:
    return [
        "[[activities]]",
        f"kind = {_text(kind)}",
        f"title = {_text(title)}",
        f"starts = {_text(starts)}",
        f"rooms = [{rooms}]",
    ]


def _folded(things: Iterable[str]) -> dict[str, str]:
    return {fold(thing): thing for thing in things if fold(thing)}


def _experts(guests: Sequence[Guest]) -> list[tuple[Guest, list[str]]]:
    """Up to one in ten guests: again and again the one whose skills answer most of what is still asked for."""
    asked = Counter(topic for guest in guests if guest.person for topic in _folded(guest.person.seeks))
    chosen: list[tuple[Guest, list[str]]] = []
    left = [guest for guest in guests if guest.person and guest.person.offers]
    while left and len(chosen) < min(_MOST_EXPERTS, max(1, len(guests) // 10)):
        best = max(left, key=lambda guest: (sum(asked[topic] for topic in _offers(guest)), guest.id))
        topics = [topic for topic in _offers(best) if asked[topic] > 0]
        if not topics:
            break
        chosen.append((best, topics))
        left.remove(best)
        for topic in topics:
            asked[topic] -= min(asked[topic], _SLOTS)
    return chosen


def _offers(guest: Guest) -> list[str]:
    return list(_folded(guest.person.offers)) if guest.person else []


def _surgery(
    guests: Sequence[Guest], experts: Sequence[tuple[Guest, list[str]]], written: Mapping[str, str]
) -> list[str]:
    lines = ["minutes = 20", f"slots = {_SLOTS}"]
    if not experts:
        return [
            *lines,
            "# Nobody on the list offers what others look for: name experts here, or print blank day sheets.",
        ]
    lines += ["# Pencilled in, because their skills are asked for most. Ask them first.", "experts = ["]
    for guest, known in experts:
        skills = ", ".join(f"{_text(topic)} = 2" for topic in known)
        lines.append(f"    {{name = {_text(written[guest.id])}, topics = {{{skills}}}}},")
    lines += ["]", "requests = ["]
    advising = {guest.id for guest, _ in experts}
    for guest in guests:
        if guest.person and guest.person.seeks and guest.id not in advising:
            topics = ", ".join(_text(topic) for topic in _folded(guest.person.seeks))
            words = _text(", ".join(guest.person.seeks))
            lines.append(f"    {{name = {_text(written[guest.id])}, topics = [{topics}], words = {words}}},")
    return [*lines, "]"]


def _told_apart(guests: Sequence[Guest]) -> dict[str, str]:
    """How each guest is written so that nobody else is meant: by name, or by name and e-mail where names are shared.

    Guests who cannot be told apart even so are left out; whoever describes the evening by hand sees them on the list.
    """
    times = Counter(name for guest in guests for name in {fold(guest.name), fold(_full_name(guest))})
    written = {}
    for guest in guests:
        name = _full_name(guest)
        email = guest.person.email if guest.person else ""
        if times[fold(name)] == 1:
            written[guest.id] = name
        elif email:
            written[guest.id] = f"{name} <{email}>"
    seen = Counter(fold(text) for text in written.values())
    return {one: text for one, text in written.items() if seen[fold(text)] == 1}


def _full_name(guest: Guest) -> str:
    return guest.person.full_name if guest.person else guest.name


def _cafe(guests: Sequence[Guest], tables: int, written: Mapping[str, str]) -> list[str]:
    cares = Counter(issue for guest in guests if guest.person for issue in _folded(guest.person.focus))
    said = {key: words for guest in guests if guest.person for key, words in _folded(guest.person.focus).items()}
    topics = [said[key] for key, _ in sorted(cares.items(), key=lambda one: (-one[1], one[0]))[:tables]]
    topics += [_TOPICS[number % len(_TOPICS)] for number in range(tables - len(topics))]
    lines = ["rounds = 2", "minutes = 25", "tables = ["]
    lines += [f'    {{table = "Table {n}", topic = {_text(topic)}}},' for n, topic in enumerate(topics, 1)]
    lines += ["]", "[activities.wishes]"]
    known = {fold(topic): f"Table {number}" for number, topic in enumerate(topics, 1) if fold(topic) in cares}
    for guest in guests:
        wanted = [known[key] for key in _folded(guest.person.focus) if key in known] if guest.person else []
        if wanted:
            lines.append(f"{_text(written[guest.id])} = [{', '.join(_text(table) for table in wanted)}]")
    return lines
