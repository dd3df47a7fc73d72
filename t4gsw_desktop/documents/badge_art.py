"""The drawn parts of a badge: signs told apart by shape, the line to write a name on, outlines and cut marks."""

from reportlab.pdfgen.canvas import Canvas

from t4gsw_desktop.documents.stock import MM, Box, Stock, label_boxes

INK, LINE = 0.0, 0.62  # grey is for rules only: small grey words break up on a worn-out printer
TONES = {"ink": (0.0, 0.0, 0.0), "paper": (1.0, 1.0, 1.0), "accent": (0.043, 0.365, 0.4)}  # the accent prints dark grey
_MARK_LENGTH, _MARK_GAP, _MARK_WEIGHT = 5 * MM, 1.5 * MM, 0.4


def define_signs(canvas: Canvas) -> None:
    """Put each sign once into the document, in a box of 1 by 1 with its middle at 0 0, for `draw_sign` to repeat."""
    for name, draw in _DRAWINGS.items():
        canvas.beginForm(name, -0.6, -0.6, 0.6, 0.6)
        canvas.setLineWidth(0.08)
        draw(canvas)
        canvas.endForm()


def draw_sign(canvas: Canvas, name: str, x: float, y: float, size: float) -> None:
    """Draw a defined sign with its middle at x, y."""
    canvas.saveState()
    canvas.transform(size, 0, 0, size, x, y)
    canvas.doForm(name)
    canvas.restoreState()


def draw_bar(canvas: Canvas, x: float, baseline: float, width: float, size: float) -> None:
    """A black bar behind a line of words of this size."""
    canvas.setFillGray(INK)
    canvas.roundRect(x, baseline - 0.28 * size, width, 1.24 * size, 0.25 * size, stroke=0, fill=1)


def draw_writing_line(canvas: Canvas, place: Box) -> None:
    """A line to write a name on, at the foot of its place."""
    canvas.setStrokeGray(LINE)
    canvas.setLineWidth(0.8)
    y = place.y + 0.16 * place.height
    canvas.line(place.x, y, place.x + place.width, y)


def define_sheet(canvas: Canvas, stock: Stock, *, outlines: bool) -> str:
    """Put what every sheet of the stock repeats once into the document; returns its name, empty if there is nothing."""
    if not (outlines or stock.cut_marks):
        return ""
    width, height = stock.page_size
    canvas.beginForm("sheet", 0, 0, width, height)
    canvas.setStrokeGray(LINE)
    canvas.setLineWidth(_MARK_WEIGHT)
    if stock.cut_marks:
        _draw_cut_marks(canvas, stock)
    if outlines:
        for box in label_boxes(stock):
            _draw_outline(canvas, box, stock)
    canvas.endForm()
    return "sheet"


def _draw_outline(canvas: Canvas, box: Box, stock: Stock) -> None:
    if stock.is_round:
        canvas.circle(box.x + box.width / 2, box.y + box.height / 2, box.width / 2)
    else:
        canvas.roundRect(box.x, box.y, box.width, box.height, stock.corner_mm * MM)


def _draw_cut_marks(canvas: Canvas, stock: Stock) -> None:
    """Short marks in the margins at every edge of the grid: cut from mark to mark."""
    boxes = label_boxes(stock)
    left, right = min(box.x for box in boxes), max(box.x + box.width for box in boxes)
    low, high = min(box.y for box in boxes), max(box.y + box.height for box in boxes)
    for x in sorted({round(edge, 2) for box in boxes for edge in (box.x, box.x + box.width)}):
        canvas.line(x, high + _MARK_GAP, x, high + _MARK_GAP + _MARK_LENGTH)
        canvas.line(x, low - _MARK_GAP, x, low - _MARK_GAP - _MARK_LENGTH)
    for y in sorted({round(edge, 2) for box in boxes for edge in (box.y, box.y + box.height)}):
        canvas.line(left - _MARK_GAP, y, left - _MARK_GAP - _MARK_LENGTH, y)
        canvas.line(right + _MARK_GAP, y, right + _MARK_GAP + _MARK_LENGTH, y)


def _draw_camera(canvas: Canvas) -> None:
    canvas.roundRect(-0.27, -0.2, 0.54, 0.36, 0.06)
    canvas.circle(0, -0.02, 0.1)
    canvas.rect(-0.09, 0.16, 0.18, 0.06, stroke=0, fill=1)


def _draw_photo_yes(canvas: Canvas) -> None:
    """A circle round a camera."""
    canvas.circle(0, 0, 0.5)
    _draw_camera(canvas)


def _draw_photo_ask(canvas: Canvas) -> None:
    """A diamond with three dots: something is still to be said."""
    _draw_polygon(canvas, (0, 0.58), (0.58, 0), (0, -0.58), (-0.58, 0))
    for x in (-0.2, 0, 0.2):
        canvas.circle(x, 0, 0.065, stroke=0, fill=1)


def _draw_photo_no(canvas: Canvas) -> None:
    """A solid square with a struck-out camera in white: the one that must be seen from across a room."""
    canvas.rect(-0.5, -0.5, 1, 1, stroke=0, fill=1)
    canvas.setStrokeGray(1)
    canvas.setFillGray(1)
    _draw_camera(canvas)
    canvas.setLineWidth(0.11)
    canvas.line(-0.38, 0.38, 0.38, -0.38)


def _draw_talk_anyone(canvas: Canvas) -> None:
    canvas.circle(0, 0, 0.45, stroke=0, fill=1)


def _draw_talk_known(canvas: Canvas) -> None:
    _draw_polygon(canvas, (0, 0.5), (0.55, -0.42), (-0.55, -0.42))


def _draw_talk_none(canvas: Canvas) -> None:
    canvas.setLineWidth(0.14)
    canvas.rect(-0.42, -0.42, 0.84, 0.84)


def _draw_polygon(canvas: Canvas, *corners: tuple[float, float]) -> None:
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path)


_DRAWINGS = {
    "photo-yes": _draw_photo_yes,
    "photo-ask": _draw_photo_ask,
    "photo-no": _draw_photo_no,
    "talk-anyone": _draw_talk_anyone,
    "talk-known": _draw_talk_known,
    "talk-none": _draw_talk_none,
}
