"""The queue at the door in figures: how many lanes, how fast people arrive, and how many are still to come, as a range.

    still_to_come(52, 31, now, starts, history)     Range(4, 11, "3 earlier evenings")

No range is better than what it rests on, so each says that in words. It is meant to hold four times out of five.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, exp, lgamma, log

LEVEL = 0.8  # how often a range is meant to hold
PEAK = 1.5  # people do not come evenly: the busiest minutes bring half as many again
A_GUESS, TONIGHT = "a guess", "tonight only"
_RATE_OVER = timedelta(minutes=5)
_RECENT = timedelta(minutes=15)
_ENOUGH = 8  # arrivals from which a falling off can be told
# How long it takes until half as many arrive, in minutes: not known, so all of these are held to be as likely.
_HALF_LIVES = (5.0, 7.5, 10.0, 15.0, 20.0, 30.0)
# Of those on a list between half and nearly all come: what is said while nothing is known of this community.
_FEWEST, _MOST = 0.5, 0.95
_SHARES = tuple((number + 0.5) / 24 for number in range(24))
_SPREADS = (0.08, 0.15, 0.22, 0.3, 0.4, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class EarlierEvening:
    """An evening that is over: how many had signed up, and how many minutes after its start those came who did."""

    signed_up: int
    minutes: tuple[float, ...]

    def still_out(self, minute: float) -> tuple[int, int]:
        """How many had not come at that minute after the start, and how many of these came after it."""
        later = sum(one > minute for one in self.minutes)
        return self.signed_up - len(self.minutes) + later, later


@dataclass(frozen=True, slots=True)
class Range:
    """Between `low` and `high` people are still to come; `rests_on` says in words what that is known from."""

    low: int
    high: int
    rests_on: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """At `minute` after the start (negative: before it) so many had come."""

    minute: float
    came: int


def lanes_needed(people: int, seconds: float, minutes: float) -> int:
    """How many lanes keep the queue moving when `people` come within `minutes` and each takes `seconds` at the desk."""
    return max(1, ceil(people * seconds / (minutes * 60) * PEAK))


def arrivals_curve(times: Sequence[datetime], starts: datetime) -> tuple[CurvePoint, ...]:
    """How many had come at each arrival, soonest first; who came in the same second is one step."""
    points: dict[float, int] = {}
    for number, time in enumerate(sorted(times), 1):
        points[(time - starts).total_seconds() / 60] = number
    return tuple(CurvePoint(minute, came) for minute, came in points.items())


def rate_per_minute(times: Sequence[datetime], now: datetime) -> float:
    """How many arrived a minute over the last five minutes."""
    return sum(now - _RATE_OVER < time <= now for time in times) / (_RATE_OVER.total_seconds() / 60)


def still_to_come(
    expected: int,
    came: int,
    now: datetime,
    starts: datetime,
    history: Sequence[EarlierEvening],
    times: Sequence[datetime] = (),
) -> Range:
    """How many of the `expected - came` who signed up and are not here will come yet.

    From earlier evenings where there are any; else from how tonight's `times` of arrival fall off; else a guess.
    """
    out = max(0, expected - came)
    minute = (now - starts).total_seconds() / 60
    known = [told for evening in history if (told := evening.still_out(minute))[0] > 0]
    if known:
        low, high = _middle(_from_evenings(out, known))
        evenings = "1 earlier evening" if len(known) == 1 else f"{len(known)} earlier evenings"
        return Range(low, high, evenings)
    if _is_falling_off(times, now, starts):
        low, high = _middle(_from_tonight(out, _recent(times, now)))
        return Range(low, high, TONIGHT)
    low, high = (min(out, max(0, ceil(share * expected) - came)) for share in (_FEWEST, _MOST))
    return Range(low, high, A_GUESS)


def _from_evenings(out: int, known: Sequence[tuple[int, int]]) -> list[float]:
    """How likely it is that 0, 1, ... `out` come, when of n still out l came on each evening (n, l) of `known`.

    Evenings differ by more than chance, so each has a share of its own: a beta-binomial (J. G. Skellam, 1948), its mean
    and spread not fixed but weighed over a grid by how well they explain `known`, with Jeffreys' prior for the mean and
    a flat one for (a + b) ** -0.5, as Gelman et al., Bayesian Data Analysis, 5.3. Few evenings give a wide answer.
    """
    cells = []
    for share in _SHARES:
        for spread in _SPREADS:
            a, b = share / spread**2, (1 - share) / spread**2
            weight = -0.5 * log(share * (1 - share)) + sum(_log_chance(*told, a, b) for told in known)
            cells.append((weight, a, b))
    best = max(weight for weight, _, _ in cells)
    chances = [0.0] * (out + 1)
    for weight, a, b in cells:
        if (much := exp(weight - best)) > 1e-4:
            for number, chance in enumerate(_beta_binomial(out, a, b)):
                chances[number] += much * chance
    return chances


def _log_chance(out: int, later: int, a: float, b: float) -> float:
    """The logarithm of the beta-binomial's chance, but for what does not depend on `a` and `b`."""
    return lgamma(a + later) + lgamma(b + out - later) - lgamma(a + b + out) - lgamma(a) - lgamma(b) + lgamma(a + b)


def _beta_binomial(out: int, a: float, b: float) -> list[float]:
    """The chances of 0, 1, ... `out`, each from the one before, in logarithms lest they vanish."""
    now = lgamma(b + out) + lgamma(a + b) - lgamma(a + b + out) - lgamma(b)
    chances = [exp(now)]
    for number in range(out):
        now += log((out - number) * (a + number) / ((number + 1) * (b + out - number - 1)))
        chances.append(exp(now))
    return chances


def _from_tonight(out: int, recent: int) -> list[float]:
    """How likely it is that 0, 1, ... `out` come, after `recent` arrivals in the last quarter of an hour.

    Arrivals that halve every h minutes leave c = 1 / (2 ** (15 / h) - 1) times as many to come as came in that quarter.
    Both are Poisson, their mean unknown under Jeffreys' prior, so what is to come is negative binomial; h is unknown.
    """
    chances = [0.0] * (out + 1)
    window = _RECENT.total_seconds() / 60
    for half_life in _HALF_LIVES:
        factor = 1 / (2 ** (window / half_life) - 1)
        shape, chance = recent + 0.5, (1 + factor) ** -(recent + 0.5)
        for number in range(out):
            chances[number] += chance
            chance *= (shape + number) / (number + 1) * factor / (1 + factor)
    chances[out] = max(0.0, len(_HALF_LIVES) - sum(chances))  # nobody comes twice: what is beyond the list is its end
    return chances


def _recent(times: Sequence[datetime], now: datetime) -> int:
    return sum(now - _RECENT < time <= now for time in times)


def _is_falling_off(times: Sequence[datetime], now: datetime, starts: datetime) -> bool:
    """True once it has begun, and in the last quarter of an hour half as many came as in the busiest one, or fewer."""
    past = sorted(time for time in times if time <= now)
    if now < starts or len(past) < _ENOUGH:
        return False
    busiest = max(sum(first <= time < first + _RECENT for time in past) for first in past)
    return _recent(past, now) * 2 <= busiest


def _middle(chances: Sequence[float]) -> tuple[int, int]:
    """From which number to which the middle LEVEL of all that may happen lies."""
    tail, whole = (1 - LEVEL) / 2, sum(chances)
    below, low = 0.0, -1
    for number, chance in enumerate(chances):
        below += chance / whole
        if low < 0 and below >= tail:
            low = number
        if below >= 1 - tail:
            return low, number
    return max(low, 0), len(chances) - 1
