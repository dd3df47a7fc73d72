"""Identifiers made by the program, so that rows made on two laptops never collide."""

import os
import threading
import time

_lock = threading.Lock()
_latest = 0


def new_id() -> str:
    """Return a fresh identifier: 32 hexadecimal digits, UUID version 7 (RFC 9562).

    The first 48 bits are Unix milliseconds, the rest is random but for the version and variant bits. Identifiers made
    by one program sort in the order they were made, also within a millisecond and when the clock is set back (the
    RFC's monotonic method: the next number where the fresh one would not be larger).
    """
    global _latest
    milliseconds = time.time_ns() // 1_000_000
    random_bits = int.from_bytes(os.urandom(10), "big")
    high, low = random_bits >> 62 & 0xFFF, random_bits & (1 << 62) - 1
    fresh = milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low
    with _lock:
        _latest = max(fresh, _next(_latest))
        return f"{_latest:032x}"


def _next(value: int) -> int:
    """The identifier after `value`, counted in its 62 random low bits; a full counter moves on by a millisecond."""
    if value & (1 << 62) - 1 != (1 << 62) - 1:
        return value + 1
    return (value >> 80) + 1 << 80 | 0x7 << 76 | 0b10 << 62
