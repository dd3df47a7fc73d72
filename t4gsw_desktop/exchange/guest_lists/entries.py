"""The people on one line of typed or pasted text: bullets off, several parted, each into a name and an address."""

import re

LONGEST_ENTRY = 1000  # letters; nobody's name and address is longer, and patterns over long text are slow
_BULLET = re.compile(r"^\s*(?:[-*•·–—▪◦‣●]|\(?\d{1,4}[.)]|\[[ xX✓]?\])\s+")
_ANGLED = re.compile(r'^\s*"?([^"<>]*?)"?\s*<\s*(?:mailto:)?([^<>\s]+)\s*>\s*$')
_TRAILING = re.compile(r"^(.*?)[\s,:(–-]+(?:mailto:)?([^\s@<>(),;]+@[^\s@<>(),;]+\.[^\s@<>(),;]+)\)?$")
_BARE = re.compile(r"^(?:mailto:)?([^\s@<>(),;]+@[^\s@<>(),;]+)$")
_AFTER_ADDRESS = re.compile(r"(?<=>)\s*,\s*")


def entries_of(line: str) -> list[str]:
    """The people on one line: a semicolon always parts them, a comma only right after an address in brackets."""
    bare = _BULLET.sub("", line)
    pieces = [piece for part in bare.split(";") for piece in _AFTER_ADDRESS.split(part)]
    return [" ".join(piece.split()) for raw in pieces if (piece := raw.strip(" ,\t"))]


def is_angled(entry: str) -> bool:
    """True for `Name <address>`, as mail programs write it."""
    return len(entry) <= LONGEST_ENTRY and _ANGLED.match(entry) is not None


def name_and_email(entry: str) -> tuple[str, str]:
    """The name and the address in one entry, either "" where there is none."""
    if "@" not in entry or len(entry) > LONGEST_ENTRY:
        return entry, ""
    for pattern in (_ANGLED, _TRAILING):
        found = pattern.match(entry)
        if found:
            return found[1].strip(" ,\"'"), found[2]
    bare = _BARE.match(entry)
    return ("", bare[1]) if bare else (entry, "")
