"""From bytes to text: a mark at the start decides, then strict UTF-8, then UTF-16 by its NUL bytes, then Windows."""

import codecs

# The longer mark first: UTF-32 little-endian begins with the mark of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SAMPLE_BYTES = 8192


def _windows_letter(byte: int) -> str:
    """The Windows-1252 letter of a byte; five bytes it leaves undefined are read as Latin-1."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


# A stray byte inside UTF-8 text comes out of "surrogateescape" as U+DC80 to U+DCFF; these are its Windows letters.
_STRAY_BYTES = {0xDC00 + byte: _windows_letter(byte) for byte in range(0x80, 0x100)}


def decode_text(data: bytes) -> tuple[str, str]:
    """Return the text of `data` and the plain name of its encoding. Never raises: any bytes give some text."""
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace").lstrip("\ufeff"), label
    wide = _unmarked_utf16(data)
    if wide:
        return data[: len(data) // 2 * 2].decode(wide, "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _decode_damaged(data)


def _unmarked_utf16(data: bytes) -> str:
    """The codec of UTF-16 text without a mark, told by NULs that sit on one side of the byte pairs; "" if it is not."""
    sample = data[:_SAMPLE_BYTES]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    few, many = sorted((first, second))
    if many < 2 or many * 20 < len(sample) // 2 or few * 8 > many:
        return ""
    return "utf-16-le" if second > first else "utf-16-be"


def _decode_damaged(data: bytes) -> tuple[str, str]:
    """UTF-8 with a few foreign bytes stays UTF-8 (each such byte read as Windows); anything else is Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    stray = sum(1 for letter in text if "\udc80" <= letter <= "\udcff")
    beyond_ascii = sum(1 for letter in text if letter > "\x7f") - stray
    if beyond_ascii > stray:
        return text.translate(_STRAY_BYTES), "UTF-8 with stray bytes"
    return data.decode("latin-1").translate({code: _windows_letter(code) for code in range(0x80, 0xA0)}), "Windows-1252"
