"""Tells the keys of a scanner, which types as a keyboard does, from those of a person: by their times alone, no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from t4gsw_desktop.core.badge_code import LENGTH, read_code
from t4gsw_desktop.core.code_reading import codes_in
from t4gsw_desktop.ui.door.field import is_no_name

GAP = 50  # milliseconds between two keys of a scanner at most; a slow one takes 40, and few people type ten keys so
AFTERWARDS = 150  # milliseconds after a scan in which Enter and Tab are still the scanner's own
_FEWEST = 6  # keys of the shortest code
_NO_HAND = 8  # so many keys at this speed that hold no name were typed by no hand, though no Enter follows
_PAUSE, _PACES = 20, 3  # milliseconds, and times the scanner's own pace: a longer pause parts it from a person
_MOST_BEFORE = 3  # keys that a person can have typed just before a scan
_ENDS = ("\r", "\n", "\t")


@dataclass(frozen=True, slots=True)
class Key:
    """A key that came in at `at` (milliseconds of any clock).

    `text` is what it types, "" for a key let go; `position` what a US keyboard has there, "?" where that is not known.
    `repeat` is True while it is held down. `own` is whatever the caller wants back with it.
    """

    at: int
    text: str
    position: str = "?"
    repeat: bool = False
    own: object = None


@dataclass(frozen=True, slots=True)
class Scan:
    """A code that was scanned. `takes_back`: its first key had gone on its way already."""

    code: str
    takes_back: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a key: scans, and keys to give back, in this order. A key that is not `taken` goes on its way."""

    parts: tuple[Key | Scan, ...] = ()
    taken: bool = True


@dataclass(slots=True)
class Wedge:
    """Holds keys that come as fast as a scanner types, until it is known whose they were.

    `is_known` tells the codes of tonight's list: one of ours is taken at its last letter. All that turns out to be no
    scan is given back in the order in which it came.
    """

    is_known: Callable[[str], object]
    _run: list[Key] = field(default_factory=list)  # all of one speed, `_last` being the time of the latest
    _last: int = 0
    _passed: bool = False  # the first of them has gone on its way
    _goes_on: bool = False  # they follow a scan as fast as its own keys did
    _scanned_at: int | None = None
    _reach: float = 0  # milliseconds after a scan in which a letter still belongs to it
    _late: int = 0  # milliseconds by which its Enter may seem late

    @property
    def holds(self) -> bool:
        """True while it is open whose the latest keys are."""
        return bool(self._run)

    def would_hold(self, at: int, text: str, *, through: bool = False) -> bool:
        """True when this key, pressed now, will not go on its way at once."""
        if text in _ENDS:
            return (bool(self._run) and self._follows(at)) or self._just_scanned(at, AFTERWARDS + self._late)
        return not through or (bool(self._run) and self._follows(at)) or self._just_scanned(at, self._reach)

    def press(self, key: Key, *, through: bool = False) -> Heard:
        """A key with a text was pressed. `through`: the first one may go on its way, for it can be taken back."""
        before = () if not self._run or self._follows(key.at) else self.rest()
        heard = self._end(key) if key.text in _ENDS else self._letter(key, through=through)
        return Heard((*before, *heard.parts), heard.taken)

    def holds_key(self, is_it: Callable[[object], bool]) -> bool:
        """True when a key is held whose `own` is the one asked for."""
        return any(is_it(key.own) for key in self._run[int(self._passed) :])

    def release(self, own: object) -> None:
        """A key that is held was let go: that is given back in its place."""
        self._run.append(Key(self._last, "", own=own))

    def rest(self) -> tuple[Key | Scan, ...]:
        """Nothing came for a while, or something that is no letter: decide."""
        return self._decide(ended=False)

    def wait(self, milliseconds: int) -> None:
        """The window was busy with a scan for so long, and its Enter may look as much later as it was come to."""
        self._late = milliseconds

    def _letter(self, key: Key, *, through: bool) -> Heard:
        if key.repeat and not self._run:
            return Heard(taken=False)
        if not self._run:
            self._goes_on = self._just_scanned(key.at, self._reach)
            self._passed = through and not self._goes_on
            if not self._goes_on:
                self._scanned_at = None
        if not key.repeat:
            self._last = key.at
        self._run.append(key)
        if self._passed and len(self._run) == 1:
            return Heard(taken=False)
        return Heard(self._known_by_now())

    def _end(self, key: Key) -> Heard:
        """Enter or Tab: the end of a scan, or a person's own."""
        if not self._run:
            return Heard(taken=self._just_scanned(key.at, AFTERWARDS + self._late))
        parts = self._decide(ended=True)
        return Heard(parts if self._scanned_at is not None else (*parts, key))

    def _known_by_now(self) -> tuple[Key | Scan, ...]:
        """The code of somebody on the list is taken at its last letter, whatever stands before it."""
        letters = _letters(self._run)
        if len(letters) < LENGTH:
            return ()
        for spelled in (_typed(letters[-LENGTH:]), _positions(letters[-LENGTH:])):
            code = read_code(spelled)
            if code is not None and self.is_known(code):
                return self._take(code, letters, LENGTH)
        return ()

    def _decide(self, *, ended: bool) -> tuple[Key | Scan, ...]:
        """Whose the keys were that are held; none are held any more."""
        letters = _letters(self._run)
        text, positions = _typed(letters), _positions(letters)
        if len(letters) >= _FEWEST:
            for code in codes_in(text, positions):
                if self.is_known(code):
                    return self._take(code, letters, len(code))
            if (ended or len(letters) >= _NO_HAND) and (_is_no_name(text) or _is_no_name(positions.replace("?", ""))):
                told = read_code(text) or read_code(positions) or (positions if positions.isalnum() else text)
                return self._take(told, letters, len(letters))
        parts = () if self._goes_on else tuple(self._run[int(self._passed) :])
        self._run.clear()
        return parts

    def _take(self, code: str, letters: Sequence[Key], length: int) -> tuple[Key | Scan, ...]:
        """Take the last `length` letters as a scan, and those before it as its prefix or as a person's."""
        gaps = [other.at - one.at for one, other in pairwise(letters[-length:])]
        pause = max(_PAUSE, _PACES * median(gaps))
        first = len(letters) - length
        parted = [at for at in range(1, first + 1) if letters[at].at - letters[at - 1].at > pause]
        of_person = parted[-1] if parted and parted[-1] <= _MOST_BEFORE and not self._goes_on else 0
        typed = self._run[int(self._passed) : self._run.index(letters[of_person])] if of_person else []
        scans = [Scan(code, takes_back=self._passed and not of_person)]
        earlier = read_code(_typed(letters[of_person:first]))
        if earlier is not None:  # two badges in one burst, the first of which nobody on the list has
            scans.insert(0, Scan(earlier, takes_back=scans[0].takes_back))
        self._run.clear()
        self._scanned_at, self._reach, self._late = letters[-1].at, min(pause, GAP), 0
        return (*typed, *scans)

    def _follows(self, at: int) -> bool:
        return 0 <= at - self._last <= GAP

    def _just_scanned(self, at: int, reach: float) -> bool:
        return self._scanned_at is not None and at - self._scanned_at <= reach


def _letters(run: Sequence[Key]) -> list[Key]:
    return [key for key in run if key.text and not key.repeat]


def _typed(letters: Sequence[Key]) -> str:
    return "".join(key.text for key in letters)


def _positions(letters: Sequence[Key]) -> str:
    return "".join(key.position for key in letters)


def _is_no_name(text: str) -> bool:
    """True for what nobody types at this speed: no name, or one word with several digits in it."""
    return bool(text) and (is_no_name(text) or (" " not in text.strip() and sum(map(str.isdigit, text)) > 1))
