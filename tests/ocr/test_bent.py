"""Lines that are bent on a photographed sheet are found, read in parts, and put together."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from models.geometry import Box
from models.page import Ruling
from models.view import Pixels
from ocr.bent import bent_strips
from ocr.engines import Engines
from ocr.page import read_pixels
from ocr.raster import Raster
from ocr.reader import Quad, size
from ocr.seams import goes_on
from ocr.split import split_at_rulings

WIDTH, HEIGHT = 900, 200
LINE = "Le client atteste qu'il n'a pas financé antérieurement, à ses frais, la mise à jour de la version"


def arch(
    middle: float, rise: float, thick: int = 8, parts: tuple[tuple[int, int], ...] = ((60, 840),)
) -> Pixels:
    """A map, or a picture of ink, with one line that is level on its left and falls on its right."""
    plane = np.zeros((HEIGHT, WIDTH), np.uint8)
    for start, stop in parts:
        x = np.arange(start, stop)
        y = middle + rise * np.clip((x - 450) / 390, 0, None) ** 2
        for column, row in zip(x, np.round(y).astype(int), strict=True):
            plane[row - thick // 2 : row + thick // 2, column] = 1
    return plane


def strips(mask: Pixels, ink: Pixels | None = None) -> tuple[Pixels, list[Quad]]:
    light = 1.0 - (mask if ink is None else ink).astype(np.float32)
    left, quads = bent_strips(mask.astype(np.float32), light, 0.3)
    return (left > 0.3).astype(np.uint8), quads


def test_a_bent_line_is_read_in_parts_that_follow_each_other_from_end_to_end() -> None:
    mask = arch(80, 60)
    left, quads = strips(mask)
    assert not left.any()
    assert len(quads) > 1
    assert all(goes_on(a, b) for a, b in itertools.pairwise(quads))
    covered = np.zeros_like(mask)
    for quad in quads:
        cv2.fillPoly(covered, [np.round(quad).astype(np.int32)], 1)
    assert not (mask & ~covered.astype(bool)).any()
    assert max(size(quad)[1] for quad in quads) < 4 * 8


def test_parts_are_cut_where_the_picture_is_blank() -> None:
    words = ((60, 200), (206, 330), (336, 470), (476, 560), (566, 700), (706, 840))
    _, quads = strips(arch(80, 60), arch(80, 60, 14, words))
    cuts = [float(quad[1, 0]) for quad in quads[:-1]]
    blanks = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(words)]
    assert cuts
    assert all(min(abs(cut - blank) for blank in blanks) <= 3 for cut in cuts)


def test_lines_that_touch_are_told_apart() -> None:
    scores = arch(70, 50).astype(np.float32) + arch(100, 50).astype(np.float32)
    scores[70:100, 300:320] = np.maximum(scores[70:100, 300:320], 0.4)
    left, quads = bent_strips(scores, 1.0 - scores, 0.3)
    assert not (left > 0.3).any()
    starts = sorted(float(quad[:, 1].mean()) for quad in quads if quad[0, 0] < 60)
    assert len(starts) == 2
    assert starts[1] - starts[0] > 20


@pytest.mark.parametrize("rise", [0.0, 3.0])
def test_a_straight_line_is_left_to_the_usual_way(rise: float) -> None:
    mask = arch(80, rise)
    left, quads = strips(mask)
    assert not quads
    assert (left == mask).all()


def test_a_slanting_line_is_not_bent() -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.line(mask, (60, 60), (840, 130), 1, 8)
    assert not strips(mask)[1]


def test_a_drawing_is_no_line() -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.polylines(
        mask, [np.array([(60, 90), (200, 40), (350, 160), (500, 50), (700, 150), (840, 90)])], False, 1, 8
    )
    cv2.ellipse(mask, (450, 100), (150, 60), 0, 0, 360, 1, 5)
    left, quads = strips(mask)
    assert not quads
    assert (left == mask).all()


def test_every_word_of_bent_lines_is_read(engines: Engines) -> None:
    sheet = Image.new("RGB", (1500, 1000), "white")
    draw, font = ImageDraw.Draw(sheet), ImageFont.truetype("DejaVuSans.ttf", 24)
    for row in range(6):
        draw.text((70, 120 + 120 * row), LINE, font=font, fill="black")
    x, y = np.meshgrid(np.arange(1500, dtype=np.float32), np.arange(1000, dtype=np.float32))
    lift = 60 * np.clip((x - 700) / 800, 0, None) ** 2
    bent = cv2.remap(np.asarray(sheet), x, y - lift, cv2.INTER_LINEAR, borderValue=(255, 255, 255))
    read = read_pixels(1, Raster(np.asarray(bent, dtype=np.uint8)), engines.first).page
    said = [" ".join(word.text for word in line.words) for line in read.lines]
    assert len(said) == 6
    assert all(line.replace(" ", "") == LINE.replace(" ", "") for line in said)


def test_a_crumb_beside_a_bent_line_is_read_as_it_is() -> None:
    """A zigzag of seven columns, firm in a faint blot under the line, is not cut into slivers."""
    scores = arch(70, 60).astype(np.float32)
    scores[72:110, 200:400] = np.maximum(scores[72:110, 200:400], 0.4)
    for column, row in enumerate((0, 1, 2, 1, 0, 1, 2)):
        scores[95 + row, 300 + column] = 1.0
    _, quads = bent_strips(scores, 1.0 - scores, 0.3)
    assert quads
    assert all(size(quad)[0] >= 7 for quad in quads)


def test_the_cells_of_a_row_are_not_put_together() -> None:
    """Strips parted at a thin ruling end beside it."""
    strip = np.array([[100, 100], [500, 100], [500, 140], [100, 140]], dtype=np.float32)
    bar = Ruling(direction="vertical", box=Box(left=300 / WIDTH, top=0.1, right=301 / WIDTH, bottom=0.9))
    border = Ruling(direction="horizontal", box=Box(left=0.1, top=0.1, right=0.6, bottom=0.105))
    cells = split_at_rulings([strip], [bar, border], np.zeros((HEIGHT, WIDTH, 3), np.uint8) + ink_columns())
    assert len(cells) == 2
    assert not goes_on(*cells)


def ink_columns() -> Pixels:
    """Stripes of ink and paper."""
    return np.tile(np.where(np.arange(WIDTH) % 8 < 3, 0, 255).astype(np.uint8)[None, :, None], (HEIGHT, 1, 3))
