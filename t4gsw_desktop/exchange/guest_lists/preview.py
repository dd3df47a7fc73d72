"""The preview: what importing a table would do to the directory and to an event's list, before anything is written."""

from collections.abc import Sequence

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.buyers import name_lone_buyers
from t4gsw_desktop.exchange.guest_lists.column_lines import describe_columns
from t4gsw_desktop.exchange.guest_lists.doubles import find_doubles
from t4gsw_desktop.exchange.guest_lists.drafts import Draft, RowProblem
from t4gsw_desktop.exchange.guest_lists.known import KnownPerson, KnownPlace
from t4gsw_desktop.exchange.guest_lists.mapping import Mapping
from t4gsw_desktop.exchange.guest_lists.matching import KnownPeople, KnownPlaces
from t4gsw_desktop.exchange.guest_lists.outcome import GonePlace, PersonLine, Preview
from t4gsw_desktop.exchange.guest_lists.parties import part_unnamed
from t4gsw_desktop.exchange.guest_lists.presets import GENERAL
from t4gsw_desktop.exchange.guest_lists.rows import read_drafts
from t4gsw_desktop.exchange.guest_lists.sentences import REMARKS
from t4gsw_desktop.exchange.guest_lists.sorting import NO_PEOPLE, Sorting, match_unnamed, sort_named, sort_skipped
from t4gsw_desktop.exchange.guest_lists.table import Table
from t4gsw_desktop.exchange.guest_lists.watching import Watch, part_of, unwatched

_NO_NAMES = "This list has no column of names that can be told. Name one column Name in its first row, then try again."


def preview(
    table: Table,
    mapping: Mapping,
    known: Sequence[KnownPerson],
    *,
    already: Sequence[KnownPlace] = (),
    watch: Watch = unwatched,
) -> Preview:
    """Say what importing `table`, read by `mapping`, would do, given the directory and this event's list.

    Pure: nothing is written. Importing the same file again after it was applied gives `nothing_to_change`. A row that
    cannot be read costs only itself. `watch` is told now and then how far this is, 0 to 1, and may raise to end it.
    Raises Refusal when no column holds names.
    """
    if not mapping.has_names:
        raise Refusal(_NO_NAMES)
    drafts = read_drafts(table, mapping, part_of(watch, 0, 0.6))
    name_lone_buyers(drafts)
    parties = part_unnamed(drafts, mapping.source)
    sorting = Sorting(mapping.source, KnownPlaces(already, mapping.source), KnownPeople(known))
    sort_named(sorting, parties.named)
    unnamed = match_unnamed(sorting, parties.unnamed)
    sort_skipped(sorting, drafts)  # last, so that who comes has their place before who does not
    sorting.doubles.extend(find_doubles(sorting.lines, known, part_of(watch, 0.6, 1)))
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
        remarks=_remarks(table, mapping, sorting.lines),
        set_aside=tuple(sorting.set_aside),
    )


def _problems(table: Table, drafts: Sequence[Draft], others: Sequence[RowProblem]) -> tuple[RowProblem, ...]:
    odd = [RowProblem(oddity.row, oddity.code, "", oddity.cell) for oddity in table.oddities]
    told = [problem for draft in drafts for problem in draft.problems if draft.skipped not in NO_PEOPLE]
    return tuple(sorted([*odd, *told, *others], key=lambda problem: problem.row))


def _gone(sorting: Sorting) -> tuple[GonePlace, ...]:
    """Places this platform brought before and brings no more; a list of one's own may be a part, so it says nothing."""
    if sorting.source == GENERAL.source:
        return ()
    return tuple(
        GonePlace(place.attendee_id, place.full_name)
        for place in sorting.places.unclaimed()
        if place.source == sorting.source and place.values.get("status", "coming") != "cancelled"
    )


def _remarks(table: Table, mapping: Mapping, lines: Sequence[PersonLine]) -> tuple[str, ...]:
    waiting = sum(1 for line in lines if line.values.get("status") == "waiting")
    said = [REMARKS[code] for code in (*mapping.remarks, *table.remarks, *([] if table.rows else ["nobody"]))]
    return tuple([*said, REMARKS["waiting"].format(count=waiting)] if waiting else said)
