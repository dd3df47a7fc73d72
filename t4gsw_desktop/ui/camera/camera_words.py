"""What the door says of its camera: in every state what is so, what is safe and what to do."""

from dataclasses import dataclass

from t4gsw_desktop.sight import reading

OFF, STARTING, ON, NONE = "off", "starting", "on", "none"
GONE, TAKEN, REFUSED, BROKEN, UNABLE = "gone", "taken", "refused", "broken", "unable"
_OTHERS_WORK = "The scanner and the keyboard work."


@dataclass(frozen=True, slots=True)
class Told:
    """How a state is told: its `title`, a sentence of what is `next`, and the words of the button, "" for none."""

    title: str
    next: str
    button: str


STATES = {
    OFF: Told("Camera is off", _OTHERS_WORK, "Turn on"),
    STARTING: Told("Camera is starting", _OTHERS_WORK, "Turn off"),
    ON: Told("Camera is on", "Or use the USB scanner, any time.", "Turn off"),
    NONE: Told("No camera found", _OTHERS_WORK, "Look again"),
    GONE: Told("Camera is unplugged", f"It goes on when it is back. {_OTHERS_WORK}", "Turn off"),
    TAKEN: Told("Camera is in use", f"Close the other program that has it. {_OTHERS_WORK}", "Try again"),
    REFUSED: Told("Camera is not allowed", f"Allow it in the computer’s settings. {_OTHERS_WORK}", "Try again"),
    BROKEN: Told("Camera gives no picture", f"Unplug it and plug it in again. {_OTHERS_WORK}", "Try again"),
    UNABLE: Told("Cameras do not work here", f"A part of this computer’s system is missing. {_OTHERS_WORK}", ""),
}
HINTS = {
    reading.DARK: "It is too dark here.",
    reading.CLOSER: "Hold the badge closer.",
    reading.STILL: "Hold the badge still.",
    reading.SHINES: "Tilt the badge a little: it shines.",
    reading.FOREIGN: "This code is not from one of our badges.",
}
EMPTY = frozenset({OFF, NONE, UNABLE})  # nothing to see, so no room is taken for a picture
