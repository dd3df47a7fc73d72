"""Names as given: how parts are joined for show, how they are compared, which are no names, which look alike."""

import re
import unicodedata

from rapidfuzz import fuzz

from t4gsw_desktop.core.folding import fold

LONGEST_NAME = 200  # letters
# The rapidfuzz ratio that the words two names do not share must reach: "jon" and "john" 86, "ann" and "ian" 67.
NEAR_WITH_SHARED_PART = 70.0  # a word of the name or the e-mail is the same
NEAR_WITHOUT = 85.0
_PLACEHOLDERS = re.compile(
    r"((info(rmation)? requested ?)+|guests?( ?\d+| of .*)?|plus one|plus 1|\+ ?1|tb[acd]|to be (confirmed|announced)|"
    r"unknown|unnamed|anonymous|no name|n/?a|none|null|name|first name last name|attendee( ?\d+)?|ticket holder|"
    r"[-–—?.x*]+)"
)
_BROKEN = re.compile(
    "Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2018-\u203a\u20ac]|â€|Â[\u00a0-\u00bf]|\ufffd"
)


def join_parts(*parts: str) -> str:
    """The parts of a name with single spaces between them, in NFC, with case and spelling as given."""
    joined = " ".join(" ".join(parts).split())
    return joined if joined.isascii() else unicodedata.normalize("NFC", joined)


def is_placeholder(name: str) -> bool:
    """True for what platforms and people write where they do not know the name yet ("Info Requested", "Guest 2")."""
    return len(name) < 60 and _PLACEHOLDERS.fullmatch(fold(name)) is not None


def looks_broken(name: str) -> bool:
    """True for letters that were decoded wrongly before the file reached us ("SiÃ¢n")."""
    return not name.isascii() and _BROKEN.search(name) is not None


def likeness(one: tuple[str, ...], other: tuple[str, ...], *, same_email: bool) -> float:
    """How alike two names are, from 0 to 100, by their folded words in any order; 0 when they are not alike.

    A name whose words are all in the other one counts, given two words in common or the same e-mail. Where one word
    differs and the others do not, that word must itself be near or the start of the other ("Sam", "Samuel"): this
    keeps apart two of a family who share surname and mailbox.
    """
    common = set(one) & set(other)
    rest_of_one = " ".join(word for word in one if word not in common)
    rest_of_other = " ".join(word for word in other if word not in common)
    if not rest_of_one or not rest_of_other:
        return 95.0 if len(common) > 1 or (common and same_email) else 0.0
    if common and _is_short_form(rest_of_one, rest_of_other):
        return 90.0
    near = fuzz.ratio(rest_of_one, rest_of_other)
    needed = NEAR_WITH_SHARED_PART if common or same_email else NEAR_WITHOUT
    return near if near >= needed else 0.0


def _is_short_form(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 2 and longer.startswith(shorter)
