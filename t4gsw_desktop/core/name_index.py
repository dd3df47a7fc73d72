"""An index in memory of the names on one list: found from the first letter on, in any order, through one slip."""

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Generic, TypeVar

from t4gsw_desktop.core.folding import fold, words_of
from t4gsw_desktop.core.slips import one_letter_off

K = TypeVar("K", bound=Hashable)

_LAST_LETTER = chr(0x10FFFF)
# Further ways of fitting are tried while fewer than this fit by the beginning of their words; slips only in words of
# so many letters.
_FEW, _LONG_ENOUGH = 5, 3
_MOST_WANTED = 6
_NAMES = 2  # the first texts are names; letters inside of a word are looked for in these alone


@dataclass(frozen=True, slots=True)
class Hit(Generic[K]):
    """Somebody who fits. `rank` sorts, less being better; `how` is "start", "inside" or "slip"."""

    key: K
    rank: int
    how: str


class NameIndex(Generic[K]):
    """Each key with its texts, best first: what somebody is called, their whole name, where they come from."""

    def __init__(self, lines: Iterable[tuple[K, Sequence[str]]] = ()) -> None:
        self._lines: dict[K, tuple[tuple[str, int], ...]] = {}
        self._texts: dict[K, tuple[str, ...]] = {}
        self._words: list[str] = []
        self._who: dict[str, dict[K, None]] = {}
        for key, texts in lines:
            self._keep(key, texts)
        self._words = sorted(self._who)

    def put(self, key: K, texts: Sequence[str]) -> None:
        """Have `key` be found by `texts`, new or instead of what it was found by."""
        if self._texts.get(key) == tuple(texts):
            return
        self.remove(key)
        for word in self._keep(key, texts):
            insort(self._words, word)

    def remove(self, key: K) -> None:
        """Have `key` not be found any more."""
        self._texts.pop(key, None)
        for word, _ in self._lines.pop(key, ()):
            if word in self._who:
                self._who[word].pop(key, None)
                if not self._who[word]:
                    del self._who[word]
                    self._words.remove(word)

    def find(self, text: str) -> tuple[Hit[K], ...]:
        """Everybody whose words start with all words of `text`; when these are few, further ones who nearly fit.

        Those are who have a word of `text` inside one of theirs, and who would fit but for one letter. Best rank first;
        equal ranks in the order in which they came in.
        """
        wanted = tuple(dict.fromkeys(words_of(text)))[:_MOST_WANTED]
        if not wanted:
            return ()
        hits = {hit.key: hit for hit in self._starting(wanted)}
        for further in (self._inside, self._slipped):
            if len(hits) < _FEW:
                for hit in further(wanted):
                    hits.setdefault(hit.key, hit)
        return tuple(sorted(hits.values(), key=lambda hit: hit.rank))

    def nearest(self, text: str, most: int = 3) -> tuple[K, ...]:
        """Keys whose words look most like the first word of `text`, for when nobody fits."""
        wanted = words_of(text)[:1]
        alike = get_close_matches(wanted[0], self._words, n=most, cutoff=0.4) if wanted else []
        return tuple(dict.fromkeys(key for word in alike for key in self._who[word]))[:most]

    def _keep(self, key: K, texts: Sequence[str]) -> list[str]:
        """Take in the words of one key; returns those nobody had before."""
        places: dict[str, int] = {}
        for place, text in enumerate(texts):
            for word in words_of(text):
                places.setdefault(word, place)
        self._texts[key], self._lines[key] = tuple(texts), tuple(places.items())
        fresh = [word for word in places if word not in self._who]
        for word in places:
            self._who.setdefault(word, {})[key] = None
        return fresh

    def _starting(self, wanted: Sequence[str]) -> Iterator[Hit[K]]:
        lead = max(wanted, key=len)
        for key in self._with_word(lead):
            rank = self._rank(key, wanted)
            if rank is not None:
                yield Hit(key, rank, "start")

    def _inside(self, wanted: Sequence[str]) -> Iterator[Hit[K]]:
        lead = max(wanted, key=len)
        if len(lead) < 2:
            return
        for word in self._words:
            if lead in word[1:]:
                for key in self._who[word]:
                    if all(any(want in own for own, place in self._lines[key] if place < _NAMES) for want in wanted):
                        yield Hit(key, 1000, "inside")

    def _slipped(self, wanted: Sequence[str]) -> Iterator[Hit[K]]:
        for slipped in wanted:
            if len(slipped) < _LONG_ENOUGH:
                continue
            others = [word for word in wanted if word != slipped]
            for meant in one_letter_off(slipped):
                for key in self._with_word(meant) if len(meant) >= _LONG_ENOUGH else ():
                    rank = self._rank(key, [meant, *others])
                    if rank is not None:
                        yield Hit(key, 2000 + rank, "slip")

    def _with_word(self, beginning: str) -> Iterator[K]:
        """Everybody with a word that starts so, each once."""
        seen: set[K] = set()
        at = bisect_left(self._words, beginning)
        end = bisect_left(self._words, beginning + _LAST_LETTER, at)
        for word in self._words[at:end]:
            for key in self._who[word]:
                if key not in seen:
                    seen.add(key)
                    yield key

    def _rank(self, key: K, wanted: Sequence[str]) -> int | None:
        """How well a key's words fit, less being better: places first, then whole words; None when one does not."""
        total = 0
        for want in wanted:
            fits = [2 * place + (word != want) for word, place in self._lines[key] if word.startswith(want)]
            if not fits:
                return None
            total += min(fits)
        return total


def matched_spans(text: str, wanted_text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of `text` show what was typed: (start, length) of each part, for underlining.

    A word that only nearly fits shows the letters it begins with alike.
    """
    wanted = words_of(wanted_text)
    found: dict[int, int] = {}
    for start, word in _words_with_places(text):
        folded = fold(word)
        for want in wanted:
            at, alike = _alike(folded, want)
            if alike:
                first, last = _letters(word, at), _letters(word, at + alike)
                if last - first > found.get(start + first, 0):
                    found[start + first] = last - first
    return tuple(sorted(found.items()))


def _words_with_places(text: str) -> Iterator[tuple[int, str]]:
    """The words of `text` as it stands, each with where it begins."""
    start = None
    for at, letter in enumerate(text + " "):
        if _is_letter(letter) or (start is not None and _is_mark(letter)):
            start = at if start is None else start
        elif start is not None:
            yield start, text[start:at]
            start = None


@lru_cache(4096)
def _is_letter(letter: str) -> bool:
    """True for what is part of a word, False for what stands between words."""
    return bool(words_of(letter))


@lru_cache(4096)
def _is_mark(letter: str) -> bool:
    """True for an accent that stands for itself, which belongs to the letter before it."""
    return fold(letter) == "" and not letter.isspace()


def _alike(folded: str, want: str) -> tuple[int, int]:
    """(where, how many letters) `want` shows in a folded word; (0, 0) when it does not."""
    if folded.startswith(want):
        return 0, len(want)
    if len(want) > 1 and want in folded:
        return folded.index(want), len(want)
    alike = next((n for n, (one, other) in enumerate(zip(folded, want, strict=False)) if one != other), len(folded))
    return (0, alike) if len(want) >= _LONG_ENOUGH and alike >= 2 else (0, 0)


def _letters(word: str, folded_length: int) -> int:
    """How many letters of `word` make the first `folded_length` letters of its folded form, marks included."""
    for length in range(len(word) + 1):
        if len(fold(word[:length])) >= folded_length:
            while length < len(word) and fold(word[length]) == "":
                length += 1
            return length
    return len(word)
