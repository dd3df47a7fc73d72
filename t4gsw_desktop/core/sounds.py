"""How a name sounds, so that one who only heard it can find how it is written: "kiva" finds Caoimhe."""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from t4gsw_desktop.core.folding import words_of

# Each way of reading rewrites folded spelling to sounds: capitals are sounds of several letters (S sh, C ch, T th).
# Rules are tried in their order at every place. Vowels are dropped at the end, for they are what is misheard first.
_Rules = tuple[tuple[str, str], ...]
_ENGLISH: _Rules = (
    ("^kn", "n"), ("^wr", "r"), ("^ps", "s"), ("^x", "s"),
    ("tch|cz", "C"), ("sch|sh", "S"), ("ch", "C"), ("th", "T"), ("ph", "f"), ("ck|q", "k"), ("ght", "t"), ("gh", ""),
    ("dge?|j", "j"), ("g(?=[eiy])", "j"), ("c(?=[eiy])", "s"), ("c", "k"), ("x", "ks"), ("z", "s"), ("wh", "w"),
)  # fmt: skip
_HARD: _Rules = tuple(rule for rule in _ENGLISH if rule[1] != "j" or rule[0] == "dge?|j")
_IRISH: _Rules = (
    ("bh|mh", "v"), ("dh|gh", ""), ("fh", ""), ("ph", "f"), ("th", ""), ("^sh", "h"), ("sh", "S"), ("ch|c", "k"),
    ("s(?=[ei])", "S"), ("(?<=[ei])s$", "S"),
)  # fmt: skip
_WELSH: _Rules = (
    ("ff|ph", "f"), ("f", "v"), ("dd", "T"), ("th", "T"), ("ll", "l"), ("rh", "r"), ("si(?=[aeiouwy])", "S"),
    ("c", "k"),
)  # fmt: skip
_POLISH: _Rules = (
    ("cz|ci|c(?=$)", "C"), ("sz|si", "S"), ("rz|z(?=y)", "Z"), ("ch", ""), ("ck", "k"), ("w", "v"), ("j", ""),
    ("c", "s"), ("z", "s"),
)  # fmt: skip
_SILENT = str.maketrans("", "", "aeiouyhw")
_TWICE = re.compile(r"(.)\1+")
_LATIN = re.compile("[a-z]+")
_LONGEST = 40
_FEWEST_SOUNDS = 2


@lru_cache(maxsize=262_144)
def sounds_of(word: str) -> frozenset[str]:
    """Every way a folded word may sound, as its consonants; none for scripts that are not Latin and for short words.

    Read in English, Irish, Welsh and Polish, for these are the names at our evenings whose spelling misleads the ear.
    """
    if not _LATIN.fullmatch(word):
        return frozenset()
    heard = (_heard(word[:_LONGEST], read) for read in _READERS)
    return frozenset(sound for sound in heard if len(sound) >= _FEWEST_SOUNDS)


def sounds_like(text: str, names: Iterable[str]) -> list[str]:
    """Those of `names` (folded words) that may sound like what was typed, nearest spelling first."""
    wanted = [(word, sounds_of(word)) for word in words_of(text)[:1]]
    near = {name: word for word, sounds in wanted for name in names if sounds & sounds_of(name)}
    return sorted(near, key=lambda name: (-_alike(name, near[name]), name))


def _heard(word: str, read: Callable[[str], str]) -> str:
    sounds = read(word)
    first = "a" if sounds[:1] in "aeiouy" and sounds else ""
    rest = sounds[:1] + sounds[1:].translate(_SILENT)  # h, w and y count at the beginning only
    return first + _TWICE.sub(r"\1", rest.lstrip("aeiouy"))


def _rewriter(rules: _Rules) -> Callable[[str], str]:
    pattern = re.compile("|".join(f"(?P<r{number}>{spelling})" for number, (spelling, _) in enumerate(rules)))

    def sound(found: re.Match[str]) -> str:
        return rules[int((found.lastgroup or "r0")[1:])][1]

    return lambda word: pattern.sub(sound, word)


def _alike(name: str, word: str) -> float:
    return SequenceMatcher(None, name, word).ratio()


_READERS = tuple(_rewriter(rules) for rules in (_ENGLISH, _HARD, _IRISH, _WELSH, _POLISH))
