"""What a file is by its first bytes, whatever its name says; what can hold no guest list is refused in one sentence."""

import re

from t4gsw_desktop.errors import Refusal

LARGEST_FILE = 100_000_000  # bytes; a list of 100,000 people with long answers is about a third of this
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURE = "This is a picture, not a guest list. Choose the file with the names in it, or type or paste them."
_PACKED = "This is a packed archive. Unpack it first, then choose the list inside."
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "This is a PDF. Ask for the list as a CSV or Excel file, or paste the names instead."),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM6", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"RIFF", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"{\\rtf", "This is a word-processor file. Copy the names out of it and paste them instead."),
    (b"SQLite format 3\x00", "This is a database, not a guest list. Choose a CSV or Excel file."),
)
_PAGE = re.compile(r"<(!doctype|html|head|body|table|meta|\?xml|script|style|div)\b", re.IGNORECASE)
_CARDS = re.compile(r"BEGIN:(VCARD|VCALENDAR)", re.IGNORECASE)


def container_of(data: bytes) -> str:
    """Return "zip", "ole" or "text" for bytes that may hold a list; raises Refusal for what cannot."""
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise Refusal("This file is empty. Choose another file, or paste the names.")
    if len(data) > LARGEST_FILE:
        raise Refusal("This file is larger than any guest list: over 100 MB. Choose another file.")
    for signature, sentence in _SIGNATURES:
        if data.startswith(signature):
            raise Refusal(sentence)
    if data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        raise Refusal(_PICTURE)
    if data.startswith(_OLE):
        return "ole"
    return "zip" if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06") else "text"


def refuse_foreign_text(text: str) -> None:
    """Raise Refusal when `text` is a web page, cards, a calendar, or not text at all; else do nothing."""
    start = text[:2000].lstrip()
    if _PAGE.match(start):
        raise Refusal(
            "This is a web page saved under a spreadsheet's name. Open it in Excel and save it as CSV or XLSX."
        )
    if _CARDS.match(start):
        raise Refusal("This is an address book or a calendar, not a guest list. Ask for a CSV or Excel file.")
    sample = text[:20_000]
    unreadable = sum(
        1 for letter in sample if (letter < " " and letter not in "\t\n\r\x0b\x0c\x00") or letter == "\ufffd"
    )
    if unreadable * 20 > len(sample):
        raise Refusal("This file holds no text that can be read. Choose a CSV or Excel file, or paste the names.")
