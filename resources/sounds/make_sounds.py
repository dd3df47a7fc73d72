"""Makes the two sounds of the evening from sines that fade: python3 resources/sounds/make_sounds.py"""

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


if __name__ == "__main__":
    main()
