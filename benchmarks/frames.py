"""Pictures such as a laptop's camera gives at the door, drawn from a seed: our badges under each trouble, and clutter.

What is modelled: a badge with its code as we print it, turned, tilted in perspective and bent; the lens out of focus
(Gaussian); the badge, not the room, smeared by its own movement while the shutter is open; a lamp mirrored in its
sleeve (a soft spot of white that hides what is below it); little light, with noise that is the same for all
brightnesses; and JPEG as cameras compress. What is not: colour, rolling shutters, dirty or wide lenses, screens of
phones with their own raster, hands before the code.
"""

import io
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from t4gsw_desktop.documents.qr import MODULES, QUIET_ZONE, qr_matrix
from t4gsw_desktop.paths import resource_folder

WIDTH, HEIGHT = 1280, 720
_DOTS = 12  # of the drawn badge for each module
_SYMBOL = MODULES * _DOTS
_CARD = (62 * _DOTS, 40 * _DOTS)
_CODE_AT = (62 - MODULES - QUIET_ZONE, 40 - MODULES - QUIET_ZONE - 3)  # modules from the upper left of the card
_FAR = 900.0  # focal length in pixels: a horizontal field of view of 71 degrees
_SPREAD = 8  # standard deviations that 256 levels of noise span, half of them below nothing
_FONT = "AtkinsonHyperlegibleNext/AtkinsonHyperlegibleNext-Bold.ttf"
_NAMES = ("Ada\nLovelace", "Tegan\nVosper", "Oluwaseun", "Jago P.", "Wren\nHalliday", "Caoimhe")
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """How a badge is held. Lengths in pixels of the frame, angles in degrees.

    `side` is the code's side without its quiet zone, `curve` the bend (code widths to the radius, halved), `glare` the
    part of the code's area that a lamp hides, `glare_at` where, in sides from its middle; `smear` how far the badge
    moves while the shutter is open; `light` what is left of full light, `noise` its standard deviation of 255.
    """

    side: float
    centre: Point = (WIDTH / 2, HEIGHT / 2)
    angle: float = 0.0
    tilt: Point = (0.0, 0.0)
    curve: float = 0.0
    glare: float = 0.0
    glare_at: Point = (0.0, 0.0)
    glare_angle: float = 0.0
    defocus: float = 0.0
    smear: Point = (0.0, 0.0)
    light: float = 1.0
    noise: float = 3.0
    jpeg: int = 85


def draw_frame(code: str, scene: Scene, room: Image.Image, luck: random.Random) -> Image.Image:
    """The badge with this code held so before this room."""
    card = _bent(draw_badge(code), scene.curve) if scene.curve else draw_badge(code)
    badge, mask = _held(card, scene)
    if scene.glare:
        badge = _with_glare(badge, mask, scene)
    if scene.smear != (0.0, 0.0):
        badge, mask = (_smeared(layer, scene.smear) for layer in (badge, mask))
    # The badge is drawn on black, so that what is seen through its smeared edge is the room, once.
    frame = ImageChops.add(badge, ImageChops.multiply(room, ImageChops.invert(mask)))
    if scene.defocus:
        frame = frame.filter(ImageFilter.GaussianBlur(scene.defocus))
    return _taken(frame, scene.light, scene.noise, scene.jpeg, luck)


def draw_empty(room: Image.Image, luck: random.Random) -> Image.Image:
    """The room as the camera gives it, with any light and focus."""
    if luck.random() < 0.5:
        room = room.filter(ImageFilter.GaussianBlur(luck.uniform(0.3, 3)))
    return _taken(room, luck.uniform(0.2, 1), luck.uniform(1, 8), luck.randint(70, 90), luck)


def draw_room(luck: random.Random) -> Image.Image:
    """What stands behind: boxes, lines and letters, out of focus."""
    room = Image.new("L", (WIDTH, HEIGHT), luck.randint(60, 160))
    pen = ImageDraw.Draw(room)
    for _ in range(60):
        x, y, far, high = luck.randrange(WIDTH), luck.randrange(HEIGHT), luck.randrange(WIDTH), luck.randrange(HEIGHT)
        shade = luck.randint(20, 230)
        what = luck.randrange(3)
        if what == 0:
            pen.rectangle((x, y, x + far // 6, y + high // 6), fill=shade)
        elif what == 1:
            pen.line((x, y, far, high), fill=shade, width=luck.randint(1, 6))
        else:
            pen.text((x, y), "Hello Room 12", font=_font(luck.randint(14, 60)), fill=shade)
    return room.filter(ImageFilter.GaussianBlur(2.5))


@cache
def draw_badge(code: str) -> Image.Image:
    """A card with a name, a bar and the code as we print it, at twelve dots a module."""
    card = Image.new("L", _CARD, 245)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, _CARD[0], 4 * _DOTS), fill=60)
    name = _NAMES[sum(map(ord, code)) % len(_NAMES)]
    pen.multiline_text((2 * _DOTS, 8 * _DOTS), name, font=_font(6 * _DOTS), fill=15)
    for row, modules in enumerate(qr_matrix(code)):
        for column, module in enumerate(modules):
            if module == "1":
                x, y = (_CODE_AT[0] + column) * _DOTS, (_CODE_AT[1] + row) * _DOTS
                pen.rectangle((x, y, x + _DOTS - 1, y + _DOTS - 1), fill=15)
    spoken = f"{code[:3]} {code[3:7]} {code[7:]}"
    pen.text((_CODE_AT[0] * _DOTS, _CARD[1] - 4.2 * _DOTS), spoken, font=_font(3 * _DOTS), fill=15)
    return card


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resource_folder() / "fonts" / _FONT), size)


def _middle() -> Point:
    """The middle of the code on the card, in dots."""
    return (_CODE_AT[0] * _DOTS + _SYMBOL / 2, _CODE_AT[1] * _DOTS + _SYMBOL / 2)


def _bent(card: Image.Image, curve: float) -> Image.Image:
    """The card seen from the front when it is bent round an upright cylinder through the middle of its code."""
    radius, middle = _SYMBOL / 2 / curve, _middle()[0]
    mesh = []
    for left in range(0, card.width, _DOTS):
        right = min(left + _DOTS, card.width)
        a, b = (middle + radius * math.asin(max(-0.99, min(0.99, (x - middle) / radius))) for x in (left, right))
        # What bends away from the camera is higher in the picture, as by a camera that looks down a little.
        lift = [0.12 * _SYMBOL * (1 - math.cos((x - middle) / radius)) for x in (a, b)]
        mesh.append(
            (
                (left, 0, right, card.height),
                (a, lift[0], a, card.height + lift[0], b, card.height + lift[1], b, lift[1]),
            )
        )
    return card.transform(card.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR, fillcolor=245)


def _held(card: Image.Image, scene: Scene) -> tuple[Image.Image, Image.Image]:
    """The card in its place in the frame, on black, and how much of each pixel it covers."""
    scale = scene.side / _SYMBOL
    shrunk = max(1, int(1 / scale / 1.5))  # dots that share a pixel are averaged first, as a sensor does
    small = card.reduce(shrunk) if shrunk > 1 else card
    corners = _corners(card.size, scene, scale)
    back = _homography(corners, [(0, 0), (small.width, 0), (small.width, small.height), (0, small.height)])
    across, down = zip(*corners, strict=True)
    box = (
        max(0, int(min(across)) - 2),
        max(0, int(min(down)) - 2),
        min(WIDTH, int(max(across)) + 3),
        min(HEIGHT, int(max(down)) + 3),
    )
    a, b, c, d, e, f, g, h = back
    x, y = box[:2]  # the same, for a picture whose corner is that of the box
    last = g * x + h * y + 1
    moved = (a, b, a * x + b * y + c, d, e, d * x + e * y + f, g, h)
    data = [part / last for part in moved]
    size = (max(1, box[2] - box[0]), max(1, box[3] - box[1]))
    layers = []
    for layer in (small, Image.new("L", small.size, 255)):
        placed = layer.transform(size, Image.Transform.PERSPECTIVE, data, Image.Resampling.BILINEAR)
        whole = Image.new("L", (WIDTH, HEIGHT), 0)
        whole.paste(placed, box[:2])
        layers.append(whole)
    return layers[0], layers[1]


def _corners(size: tuple[int, int], scene: Scene, scale: float) -> list[Point]:
    """Where the corners of the card are in the frame."""
    turn = math.radians(scene.angle)
    lean, yaw = (math.radians(one) for one in scene.tilt)
    middle = _middle()
    corners = []
    for x, y in ((0, 0), (size[0], 0), size, (0, size[1])):
        along, below = (x - middle[0]) * scale, (y - middle[1]) * scale
        across = along * math.cos(turn) - below * math.sin(turn)
        down = along * math.sin(turn) + below * math.cos(turn)
        depth = across * math.sin(yaw) + down * math.sin(lean)
        near = _FAR / (_FAR + depth)
        corners.append(
            (across * math.cos(yaw) * near + scene.centre[0], down * math.cos(lean) * near + scene.centre[1])
        )
    return corners


def _homography(source: Sequence[Point], target: Sequence[Point]) -> list[float]:
    """The eight numbers that lead each point of `source` to that of `target`, by elimination with pivots."""
    rows = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    for column in range(8):
        pivot = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(8):
            if row != column:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [one - factor * other for one, other in zip(rows[row], rows[column], strict=True)]
    return [rows[number][8] / rows[number][number] for number in range(8)]


def _with_glare(badge: Image.Image, mask: Image.Image, scene: Scene) -> Image.Image:
    """The badge with a lamp mirrored in its sleeve: a spot, white in its middle and soft at its edge, and a veil."""
    reach = math.sqrt(scene.glare / math.pi) * scene.side
    # At the distance 1 the spot adds 255; beyond it fades within about a half more.
    half = 128 / 2.2
    fall = [min(255, int(400 * math.exp(-0.7 * (level / half) ** 4))) for level in range(256)]
    spot = Image.radial_gradient("L").point(fall)
    spot = spot.resize((max(2, int(reach * 1.5 * 4.4)), max(2, int(reach / 1.5 * 4.4))))
    spot = spot.rotate(scene.glare_angle, expand=True, resample=Image.Resampling.BILINEAR)
    layer = Image.new("L", badge.size, 0)
    x, y = (scene.centre[axis] + scene.glare_at[axis] * scene.side for axis in (0, 1))
    layer.paste(spot, (int(x - spot.width / 2), int(y - spot.height / 2)))
    veiled = Image.blend(badge, Image.new("L", badge.size, 255), 0.1)
    return ImageChops.multiply(ImageChops.add(veiled, layer), mask)


def _smeared(layer: Image.Image, smear: Point) -> Image.Image:
    """The mean of the layer over its way, a step for each pixel."""
    box = layer.getbbox()
    steps = max(1, round(math.hypot(*smear)))
    if box is None or steps == 1:
        return layer
    edge = steps + 1
    box = (max(0, box[0] - edge), max(0, box[1] - edge), min(WIDTH, box[2] + edge), min(HEIGHT, box[3] + edge))
    part = layer.crop(box)
    mean = part
    for step in range(1, steps + 1):
        way = step / steps - 0.5
        moved = part.transform(
            part.size, Image.Transform.AFFINE, (1, 0, -way * smear[0], 0, 1, -way * smear[1]), Image.Resampling.BILINEAR
        )
        mean = Image.blend(mean, moved, 1 / (step + 1)) if step > 1 else moved
    whole = Image.new("L", layer.size, 0)
    whole.paste(mean, box[:2])
    return whole


def _taken(frame: Image.Image, light: float, noise: float, jpeg: int, luck: random.Random) -> Image.Image:
    """The frame with this much light, its noise, and compressed."""
    grain = Image.frombytes("L", frame.size, luck.randbytes(frame.width * frame.height)).point(_bell(round(noise, 1)))
    lit = frame.point([min(255, round(level * light)) for level in range(256)])
    noisy = ImageChops.add(lit, grain, 1, -128)
    held = io.BytesIO()
    noisy.save(held, "JPEG", quality=jpeg)
    return Image.open(held).convert("L")


@cache
def _bell(deviation: float) -> list[int]:
    """For each byte of even chance one of the normal distribution round 128."""
    from statistics import NormalDist  # noqa: PLC0415

    return [round(max(0, min(255, NormalDist(128, deviation).inv_cdf((byte + 0.5) / 256)))) for byte in range(256)]
