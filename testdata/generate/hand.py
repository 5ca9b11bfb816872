"""Handwriting as HTML: a handwriting font, and no two letters at quite the same size, height and angle."""

from __future__ import annotations

from functools import cache
from html import escape
from random import Random

from PIL import ImageFont

from testdata.generate.fonts import font_path

MM_PER_POINT = 0.3528
# Fonts whose letters join: they are shaken word by word, or their joins would break.
JOINED = {
    "homemade-apple",
    "cedarville-cursive",
    "la-belle-aurore",
    "dawning-of-a-new-day",
    "dancing-script",
    "marck-script",
}
# Relative size at which each hand looks like a person writing on a form.
SCALE = {
    "caveat": 1.55,
    "kalam": 1.3,
    "patrick-hand": 1.35,
    "reenie-beanie": 1.75,
    "nothing-you-could-do": 1.15,
    "indie-flower": 1.3,
    "gochi-hand": 1.4,
    "shadows-into-light": 1.45,
    "covered-by-your-grace": 1.5,
    "handlee": 1.3,
    "la-belle-aurore": 1.45,
    "architects-daughter": 1.2,
    "homemade-apple": 0.98,
    "cedarville-cursive": 1.2,
    "zeyada": 1.7,
    "over-the-rainbow": 1.25,
    "sue-ellen-francisco": 1.8,
    "dawning-of-a-new-day": 1.6,
}


def written(rng: Random, text: str, hand: str, size: float, pen: str, room: float = 75) -> str:
    """The text as a person writes it, smaller when the `room` (mm) is short; words keep together."""
    points = fitted(text, hand, size * SCALE[hand] * 1.12, room)
    tilt = rng.uniform(-1.2, 0.8)
    words = [word_span(rng, word, hand, points, tilt) for word in text.replace("\u00a0", " ").split(" ")]
    return f'<span class="h" style="font-family:{hand};color:{pen}">' + " ".join(words) + "</span>"


@cache
def measuring_font(hand: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_path(hand)), 100)


def fitted(text: str, hand: str, points: float, room: float) -> float:
    """The size in points at which the text fits, never below 60 % of the wanted one."""
    length = measuring_font(hand).getlength(text) / 100 * points * MM_PER_POINT
    return points * max(0.6, min(1.0, room / max(length, 0.1)))


def word_span(rng: Random, word: str, hand: str, points: float, tilt: float) -> str:
    if hand in JOINED:
        return piece_span(rng, word, points, tilt, 0.05)
    letters = "".join(piece_span(rng, letter, points, tilt, 0.09) for letter in word)
    return f'<span style="white-space:nowrap">{letters}</span>'


def piece_span(rng: Random, text: str, points: float, tilt: float, shake: float) -> str:
    size = points * rng.uniform(1 - shake, 1 + shake)
    lift = rng.uniform(-0.06, 0.06) * points
    angle = tilt + rng.uniform(-2.5, 2.5)
    style = f"font-size:{size:.2f}pt;transform:translateY({lift:.2f}pt) rotate({angle:.2f}deg)"
    return f'<span class="g" style="{style}">{escape(text)}</span>'
