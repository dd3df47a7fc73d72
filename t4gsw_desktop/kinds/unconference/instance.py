"""Plan files of an unconference: reading an instance with every key checked, and writing the grid."""

from collections.abc import Mapping

from t4gsw_desktop.core.forms import (
    Form,
    FormTrouble,
    check_known,
    checked_number,
    distinct,
    flag_at,
    items_at,
    number_at,
    pairs_at,
    place_of,
    section_at,
    text_at,
    texts_at,
)
from t4gsw_desktop.kinds.unconference.rules import Grid, Guest, Placed, Room, Session, Snapshot


def read_instance(data: Form) -> Snapshot:
    """The snapshot a plan file describes; FormTrouble names the key that is not of the form. Unknown keys are ignored.

    Votes and earlier placements may name sessions that are gone (pitches are withdrawn); everything else must exist.
    """
    slots = texts_at(data, "slots")
    distinct((f"slots[{number}]", slot) for number, slot in enumerate(slots))
    rooms = tuple(_room(form, path, slots) for path, form in items_at(data, "rooms", needed=True))
    distinct((f"rooms[{number}].id", room.id) for number, room in enumerate(rooms))
    known_rooms = {room.id for room in rooms}
    sessions = tuple(_session(form, path, slots, known_rooms) for path, form in items_at(data, "sessions", needed=True))
    distinct((f"sessions[{number}].id", session.id) for number, session in enumerate(sessions))
    people = tuple(_guest(form, path, slots) for path, form in items_at(data, "people"))
    distinct((f"people[{number}].id", guest.id) for number, guest in enumerate(people))
    before = section_at(data, "before")
    return Snapshot(
        slots=slots,
        rooms=rooms,
        sessions=sessions,
        people=people,
        votes=_votes(section_at(data, "votes")),
        apart=pairs_at(data, "apart"),
        before=tuple(_placed(form, path) for path, form in items_at(before, "placements", "before")),
        settled=flag_at(data, "settled", default=True),
        begun=_slots_at(data, "begun", "", slots) or (),
        guessed=texts_at(data, "guessed"),
        gaps=_gaps(data),
    )


def write_plan(grid: Grid) -> dict[str, object]:
    """The grid as a plan file holds it."""
    rows = [{"session": row.session, "slot": row.slot, "room": row.room} for row in grid.placements]
    return {"placements": rows, "unplaced": list(grid.unplaced)}


def _slots_at(form: Form, key: str, path: str, slots: tuple[str, ...]) -> tuple[str, ...] | None:
    """The slots listed at `key`, all known; None when the key is left out."""
    if form.get(key) is None:
        return None
    listed = texts_at(form, key, path)
    check_known(listed, slots, place_of(path, key), "slot")
    return listed


def _room(form: Form, path: str, slots: tuple[str, ...]) -> Room:
    return Room(
        id=text_at(form, "id", path),
        seats=number_at(form, "seats", path, default=0),
        features=texts_at(form, "features", path),
        slots=_slots_at(form, "slots", path, slots),
        away=number_at(form, "away", path, default=0),
    )


def _session(form: Form, path: str, slots: tuple[str, ...], rooms: set[str]) -> Session:
    pinned = section_at(form, "pinned", path)
    slot = text_at(pinned, "slot", f"{path}.pinned", default="")
    room = text_at(pinned, "room", f"{path}.pinned", default="")
    check_known([slot] if slot else [], slots, f"{path}.pinned.slot", "slot")
    check_known([room] if room else [], rooms, f"{path}.pinned.room", "room")
    return Session(
        id=text_at(form, "id", path),
        hosts=tuple(dict.fromkeys(texts_at(form, "hosts", path))),
        needs=texts_at(form, "needs", path),
        not_in=_slots_at(form, "not_in", path, slots) or (),
        pinned_slot=slot,
        pinned_room=room,
        protected=flag_at(form, "protected", path),
    )


def _guest(form: Form, path: str, slots: tuple[str, ...]) -> Guest:
    return Guest(text_at(form, "id", path), texts_at(form, "needs", path), _slots_at(form, "present", path, slots))


def _gaps(form: Form) -> tuple[int, ...]:
    gaps = form.get("gaps")
    if not isinstance(gaps, list | None):
        raise FormTrouble("gaps: a list of minutes is needed, for example [5, 15].")
    return tuple(checked_number(gap, f"gaps[{number}]") for number, gap in enumerate(gaps or ()))


def _votes(form: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    if not all(isinstance(person, str) and person for person in form):
        raise FormTrouble("votes: each key is the id of a person, a text that is not empty.")
    return {person: texts_at(form, person, "votes") for person in form}


def _placed(form: Form, path: str) -> Placed:
    return Placed(text_at(form, "session", path), text_at(form, "slot", path), text_at(form, "room", path))
