"""How each kind of activity looks wherever it is shown: its colour role and its icon; a kind nobody drew has a look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindLook:
    """`role` is the colour of ink, edge and icon, `soft` that of the fill behind them, `icon` the picture's name."""

    role: str
    soft: str
    icon: str


_LOOKS = {
    "surgery": KindLook("surgery", "surgery-soft", "life-buoy"),
    "cafe": KindLook("cafe", "cafe-soft", "coffee"),
    "unconference": KindLook("unconf", "unconf-soft", "lightbulb"),
    "speed_friending": KindLook("friend", "friend-soft", "handshake"),
}
_OTHER = KindLook("primary-ink", "primary-soft", "calendar-clock")


def kind_look(kind: str) -> KindLook:
    """The look of the kind of this key; one that nobody drew goes in the colour of the house."""
    return _LOOKS.get(kind, _OTHER)
