"""All papers of an event into one folder, numbered in the order in which they are needed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from t4gsw_desktop.commands.files import make_empty_folder, swap_folder, write_bytes
from t4gsw_desktop.documents.badges import small_names
from t4gsw_desktop.documents.stock import Stock, find_stock
from t4gsw_desktop.documents.text import missing_glyphs
from t4gsw_desktop.kinds.register import sheets
from t4gsw_desktop.services.badge_papers import BadgeWishes, badge_of
from t4gsw_desktop.services.event_papers import names_on_paper
from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.services.paper_pack import papers_of_evening
from t4gsw_desktop.services.printing_log import record_printings
from t4gsw_desktop.services.roster import Roster, read_roster
from t4gsw_desktop.services.workspace import Workspace

OUR_PAPERS = ("[0-9][0-9]-*.pdf",)


@dataclass(frozen=True, slots=True)
class Made:
    """What was printed: file names and titles, and what to say about it (letters no font has, very small names)."""

    made: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


def make_papers(
    workspace: Workspace,
    event_id: str,
    folder: Path,
    *,
    stock: str,
    large_print: bool,
    now: datetime,
    tell: Callable[[str], None],
) -> Made:
    """Write every paper of the event as a PDF into `folder` and note in the workspace that they were printed.

    Names are checked first: a letter that no font can draw is told before anything is printed, never a silent box.
    The papers take the place of those before all at once, or not at all: half a pack would tell two stories.
    """
    fresh = folder.with_name(f"{folder.name}.unfinished")
    make_empty_folder(fresh)
    sheet = find_stock(stock)
    step = workspace.step()
    roster = workspace.read(read_roster, event_id)
    warnings = (*_missing(roster), *_small(roster, sheet, large_print))
    everything = workspace.read(papers_of_evening, roster, sheets(), BadgeWishes(sheet), now)
    papers = [one for one in everything if not one.paper.on_purpose]
    made = []
    for number, one in enumerate(papers, 1):
        tell(one.paper.title)
        file = f"{number:02d}-{one.name}.pdf"
        write_bytes(fresh / file, one.paper.make(large_print))
        made.append((f"papers/{file}", one.paper.title))
    swap_folder(fresh, folder, ours=OUR_PAPERS)
    told = [(one.logged, one.paper.plan) for one in papers]
    workspace.change(
        record_printings, event_id, told, step=step, at=now, badges_of=[guest.id for guest in roster.guests]
    )
    return Made(tuple(made), warnings)


def _missing(roster: Roster) -> Iterator[str]:
    for text in names_on_paper(roster):
        letters = missing_glyphs(text)
        if letters:
            shown = ", ".join(f"{letter} (U+{ord(letter[0]):04X})" for letter in letters)
            yield f"No font here can draw {shown} in “{text}”. Write that one by hand."


def _small(roster: Roster, stock: Stock, large_print: bool) -> Iterator[str]:
    small = small_names([badge_of(guest) for guest in roster.guests], stock, large_print=large_print)
    if small:
        yield f"Printed smaller than 24 pt on the badge because they are long: {listed(small, most=8)}."
