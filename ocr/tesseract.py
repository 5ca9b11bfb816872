"""The second reader: Tesseract, on crops of critical values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import cv2
import numpy as np
import pytesseract

from models.geometry import Box
from models.page import Reader, Word
from models.reading import ValueKind
from models.view import Pixels
from ocr.crops import dark_on_light, row_heights, without_bars, without_leaders, without_strangers
from ocr.words import rounded

LANGUAGE = "fra"
SECONDS = 10  # a crop takes a tenth of one: beyond it something is wrong
LINES = (44, 32)  # pixels of height given to one line of text; the second when the first reads badly
SURE = 0.8  # confidence of every word at which one reading is enough
LARGEST = 3600  # pixels: a crop is never made wider
PAPER = 24  # pixels of paper around the crop, without which Tesseract drops edge letters
BESIDE = 0.3  # of the height asked for: paper taken on the left and on the right
ABOVE = 0.22  # and over and under it: the box of a printed word may cut its capitals
COLUMNS = ("text", "conf", "left", "top", "width", "height")


class TesseractReader:
    """Reads a part of a page again. The pixels are (document, page) -> upright RGB."""

    name = Reader.TESSERACT

    def __init__(self, pixels: Mapping[tuple[str, int], Pixels]) -> None:
        self._pixels = pixels
        self._cache: dict[tuple[str, int, Box], tuple[Word, ...]] = {}

    def read(self, document: str, page: int, box: Box, kind: ValueKind) -> tuple[Word, ...]:
        """The words seen in that box, with boxes as fractions of the page; () when nothing was.

        `kind` is part of the contract but changes nothing: a whitelist of digits makes Tesseract
        answer a digit where a letter stands, and an invented digit is worse than none.
        """
        key = (document, page, box)
        if key not in self._cache:
            self._cache[key] = self._read(self._pixels[document, page], box)
        return self._cache[key]

    def _read(self, pixels: Pixels, box: Box) -> tuple[Word, ...]:
        height, width = pixels.shape[:2]
        left, top, right, bottom = _wider(box.pixels(width, height), width, height)
        inner = box.pixels(width, height)
        crop = without_bars(dark_on_light(_grey(pixels[top:bottom, left:right])))
        crop = without_leaders(without_strangers(crop, inner[1] - top, inner[0] - left))
        words: tuple[Word, ...] = ()
        for line in LINES:
            seen = _seen(crop, line, (left, top), (width, height))
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


def _wider(asked: tuple[int, int, int, int], width: int, height: int) -> tuple[int, int, int, int]:
    """The crop with a margin: a letter cut at its edge is read as another one (B as 3, 1 as L)."""
    left, top, right, bottom = asked
    dx, dy = round(BESIDE * (bottom - top)), round(ABOVE * (bottom - top))
    return max(left - dx, 0), max(top - dy, 0), min(right + dx, width), min(bottom + dy, height)


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


def _grey(crop: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


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
