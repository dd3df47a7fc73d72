"""Reads the codes in one frame of a camera, in less time than the next frame takes to come."""

import time
from collections.abc import Callable, Container
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageFilter

from t4gsw_desktop.core.badge_code import read_code
from t4gsw_desktop.sight.badge import BadgeReader
from t4gsw_desktop.sight.symbol import MODULES

# What keeps a code that may be there from being read, as far as can be told.
DARK, CLOSER, STILL, SHINES, FOREIGN = "dark", "closer", "still", "shines", "foreign"

_LEAST_LIGHT = 40  # of 255, which the brightest hundredth of a frame has at least
_SMALL = 3.0  # pixels a module, below which a code has to come closer
_TWICE_WITHIN = 30  # frames
_PATIENCE = 0.009
_SHARPER = ImageFilter.UnsharpMask(3, 300, 0)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one frame shows: the `texts` that were read beyond doubt, and a `hint` why there may be none ("" for none).

    `light` is the brightness, 0 to 255, that a hundredth of the frame reaches.
    """

    texts: tuple[str, ...] = ()
    hint: str = ""
    light: int = 255


class Reader:
    """Reads frame after frame of one camera. It belongs to one thread.

    A frame that the library does not read at once is looked at for a badge of ours, and is given to the library once
    more in another form, a different one each time: what is in the way in one frame is seldom in the way of all.

    A text is taken when its check letter holds; one of `older`, the codes of earlier programs that are on tonight's
    list, when a second frame within a second confirms it. All others are no codes of ours.

    `patience` is in seconds of the processor: when a frame has cost so many, no other form of it is tried.
    """

    def __init__(self, older: Container[str] = (), *, patience: float = _PATIENCE) -> None:
        self.older, self._patience = older, patience
        self._frame = self._missed = 0
        self._once: dict[str, int] = {}
        self._badge = BadgeReader()

    def read(self, luma: bytes, width: int, height: int, stride: int) -> tuple[str, ...]:
        """The texts in a frame of grey pixels, a byte each; a row begins every `stride` bytes."""
        return self.look(luma, width, height, stride).texts

    def look(self, luma: bytes, width: int, height: int, stride: int) -> Sight:
        """The texts in a frame, and what is in the way of reading more."""
        frame = Image.frombuffer("L", (width, height), luma, "raw", "L", stride, 1)
        self._frame += 1
        begun = time.thread_time()
        light = _light(frame)
        found = _read(frame)
        texts = self._taken(found)
        if not texts and not any(one.valid for one in found):
            if (letters := self._badge.read(frame)) is not None:
                texts = (letters,)
            elif time.thread_time() - begun < self._patience:
                found += FORMS[self._missed % len(FORMS)](frame, light)
                texts = self._taken(found)
            self._missed += 1
        if texts:
            self._missed = 0
            self._badge.forget()
        return Sight(texts, "" if texts else self._hint(found, light), light)

    def _taken(self, found: list[zxingcpp.Barcode]) -> tuple[str, ...]:
        """Those of the texts that are beyond doubt, the others kept until they are seen again."""
        taken = []
        for text in dict.fromkeys(one.text for one in found if one.valid):
            code = read_code(text)
            if code is not None:
                taken.append(code)
            elif text in self.older:
                if self._frame - self._once.get(text, -_TWICE_WITHIN) < _TWICE_WITHIN:
                    taken.append(text)
                self._once[text] = self._frame
        return tuple(taken)

    def _hint(self, found: list[zxingcpp.Barcode], light: int) -> str:
        if any(one.valid for one in found):
            return FOREIGN
        if light < _LEAST_LIGHT:
            return DARK
        module = max((_module_of(one) for one in found), default=self._badge.module)
        if not module:
            return ""
        if module < _SMALL:
            return CLOSER
        return SHINES if self._badge.hidden else STILL


def codes_on(grey: bytes, width: int, height: int) -> tuple[str, ...]:
    """Every QR code on a clean picture, a printed page say, whatever it says."""
    return tuple(one.text for one in _read(Image.frombytes("L", (width, height), grey)) if one.valid)


def _read(picture: Image.Image, binarizer: zxingcpp.Binarizer | None = None) -> list[zxingcpp.Barcode]:
    """The QR codes in a picture, those among them that are too damaged to be read."""
    # The set of formats is made for each call: one that outlives the program is told as a leak by the library.
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    binarizer = binarizer or zxingcpp.Binarizer.LocalAverage
    return zxingcpp.read_barcodes(picture, formats=formats, binarizer=binarizer, return_errors=True)


def _at_level(share: float) -> Callable[[Image.Image, int], list[zxingcpp.Barcode]]:
    """Reads what is darker than a share of the light as dark: a badge that moved is grey between its modules."""

    def read(frame: Image.Image, light: int) -> list[zxingcpp.Barcode]:
        level = max(1, round(light * share))
        return _read(frame.point([0] * level + [255] * (256 - level)), zxingcpp.Binarizer.FixedThreshold)

    return read


def _by_histogram(frame: Image.Image, _light: int) -> list[zxingcpp.Barcode]:
    return _read(frame, zxingcpp.Binarizer.GlobalHistogram)


def _sharpened(frame: Image.Image, _light: int) -> list[zxingcpp.Barcode]:
    """Made smaller first, for this is slow; a code that is small is seldom out of focus."""
    return _read(frame.reduce(3).filter(_SHARPER))


def _smaller(frame: Image.Image, _light: int) -> list[zxingcpp.Barcode]:
    """Four pixels made one have half the grain of a frame taken in the dark."""
    return _read(frame.reduce(2))


# The first helps most, by itself and by what it costs.
FORMS = (_at_level(0.5), _sharpened, _smaller, _at_level(0.35), _by_histogram, _at_level(0.65))


def _light(frame: Image.Image) -> int:
    """The brightness that a hundredth of the frame reaches, from every eighth pixel each way."""
    counts = frame.resize((frame.width // 8, frame.height // 8), Image.Resampling.NEAREST).histogram()
    left = sum(counts) // 100
    for level in range(255, -1, -1):
        left -= counts[level]
        if left < 0:
            return level
    return 0


def _module_of(code: zxingcpp.Barcode) -> float:
    at = code.position
    return abs(complex(at.top_right.x - at.top_left.x, at.top_right.y - at.top_left.y)) / MODULES
