"""Folding: how a name is compared when accents, case and script variants should not matter. Display never uses it."""

import unicodedata
from collections.abc import Iterable

# Letters that do not decompose but that people type without their stroke or ligature.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "ng",
        "ĸ": "k",
        "ə": "e",
        "ς": "σ",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "`": "'",
        "´": "'",
    }
)
_BULLETS = "-–—•*· \t\u00a0"
_BETWEEN_WORDS = str.maketrans(dict.fromkeys("-‐‑–'.,()/", " "))


def fold(text: str) -> str:
    """Return `text` without accents, case and script variants (full-width, ligatures), spaces single and trimmed.

    "Łukasz ŻÓŁĆ" and "lukasz zolc" fold to the same string; so do NFC and NFD spellings. Marks are dropped only from
    scripts where they are accents (Latin, Greek, Cyrillic, Hebrew, Arabic); vowel signs of Indic scripts are letters
    and stay.
    """
    if text.isascii():  # most names, at a tenth of the cost
        return " ".join(text.casefold().replace("`", "'").split())
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    kept = (letter for letter in unicodedata.normalize("NFKD", decomposed) if not _is_accent(letter))
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def _is_accent(letter: str) -> bool:
    """True for combining marks below U+0700, which covers the scripts whose marks people leave out when searching."""
    return (ord(letter) < 0x0700 or 0x1AB0 <= ord(letter) < 0x1E00) and unicodedata.category(letter) == "Mn"


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name, split at spaces, hyphens and apostrophes too, so that any part of it can be found."""
    return tuple(fold(text).translate(_BETWEEN_WORDS).split())


def new_lines(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The lines of a typed or pasted list, each once, without bullets and without what is `known` already."""
    seen = {fold(one) for one in known} | {""}
    fresh = []
    for line in text.splitlines():
        bare = line.strip(_BULLETS)
        if fold(bare) not in seen:
            seen.add(fold(bare))
            fresh.append(bare)
    return tuple(fresh)
