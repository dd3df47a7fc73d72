"""Makes the sounds of the evening and of the door from sines that fade: python3 resources/sounds/make_sounds.py"""

import math
import wave
from array import array
from pathlib import Path

RATE = 22050  # samples a second: the highest tone below lies under 5 kHz
PEAK = 28000  # of 32767: loud, with some room left
# Partial tones of a bell: how high above the note, how strong, and the seconds in which each fades to a third.
PARTIALS = ((0.5, 0.35, 0.9), (1.0, 1.0, 0.7), (1.19, 0.4, 0.5), (1.5, 0.25, 0.4), (2.0, 0.5, 0.35), (2.74, 0.2, 0.2))
# Each sound by its strokes: seconds from the start, pitch in hertz, strength.
SOUNDS = {
    "ring": (2.6, ((0.0, 587.3, 1.0), (0.6, 587.3, 0.9))),
    "chime": (2.2, ((0.0, 523.3, 0.7), (0.22, 659.3, 0.75), (0.44, 784.0, 0.8))),
}
# The door's: short, and each of a rhythm and of pitches of its own, so that no ear needs both. Each stroke: seconds
# from the start, seconds it lasts, pitch in hertz; no strength, for all are alike.
DOOR_SOUNDS = {
    "door-in": ((0.0, 0.08, 587.3), (0.1, 0.18, 880.0)),  # up: in
    "door-back": ((0.0, 0.06, 587.3), (0.08, 0.06, 739.9), (0.16, 0.12, 880.0)),  # up in three steps: back
    "door-left": ((0.0, 0.16, 784.0), (0.18, 0.1, 523.3)),  # down: gone
    "door-already": ((0.0, 0.08, 659.3), (0.16, 0.08, 659.3)),  # a level pair: here already, nothing has changed
    "door-unknown": ((0.0, 0.28, 196.0),),  # one low tone: nobody has this badge
    "door-again": ((0.0, 0.12, 233.1), (0.16, 0.12, 233.1)),  # a low pair: scan it again
    "door-waiting": ((0.0, 0.18, 440.0), (0.22, 0.06, 440.0)),  # long and short: somebody has to decide
    "door-person": ((0.0, 0.05, 987.8), (0.09, 0.05, 987.8), (0.18, 0.05, 987.8)),  # three high ones: fetch a person
}
DOOR_SECONDS = 0.29
OVERTONES = ((1.0, 1.0), (2.0, 0.3), (3.0, 0.12))  # soft, and still heard on the small loudspeakers of a laptop
RISES, FALLS = 0.006, 0.02  # seconds, so that nothing clicks


def door_tones(strokes: tuple[tuple[float, float, float], ...]) -> list[float]:
    """A sound of the door as numbers round 0, its loudest at 1 or -1; it begins and ends in silence."""
    heard = [0.0] * round(DOOR_SECONDS * RATE)
    for begins, lasts, pitch in strokes:
        first, count = round(begins * RATE), round(lasts * RATE)
        for since in range(count):
            edge = min(1.0, since / (RISES * RATE), (count - 1 - since) / (FALLS * RATE))
            turn = 2 * math.pi * pitch * since / RATE
            heard[first + since] += edge * sum(part * math.sin(turn * height) for height, part in OVERTONES)
    loudest = max(abs(each) for each in heard)
    return [each / loudest for each in heard]


def tones_of(seconds: float, strokes: tuple[tuple[float, float, float], ...]) -> list[float]:
    """The sound as numbers round 0, its loudest at 1 or -1; it ends in silence."""
    heard = [0.0] * round(seconds * RATE)
    for begins, pitch, strength in strokes:
        first = round(begins * RATE)
        for height, part, fades in PARTIALS:
            turn = 2 * math.pi * pitch * height / RATE
            for at in range(first, len(heard)):
                since = at - first
                heard[at] += strength * part * math.exp(-since / (fades * RATE)) * math.sin(turn * since)
    last = round(0.2 * RATE)
    for at in range(last):  # no click at the end
        heard[-1 - at] *= at / last
    loudest = max(abs(each) for each in heard)
    return [each / loudest for each in heard]


def write_sound(path: Path, tones: list[float]) -> None:
    """Write one WAV file: one channel, 16 bits."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        samples = array("h", (round(PEAK * each) for each in tones))
        file.writeframes(samples.tobytes())


def main() -> None:
    """Write every sound beside this file."""
    for name, (seconds, strokes) in SOUNDS.items():
        write_sound(Path(__file__).with_name(f"{name}.wav"), tones_of(seconds, strokes))
    for name, short_strokes in DOOR_SOUNDS.items():
        write_sound(Path(__file__).with_name(f"{name}.wav"), door_tones(short_strokes))


if __name__ == "__main__":
    main()
