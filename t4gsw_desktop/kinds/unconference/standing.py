"""The pitches of an unconference as they count: those that go on under another are told with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.unconference.pitch_codes import read_codes
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.storage.unit_of_work import View


@dataclass(frozen=True, slots=True)
class Standing:
    """The pitches that stand, by their numbers, each with the hosts, needs and times of those joined into it.

    `into` tells for every pitch, joined or not, which one it goes on under.
    """

    pitches: tuple[Pitch, ...]
    into: Mapping[str, str]

    def told(self, pitch_ids: Iterable[str]) -> tuple[str, ...]:
        """What wishes for these pitches come to: each pitch that stands once, withdrawn ones not at all."""
        return tuple(dict.fromkeys(self.into[one] for one in pitch_ids if one in self.into))


def standing_pitches(view: View, activity_id: str) -> Standing:
    """The pitches of an unconference as they count; see `Standing`."""
    return stand_together(view.find(Pitch, activity_id=activity_id))


def stand_together(rows: Iterable[Pitch]) -> Standing:
    """What these rows come to. A pitch joined into one that was taken back stands by itself again.

    Where two desks joined two pitches into each other, the one pitched first stands.
    """
    by_id = {one.id: one for one in rows}
    into = {one: _end_of(one, by_id) for one in by_id}
    joined: dict[str, list[Pitch]] = {}
    for one, kept in into.items():
        if one != kept:
            joined.setdefault(kept, []).append(by_id[one])
    stand = sorted((by_id[one] for one in set(into.values())), key=lambda one: (one.number, one.id))
    return Standing(tuple(_together(one, joined.get(one.id, ())) for one in stand), into)


def _end_of(pitch_id: str, by_id: Mapping[str, Pitch]) -> str:
    path = [pitch_id]
    while (following := by_id[path[-1]].joined_into) in by_id:
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]


def _together(kept: Pitch, others: Iterable[Pitch]) -> Pitch:
    every = [kept, *sorted(others, key=lambda one: (one.number, one.id))]
    return replace(
        kept,
        hosts=tuple(dict.fromkeys(host for one in every for host in one.hosts)),
        needs=tuple(dict.fromkeys(need for one in every for need in one.needs)),
        not_in=tuple(sorted({slot for one in every for slot in one.not_in})),
        protected=any(one.protected for one in every),
        joined_into="",
    )


def joined_into(view: View, pitch_id: str) -> tuple[Pitch, ...]:
    """The pitches that go on under this one, as they were pitched, by their numbers."""
    rows = {one.id: one for one in view.find(Pitch, activity_id=pitch_of(view, pitch_id).activity_id)}
    into = stand_together(rows.values()).into
    found = (rows[one] for one, kept in into.items() if kept == pitch_id and one != pitch_id)
    return tuple(sorted(found, key=lambda one: (one.number, one.id)))


def standing_hosts(view: View, pitch: Pitch) -> tuple[str, ...]:
    """The hosts of a pitch with those of pitches that go on under it."""
    every = (pitch, *joined_into(view, pitch.id))
    return tuple(dict.fromkeys(host for one in every for host in one.hosts))


def pitch_of(view: View, pitch_id: str) -> Pitch:
    """The pitch of this id as it was pitched; Refusal when it was taken back."""
    pitch = view.get(Pitch, pitch_id)
    if pitch is None:
        raise Refusal("This pitch was taken back. Nothing was changed.")
    return pitch


def find_pitch(view: View, activity_id: str, text: str) -> Pitch | None:
    """The pitch that a typed code or bare number means, joined ones told by the one they go on under.

    None where nothing or more than one is typed, where the letter does not fit the number, and where none has it.
    """
    rows = view.find(Pitch, activity_id=activity_id)
    standing = stand_together(rows)
    codes = read_codes(text)
    if len(codes) != 1 or codes[0].wrong_letter:
        return None
    found = [standing.into[one.id] for one in rows if one.number == codes[0].number]
    return next((one for one in standing.pitches if one.id in found), None)
