"""Slips of the finger: all that may have been meant by a word with one letter wrong, missing, too many or swapped."""

import re
import unicodedata
from functools import cache

from t4gsw_desktop.core.folding import fold

# Letters of a word that may have slipped; of a longer one the rest is taken to be right.
MOST_SLIPPED = 20
# Han and Hangul, which have thousands of signs.
SIGNS = re.compile("[\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")


def one_letter_off(word: str) -> list[str]:
    """All that may have been meant by `word`, longest and so rarest first: a letter left out, wrong, swapped, doubled.

    These are the four slips of F. J. Damerau, "A technique for computer detection and correction of spelling errors"
    (1964). Looking each of them up costs the same however many people there are.
    """
    letters = sorted(set().union(*(_script_of(letter) for letter in set(word))))
    cuts = [(word[:at], word[at:]) for at in range(min(len(word), MOST_SLIPPED))]
    missing = [head + letter + tail for head, tail in cuts for letter in letters]
    wrong = [head + letter + tail[1:] for head, tail in cuts for letter in letters]
    swapped = [head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1]
    doubled = [head + tail[1:] for head, tail in cuts]
    return [meant for meant in dict.fromkeys(missing + swapped + wrong + doubled) if meant != word]


@cache
def _script_of(letter: str) -> frozenset[str]:
    """The folded letters of the same script, which stand near each other in Unicode; none for scripts of many signs."""
    if SIGNS.match(letter):
        return frozenset()
    first = ord(letter) // 128 * 128
    near = map(chr, range(first, first + 128))
    return frozenset(one for one in near if unicodedata.category(one)[0] in "LM" and fold(one) == one)
