"""The nine troubles that a badge before a camera has, each drawn by chance; and how a hand moves one for a second."""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from benchmarks.frames import Point, Scene

FRAMES_A_SECOND = 30
_SETTLES = 0.3  # seconds in which a hand forgets where it was
_TREMOR = 1.0  # degrees of lean and of turn, standard deviation
# A lamp at two metres and a flat badge at forty centimetres move the mirrored spot by twelve millimetres a degree, half
# of a code's side; a sleeve is soft, so it is counted as a third.
_SPOT = 0.3


def _somewhere(luck: random.Random) -> Point:
    return luck.uniform(400, 880), luck.uniform(240, 480)


def _upright(luck: random.Random, low: float = 160, high: float = 260) -> Scene:
    return Scene(luck.uniform(low, high), _somewhere(luck), luck.uniform(-15, 15))


def _smear(luck: random.Random, low: float, high: float) -> Point:
    length, way = luck.uniform(low, high), luck.uniform(0, math.pi)
    return length * math.cos(way), length * math.sin(way)


def _glare(scene: Scene, luck: random.Random, low: float, high: float) -> Scene:
    at = (luck.gauss(0, 0.25), luck.gauss(0, 0.25))
    return replace(scene, glare=luck.uniform(low, high), glare_at=at, glare_angle=luck.uniform(0, 180))


def _tilted(luck: random.Random) -> Scene:
    lean = luck.choice((-1, 1)) * luck.uniform(35, 55) if luck.random() < 0.6 else 0.0
    tilt = (lean, luck.choice((-1, 1)) * luck.uniform(35, 55))
    return Scene(luck.uniform(180, 280), _somewhere(luck), luck.uniform(-20, 20), tilt)


def _dim(luck: random.Random) -> Scene:
    light, noise = luck.uniform(0.08, 0.2), luck.uniform(5, 9)
    return replace(_upright(luck), light=light, noise=noise, defocus=0.8, jpeg=75)


def _curved(luck: random.Random) -> Scene:
    scene = replace(_upright(luck, 180), curve=luck.uniform(0.4, 0.75))
    return replace(scene, tilt=(0, luck.uniform(-20, 20)))


def _in_hand(luck: random.Random) -> Scene:
    """A little of everything."""
    scene = Scene(
        luck.uniform(110, 220),
        _somewhere(luck),
        luck.uniform(-40, 40),
        (luck.uniform(-30, 30), luck.uniform(-30, 30)),
        curve=luck.uniform(0.05, 0.4),
        defocus=luck.uniform(0.8, 1.8),
        smear=_smear(luck, 3, 11),
        light=luck.uniform(0.4, 1),
        noise=luck.uniform(4, 9),
        jpeg=75,
    )
    return _glare(scene, luck, 0.001, 0.06)


TROUBLES: dict[str, Callable[[random.Random], Scene]] = {
    "turned": lambda luck: Scene(luck.uniform(160, 260), _somewhere(luck), luck.uniform(0, 360)),
    "tilted": _tilted,
    "out of focus": lambda luck: replace(_upright(luck), defocus=luck.uniform(2, 5)),
    "moving": lambda luck: replace(_upright(luck), smear=_smear(luck, 9, 25)),
    "dim": _dim,
    "small": lambda luck: replace(_upright(luck, 40, 90), defocus=0.5),
    "glare": lambda luck: _glare(_upright(luck, 180), luck, 0.05, 0.30),
    "curved": _curved,
    "in the hand": _in_hand,
}


def hold(scene: Scene, luck: random.Random, frames: int = FRAMES_A_SECOND) -> Iterator[Scene]:
    """The scene as a hand holds it, frame after frame.

    It leans and turns by about a degree, drifts, and a lens looks for its focus by a tenth; a spot of light moves with
    the lean. A hand that moves sways about once a second, and is as fast as `scene` says when it is fastest.
    """
    lean, turn, focus, along, down = (_wander(luck) for _ in range(5))
    speed, began = luck.uniform(0.7, 1.5), luck.uniform(0, 2 * math.pi)
    for number in range(frames):
        a, b = _TREMOR * next(lean), _TREMOR * next(turn)
        sway = math.cos(began + 2 * math.pi * speed * number / FRAMES_A_SECOND)
        yield replace(
            scene,
            centre=(scene.centre[0] + 4 * next(along), scene.centre[1] + 4 * next(down)),
            angle=scene.angle + b,
            tilt=(scene.tilt[0] + a, scene.tilt[1] + b),
            glare_at=(scene.glare_at[0] + _SPOT * b, scene.glare_at[1] + _SPOT * a),
            defocus=scene.defocus * (1 + 0.1 * next(focus)),
            smear=(scene.smear[0] * sway, scene.smear[1] * sway),
        )


def _wander(luck: random.Random) -> Iterator[float]:
    """A value round nothing with the deviation 1 that is pulled back (Ornstein and Uhlenbeck, 1930)."""
    keeps = math.exp(-1 / (_SETTLES * FRAMES_A_SECOND))
    value = luck.gauss(0, 1)
    while True:
        yield value
        value = keeps * value + math.sqrt(1 - keeps * keeps) * luck.gauss(0, 1)
