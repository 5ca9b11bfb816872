"""Pen strokes as pictures with a transparent ground: signatures, initials, crosses in boxes."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Callable
from itertools import pairwise
from random import Random

from PIL import Image, ImageColor, ImageDraw, ImageFont

from testdata.generate.fonts import font_path

Point = tuple[float, float]
OVERSAMPLE = 2


def catmull(points: list[Point], steps: int = 14) -> list[Point]:
    """A smooth curve through the points."""
    full = [points[0], *points, points[-1]]
    found: list[Point] = []
    for a, b, c, d in zip(full, full[1:], full[2:], full[3:], strict=False):
        for step in range(steps):
            t = step / steps
            found.append((spline(a[0], b[0], c[0], d[0], t), spline(a[1], b[1], c[1], d[1], t)))
    return [*found, points[-1]]


def spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def stroke(
    draw: ImageDraw.ImageDraw, curve: list[Point], width: float, colour: tuple[int, int, int, int]
) -> None:
    """A line that thins where the pen runs fast."""
    for (x1, y1), (x2, y2) in pairwise(curve):
        speed = math.hypot(x2 - x1, y2 - y1)
        thick = max(1.2, width * (1.25 - min(0.75, speed / 40)))
        draw.line((x1, y1, x2, y2), fill=colour, width=round(thick))
        draw.ellipse((x2 - thick / 2, y2 - thick / 2, x2 + thick / 2, y2 + thick / 2), fill=colour)


def loops(rng: Random, w: int, h: int) -> list[list[Point]]:
    turns = rng.randint(3, 6)
    points = []
    for i in range(turns * 6):
        t = i / (turns * 6)
        swell = (1 - 0.6 * t) * rng.uniform(0.75, 1.2)
        points.append(
            (
                w * (0.08 + 0.7 * t) + 0.07 * w * math.cos(i * 1.05),
                h * 0.5 + h * 0.34 * swell * math.sin(i * 1.05),
            )
        )
    return [points, under(rng, w, h)] if rng.random() < 0.6 else [points]


def under(rng: Random, w: int, h: int) -> list[Point]:
    y = h * rng.uniform(0.72, 0.88)
    return [
        (w * 0.1, y),
        (w * 0.5, y + h * rng.uniform(-0.05, 0.06)),
        (w * 0.92, y - h * rng.uniform(0.02, 0.2)),
    ]


def initials(rng: Random, w: int, h: int) -> list[list[Point]]:
    strokes = []
    for i in range(rng.choice((2, 2, 3))):
        left = w * (0.12 + 0.24 * i)
        strokes.append(
            [(left + w * rng.uniform(0, 0.16), h * rng.uniform(0.1, 0.9)) for _ in range(rng.randint(4, 7))]
        )
    return [*strokes, under(rng, w, h)]


def flat(rng: Random, w: int, h: int) -> list[list[Point]]:
    head = [(w * 0.06, h * 0.6), (w * 0.12, h * 0.15), (w * 0.17, h * 0.8), (w * 0.1, h * 0.55)]
    tail = [(w * (0.18 + 0.075 * i), h * (0.55 + rng.uniform(-0.09, 0.09))) for i in range(11)]
    return [head + tail]


def peaks(rng: Random, w: int, h: int) -> list[list[Point]]:
    count = rng.randint(7, 12)
    points = [
        (w * (0.08 + 0.8 * i / count), h * (rng.uniform(0.1, 0.35) if i % 2 else rng.uniform(0.6, 0.9)))
        for i in range(count)
    ]
    return [points, [(w * 0.3, h * 0.2), (w * 0.7, h * rng.uniform(0.1, 0.9))]]


def spiral(rng: Random, w: int, h: int) -> list[list[Point]]:
    turns, tight = rng.uniform(2, 3.2), rng.uniform(0.5, 0.8)
    ring = []
    for i in range(40):
        angle, size = i / 40 * turns * 2 * math.pi, 1 - tight * i / 40 + rng.uniform(-0.05, 0.05)
        ring.append((w * (0.45 + 0.38 * size * math.cos(angle)), h * (0.5 + 0.4 * size * math.sin(angle))))
    return [ring, [(w * 0.4, h * 0.5), (w * 0.95, h * rng.uniform(0.3, 0.7))]]


STYLES = {"loops": loops, "initials": initials, "flat": flat, "peaks": peaks, "spiral": spiral}


def signature(shape: Random, style: str, name: str, pen: str, hand: str) -> Image.Image:
    """A signature about 60 × 25 mm. `shape` is seeded by the signer: the same hand signs alike."""
    w, h = 720 * OVERSAMPLE, 300 * OVERSAMPLE
    image = Image.new("RGBA", (w, h), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    colour = (*ImageColor.getrgb(pen)[:3], 235)
    if style == "name":
        draw_name(shape, draw, name, hand, colour, w, h)
        strokes = [under(shape, w, h)]
    else:
        strokes = STYLES[style](shape, w, h)
    width = shape.uniform(4.5, 8.5) * OVERSAMPLE
    for points in strokes:
        stroke(draw, catmull(points), width, colour)
    return image.resize((w // OVERSAMPLE, h // OVERSAMPLE), Image.Resampling.LANCZOS).rotate(
        shape.uniform(-3, 9), Image.Resampling.BICUBIC, expand=True
    )


def draw_name(
    shape: Random,
    draw: ImageDraw.ImageDraw,
    name: str,
    hand: str,
    colour: tuple[int, int, int, int],
    w: int,
    h: int,
) -> None:
    """A legible signature: the family name in a running hand."""
    font = ImageFont.truetype(str(font_path(hand)), 150 * OVERSAMPLE)
    text = name.rsplit(maxsplit=1)[-1]
    length = draw.textlength(text, font=font)
    if length > w * 0.85:
        font = ImageFont.truetype(str(font_path(hand)), int(150 * OVERSAMPLE * w * 0.85 / length))
    draw.text((w * shape.uniform(0.03, 0.1), h * 0.5), text, font=font, fill=colour, anchor="lm")


def mark(rng: Random, style: str, pen: str) -> Image.Image:
    """What a pen leaves in a check box, on a square of 120 pixels."""
    side = 120 * OVERSAMPLE
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    colour = (*ImageColor.getrgb(pen)[:3], 240)
    for points in MARKS[style](rng):
        shaken = [
            (side * (x + rng.uniform(-0.04, 0.04)), side * (y + rng.uniform(-0.04, 0.04))) for x, y in points
        ]
        stroke(draw, catmull(shaken, 8), 9 * OVERSAMPLE, colour)
    return image.resize((120, 120), Image.Resampling.LANCZOS)


def zigzag(rng: Random, lines: int) -> list[list[Point]]:
    return [[(0.15 + 0.7 * (i % 2), 0.15 + 0.7 * i / lines) for i in range(lines + 1)]]


MARKS: dict[str, Callable[[Random], list[list[Point]]]] = {
    "cross": lambda rng: [[(0.1, 0.1), (0.5, 0.5), (0.9, 0.92)], [(0.92, 0.08), (0.5, 0.52), (0.08, 0.9)]],
    "tick": lambda rng: [[(0.1, 0.5), (0.38, 0.88), (0.6, 0.4), (1.0, -0.1)]],
    "scribble": lambda rng: zigzag(rng, rng.randint(5, 7)),
    "fill": lambda rng: [*zigzag(rng, 14), *zigzag(rng, 11)],
    "slash": lambda rng: [[(0.0, 0.98), (0.5, 0.5), (1.0, 0.0)]],
}


def data_uri(image: Image.Image) -> str:
    """The picture inside an address, for an `img`."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
