"""Label stock: what is on a sheet or a roll, where each label begins, and finding a stock by what is on its box."""

import csv
import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.paths import resource_folder

MM = 72 / 25.4
_SLACK_MM = 0.6  # how far catalogues overshoot a page by rounding


class Box(NamedTuple):
    """A rectangle on the page in points, from its lower left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stock:
    """One kind of label sheet or roll; all measures in millimetres, (across, down), from the top left of the page.

    A roll has one label a page. `folds`: the label is folded across its middle and shows its other half at the back.
    ValueError for a stock that cannot be: labels that overlap or hang over the page by more than 0.6 mm.
    """

    vendor: str
    product: str
    description: str
    page_mm: tuple[float, float]
    grid: tuple[int, int]
    label_mm: tuple[float, float]
    first_mm: tuple[float, float]
    pitch_mm: tuple[float, float]
    corner_mm: float = 0
    is_round: bool = False
    is_roll: bool = False
    folds: bool = False
    cut_marks: bool = False
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse impossible measures; catalogues do contain them."""
        for page, count, label, first, pitch in zip(
            self.page_mm, self.grid, self.label_mm, self.first_mm, self.pitch_mm, strict=True
        ):
            end = first + (count - 1) * pitch + label
            if count < 1 or label <= 0 or first < -_SLACK_MM or end > page + _SLACK_MM:
                raise ValueError(f"the labels of {self.name} do not fit on their page")
            if count > 1 and pitch < label - 0.01:
                raise ValueError(f"the labels of {self.name} overlap")

    @property
    def name(self) -> str:
        """Vendor and product as on the box."""
        return f"{self.vendor} {self.product}".strip()

    @property
    def per_page(self) -> int:
        """How many labels a sheet has."""
        return self.grid[0] * self.grid[1]

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of the page in points."""
        return self.page_mm[0] * MM, self.page_mm[1] * MM


def plain_sheet(width_mm: float = 80, height_mm: float = 50) -> Stock:
    """A4 paper with as many labels of this size as fit, edge to edge in the middle, with marks to cut along.

    Refusal if not even one fits within margins of 8 mm, which most printers leave white.
    """
    columns, rows = int((210 - 16) // width_mm), int((297 - 16) // height_mm)
    if columns < 1 or rows < 1:
        raise Refusal(f"A label of {width_mm:g} × {height_mm:g} mm does not fit on A4. Choose a smaller size.")
    return Stock(
        vendor="",
        product="Plain A4",
        description=f"{width_mm:g} × {height_mm:g} mm, {columns * rows} on a sheet, with marks to cut along",
        page_mm=(210, 297),
        grid=(columns, rows),
        label_mm=(width_mm, height_mm),
        first_mm=((210 - columns * width_mm) / 2, (297 - rows * height_mm) / 2),
        pitch_mm=(width_mm, height_mm),
        cut_marks=True,
        source="arithmetic from ISO 216",
    )


@cache
def all_stocks() -> tuple[Stock, ...]:
    """Plain A4 first, then every stock of `label-stock.csv` in its order; ValueError names a row that cannot be."""
    with (resource_folder() / "label-stock.csv").open(encoding="utf-8", newline="") as file:
        return (plain_sheet(), *(_read_stock(row) for row in csv.DictReader(file)))


def find_stock(name: str) -> Stock:
    """The stock meant by `name`: "L4785", "avery l4785", "plain"; Refusal naming the nearest ones if there is none.

    Case, spaces and punctuation do not matter, and the vendor may be left out where the product alone is enough.
    """
    aliases = _aliases()
    wanted = _squeeze(name)
    if wanted in aliases:
        return aliases[wanted]
    nearest = [aliases[alias].name for alias in get_close_matches(wanted, aliases, n=3, cutoff=0.6)]
    hint = f" The nearest are {', '.join(dict.fromkeys(nearest))}." if nearest else ' "Plain A4" always works.'
    raise Refusal(f"There is no label stock called “{name}”.{hint}")


def label_boxes(stock: Stock, start_at: int = 1) -> tuple[Box, ...]:
    """The labels of one sheet from number `start_at` on, row by row; Refusal if the sheet has no such label."""
    if not 1 <= start_at <= stock.per_page:
        raise Refusal(
            f"{stock.name} has labels 1 to {stock.per_page} on a sheet, so printing cannot start at {start_at}."
        )
    columns, _ = stock.grid
    width, height = stock.label_mm
    boxes = []
    for index in range(start_at - 1, stock.per_page):
        left = stock.first_mm[0] + index % columns * stock.pitch_mm[0]
        top = stock.first_mm[1] + index // columns * stock.pitch_mm[1]
        boxes.append(Box(left * MM, (stock.page_mm[1] - top - height) * MM, width * MM, height * MM))
    return tuple(boxes)


def _read_stock(row: dict[str, str]) -> Stock:
    corner = re.search(r"\br([\d.]+)", row["shape"])
    return Stock(
        vendor=row["vendor"],
        product=row["product"],
        description=row["description"],
        page_mm=(float(row["page_w_mm"]), float(row["page_h_mm"])),
        grid=(int(row["cols"]), int(row["rows"])),
        label_mm=(float(row["label_w_mm"]), float(row["label_h_mm"])),
        first_mm=(float(row["left_mm"]), float(row["top_mm"])),
        pitch_mm=(float(row["pitch_x_mm"]), float(row["pitch_y_mm"])),
        corner_mm=float(corner.group(1)) if corner else 0,
        is_round=row["shape"] == "round",
        is_roll=row["page"] == "roll",
        folds="fold" in row["shape"],
        source=row["source"],
    )


@cache
def _aliases() -> dict[str, Stock]:
    """Every squeezed name a stock answers to; where two share one, the earlier in the list has it."""
    aliases: dict[str, Stock] = {"plain": plain_sheet(), "a4": plain_sheet()}
    for stock in all_stocks():
        for part in (stock.product, *re.split(r"[/(),]", stock.product)):
            for alias in (_squeeze(part), _squeeze(stock.vendor + part)):
                if alias:
                    aliases.setdefault(alias, stock)
    return aliases


def _squeeze(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
