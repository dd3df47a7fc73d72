"""Reads the codes in one frame of a camera, in less time than the next frame takes to come."""

from collections.abc import Container
from dataclasses import dataclass

import zxingcpp
from PIL import Image

from t4gsw_desktop.core.badge_code import read_code

# What keeps a code that may be there from being read, as far as can be told.
DARK, CLOSER, STILL, SHINES, FOREIGN = "dark", "closer", "still", "shines", "foreign"

_LEAST_LIGHT = 40  # of 255, which the brightest hundredth of a frame has at least
_SMALL = 3.0  # pixels a module, below which a code has to come closer
_MODULES = 21
_TWICE_WITHIN = 30  # frames


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

    A text is taken when its check letter holds; one of `older`, the codes of earlier programs that are on tonight's
    list, when a second frame within a second confirms it. All others are no codes of ours.
    """

    def __init__(self, older: Container[str] = ()) -> None:
        self.older = older
        self._frame = 0
        self._once: dict[str, int] = {}

    def read(self, luma: bytes, width: int, height: int, stride: int) -> tuple[str, ...]:
        """The texts in a frame of grey pixels, a byte each; a row begins every `stride` bytes."""
        return self.look(luma, width, height, stride).texts

    def look(self, luma: bytes, width: int, height: int, stride: int) -> Sight:
        """The texts in a frame, and what is in the way of reading more."""
        frame = Image.frombuffer("L", (width, height), luma, "raw", "L", stride, 1)
        self._frame += 1
        found = _read(frame, zxingcpp.Binarizer.LocalAverage)
        if not any(one.valid for one in found):
            found += _read(frame, zxingcpp.Binarizer.GlobalHistogram)
        texts = self._taken([one.text for one in found if one.valid])
        light = _light(frame)
        return Sight(texts, "" if texts else _hint(found, light), light)

    def _taken(self, read: list[str]) -> tuple[str, ...]:
        """Those of the texts that are beyond doubt, the others kept until they are seen again."""
        taken = []
        for text in read:
            code = read_code(text)
            if code is not None:
                taken.append(code)
            elif text in self.older:
                if self._frame - self._once.get(text, -_TWICE_WITHIN) < _TWICE_WITHIN:
                    taken.append(text)
                self._once[text] = self._frame
        return tuple(dict.fromkeys(taken))


def codes_on(grey: bytes, width: int, height: int) -> tuple[str, ...]:
    """Every QR code on a clean picture, a printed page say, whatever it says."""
    picture = memoryview(grey).cast("B", (height, width))
    return tuple(one.text for one in _read(picture, zxingcpp.Binarizer.LocalAverage) if one.valid)


def _read(picture: object, binarizer: zxingcpp.Binarizer) -> list[zxingcpp.Barcode]:
    """The QR codes in a picture, those among them that are too damaged to be read."""
    # The set of formats is made for each call: one that outlives the program is told as a leak by the library.
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return zxingcpp.read_barcodes(picture, formats=formats, binarizer=binarizer, return_errors=True)


def _light(frame: Image.Image) -> int:
    """The brightness that a hundredth of the frame reaches, from every eighth pixel each way."""
    counts = frame.resize((frame.width // 8, frame.height // 8), Image.Resampling.NEAREST).histogram()
    left = sum(counts) // 100
    for level in range(255, -1, -1):
        left -= counts[level]
        if left < 0:
            return level
    return 0


def _hint(found: list[zxingcpp.Barcode], light: int) -> str:
    if any(one.valid for one in found):
        return FOREIGN
    if light < _LEAST_LIGHT:
        return DARK
    for one in found:
        at = one.position
        side = abs(complex(at.top_right.x - at.top_left.x, at.top_right.y - at.top_left.y))
        return CLOSER if side < _SMALL * _MODULES else STILL
    return ""
