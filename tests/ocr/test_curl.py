"""Sheets that are not flat come out with level lines; flat ones come out as they are."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from models.page import Reader
from models.view import Pixels
from ocr.curl import flattened
from ocr.reader import Quad, Strip, ordered, size
from ocr.upright import slope

WIDTH, HEIGHT = 1200, 1600


class Bars:
    """Finds dark bars, which stand for words."""

    name = Reader.PPOCR

    def __init__(self) -> None:
        self.asked = 0

    def find(self, pixels: Pixels) -> list[Quad]:
        self.asked += 1
        dark = np.asarray(pixels[..., 0] < 128, dtype=np.uint8)
        outlines, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        boxes = [cv2.boxPoints(cv2.minAreaRect(one)) for one in outlines if cv2.contourArea(one) > 300]
        return [ordered(np.asarray(box, dtype=np.float32)) for box in boxes]

    def read(self, pixels: Pixels, quads: Sequence[Quad]) -> list[Strip]:
        raise AssertionError("nothing is read to flatten a page")


def page() -> Pixels:
    """Bars of several lengths on level lines, in two columns."""
    sheet = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for line in range(18):
        top = 120 + 75 * line
        for left, long in ((90, 160 + 20 * (line % 4)), (460, 220), (800, 150 + 30 * (line % 5))):
            sheet[top : top + 18, left : left + long] = 0
    return sheet


def curled(sheet: Pixels, rise: float) -> Pixels:
    """The sheet lifted at its right side: the further right, the higher, more so at the top."""
    x, y = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
    lift = rise * (x / WIDTH) ** 2 * (1.2 - y / HEIGHT)
    bent = cv2.remap(sheet, x, y + lift.astype(np.float32), cv2.INTER_LINEAR, borderValue=(255, 255, 255))
    return np.asarray(bent, dtype=np.uint8)


def waving(sheet: Pixels, rise: float) -> Pixels:
    """The sheet over two ridges."""
    x, y = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
    lift = rise * np.sin(2.4 * np.pi * x / WIDTH)
    bent = cv2.remap(sheet, x, y + lift.astype(np.float32), cv2.INTER_LINEAR, borderValue=(255, 255, 255))
    return np.asarray(bent, dtype=np.uint8)


def steepest(quads: Sequence[Quad]) -> float:
    return max(abs(slope(quad)) for quad in quads if size(quad)[0] > 3 * size(quad)[1])


@pytest.mark.parametrize("rise", [60.0, 110.0, -80.0])
def test_the_lines_of_a_curled_sheet_come_out_level(rise: float) -> None:
    bent = curled(page(), rise)
    reader = Bars()
    before = reader.find(bent)
    flat, after = flattened(bent, before, reader)
    assert flat.shape[1] == bent.shape[1]
    assert len(after) == len(before)
    assert steepest(after) < 0.35 * steepest(before)


def test_a_row_of_a_curled_sheet_stands_at_one_height_again() -> None:
    bent = curled(page(), 110.0)
    reader = Bars()
    _, after = flattened(bent, reader.find(bent), reader)
    heights = sorted(float(quad[:, 1].mean()) for quad in after)
    rows = [heights[at : at + 3] for at in range(0, len(heights), 3)]
    assert all(max(row) - min(row) < 12 for row in rows)  # two thirds of a letter's height


def test_a_flat_page_is_left_alone_and_not_looked_at_again() -> None:
    sheet, reader = page(), Bars()
    quads = reader.find(sheet)
    flat, after = flattened(sheet, quads, reader)
    assert flat is sheet
    assert len(after) == len(quads)
    assert reader.asked == 1


def test_one_slanting_scribble_bends_no_page() -> None:
    sheet, reader = page(), Bars()
    cv2.line(sheet, (300, 1530), (700, 1470), (0, 0, 0), 14)
    flat, _ = flattened(sheet, reader.find(sheet), reader)
    assert flat is sheet


def test_too_few_lines_tell_no_bend() -> None:
    sheet = curled(page(), 110.0)
    reader = Bars()
    flat, _ = flattened(sheet, reader.find(sheet)[:5], reader)
    assert flat is sheet


@pytest.mark.parametrize("rise", [110.0, -110.0])
def test_nothing_at_the_edges_of_a_curled_sheet_is_lost(rise: float) -> None:
    """A bar in each corner: pages are conserved, whatever way the lines run."""
    bent = curled(page(), rise)
    for top in (2, HEIGHT - 16):
        for left in (20, WIDTH - 180):
            bent[top : top + 14, left : left + 160] = 0
    reader = Bars()
    before = reader.find(bent)
    flat, after = flattened(bent, before, reader)
    assert flat is not bent
    assert len(after) == len(before)


def test_a_sheet_that_waves_comes_out_level() -> None:
    """Lines that fall, rise and fall again: no straight strip holds one, and few are found whole."""
    bent = waving(page(), 28.0)
    reader = Bars()
    before = reader.find(bent)
    flat, after = flattened(bent, before, reader)
    assert flat is not bent
    assert steepest(after) < 0.35 * steepest(before)
