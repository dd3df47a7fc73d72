"""The first half of an evening: its workspace, its guests, and its programme as described."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from t4gsw_desktop.commands.files import read_bytes
from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.records import ImportRecord
from t4gsw_desktop.core.timeline import LONDON, to_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.evening_file import EveningSpec, read_evening
from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.exchange.guest_lists.table import Table
from t4gsw_desktop.kinds.register import components, forms, kind_named
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.default_evening import describe_evening, next_thursday
from t4gsw_desktop.services.evenings import keep_rules, set_up_event, set_up_programme
from t4gsw_desktop.services.guest_lists import Accepted, accept_guests, preview_guests
from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View, Work

# Under this name the file remembers the description an evening was made from, beside the guest lists it took in.
_DESCRIBED = "description"
_NAME = "evening.toml"


@dataclass(frozen=True)
class Night:
    """An evening whose guests are in and whose programme stands; `notes` are sentences about the description."""

    workspace: Workspace
    event_id: str
    spec: EveningSpec
    description: str
    seen: Preview
    accepted: Accepted
    notes: tuple[str, ...]


def open_night(
    path: Path,
    table: Table,
    source: str,
    data: bytes,
    *,
    description: bytes | None,
    day: date | None,
    now: datetime,
) -> Night:
    """Open the workspace at `path`, or make it, and bring the guests of `table` and the described programme in.

    Without a description one is made, or the one that the workspace was made from is used again. Refusal when
    something is not right; a workspace that was only just begun is then taken away again.
    """
    is_new = not path.exists()
    workspace = (Workspace.create if is_new else Workspace.open)(path, components())
    try:
        begin = _begin if is_new else _go_on
        return begin(workspace, table, source, hashlib.sha256(data).hexdigest(), description, day, now)
    except BaseException:
        workspace.close()
        if is_new:
            _take_away(path)
        raise


def _take_away(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()


def _begin(
    workspace: Workspace,
    table: Table,
    source: str,
    digest: str,
    description: bytes | None,
    day: date | None,
    now: datetime,
) -> Night:
    chosen = day or next_thursday(wall_clock(now, LONDON).date())
    text = describe_evening(chosen, ()) if description is None else description.decode("utf-8-sig", "replace")
    spec = read_evening(text.encode() if description is None else description, _NAME, forms())
    event = workspace.change(set_up_event, spec)
    seen, accepted = _take_guests_in(workspace, event.id, table, source, digest)
    if description is None:
        text = describe_evening(chosen, workspace.read(read_roster, event.id).guests)
        spec = read_evening(text.encode(), _NAME, forms())
    try:
        notes = workspace.change(_set_up, event.id, spec, text, now)
    except FormTrouble as trouble:
        raise Refusal(f"In “{_NAME}”, {trouble}") from trouble
    return Night(workspace, event.id, spec, text, seen, accepted, notes)


def _go_on(
    workspace: Workspace,
    table: Table,
    source: str,
    digest: str,
    description: bytes | None,
    day: date | None,
    now: datetime,
) -> Night:
    event_id, kept = workspace.read(_described_event)
    text = read_bytes(workspace.path.with_name(_NAME)).decode("utf-8")
    given = text if description is None else description.decode("utf-8-sig", "replace")
    if _digest(given) != kept or (day is not None and description is None):
        raise Refusal(
            f"“{workspace.path.parent}” already holds an evening made from another description. "
            "Choose another folder; nothing was changed."
        )
    seen, accepted = _take_guests_in(workspace, event_id, table, source, digest)
    return Night(workspace, event_id, read_evening(given.encode(), _NAME, forms()), given, seen, accepted, ())


def _described_event(view: View) -> tuple[str, str]:
    records = view.find(ImportRecord, platform=_DESCRIBED)
    if not records or view.get(Event, records[-1].event_id) is None:
        raise Refusal("The workspace in this folder was not made by this command. Choose another folder.")
    return records[-1].event_id, records[-1].digest


def _take_guests_in(
    workspace: Workspace, event_id: str, table: Table, source: str, digest: str
) -> tuple[Preview, Accepted]:
    seen = workspace.read(preview_guests, event_id, table, None)
    return seen, workspace.change(accept_guests, event_id, seen, name=source, digest=digest)


def _set_up(work: Work, event_id: str, spec: EveningSpec, text: str, now: datetime) -> tuple[str, ...]:
    """The verb that writes the whole programme: rooms, activities, rules, and what each kind reads of it."""
    cast = Cast(work, read_roster(work, event_id))
    made = set_up_programme(work, event_id, spec)
    keep_rules(work, spec, cast)
    for activity, described in made:
        kind_named(activity.kind).set_up(work, activity, described.details, described.path, cast)
    work.put(ImportRecord(new_id(), event_id, to_text(now), _NAME, _DESCRIBED, _digest(text)))
    work.label = f"Set up the programme of {spec.name}"
    return tuple(_notes(cast))


def _notes(cast: Cast) -> list[str]:
    notes = []
    if cast.added:
        notes.append(f"Not on the guest list and added as helpers: {listed(cast.added, most=8)}.")
    for place, name, nearest in dict.fromkeys(cast.unknown):
        hint = f" Is it {nearest}?" if nearest else ""
        notes.append(f"“{name}” ({place}) is not on the guest list, so that line was left out.{hint}")
    return notes


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
