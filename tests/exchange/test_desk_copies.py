"""A desk's copy: what was packed comes out, and anything less than all of it is known as such."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.exchange.desk_copies import (
    LONGEST_LABEL,
    MARK,
    CopyLabel,
    NotWhole,
    TooNew,
    pack_copy,
    read_label,
    unpack_copy,
)

LABEL = CopyLabel("d1", "Haupttür\n“2”", "Évening", "2027-01-21T18:47:00+00:00", {"d2": "2027-01-21T18:30:00+00:00"})


@given(st.text(min_size=1), st.text(), st.binary(max_size=3000))
def test_copy_comes_out_as_it_went_in(desk_id: str, name: str, data: bytes) -> None:
    label = CopyLabel(desk_id, name, "file", LABEL.at, {}, "Back door")
    packed = pack_copy(label, data)
    told, whole = unpack_copy(packed)
    assert whole == data
    assert (told.desk_id, told.name, told.invites, told.size) == (desk_id, name, "Back door", len(data))
    assert read_label(packed[:LONGEST_LABEL])[0] == told


def test_label_tells_where_it_ends_and_what_follows() -> None:
    packed = pack_copy(LABEL, b"all of it")
    label, begins = read_label(packed)
    assert label.name == LABEL.name
    assert label.beside == LABEL.beside
    assert len(packed) == begins + label.packed
    assert zlib.decompress(packed[begins:]) == b"all of it"


def test_half_a_copy_is_known_wherever_it_was_cut() -> None:
    packed = pack_copy(LABEL, bytes(range(256)) * 4)
    for end in range(len(packed)):
        with pytest.raises(NotWhole):
            unpack_copy(packed[:end])
    with pytest.raises(NotWhole):
        unpack_copy(packed + b"x")


def test_any_changed_byte_of_the_file_is_found() -> None:
    packed = pack_copy(LABEL, b"names and needs")
    begins = read_label(packed)[1]
    for at in range(begins, len(packed)):
        spoilt = bytearray(packed)
        spoilt[at] ^= 1
        with pytest.raises(NotWhole):
            unpack_copy(bytes(spoilt))


def test_copy_that_was_emptied_by_the_stick_is_not_whole() -> None:
    packed = pack_copy(LABEL, b"names")
    begins = read_label(packed)[1]
    with pytest.raises(NotWhole):
        unpack_copy(packed[:begins] + bytes(len(packed) - begins))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"SQLite format 3\x00" + bytes(200),
        MARK,
        MARK + b" 1 {}\n",
        MARK + b" one {}\n",
        MARK + b" 1 [1]\nbody",
        MARK + b" 1 \xff\xfe\nbody",
        b"x" * (LONGEST_LABEL + 10),
    ],
)
def test_foreign_bytes_are_no_copy(data: bytes) -> None:
    with pytest.raises(NotWhole):
        read_label(data)


def test_size_that_is_not_true_is_found_without_unpacking_more() -> None:
    body = zlib.compress(bytes(5_000_000))
    honest = pack_copy(LABEL, bytes(5_000_000))
    lying = honest.replace(b'"size": 5000000', b'"size": 1000000')
    assert len(lying) == len(honest)
    assert len(body) < 100_000
    with pytest.raises(NotWhole):
        unpack_copy(lying)


def test_label_whose_time_is_no_instant_is_refused() -> None:
    packed = pack_copy(LABEL, b"x")
    with pytest.raises(NotWhole):
        read_label(packed.replace(b"2027-01-21T18:30:00+00:00", b"2027-01-21T18:30:00      "))


def test_later_form_is_told_apart_from_damage() -> None:
    packed = pack_copy(LABEL, b"x").replace(MARK + b" 1 ", MARK + b" 2 ")
    with pytest.raises(TooNew):
        unpack_copy(packed)
