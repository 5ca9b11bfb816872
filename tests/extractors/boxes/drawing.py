"""Forms drawn for the tests: text whose words are known, boxes, ticks, and what a scanner does to them."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from models.geometry import Box, union_of
from models.page import Grade, Legibility, Line, Page, Reader, Word
from models.view import PageView, Pixels
from tests.extractors.pages import Replay

FONTS = ("DejaVuSans.ttf", "DejaVuSerif.ttf", "LiberationSans-Regular.ttf", "LiberationSerif-Regular.ttf")
A4 = (8.27, 11.69)
Point = tuple[float, float]


@dataclass
class Sheet:
    """A sheet on which things are drawn in points; it remembers the words."""

    dpi: int = 200
    font: str = "DejaVuSans.ttf"
    pixels: Image.Image = field(init=False)
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pixels = Image.new("RGB", (round(A4[0] * self.dpi), round(A4[1] * self.dpi)), "white")

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.pixels)

    def px(self, points: float) -> float:
        return points * self.dpi / 72

    def text(
        self, text: str, x: float, y: float, size: float = 10, *, known: bool = True, colour: str = "black"
    ) -> float:
        """Writes a line at (x, y) points from the top left; gives where it ends (points)."""
        try:
            font = ImageFont.truetype(self.font, round(self.px(size)))
        except OSError:
            font = ImageFont.truetype("DejaVuSans.ttf", round(self.px(size)))
        words, at = [], self.px(x)
        for part in text.split(" "):
            width = font.getlength(part)
            self.pen.text((at, self.px(y)), part, font=font, fill=colour)
            words.append(
                Word(text=part, box=self._box(at, y, width, size), confidence=0.97, reader=Reader.PPOCR)
            )
            at += width + font.getlength(" ")
        if known:
            self.lines.append(Line(words=tuple(words), box=union_of(w.box for w in words)))
        return at * 72 / self.dpi

    def _box(self, left: float, y: float, width: float, size: float) -> Box:
        wide, high = self.pixels.size
        top, bottom = self.px(y + 0.05 * size), self.px(y + 1.1 * size)
        return Box(left=left / wide, top=top / high, right=(left + width) / wide, bottom=bottom / high)

    def stroke(self, points: list[Point], width: float = 1.0, colour: str = "black") -> None:
        line = [(self.px(x), self.px(y)) for x, y in points]
        self.pen.line(line, fill=colour, width=max(1, round(self.px(width))), joint="curve")

    def square(self, x: float, y: float, size: float, width: float = 0.8, radius: float = 0) -> None:
        box = [self.px(x), self.px(y), self.px(x + size), self.px(y + size)]
        thick = max(1, round(self.px(width)))
        self.pen.rounded_rectangle(box, radius=self.px(radius), outline="black", width=thick)

    def circle(self, x: float, y: float, size: float, width: float = 0.8) -> None:
        box = [self.px(x), self.px(y), self.px(x + size), self.px(y + size)]
        self.pen.ellipse(box, outline="black", width=max(1, round(self.px(width))))

    def view(self, scan: Scan | None = None, number: int = 1) -> PageView:
        pixels = np.asarray(self.pixels)
        pixels = scan.apply(pixels) if scan else pixels
        height, width = pixels.shape[:2]
        grade = Legibility(grade=Grade.GOOD, dpi=self.dpi, contrast=1, sharpness=1, mean_confidence=0.97)
        page = Page(
            number=number, width=width, height=height, dpi=self.dpi, legibility=grade, lines=tuple(self.lines)
        )
        return PageView(document="form.pdf", page=page, pixels=pixels, second=Replay(page.words))


@dataclass(frozen=True)
class Scan:
    """A scanner: blur (pixels), noise (grey levels), JPEG quality, bilevel, fading, tilt (degrees).

    And the grain of a photograph on grey paper: its depth (grey levels) and the size of its spots (pixels).
    """

    blur: float = 0.0
    noise: float = 0.0
    jpeg: int = 0
    bilevel: bool = False
    fade: float = 1.0
    tilt: float = 0.0
    grain: tuple[float, float] = (0.0, 0.0)
    seed: int = 0

    def apply(self, pixels: Pixels) -> Pixels:
        rng = np.random.default_rng(self.seed)
        plane: NDArray[Any] = 255 - (255 - pixels.astype(np.float32)) * self.fade
        if self.tilt:
            height, width = plane.shape[:2]
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), self.tilt, 1)
            plane = cv2.warpAffine(plane, turn, (width, height), borderValue=(255, 255, 255))
        if self.blur:
            plane = cv2.GaussianBlur(plane, (0, 0), self.blur)
        if self.noise:
            plane = plane + rng.normal(0, self.noise, plane.shape[:2])[..., None]
        if self.grain[0]:
            spots = cv2.GaussianBlur(rng.normal(0, 1, plane.shape[:2]), (0, 0), self.grain[1])
            plane = 0.9 * plane + (spots * self.grain[0] / spots.std())[..., None]
        made: Pixels = np.clip(plane, 0, 255).astype(np.uint8)
        if self.bilevel:
            made = np.where(made.min(axis=2, keepdims=True) < 150, 0, 255).astype(np.uint8).repeat(3, axis=2)
        if self.jpeg:
            buffer = io.BytesIO()
            Image.fromarray(made).save(buffer, "JPEG", quality=self.jpeg)
            made = np.asarray(Image.open(buffer).convert("RGB"))
        return made


def tick(
    sheet: Sheet, kind: str, x: float, y: float, size: float, rng: random.Random, colour: str = "black"
) -> None:
    """A tick of that kind in the square (x, y, size), as a hand would make it."""
    width = rng.uniform(0.7, 1.6)

    def at(u: float, v: float) -> Point:
        return x + size * (u + rng.uniform(-0.08, 0.08)), y + size * (v + rng.uniform(-0.08, 0.08))

    strokes: dict[str, list[list[Point]]] = {
        "cross": [[at(0.1, 0.1), at(0.9, 0.9)], [at(0.9, 0.1), at(0.1, 0.9)]],
        "wide-cross": [[at(-0.3, -0.3), at(1.3, 1.3)], [at(1.3, -0.2), at(-0.2, 1.3)]],
        "tick": [[at(0.1, 0.5), at(0.4, 0.9), at(1.1, -0.2)]],
        "long-tick": [[at(0.0, 0.4), at(0.4, 0.9), at(1.9, -0.8)]],
        "slash": [[at(0.05, 0.95), at(0.95, 0.05)]],
        "scribble": [[at(0.1 + 0.8 * (n % 2), 0.1 + 0.09 * n) for n in range(10)]],
        "blot": [[at(0.05 + 0.9 * (n % 2), 0.02 + 0.048 * n) for n in range(21)]],
    }
    for points in strokes[kind]:
        sheet.stroke(points, 2.2 if kind == "blot" else width, colour)
