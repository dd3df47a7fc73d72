"""Which key was pressed, as what a US keyboard has there: scanners press keys, and the laptop makes letters of them."""

import sys

from PySide6.QtGui import QKeyEvent

UNKNOWN = "?"
# The codes of the rows of a keyboard as Windows tells them ("set 1"); Linux tells the same ones, eight higher (evdev).
_ROWS = {2: "1234567890-=", 16: "QWERTYUIOP[]", 30: "ASDFGHJKL;'", 44: "ZXCVBNM,./", 71: "789", 75: "456", 79: "1230"}
SET_1 = {first + at: letter for first, row in _ROWS.items() for at, letter in enumerate(row)} | {57: " "}
EVDEV = {code + 8: letter for code, letter in SET_1.items()}
# macOS tells no such code, but one of its own for each key (Carbon's kVK_ANSI_ constants).
_MAC_KEYS = "ASDFHGZXCV\0BQWERYT123465=97-80]OU[IP\0LJ'K;\0,/NM."
MAC = {code: letter for code, letter in enumerate(_MAC_KEYS) if letter != "\0"} | {49: " "}
MAC |= {82 + at: letter for at, letter in enumerate("01234567")} | {91: "8", 92: "9"}


def position_of(event: QKeyEvent, platform: str = sys.platform) -> str:
    """What a US keyboard has on the key that was pressed, UNKNOWN for other keys and where the system does not tell."""
    if platform == "darwin":
        return MAC.get(event.nativeVirtualKey(), UNKNOWN)
    return (SET_1 if platform == "win32" else EVDEV).get(event.nativeScanCode(), UNKNOWN)
