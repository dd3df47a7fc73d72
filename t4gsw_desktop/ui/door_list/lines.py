"""The lines of a roll-call: people under the name of their organisation, or under their letter, in order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.services.door_book import CANCELLED, IN, WAITING, DoorGuest
from t4gsw_desktop.services.naming import counted

BY_ORGANISATION, BY_LETTER = "organisation", "letter"
NO_ORGANISATION = "No organisation"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: somebody, or (`guest` None) the heading of a group; `ids` are those of the line who can be ticked."""

    guest: DoorGuest | None
    title: str
    ids: tuple[str, ...]


def lines_by(guests: Iterable[DoorGuest], order: str, *, missing: bool = False) -> tuple[Line, ...]:
    """Everybody who is expected, here, or gone, in groups. Who waits for a place or has cancelled is not called.

    Headings tell how many of a group are here; of a list of those who are `missing`, how many these are.
    """
    called = [one for one in guests if one.state not in (WAITING, CANCELLED)]
    group = _organisation if order == BY_ORGANISATION else _letter
    groups: dict[str, list[DoorGuest]] = {}
    for guest in sorted(called, key=lambda one: (*_place(group, one), one.sort_as, one.id)):
        groups.setdefault(fold(group(guest)), []).append(guest)
    lines: list[Line] = []
    for people in groups.values():
        waited_for = tuple(one.id for one in people if one.state != IN)
        lines.append(Line(None, f"{group(people[0])}: {_of(people, waited_for, missing)}", waited_for))
        lines += [Line(one, one.full_name, (one.id,) if one.state != IN else ()) for one in people]
    return tuple(lines)


def _of(people: list[DoorGuest], waited_for: tuple[str, ...], missing: bool) -> str:
    if missing:
        return counted(len(people), "person", "people")
    here = len(people) - len(waited_for)
    return f"{here} of {counted(len(people), 'person', 'people')} here"


def _organisation(guest: DoorGuest) -> str:
    return guest.organisation.strip() or NO_ORGANISATION


def _letter(guest: DoorGuest) -> str:
    first = guest.sort_as[:1].upper()
    return first if first.isalpha() else "#"


def _place(group: Callable[[DoorGuest], str], guest: DoorGuest) -> tuple[bool, str]:
    """Groups by name; those of no organisation last."""
    name = group(guest)
    return name == NO_ORGANISATION, fold(name)
