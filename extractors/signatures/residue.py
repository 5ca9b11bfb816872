"""The ink of a zone that is neither printed words nor rulings nor dirt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.inkmask import Mask, darkness, erase
from extractors.signatures.zone import Zone
from models.geometry import Box
from models.page import Page, Reader, Word
from models.view import PageView

LINE = 24  # pixels that a line of text is high once scaled
STEP, FAINT = 0.22, 0.13  # darkness of a stroke, on clean paper, and where a pen has less ink
GAP = LINE // 4  # pixels that a stroke goes on fainter; longer ones are the back of the sheet, or a fold
SPECK = 0.2  # of a line's height: smaller blots are dirt or dots
THIN = 0.3  # of a line's height: thinner than that along a side of the page is a ruling
SHARED = 0.3  # of a stroke that must stand in the zone
READ = 0.6  # confidence from which a word is a word
TALL = 2.0  # times the height of a line: too tall for a word to be erased
LETTER_WIDTH = (0.18, 0.95)  # of a word's letters, in heights of the word
AROUND = 2.0, 5.0  # heights of a line round the zone: strokes overflow, and must be seen whole
RULE = 7.0  # heights of a line: straighter and longer strokes are rulings
LEAN = 0.3  # how far such a line may lean, for its length
FRAME = 0.25  # heights of a line: how far the ink of a worn ruling stands from it


@dataclass(frozen=True)
class Residue:
    """The zone with margins, scaled: what remains of its ink, its ink with words, all its ink, its pixels."""

    mask: Mask
    whole: Mask
    ink: Mask
    box: Box
    colours: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
    noisy: bool

    def place(self, left: int, top: int, right: int, bottom: int) -> Box:
        """Pixels of the mask as a box on the page."""
        height, width = self.mask.shape
        dx, dy = self.box.width / width, self.box.height / height
        return Box(
            left=self.box.left + left * dx,
            top=self.box.top + top * dy,
            right=self.box.left + right * dx,
            bottom=self.box.top + bottom * dy,
        )

    def where(self, box: Box) -> Mask:
        """True in the pixels of the mask that a box of the page covers."""
        outside = np.ones(self.mask.shape, dtype=np.bool_)
        erase(outside, self.box, box)
        return ~outside


def residue_of(zone: Zone, view: PageView, filled: Sequence[Box] = ()) -> Residue:
    """What a pen or a stamp may have left in a zone, what is written in `filled` left out."""
    ratio = view.page.height / max(1, view.page.width)
    box = zone.box.grown(AROUND[0] * zone.line * ratio, AROUND[1] * zone.line)
    pixels = view.crop(box)
    scale = LINE / max(4.0, zone.line * view.pixels.shape[0])
    size = (max(8, round(pixels.shape[1] * scale)), max(8, round(pixels.shape[0] * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    colours = np.asarray(cv2.resize(pixels, size, interpolation=how), dtype=np.uint8)
    plane = darkness(colours)
    mask = _strokes(plane)
    noisy = _dirt(mask) > 60
    for place in filled:
        erase(mask, box, place.grown(0.1 * zone.line * ratio, 0.12 * zone.line))
    ink = mask
    mask = without_rules(mask)
    for side in _sides(zone, view.page):
        erase(mask, box, side.grown(FRAME * zone.line * ratio, FRAME * zone.line))
    whole = mask.copy()
    for word in view.page.words:
        if word.box.intersection(box) and is_print(word, view.page, zone.line):
            erase(mask, box, word.box.grown(0.1 * zone.line * ratio, 0.12 * zone.line))
    mask = _of_zone(_without_dirt(mask), zone.box.grown(0, 0.5 * zone.line), box)
    return Residue(mask, whole, ink, box, _on_white(colours, ink), noisy)


def _on_white(
    colours: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], ink: Mask
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The colours as on white paper: under a lamp, blue ink on yellow paper is nearly grey."""
    if ink.all():
        return colours
    paper = np.median(colours[~ink], axis=0).astype(np.float32)
    gain = paper.max() / np.maximum(paper, 1.0)
    return np.asarray(np.clip(colours * gain, 0, 255), dtype=np.uint8)


def _sides(zone: Zone, page: Page) -> list[Box]:
    """The rulings round a zone, or outside it: worn to dashes, the cell of a form is no frame of a stamp."""
    height, width = (FRAME * zone.line * share for share in (1.0, page.height / max(1, page.width)))
    inside = zone.box.grown(-width, -height)
    return [r.box for r in page.rulings if not inside.contains_point(r.box.middle_x, r.box.middle_y)]


def _of_zone(mask: Mask, zone: Box, box: Box) -> Mask:
    """Strokes a fair part of which stand in the zone."""
    own = np.ones(mask.shape, dtype=np.bool_)
    erase(own, box, zone)
    reach = 2 * (LINE // 2) + 1
    joined = cv2.dilate(mask.astype(np.uint8), np.ones((reach, reach), np.uint8))
    count, labels = cv2.connectedComponents(joined, connectivity=8)
    inside = np.bincount(labels[mask & ~own], minlength=count)
    whole = np.bincount(labels[mask], minlength=count)
    keep = inside >= SHARED * np.maximum(whole, 1)
    keep[0] = False
    return np.asarray(mask & keep[labels], dtype=np.bool_)


def is_print(word: Word, page: Page, line: float) -> bool:
    """A word that was read: of a plausible size for its letters, with some confidence."""
    if word.reader is Reader.TEXT_LAYER:
        return True
    letters = sum(c.isalnum() for c in word.text)
    width = word.box.width * page.width / max(1, len(word.text))
    height = max(1e-9, word.box.height * page.height)
    shaped = LETTER_WIDTH[0] <= width / height <= LETTER_WIDTH[1] or letters == 0
    return word.confidence >= READ and word.box.height <= TALL * line and shaped


def _strokes(plane: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Mask:
    """What is darker than the noise of the paper, and fainter ends of it: where a pen had less ink."""
    step, faint = _step(plane)
    mask, room = (np.asarray(plane > level, dtype=np.bool_) for level in (step, faint))
    for _ in range(GAP):
        mask = (cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0) & room
    return mask


def _step(plane: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> tuple[float, float]:
    """Darkness from which a pixel is a stroke, above the noise of the paper and from which it may go on."""
    paper = plane[plane < 0.3]
    noise = float(np.percentile(paper, 97)) if paper.size else 0.0
    return float(np.clip(noise + 0.08, STEP, 0.42)), float(np.clip(noise + 0.05, FAINT, 0.42))


def _dirt(mask: Mask) -> float:
    """Specks per million pixels of the scaled zone, in tens: how dirty the paper is."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    small = int((stats[1:, cv2.CC_STAT_AREA] <= 6).sum()) if count > 1 else 0
    return small * 1e5 / mask.size


def without_rules(mask: Mask, least: float = RULE) -> Mask:
    """Level and upright strokes of that many heights of a line taken out, what crosses them kept."""
    plane = mask.astype(np.uint8)
    length = round(least * LINE)
    for size in ((length, 1), (1, length)):
        if mask.shape[1] < size[0] or mask.shape[0] < size[1]:
            continue
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, size)
        joined = cv2.morphologyEx(plane, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
        rules = cv2.morphologyEx(joined, cv2.MORPH_OPEN, kernel)
        thick = cv2.dilate(rules, np.ones((3, 3), np.uint8))
        plane = np.where(thick > 0, 0, plane).astype(np.uint8)
    return np.asarray(plane > 0, dtype=np.bool_)


def _without_dirt(mask: Mask) -> Mask:
    """The mask without specks and without the thin straight pieces of rulings and frames.

    A faint stroke comes out of a copier in dots, a pixel apart: they are one stroke, no specks.
    """
    joined = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    keep = np.zeros(count, dtype=np.bool_)
    for n in range(1, count):
        sides = sorted((int(stats[n, cv2.CC_STAT_WIDTH]), int(stats[n, cv2.CC_STAT_HEIGHT])))
        straight = sides[0] <= THIN * LINE and sides[1] >= 2 * LINE
        leans = sides[1] >= RULE * LINE and sides[0] <= LEAN * sides[1]
        if not straight and leans and _goes_out(stats[n], mask.shape):
            straight = _is_straight(labels == n)
        keep[n] = sides[1] > SPECK * LINE and not straight
    return np.asarray(keep[labels], dtype=np.bool_)


def _goes_out(stats: np.ndarray[tuple[int, ...], np.dtype[np.int32]], shape: tuple[int, ...]) -> bool:
    """Whether a piece stands upright or reaches the edge of what is seen: no stroke under a name does."""
    left, top, width, height = (int(value) for value in stats[:4])
    near = LINE // 4
    right, bottom = shape[1] - left - width, shape[0] - top - height
    return height > width or min(left, top, right, bottom) <= near


def _is_straight(piece: Mask) -> bool:
    """The edge of a sheet on a desk, or a ruling of a page that leans: one straight line from end to end."""
    ys, xs = np.nonzero(piece)
    along, across = (ys, xs) if np.ptp(ys) >= np.ptp(xs) else (xs, ys)
    slope, start = np.polyfit(along, across, 1)
    away = np.abs(across - (slope * along + start))
    return bool(np.percentile(away, 98) <= THIN * LINE)
