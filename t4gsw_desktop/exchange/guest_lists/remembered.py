"""What an organiser chose for a list once, kept so that the next list with the same headings is read the same way."""

import hashlib
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.exchange.guest_lists.fields import FIELDS
from t4gsw_desktop.exchange.guest_lists.mapping import ColumnMatch, Mapping
from t4gsw_desktop.exchange.guest_lists.presets import GENERAL, PRESETS
from t4gsw_desktop.exchange.guest_lists.sentences import LEFT_OUT
from t4gsw_desktop.exchange.guest_lists.synonyms import heading_key
from t4gsw_desktop.exchange.guest_lists.table import Table


@dataclass(frozen=True, slots=True)
class RememberedPreset:
    """A mapping chosen before: `fingerprint` of the headings it was for and `mapping` as `mapping_as_json` gave it."""

    fingerprint: str
    mapping: AnyMapping[str, object]


def fingerprint(headings: Sequence[str]) -> str:
    """A short text that is the same for the same headings in the same order, whatever their case and punctuation."""
    keys = "\x1f".join(heading_key(heading) for heading in headings)
    return hashlib.blake2b(keys.encode(), digest_size=8).hexdigest()


def mapping_as_json(mapping: Mapping) -> dict[str, object]:
    """What to store so that the next file with these headings is read the same way."""
    return {
        "source": mapping.source,
        "columns": [{"field": column.field, "option": column.option} for column in mapping.columns],
    }


def recall_mapping(table: Table, remembered: Sequence[RememberedPreset]) -> Mapping | None:
    """The last mapping remembered for these headings; None when there is none or it is from a newer program."""
    mark = fingerprint(table.headings)
    for preset in reversed(remembered):
        pairs = _stored_pairs(preset.mapping.get("columns")) if preset.fingerprint == mark else []
        if len(pairs) == len(table.headings) and all(not field or field in FIELDS for field, _ in pairs):
            source = str(preset.mapping.get("source", GENERAL.source))
            label = next((known.label for known in PRESETS if known.source == source), GENERAL.label)
            matches = [
                ColumnMatch(index, table.headings[index], field, "" if field else LEFT_OUT["you"], "sure", "", option)
                for index, (field, option) in enumerate(pairs)
            ]
            return Mapping(source, label, tuple(matches))
    return None


def _stored_pairs(columns: object) -> list[tuple[str, str]]:
    """Field and option of every stored column; empty when what was stored is not of that shape."""
    if not isinstance(columns, list) or not all(isinstance(column, dict) for column in columns):
        return []
    return [(str(column.get("field", "")), str(column.get("option", ""))) for column in columns]
