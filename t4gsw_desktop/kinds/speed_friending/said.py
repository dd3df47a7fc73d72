"""The live room in words: what changed, what the next round is like, what a table has to offer; never why not."""

from t4gsw_desktop.kinds.speed_friending.floor import Floor
from t4gsw_desktop.kinds.speed_friending.rows import RoundChange
from t4gsw_desktop.services.naming import counted

SOMEBODY = "Somebody"
NOT_POSSIBLE = "That is not possible here."
_TABLE = "Table "


def table_label(place: str) -> str:
    """A table's name as it fits on a tile: "4" for "Table 4"; others keep theirs."""
    return place.removeprefix(_TABLE) or place


def table_words(place: str) -> str:
    """A table within a sentence: "table 4", "Spot 2"."""
    return f"table {place.removeprefix(_TABLE)}" if place.startswith(_TABLE) else place


def at_first(words: str) -> str:
    """The words as a sentence begins with them."""
    return words[:1].upper() + words[1:]


def say_offer(people: int, again: int, possible: bool) -> str:
    """What a table has to offer: "3 people, nobody they have met"."""
    if not possible:
        return NOT_POSSIBLE
    if not people:
        return "Nobody sits here yet"
    met = "nobody they have met" if not again else f"{again} of them they have met"
    if people == 1:
        met = "not met yet" if not again else "met before"
    return f"{counted(people, 'person', 'people')}, {met}"


def say_next(number: int, ready: bool, repeats: int, bound: int, absent: int) -> str:
    """How the next round is: "Round 4 is ready. Only 1 pair meets again." """
    if not ready:
        return f"Round {number} has no seats yet."
    said = [f"Round {number} is ready."]
    if absent:
        said.append(f"{counted(absent, 'person', 'people')} of it {'is' if absent == 1 else 'are'} not here.")
    if repeats == 0:
        said.append("Nobody meets again.")
    else:
        only = "Only " if repeats <= 2 else ""
        said.append(f"{only}{counted(repeats, 'pair meets', 'pairs meet')} again.")
    if repeats and bound > 0:
        said.append(f"Over the evening it cannot be fewer than {bound:,}.")
    return " ".join(said)


def say_change(floor: Floor, row: RoundChange) -> str:
    """One line of "What changed"."""
    name, other = (_name(floor, one) for one in (row.attendee_id, row.other_id))
    table, earlier = table_words(row.place), table_words(row.earlier)
    said = {
        "joined": f"{name} joined {table}, late" if row.place else f"{name} came, and plays from round {row.round + 1}",
        "left": f"{name} left{_left_at(floor, row)}",
        "sat_out": f"{name} sits out{_left_at(floor, row)}",
        "back": f"{name} is back",
        "swapped": f"Swapped {name} and {other}",
        "moved": f"Moved {name} to {table}" if row.place else f"{name} rests now",
        "rests": f"{name} rests in round {row.round}",
        "corrected": f"Round {row.round}: {name} sat at {table}"
        if row.place
        else f"Round {row.round}: {name} had no seat",
        "table_lost": f"{at_first(table)} is lost" + (f", its people sit at {earlier}" if row.earlier else ""),
        "extended": _say_extended(row),
    }
    return said[row.what]


def _name(floor: Floor, attendee_id: str) -> str:
    """What to call somebody, also when they have gone and have no place any more."""
    guest = floor.guests.get(attendee_id)
    return floor.names.get(attendee_id) or (guest.name if guest else SOMEBODY)


def _left_at(floor: Floor, row: RoundChange) -> str:
    """How many are left at the table somebody went from, while that round is shown."""
    if not row.earlier or row.round != floor.shown:
        return ""
    left = len(floor.seats(row.round).get(row.earlier, ()))
    return f", {table_words(row.earlier)} has {left or 'nobody'}"


def _say_extended(row: RoundChange) -> str:
    minutes, rest = divmod(abs(row.seconds), 60)
    long = counted(minutes, "minute", "minutes") if not rest else f"{abs(row.seconds)} seconds"
    where = f"round {row.round}" if row.place != "moving" else "the walk"
    return f"{long} {'more' if row.seconds > 0 else 'less'} for {where}"
