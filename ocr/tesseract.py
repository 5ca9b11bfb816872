"""Tesseract, on crops of critical values."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import pytesseract

from models.geometry import Box
from models.page import Reader, Word
from models.view import Pixels
from ocr.crops import row_heights, value_crop
from ocr.words import rounded

LANGUAGE = "fra"
SECONDS = 10  # a crop takes a tenth of one: beyond it something is wrong
LINES = (44, 32)  # pixels of height given to one line of text; the second when the first reads badly
SURE = 0.8  # confidence of every word at which one reading is enough
LARGEST = 3600  # pixels: a crop is never made wider
PAPER = 24  # pixels of paper around the crop, without which Tesseract drops edge letters
COLUMNS = ("text", "conf", "left", "top", "width", "height")


class TesseractReader:
    """Reads a part of a page again.

    No whitelist of digits for a number: it makes Tesseract answer a digit where a letter stands, and an
    invented digit is worse than none.
    """

    name = Reader.TESSERACT

    def read(self, pixels: Pixels, box: Box) -> tuple[Word, ...]:
        """The words seen in that box of an upright RGB page; () when nothing was."""
        height, width = pixels.shape[:2]
        crop, origin = value_crop(pixels, box)
        words: tuple[Word, ...] = ()
        for line in LINES:
            seen = _seen(crop, line, origin, (width, height))
            inside = tuple(w for w in seen if box.contains_point(w.box.middle_x, w.box.middle_y))
            words = max(words, inside, key=_certainty)
            if _certainty(words) >= SURE:
                break
        return words


def _seen(crop: Pixels, line: int, origin: tuple[int, int], page: tuple[int, int]) -> tuple[Word, ...]:
    """The words of a crop, its lines of text brought to that height."""
    rows = row_heights(crop)
    scale = _scale(crop, rows, line)
    return tuple(_words(_data(_prepared(crop, scale), 7 if len(rows) == 1 else 6), scale, origin, page))


def _certainty(words: tuple[Word, ...]) -> float:
    """The confidence of the least certain word, below 0 when there is none."""
    return min((word.confidence for word in words), default=-1.0)


def _data(prepared: Pixels, layout: int) -> list[tuple[str, float, int, int, int, int]]:
    """Tesseract's words: text, confidence (0 to 100), left, top, width, height in pixels."""
    try:
        table = pytesseract.image_to_data(
            prepared,
            lang=LANGUAGE,
            config=f"--psm {layout} --dpi 300",
            output_type=pytesseract.Output.DICT,
            timeout=SECONDS,
        )
    except RuntimeError:  # what pytesseract raises when the time is over: nothing was seen
        return []
    return list(zip(*(table[column] for column in COLUMNS), strict=True))


def _words(
    data: list[tuple[str, float, int, int, int, int]],
    scale: float,
    origin: tuple[int, int],
    page: tuple[int, int],
) -> Iterator[Word]:
    for text, confidence, left, top, width, height in data:
        if not text.strip() or float(confidence) < 0:
            continue
        x0, y0 = (origin[0] + (left - PAPER) / scale) / page[0], (origin[1] + (top - PAPER) / scale) / page[1]
        box = Box(
            left=rounded(max(x0, 0.0)),
            top=rounded(max(y0, 0.0)),
            right=rounded(min(x0 + width / scale / page[0], 1.0)),
            bottom=rounded(min(y0 + height / scale / page[1], 1.0)),
        )
        yield Word(text=text.strip(), box=box, confidence=float(confidence) / 100, reader=Reader.TESSERACT)


def _scale(crop: Pixels, rows: list[int], line: int) -> float:
    """How much the crop is enlarged for its letters to have the height that Tesseract reads best."""
    highest = max(rows, default=crop.shape[0])
    wanted = 0.75 * line / max(highest, 1)
    return float(min(max(wanted, 0.5), 5.0, LARGEST / crop.shape[1]))


def _prepared(crop: Pixels, scale: float) -> Pixels:
    """The grey crop enlarged, with paper around it."""
    method = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    enlarged = cv2.resize(crop, None, fx=scale, fy=scale, interpolation=method)
    paper = float(np.percentile(enlarged, 90))
    padded = cv2.copyMakeBorder(enlarged, PAPER, PAPER, PAPER, PAPER, cv2.BORDER_CONSTANT, value=paper)
    return np.asarray(padded, dtype=np.uint8)
