"""Adding and multiplying in finite fields and in products of them: what repeat-free rounds are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod

# Monic irreducible polynomials over the integers modulo the prime, lowest coefficient first: order -> (prime, them).
_IRREDUCIBLE: dict[int, tuple[int, tuple[int, ...]]] = {
    4: (2, (1, 1, 1)),
    8: (2, (1, 1, 0, 1)),
    16: (2, (1, 1, 0, 0, 1)),
    32: (2, (1, 0, 1, 0, 0, 1)),
    64: (2, (1, 1, 0, 0, 0, 0, 1)),
    9: (3, (2, 2, 1)),
    27: (3, (1, 2, 0, 1)),
    81: (3, (2, 1, 0, 0, 1)),
    25: (5, (2, 4, 1)),
    49: (7, (3, 6, 1)),
}


@dataclass(frozen=True, slots=True)
class Ring:
    """A product of finite fields on the numbers 0 to order-1, by tables.

    `spread` holds elements of which any two differ by a unit: as many as the smallest field has.
    """

    plus: tuple[tuple[int, ...], ...]
    times: tuple[tuple[int, ...], ...]
    minus: tuple[tuple[int, ...], ...]
    spread: tuple[int, ...]


@lru_cache(maxsize=32)
def ring_of(order: int) -> Ring | None:
    """The product of fields with `order` elements, one field for each prime power in it; None when one is not known."""
    orders = _prime_powers(order)
    if not orders or any(q not in _IRREDUCIBLE and not _is_prime(q) for q in orders):
        return None
    fields = [_field(q) for q in orders]
    digits = [_digits(number, orders) for number in range(order)]
    weights = [prod(orders[:place]) for place in range(len(orders))]
    plus, times = (
        tuple(
            tuple(sum(w * t[a][b] for w, t, a, b in zip(weights, tables, x, y, strict=True)) for y in digits)
            for x in digits
        )
        for tables in ([field[0] for field in fields], [field[1] for field in fields])
    )
    negative = [row.index(0) for row in plus]
    minus = tuple(tuple(row[other] for other in negative) for row in plus)
    spread = tuple(_number([k] * len(orders), orders) for k in range(min(orders)))
    return Ring(plus, times, minus, spread)


def _field(order: int) -> tuple[list[list[int]], list[list[int]]]:
    """What adds up to what and what multiplies to what in the field of `order`."""
    numbers = range(order)
    return (
        [[_field_plus(order, a, b) for b in numbers] for a in numbers],
        [[_field_times(order, a, b) for b in numbers] for a in numbers],
    )


def _prime_powers(number: int) -> list[int]:
    """The prime powers whose product is `number`, one for each prime."""
    powers, prime = [], 2
    while number > 1:
        power = 1
        while number % prime == 0:
            number //= prime
            power *= prime
        if power > 1:
            powers.append(power)
        prime += 1
    return powers


def _is_prime(number: int) -> bool:
    return _prime_powers(number) == [number] and all(number % d for d in range(2, int(number**0.5) + 1))


def _digits(number: int, bases: Sequence[int]) -> list[int]:
    """`number` in mixed bases, lowest first."""
    found = []
    for base in bases:
        found.append(number % base)
        number //= base
    return found


def _number(digits: Sequence[int], bases: Sequence[int]) -> int:
    """The number with `digits` in mixed bases: the way back from `_digits`."""
    number, weight = 0, 1
    for digit, base in zip(digits, bases, strict=True):
        number += digit * weight
        weight *= base
    return number


def _field_plus(order: int, a: int, b: int) -> int:
    """a + b in the field of `order`: digit by digit modulo its prime."""
    if order not in _IRREDUCIBLE:
        return (a + b) % order
    prime, polynomial = _IRREDUCIBLE[order]
    bases = [prime] * (len(polynomial) - 1)
    return _number([(x + y) % prime for x, y in zip(_digits(a, bases), _digits(b, bases), strict=True)], bases)


def _field_times(order: int, a: int, b: int) -> int:
    """a x b in the field of `order`: as polynomials, modulo the irreducible one."""
    if order not in _IRREDUCIBLE:
        return a * b % order
    prime, polynomial = _IRREDUCIBLE[order]
    degree = len(polynomial) - 1
    bases = [prime] * degree
    product = [0] * (2 * degree - 1)
    for i, x in enumerate(_digits(a, bases)):
        for j, y in enumerate(_digits(b, bases)):
            product[i + j] = (product[i + j] + x * y) % prime
    for top in range(2 * degree - 2, degree - 1, -1):
        for j, coefficient in enumerate(polynomial):
            if j < degree:
                product[top - degree + j] = (product[top - degree + j] - product[top] * coefficient) % prime
    return _number(product[:degree], bases)
