"""Guest lists in: bytes or pasted text to a table, its columns to fields, its rows to a preview; nothing is written.

The way through: `read_table` or `read_pasted`, then `recognise`, then `preview`. What cannot be read raises Refusal.
"""

from t4gsw_desktop.exchange.guest_lists.columns import (
    ColumnMatch,
    Mapping,
    RememberedPreset,
    fingerprint,
    mapping_as_json,
    recognise,
)
from t4gsw_desktop.exchange.guest_lists.drafts import RowProblem
from t4gsw_desktop.exchange.guest_lists.fields import FIELDS
from t4gsw_desktop.exchange.guest_lists.known import KnownPerson, KnownPlace, known_person, known_place
from t4gsw_desktop.exchange.guest_lists.outcome import (
    Change,
    ColumnLine,
    Double,
    GonePlace,
    PersonLine,
    Preview,
    Skipped,
    UnnamedGuest,
)
from t4gsw_desktop.exchange.guest_lists.pasted import read_pasted
from t4gsw_desktop.exchange.guest_lists.presets import OWN_HEADINGS
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.preview_json import preview_as_json, summary
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.exchange.guest_lists.table import ReadAs, Row, Table

__all__ = [
    "FIELDS",
    "OWN_HEADINGS",
    "Change",
    "ColumnLine",
    "ColumnMatch",
    "Double",
    "GonePlace",
    "KnownPerson",
    "KnownPlace",
    "Mapping",
    "PersonLine",
    "Preview",
    "ReadAs",
    "RememberedPreset",
    "Row",
    "RowProblem",
    "Skipped",
    "Table",
    "UnnamedGuest",
    "fingerprint",
    "known_person",
    "known_place",
    "mapping_as_json",
    "preview",
    "preview_as_json",
    "read_pasted",
    "read_table",
    "recognise",
    "summary",
]
