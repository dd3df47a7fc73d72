"""Frames in which there is no badge of ours, some of them made to mislead: no code may be read in any."""

import random
from collections.abc import Callable

import qrcode
from PIL import Image, ImageDraw

from benchmarks.frames import HEIGHT, WIDTH, draw_empty, draw_room
from t4gsw_desktop.documents.qr import MODULES, qr_matrix

_INK, _PAPER = 20, 240


def draw_frame_without_code(luck: random.Random) -> Image.Image:
    """Any of the kinds below as a camera gives it."""
    return draw_empty(luck.choice(KINDS)(luck), luck)


def _stripes(luck: random.Random) -> Image.Image:
    """Stripes of any width, such as shirts and bar codes have, turned by any angle."""
    picture = Image.new("L", (1500, 1500), _PAPER)
    pen, x = ImageDraw.Draw(picture), 0
    while x < 1500:
        wide = luck.randint(2, 30)
        pen.rectangle((x, 0, x + wide, 1500), fill=_INK)
        x += wide + luck.randint(2, 30)
    return picture.rotate(luck.uniform(0, 180), fillcolor=128).crop((110, 390, 110 + WIDTH, 390 + HEIGHT))


def _checkerboard(luck: random.Random) -> Image.Image:
    """Squares, every second of them dark."""
    side = luck.randint(4, 60)
    small = Image.new("L", (WIDTH // side + 1, HEIGHT // side + 1))
    small.putdata(
        [_INK if (at % small.width + at // small.width) % 2 else _PAPER for at in range(small.width * small.height)]
    )
    return small.resize((small.width * side, small.height * side), 0).crop((0, 0, WIDTH, HEIGHT))


def _letters(luck: random.Random) -> Image.Image:
    """Lines of capitals, as on posters."""
    picture = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    pen, y = ImageDraw.Draw(picture), 0
    while y < HEIGHT:
        size = luck.randint(12, 80)
        pen.text((0, y), "".join(luck.choices("BCDFGHJKLNPRSTVX ", k=80)), fill=_INK, font_size=size)
        y += size
    return picture


def _noise_with_corners(luck: random.Random) -> Image.Image:
    """The three squares of a code, and modules by chance between them."""
    rows = [list(row) for row in qr_matrix("BBBBBBBBBB")]
    for row in range(MODULES):
        for column in range(MODULES):
            if not ((row < 8 and (column < 8 or column > 12)) or (row > 12 and column < 8)):
                rows[row][column] = luck.choice("01")
    return _on_a_card(["".join(row) for row in rows], luck)


def _damaged(luck: random.Random) -> Image.Image:
    """A code with half of it painted over, in its middle and at its right."""
    code = "".join(luck.choices("BCDFGHJKLNPRSTVX", k=9))
    rows = [list(row) for row in qr_matrix(code + "B")]
    for row in range(2, 19):
        for column in range(9, MODULES):
            rows[row][column] = luck.choice("01")
    return _on_a_card(["".join(row) for row in rows], luck)


def _wrong_check_letter(luck: random.Random) -> Image.Image:
    """Ten letters such as ours have, whose last does not agree with the others."""
    return _on_a_card(qr_matrix("BBBBBBBBB" + luck.choice("CDFGHJKLNPRSTVX")), luck)


def _foreign(luck: random.Random) -> Image.Image:
    """What other people's codes say: an address, a ticket's number."""
    words = luck.choice(("https://example.org/", "TICKET-", "")) + str(luck.randrange(10**12))
    symbol = qrcode.QRCode(border=0)
    symbol.add_data(words)
    symbol.make()
    return _on_a_card(["".join("1" if module else "0" for module in row) for row in symbol.modules], luck)


def _on_a_card(rows: list[str] | tuple[str, ...], luck: random.Random) -> Image.Image:
    """The modules in white before a room, as large as a badge's, turned a little."""
    side = luck.randint(3, 12)
    code = Image.new("L", (len(rows) + 8, len(rows) + 8), _PAPER)
    code.putdata(_with_edge(rows))
    card = code.resize((code.width * side, code.height * side), 0).rotate(luck.uniform(-30, 30), fillcolor=_PAPER)
    room = draw_room(luck)
    room.paste(card, (luck.randint(0, WIDTH - card.width), luck.randint(0, HEIGHT - card.height)))
    return room


def _with_edge(rows: list[str] | tuple[str, ...]) -> list[int]:
    wide = len(rows) + 8
    inside = [
        level
        for row in rows
        for level in (*[_PAPER] * 4, *(_INK if one == "1" else _PAPER for one in row), *[_PAPER] * 4)
    ]
    return [_PAPER] * (4 * wide) + inside + [_PAPER] * (4 * wide)


KINDS: tuple[Callable[[random.Random], Image.Image], ...] = (
    draw_room,
    _stripes,
    _checkerboard,
    _letters,
    _noise_with_corners,
    _damaged,
    _wrong_check_letter,
    _foreign,
)
