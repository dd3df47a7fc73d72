"""Anything at all in: a table and a preview, or a Refusal with a sentence, and never another exception."""

import io
import json
import random
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.known import KnownPerson
from t4gsw_desktop.exchange.guest_lists.pasted import read_pasted
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.preview_json import preview_as_json
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.exchange.guest_lists.table import Table

KNOWN = [KnownPerson("1", "Ann Hill", "", "a@x.example"), KnownPerson("2", "Siân Pugh-Evans", "", "")]
WORDS = """\
Name|Full name|First name|Last name|Email|E-mail|Order #|Quantity|Guests|Status|Photo?|Access needs|Attendee #|\
Timestamp|Buyer name|Secret|Ann Hill|Siân Pugh|a@x.example|Ann <a@x.example>|yes|no|cancelled|TOTAL|3|7.70E+09|\
1234567890123450000|+1|Info Requested|'=1+1"""
MARKS = [",", ",", ";", "\t", "|", "\n", "\n", "\r\n", "\r", '"', '""', "'", "\\|", "sep=;", "\x00", "\u00a0", "\ufeff"]
ODD = ["=", "-", "@", "<", ">", "#", "\u202e", "e\u0301", "백수진", "\ud83d", "😀", "\x1a", " ", "- ", "1. "]
PIECES = st.sampled_from([*WORDS.split("|"), *MARKS, *ODD])
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=60))
BYTES = st.one_of(
    st.binary(max_size=80),
    st.builds(
        lambda mark, text, codec, tail: mark + text.encode(codec, "replace") + tail,
        st.sampled_from(
            [b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"]
        ),
        st.lists(PIECES, max_size=25).map("".join),
        st.sampled_from(["utf-8", "utf-8", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "utf-7", "shift_jis"]),
        st.sampled_from([b"", b"", b"\xff", b"\x00", b"\xc3"]),
    ),
)


def see_through(table: Table) -> None:
    """The whole way on, with every promise that holds for any list."""
    assert all(earlier.number < later.number for earlier, later in zip(table.rows, table.rows[1:], strict=False))
    mapping = recognise(table)
    assert len(mapping.columns) == len(table.headings)
    if not mapping.has_names and mapping.columns:
        mapping = mapping.with_field(0, "full_name")
    seen = preview(table, mapping, KNOWN)
    plain = json.dumps(preview_as_json(seen), ensure_ascii=False)
    plain.encode()  # nothing that cannot be stored as UTF-8
    numbers = {row.number for row in table.rows} | set(range(1, table.read_as.headings_row + 1))
    places = [(line.source, line.source_id) for line in seen.people]
    places += [(guest.source, guest.source_id) for guest in seen.unnamed_guests]
    assert len(set(places)) == len(places)
    assert {problem.row for problem in seen.problems} <= numbers
    assert all(problem.sentence.startswith("Row ") for problem in seen.problems)
    assert all(line.full_name.strip() for line in seen.people)


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BYTES)
def test_any_bytes_give_a_preview_or_a_refusal(data: bytes) -> None:
    try:
        see_through(read_table(data, "list.xls"))
    except Refusal as refused:
        assert refused.sentence.endswith(".")  # noqa: PT017


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_gives_a_preview_or_a_refusal(text: str) -> None:
    try:
        see_through(read_pasted(text))
    except Refusal as refused:
        assert refused.sentence.endswith(".")  # noqa: PT017


@pytest.mark.slow
def test_twenty_thousand_garbled_lists_give_a_preview_or_a_refusal() -> None:
    """Drawn by a seeded generator, since Hypothesis takes longer to draw a list than the import to read it."""
    pieces = [*WORDS.split("|"), *MARKS, *ODD]
    codecs = ("utf-8", "utf-16-le", "utf-16-be", "cp1252", "shift_jis")
    chance = random.Random(20_000)
    refused = 0
    for _ in range(10_000):
        text = "".join(chance.choices(pieces, k=chance.randrange(30)))
        data = bytearray(text.encode(chance.choice(codecs), "replace"))
        for _ in range(chance.randrange(3)):
            data.insert(chance.randrange(len(data) + 1), chance.randrange(256))
        for read in (lambda text=text: read_pasted(text), lambda data=bytes(data): read_table(data, "list.xls")):
            try:
                see_through(read())
            except Refusal as told:
                assert told.sentence.endswith(".")  # noqa: PT017
                refused += 1
    assert 0 < refused < 10_000


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Name", "Email", "Guests"), ("Ann", "a@x.example", 2), ("Bo", None, 1.5)):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WORKBOOK = _workbook()


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_any_bytes_changed_in_a_workbook_give_a_preview_or_a_refusal(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WORKBOOK)
    for at, byte in changes:
        data[at] = byte
    try:
        see_through(read_table(bytes(data), "list.xlsx"))
    except Refusal as refused:
        assert refused.sentence.endswith(".")  # noqa: PT017


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 3), st.binary(max_size=60), st.integers(0, 2000))
def test_any_sheet_inside_a_sound_zip_gives_a_preview_or_a_refusal(which: int, junk: bytes, at: int) -> None:
    source, out = zipfile.ZipFile(io.BytesIO(WORKBOOK)), io.BytesIO()
    names = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml")
    with zipfile.ZipFile(out, "w") as archive:
        for member in source.namelist():
            inside = source.read(member)
            archive.writestr(member, inside[:at] + junk + inside[at:] if member == names[which] else inside)
    try:
        see_through(read_table(out.getvalue(), "list.xlsx"))
    except Refusal as refused:
        assert refused.sentence.endswith(".")  # noqa: PT017


@pytest.mark.parametrize(
    "part", ["x", " ", ",", "a,", '"', '""', "@", "<", "- ", "x@", "Ã", "1", "\t", "(", "no ", "; "]
)
def test_a_cell_without_end_is_read_in_reasonable_time(part: str) -> None:
    long = part * (60_000 // len(part))
    quoted = '"' + long.replace('"', '""') + '"'
    for text in (long, f"Name,Email,Can offer,Access,Photo?,Guests\n{quoted}" + f",{quoted}" * 5 + "\nBo,,,,,\n"):
        for read in (lambda text: read_table(text.encode(), "list.csv"), read_pasted):
            try:
                see_through(read(text))
            except Refusal as refused:
                assert refused.sentence.endswith(".")  # noqa: PT017
