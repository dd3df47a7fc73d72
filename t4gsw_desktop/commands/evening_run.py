"""One evening from start to end: import, set-up, plans, papers, exports and summary, with a progress bar."""

import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tqdm import tqdm

from t4gsw_desktop.commands.evening_papers import make_papers
from t4gsw_desktop.commands.evening_plans import Planned, plan_activity
from t4gsw_desktop.commands.evening_setup import Night, open_night
from t4gsw_desktop.commands.evening_summary import Outcome, summary_paper
from t4gsw_desktop.commands.files import make_empty_folder, make_folder, swap_folder, write_bytes, write_text
from t4gsw_desktop.documents.stock import find_stock
from t4gsw_desktop.exchange.guest_lists.table import Table
from t4gsw_desktop.kinds.planning import activities_to_plan
from t4gsw_desktop.kinds.register import outgoing
from t4gsw_desktop.services.exports import export_files
from t4gsw_desktop.services.plans import one_place
from t4gsw_desktop.services.workspace import Workspace

WORKSPACE, SUMMARY = "evening.t4gsw", "summary"
_OTHER_STEPS = 4  # taking the guests in, papers, exports, summary


@dataclass(frozen=True, slots=True)
class Orders:
    """What is to be made and where. `description` is the TOML file's content, None to have one made for `day`."""

    folder: Path
    description: bytes | None
    description_name: str
    day: date | None
    seconds: float
    seed: int
    stock: str | None
    large_print: bool
    as_json: bool
    now: datetime


def run_evening(orders: Orders, table: Table, source: str, data: bytes) -> int:
    """Make the evening in the ordered folder and tell how it came out; see `Orders`.

    The folder then holds the workspace, `papers/`, `exports/`, the description and the summary. Run again with the
    same list nothing is added; with a newer list the newcomers are, and the plans are made anew. Refusal with one
    sentence when a list or description is not right; then nothing half done is left behind.
    """
    if orders.stock:
        find_stock(orders.stock)  # a slip in its name is told before anything is made
    make_folder(orders.folder)
    with tqdm(total=_OTHER_STEPS, unit="step", file=sys.stderr, leave=False, disable=orders.as_json) as bar:
        bar.set_description("Taking the guests in")
        night = open_night(
            orders.folder / WORKSPACE,
            table,
            source,
            data,
            description=orders.description,
            name=orders.description_name,
            day=orders.day,
            now=orders.now,
        )
        with night.workspace:
            bar.update()
            outcome = _plan_and_print(orders, night, bar)
    print(outcome.json if orders.as_json else "\n".join(_told(outcome, orders.folder)))
    return 0


def _plan_and_print(orders: Orders, night: Night, bar: "tqdm[None]") -> Outcome:
    workspace, event_id = night.workspace, night.event_id
    waiting = workspace.read(activities_to_plan, event_id)
    bar.total = _OTHER_STEPS + len(waiting)
    planned: list[Planned] = []
    for number, (activity, kind) in enumerate(waiting, 1):
        bar.set_description(f"Planning {activity.title}")
        later = {one.id for one, _ in waiting[number:]}
        planned.append(
            plan_activity(
                workspace,
                activity,
                kind,
                seconds=orders.seconds,
                seed=orders.seed,
                at=orders.now,
                giving_way=later,
            )
        )
        bar.update()
    bar.set_description("Printing")
    papers = make_papers(
        workspace,
        event_id,
        orders.folder / "papers",
        stock=orders.stock or night.spec.badge_stock,
        large_print=orders.large_print or night.spec.large_print,
        now=orders.now,
        tell=bar.set_postfix_str,
    )
    bar.update()
    bar.set_description("Exporting")
    exported = _export(workspace, event_id, orders)
    bar.update()
    outcome = Outcome(night, tuple(planned), papers, exported, len(workspace.read(one_place, event_id)))
    write_text(orders.folder / f"{SUMMARY}.json", outcome.json)
    write_bytes(orders.folder / f"{SUMMARY}.pdf", summary_paper(outcome, orders.now, orders.large_print))
    bar.update()
    return outcome


def _export(workspace: Workspace, event_id: str, orders: Orders) -> tuple[str, ...]:
    folder = orders.folder / "exports"
    fresh = orders.folder / "exports.unfinished"
    make_empty_folder(fresh)
    version = f"{workspace.step()}"
    files = workspace.read(export_files, event_id, outgoing(), now=orders.now, version=version)
    for name, data in files.items():
        write_bytes(fresh / name, data)
    swap_folder(fresh, folder, ours=("guests.*", "calendar.ics", "schedule*.*", "grid*.csv", "pitches*.csv", "notes.*"))
    return tuple(f"exports/{name}" for name in files)


def _told(outcome: Outcome, folder: Path) -> list[str]:
    """The outcome for somebody at a terminal."""
    lines = [*outcome.guest_sentences, ""]
    lines += [f"{one.activity.title}: {one.headline}" for one in outcome.planned]
    lines += ["", *outcome.unmet] if outcome.unmet else []
    if outcome.private:
        lines.append(f"For the lead organiser only, in {SUMMARY}.json: {len(outcome.private)} more.")
    return [*lines, "", f"{len(outcome.papers.made)} papers in {folder / 'papers'}. Start with {folder / SUMMARY}.pdf."]
