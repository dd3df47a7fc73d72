"""Names as given: how parts are joined for show, how they are compared, which are no names, which look alike."""

import re
import unicodedata

from rapidfuzz import fuzz

from t4gsw_desktop.core.folding import fold

LONGEST_NAME = 200  # letters
_LONGEST_LIKELY = 60  # letters of a text that is told to be a name by its looks alone
_MOST_WORDS = 5
_NOT_IN_NAMES = re.compile(r"[\d@?!:;/\\<>|_=+*#\"]")
# The rapidfuzz ratio that the words two names do not share must reach: "jon" and "john" 86, "ann" and "ian" 67.
NEAR_WITH_SHARED_PART = 70.0  # a word of the name or the e-mail is the same
NEAR_WITHOUT = 85.0
_PLACEHOLDERS = re.compile(
    r"((info(rmation)? requested ?)+|guests?( ?\d+| of .*)?|plus one|plus 1|\+ ?1|tb[acd]|to be (confirmed|announced)|"
    r"unknown|unnamed|anonymous|no name|n/?a|none|null|name|first name last name|attendee( ?\d+)?|ticket holder|"
    r"[-–—?.x*]+)"
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4}
_COMPANY = re.compile(
    r"[,(\[]? ?(?:"
    r"(?:\+|\bplus (?=\S)) ?(?P<number>\d{1,2}|one|two|three|four|an?\b)?(?: ?(?:guest|friend|partner|other)s?)?"
    r"|(?:\band|&|\bwith) (?:an? |one |1 |his |her |their |my )?(?:guest|plus one|friend|partner)"
    r") ?[)\]]?$",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+|\b\w\b")
_BRACKETS = re.compile(r"[(\[{]")
_TWO_PEOPLE = re.compile(r"\w (?:&|\+|/|and|und|et) \w", re.IGNORECASE)
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


def looks_like_name(text: str) -> bool:
    """True for one to five words without figures or signs, not all in small letters: most likely a name."""
    words = text.split() if len(text) <= _LONGEST_LIKELY else []
    if not 0 < len(words) <= _MOST_WORDS or all(word[0].islower() for word in words):
        return False
    return any(map(str.isalpha, text)) and not _NOT_IN_NAMES.search(text)


def part_company(name: str) -> tuple[str, int]:
    """A name and how many unnamed guests are added to it: "Sam Kaye +1" and "Ann (and guest)" bring one each.

    The name as given and 0 when nothing of the kind stands at its end.
    """
    found = _COMPANY.search(name) if len(name) <= LONGEST_NAME else None
    who = name[: found.start()].rstrip(" ,-–(") if found else ""
    if not found or not any(map(str.isalpha, who)):
        return name, 0
    number = (found["number"] or "1").casefold()
    return who, int(number) if number.isdecimal() else _NUMBERS.get(number, 1)


def name_oddity(name: str) -> str:
    """The code of what to look at in a name (a key of `sentences.PROBLEMS`); "" when there is nothing."""
    if looks_broken(name):
        return "broken_letters"
    if len(name) > LONGEST_NAME:
        return ""
    if _BRACKETS.search(name):
        return "brackets"
    return "two_people" if _TWO_PEOPLE.search(name) else ""


def looks_broken(name: str) -> bool:
    """True for letters that were decoded wrongly before the file reached us ("SiÃ¢n")."""
    return not name.isascii() and _BROKEN.search(name) is not None


def likeness(one: tuple[str, ...], other: tuple[str, ...], *, same_email: bool) -> float:
    """How alike two names are, from 0 to 100, by their folded words in any order; 0 when they are not alike.

    A name whose words are all in the other one counts, given two words in common or the same e-mail. Where one word
    differs and the others do not, that word must itself be near or the start of the other ("Sam", "Samuel"): this
    keeps apart two of a family who share surname and mailbox. Names that differ by a number or an initial only
    ("Guest 1" and "Guest 2") are not alike.
    """
    common = set(one) & set(other)
    rest_of_one = " ".join(word for word in one if word not in common)
    rest_of_other = " ".join(word for word in other if word not in common)
    if _differ_in_figures(rest_of_one, rest_of_other):
        return 0.0
    if not rest_of_one or not rest_of_other:
        return 95.0 if len(common) > 1 or (common and same_email) else 0.0
    if common and _is_short_form(rest_of_one, rest_of_other):
        return 90.0
    near = fuzz.ratio(rest_of_one, rest_of_other)
    needed = NEAR_WITH_SHARED_PART if common or same_email else NEAR_WITHOUT
    return near if near >= needed else 0.0


def _differ_in_figures(one: str, other: str) -> bool:
    """True when two texts are the same but for the numbers or single letters in them, which they have."""
    plain_one, plain_other = _FIGURES.sub("", one), _FIGURES.sub("", other)
    return plain_one == plain_other and plain_one != one and plain_other != other


def _is_short_form(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 2 and longer.startswith(shorter)
