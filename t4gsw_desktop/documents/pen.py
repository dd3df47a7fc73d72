"""The pen that papers are drawn with: lines of words in any script, rules and boxes, in points on a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from t4gsw_desktop.documents.fitting import Line
from t4gsw_desktop.documents.name_lists import pieces, reads_from_right, width_of
from t4gsw_desktop.documents.tagging import Tags
from t4gsw_desktop.documents.text import Align, draw_text

MM = 72 / 25.4
MARGIN = 13 * MM  # inside what the cheapest printers can reach
HAIRLINE, RULE, STRONG = 0.4, 0.8, 1.6
TINT = 0.92
GREY = 0.55  # for rules only: all words are black, because small grey letters break up on a worn-out printer


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in points from the bottom left corner."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def top(self) -> float:
        return self.bottom + self.height

    def inset(self, sideways: float, upright: float | None = None) -> "Box":
        """The same box with its edges moved inwards."""
        vertical = sideways if upright is None else upright
        return Box(self.left + sideways, self.bottom + vertical, self.width - 2 * sideways, self.height - 2 * vertical)


class Pen:
    """Draws words, rules and boxes on the page that is open; every word goes through the text room, in any script."""

    def __init__(self, canvas: Canvas, tags: Tags) -> None:
        self.canvas = canvas
        self.tags = tags

    def line(self, line: Line, x: float, top: float, *, align: Align = "left") -> None:
        """Set one line with its upper edge at `top`; `x` is its left edge, right edge or middle, as `align` says."""
        parts = pieces(line.text)
        if len(parts) > 1 and align != "left":
            x -= width_of(line.text, line.size, bold=line.bold) * (0.5 if align == "center" else 1)
            align = "left"
        for part in parts:
            x += draw_text(self.canvas, x, top - line.size * 1.02, part, line.size, bold=line.bold, align=align)

    def lines(self, lines: Sequence[Line], x: float, top: float, *, align: Align = "left") -> float:
        """Set lines one under another from `top` and return the lower edge.

        Lines of a script that reads from the right begin one under another at the right edge of the widest.
        """
        if len(lines) > 1 and align == "left" and reads_from_right(lines[0].text):
            x += max(width_of(line.text, line.size, bold=line.bold) for line in lines)
            align = "right"
        for line in lines:
            self.line(line, x, top, align=align)
            top -= line.height
        return top

    def rule(self, left: float, y: float, right: float, weight: float = HAIRLINE, *, grey: float = GREY) -> None:
        """A level rule, which is decoration and not read out."""
        with self.tags.aside():
            self.canvas.setLineWidth(weight)
            self.canvas.setStrokeGray(grey)
            self.canvas.line(left, y, right, y)

    def bar(self, x: float, top: float, bottom: float) -> None:
        """An upright hairline."""
        with self.tags.aside():
            self.canvas.setLineWidth(HAIRLINE)
            self.canvas.setStrokeGray(GREY)
            self.canvas.line(x, bottom, x, top)

    def outline(self, box: Box, weight: float = RULE, *, radius: float = 0, grey: float = 0) -> None:
        """The outline of a box, with rounded corners if a radius is given."""
        with self.tags.aside():
            self.canvas.setLineWidth(weight)
            self.canvas.setStrokeGray(grey)
            self.canvas.roundRect(box.left, box.bottom, box.width, box.height, radius, stroke=1, fill=0)

    def tint(self, box: Box) -> None:
        """A ground of light grey under words: pale enough to read on, and cheap in ink."""
        with self.tags.aside():
            self.canvas.saveState()
            self.canvas.setFillGray(TINT)
            self.canvas.rect(box.left, box.bottom, box.width, box.height, stroke=0, fill=1)
            self.canvas.restoreState()


Painter = Callable[[Pen, Box], None]
