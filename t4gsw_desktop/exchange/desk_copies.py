"""The form of a desk's copy on a memory stick: a line that says whose it is, then the file, packed and sealed."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

MARK = b"T4GSW desk copy"
FORM = 1
LONGEST_LABEL = 64 * 1024  # bytes; a label names a handful of desks
_QUICK = 1  # of zlib's levels: sticks are slow, and the highest level would save another tenth only


class NotWhole(ValueError):
    """These bytes are no copy of a desk, or only a part of one."""


class TooNew(ValueError):
    """This copy was made by a later program."""


@dataclass(frozen=True, slots=True)
class CopyLabel:
    """Whose copy it is. `file` is what the community's file is called, `at` when the copy was left by its own clock.

    `beside` are the times of the other desks' copies that were read just before, by their own clocks, by desk id:
    they tell whether the clocks agree. `invites` is the name a second desk may begin under, "" for none. `size` is
    that of the file in bytes, `packed` of what follows the label, `seal` the SHA-256 of that in hexadecimal digits.
    """

    desk_id: str
    name: str
    file: str
    at: str
    beside: Mapping[str, str]
    invites: str = ""
    size: int = 0
    packed: int = 0
    seal: str = ""


def pack_copy(label: CopyLabel, data: bytes) -> bytes:
    """A copy of the file `data`, which is put under `label`; its sizes and its seal are filled in."""
    body = zlib.compress(data, _QUICK)
    told = asdict(label) | {"size": len(data), "packed": len(body), "seal": sha256(body).hexdigest()}
    return b"%s %d %s\n%s" % (MARK, FORM, json.dumps(told, ensure_ascii=False).encode(), body)


def read_label(beginning: bytes) -> tuple[CopyLabel, int]:
    """The label at the beginning of a copy, and how many bytes it takes up.

    `beginning` are its first LONGEST_LABEL bytes or more. Raises NotWhole for anything else, TooNew for a later form.
    """
    line, ended, _rest = beginning.partition(b"\n")
    mark, _space, rest = line[:LONGEST_LABEL].partition(MARK + b" ")
    form, _space, told = rest.partition(b" ")
    if mark or not ended or not form.isdigit():
        raise NotWhole("there is no label")
    if int(form) > FORM:
        raise TooNew(form.decode())
    try:
        return _label_of(json.loads(told)), len(line) + 1
    except (ValueError, KeyError, TypeError) as trouble:
        raise NotWhole("the label cannot be read") from trouble


def unpack_copy(data: bytes) -> tuple[CopyLabel, bytes]:
    """The label and the file of a copy. Raises NotWhole unless every byte is as it was packed, TooNew as above."""
    label, begins = read_label(data)
    body = memoryview(data)[begins:]
    if len(body) != label.packed or sha256(body).hexdigest() != label.seal:
        raise NotWhole("the copy is not as it was left")
    unpacking = zlib.decompressobj()
    try:
        whole = unpacking.decompress(body, label.size + 1)
    except zlib.error as trouble:
        raise NotWhole("the copy cannot be unpacked") from trouble
    if len(whole) != label.size:
        raise NotWhole("the copy has another size than it says")
    return label, whole


def _label_of(told: Any) -> CopyLabel:
    desk_id, at = str(told["desk_id"]), str(told["at"])
    beside = {str(desk): str(time) for desk, time in dict(told["beside"]).items()}
    if not desk_id or any(datetime.fromisoformat(time).tzinfo is None for time in (at, *beside.values())):
        raise ValueError("a copy has a desk, and its times are instants")
    name, file, invites, seal = (str(told[part]) for part in ("name", "file", "invites", "seal"))
    return CopyLabel(desk_id, name, file, at, beside, invites, int(told["size"]), int(told["packed"]), seal)
