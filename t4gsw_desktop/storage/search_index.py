"""The words by which people are found, kept beside their rows in the same transaction and made anew at need."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from sqlalchemy import Connection, delete, func, select

from t4gsw_desktop.core.folding import fold, words_of
from t4gsw_desktop.storage.tables import meta, people, search_entries, search_words
from t4gsw_desktop.storage.unit_of_work import in_parts

# How words are made; raised when the making changes, so that older files are indexed anew when they are next opened.
_RULES = "1"
_RULES_KEY = "search rules"

# Where in a person's details a word stands, best first: what they are called, the rest of their name, where they come
# from, their e-mail address. Folded words never hold capitals, so that places and words cannot be mistaken in a line.
CALLED, NAMED, COMES_FROM, EMAIL = PLACES = "ABCD"
# Bounds, so that a pasted page can neither swell the file nor hold up a keystroke.
_LONGEST_TEXT, _LONGEST_WORD, _MOST_WORDS = 400, 40, 60
# Scripts written without spaces: Thai to Burmese, Khmer, kana, Han, Hangul (whose names are written in one).
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")
_COLUMNS = (people.c.call_me, people.c.full_name, people.c.sort_as, people.c.organisation, people.c.email)


def search_words_of(text: str) -> list[str]:
    """The folded words of `text`, without punctuation around them and control letters in them, each cut to 40 letters.

    An e-mail address is one word here.
    """
    if not text:
        return []
    seen = _printable(text[:_LONGEST_TEXT])
    if "@" not in seen:
        words: Iterable[str] = words_of(seen)
    else:
        parts = fold(seen).split()
        words = (word for part in parts for word in ((part,) if "@" in part.strip("@") else words_of(part)))
    return [bare[:_LONGEST_WORD] for word in words if (bare := _bare(word))]


def derive_words(connection: Connection, ids: Sequence[str]) -> None:
    """Bring the words of these people up to date: what stands in their rows can be found, and nothing else."""
    stale: list[tuple[int, str]] = []
    fresh: dict[str, str] = {}
    for some in in_parts(ids):
        query = select(search_entries.c.person_id, search_entries.c.number, search_entries.c.words)
        entries = connection.execute(query.where(search_entries.c.person_id.in_(some)))
        known = {person_id: (number, line) for person_id, number, line in entries}
        rows = connection.execute(select(people.c.id, *_COLUMNS).where(people.c.id.in_(some)))
        lines = {person_id: line for person_id, *texts in rows if (line := _line(*texts))}
        stale += [entry for person_id, entry in known.items() if lines.get(person_id) != entry[1]]
        fresh |= {one: line for one, line in lines.items() if one not in known or known[one][1] != line}
    _remove(connection, stale)
    _add(connection, fresh)


def rebuild(connection: Connection) -> None:
    """Make the words of all people anew from their rows."""
    connection.execute(delete(search_words))
    connection.execute(delete(search_entries))
    derive_words(connection, connection.execute(select(people.c.id).order_by(people.c.id)).scalars().all())
    connection.exec_driver_sql(f"INSERT OR REPLACE INTO {meta.name} (key, value) VALUES (?, ?)", (_RULES_KEY, _RULES))


def is_stale(connection: Connection) -> bool:
    """True when the file's words were made by other rules than today's."""
    return connection.execute(select(meta.c.value).where(meta.c.key == _RULES_KEY)).scalar() != _RULES


def words_in(line: str) -> Iterator[tuple[str, str]]:
    """(place, word) of each word in an entry's line, best place first."""
    parts = line.split(" ")
    return zip(parts[1::2], parts[2::2], strict=True)


def _line(call_me: str, full_name: str, sort_as: str, organisation: str, email: str) -> str:
    """All words of a person as " A zoe B bronte", each at its best place; " br" is in it if some word starts so."""
    names = search_words_of(full_name)
    # The first word of an address is the beginning of the address, which stands there anyway.
    addresses = search_words_of(email.partition("@")[0])[1:] + search_words_of(email)
    places: dict[str, str] = {}
    for place, words in (
        (CALLED, search_words_of(call_me) + names[:1]),
        (NAMED, names[1:] + search_words_of(sort_as)),
        (COMES_FROM, search_words_of(organisation)),
        (EMAIL, addresses),
    ):
        for word in words:
            places.setdefault(word, place)
            if not word.isascii() and _UNSPACED.search(word):
                # Any part of such a word can be looked for, so each of its ends counts as a word.
                places |= {word[at:]: max(place, NAMED) for at in range(1, len(word)) if word[at:] not in places}
    chosen = sorted(places.items(), key=itemgetter(1))[:_MOST_WORDS]
    return "".join([f" {place} {word}" for word, place in chosen])


def _printable(text: str) -> str:
    """`text` without letters that nobody sees or types: controls, joiners, marks of direction, halves of pairs."""
    if text.isprintable():
        return text
    return "".join(letter for letter in text if letter.isspace() or not unicodedata.category(letter).startswith("C"))


def _bare(word: str) -> str:
    """`word` without punctuation at its ends (quotes, stars, brackets); letters, marks and pictures stay."""
    if word[0].isalnum() and word[-1].isalnum():
        return word
    kept = [at for at, letter in enumerate(word) if not unicodedata.category(letter).startswith("P")]
    return word[kept[0] : kept[-1] + 1] if kept else ""


def _remove(connection: Connection, entries: Sequence[tuple[int, str]]) -> None:
    gone = [(place, word, number) for number, line in entries for place, word in words_in(line)]
    if gone:
        connection.exec_driver_sql("DELETE FROM search_words WHERE place = ? AND word = ? AND number = ?", gone)
        connection.exec_driver_sql("DELETE FROM search_entries WHERE number = ?", [(number,) for number, _ in entries])


def _add(connection: Connection, lines: dict[str, str]) -> None:
    if not lines:
        return
    latest = connection.execute(select(func.max(search_entries.c.number))).scalar() or 0
    entries = [(number, person_id, line) for number, (person_id, line) in enumerate(lines.items(), latest + 1)]
    connection.exec_driver_sql("INSERT INTO search_entries (number, person_id, words) VALUES (?, ?, ?)", entries)
    words = [(place, word, number) for number, _, line in entries for place, word in words_in(line)]
    connection.exec_driver_sql("INSERT INTO search_words (place, word, number) VALUES (?, ?, ?)", words)
