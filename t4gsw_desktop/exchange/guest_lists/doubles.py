"""Rows that are probably somebody who is there already under a nearly equal name; found in blocks, never all by all."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from t4gsw_desktop.exchange.guest_lists.names import likeness, name_words

LARGEST_BLOCK = 60  # candidates compared in one block; a larger one says nothing (everybody is called "Test Person")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a row may be: in the file (`row`) or in the directory (`person_id`)."""

    row: int
    person_id: str
    name: str
    email: str
    words: tuple[str, ...]


def candidate(name: str, email: str, *, row: int = 0, person_id: str = "") -> Candidate:
    """Somebody with the words of their name folded."""
    return Candidate(row, person_id, name, email, name_words(name))


class LikelySame:
    """People by the words of their names and by e-mail, to find the one a newcomer most likely is."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
        self._blocks: dict[Hashable, list[Candidate]] = defaultdict(list)

    def add(self, known: Candidate) -> None:
        """Put somebody into their blocks; a full block takes no more."""
        self._exact[tuple(sorted(known.words))].append(known)
        for key in _block_keys(known):
            block = self._blocks[key]
            if len(block) < LARGEST_BLOCK:
                block.append(known)

    def find(self, who: Candidate) -> tuple[Candidate, str] | None:
        """The most alike, with the reason (a key of sentences.DOUBLES); None when nobody is alike."""
        if not who.words:
            return None
        exact = self._exact.get(tuple(sorted(who.words)))
        if exact:
            best = next((other for other in exact if _same_email(who, other)), exact[0])
            return best, _reason_for_same_name(who, best)
        best_near, most = None, 0.0
        for key in _block_keys(who):
            for other in self._blocks.get(key, ()):
                same_email = _same_email(who, other)
                alike = likeness(who.words, other.words, same_email=same_email) + same_email
                if alike > most and alike > 1:
                    best_near, most = other, alike
        if best_near is None:
            return None
        return best_near, "near_name_email" if _same_email(who, best_near) else "near_name"


def _block_keys(who: Candidate) -> Iterator[Hashable]:
    """One block for the e-mail, and one for each word of the name with the first letter of each other word.

    Two names fall into one block when a word of one is a word of the other and another begins alike, so a slip of the
    pen is found unless it is in the first letter or in every word.
    """
    if who.email:
        yield who.email.casefold()
    words = dict.fromkeys(who.words[:6])
    for word in words:
        for other in {other[0] for other in words if other != word}:
            yield word, other


def _same_email(one: Candidate, other: Candidate) -> bool:
    return bool(one.email) and one.email.casefold() == other.email.casefold()


def _reason_for_same_name(who: Candidate, other: Candidate) -> str:
    if _same_email(who, other):
        return "near_name_email"
    if who.email and other.email:
        return "same_name_emails"
    if who.email or other.email:
        return "same_name_one_email"
    return "same_name_file" if other.row else "same_name_no_email"
