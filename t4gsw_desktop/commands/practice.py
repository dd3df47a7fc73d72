"""`t4gsw practice --out FOLDER`: the same evening for everybody, with sixty invented people, to learn on."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from t4gsw_desktop.commands.evening import add_common, orders_of
from t4gsw_desktop.commands.evening_run import run_evening
from t4gsw_desktop.commands.files import read_bytes
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.services.workspace import now_utc


def add_arguments(parser: ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where everything goes")
    add_common(parser)


def run(options: Namespace) -> int:
    """Make the practice evening."""
    shipped = resource_folder() / "practice"
    guests = read_bytes(shipped / "guests.csv")
    description = read_bytes(shipped / "evening.toml")
    orders = orders_of(options, description, "evening.toml", None, now_utc())
    return run_evening(orders, read_table(guests, "guests.csv"), "guests.csv", guests)
