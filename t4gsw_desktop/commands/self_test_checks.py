"""What the self-test looks at below the screens: each check returns what it found, or raises."""

from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo, reset_tzpath

from t4gsw_desktop import __version__
from t4gsw_desktop.commands.self_test_bench import Bench
from t4gsw_desktop.core.badge_code import read_code
from t4gsw_desktop.core.timeline import LONDON
from t4gsw_desktop.documents.fonts import FAMILIES, load_font
from t4gsw_desktop.documents.page_pictures import draw_page, page_sizes
from t4gsw_desktop.documents.stock import all_stocks
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.exchange.spreadsheets_out import Sheet, to_xlsx
from t4gsw_desktop.kinds.planning import activities_to_plan
from t4gsw_desktop.kinds.register import KINDS, components, outgoing
from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.services.exports import export_files
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.services.plans import one_place
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.workspace import Workspace, refuse_unless
from t4gsw_desktop.sight.reading import codes_on
from t4gsw_desktop.storage.search import search_people

CONTENTS = "contents.txt"  # what the build leaves beside the resources: a size and a path on each line
_DISTRIBUTION = "t4gsw-desktop"
_LEAST_INK = 0.0005  # of a page: one short line of text is more
_QR_DPI = 150
_NAME = "Zoë Brontë"


def check_version(_bench: Bench) -> str:
    """The version that was installed is that of the program: what runs is what was built."""
    installed = version(_DISTRIBUTION)
    refuse_unless(installed == __version__, f"installed is {installed}, and this program is {__version__}")
    return __version__


def check_files(_bench: Bench) -> str:
    """Every file of the built folder is there as it was built: nothing was lost on the way or taken away since."""
    internal = resource_folder().parent
    contents = internal / CONTENTS
    if not contents.is_file():
        return "not a built copy, so there is no list to go by"
    lines = contents.read_text(encoding="utf-8").splitlines()
    sizes = {name: int(size) for size, name in (line.split("\t") for line in lines)}
    wrong = [name for name, size in sizes.items() if _size_of(internal.parent / name) != size]
    refuse_unless(not wrong, f"{len(wrong)} missing or changed, such as {', '.join(wrong[:3])}")
    return f"{len(sizes):,} files"


def _size_of(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1


def check_time_zone(_bench: Bench) -> str:
    """London time is known from the data we carry, for Windows has none of its own."""
    reset_tzpath(to=())
    try:
        return f"{LONDON} is {ZoneInfo.no_cache(LONDON)}"
    finally:
        reset_tzpath()


def check_workspace(bench: Bench) -> str:
    """A workspace is made, written, searched, undone, redone, backed up and opened again, and so is its backup."""
    path = bench.folder / "scratch.t4gsw"
    with Workspace.create(path, components()) as workspace:
        workspace.change(lambda work: add_person(work, _NAME))
        refuse_unless(_finds(workspace), f"{_NAME} was written and is not found")
        workspace.undo()
        refuse_unless(not _finds(workspace), f"{_NAME} was undone and is still found")
        workspace.redo()
        backup = workspace.back_up()
    for file in (path, backup):
        with Workspace.open(file, components()) as workspace:
            refuse_unless(_finds(workspace), f"{_NAME} is not in “{file.name}” when it is opened again")
    return "written, undone, redone, backed up, opened again"


def _finds(workspace: Workspace) -> bool:
    found = workspace.read(search_people, "zoe")
    return [one.person.full_name for one in found] == [_NAME]


def check_fonts(_bench: Bench) -> str:
    """Every font that papers are printed with loads, in each of its weights."""
    fonts = {load_font(family, bold=bold).name for family in FAMILIES for bold in (False, True)}
    return f"{len(fonts)} fonts"


def check_label_stock(_bench: Bench) -> str:
    """The list of label sheets is there and each can be."""
    stocks = all_stocks()
    refuse_unless(len(stocks) > 1, "the list of label stock is empty")
    return f"{len(stocks)} sheets and rolls"


def check_guest_lists(bench: Bench) -> str:
    """The same guest list is read from CSV and from a spreadsheet, with the same people."""
    table = read_table(bench.guests, "guests.csv")
    sheet = Sheet("Guests", table.headings, tuple(row.cells for row in table.rows))
    again = read_table(to_xlsx(sheet), "guests.xlsx")
    names = [[line.full_name for line in preview(one, recognise(one), ()).people] for one in (table, again)]
    refuse_unless(names[0], "nobody is found on the guest list of the practice evening")
    refuse_unless(names[0] == names[1], "the spreadsheet gives other people than the CSV it was made from")
    return f"{len(names[0])} people from each"


def check_plans(bench: Bench) -> str:
    """Every kind of activity plans its part of the practice evening, and nobody is in two places."""
    planned = {one.kind.key for one in bench.planned}
    missing = [kind.key for kind in KINDS if kind.key not in planned]
    refuse_unless(not missing, f"not on the practice evening: {', '.join(missing)}")
    clashes = bench.night.workspace.read(one_place, bench.night.event_id)
    refuse_unless(not clashes, f"{len(clashes)} people are in two places at once")
    return f"{len(bench.planned)} activities of {len(KINDS)} kinds"


def check_papers(bench: Bench) -> str:
    """Every paper of the practice evening is printed, and the first page of each is not blank when it is shown."""
    refuse_unless(bench.planned, "nothing was planned")
    for path in bench.papers:
        page = draw_page(path.read_bytes(), 1, dots_per_inch=72)
        refuse_unless(page.ink > _LEAST_INK, f"the first page of {path.name} is blank")
    return f"{len(bench.papers)} papers"


def check_codes(bench: Bench) -> str:
    """The QR code on each badge of the practice evening is read back, and it is the code of somebody who is coming."""
    expected = {guest.attendee.code for guest in bench.night.workspace.read(read_roster, bench.night.event_id).guests}
    (sheet,) = [path for path in bench.papers if path.name.endswith("-badges.pdf")]
    found: set[str | None] = set()
    pdf = sheet.read_bytes()
    for number in range(1, len(page_sizes(pdf)) + 1):
        page = draw_page(pdf, number, dots_per_inch=_QR_DPI)
        found |= {read_code(text) for text in codes_on(page.grey, page.width, page.height)}
    refuse_unless(found == expected, f"{len(expected & found)} of {len(expected)} codes were read off the badges")
    return f"{len(found)} codes"


def check_exports(bench: Bench) -> str:
    """The files that an evening gives to others are made: spreadsheet, calendar, schedule."""
    night = bench.night
    refuse_unless(night.workspace.read(activities_to_plan, night.event_id), "there is no activity")
    files = night.workspace.read(export_files, night.event_id, outgoing(), now=bench.now, version="1")
    empty = [name for name, data in files.items() if not data]
    refuse_unless(not empty, f"empty: {', '.join(empty)}")
    return ", ".join(sorted(files))
