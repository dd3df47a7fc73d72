"""What the card at the door says in each of its states: the band, the next button, and the whole of it aloud."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.services.door_book import CANCELLED, EXPECTED, IN, LEFT, OUT, WAITING, DoorGuest, Stop
from t4gsw_desktop.ui.widgets.lanyard import PHOTOS
from t4gsw_desktop.ui.widgets.words import shortened

# The states of the card. Those of a guest who is shown before anything is done follow from the guest.
IDLE, READY, GONE, AWAY = "idle", "ready", "gone", "away"
ON_WAITING_LIST, HAD_CANCELLED, NEEDS_PERSON = "waiting", "cancelled", "needs person"
DONE, WALKED_IN, RETURNED, ALREADY = "done", "walked in", "returned", "already"
JUST_LEFT, JUST_OUT, NOT_IN = "just left", "just out", "not in"
UNKNOWN, OTHER_EVENT, DAMAGED, NOBODY, NEW = "unknown", "other event", "damaged", "nobody", "new"
LOCATED, CHANGING = "located", "changing"

_OF_GUEST = {
    EXPECTED: READY,
    IN: ALREADY,
    OUT: AWAY,
    LEFT: GONE,
    WAITING: ON_WAITING_LIST,
    CANCELLED: HAD_CANCELLED,
}
# What `services.checkin` answers, as a state of the card.
OF_OUTCOME = {
    "arrived": DONE,
    "bounced": DONE,
    "back": RETURNED,
    "already": ALREADY,
    "left": JUST_LEFT,
    "out": JUST_OUT,
    "absent": NOT_IN,
    "cancelled": HAD_CANCELLED,
    "waiting": ON_WAITING_LIST,
    "needs_person": NEEDS_PERSON,
    "not_for_tonight": OTHER_EVENT,
    "unknown": UNKNOWN,
    "damaged": DAMAGED,
}
CAN_ARRIVE = (READY, GONE, AWAY)
JUST_IN = (DONE, WALKED_IN, RETURNED)
LET_IN_ANYWAY = (ON_WAITING_LIST, HAD_CANCELLED, NEEDS_PERSON)
WITHOUT_GUEST = (UNKNOWN, OTHER_EVENT, DAMAGED, NOBODY)
_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Band:
    """The top of the card: how it looks, an icon and words.

    `look` is "good", "again", "look", "call", "away", "stop", "locate", "ready" or "". Each has an edge of its own
    besides its colour: solid, dashed, dotted or double.
    """

    look: str
    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class NextButton:
    """The one filled button: its words, icon, the key that presses it, and its words where there is little room."""

    words: str
    icon: str
    key: str = "Enter"
    short: str = ""


def state_of(guest: DoorGuest) -> str:
    """The card's state for a guest about whom nothing was done just now."""
    return _OF_GUEST[guest.state]


def band(state: str, guest: DoorGuest | None, typed: str = "", own_desk: str = "") -> Band:
    """The top of the card; of who came in at another desk than `own_desk` it names that desk."""
    at = guest.at if guest else ""
    desk = guest.desk if guest and guest.desk != own_desk else ""
    name = shortened(" ".join(typed.split()), _LONGEST_NAME)
    return {
        IDLE: Band("", "scan-line", "Scan a badge, or type a name"),
        READY: Band("ready", "circle", "Not here yet"),
        GONE: Band("away", "log-out", f"Left at {at}"),
        AWAY: Band("away", "door-open", f"Stepped out at {at}"),
        ON_WAITING_LIST: Band("look", "hourglass", "On the waiting list"),
        HAD_CANCELLED: Band("look", "circle-minus", "Had cancelled"),
        NEEDS_PERSON: Band("call", "bell", "Ask somebody to come to the door"),
        DONE: Band("good", "circle-check", f"Checked in at {at}"),
        WALKED_IN: Band("good", "user-plus", f"Walked in at {at}"),
        RETURNED: Band("good", "circle-check", f"Back at {at}"),
        ALREADY: Band("again", "clock", f"Already checked in at {at}{f', {desk}' if desk else ''}"),
        JUST_LEFT: Band("away", "log-out", f"Left at {at}"),
        JUST_OUT: Band("away", "door-open", f"Stepped out at {at}"),
        NOT_IN: Band("look", "circle-alert", "Not in the building"),
        UNKNOWN: Band("stop", "circle-alert", "This code is not for tonight"),
        OTHER_EVENT: Band("stop", "calendar-days", "This code is for another event"),
        DAMAGED: Band("stop", "triangle-alert", "This code cannot be read whole"),
        NOBODY: Band("look", "user-search", f"Nobody here is called “{name}”"),
        NEW: Band("ready", "user-plus", "New walk-in"),
        LOCATED: Band("locate", "map-pin", whereabouts(guest)),
        CHANGING: Band("ready", "pencil", "Change what is on the badge"),
    }[state]


def whereabouts(guest: DoorGuest | None) -> str:
    """How somebody stands, in the words of a band."""
    if guest is None:
        return ""
    return {
        EXPECTED: "Not here yet",
        IN: f"In the building since {guest.at}",
        OUT: f"Stepped out at {guest.at}",
        LEFT: f"Left at {guest.at}",
        WAITING: "On the waiting list, not here",
        CANCELLED: "Had cancelled, not here",
    }[guest.state]


def next_button(state: str) -> NextButton:
    """The filled button."""
    return {
        READY: NextButton("Check in", "user-check"),
        GONE: NextButton("Back again", "log-in", short="Back"),
        AWAY: NextButton("Back again", "log-in", short="Back"),
        ON_WAITING_LIST: NextButton("Let in anyway", "user-check", "Ctrl Enter", "Let in"),
        HAD_CANCELLED: NextButton("Let in anyway", "user-check", "Ctrl Enter", "Let in"),
        NEEDS_PERSON: NextButton("Let in anyway", "user-check", "Ctrl Enter", "Let in"),
        CHANGING: NextButton("Keep", "check"),
        UNKNOWN: NextButton("Search by name", "search", short="Search"),
        OTHER_EVENT: NextButton("Search by name", "search", short="Search"),
        DAMAGED: NextButton("Search by name", "search", short="Search"),
        NOBODY: NextButton("New walk-in", "user-plus"),
        NEW: NextButton("Check in walk-in", "user-check", short="Check in"),
    }.get(state, NextButton("Next person", "arrow-right", short="Next"))


def says(state: str, nearest: Sequence[str] = (), sentence: str = "") -> str:
    """The sentence of a card without a guest, or below the band of one who needs a decision."""
    if state == NOBODY:
        return f"Nearest: {', '.join(nearest)}." if nearest else "Try fewer letters, or take them in as a walk-in."
    return {
        ON_WAITING_LIST: "Nothing has changed yet. Let them in if there is a place.",
        HAD_CANCELLED: "Nothing has changed yet. Let them in if there is a place.",
        UNKNOWN: "It may be from another event. Find the person by name, or take them in as a walk-in.",
        DAMAGED: "Scan it again, or find the person by name.",
    }.get(state, sentence)


def stop_parts(stop: Stop) -> tuple[str, str, str, str]:
    """Where somebody goes, as words of which the second and fourth are bold: activity, time, how, place."""
    what, at = (f"{stop.title} ", "now") if stop.now else (f"{stop.title} at ", stop.at)
    if stop.role in ("expert", "host"):
        doing = {"expert": "helps at ", "host": "hosts "}[stop.role]
        return what, at, f", {doing}", stop.place
    if stop.company and stop.kind == "surgery":
        return what, at, f" with {stop.company[0]}, ", stop.place
    return what, at, ", at " if stop.now else ", start at ", stop.place


def spoken(
    state: str,
    guest: DoorGuest | None,
    typed: str = "",
    more: str = "",
    stops: Sequence[Stop] = (),
    *,
    own_desk: str = "",
    notes: bool = True,
) -> str:
    """The whole card as one sentence; without `notes` it is silent about desk notes."""
    top = band(state, guest, typed, own_desk).words
    if guest is None:
        return " ".join(part for part in (f"{top}.", more) if part)
    if state in (NEEDS_PERSON, LOCATED):
        return f"{guest.called}, {guest.full_name}. {top}. {more}"
    parts = [guest.called]
    if guest.full_name != guest.called:
        parts.append(guest.full_name)
    parts += [part for part in (guest.pronouns, guest.organisation) if part]
    photo = PHOTOS[guest.photo]
    parts += [top.lower() if state != READY else "not here yet", f"{photo.title}, {photo.means.lower()}"]
    parts += ["first time"] if guest.first_time else []
    parts += ["there is a desk note"] if guest.note and notes else []
    parts += ["".join(stop_parts(stop)) for stop in stops]
    return ", ".join(parts) + "."


def chip_of(guest: DoorGuest) -> tuple[str, str, str]:
    """How a guest stands, for a row: words, icon and colour ("" for the outline of a chip without colour)."""
    return {
        EXPECTED: ("Not yet", "circle", ""),
        IN: (f"In {guest.at}", "check", "good"),
        OUT: (f"Out {guest.at}", "door-open", "warn"),
        LEFT: (f"Left {guest.at}", "log-out", ""),
        WAITING: ("Waiting list", "hourglass", "warn"),
        CANCELLED: ("Cancelled", "circle-minus", "bad"),
    }[guest.state]
