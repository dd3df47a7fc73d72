"""Which people the list shows, in which order: a filter, a sorting and what was typed, worked out in milliseconds."""

from collections.abc import Callable, Sequence

from t4gsw_desktop.core.sounds import sounds_of
from t4gsw_desktop.services.directory import (
    EVERYONE,
    Directory,
    Finding,
    PersonRow,
    Pile,
    find_rows,
    sorted_rows,
)

_FEW = 5


class Listing:
    """The directory as it is being looked at.

    `near` tells the ids of people who fit but for a slip of the finger, `heard` of those who sound so among the words
    of all names, which `words` reads.
    """

    def __init__(
        self,
        near: Callable[[str], Sequence[str]],
        heard: Callable[[Sequence[str], str], Sequence[str]],
        words: Callable[[], Sequence[str]],
    ) -> None:
        self._near, self._heard, self._read_words = near, heard, words
        self._words: Sequence[str] | None = None
        self._by_id: dict[str, PersonRow] | None = None
        self._part: Pile | None = None
        self._whole: Pile | None = None
        self.directory = Directory()
        self.sort, self.backwards = "name", False
        self.filter_key, self.text = EVERYONE, ""
        self._sorted: list[PersonRow] = []
        self._filtered: list[PersonRow] = []

    def take(self, directory: Directory) -> None:
        """Look at another state of the directory; rows that stayed keep their order, so that sorting them is quick."""
        if directory.rows is not self.directory.rows:
            fresh = {row.id: row for row in directory.rows}
            self._words = None
            known = [fresh.pop(row.id) for row in self._sorted if row.id in fresh]
            self._sorted = sorted_rows([*known, *fresh.values()], self.sort, backwards=self.backwards)
        self.directory = directory
        self._apply_filter()

    def choose_sort(self, sort: str, *, backwards: bool) -> None:
        """Another order, one of SORTS."""
        self.sort, self.backwards = sort, backwards
        self._sorted = sorted_rows(self._sorted, sort, backwards=backwards)
        self._apply_filter()

    def choose_filter(self, filter_key: str) -> None:
        """Show one of FILTERS only."""
        self.filter_key = filter_key
        self._apply_filter()

    def find(self, text: str) -> Finding:
        """Whom the list shows for this text, within the filter.

        Where nobody fits, those whose name may sound so come, and those who would fit but for one letter.
        """
        self.text = text
        exact = find_rows(self._pile(), text)
        if exact.why in ("", "exact") or not text.strip():
            return exact
        shown = self._shown_by_id()
        heard = {one: shown[one] for one in self._heard(self._name_words(), text) if one in shown}
        heard = dict(list(heard.items())[:_FEW])
        slips = {one: shown[one] for one in self._near(text) if one in shown and one not in heard}
        near = [*heard.values(), *slips.values()]
        return Finding(near, ("typo" if slips else "sound") if near else "nobody")

    def warm_up(self, at: int, most: int) -> bool:
        """Hear the next `most` names in advance, from the one at `at`; True while there are more."""
        words = self._name_words()
        for word in words[at : at + most]:
            sounds_of(word)
        return at + most < len(words)

    def _name_words(self) -> Sequence[str]:
        if self._words is None:
            self._words = self._read_words()
        return self._words

    def _shown_by_id(self) -> dict[str, PersonRow]:
        if self._by_id is None:
            self._by_id = {row.id: row for row in self._filtered}
        return self._by_id

    def elsewhere(self) -> int:
        """How many people outside the filter fit what was typed."""
        if self.filter_key == EVERYONE or not self.text.strip():
            return 0
        return len(self.find_anyone(self.text))

    def find_anyone(self, text: str) -> Sequence[PersonRow]:
        """Everybody who fits, whatever the filter."""
        if self._whole is None:
            self._whole = Pile(self._sorted)
        return find_rows(self._whole, text).rows

    def _pile(self) -> Pile:
        if self._part is None:
            self._part = Pile(self._filtered)
        return self._part

    def _apply_filter(self) -> None:
        self._by_id = self._part = self._whole = None
        passes = self.directory.passes(self.filter_key)
        self._filtered = self._sorted if self.filter_key == EVERYONE else [row for row in self._sorted if passes(row)]
