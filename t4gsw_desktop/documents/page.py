"""The frame every paper shares: page, margins, running head and foot, type sizes; same facts, same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A3, A4

from t4gsw_desktop.documents.canvas import begin_pdf
from t4gsw_desktop.documents.fitting import Line, fit_lines, height_of
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.pen import HAIRLINE, MARGIN, MM, RULE, Box, Painter, Pen
from t4gsw_desktop.documents.tagging import Tags
from t4gsw_desktop.documents.text import text_width


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points. Clear print is at least 12, large print at least 16 (UKAAF minimum standards)."""

    title: float
    section: float
    body: float
    small: float


CLEAR = Sizes(title=26, section=18, body=14, small=12)
LARGE = Sizes(title=32, section=24, body=18, small=16)


def sizes_for(large_print: bool) -> Sizes:
    """The type sizes of a paper; large print is set anew in larger type, never scaled up."""
    return LARGE if large_print else CLEAR


@dataclass(frozen=True, slots=True)
class Frame:
    """One sheet with its title and running words; `body` is the room left between them.

    `sheet` is the part of the page this frame uses (half of it for a handout), `page_size` the page itself.
    `warning` is repeated in bold at the head of every page.
    """

    title: str
    heading: Heading
    sizes: Sizes
    page_size: tuple[float, float] = A4
    sheet: Box = Box(0, 0, *A4)
    warning: str = ""

    @property
    def body(self) -> Box:
        """Where the content of each page goes."""
        inner = self._inner
        foot = height_of(self._foot) + 8
        head = height_of(self._head) + 14
        return Box(inner.left, inner.bottom + foot, inner.width, inner.height - foot - head)

    @property
    def _inner(self) -> Box:
        return self.sheet.inset(MARGIN, 10 * MM)

    @property
    def _head(self) -> tuple[Line, ...]:
        when = () if self._shares_line else self._when
        return fit_lines(self.warning, self._inner.width, self.sizes.section, bold=True) + self._name + when

    @property
    def _name(self) -> tuple[Line, ...]:
        return fit_lines(self.heading.event, self._inner.width, self.sizes.small, bold=True)

    @property
    def _when(self) -> tuple[Line, ...]:
        return fit_lines(self.heading.when, self._inner.width, self.sizes.small)

    @property
    def _shares_line(self) -> bool:
        """Whether the event's name and its time fit on one line, left and right."""
        parts = self._name + self._when
        taken = sum(text_width(line.text, line.size, bold=line.bold) for line in parts)
        return len(self._name) == len(self._when) == 1 and taken + 20 <= self._inner.width

    @property
    def _foot(self) -> tuple[Line, ...]:
        told = [self.title, self.heading.plan, f"printed {self.heading.printed}" if self.heading.printed else ""]
        words = ", ".join(part for part in told if part)
        return fit_lines(words, self._inner.width - self._page_room, self.sizes.small)

    @property
    def _page_room(self) -> float:
        return text_width("Page 000 of 000", self.sizes.small) + 10

    def paint(self, pen: Pen, number: int, total: int) -> None:
        """Set the running head and foot of page `number` of `total`."""
        inner, small = self._inner, self.sizes.small
        with pen.tags.aside():
            low = pen.lines(self._head, inner.left, inner.top)
            if self._shares_line:
                pen.line(self._when[0], inner.right, low + self._when[0].height, align="right")
            pen.rule(inner.left, low - 3, inner.right, RULE)
            foot_top = inner.bottom + height_of(self._foot)
            pen.lines(self._foot, inner.left, foot_top)
            pen.line(Line(f"Page {number} of {total}", small), inner.right, foot_top, align="right")


def frame_for(
    title: str, heading: Heading, *, large_print: bool = False, upright: bool = True, a3: bool = False
) -> Frame:
    """The frame of an ordinary A4 page, or of A3, upright or lying."""
    short, long = A3 if a3 else A4
    size = (short, long) if upright else (long, short)
    return Frame(title, heading, sizes_for(large_print), size, Box(0, 0, *size))


def print_pages(frame: Frame, pages: Sequence[Painter], *, beside: float = 0) -> bytes:
    """Return the PDF of `pages`, each drawn by its painter into the body of `frame`; the bytes are always the same.

    With `beside`, each page is drawn a second time so many points to the right: two handouts on one sheet.
    """
    stream = BytesIO()
    name = f"{frame.title}: {frame.heading.event}" if frame.heading.event else frame.title
    canvas = begin_pdf(stream, name, frame.page_size)
    pen, body = Pen(canvas, Tags(canvas)), frame.body
    for number, paint in enumerate(pages, start=1):
        frame.paint(pen, number, len(pages))
        paint(pen, body)
        if beside:
            _paint_again(pen, frame, paint, number, len(pages), beside)
        pen.tags.close_page()
    pen.tags.finish()
    canvas.save()
    return stream.getvalue()


def _paint_again(pen: Pen, frame: Frame, paint: Painter, number: int, total: int, beside: float) -> None:
    """Draw the page once more to the right, silently, with a line to cut along."""
    canvas = pen.canvas
    with pen.tags.aside():
        canvas.saveState()
        canvas.setDash(2, 4)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(beside, MARGIN, beside, frame.page_size[1] - MARGIN)
        canvas.restoreState()
        canvas.saveState()
        canvas.translate(beside, 0)
        frame.paint(pen, number, total)
        paint(pen, frame.body)
        canvas.restoreState()
