"""Rows that are probably somebody who is there already under a nearly equal name; found in blocks, never all by all."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from t4gsw_desktop.core.folding import words_of
from t4gsw_desktop.exchange.guest_lists.known import KnownPerson
from t4gsw_desktop.exchange.guest_lists.names import likeness
from t4gsw_desktop.exchange.guest_lists.outcome import Double, PersonLine
from t4gsw_desktop.exchange.guest_lists.watching import Watch, unwatched, watched

LARGEST_BLOCK = 60  # candidates compared in one block; a larger one says nothing (everybody is called "Test Person")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a row may be: in the file (`row`) or in the directory (`person_id`), with the blocks they fall into."""

    row: int
    person_id: str
    name: str
    email: str
    words: tuple[str, ...]
    keys: tuple[Hashable, ...]


def candidate(name: str, email: str, *, row: int = 0, person_id: str = "") -> Candidate:
    """Somebody with the words of their name folded."""
    words = words_of(name)
    return Candidate(row, person_id, name, email, words, _block_keys(words, email))


class LikelySame:
    """People by the words of their names and by e-mail, to find the one a newcomer most likely is.

    Only blocks that one of the `newcomers` falls into are kept: a directory of thousands costs little for a short list.
    """

    def __init__(self, newcomers: Sequence[Candidate]) -> None:
        self._blocks: dict[Hashable, list[Candidate]] = {key: [] for who in newcomers for key in who.keys}
        self._exact: dict[tuple[str, ...], list[Candidate]] = {_any_order(who): [] for who in newcomers}

    def add(self, known: Candidate) -> None:
        """Put somebody into their blocks; a full block takes no more."""
        exact = self._exact.get(_any_order(known))
        if exact is not None and len(exact) < LARGEST_BLOCK:
            exact.append(known)
        for key in known.keys:
            block = self._blocks.get(key)
            if block is not None and len(block) < LARGEST_BLOCK:
                block.append(known)

    def find(self, who: Candidate) -> tuple[Candidate, str] | None:
        """The most alike, with the reason (a key of sentences.DOUBLES); None when nobody is alike."""
        if not who.words:
            return None
        exact = self._exact.get(_any_order(who))
        if exact:
            best = next((other for other in exact if _same_email(who, other)), exact[0])
            return best, _reason_for_same_name(who, best)
        best_near, most = None, 0.0
        for key in who.keys:
            for other in self._blocks.get(key, ()):
                same_email = _same_email(who, other)
                alike = likeness(who.words, other.words, same_email=same_email) + same_email
                if alike > most and alike > 1:
                    best_near, most = other, alike
        if best_near is None:
            return None
        return best_near, "near_name_email" if _same_email(who, best_near) else "near_name"


def _block_keys(words: tuple[str, ...], email: str) -> tuple[Hashable, ...]:
    """One block for the e-mail, and one for each word of the name with the first letter of each other word.

    Two names fall into one block when a word of one is a word of the other and another begins alike, so a slip of the
    pen is found unless it is in the first letter or in every word.
    """
    distinct = tuple(dict.fromkeys(words[:6]))  # in order: the first of equals must not depend on hashing
    pairs = [(word, other[0]) for word in distinct for other in distinct if other is not word]
    return (email.casefold(), *pairs) if email else tuple(pairs)


def _any_order(who: Candidate) -> tuple[str, ...]:
    return tuple(sorted(who.words))


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


def find_doubles(lines: Sequence[PersonLine], known: Sequence[KnownPerson], watch: Watch = unwatched) -> list[Double]:
    """Compare every new person with the directory, with everybody else known in the file, and with the rows above."""
    newcomers = [_candidate_of(line) for line in lines if line.state == "new"]
    if not newcomers:
        return []
    there = LikelySame(newcomers)
    for person in known:
        there.add(candidate(person.full_name, person.email, person_id=person.id))
    for line in lines:
        if line.state == "listed":
            there.add(_candidate_of(line))
    found = []
    for who in watched(newcomers, watch):
        match = there.find(who)
        if match:
            found.append(_double(who, *match))
        there.add(who)
    return found


def _candidate_of(line: PersonLine) -> Candidate:
    return candidate(line.full_name, str(line.values.get("email", "")), row=line.row)


def _double(who: Candidate, other: Candidate, code: str) -> Double:
    return Double(who.row, who.name, who.email, other.row, other.person_id, other.name, other.email, code, True)
