"""The colours of the three looks by the part they play; nothing else in the program names a colour."""

from collections.abc import Mapping
from types import MappingProxyType

LOOKS = ("light", "dark", "contrast")

_COLOURS: dict[str, dict[str, str]] = {
    "light": {
        "window": "#F6F1E7",
        "surface": "#FFFDF8",
        "sunken": "#EDE5D6",
        "rail": "#E9E0CF",
        "ink": "#231F1A",
        "ink-2": "#574E43",
        "line": "#DCD1BD",
        "line-strong": "#85796A",
        "primary": "#0B5D66",
        "primary-hover": "#084A51",
        "on-primary": "#FFFFFF",
        "primary-soft": "#D9ECEA",
        "primary-ink": "#0A4E56",
        "good": "#2A6A35",
        "good-soft": "#DDEFD9",
        "good-ink": "#1F5529",
        "warn": "#B26A00",
        "warn-soft": "#FDEDC4",
        "warn-ink": "#6E4300",
        "bad": "#AE2B20",
        "bad-soft": "#FBE1DA",
        "bad-ink": "#8C2016",
        "info": "#2456A6",
        "info-soft": "#E0EAFA",
        "info-ink": "#1D478A",
        "surgery": "#6A3D8F",
        "surgery-soft": "#EEE4F5",
        "cafe": "#A4461F",
        "cafe-soft": "#FAE4D6",
        "unconf": "#2456A6",
        "unconf-soft": "#E0EAFA",
        "friend": "#9A3068",
        "friend-soft": "#F8E0EC",
        "focus": "#1B1B1B",
        "focus-gap": "#FFC83D",
        "select": "#FFF1C9",
    },
    "dark": {
        "window": "#191715",
        "surface": "#24211E",
        "sunken": "#131110",
        "rail": "#131110",
        "ink": "#F6F0E6",
        "ink-2": "#CBC1B2",
        "line": "#3D3731",
        "line-strong": "#8F8474",
        "primary": "#7AD3CF",
        "primary-hover": "#9BE3DF",
        "on-primary": "#062B2E",
        "primary-soft": "#173A3C",
        "primary-ink": "#A6E6E2",
        "good": "#8BD08F",
        "good-soft": "#1D3821",
        "good-ink": "#B4E6B5",
        "warn": "#F2B84B",
        "warn-soft": "#40300F",
        "warn-ink": "#FAD58A",
        "bad": "#FF9A8B",
        "bad-soft": "#4A201B",
        "bad-ink": "#FFC0B5",
        "info": "#9DBEF8",
        "info-soft": "#1E2F4C",
        "info-ink": "#C2D7FB",
        "surgery": "#CBA6E8",
        "surgery-soft": "#36264A",
        "cafe": "#F0A57E",
        "cafe-soft": "#472A1B",
        "unconf": "#9DBEF8",
        "unconf-soft": "#1E2F4C",
        "friend": "#F09AC4",
        "friend-soft": "#4A2238",
        "focus": "#FFD25E",
        "focus-gap": "#191715",
        "select": "#3F3516",
    },
    "contrast": {
        "window": "#000000",
        "surface": "#000000",
        "sunken": "#000000",
        "rail": "#000000",
        "ink": "#FFFFFF",
        "ink-2": "#FFFFFF",
        "line": "#FFFFFF",
        "line-strong": "#FFFFFF",
        "primary": "#FFE44D",
        "primary-hover": "#FFFFFF",
        "on-primary": "#000000",
        "primary-soft": "#000000",
        "primary-ink": "#FFE44D",
        "good": "#7CFF8A",
        "good-soft": "#000000",
        "good-ink": "#7CFF8A",
        "warn": "#FFC04D",
        "warn-soft": "#000000",
        "warn-ink": "#FFC04D",
        "bad": "#FF9B8F",
        "bad-soft": "#000000",
        "bad-ink": "#FF9B8F",
        "info": "#9CC8FF",
        "info-soft": "#000000",
        "info-ink": "#9CC8FF",
        "surgery": "#E0B8FF",
        "surgery-soft": "#000000",
        "cafe": "#FFB28A",
        "cafe-soft": "#000000",
        "unconf": "#9CC8FF",
        "unconf-soft": "#000000",
        "friend": "#FFA6D2",
        "friend-soft": "#000000",
        "focus": "#00F0FF",
        "focus-gap": "#000000",
        "select": "#1F1F5C",
    },
}

# What stands on what, and the contrast it needs (WCAG 2.2 AA: 4.5 for text, 3 for large text, edges and focus rings).
_SURFACES = ("window", "surface", "select")
PAIRS: tuple[tuple[str, str, float], ...] = (
    *(("ink", ground, 4.5) for ground in (*_SURFACES, "sunken", "rail")),
    *(("ink-2", ground, 4.5) for ground in (*_SURFACES, "sunken", "rail")),
    ("on-primary", "primary", 4.5),
    ("on-primary", "primary-hover", 4.5),
    ("on-primary", "good", 4.5),
    ("on-primary", "bad", 4.5),
    ("on-primary", "ink-2", 4.5),
    ("primary-ink", "primary-soft", 4.5),
    ("primary-ink", "surface", 4.5),
    ("primary-ink", "window", 4.5),
    ("primary", "surface", 4.5),
    *((f"{state}-ink", f"{state}-soft", 4.5) for state in ("good", "warn", "bad", "info")),
    *((f"{state}-ink", ground, 4.5) for state in ("good", "warn", "bad", "info") for ground in _SURFACES),
    *((kind, f"{kind}-soft", 4.5) for kind in ("surgery", "cafe", "unconf", "friend")),
    *((kind, "surface", 4.5) for kind in ("surgery", "cafe", "unconf", "friend")),
    ("window", "ink", 4.5),
    *(("line-strong", ground, 3.0) for ground in ("surface", "window", "sunken")),
    ("warn", "surface", 3.0),
    *(("focus", ground, 3.0) for ground in _SURFACES),
    ("focus-gap", "focus", 3.0),
    ("focus-gap", "primary", 3.0),
)


def colours(look: str) -> Mapping[str, str]:
    """The colours of a look by role, each "#RRGGBB"."""
    return MappingProxyType(_COLOURS[look])


def contrast_ratio(first: str, second: str) -> float:
    """The contrast of two colours, 1 to 21, by the formula of WCAG 2.2 (relative luminance of sRGB)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
