"""Every row into what it brings: somebody new, somebody known, a place on the list already, a repeat, or nobody."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from t4gsw_desktop.exchange.guest_lists.drafts import Draft
from t4gsw_desktop.exchange.guest_lists.known import PERSON_ATTRIBUTES, KnownPlace
from t4gsw_desktop.exchange.guest_lists.matching import KnownPeople, KnownPlaces, find_changes
from t4gsw_desktop.exchange.guest_lists.outcome import Change, Double, PersonLine, Skipped, UnnamedGuest

NO_PEOPLE = ("total", "headings", "heading")


@dataclass(slots=True)
class Sorting:
    """The rows as they are sorted into what they bring; `first_rows` are those seen so far by name and e-mail.

    `set_aside` are the rows that repeat another.
    """

    source: str
    places: KnownPlaces
    people: KnownPeople
    lines: list[PersonLine] = field(default_factory=list)
    doubles: list[Double] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    set_aside: list[PersonLine] = field(default_factory=list)
    first_rows: dict[tuple[str, str], PersonLine] = field(default_factory=dict)


def sort_named(sorting: Sorting, named: Sequence[Draft]) -> None:
    """Sort by platform ids first, for all rows, so that a row with an id never loses its place to one without."""
    by_id = {draft.row: sorting.places.claim_by_id(draft.source_id) for draft in named}
    for draft in named:
        key = (draft.folded_name, draft.folded_email)
        first = sorting.first_rows.get(key)
        place = by_id[draft.row]
        if place is None and first and draft.email:
            sorting.doubles.append(_repeat(draft, first, "repeat"))
            sorting.set_aside.append(_set_aside(sorting, draft))
            continue
        place = place or sorting.places.claim_by_facts(draft)
        if place is None and first and first.state == "listed" and not draft.order_ref:
            # Two rows of one name without e-mail were imported before and somebody joined them into one place.
            sorting.doubles.append(_repeat(draft, first, "joined_before"))
            continue
        line = _line(sorting, draft, place)
        sorting.lines.append(line)
        sorting.first_rows.setdefault(key, line)


def _line(sorting: Sorting, draft: Draft, place: KnownPlace | None) -> PersonLine:
    person = sorting.people.same_as(draft) if place is None else None
    if person:
        place = sorting.places.claim_by_person(person.id)
    values = _values(draft)
    state = "new"
    changes: tuple[Change, ...] = ()
    if place:
        state, changes = "listed", find_changes(values, place.facts, place.imported)
    elif person:
        about_person = {name: value for name, value in values.items() if name in PERSON_ATTRIBUTES}
        state, changes = "known", find_changes(about_person, person.facts, None)
    return PersonLine(
        row=draft.row,
        state=state,
        source=sorting.source,
        source_id=draft.source_id,
        order_ref=draft.order_ref,
        values=values,
        name_parts=draft.name_parts,
        person_id=place.person_id if place else person.id if person else "",
        attendee_id=place.attendee_id if place else "",
        changes=changes,
    )


def _values(draft: Draft) -> dict[str, object]:
    values = {"full_name": draft.name, **({"email": draft.email} if draft.email else {}), **draft.values}
    values.setdefault("status", "coming")
    return values


def _set_aside(sorting: Sorting, draft: Draft) -> PersonLine:
    """The row as somebody of their own, should a person say that it does not repeat another; claims nothing."""
    return PersonLine(
        draft.row, "new", sorting.source, draft.source_id, draft.order_ref, _values(draft), draft.name_parts
    )


def _repeat(draft: Draft, first: PersonLine, code: str) -> Double:
    return Double(
        row=draft.row,
        full_name=draft.name,
        email=draft.email,
        other_row=first.row,
        person_id=first.person_id,
        other_name=first.full_name,
        other_email=str(first.values.get("email", "")),
        code=code,
        added=False,
    )


def sort_skipped(sorting: Sorting, drafts: Sequence[Draft]) -> None:
    """Rows of people who do not come: a change for those on the list, else left out with the reason."""
    for draft in drafts:
        if not draft.skipped:
            continue
        place = None
        if draft.name and draft.skipped not in NO_PEOPLE:
            place = sorting.places.claim_by_id(draft.source_id) or sorting.places.claim_by_facts(draft)
        if place:
            draft.values["status"] = "cancelled"
            sorting.lines.append(_line(sorting, draft, place))
        else:
            sorting.skipped.append(Skipped(draft.row, draft.name, draft.skipped))


def match_unnamed(sorting: Sorting, unnamed: Sequence[UnnamedGuest]) -> tuple[UnnamedGuest, ...]:
    """The guests without a name, each with the place on the list that it has already, if any."""
    found = []
    for guest in unnamed:
        place = sorting.places.claim_by_id(guest.source_id)
        found.append(replace(guest, attendee_id=place.attendee_id) if place else guest)
    return tuple(found)
