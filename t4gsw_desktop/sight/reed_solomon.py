"""Reed-Solomon codes over the field of 256 elements as QR codes use them: words put right, errors and gaps alike."""

from collections.abc import Collection, Sequence

_POLYNOMIAL = 0x11D  # x^8 + x^4 + x^3 + x^2 + 1, in whose field x generates all 255 non-zero elements
_EXP = [1] * 512
for _power in range(1, 512):
    _doubled = _EXP[_power - 1] << 1
    _EXP[_power] = _doubled ^ _POLYNOMIAL if _doubled & 0x100 else _doubled
_LOG = [0] * 256
for _power in range(255):
    _LOG[_EXP[_power]] = _power


def put_right(word: Sequence[int], checks: int, gaps: Collection[int] = ()) -> list[int] | None:
    """The word of the code nearest to `word`, whose last `checks` bytes are its checks; None if there is none near.

    `gaps` are places of bytes known to be unsure. As many errors are found as twice their number and that of the gaps
    together do not exceed `checks`. Errors and gaps as by Forney ("On decoding BCH codes", 1965), the errors' places by
    Berlekamp and Massey ("Shift-register synthesis and BCH decoding", 1969).
    """
    if len(gaps) > checks:
        return None
    syndromes = _syndromes(word, checks)
    if not any(syndromes):
        return list(word)
    last = len(word) - 1
    gap_locator = [1]
    for gap in gaps:
        gap_locator = _times(gap_locator, [1, _EXP[last - gap]])
    locator = _locator(syndromes, gap_locator, len(gaps))
    wrong = [place for place in range(len(word)) if _value(locator, 255 - (last - place)) == 0]
    if len(wrong) != len(locator) - 1:
        return None
    right = _with_errors_out(word, syndromes, locator, wrong)
    return right if right is not None and not any(_syndromes(right, checks)) else None


def _syndromes(word: Sequence[int], checks: int) -> list[int]:
    """The word as a polynomial, its first byte that of the highest power, at x^0, x^1, ..."""
    found = []
    for power in range(checks):
        total = 0
        for byte in word:
            total = (_EXP[_LOG[total] + power] if total else 0) ^ byte
        found.append(total)
    return found


def _locator(syndromes: Sequence[int], gap_locator: list[int], gaps: int) -> list[int]:
    """The polynomial, lowest power first, whose roots tell the places of errors and gaps."""
    now, before = gap_locator, gap_locator
    length, shift, last = gaps, 1, 1
    for step in range(gaps, len(syndromes)):
        off = 0
        for power, factor in enumerate(now):
            if factor and power <= step and syndromes[step - power]:
                off ^= _EXP[_LOG[factor] + _LOG[syndromes[step - power]]]
        if off == 0:
            shift += 1
            continue
        scale = _EXP[_LOG[off] + 255 - _LOG[last]]
        mended = list(now) + [0] * (len(before) + shift - len(now))
        for power, factor in enumerate(before):
            mended[power + shift] ^= _product(factor, scale)
        if 2 * length <= step + gaps:
            length, before, last, shift = step + 1 - length + gaps, now, off, 1
        else:
            shift += 1
        now = mended
    while now and now[-1] == 0:
        now = now[:-1]
    return now


def _with_errors_out(
    word: Sequence[int], syndromes: Sequence[int], locator: Sequence[int], wrong: Sequence[int]
) -> list[int] | None:
    """The word with what is wrong at each place taken away, or None where the locator has a double root."""
    evaluator = _times(syndromes, locator)[: len(syndromes)]
    slope = [factor if power % 2 == 0 else 0 for power, factor in enumerate(locator[1:])]  # the formal derivative
    right, last = list(word), len(word) - 1
    for place in wrong:
        power = last - place
        below = _value(slope, 255 - power)
        if below == 0:
            return None
        above = _value(evaluator, 255 - power)
        if above:
            right[place] ^= _EXP[(_LOG[above] + power - _LOG[below]) % 255]
    return right


def _product(one: int, other: int) -> int:
    return _EXP[_LOG[one] + _LOG[other]] if one and other else 0


def _times(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """The product of two polynomials, lowest powers first."""
    product = [0] * (len(one) + len(other) - 1)
    for power, factor in enumerate(one):
        if factor:
            for more, second in enumerate(other):
                if second:
                    product[power + more] ^= _EXP[_LOG[factor] + _LOG[second]]
    return product


def _value(polynomial: Sequence[int], at: int) -> int:
    """A polynomial, lowest power first, at x^at."""
    total = 0
    for power, factor in enumerate(polynomial):
        if factor:
            total ^= _EXP[(_LOG[factor] + power * at) % 255]
    return total
