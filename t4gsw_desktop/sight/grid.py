"""Where a badge's code lies in a frame: its modules sampled through perspective, and a guess pulled onto it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from PIL import Image, ImageChops, ImageFilter

from t4gsw_desktop.sight.symbol import KNOWN, MODULES

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]  # upper left, upper right, lower right, lower left as printed

_Levels = Callable[[bytes], tuple[int, ...]]
_Part = tuple[_Levels, _Levels]  # what takes the dark modules of a part out of all, and what the light ones


def _part(wanted: Callable[[int, int], bool]) -> _Part:
    dark, light = (
        [row * MODULES + column for (row, column), is_dark in KNOWN.items() if is_dark == which and wanted(row, column)]
        for which in (True, False)
    )
    return itemgetter(*dark), itemgetter(*light)


def _in_corner(row: int, column: int, top: int, left: int) -> bool:
    return top <= row < top + 8 and left <= column < left + 8


_PLACES = ((0, 0), (0, 13), (13, 0))
_CORNERS = tuple(
    _part(lambda row, column, place=place: _in_corner(row, column, *place))  # type: ignore[misc]
    for place in _PLACES
)
_REST = _part(lambda row, column: not any(_in_corner(row, column, *place) for place in _PLACES))
_FINE = 3  # samples each way in a module when it is read
COARSE, FINE = (0.9, 0.45, 0.22), (0.22, 0.11)  # modules by which corners are moved, one round after the other
_NEIGHBOURHOOD = 7  # modules each way among which dark and light are told apart


@dataclass(frozen=True, slots=True)
class Fit:
    """A place for a code, and how well the modules that all our codes share agree with it: 1 wholly, 0 not at all."""

    quad: Quad
    agreement: float


def fit(frame: Image.Image, quad: Quad) -> Fit:
    """How well a code of ours lies at `quad`."""
    modules = _sample(frame, quad, 1).tobytes()
    return Fit(quad, _agreement(modules))


def improve(frame: Image.Image, guess: Fit, steps: Sequence[float]) -> Fit:
    """The guess with each corner moved to where the known modules agree best, by so many modules in each round."""
    best = guess
    for step in steps:
        for corner in range(4):
            for axis in (0, 1):
                best = _moved(frame, best, corner, axis, step)
    return best


def modules_at(frame: Image.Image, quad: Quad, sharpened: int = 0) -> list[float]:
    """How sure each module is to be dark, row by row: -1 to 1.

    Each is compared with the brightest and the darkest near it, since light falls unevenly on a badge. Where all is
    equally bright nothing is known: a lamp mirrored there hides what is dark, so light counts the less, the less there
    is dark next to it. `sharpened`, in per cent, undoes some of what a lens out of focus or a moving hand did.
    """
    whole = _sample(frame, quad, _FINE)
    if sharpened:
        whole = whole.filter(ImageFilter.UnsharpMask(_FINE, sharpened, 0))
    seen = whole.reduce(_FINE)
    brightest, darkest, mean = (seen.filter(one) for one in _NEAR)
    spans = ImageChops.subtract(brightest, darkest).tobytes()
    middles = ImageChops.add(brightest, darkest, 2).tobytes()
    least = 0.3 * max(spans)
    sure = []
    for level, top, around, middle, span in zip(
        seen.tobytes(), brightest.tobytes(), mean.tobytes(), middles, spans, strict=True
    ):
        if span < least or not span:
            sure.append(0.0)
        elif level <= middle:
            sure.append((middle - level) / span)
        else:
            sure.append((middle - level) / span * min(1.0, 2 * (top - around) / span))
    return sure


_NEAR = (ImageFilter.MaxFilter(_NEIGHBOURHOOD), ImageFilter.MinFilter(_NEIGHBOURHOOD), ImageFilter.BoxBlur(1))


def _moved(frame: Image.Image, best: Fit, corner: int, axis: int, step: float) -> Fit:
    """`best`, or what it becomes when one corner moves to either side by `step` modules."""
    for sign in (step, -step):
        quad = best.quad
        along = _minus(quad[1], quad[0]) if axis == 0 else _minus(quad[3], quad[0])
        x, y = quad[corner]
        there = (x + along[0] * sign / MODULES, y + along[1] * sign / MODULES)
        moved = fit(frame, (*quad[:corner], there, *quad[corner + 1 :]))  # type: ignore[arg-type]
        if moved.agreement > best.agreement:
            return moved
    return best


def _agreement(modules: bytes) -> float:
    """The two corners that agree best, and what lies between corners: one may be hidden."""
    contrast = max(modules) - min(modules)
    if not contrast:
        return 0.0
    _, second, third, rest = (*sorted(_difference(modules, part) for part in _CORNERS), _difference(modules, _REST))
    return (0.3 * (second + third) + 0.4 * rest) / contrast


def _difference(modules: bytes, part: "_Part") -> float:
    """How much brighter the light modules of a part are than the dark ones."""
    dark, light = part[0](modules), part[1](modules)
    return sum(light) / len(light) - sum(dark) / len(dark)


def _sample(frame: Image.Image, quad: Quad, fine: int) -> Image.Image:
    side = MODULES * fine
    return frame.transform((side, side), Image.Transform.PERSPECTIVE, _from_square(quad, side), _SMOOTH)


_SMOOTH = Image.Resampling.BILINEAR


def _from_square(quad: Quad, side: float) -> Sequence[float]:
    """The eight numbers that lead a square of this side to `quad` (P. Heckbert, "Fundamentals of Texture Mapping")."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
    dx1, dx2, sx = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, sy = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    area = dx1 * dy2 - dx2 * dy1 or 1e-9
    g, h = (sx * dy2 - dx2 * sy) / area, (dx1 * sy - sx * dy1) / area
    return (
        (x1 - x0 + g * x1) / side,
        (x3 - x0 + h * x3) / side,
        x0,
        (y1 - y0 + g * y1) / side,
        (y3 - y0 + h * y3) / side,
        y0,
        g / side,
        h / side,
    )


def _minus(one: Point, other: Point) -> Point:
    return one[0] - other[0], one[1] - other[1]


def scaled(quad: Quad, by: float) -> Quad:
    """The same place in a picture that is `by` as large."""
    a, b, c, d = ((x * by, y * by) for x, y in quad)
    return a, b, c, d
