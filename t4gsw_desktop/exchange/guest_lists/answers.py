"""What people's answers mean: yes and no, photo and talk choices, statuses, lists of things, words for access needs."""

import re
from functools import lru_cache

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.people import ACCESS_NEEDS

_WORDS = re.compile(r"\w+")
_NOTHING = re.compile(
    r"none|no|n|n a|na|nil|nothing|not applicable|none thanks|no thanks|no thank you|nope|no needs|none needed|"
    r"not needed|no requirements|no preference|nothing special|keine|aucun|aucune|ninguno|nessuno|0|false"
)
_BARE_YES = re.compile(r"(y|yes|yep|yeah|true|x|✓|ja|oui|si)( please)?")
_YES = re.compile(
    r"\b(y|yes|yep|yeah|true|ok|okay|fine|sure|happy|agree|agreed|consent|allowed|allow|of course|please do|go ahead|"
    r"opted in|opt in|subscribed|subscribe|ja|oui|si|sim|ie|ydw|tak|x|1|✓|granted|all good|keep me|first|new)\b"
)
_NO = re.compile(
    r"\b(n|no|non|nein|nee|na|nie|not|don t|dont|do not|never|none|decline[ds]?|refuse[ds]?|object|without|avoid|false|"
    r"0|opt out|opted out|unsubscribed|rather not|prefer not|been before|returning|nag)\b"
)
_NOT_A_NO = re.compile(
    r"\b(no (problem|objections?|issues?|worries)|not (a )?problem|don t mind|dont mind|do not mind|no problems)\b"
)
_ASK = re.compile(r"\b(ask|asked|check with me|check first|depends|case by case)\b")
_NEGATIVE_HEADING = re.compile(
    r"\b(no photos?|not (be )?(photographed|filmed|in (any )?(photos|pictures))|do not (photograph|film)|"
    r"don t (photograph|film)|opt out|object)\b"
)
# Tried in this order: "not checked in" is not a refusal, "not attending" is.
_STATUSES = (
    ("coming", r"not checked in|checked in|not yet checked"),
    ("refunded", r"\brefund\w*|chargeback"),
    (
        "cancelled",
        r"\b(cancel\w*|void\w*|deleted|expired|released|invalid\w*|transferred|revoked|storniert|annule\w*|anulad[oa])\b",
    ),
    ("declined", r"\b(declined?|rejected|denied|refused|abgelehnt|refuse)\b"),
    ("not_coming", r"\b(not (attending|going|coming)|no|n|false|can t (come|make it)|cannot|absent|nein|non)\b"),
    (
        "waiting",
        r"\b(wait\w*|pending|maybe|tentative|awaiting|invited|reserved|unpaid|to be paid|approval|on hold|interested|"
        r"warteliste|perhaps|not sure)\b",
    ),
    (
        "coming",
        r"\b(attending|attended|approved|going|yes|y|confirmed|paid|complete\w*|active|valid|free|acquired|accepted|"
        r"registered|booked|coming|true|checked|ok|issued|success\w*|present|arrived|bezahlt|ja|oui|si|x|paye|1)\b",
    ),
)
_ACCESS = (
    (
        "step_free",
        r"wheel ?chair|step free|steps?\b|stairs?|\bramp|\blift\b|elevator|mobility|level access|crutch|scooter",
    ),
    ("quiet", r"\bquiet|nois[ey]|sensory|\bcalm|\bloud|overwhelm|low stimulation"),
    ("hearing_loop", r"\bloop\b|hearing|\bdeaf\b|lip ?read"),
    ("projector", r"projector|captions?\b|subtitles?|big screen"),
    ("stays_put", r"stays? put|stay (in|at) one|same (table|seat|place)|one table|cannot move|can t move|hard to move"),
    ("near_door", r"near (the |a )?(door|exit)|by (the |a )?(door|exit)|close to (the |a )?(door|exit)|aisle"),
    ("rests", r"\brests?\b|\bbreaks?\b|fatigue|tires?\b|sit down|need a seat|somewhere to sit"),
    (
        "large_print",
        r"(large|big|bigger|larger) (print|text|letters|font)|partially sighted|low vision|visual(ly)? impair",
    ),
    ("interpreter", r"interpreter|\bbsl\b|sign language|speech to text|palantypist"),
    ("companion", r"\bcarer|support worker|companion|\bassistant\b|\bpa\b|assistance dog|guide dog"),
)
_NOT_NEEDED = re.compile(r"\b(don t|dont|do not|not|no longer) (need|require|needed|use)\b|\bnot (needed|required)\b")
_LIST_MARKS = re.compile(r"[;\n|]")
_COMMAS = re.compile(r",(?![^()]*\))")
_STATUS_PATTERNS = tuple((status, re.compile(pattern)) for status, pattern in _STATUSES)
_ACCESS_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _ACCESS)
_LONGEST_ANSWER = 4000  # letters looked at; longer answers are kept whole but read no further


@lru_cache(maxsize=8192)
def answer_key(text: str) -> str:
    """The answer as it is compared: folded, words only; "" for nothing, a dash or "n/a" signs alone."""
    return " ".join(_WORDS.findall(fold(text[:_LONGEST_ANSWER]).replace("_", " "))) or ("✓" if "✓" in text else "")


def is_nothing(text: str) -> bool:
    """True for answers that say there is nothing to say: blank, "-", "n/a", "none", "no thanks"."""
    key = answer_key(text)
    return not key or _NOTHING.fullmatch(key) is not None


def yes_or_no(text: str) -> bool | None:
    """True for yes, False for no, None when the words say neither."""
    key = answer_key(text)
    if _NOT_A_NO.search(key):
        return True
    if _NO.search(key):
        return False
    return True if _YES.search(key) or key == "✓" else None


@lru_cache(maxsize=4096)
def photo_choice(text: str, heading: str = "") -> str | None:
    """ "yes", "ask", "no", "" for no answer, None for words not understood.

    Under a heading that asks the other way round ("Please do not photograph me") yes means no.
    """
    key = answer_key(text)
    if not key or key in ("n a", "na"):
        return ""
    if _ASK.search(key):
        return "ask"
    said = yes_or_no(text)
    if said is None:
        return None
    turned = len(key) < 20 and _NEGATIVE_HEADING.search(answer_key(heading)) is not None
    return "yes" if said != turned else "no"


def talk_choice(text: str) -> str | None:
    """A word of core.people.TALK_WISHES, or None for words not understood."""
    key = answer_key(text)
    if not key or key in ("n a", "na"):
        return ""
    if re.search(r"\b(know|known|friends|yellow|amber)\b", key):
        return "known"
    if re.search(r"\b(any|anyone|anybody|everyone|green|talk to me|yes)\b", key):
        return "anyone"
    return "none" if re.search(r"\b(no|none|not|nobody|red|leave me)\b", key) else None


@lru_cache(maxsize=4096)
def status_of(text: str) -> str | None:
    """ "coming", "waiting", or why somebody does not come (a key of `sentences.SKIPPED`); None if not understood."""
    key = answer_key(text)
    if not key:
        return "coming"
    return next((status for status, pattern in _STATUS_PATTERNS if pattern.search(key)), None)


def things_of(text: str) -> tuple[str, ...]:
    """The things in an answer that lists several: cut at semicolons, line ends and bars, else at commas outside
    brackets; without repeats, in order."""
    if _LIST_MARKS.search(text):
        pieces = _LIST_MARKS.split(text)
    else:
        pieces = _COMMAS.split(text) if len(text) <= _LONGEST_ANSWER else text.split(",")
    kept = dict.fromkeys(" ".join(piece.split()) for piece in pieces)
    return tuple(piece for piece in kept if piece and not is_nothing(piece))


@lru_cache(maxsize=1024)
def access_codes(text: str) -> tuple[str, ...]:
    """Codes of core.people.ACCESS_NEEDS that the words point to; parts that deny a need point to none."""
    parts = [answer_key(part) for part in re.split(r"[;,.\n]|\bbut\b", text[:_LONGEST_ANSWER])]
    wanted = [part for part in parts if part and not _NOT_NEEDED.search(part)]
    plain = text.replace(";", " ").split()
    return tuple(
        code for code, pattern in _ACCESS_PATTERNS if code in plain or any(pattern.search(part) for part in wanted)
    )


def without_codes(text: str) -> str:
    """The person's own words in an answer of access needs: what is left without the codes our own export writes."""
    pieces = [piece.strip() for piece in text.split(";")]
    kept = [piece for piece in pieces if piece and piece not in ACCESS_NEEDS]
    return text if len(kept) == len(pieces) else "; ".join(kept)


def whole_number(text: str) -> int | None:
    """The number of people in a cell ("2", "2.0", "+1"); 0 for nothing, 1 for a bare yes, None for anything else."""
    plain = text.strip().lstrip("+").removesuffix(".0")
    if plain.isascii() and plain.isdigit() and len(plain) < 7:
        return int(plain)
    if is_nothing(text):
        return 0
    return 1 if _BARE_YES.fullmatch(answer_key(text)) else None
