"""Finding people by any part of their name, from one letter on, in any order, and through one slip of the finger."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.slips import MOST_SLIPPED, SIGNS, one_letter_off
from t4gsw_desktop.storage.search_index import PLACES, search_words_of, words_in
from t4gsw_desktop.storage.unit_of_work import View

# Bounds on what is looked at: words of the text, people for each one shown.
_MOST_WANTED, _RANKED = 6, 2
# A slip is looked for when fewer people than this fit exactly, and only in words of so many letters.
_FEW, _LONG_ENOUGH = 5, 3
# A word that more people than this have is no good place to start from when another word was mistyped.
_COMMON = 1000
_LAST_LETTER = chr(0x10FFFF)
# Where a word may stand, best place first, and how it fits a wanted one: wholly, or as its beginning.
_ANYWHERE = f"w.place IN ({', '.join(repr(place) for place in PLACES)})"
_WHOLLY, _BEGINNING = "w.word = v.value", f"w.word >= v.value AND w.word < v.value || '{_LAST_LETTER}'"


@dataclass(frozen=True, slots=True)
class Found:
    """A person who fits what was typed; `why` is "exact", or "typo" where one letter had to be forgiven."""

    person: Person
    why: str


def search_people(view: View, text: str, *, limit: int = 50) -> tuple[Found, ...]:
    """The people in whose details each word of `text` starts a word, best first, at most `limit`.

    Searched are their names, organisation and e-mail address. Accents, case and the order of words do not matter.
    Whole words come before beginnings, and what people are called before their other names, these before
    organisations. Where few fit, those who fit but for one letter (wrong, missing, too many, or two swapped) follow.
    A text of punctuation alone finds nobody.
    """
    wanted = tuple(dict.fromkeys(search_words_of(text)))[:_MOST_WANTED]
    if not wanted or limit < 1:
        return ()
    exact = _best(_fitting(view.connection, wanted, limit), limit)
    slips: list[str] = []
    if len(exact) < min(_FEW, limit):
        near = _best(_nearly_fitting(view.connection, wanted, limit), limit + len(exact))
        slips = [person_id for person_id in near if person_id not in exact][: limit - len(exact)]
    people = view.get_many(Person, [*exact, *slips])
    return tuple(Found(people[one], "exact" if at < len(exact) else "typo") for at, one in enumerate([*exact, *slips]))


Rank = tuple[int, int, str, str]
Hit = tuple[str, str, str]


def _best(hits: Iterator[tuple[Rank, str]], limit: int) -> list[str]:
    """The ids of the people with the best ranks."""
    best: dict[str, Rank] = {}
    for rank, person_id in hits:
        if person_id not in best or rank < best[person_id]:
            best[person_id] = rank
    return sorted(best, key=lambda person_id: best[person_id])[:limit]


def _fitting(connection: Connection, wanted: Sequence[str], limit: int) -> Iterator[tuple[Rank, str]]:
    """People with words that start with all of `wanted`, looked up by the one that the fewest people have."""
    lead, *others = _rarest_first(connection, wanted)
    for _, line, person_id in _hits(connection, [lead], others, limit):
        yield _rank(line, wanted, person_id), person_id


def _nearly_fitting(connection: Connection, wanted: Sequence[str], limit: int) -> Iterator[tuple[Rank, str]]:
    """People who would fit if one letter of one word had been typed otherwise."""
    for slipped in wanted:
        others = _rarest_first(connection, [word for word in wanted if word != slipped])
        if len(slipped) < _LONG_ENOUGH or (others and not _how_many(connection, others[0])):
            continue
        meant = one_letter_off(slipped) + _one_sign_off(connection, slipped)
        if others and _how_many(connection, others[0]) < _COMMON:
            hits = _only_near(_hits(connection, others[:1], others[1:], _COMMON), set(meant))
        else:
            hits = _hits(connection, _that_occur(connection, meant), others, limit)
        for meaning, line, person_id in hits:
            yield _rank(line, [meaning, *others], person_id), person_id


def _rarest_first(connection: Connection, words: Sequence[str]) -> list[str]:
    """`words`, that which starts the fewest words of people first; counted only where there is a choice."""
    if len(words) < 2:
        return list(words)
    return sorted(words, key=lambda word: (_how_many(connection, word), -len(word), word))


def _how_many(connection: Connection, word: str) -> int:
    """How many words of people start with `word`; counting stops where they are many anyway."""
    query = f"SELECT count(*) FROM (SELECT 1 FROM search_words w WHERE {_ANYWHERE} AND word >= ? AND word < ? LIMIT ?)"
    return int(connection.exec_driver_sql(query, (word, word + _LAST_LETTER, 3 * _COMMON)).scalar_one())


def _that_occur(connection: Connection, beginnings: Sequence[str]) -> list[str]:
    """Those of `beginnings` with which a word of somebody starts."""
    query = (
        "SELECT v.value FROM json_each(?) v"
        f" WHERE EXISTS (SELECT 1 FROM search_words w WHERE {_ANYWHERE} AND {_BEGINNING})"
    )
    return list(connection.exec_driver_sql(query, (json.dumps(beginnings),)).scalars())


def _only_near(hits: Iterator[Hit], meant: set[str]) -> Iterator[Hit]:
    """The hits that also have a word which starts with one of `meant`, and with which."""
    lengths = sorted({len(word) for word in meant})
    for _, line, person_id in hits:
        for _, word in words_in(line):
            for length in lengths:
                if word[:length] in meant:
                    yield word[:length], line, person_id


def _hits(connection: Connection, leads: Sequence[str], others: Sequence[str], limit: int) -> Iterator[Hit]:
    """(lead, words, id) of people with a word that starts with one of `leads` and words that start with all `others`.

    Whole words come first, then better places; when enough have been found, the rest is not looked at.
    """
    most = limit if len(leads) == 1 and not others else limit * _RANKED
    starts = [f" {word}" for word in others]
    for fits in (_WHOLLY, _BEGINNING):
        query = (
            "SELECT v.value, e.words, e.person_id FROM json_each(?) v CROSS JOIN search_words w"
            f" CROSS JOIN search_entries e WHERE {_ANYWHERE} AND {fits} AND e.number = w.number"
            f"{' AND instr(e.words, ?) > 0' * len(others)} LIMIT ?"
        )
        found = connection.exec_driver_sql(query, (json.dumps(leads), *starts, most))
        yield from ((lead, line, person_id) for lead, line, person_id in found)


def _rank(line: str, wanted: Sequence[str], person_id: str) -> Rank:
    """How well a person's words fit, less being better: beginnings among them, their places, then the alphabet."""
    words = list(words_in(line))
    fits = [min((word != want, place) for place, word in words if word.startswith(want)) for want in wanted]
    return sum(part for part, _ in fits), sum(PLACES.index(place) for _, place in fits), line, person_id


def _one_sign_off(connection: Connection, word: str) -> list[str]:
    """In Han and Hangul, whose thousands of signs cannot all be tried: what somebody has that differs in one of them.

    A wrong first sign needs no looking for, since any part of such a word is found by itself.
    """
    query = (
        f"SELECT DISTINCT substr(w.word, 1, ?) FROM search_words w WHERE {_ANYWHERE}"
        " AND w.word >= ? AND w.word < ? AND substr(w.word, ?, ?) = ?"
    )
    found: list[str] = []
    for at in range(1, min(len(word), MOST_SLIPPED)):
        head, tail = word[:at], word[at + 1 :]
        if SIGNS.match(word[at]):
            values = (len(word), head, head + _LAST_LETTER, at + 2, len(tail), tail)
            found += connection.exec_driver_sql(query, values).scalars()
    return found
