"""What forbids a session a cell of a grid that stands: the hard rules again, cell by cell and in words for people."""

from collections.abc import Collection, Iterator, Mapping

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.kinds.unconference.rules import (
    Grid,
    Placed,
    Room,
    Session,
    Snapshot,
    begun_rows,
    hosts_apart,
    needs_of,
    presence_of,
)

# Features whose lack has words of its own; any other is named.
_LACKING = ("step_free", "quiet", "hearing_loop", "projector")


class Blocks:
    """The tables behind the question what speaks against a cell."""

    def __init__(self, snapshot: Snapshot, grid: Grid) -> None:
        self.snapshot = snapshot
        self.sessions = {session.id: session for session in snapshot.sessions}
        self.rooms = {room.id: room for room in snapshot.rooms}
        self.needs = needs_of(snapshot)
        self._presence = presence_of(snapshot)
        self._stays = {row.session for row in begun_rows(snapshot)}
        self._hosting: dict[tuple[str, str], list[Placed]] = {}
        for row in grid.placements:
            if row.session in self.sessions and row.session not in self._stays:
                for host in self.sessions[row.session].hosts:
                    self._hosting.setdefault((row.slot, host), []).append(row)

    def stays(self, session_id: str) -> bool:
        """True when the session has begun, so that nothing moves it."""
        return session_id in self._stays

    def against(
        self, session_id: str, slot: str, room_id: str, *, leaving: Collection[str] = (), pins: bool = True
    ) -> tuple[Problem, ...]:
        """Every hard rule that the session would break there, worst first, when those `leaving` are gone from the slot.

        Its own pin counts with `pins`; without, somebody is placing it by hand, and the pin would come along. Whose
        access needs a room does not meet is never told: the words are about the room.
        """
        session, room = self.sessions[session_id], self.rooms[room_id]
        where = {"session": session_id, "slot": slot, "room": room_id}
        found = [
            *self._of_cell(session, room, slot, where),
            *self._of_hosts(session, slot, where, leaving),
            *self._of_needs(session, room, where),
        ]
        if pins and (session.pinned_slot not in ("", slot) or session.pinned_room not in ("", room_id)):
            found.append(_block("pin", where))
        return tuple(found)

    def _of_cell(self, session: Session, room: Room, slot: str, where: Mapping[str, object]) -> Iterator[Problem]:
        if session.id in self._stays:
            yield _block("stays", where)
        elif slot in self.snapshot.begun:
            yield _block("begun", where)
        if room.slots is not None and slot not in room.slots:
            yield _block("closed", where)
        if slot in session.not_in:
            yield _block("not_in", where)

    def _of_hosts(
        self, session: Session, slot: str, where: Mapping[str, object], leaving: Collection[str]
    ) -> Iterator[Problem]:
        everything = frozenset(self.snapshot.slots)
        for host in dict.fromkeys(session.hosts):
            if slot not in self._presence.get(host, everything):
                yield _block("host_away", where, (host,))
            for row in self._hosting.get((slot, host), ()):
                if row.session != session.id and row.session not in leaving:
                    yield _block("hosts", {**where, "other": row.session, "place": row.room}, (host,))
                    break
        if hosts_apart(session, self.snapshot.apart):
            yield _block("apart", where, private=True)

    def _of_needs(self, session: Session, room: Room, where: Mapping[str, object]) -> Iterator[Problem]:
        for feature in sorted(self.needs[session.id] - set(room.features)):
            if feature in _LACKING:
                yield _block(f"no_{feature}", where)
            else:
                yield _block("lacks", {**where, "feature": feature})


def _block(what: str, where: Mapping[str, object], who: tuple[str, ...] = (), private: bool = False) -> Problem:
    session = str(where["session"])
    return Problem(f"unconference.place.{what}", who, session, where, hard=True, private=private)
