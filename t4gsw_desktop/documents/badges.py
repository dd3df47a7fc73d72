"""Name badges for any label stock: the name large, how to address the person, photo wish, and a check-in code."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from t4gsw_desktop.core.badge_code import speak_code
from t4gsw_desktop.documents.badge_art import (
    INK,
    TONES,
    define_sheet,
    define_signs,
    draw_bar,
    draw_sign,
    draw_writing_line,
)
from t4gsw_desktop.documents.badge_design import Design, design_face
from t4gsw_desktop.documents.badge_lines import Entry, place_entries
from t4gsw_desktop.documents.badge_names import fit_name
from t4gsw_desktop.documents.canvas import begin_pdf
from t4gsw_desktop.documents.qr import draw_qr
from t4gsw_desktop.documents.stock import MM, Box, Stock, label_boxes
from t4gsw_desktop.documents.tagging import Tags
from t4gsw_desktop.documents.text import draw_text, missing_glyphs, text_width
from t4gsw_desktop.errors import Refusal

SMALL_NAME = 24.0  # points: below this a name is hard to read across a table
PHOTO_WORDS = {"yes": "Photos: yes", "ask": "Photos: ask", "no": "No photos"}
TALK_WORDS = {"anyone": "Talk to me", "known": "People I know", "none": "Not now"}


@dataclass(frozen=True, slots=True)
class Badge:
    """What one badge says. Empty fields print nothing; a blank badge has a line to write the name on.

    `photo` is "yes", "ask" or "no" (anything else counts as "ask"), `talk` one of core.people.TALK_WISHES; `code` is
    ten letters of core.badge_code, or empty for a badge without a QR code; `shows_photo` False leaves the wish off.
    """

    name: str
    pronouns: str = ""
    organisation: str = ""
    role: str = ""
    photo: str = "ask"
    talk: str = ""
    code: str = ""
    first_time: bool = False
    languages: tuple[str, ...] = ()
    helps_with: str = ""
    ask_me: str = ""
    blank: bool = False
    shows_photo: bool = True

    @property
    def shown_name(self) -> str:
        """The name that is printed: none on a blank badge."""
        return "" if self.blank else " ".join(self.name.split())


def badges_pdf(
    badges: Sequence[Badge],
    stock: Stock,
    *,
    event: str,
    plan_note: str = "",
    start_at: int = 1,
    outlines: bool = False,
    offset_mm: tuple[float, float] = (0, 0),
    large_print: bool = False,
) -> bytes:
    """The PDF of the badges in their order, on sheets of `stock` from label `start_at` of the first sheet on.

    `offset_mm` moves everything right and down, for a printer that does not hit the labels; `outlines` draws the edges
    of the labels, for a test on plain paper. The same arguments give the same bytes. Refusal if there are no badges
    or the sheet has no label `start_at`.
    """
    if not badges:
        raise Refusal("There are no badges to print.")
    out = BytesIO()
    canvas = begin_pdf(out, f"Name badges, {event}" if event else "Name badges", stock.page_size)
    define_signs(canvas)
    sheet = define_sheet(canvas, stock, outlines=outlines)
    tags = Tags(canvas)
    footer = " · ".join(part for part in (event, plan_note) if part)
    waiting = iter(badges)
    for page in _split_pages(len(badges), stock, start_at):
        canvas.translate(offset_mm[0] * MM, -offset_mm[1] * MM)
        if sheet:
            with tags.aside():
                canvas.doForm(sheet)
        for box in page:
            _draw_label(canvas, tags, next(waiting), box, stock, footer, large_print)
        tags.close_page()
    tags.finish()
    canvas.save()
    return out.getvalue()


def small_names(badges: Iterable[Badge], stock: Stock, *, large_print: bool = False) -> tuple[str, ...]:
    """The names, each once and in order, that are printed smaller than 24 pt on this stock."""
    place = _design_for(stock, large_print).name
    return tuple(
        dict.fromkeys(
            badge.shown_name
            for badge in badges
            if badge.shown_name and fit_name(badge.shown_name, place).size < SMALL_NAME
        )
    )


def missing_on_badges(badges: Iterable[Badge]) -> tuple[tuple[str, str], ...]:
    """(name, characters) of each badge that holds characters no bundled font can draw; to be told before printing."""
    found = []
    for badge in badges:
        texts = (badge.shown_name, badge.pronouns, badge.organisation, badge.role, *badge.languages)
        missing = missing_glyphs(" ".join((*texts, badge.helps_with, badge.ask_me)))
        if missing:
            found.append((badge.name, "".join(missing)))
    return tuple(found)


def _split_pages(count: int, stock: Stock, start_at: int) -> Iterator[tuple[Box, ...]]:
    boxes, rest = label_boxes(stock), count
    page = label_boxes(stock, start_at)
    while rest > 0:
        yield page[:rest]
        rest -= len(page)
        page = boxes


def _face_size(stock: Stock) -> tuple[float, float, bool]:
    """Width and height of one face in points, and whether it lies on its side: rolls run through narrow end first."""
    width, height = stock.label_mm[0] * MM, stock.label_mm[1] * MM
    if stock.folds:
        return width, height / 2, False
    if stock.is_roll and height > width:
        return height, width, True
    return width, height, False


def _design_for(stock: Stock, large_print: bool) -> Design:
    width, height, _ = _face_size(stock)
    return design_face(width, height, is_round=stock.is_round, large_print=large_print)


def _draw_label(
    canvas: Canvas, tags: Tags, badge: Badge, box: Box, stock: Stock, footer: str, large_print: bool
) -> None:
    _, face_height, on_its_side = _face_size(stock)
    design = _design_for(stock, large_print)
    canvas.saveState()
    if on_its_side:
        canvas.transform(0, 1, -1, 0, box.x + box.width, box.y)
    else:
        canvas.translate(box.x, box.y)
    _draw_face(canvas, tags, badge, design, footer)
    if stock.folds:  # the other half is the back: upside down, so that it hangs upright once folded
        canvas.transform(-1, 0, 0, -1, box.width, 2 * face_height)
        with tags.aside():
            _draw_face(canvas, tags, badge, design, footer)
    canvas.restoreState()


def _draw_face(canvas: Canvas, tags: Tags, badge: Badge, design: Design, footer: str) -> None:
    with tags.content("P"):
        canvas.setFillGray(INK)
        canvas.setStrokeGray(INK)
        _draw_name(canvas, badge, design.name)
        _draw_lines(canvas, badge, design, footer)
        x, y, size = design.code_at
        if badge.code and size:
            draw_text(canvas, x, y, speak_code(badge.code), size, align="right")
    with tags.aside():
        if badge.code and design.qr is not None:
            draw_qr(canvas, design.qr.x, design.qr.y, design.qr.width, badge.code)
        if not badge.shown_name:
            draw_writing_line(canvas, design.name)


def _draw_name(canvas: Canvas, badge: Badge, place: Box) -> None:
    if not badge.shown_name:
        return
    fit = fit_name(badge.shown_name, place)
    y = place.y + (place.height + fit.height) / 2 - fit.ascent
    for line in fit.lines:
        draw_text(canvas, place.x, y, line, fit.size, bold=True)
        y -= fit.leading


def _draw_lines(canvas: Canvas, badge: Badge, design: Design, footer: str) -> None:
    for placed in place_entries(_entries(badge, design.body, footer), design.column):
        entry, line = placed.entry, placed.line
        if entry.tone == "paper":
            words = text_width(line.text, line.size, bold=line.bold)
            draw_bar(canvas, placed.x - entry.indent, placed.y, entry.indent + words + 0.4 * line.size, line.size)
        if entry.sign:
            draw_sign(canvas, entry.sign, placed.x - 0.82 * line.size, placed.y + 0.34 * line.size, 1.12 * line.size)
        canvas.setFillColorRGB(*TONES[entry.tone])
        draw_text(canvas, placed.x, placed.y, line.text, line.size, bold=line.bold)
    canvas.setFillGray(INK)


def _entries(badge: Badge, body: float, footer: str) -> tuple[Entry, ...]:
    """What the badge may say besides the name, the most important first."""
    photo = badge.photo if badge.photo in PHOTO_WORDS else "ask"
    small = 0.86 * body
    languages = f"Speaks {', '.join(badge.languages)}" if badge.languages else ""
    entries = (
        Entry(
            -2,
            PHOTO_WORDS[photo] if badge.shows_photo else "",
            small,
            photo == "no",
            f"photo-{photo}",
            "paper" if photo == "no" else "ink",
        ),
        Entry(0, badge.pronouns, body),
        Entry(2, badge.organisation, body),
        Entry(1, badge.role, body, bold=True),
        Entry(3, TALK_WORDS.get(badge.talk, ""), small, sign=f"talk-{badge.talk}"),
        Entry(4, f"Ask me about {badge.ask_me}" if badge.ask_me else "", small),
        Entry(5, f"Can help with {badge.helps_with}" if badge.helps_with else "", small),
        Entry(6, languages, small),
        Entry(7, "First time here" if badge.first_time else "", small),
        Entry(-1, footer, max(6.5, 0.68 * body), tone="accent"),
    )
    return tuple(entry for entry in entries if entry.text.strip())
