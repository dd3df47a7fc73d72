"""Short names for a wall or a table: "Wren", and "Sam K" and "Sam R" where two Sams are here."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from t4gsw_desktop.core.badge_code import speak_code
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.services.roster import Guest

BY_NUMBER = "number"  # Person.wall of who prefers their badge number to their name on a wall
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "mx", "miss", "prof", "professor", "rev", "sir", "dame", "lady"})


def short_names(guests: Iterable[Guest]) -> dict[str, str]:
    """What to call each guest, by attendee id: no two of them the same.

    It is the name they like to be called by, else their given name. Where two are called alike, as many letters of the
    last name follow as it takes to tell them apart, then the whole name, then the badge code.
    """
    known = list(guests)
    alike: dict[str, list[Guest]] = defaultdict(list)
    for guest in known:
        alike[fold(_called(guest))].append(guest)
    names: dict[str, str] = {}
    for group in alike.values():
        names.update(_told_apart(group) if len(group) > 1 else {group[0].id: _called(group[0])})
    return names


def wall_names(guests: Iterable[Guest]) -> dict[str, str]:
    """What a wall calls each guest, by attendee id: their short name, or their badge number where they wish that."""
    known = list(guests)
    names = short_names(known)
    by_number = {one.id for one in known if one.person is not None and one.person.wall == BY_NUMBER}
    return {one.id: speak_code(one.attendee.code) if one.id in by_number else names[one.id] for one in known}


def _told_apart(group: list[Guest]) -> dict[str, str]:
    """A name for each of several who are called alike."""
    last = {guest.id: _letters(_last_name(guest)) for guest in group}
    names = {}
    for guest in group:
        others = [last[other.id] for other in group if other is not guest]
        mine = last[guest.id]
        lengths = range(1, len(mine) + 1)
        enough = next((n for n in lengths if all(fold("".join(mine[:n])) != fold("".join(o[:n])) for o in others)), 0)
        whole = guest.person.full_name if guest.person else guest.name
        names[guest.id] = f"{_called(guest)} {''.join(mine[:enough])}" if enough else f"{whole} {guest.attendee.code}"
    return names


def _called(guest: Guest) -> str:
    """What somebody is called: their own word for it, else the first of their names that is no title."""
    person = guest.person
    if person is None:
        return guest.name
    if person.call_me.strip():
        return person.call_me.strip()
    words = _names(person.full_name)
    return words[0] if words else person.full_name


def _names(full_name: str) -> list[str]:
    words = full_name.split()
    return words[1:] if len(words) > 1 and words[0].casefold().rstrip(".") in _TITLES else words


def _last_name(guest: Guest) -> str:
    words = _names(guest.person.full_name) if guest.person else []
    return words[-1] if len(words) > 1 else ""


def _letters(word: str) -> list[str]:
    """The letters of a word, each with the marks that belong to it."""
    letters: list[str] = []
    for sign in word:
        if letters and (unicodedata.combining(sign) or unicodedata.category(sign) in ("Mc", "Me", "Mn", "Cf")):
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters
