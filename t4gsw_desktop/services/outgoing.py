"""What a kind of activity adds to the files that an event gives to others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from t4gsw_desktop.services.papers import PaperDesk

if TYPE_CHECKING:  # what writes spreadsheets takes half a second to load, and a window does without it
    from t4gsw_desktop.exchange.spreadsheets_out import Sheet


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What each session is about, by its subject, and lists by file name."""

    abouts: Mapping[str, str]
    sheets: "Mapping[str, Sheet]"


Kinds = Mapping[str, Callable[[PaperDesk], Outgoing]]
