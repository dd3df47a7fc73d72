"""Reads a badge of ours where a general reader gives up: a corner hidden by light, a hand that moved, several frames.

What a general reader cannot know: every code has 21 by 21 modules, more than half of which are the same on all badges,
and what the others may say.
"""

from collections.abc import Sequence

from PIL import Image

from t4gsw_desktop.sight.finders import find_finders, places
from t4gsw_desktop.sight.grid import COARSE, FINE, Fit, Quad, fit, improve, modules_at, scaled
from t4gsw_desktop.sight.symbol import MODULES, letters_of, unmasked

# How a frame is looked at, one way after the other in the frames that follow: how much smaller it is made, so many
# pixels around that decide what is dark, and the place that is looked at closely, the best or the next. The first helps
# most. What is small is read without all this.
_WAYS = ((3, 7, 0), (4, 7, 0), (3, 9, 1), (2, 14, 0), (4, 7, 1), (3, 11, 0), (3, 7, 2))
_MAY_BE, _IS = 0.25, 0.45  # agreement of the known modules from which a place is looked at closely, and is a code
_SHARPENED = (150, 0)  # per cent, one try after the other
_KEPT = 0.8  # of what was known before, when another frame is added
_HIDDEN = 0.12  # of the modules: more than this unknown is a lamp's mirror


class BadgeReader:
    """Reads frame after frame. What each shows of a code is added up, so that frames may read together.

    `module` is the size of a module in the last frame, in pixels, 0.0 where no code was found; `hidden` tells whether
    a good part of it could not be seen.
    """

    def __init__(self) -> None:
        self._known: list[float] = []
        self._frame = 0
        self.module = 0.0
        self.hidden = False

    def forget(self) -> None:
        """A badge was read, and the next one is another."""
        self._known, self._frame = [], 0
        self.module, self.hidden = 0.0, False

    def read(self, frame: Image.Image) -> str | None:
        """The ten letters of a badge in the frame, or in this and those before it; None unless they are sure."""
        self.module, self.hidden = 0.0, False
        shrunk, around, place = _WAYS[self._frame % len(_WAYS)]
        self._frame += 1
        small = frame.reduce(shrunk)
        fits = sorted((fit(small, quad) for quad in places(find_finders(small, around))), key=_by_agreement)
        rough = improve(small, fits[place], COARSE) if place < len(fits) else None
        if rough is None or rough.agreement < _MAY_BE:
            return None
        found = improve(frame, fit(frame, scaled(rough.quad, shrunk)), FINE)
        letters, bits = _letters_at(frame, found.quad)
        if letters is None and found.agreement > _IS:
            self.module, self.hidden = _module(found.quad), bits.count(0.0) > _HIDDEN * len(bits)
            letters = self.together(bits)
        return letters

    def together(self, bits: Sequence[float]) -> str | None:
        """The letters that the bits of a frame and those before it say together; None while they are not sure."""
        alone = not self._known
        self._known = list(bits) if alone else [_KEPT * old + new for old, new in zip(self._known, bits, strict=True)]
        return None if alone else letters_of(self._known)


def _by_agreement(found: Fit) -> float:
    return -found.agreement


def _letters_at(frame: Image.Image, quad: Quad) -> tuple[str | None, list[float]]:
    """The letters at a place, and the bits that they were read from or not."""
    bits: list[float] = []
    for sharpened in _SHARPENED:
        bits = unmasked(modules_at(frame, quad, sharpened))
        if (letters := letters_of(bits)) is not None:
            return letters, bits
    return None, bits


def _module(quad: Quad) -> float:
    (x0, y0), (x1, y1) = quad[:2]
    return abs(complex(x1 - x0, y1 - y0)) / MODULES
