"""The first half of an evening: its workspace, its guests, and its programme as described."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from t4gsw_desktop.commands.evening_notes import programme_notes
from t4gsw_desktop.commands.files import read_bytes, write_text
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.records import ImportRecord
from t4gsw_desktop.core.timeline import LONDON, from_text, to_text, wall_clock
from t4gsw_desktop.documents.stock import find_stock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.evening_file import EveningSpec, read_evening, said_plainly
from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.exchange.guest_lists.table import Table
from t4gsw_desktop.kinds.register import components, forms, kind_named
from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.default_evening import describe_evening, next_thursday
from t4gsw_desktop.services.evenings import clear_programme, keep_rules, set_up_event, set_up_programme
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.guest_lists import Accepted, accept_guests
from t4gsw_desktop.services.guest_previews import preview_guests
from t4gsw_desktop.services.naming import listed, names_of
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View, Work

# Under this name the file remembers the description an evening was made from, beside the guest lists it took in.
_DESCRIBED = "description"
_MADE = "made from the guest list"
DESCRIPTION = "evening.toml"


@dataclass(frozen=True)
class Night:
    """An evening whose guests are in and whose programme stands.

    `notes` are sentences about the description; `private` those that only the lead organiser may read.
    """

    workspace: Workspace
    event_id: str
    spec: EveningSpec
    seen: Preview
    accepted: Accepted
    notes: tuple[str, ...]
    private: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Given:
    """What an evening is made from. `text` describes it; None where a description is to be made, for `day`.

    `found` is the description that lies in the folder already, if there is one.
    """

    table: Table
    source: str
    digest: str
    text: str | None
    name: str
    found: str | None
    day: date | None
    now: datetime


def open_night(
    path: Path,
    table: Table,
    source: str,
    data: bytes,
    *,
    description: bytes | None,
    name: str,
    day: date | None,
    now: datetime,
) -> Night:
    """Open the workspace at `path`, or make it, and bring the guests of `table` and the described programme in.

    All of it is one act, so that a run that was cut short can be made again. Without a description (which is called
    `name`) the one in the folder is used, or else one is made and put there. A description that was corrected takes
    the place of the one before; people, their places and badge codes stay. Refusal when something is not right; a
    workspace that was only just begun is then taken away again.
    """
    is_new = not path.exists()
    beside = path.with_name(DESCRIPTION)
    found = _text(read_bytes(beside), DESCRIPTION) if beside.exists() else None
    text = found if description is None else _text(description, name)
    made_for = day if description is None else None
    given = _Given(table, source, hashlib.sha256(data).hexdigest(), text, name or DESCRIPTION, found, made_for, now)
    workspace = (Workspace.create if is_new else Workspace.open)(path, components())
    try:
        if workspace.step():
            workspace.back_up()  # so that the evening as it was can be had again, whatever comes of this run
        return workspace.change(_begin if workspace.step() == 0 else _go_on, workspace, given)
    except BaseException as trouble:
        workspace.close()
        if is_new:
            _take_away(path)
        if isinstance(trouble, FormTrouble):
            raise Refusal(f"In “{given.name}”, {said_plainly(str(trouble))}") from trouble
        raise


def open_practice_night(path: Path, now: datetime) -> Night:
    """The practice evening that comes with the program, at `path`: its guests and its programme, not yet planned."""
    shipped = resource_folder() / "practice"
    guests = read_bytes(shipped / "guests.csv")
    return open_night(
        path,
        read_table(guests, "guests.csv"),
        "guests.csv",
        guests,
        description=read_bytes(shipped / DESCRIPTION),
        name=DESCRIPTION,
        day=None,
        now=now,
    )


def _text(description: bytes, name: str) -> str:
    try:
        return description.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise Refusal(f"“{name}” is not plain text in UTF-8, so it cannot describe an evening.") from trouble


def _take_away(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()


def _begin(work: Work, workspace: Workspace, given: _Given) -> Night:
    """The verb that writes a whole evening: its event, its guests, and its programme."""
    if given.found not in (None, given.text):
        raise _two_descriptions()
    day = given.day or next_thursday(wall_clock(given.now, LONDON).date())
    spec = _spec(given, describe_evening(day, ()) if given.text is None else given.text)
    event = set_up_event(work, spec)
    seen, accepted = _take_guests_in(work, event.id, given)
    if not seen.people and not seen.unnamed_guests:
        raise Refusal(f"There is nobody on the list “{given.source}”, so there is no evening to plan.")
    text = describe_evening(day, read_roster(work, event.id).guests) if given.text is None else given.text
    cast = _write_programme(work, workspace, event.id, given, text, {}, made=given.text is None)
    work.label = f"Set up {spec.name}"
    return Night(workspace, event.id, _spec(given, text), seen, accepted, *_notes(cast, _spec(given, text), ()))


def _go_on(work: Work, workspace: Workspace, given: _Given) -> Night:
    """The verb that brings a newer list in, and the description where it was corrected or follows the list."""
    known = _described(work)
    text = _chosen_text(given, known)
    spec = _spec(given, text)
    event = event_of(work, known.event_id)
    held_on = wall_clock(from_text(event.starts), event.timezone).date()
    if spec.date != held_on:
        raise Refusal(
            f"“{workspace.path.parent.name}” holds the evening of {held_on}, and “{given.name}” describes one on "
            f"{spec.date}. Choose another folder for it; nothing was changed."
        )
    expected = work.find(Attendee, event_id=event.id, status="coming")
    seen, accepted = _take_guests_in(work, event.id, given)
    news = _news(work, expected, seen)
    made = known.name == _MADE and _digest(text) == known.digest
    if made:  # what was made from the list grows with it
        text = describe_evening(held_on, read_roster(work, event.id).guests)
        spec = _spec(given, text)
    if _digest(text) == known.digest and not _names_newcomers(text, seen):
        cast = Cast(work, event.id)
        keep_rules(work, spec, cast)
        write_text(workspace.path.with_name(DESCRIPTION), text)
    else:
        numbers = clear_programme(work, event.id, spec)
        cast = _write_programme(work, workspace, event.id, given, text, numbers, made=made)
    work.label = f"Bring {spec.name} up to date"
    return Night(workspace, event.id, spec, seen, accepted, *_notes(cast, spec, news))


def _names_newcomers(text: str, seen: Preview) -> bool:
    """True when the description has lines about people whom only this list brought: they were left out before."""
    folded = fold(text)
    return any(fold(line.full_name) in folded for line in seen.people if line.state != "listed")


def _chosen_text(given: _Given, known: ImportRecord) -> str:
    """The description to go by: the one that was named, else the one in the folder.

    The file itself remembers only its digest: a description names who is to be kept apart.
    """
    by_hand = given.found is not None and _digest(given.found) != known.digest
    if by_hand and given.text != given.found:
        raise _two_descriptions()
    if given.text is None:
        raise Refusal(f"There is no “{DESCRIPTION}” in the folder any more. Name it with --evening.")
    return given.text


def _two_descriptions() -> Refusal:
    return Refusal(
        f"Another “{DESCRIPTION}” lies in the folder than the description that was named. Leave --evening out "
        "to use the one in the folder, or take that one away first. Nothing was changed."
    )


def _write_programme(
    work: Work,
    workspace: Workspace,
    event_id: str,
    given: _Given,
    text: str,
    numbers: Mapping[str, int],
    *,
    made: bool,
) -> Cast:
    """Write what `text` describes, remember it, and put it beside the workspace before the act is on the disk."""
    spec = _spec(given, text)
    cast = Cast(work, event_id)
    for activity, described in set_up_programme(work, event_id, spec, numbers):
        kind_named(activity.kind).set_up(work, activity, described.details, described.path, cast)
    keep_rules(work, spec, cast)  # last, for an expert or host who was not on the list may be in a rule
    name = _MADE if made else given.name
    work.put(ImportRecord(new_id(), event_id, to_text(given.now), name, _DESCRIBED, _digest(text)))
    write_text(workspace.path.with_name(DESCRIPTION), text)
    return cast


def _spec(given: _Given, text: str) -> EveningSpec:
    """The evening that `text` describes; Refusal also for a day other than the one asked for."""
    spec = read_evening(text.encode(), given.name, forms())
    find_stock(spec.badge_stock)  # a slip in its name is told before anything is made
    if given.day not in (None, spec.date):
        raise Refusal(f"“{given.name}” describes an evening on {spec.date}, not on {given.day}. Leave --on out.")
    return spec


def _described(view: View) -> ImportRecord:
    """What the file remembers of the description its evening was made from last."""
    records = view.find(ImportRecord, platform=_DESCRIBED)
    if not records:
        raise Refusal("The workspace in this folder was not made by this command. Choose another folder.")
    return records[-1]


def _take_guests_in(work: Work, event_id: str, given: _Given) -> tuple[Preview, Accepted]:
    seen = preview_guests(work, event_id, given.table)
    return seen, accept_guests(work, event_id, seen, name=given.source, digest=given.digest)


def _news(view: View, expected: Sequence[Attendee], seen: Preview) -> tuple[str, ...]:
    """What a newer list brought: how many are new or changed, and who was on an earlier list but is not on this one."""
    fresh = seen.additions
    changed = sum(any(change.apply for change in line.changes) for line in seen.people)
    listed_again = {line.attendee_id for line in seen.people} | {one.attendee_id for one in seen.unnamed_guests}
    missing = [one for one in expected if one.id not in listed_again and one.source != _DESCRIBED]
    news = [f"Since the list before: {fresh} new, {changed} changed."] if fresh or changed else []
    if missing:
        names = sorted(names_of(view, missing).values())
        news.append(
            f"Still expected from an earlier list, but not on this one: {listed(names, most=8)}. Give them the status "
            "“cancelled” in the list if they are not coming."
        )
    return tuple(news)


def _notes(cast: Cast, spec: EveningSpec, news: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What to say of the list and the description, and what only to the lead organiser: who is to be kept apart."""
    people = len(cast.work.find(Attendee, event_id=cast.event_id, status="coming"))
    notes = [*news, *programme_notes(spec, people)]
    private: list[str] = []
    if cast.added:
        notes.append(f"Not on the guest list and added as helpers: {listed(cast.added, most=8)}.")
    for place, name, nearest in dict.fromkeys(cast.unknown):
        hint = f" Is it {nearest}?" if nearest else ""
        said = f"“{name}” ({said_plainly(place)}) is not on the guest list, so that line was left out.{hint}"
        (private if place.startswith("apart") else notes).append(said)
    return tuple(notes), tuple(private)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
