"""The summary: one page that tells the organiser who comes, how good the plans are, and what could not be met."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block, Words, columns, page_of, prose, section, title
from t4gsw_desktop.documents.fitting import fit_lines
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import Frame, Heading, frame_for, print_pages

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

    `more_in` names the file that holds everything, for what does not fit on the page.
    """

    guests: tuple[str, ...] = ()
    activities: tuple[ActivitySummary, ...] = ()
    unmet: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    more_in: str = "summary.json"


def summary_pdf(summary: Summary, *, heading: Heading, large_print: bool = False) -> bytes:
    """Return the page. Where all of it is too long, each list ends with how many more there are and where they are.

    As many entries of each list are shown as fit, the same number of each; none is dropped without being counted.
    """
    frame = frame_for("Summary", heading, large_print=large_print)
    most = min(MOST_SHOWN, max(len(part) for part in _lists(summary)))
    while most and _height(_blocks(summary, most, frame)) > frame.body.height:
        most -= 1
    return print_pages(frame, [page_of(_blocks(summary, most, frame))])


def _lists(summary: Summary) -> tuple[Sequence[object], ...]:
    told = (activity.told for activity in summary.activities)
    return summary.guests, summary.activities, summary.unmet, summary.printed, *told


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)


def _blocks(summary: Summary, most: int, frame: Frame) -> list[Block]:
    """The page with at most so many entries of each list."""
    blocks = [title("Summary", frame.sizes, frame.body.width)]
    blocks += _part("Who comes", summary.guests or ("Nobody is on the list yet.",), most, summary.more_in, frame)
    for activity in summary.activities[:most]:
        named = ", ".join(part for part in (activity.title, activity.when) if part)
        blocks += _part(named, activity.told or ("Nothing is planned yet.",), most, summary.more_in, frame)
    if len(summary.activities) > most:
        blocks.append(_counted(len(summary.activities) - most, most, "activities", summary.more_in, frame))
    unmet = summary.unmet or ("Every wish and need that we were told of is met.",)
    blocks += _part("What could not be met, and why", unmet, most, summary.more_in, frame)
    if summary.printed:
        blocks += _part("What was printed", summary.printed, most, summary.more_in, frame)
    return blocks


def _part(name: str, told: Sequence[str], most: int, more_in: str, frame: Frame) -> list[Block]:
    sizes, width = frame.sizes, frame.body.width
    blocks = [section(name, sizes, width, before=8), *(_point(sentence, frame) for sentence in told[:most])]
    if len(told) > most:
        blocks.append(_counted(len(told) - most, most, "", more_in, frame))
    return blocks


def _point(sentence: str, frame: Frame) -> Block:
    size = frame.sizes.small
    widths = columns(frame.body.width, size, 1.0)
    return Block((Words(fit_lines(BULLET, size, size)), words(sentence, widths[1], size)), widths, after=2)


def _counted(left: int, shown: int, what: str, more_in: str, frame: Frame) -> Block:
    """The line that says how many are not shown and where to find them."""
    count = f"{left:,} more {what}".strip() if shown else f"{left:,} {what}".strip()
    return prose(f"{'and ' if shown else ''}{count}, in {more_in}", frame.sizes.small, frame.body.width, bold=True)
