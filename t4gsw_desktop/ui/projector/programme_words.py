"""What the wall of an unconference says: plain words that make sense to somebody who has just come in."""

from t4gsw_desktop.kinds.unconference.board_now import BEFORE, BETWEEN, NOW, Band, BoardLine, NowNext
from t4gsw_desktop.ui.projector.wall_words import THANKS, starts_words

HOW = "Go to any session you like. You may leave one at any time and walk into another."
WAITING = "The sessions are being chosen. They are shown here as soon as they have a place."
WALK = "Time to walk to your next session"
FREE, NO_HOST = "Free", "Looking for a host"
MOVED, NEW = "Moved", "New"
ON, COMING = "Now", "Next"


def headline(board: NowNext) -> str:
    """The one line that everybody reads."""
    band = board.interlude
    if not board.has_grid:
        return board.title
    if board.state == BEFORE:
        return starts_words(band.starts if band and band.starts < board.then else board.then)
    if board.state == NOW:
        return f"On now, until {board.ends}"
    if board.state == BETWEEN:
        if band is not None and board.apart:
            return f"{band.title}, until {band.ends}"
        return f"Next, at {board.then}" if board.then and band is None else band_words(band) if band else board.title
    return THANKS


def under_headline(board: NowNext, event: str) -> str:
    """What stands below it, smaller."""
    band = board.interlude
    if not board.has_grid:
        return WAITING
    if board.state == BETWEEN and band is not None and board.apart:
        place = f"In {band.room}. " if band.room else ""
        return f"{place}After that, at {board.then}" if board.then else place.strip()
    if board.state == BETWEEN and board.then:
        return WALK
    return HOW if board.state == BEFORE else event or board.title


def band_words(band: Band) -> str:
    """A break or plenary to come: "Lunch, 12:10 to 13:00"."""
    place = f", in {band.room}" if band.room else ""
    return f"{band.title}, {band.starts} to {band.ends}{place}"


def foot_words(board: NowNext) -> str:
    """The break that comes before the next slot, or after the last one; "" for none."""
    return f"Then {band_words(board.interlude)}" if board.interlude is not None and not board.apart else ""


def next_heading(board: NowNext) -> str:
    """What stands above the sessions to come."""
    return f"{COMING}, at {board.then}"


def hosts_words(line: BoardLine) -> str:
    """Who hosts it; "" for a room in which nothing is on."""
    return (line.hosts or NO_HOST) if line.title else ""
