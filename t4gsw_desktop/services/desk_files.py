"""Two desks and what goes between them: begin a second desk, leave a copy for the others, take in what they left."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from t4gsw_desktop.core.timeline import LONDON, from_text, to_text
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.desk_copies import CopyLabel
from t4gsw_desktop.services.desk_sticks import DeskCopy, copies_in, read_copy, room_beside, write_copy
from t4gsw_desktop.services.desks import Meeting, begin_second_desk, desk_of, meet
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.workspace import Workspace, now_utc

LONGEST_NAME = 40
_CLOCKS_AGREE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """This desk's file as it stood at one moment, ready to be left anywhere by any thread."""

    label: CopyLabel
    data: bytes


@dataclass(frozen=True, slots=True)
class ReadCopy:
    """Another desk's copy, unpacked as the file `unpacked`; None where it could not be, and `sentence` says why."""

    copy: DeskCopy
    unpacked: Path | None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """What came of one copy: a meeting, or None where it was refused; `sentences` tell of it either way."""

    copy: DeskCopy
    meeting: Meeting | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came of exchanging: the copies that were met, where the own one was left, and sentences about the folder."""

    met: tuple[Met, ...] = ()
    left: Path | None = None
    sentences: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)

    @property
    def brought(self) -> bool:
        """True when something new came from another desk."""
        return any(one.meeting is not None and not one.meeting.nothing_new for one in self.met)


def own_copy(
    workspace: Workspace, now: datetime, *, beside: Mapping[str, str] | None = None, invites: str = ""
) -> OwnCopy:
    """This desk's file as it stands. It belongs to the workspace's thread; leaving it is for any (`write_copy`).

    `beside`: when the other desks' copies were left that were read just before; `invites`: the name that a second desk
    may begin under.
    """
    identity = desk_of(workspace)
    file = workspace.path.stem.removesuffix(f" ({identity.name})")
    label = CopyLabel(identity.id, identity.name, file, to_text(now), dict(beside or {}), invites)
    return OwnCopy(label, workspace.snapshot())


def leave_copy(workspace: Workspace, chosen: Path, *, now: datetime | None = None, invites: str = "") -> Path:
    """Leave a whole copy of this file in a folder, in place of this desk's earlier one; raises Refusal, see there."""
    own = own_copy(workspace, now or now_utc(), invites=invites)
    return write_copy(own.label, own.data, chosen).path


def read_others(
    chosen: Path, room: Path, now: datetime, *, known: Collection[str] = (), zone: str = LONDON
) -> tuple[ReadCopy, ...]:
    """The copies in a folder, unpacked into `room`; any thread may do it.

    Those whose seals are `known` are left out: the ones this program left itself, say. Another one of this desk is
    read like all others, for somebody may have copied the whole file to another laptop by hand. Raises Refusal when
    the folder itself cannot be read.
    """
    found: list[ReadCopy] = []
    for copy in copies_in(chosen, now, zone):
        if copy.label is None:
            found.append(ReadCopy(copy, None, copy.sentence))
        elif copy.label.seal not in known:
            try:
                found.append(ReadCopy(copy, read_copy(copy, room)))
            except Refusal as refusal:
                found.append(ReadCopy(copy, None, refusal.sentence))
    return tuple(found)


def take_in(workspace: Workspace, read: Sequence[ReadCopy], now: datetime) -> Exchange:
    """Take in what other desks left, a copy at a time; one that is refused changes nothing and stops no other."""
    own = desk_of(workspace)
    met, beside = [], {}
    for one in read:
        label = one.copy.label
        if one.unpacked is None or label is None:
            met.append(Met(one.copy, None, (one.sentence,)))
            continue
        if label.desk_id != own.id:
            beside[label.desk_id] = label.at
        try:
            meeting = meet(workspace, one.unpacked)
        except Refusal as refusal:
            met.append(Met(one.copy, None, (f"{label.name}: {refusal.sentence}",)))
            continue
        if label.desk_id == own.id and meeting.nothing_new:  # the copy this desk left the time before
            continue
        odd = [clock_words(label, own.id, now), twin_words(label, own.id, own.name)]
        met.append(Met(one.copy, meeting, (*meeting_words(label.name, meeting), *filter(None, odd))))
    return Exchange(tuple(met), beside=beside)


def meet_folder(workspace: Workspace, chosen: Path, *, now: datetime | None = None) -> Exchange:
    """Take in what the other desks left in a folder, then leave a copy with all of it for them.

    Where the folder may not be written to, the others' copies are taken in all the same, and a sentence says why none
    was left. Raises Refusal when the folder cannot be read.
    """
    moment = now or now_utc()
    with room_beside(workspace.path) as room:
        came = take_in(workspace, read_others(chosen, room, moment), moment)
    own = own_copy(workspace, moment, beside=came.beside)
    try:
        left = write_copy(own.label, own.data, chosen).path
    except Refusal as refusal:
        return Exchange(came.met, None, (refusal.sentence,), came.beside)
    return Exchange(came.met, left, (), came.beside)


def begin_desk(copy: DeskCopy, target: Path, name: str) -> None:
    """Make a file of its own at `target` for a second desk called `name`, from a copy that another desk left.

    Nothing is written to the stick. Raises Refusal when the copy is not whole, or nothing can be made at `target`.
    """
    with room_beside(target) as room:
        begin_second_desk(read_copy(copy, room), target, name=desk_name(name))


def desk_name(name: str) -> str:
    """The name of a desk, tidied. Raises Refusal for none, and for one too long for the head of the page."""
    tidy = " ".join(name.split())
    if not tidy:
        raise Refusal("The desk needs a name, such as “Back door”.")
    if len(tidy) > LONGEST_NAME:
        raise Refusal(f"This name is too long for a desk. {LONGEST_NAME} letters are the most.")
    return tidy


def free_name(taken: Collection[str]) -> str:
    """The name that is offered to the next desk: "Desk 2", or the first number that nobody has."""
    known = {name.casefold() for name in taken}
    return next(name for number in range(2, len(known) + 3) if (name := f"Desk {number}").casefold() not in known)


def meeting_words(name: str, meeting: Meeting) -> tuple[str, ...]:
    """What came of meeting the desk called `name`, as people say it: a headline of ours in place of the meeting's."""
    parts = [
        counted(meeting.arrivals, "arrival", "arrivals") if meeting.arrivals else "",
        counted(meeting.changes, "change", "changes") if meeting.changes else "",
    ]
    came = " and ".join(part for part in parts if part)
    headline = f"{came} from {name}" if came else f"Nothing new from {name}"
    if meeting.for_them:
        headline += f"; they get {meeting.for_them:,} from here the next time they exchange"
    return (f"{headline}.", *meeting.sentences[1:])


def clock_words(label: CopyLabel, own_id: str, now: datetime) -> str:
    """A sentence when the clock of another desk's laptop disagrees with this one's, as far as can be known; else "".

    A copy from the future was left by a clock that is ahead. A copy left before one of ours, though ours lay there
    already, was left by one that is behind.
    """
    left = from_text(label.at)
    ahead = left - now
    seen = label.beside.get(own_id)
    behind = from_text(seen) - left if seen else timedelta(0)
    if max(ahead, behind) <= _CLOCKS_AGREE:
        return ""
    minutes = int(max(ahead, behind).total_seconds() // 60)
    which = "ahead of" if ahead > behind else "behind"
    return (
        f"The clock of {label.name} is {minutes} minutes or more {which} this one. Its times stand as its clock told "
        "them. Set the clock that is wrong."
    )


def twin_words(label: CopyLabel, own_id: str, own_name: str) -> str:
    """A sentence when another desk goes by the name of this one; else ""."""
    if label.desk_id == own_id or label.name.casefold() != own_name.casefold():
        return ""
    return f"Two desks are called “{own_name}”. Nothing is mixed up, but give one of them another name."
