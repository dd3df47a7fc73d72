"""A PIN that is kept as a salted hash only, and how long to wait after wrong ones."""

import hashlib
import secrets

SHORTEST = 4
_COST, _BLOCK, _LANES = 2**14, 8, 1  # RFC 7914: 16 MB and some 50 ms a try
_WAITS = (1, 2, 4, 8, 15, 30)


def seal_pin(pin: str) -> str:
    """`pin` as it may be kept: method, salt and hash, from which nobody reads it."""
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_hashed(pin, salt).hex()}"


def fits_seal(pin: str, seal: str) -> bool:
    """True when `seal` was made from this PIN. A spoilt seal fits every PIN, for it would else shut its owner out."""
    try:
        method, salt, kept = seal.split("$")
        known, expected = bytes.fromhex(salt), bytes.fromhex(kept)
    except ValueError:
        return True
    return method != "scrypt" or secrets.compare_digest(_hashed(pin, known), expected)


def wait_after(wrong: int) -> int:
    """The seconds to wait after so many wrong PINs in a row: a little longer each time, half a minute at most."""
    return _WAITS[min(wrong, len(_WAITS)) - 1] if wrong else 0


def _hashed(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.strip().encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES)
