"""Cards from the wall typed one a line, "Title / Host": whom a host's name means, and taking the cards down."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from t4gsw_desktop.core.badge_code import read_code
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.name_index import NameIndex
from t4gsw_desktop.kinds.unconference.preparation import add_pitch
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

_BULLETS = "-–—•*· \u00a0"
# Before the host stands a slash with room around it ("AND/OR" is a title), or the tab of a pasted spreadsheet.
_BEFORE_HOST = re.compile(r"\s+/\s+|\s+/$|\t+")
_BETWEEN_HOSTS = re.compile(r"\s*[;,+&]\s*|\s+and\s+", re.IGNORECASE)
_MOST_NAMED = 3
_NEARLY_THE_SAME = 0.8  # of the letters, by difflib's ratio


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom typed names mean: ids and names of attendees. `doubt` is a sentence about the first that means nobody."""

    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class PitchCard:
    """One line as it was understood: a title and whom its host's name means."""

    title: str
    hosts: Meant = Meant()


class GuestFinder:
    """Everybody who is coming, found by a name with a slip in it or by a badge's code."""

    def __init__(self, names: Mapping[str, str], called: Mapping[str, str], codes: Mapping[str, str]) -> None:
        """`names` and `called` (what papers call them) are by attendee id, `codes` gives the id for a badge's code."""
        self.names = dict(names)
        self._codes = dict(codes)
        self.badges = {one: code for code, one in codes.items()}
        self._exact: dict[str, list[str]] = {}
        for one, name in names.items():
            for text in {fold(name), fold(called.get(one, name))}:
                self._exact.setdefault(text, []).append(one)
        self._index: NameIndex[str] = NameIndex((one, (called.get(one, name), name)) for one, name in names.items())

    def likely(self, text: str, most: int = 8) -> tuple[str, ...]:
        """The attendees whom `text` may mean, best first."""
        code = read_code(text)
        if code in self._codes:
            return (self._codes[code],)
        found = dict.fromkeys(self._exact.get(fold(text), ()))
        found.update(dict.fromkeys(hit.key for hit in self._index.find(text)))
        return tuple(found)[:most]

    def find(self, text: str) -> Meant:
        """Whom the names in `text` mean; between several stands a comma, a semicolon, a plus or "and"."""
        whole = text.strip()
        if not whole:
            return Meant()
        if fold(whole) in self._exact or not _BETWEEN_HOSTS.search(whole):
            return self._find_all([whole])
        return self._find_all([part for part in _BETWEEN_HOSTS.split(whole) if part.strip()])

    def _find_all(self, parts: Sequence[str]) -> Meant:
        ids: dict[str, None] = {}
        doubt = ""
        for part in parts:
            fits = self._fitting(part.strip())
            if len(fits) == 1:
                ids[fits[0]] = None
            else:
                doubt = doubt or self._doubt(part.strip(), fits)
        return Meant(tuple(ids), tuple(self.names[one] for one in ids), doubt)

    def _fitting(self, text: str) -> tuple[str, ...]:
        code = read_code(text)
        if code in self._codes:
            return (self._codes[code],)
        if same := self._exact.get(fold(text)):
            return tuple(same)
        hits = self._index.find(text)
        if not hits:  # two slips in one name are forgiven where the rest of it leaves no doubt
            alike = get_close_matches(fold(text), self._exact, n=2, cutoff=_NEARLY_THE_SAME)
            return tuple(self._exact[alike[0]]) if len(alike) == 1 else ()
        return tuple(hit.key for hit in hits if (hit.rank, hit.how) == (hits[0].rank, hits[0].how))

    def _doubt(self, text: str, fits: tuple[str, ...]) -> str:
        if fits:
            names = listed([self.names[one] for one in fits], most=_MOST_NAMED)
            return f"“{text}” may be {names}. Type more of the name."
        near = [self.names[one] for one in self._index.nearest(text, _MOST_NAMED)]
        return f"Nobody who is coming is called “{text}”." + (f" Nearest: {', '.join(near)}." if near else "")


def guest_finder(view: View, activity_id: str, *, unnamed: bool = False) -> GuestFinder:
    """A finder of everybody who is coming to the evening of this activity; of `unnamed` guests only where asked for."""
    roster = read_roster(view, activity_of(view, activity_id).event_id)
    known = [one for one in roster.guests if one.person is not None or unnamed]
    names = {one.id: one.person.full_name if one.person else one.name for one in known}
    twice = Counter(names.values())
    for one in known:
        if twice[names[one.id]] > 1:
            names[one.id] += f" ({(one.person.organisation if one.person else '') or one.attendee.code[:3]})"
    return GuestFinder(
        names,
        {one.id: one.name for one in known},
        {one.attendee.code: one.id for one in known if one.attendee.code},
    )


def read_card(line: str, finder: GuestFinder) -> PitchCard:
    """What one typed line says: "Repair café in a box / Dilys". Without a host it looks for one."""
    bare = line.strip().strip(_BULLETS)
    title, _, host = _parted(bare)
    return PitchCard(" ".join(title.split()), finder.find(host))


def read_cards(text: str, finder: GuestFinder) -> tuple[PitchCard, ...]:
    """What several lines say; empty ones are passed over, and a title that comes twice counts once."""
    seen: dict[str, PitchCard] = {}
    for line in text.splitlines():
        card = read_card(line, finder)
        if card.title:
            seen.setdefault(fold(card.title), card)
    return tuple(seen.values())


def add_cards(work: Work, activity_id: str, cards: Iterable[PitchCard]) -> tuple[Pitch, ...]:
    """Take down these cards in one act, each under the next number; those whose title is there already are passed over.

    Refusal when none is new.
    """
    known = {fold(one.title) for one in work.find(Pitch, activity_id=activity_id)}
    fresh = [card for card in cards if fold(card.title) not in known]
    refuse_unless(fresh, "There is no new pitch in this: each of these titles is there already.")
    made = tuple(add_pitch(work, activity_id, card.title, hosts=card.hosts.ids) for card in fresh)
    if len(made) > 1:
        work.label = f"Add {counted(len(made), 'pitch', 'pitches')} to {activity_of(work, activity_id).title}"
    return made


def _parted(text: str) -> tuple[str, str, str]:
    """The title, what stands between, and the host; the last slash counts."""
    parts = list(_BEFORE_HOST.finditer(text))
    if not parts:
        return text, "", ""
    last = parts[-1]
    return text[: last.start()], last.group(), text[last.end() :]
