"""Rubber stamps as pictures: frames, round or straight text, missing ink, a slight turn."""

from __future__ import annotations

import math
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageFont

from testdata.generate.fonts import font_path

Ink = tuple[int, int, int, int]


def stamp(rng: Random, style: str, lines: list[str], colour: str) -> Image.Image:
    """A stamp of those lines, worn and turned by a few degrees."""
    ink = (*ImageColor.getrgb(colour)[:3], 225)
    image = round_stamp(lines, ink) if style in ("round", "oval") else straight_stamp(style, lines, ink)
    if style == "oval":
        image = image.resize((image.width, int(image.height * 0.68)))
    return worn(rng, image).rotate(rng.uniform(-9, 9), Image.Resampling.BICUBIC, expand=True)


def straight_stamp(style: str, lines: list[str], ink: Ink) -> Image.Image:
    font, bold = (
        ImageFont.truetype(str(font_path("arimo")), 34),
        ImageFont.truetype(str(font_path("arimo", 700)), 40),
    )
    width = int(max(bold.getlength(lines[0]), *(font.getlength(x) for x in lines)) + 60)
    height = 50 * len(lines) + 50
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for i, text in enumerate(lines):
        draw.text((width / 2, 50 + 50 * i), text, font=font if i else bold, fill=ink, anchor="mm")
    if style in ("box", "double_box"):
        draw.rectangle((4, 4, width - 5, height - 5), outline=ink, width=5)
    if style == "double_box":
        draw.rectangle((14, 14, width - 15, height - 15), outline=ink, width=2)
    return image


def round_stamp(lines: list[str], ink: Ink) -> Image.Image:
    """The first line runs round the rim, the others stand in the middle."""
    side = 430
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((5, 5, side - 6, side - 6), outline=ink, width=5)
    draw.ellipse((75, 75, side - 76, side - 76), outline=ink, width=2)
    rim(image, lines[0].upper(), ink, side)
    for i, text in enumerate(lines[1:4]):
        font = ImageFont.truetype(str(font_path("arimo")), 26 if len(text) < 18 else 19)
        draw.text((side / 2, side / 2 - 40 + 40 * i), text, font=font, fill=ink, anchor="mm")
    return image


def rim(image: Image.Image, text: str, ink: Ink, side: int) -> None:
    font = ImageFont.truetype(str(font_path("arimo", 700)), 36)
    step = min(0.2, 5.6 / max(1, len(text)))
    start = -math.pi / 2 - step * (len(text) - 1) / 2
    for i, letter in enumerate(text):
        angle = start + step * i
        tile = Image.new("RGBA", (70, 70), (0, 0, 0, 0))
        ImageDraw.Draw(tile).text((35, 35), letter, font=font, fill=ink, anchor="mm")
        turned = tile.rotate(-math.degrees(angle + math.pi / 2), Image.Resampling.BICUBIC)
        radius = side / 2 - 40
        x, y = side / 2 + radius * math.cos(angle) - 35, side / 2 + radius * math.sin(angle) - 35
        image.alpha_composite(turned, (int(x), int(y)))


def worn(rng: Random, image: Image.Image) -> Image.Image:
    """Ink is missing in blots, as a dry pad leaves it."""
    small = Image.new("L", (max(2, image.width // 14), max(2, image.height // 14)))
    small.putdata([rng.choice((255, 255, 255, 235, 190, 120)) for _ in range(small.width * small.height)])
    mask = small.resize(image.size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(2))
    image.putalpha(ImageChops.multiply(image.getchannel("A"), mask))
    return image
