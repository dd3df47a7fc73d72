"""The summary: one page that tells the organiser who comes, how good the plans are, and what could not be met."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block, columns, prose, section, title
from t4gsw_desktop.documents.cells import Words
from t4gsw_desktop.documents.fitting import fit_lines
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, frame_for, print_pages
from t4gsw_desktop.documents.pagination import page_of

BULLET = "\u2022"
MOST_SHOWN = 60  # more lines than a page ever holds


@dataclass(frozen=True, slots=True)
class ActivitySummary:
    """One activity: its title, its time and place, and how its plan came out, in sentences."""

    title: str
    when: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What the page says, all of it as sentences: who comes, each activity, what was not met and why, what was printed.

    `more_in` names the file that holds everything, for what does not fit on the page. `title` and `about_guests` are
    the headings; without `tells_unmet` nothing is said of what could not be met.
    """

    guests: tuple[str, ...] = ()
    activities: tuple[ActivitySummary, ...] = ()
    unmet: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    more_in: str = "summary.json"
    title: str = "Summary"
    about_guests: str = "Who comes"
    tells_unmet: bool = True


def summary_pdf(summary: Summary, *, heading: Heading, large_print: bool = False) -> bytes:
    """Return the page. Where all of it is too long, each list ends with how many more there are and where they are.

    As many entries of each list are shown as fit, the same number of each; none is dropped without being counted.
    """
    frame = frame_for(summary.title, heading, large_print=large_print)
    most = min(MOST_SHOWN, max(1, *(len(part) for part in _lists(summary))))
    blocks = _blocks(summary, most, frame, frame.sizes.body)
    if _height(blocks) > frame.body.height:
        blocks = _blocks(summary, _fitting(summary, most, frame), frame, frame.sizes.small)
    return print_pages(frame, [page_of(blocks)])


def _fitting(summary: Summary, most: int, frame: Frame) -> int:
    """How many entries of each list fit in the small size; the page only ever grows with each further one."""
    grows = bisect_right(
        range(most + 1),
        frame.body.height,
        key=lambda shown: _height(_blocks(summary, shown, frame, frame.sizes.small)),
    )
    return max(0, grows - 1)


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)


def _lists(summary: Summary) -> tuple[Sequence[object], ...]:
    told = (activity.told for activity in summary.activities)
    return summary.guests, summary.activities, summary.unmet, summary.printed, *told


def _blocks(summary: Summary, most: int, frame: Frame, size: float) -> list[Block]:
    """The page with at most so many entries of each list, set in `size`."""
    blocks = [title(summary.title, frame.sizes, frame.body.width)]
    blocks += _part(
        summary.about_guests, summary.guests or ("Nobody is on the list yet.",), most, summary.more_in, frame, size
    )
    for activity in summary.activities[:most]:
        named = joined((activity.title, activity.when))
        blocks += _part(named, activity.told or ("Nothing is planned yet.",), most, summary.more_in, frame, size)
    if len(summary.activities) > most:
        blocks.append(_counted(len(summary.activities) - most, most, "activities", summary.more_in, frame, size))
    if summary.tells_unmet:
        unmet = summary.unmet or ("Every wish and need that we were told of is met.",)
        blocks += _part("What could not be met, and why", unmet, most, summary.more_in, frame, size)
    if summary.printed:
        blocks += _part("What was printed", summary.printed, most, summary.more_in, frame, size)
    return blocks


def _part(name: str, told: Sequence[str], most: int, more_in: str, frame: Frame, size: float) -> list[Block]:
    sizes, width = frame.sizes, frame.body.width
    blocks = [section(name, sizes, width, before=8), *(_point(sentence, frame, size) for sentence in told[:most])]
    if len(told) > most:
        blocks.append(_counted(len(told) - most, most, "", more_in, frame, size))
    return blocks


def _point(sentence: str, frame: Frame, size: float) -> Block:
    widths = columns(frame.body.width, size, 1.0)
    return Block((Words(fit_lines(BULLET, size, size)), words(sentence, widths[1], size)), widths, after=2)


def _counted(left: int, shown: int, what: str, more_in: str, frame: Frame, size: float) -> Block:
    """The line that says how many are not shown and where to find them."""
    count = " ".join(part for part in ("and" if shown else "", f"{left:,}", "more" if shown else "", what) if part)
    return prose(f"{count}, in {more_in}", size, frame.body.width, bold=True, after=2)
