"""What an organiser says of rows that may be doubles: join with the other one, keep both, or leave the row out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from t4gsw_desktop.exchange.guest_lists.known import PERSON_ATTRIBUTES, KnownPerson, KnownPlace
from t4gsw_desktop.exchange.guest_lists.matching import find_changes
from t4gsw_desktop.exchange.guest_lists.outcome import Double, PersonLine, Preview, Skipped, UnnamedGuest

JOIN, KEEP_BOTH, LEAVE_OUT = "join", "keep both", "leave out"
DECISIONS = (JOIN, KEEP_BOTH, LEAVE_OUT)


@dataclass(slots=True)
class _Settling:
    """The lines of a preview while decisions are carried out; `went_into` tells which line a joined row went into."""

    lines: dict[int, PersonLine]
    set_aside: dict[int, PersonLine]
    people: dict[str, KnownPerson]
    places: dict[str, KnownPlace]
    rows_of_people: dict[str, int]
    went_into: dict[int, int]
    left_out: list[Skipped]


def decided(
    seen: Preview,
    decisions: Mapping[int, str],
    known: Sequence[KnownPerson],
    already: Sequence[KnownPlace],
) -> Preview:
    """What `seen` becomes when the rows of its doubles are treated as decided: a word of DECISIONS by row number.

    A row that is joined fills the blanks of the other one, overwrites nothing (but the more careful photo choice and
    every access need stay), and is found again in the next list. A
    row left out takes the guests it brings along with it. Rows not decided stay as they are; `doubles` are then those
    that are left to decide. Where the other one was left out, a joined row stands for itself.
    """
    settling = _Settling(
        {line.row: line for line in seen.people},
        {line.row: line for line in seen.set_aside},
        {person.id: person for person in known},
        {place.person_id: place for place in already if place.person_id},
        {line.person_id: line.row for line in seen.people if line.person_id},
        {},
        [],
    )
    for double in seen.doubles:
        _carry_out(settling, double, decisions.get(double.row, ""))
    return replace(
        seen,
        people=tuple(settling.lines[row] for row in sorted(settling.lines)),
        unnamed_guests=_guests_of_the_rest(seen, settling),
        doubles=tuple(double for double in seen.doubles if double.row not in decisions),
        skipped=(*seen.skipped, *settling.left_out),
    )


def _guests_of_the_rest(seen: Preview, settling: _Settling) -> tuple[UnnamedGuest, ...]:
    gone = {row.row for row in settling.left_out}
    return tuple(guest for guest in seen.unnamed_guests if guest.attendee_id or guest.host_row not in gone)


def _carry_out(settling: _Settling, double: Double, decision: str) -> None:
    line = settling.lines.get(double.row) or settling.set_aside.get(double.row)
    if line is None or not decision:
        return
    if decision == KEEP_BOTH:
        settling.lines[line.row] = line
    elif decision == LEAVE_OUT:
        settling.lines.pop(line.row, None)
        settling.left_out.append(Skipped(line.row, line.full_name, "you"))
    else:
        _join(settling, double, line)


def _join(settling: _Settling, double: Double, line: PersonLine) -> None:
    settling.lines.pop(line.row, None)
    row = settling.rows_of_people.get(double.person_id, 0) or double.other_row
    row = settling.went_into.get(row, row)
    other = settling.lines.get(row)
    person = settling.people.get(double.person_id)
    if other is not None:
        settling.lines[row] = replace(other, joined=(*other.joined, line))
        settling.went_into[line.row] = row
    elif person is not None:
        settling.lines[line.row] = _as_known(line, person, settling.places.get(person.id))
        settling.rows_of_people[person.id] = line.row
    else:
        settling.lines[line.row] = line


def _as_known(line: PersonLine, person: KnownPerson, place: KnownPlace | None) -> PersonLine:
    """The row as more about somebody who is there already: it fills blanks, and does not say whether they come.

    It stands among its own `joined` rows, by which it is treated with the same care.
    """
    if place is None:
        about = {name: value for name, value in line.values.items() if name in PERSON_ATTRIBUTES}
        return replace(
            line,
            state="known",
            person_id=person.id,
            changes=find_changes(about, person.facts, None),
            joined=(line,),
        )
    changes = find_changes(line.values, place.facts, None)
    return replace(
        line,
        state="listed",
        person_id=person.id,
        attendee_id=place.attendee_id,
        changes=tuple(change for change in changes if change.field != "status"),
        joined=(line,),
    )
