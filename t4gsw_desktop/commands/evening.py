"""`t4gsw evening GUESTS --out FOLDER`: from a guest list to a planned evening with all its papers."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, datetime
from pathlib import Path

from t4gsw_desktop.commands.evening_run import Orders, run_evening
from t4gsw_desktop.commands.files import read_bytes
from t4gsw_desktop.commands.plan import read_seconds, read_seed
from t4gsw_desktop.commands.preview import PASTED, read_list
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.services.workspace import now_utc


def add_arguments(parser: ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("guests", metavar="GUESTS", help="CSV, XLSX or other list; - reads pasted lines")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where everything goes")
    parser.add_argument(
        "--evening",
        type=Path,
        metavar="FILE.toml",
        help="the description (default: evening.toml in FOLDER, else one is made)",
    )
    parser.add_argument("--on", type=read_day, metavar="DAY", help="the day of a made description, 2027-01-21")
    add_common(parser)


def add_common(parser: ArgumentParser) -> None:
    """The options that this command and the practice have in common."""
    parser.add_argument("--seconds", type=read_seconds, default=1.0, help="time to plan each activity (default: 1)")
    parser.add_argument("--seed", type=read_seed, default=1, help="the same seed gives the same plans (default: 1)")
    parser.add_argument("--stock", metavar="NAME", help="label stock for the badges, for example “Avery L7418”")
    parser.add_argument("--large-print", action="store_true", help="all papers in large print")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON, for scripts")


def read_day(text: str) -> date:
    """A day as it is written on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as trouble:
        raise ArgumentTypeError(f"“{text}” is not a day; write it as 2027-01-21: year, month, day") from trouble


def run(options: Namespace) -> int:
    """Make the evening; Refusal with one sentence when something in the lists or the description is not right."""
    source = PASTED if options.guests == "-" else Path(options.guests).name
    data = read_list(options.guests)
    table = read_table(data, source)
    description = read_bytes(options.evening) if options.evening else None
    name = options.evening.name if options.evening else ""
    return run_evening(orders_of(options, description, name, options.on, now_utc()), table, source, data)


def orders_of(options: Namespace, description: bytes | None, name: str, day: date | None, now: datetime) -> Orders:
    """What was asked for on the command line, in one value."""
    return Orders(
        folder=options.out,
        description=description,
        description_name=name,
        day=day,
        seconds=options.seconds,
        seed=options.seed,
        stock=options.stock,
        large_print=options.large_print,
        as_json=options.json,
        now=now,
    )
