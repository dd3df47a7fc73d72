"""Identifiers made by the program, so that rows made on two laptops never collide."""

import os
import time


def new_id() -> str:
    """Return a fresh identifier: 32 hexadecimal digits, UUID version 7 (RFC 9562), ordered by the time of making.

    The first 48 bits are Unix milliseconds, the rest is random but for the version and variant bits.
    """
    milliseconds = time.time_ns() // 1_000_000
    random_bits = int.from_bytes(os.urandom(10), "big")
    high, low = random_bits >> 62 & 0xFFF, random_bits & (1 << 62) - 1
    return f"{milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low:032x}"
