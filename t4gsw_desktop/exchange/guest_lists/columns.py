"""Which column holds what: recognised from platforms, from what was chosen last time, from words, from contents."""

from collections.abc import Sequence
from dataclasses import replace

from t4gsw_desktop.exchange.guest_lists.buyers import part_buyers, take_buyers_as_people
from t4gsw_desktop.exchange.guest_lists.contents import match_by_contents, ticked_option
from t4gsw_desktop.exchange.guest_lists.fields import FIELDS, NAME_FIELDS
from t4gsw_desktop.exchange.guest_lists.mapping import HOW_SURE, ColumnMatch, Mapping
from t4gsw_desktop.exchange.guest_lists.presets import Preset, find_preset
from t4gsw_desktop.exchange.guest_lists.remembered import (
    RememberedPreset,
    fingerprint,
    mapping_as_json,
    recall_mapping,
)
from t4gsw_desktop.exchange.guest_lists.sentences import LEFT_OUT
from t4gsw_desktop.exchange.guest_lists.synonyms import (
    EXACT,
    field_by_role,
    field_by_words,
    heading_key,
    left_out_by_words,
)
from t4gsw_desktop.exchange.guest_lists.table import Table

# Whoever asks for columns to be recognised also handles, changes and stores the answer: one door for the four.
__all__ = ["ColumnMatch", "Mapping", "RememberedPreset", "fingerprint", "mapping_as_json", "recognise"]


def recognise(table: Table, remembered: Sequence[RememberedPreset] = ()) -> Mapping:
    """Say for every column of `table` what it is, or why it is left out, and how sure that is.

    A mapping remembered for exactly these headings wins (the last of several). Then the platforms, then our words,
    then what is in the cells. The person who comes is never mixed up with the one who paid.
    """
    keys = [heading_key(heading) for heading in table.headings]
    preset = find_preset(keys)
    mapping = recall_mapping(table, remembered) or _recognise_anew(table, keys, preset)
    remarks = (preset.remark,) if preset.remark and mapping.source == preset.source else ()
    return replace(mapping, remarks=(*remarks, *mapping.remarks))


def _recognise_anew(table: Table, keys: list[str], preset: Preset) -> Mapping:
    candidates = [_candidate(table, index, key, preset) for index, key in enumerate(keys)]
    candidates = part_buyers(candidates, keys)
    settled = _settle(candidates)
    remarks: tuple[str, ...] = ()
    if not table.read_as.headings_row and not any(keys):
        settled, remarks = _settle(match_by_contents(table, settled)), ("no_headings",)
    elif not any(match.field in NAME_FIELDS for match in settled):
        settled, remarks = take_buyers_as_people(_guests_as_people(settled))
    return Mapping(preset.source, preset.label, tuple(settled), remarks)


def _candidate(table: Table, index: int, key: str, preset: Preset) -> ColumnMatch:
    """What one column is on its own, before columns that claim the same field are weighed against each other."""
    heading = table.headings[index]
    match = ColumnMatch(index, heading)
    if not key:
        return replace(match, why=LEFT_OUT["no_heading"])
    fixed = preset.fields.get(key, "")
    if fixed.startswith("-"):
        return replace(match, why=LEFT_OUT[fixed[1:]], sure="sure")
    if fixed:
        return _unless_asked(match, fixed, "sure")
    option_field, option = ticked_option(table, index, heading)
    if option:
        return replace(match, field=option_field, option=option, sure="likely")
    return _by_heading(match, key)


def _by_heading(match: ColumnMatch, key: str) -> ColumnMatch:
    exact = EXACT.get(key) or field_by_role(key)
    if exact:
        return _unless_asked(match, exact, "sure")
    reason = left_out_by_words(key)
    asked = field_by_words(key) if not reason or match.heading.rstrip().endswith("?") else ""
    if asked and (reason not in ("birth", "ip")):
        return _unless_asked(match, asked, "likely")
    return replace(match, why=LEFT_OUT[reason or "unknown"], sure="likely" if reason else "no")


def _unless_asked(match: ColumnMatch, field: str, sure: str) -> ColumnMatch:
    if FIELDS[field].asked_for:
        return replace(match, offered=field, why=LEFT_OUT[field], sure=sure)
    return replace(match, field=field, sure=sure)


def _settle(matches: list[ColumnMatch]) -> list[ColumnMatch]:
    """Give each field that one column can hold to the surest column, the leftmost of equals; others are left out."""
    settled = list(matches)
    taken: set[str] = set()
    for match in sorted(matches, key=lambda match: (HOW_SURE.index(match.sure), match.index)):
        if not match.field or FIELDS[match.field].several:
            continue
        if match.field in taken:
            settled[match.index] = replace(match, field="", offered=match.field, why=LEFT_OUT["taken"], sure="likely")
        taken.add(match.field)
    return settled


def _guests_as_people(matches: list[ColumnMatch]) -> list[ColumnMatch]:
    """A single column headed "Guests" holds the guests themselves, not how many come along."""
    if len(matches) == 1 and matches[0].field == "guests":
        return [replace(matches[0], field="full_name")]
    return matches
