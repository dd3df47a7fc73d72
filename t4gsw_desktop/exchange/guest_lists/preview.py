"""The preview: what importing a table would do to the directory and to an event's list, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.column_lines import describe_columns
from t4gsw_desktop.exchange.guest_lists.columns import Mapping
from t4gsw_desktop.exchange.guest_lists.doubles import Candidate, LikelySame, candidate
from t4gsw_desktop.exchange.guest_lists.known import KnownPerson, KnownPlace
from t4gsw_desktop.exchange.guest_lists.matching import KnownPeople, KnownPlaces, find_changes
from t4gsw_desktop.exchange.guest_lists.outcome import (
    Change,
    Double,
    GonePlace,
    PersonLine,
    Preview,
    Skipped,
    UnnamedGuest,
)
from t4gsw_desktop.exchange.guest_lists.parties import part_unnamed
from t4gsw_desktop.exchange.guest_lists.presets import GENERAL
from t4gsw_desktop.exchange.guest_lists.rows import Draft, RowProblem, read_drafts
from t4gsw_desktop.exchange.guest_lists.sentences import REMARKS
from t4gsw_desktop.exchange.guest_lists.table import Table

_NO_PEOPLE = ("total", "headings")


@dataclass(slots=True)
class _Sorting:
    """The rows as they are sorted into what they bring; `first_rows` are those seen so far by name and e-mail."""

    source: str
    places: KnownPlaces
    people: KnownPeople
    lines: list[PersonLine] = field(default_factory=list)
    doubles: list[Double] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    first_rows: dict[tuple[str, str], PersonLine] = field(default_factory=dict)


def preview(
    table: Table, mapping: Mapping, known: Sequence[KnownPerson], *, already: Sequence[KnownPlace] = ()
) -> Preview:
    """Say what importing `table`, read by `mapping`, would do, given the directory and this event's list.

    Pure: nothing is written. Importing the same file again after it was applied gives `nothing_to_change`. A row that
    cannot be read costs only itself. Raises Refusal when no column holds names.
    """
    if not mapping.has_names:
        raise Refusal("This list has no column of names that can be told. Choose which column holds the names.")
    drafts = read_drafts(table, mapping)
    parties = part_unnamed(drafts, mapping.source)
    sorting = _Sorting(mapping.source, KnownPlaces(already, mapping.source), KnownPeople(known))
    _sort_named(sorting, parties.named)
    unnamed = _match_unnamed(sorting, parties.unnamed)
    _sort_skipped(sorting, drafts)  # last, so that who comes has their place before who does not
    sorting.doubles.extend(_find_doubles(sorting.lines, known))
    problems = _problems(table, drafts, parties.problems)
    return Preview(
        source=mapping.source,
        label=mapping.label,
        people=tuple(sorted(sorting.lines, key=lambda line: line.row)),
        unnamed_guests=unnamed,
        doubles=tuple(sorted(sorting.doubles, key=lambda double: double.row)),
        skipped=tuple(sorting.skipped),
        problems=problems,
        gone=_gone(sorting),
        columns=describe_columns(table, mapping, problems),
        read_as=table.read_as,
        remarks=_remarks(mapping, sorting.lines),
    )


def _sort_named(sorting: _Sorting, named: Sequence[Draft]) -> None:
    """Sort by platform ids first, for all rows, so that a row with an id never loses its place to one without."""
    by_id = {draft.row: sorting.places.claim_by_id(draft.source_id) for draft in named}
    for draft in named:
        key = (draft.folded_name, draft.folded_email)
        first = sorting.first_rows.get(key)
        place = by_id[draft.row]
        if place is None and first and draft.email:
            sorting.doubles.append(_repeat(draft, first, "repeat"))
            continue
        place = place or sorting.places.claim_by_facts(draft)
        if place is None and first and first.state == "listed" and not draft.order_ref:
            # Two rows of one name without e-mail were imported before and somebody joined them into one place.
            sorting.doubles.append(_repeat(draft, first, "joined_before"))
            continue
        line = _line(sorting, draft, place)
        sorting.lines.append(line)
        sorting.first_rows.setdefault(key, line)


def _line(sorting: _Sorting, draft: Draft, place: KnownPlace | None) -> PersonLine:
    person = sorting.people.same_as(draft) if place is None else None
    if person:
        place = sorting.places.claim_by_person(person.id)
    values = {"full_name": draft.name, **({"email": draft.email} if draft.email else {}), **draft.values}
    values.setdefault("status", "coming")
    state = "new"
    changes: tuple[Change, ...] = ()
    if place:
        state, changes = "listed", find_changes(values, _facts_of_place(place), place.imported)
    elif person:
        state, changes = "known", find_changes(_only_person(values), _facts_of_person(person), None)
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


def _facts_of_place(place: KnownPlace) -> dict[str, object]:
    return {"status": "coming", **place.values, "full_name": place.full_name, "email": place.email}


def _facts_of_person(person: KnownPerson) -> dict[str, object]:
    return {"call_me": person.call_me, **person.values, "full_name": person.full_name, "email": person.email}


def _only_person(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name not in ("status", "ticket", "first_time", "wishes")}


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


def _sort_skipped(sorting: _Sorting, drafts: Sequence[Draft]) -> None:
    """Rows of people who do not come: a change for those on the list, else left out with the reason."""
    for draft in drafts:
        if not draft.skipped:
            continue
        place = None
        if draft.name and draft.skipped not in _NO_PEOPLE:
            place = sorting.places.claim_by_id(draft.source_id) or sorting.places.claim_by_facts(draft)
        if place:
            draft.values["status"] = "cancelled"
            sorting.lines.append(_line(sorting, draft, place))
        else:
            sorting.skipped.append(Skipped(draft.row, draft.name, draft.skipped))


def _match_unnamed(sorting: _Sorting, unnamed: Sequence[UnnamedGuest]) -> tuple[UnnamedGuest, ...]:
    found = []
    for guest in unnamed:
        place = sorting.places.claim_by_id(guest.source_id)
        found.append(replace(guest, attendee_id=place.attendee_id) if place else guest)
    return tuple(found)


def _find_doubles(lines: Sequence[PersonLine], known: Sequence[KnownPerson]) -> list[Double]:
    """Compare every new person with the directory, with everybody else known in the file, and with the rows above."""
    newcomers = [_candidate_of(line) for line in lines if line.state == "new"]
    if not newcomers:
        return []
    there = LikelySame(newcomers)
    for person in known:
        there.add(candidate(person.full_name, person.email, person_id=person.id))
    for line in lines:
        if line.state == "listed":
            there.add(_candidate_of(line))
    found = []
    for who in newcomers:
        match = there.find(who)
        if match:
            found.append(_double(who, *match))
        there.add(who)
    return found


def _candidate_of(line: PersonLine) -> Candidate:
    return candidate(line.full_name, str(line.values.get("email", "")), row=line.row)


def _double(who: Candidate, other: Candidate, code: str) -> Double:
    return Double(who.row, who.name, who.email, other.row, other.person_id, other.name, other.email, code, True)


def _problems(table: Table, drafts: Sequence[Draft], others: Sequence[RowProblem]) -> tuple[RowProblem, ...]:
    odd = [RowProblem(oddity.row, oddity.code, "", oddity.cell) for oddity in table.oddities]
    told = [problem for draft in drafts for problem in draft.problems if draft.skipped not in _NO_PEOPLE]
    return tuple(sorted([*odd, *told, *others], key=lambda problem: problem.row))


def _gone(sorting: _Sorting) -> tuple[GonePlace, ...]:
    """Places this platform brought before and brings no more; a list of one's own may be a part, so it says nothing."""
    if sorting.source == GENERAL.source:
        return ()
    return tuple(
        GonePlace(place.attendee_id, place.full_name)
        for place in sorting.places.unclaimed()
        if place.source == sorting.source and place.values.get("status", "coming") != "cancelled"
    )


def _remarks(mapping: Mapping, lines: Sequence[PersonLine]) -> tuple[str, ...]:
    waiting = sum(1 for line in lines if line.values.get("status") == "waiting")
    said = [REMARKS[code] for code in mapping.remarks]
    return tuple([*said, REMARKS["waiting"].format(count=waiting)] if waiting else said)
