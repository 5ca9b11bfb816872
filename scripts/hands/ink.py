"""A text as a hand writes it: a mask of ink, no two letters alike."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from random import Random

import cv2
import numpy as np
from fontTools.ttLib import TTFont
from numpy.typing import NDArray
from PIL import ImageFont

Mask = NDArray[np.uint8]
EM = 72  # pixels: the size at which letters are drawn, before they are made smaller
PAD = 36  # pixels around a letter, for its turns and strokes


class Hand:
    """A family of letters. `written`: its letters are shaken one by one; printed ones are not."""

    def __init__(self, file: Path, *, written: bool, joined: bool = False) -> None:
        self.written, self.joined = written, joined
        self._signs = set(TTFont(file).getBestCmap())
        big = ImageFont.truetype(str(file), EM)
        _, top, _, bottom = big.getbbox("0123456789")
        self._font = ImageFont.truetype(str(file), round(EM * EM * 0.72 / max(bottom - top, EM // 5)))
        self._glyph = cache(self._drawn)

    def writable(self, text: str) -> str:
        """The text in the letters that this family has: an accent is left out where it is missing."""
        kept = [c if ord(c) in self._signs else unicodedata.normalize("NFD", c)[0] for c in text]
        return " ".join("".join(c for c in kept if ord(c) in self._signs).split())

    def write(self, rng: Random, text: str) -> Mask:
        """The ink of a line, white on black."""
        whole = not self.written or rng.random() < (0.6 if self.joined else 0.2)
        parts = _words(text) if whole else list(text)
        shake = rng.uniform(0.3, 1) * (0.09 if self.written else 0)
        tight = rng.gauss(0, 0.03) if self.written else 0.0
        tilt, height, width = rng.gauss(0, 1.2) if self.written else 0.0, 3 * EM, 4 * PAD
        placed = []
        for part in parts:
            if part == " ":
                width += round(EM * rng.uniform(0.16, 0.5))
                continue
            glyph, advance, lift = self._glyph(part)
            glyph = self._stroked(rng, part, glyph)
            size, turn = 1 + rng.gauss(0, shake / 2), tilt + rng.gauss(0, 30 * shake)
            drop = rng.gauss(0, 0.5 * shake) * EM
            placed.append((_turned(glyph, turn, size), width, lift, drop))
            width += max(4, round(advance * size + EM * (tight + rng.gauss(0, shake / 4))))
        canvas = np.zeros((height, width + 4 * PAD + EM), np.uint8)
        for glyph, at, lift, drop in placed:
            top = int(np.clip(lift + drop + EM // 2, 0, height - 8))
            room = canvas[top : top + glyph.shape[0], at - PAD : at - PAD + glyph.shape[1]]
            np.maximum(room, glyph[: room.shape[0], : room.shape[1]], out=room)
        return self._bent(rng, canvas)

    def _drawn(self, part: str) -> tuple[Mask, float, int]:
        """A letter or a word with room around it, its advance, and its top on the canvas."""
        left, top, _, _ = self._font.getbbox(part)
        mask = self._font.getmask(part)
        ink = np.array(mask, dtype=np.uint8).reshape(mask.size[1], mask.size[0])
        before = max(0, round(left)) if len(part) == 1 else 0
        room = np.pad(ink, ((PAD, PAD), (PAD + before, PAD)))
        return room, self._font.getlength(part), round(top) - PAD

    def _stroked(self, rng: Random, part: str, glyph: Mask) -> Mask:
        """French hands: a long upstroke before the 1, a bar through the 7."""
        if not self.written or part not in ("1", "7") or rng.random() < 0.6:
            return glyph
        rows, columns = np.flatnonzero(glyph.max(1)), np.flatnonzero(glyph.max(0))
        if not len(rows):
            return glyph
        top, high = int(rows[0]), int(rows[-1] - rows[0])
        left, wide = int(columns[0]), int(columns[-1] - columns[0])
        thick = max(2, round(float((glyph > 128).sum()) / (1.2 * (high + wide if part == "7" else high) + 1)))
        drawn = glyph.copy()
        if part == "1":
            crest = int(max(np.flatnonzero(glyph[top + thick // 2]), default=left))
            end = (crest - round(high * rng.uniform(0.2, 0.45)), top + round(high * rng.uniform(0.2, 0.6)))
            cv2.line(drawn, (crest - thick // 2, top + thick // 2), end, 255, min(thick, 9), cv2.LINE_AA)
        else:
            row = top + round(high * rng.uniform(0.42, 0.62))
            stem = np.flatnonzero(glyph[row])
            at = int(stem.mean()) if len(stem) else left + wide // 2
            half, rise = round(high * rng.uniform(0.15, 0.3)), round(high * rng.gauss(0, 0.05))
            cv2.line(drawn, (at - half, row + rise), (at + half, row - rise), 255, min(thick, 9), cv2.LINE_AA)
        return drawn

    def _bent(self, rng: Random, ink: Mask) -> Mask:
        """Slanted, waved and stretched as a whole, its strokes made thicker or thinner."""
        height, width = ink.shape
        slant = rng.gauss(0, 0.16) if self.written else rng.gauss(0, 0.02)
        stretch = rng.uniform(0.75, 1.3) if self.written else rng.uniform(0.85, 1.15)
        matrix = np.float32([[stretch, -slant, max(slant, 0) * height], [0, 1, 0]])
        ink = cv2.warpAffine(ink, matrix, (round(width * stretch + abs(slant) * height), height))
        if self.written:
            ink = _waved(rng, ink)
            if rng.random() < 0.5:
                side = rng.choice((2, 3, 3, 4, 5))
                kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
                thin = (ink > 127).mean() / max((ink.max(0) > 127).mean(), 1e-3) < 0.07
                more = thin or rng.random() < 0.6
                ink = cv2.dilate(ink, kernel) if more else cv2.erode(ink, kernel[:2, :2])
        return np.asarray(ink, np.uint8)


def scrawl(rng: Random) -> Mask:
    """A signature or a stroke of the pen, in which there is nothing to read; at times a blank."""
    canvas = np.zeros((3 * EM, rng.randint(2, 7) * EM), np.uint8)
    random = np.random.default_rng(rng.getrandbits(32))
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        count = rng.randint(4, 16)
        xs = np.sort(random.uniform(0, canvas.shape[1], count)) + random.normal(0, EM / 2, count)
        ys = random.normal(1.5 * EM, rng.uniform(0.1, 0.6) * EM, count)
        knots = np.stack([xs, ys]).astype(np.float32)[:, None, :]
        curve = cv2.resize(knots.transpose(1, 2, 0), (count * 24, 1), interpolation=cv2.INTER_CUBIC)
        path, thick = curve.reshape(-1, 2).astype(np.int32), rng.randint(2, 6)
        cv2.polylines(canvas, [path], False, 255, thick, cv2.LINE_AA)
    return canvas


def _words(text: str) -> list[str]:
    """Words and the blanks between them."""
    return " \0".join(text.split(" ")).replace(" ", "\0 ").split("\0")


def _turned(glyph: Mask, angle: float, size: float) -> Mask:
    if angle == 0 and size == 1:
        return glyph
    height, width = glyph.shape
    if width > 4 * height:
        angle /= 5
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, size)
    return np.asarray(cv2.warpAffine(glyph, matrix, (width, height)), np.uint8)


def _waved(rng: Random, ink: Mask) -> Mask:
    """Moved a little, here otherwise than there: the line goes up and down, a letter grows."""
    height, width = ink.shape
    random = np.random.default_rng(rng.getrandbits(32))
    cells = max(2, round(width / height * rng.uniform(1.5, 5)))
    far = rng.uniform(0.5, 3.5)
    moves = random.normal(0, far, (2, 5, cells)).astype(np.float32)
    xs, ys = (cv2.resize(move, (width, height), interpolation=cv2.INTER_CUBIC) for move in moves)
    across, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return np.asarray(cv2.remap(ink, across + xs, down + ys, cv2.INTER_LINEAR), np.uint8)
