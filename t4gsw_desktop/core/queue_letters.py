"""Who queues where: the letters of tonight's names shared out over the lanes of the door, so that all are as long."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from string import ascii_lowercase

from t4gsw_desktop.core.folding import fold

MOST_LANES = 4
# A lane that is longer than its fair share by more than half is worth a sign such as "A – Mi".
_TOO_LONG = 1.5
# Signs of these scripts stand in no order that a queue could follow.
_WITHOUT_ORDER = frozenset({"CJK", "DIGIT"})


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: `spans` are its letters, from the first to the last, one pair for each script; `count` people go there.

    With `others` it also takes everybody whose name begins with none of the letters on any sign. No span: only those.
    """

    spans: tuple[tuple[str, str], ...]
    count: int
    others: bool = False

    @property
    def letters(self) -> tuple[str, ...]:
        """ "A – F", or "M" for a single letter; one text for each script."""
        return tuple(first if first == last else f"{first} – {last}" for first, last in self.spans)

    @property
    def label(self) -> str:
        """What the sign says, in one line."""
        return ", ".join(self.letters) or "Everybody else"


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the alphabet that goes to one lane whole: a letter, the end of one ("Mo"), or "" for all others."""

    begins: str
    script: str
    count: int


def letter_split(sort_names: Iterable[str], lanes: int) -> tuple[Lane, ...]:
    """`lanes` lanes (1 to MOST_LANES) in the order of the alphabet, the longest of them as short as can be.

    `sort_names` are what people are sorted by. No initial is shared by two lanes unless one lane would be longer than
    its fair share by more than half otherwise; then it is cut at a second letter. All letters from A to Z are on some
    sign, whether or not anybody has them, for people walk in. Names in another script go to the last lane together,
    unless there are so many that their own letters have to be shared out too. Without names the letters are shared
    evenly. ValueError for another number of lanes.
    """
    if not 1 <= lanes <= MOST_LANES:
        raise ValueError(f"a door has 1 to {MOST_LANES} lanes, not {lanes}")
    names = [fold(name) for name in sort_names]
    parts = _parts(names, frozenset(), others_apart=False)
    chosen, sizes = _cut(parts, lanes)
    fair = len(names) / lanes
    if max(sizes) > _TOO_LONG * fair:
        initials = Counter(_initial(name) for name in names)
        crowded = frozenset(letter for letter in ascii_lowercase if initials[letter] > fair / 2)
        finer = _parts(names, crowded, others_apart=initials[""] > fair)
        finer_cut, finer_sizes = _cut(finer, lanes)
        if max(finer_sizes) < max(sizes):
            parts, chosen = finer, finer_cut
    return _lanes(parts, chosen)


def _initial(name: str) -> str:
    """The letter from a to z that a folded name begins with; "" for every other sign."""
    return name[0] if name and name[0] in ascii_lowercase else ""


def _parts(names: Sequence[str], crowded: frozenset[str], *, others_apart: bool) -> list[_Part]:
    """A to Z, letters of `crowded` cut at their second letters; then what begins with no such letter."""
    counts = Counter(_initial(name) for name in names)
    parts: list[_Part] = []
    for letter in ascii_lowercase:
        if letter not in crowded:
            parts.append(_Part(letter.upper(), "LATIN", counts[letter]))
            continue
        seconds = Counter(_second(name) for name in names if _initial(name) == letter)
        for number, second in enumerate(sorted(seconds)):
            begins = letter.upper() + (second if number else "")
            parts.append(_Part(begins, "LATIN", seconds[second]))
    others = [name for name in names if not _initial(name)]
    return [*parts, *_other_parts(others, apart=others_apart)]


def _second(name: str) -> str:
    """The letter from a to z by which two names of one initial are told apart."""
    second = name[1:2]
    return second if second and second in ascii_lowercase else "z" if second > "z" else "a"


def _other_parts(names: Sequence[str], *, apart: bool) -> list[_Part]:
    """Everybody who begins with another sign: as one, or by their own letters where these stand in an order."""
    by_letter = Counter(name[:1] for name in names)
    own = [sign for sign in sorted(by_letter) if apart and sign.isalpha() and _script(sign) not in _WITHOUT_ORDER]
    parts = [_Part(sign.upper(), _script(sign), by_letter[sign]) for sign in own]
    rest = len(names) - sum(part.count for part in parts)
    return [*parts, _Part("", "", rest)] if rest else parts


def _script(sign: str) -> str:
    return unicodedata.name(sign, "DIGIT").split()[0]


def _cut(parts: Sequence[_Part], lanes: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where each lane ends, and how many people each has: the longest as short as can be, then all as even as can be.

    The linear partition problem, solved exactly by dynamic programming; without people the letters count.
    """
    before = [0, *accumulate(part.count for part in parts)]
    if not before[-1]:
        before = list(range(len(parts) + 1))
    least = _best(before, lanes, None)[0]
    ends = _best(before, lanes, least)[1]
    return ends, tuple(before[end] - before[start] for start, end in pairwise((0, *ends)))


def _best(before: Sequence[int], lanes: int, limit: float | None) -> tuple[float, tuple[int, ...]]:
    """The price of the best cut and its ends: the longest lane; with a `limit` for that, the squares of all lanes.

    Where lanes are as even either way, the letters are shared evenly too.
    """
    last = len(before) - 1
    best: dict[int, tuple[float, tuple[int, ...]]] = {
        end: (_price(before, 0, end, limit), (end,)) for end in range(1, last + 1)
    }
    for _ in range(lanes - 1):
        further: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in range(2, last + 1):
            tried = [
                (_with(best[start][0], _price(before, start, end, limit), limit), (*best[start][1], end))
                for start in range(1, end)
                if start in best
            ]
            if tried:
                further[end] = min(tried)
        best = further
    return best[last]


def _price(before: Sequence[int], start: int, end: int, limit: float | None) -> float:
    size = before[end] - before[start]
    if limit is None:
        return size
    return float(size * size) + (end - start) ** 2 * 1e-6 if size <= limit else float("inf")


def _with(price: float, more: float, limit: float | None) -> float:
    return max(price, more) if limit is None else price + more


def _lanes(parts: Sequence[_Part], ends: Sequence[int]) -> tuple[Lane, ...]:
    """The lanes that end there; the last one takes everybody else too."""
    found = []
    for start, end in pairwise((0, *ends)):
        mine = parts[start:end]
        after = parts[end] if end < len(parts) else None
        scripts = dict.fromkeys(part.script for part in mine if part.begins)
        spans = tuple(_span([one for one in mine if one.script == script], after) for script in scripts)
        found.append(Lane(spans, sum(part.count for part in mine), others=after is None))
    return tuple(found)


def _span(parts: Sequence[_Part], after: _Part | None) -> tuple[str, str]:
    """From the first letter of these to the last; of A to Z up to where the next lane begins: nobody is left out."""
    first, last = parts[0].begins, parts[-1].begins
    if parts[0].script != "LATIN":
        return first, last
    if after is None or after.script != "LATIN":
        last = "Z"
    elif len(after.begins) > 1:
        last = after.begins[0] + chr(ord(after.begins[1]) - 1)
    else:
        last = chr(ord(after.begins) - 1)
    if first[0] == last[0] and len(first) != len(last):  # "Ma – Mi" and "Mo – Mz" rather than "M – Mi" and "Mo – M"
        first, last = (f"{first}a", last) if len(last) > 1 else (first, f"{last}z")
    return first, last
