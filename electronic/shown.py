"""Where things stand on the pages of a PDF as shown, and where two states of it look otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import pypdfium2

from models.geometry import Box, Place
from models.page import Document
from models.view import Pixels

SCALE = 1.0  # pixels per point: enough to see a letter change
OTHERWISE = 48  # levels between two renderings of the same place
GAP = 9  # pixels: changes nearer than that are one
SMALLEST = 6  # pixels
MOST = 12  # places told of one page
Shown = tuple[int, Box]  # page from 1, box of the page before it was set upright


def placed(shown: Shown, document: Document) -> Place:
    """The place on the upright page that was read."""
    number, box = shown
    page = next((page for page in document.pages if page.number == number), None)
    turned = turn(box, page.rotation if page else 0)
    return Place(document=document.name, page=number, box=turned)


def turn(box: Box, degrees: int) -> Box:
    """The box after the page is turned clockwise by quarters."""
    for _ in range(degrees // 90 % 4):
        box = Box(left=1 - box.bottom, top=box.left, right=1 - box.top, bottom=box.right)
    return box


def differences(before: bytes, after: bytes) -> tuple[Shown, ...] | None:
    """Where the pages of two states look otherwise; None when the first cannot be shown."""
    try:
        old, new = pypdfium2.PdfDocument(before), pypdfium2.PdfDocument(after)
        return tuple(
            (index + 1, box)
            for index in range(len(new))
            for box in _page_differences(old[index] if index < len(old) else None, new[index])
        )
    except (pypdfium2.PdfiumError, ValueError):
        return None


def page_count(data: bytes) -> int:
    """Pages of a state of the file, 0 when it cannot be shown."""
    try:
        return len(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError:
        return 0


def _page_differences(old: pypdfium2.PdfPage | None, new: pypdfium2.PdfPage) -> Iterator[Box]:
    if old is None or old.get_size() != new.get_size():
        yield Box(left=0.0, top=0.0, right=1.0, bottom=1.0)
        return
    one, other = _grey(old), _grey(new)
    changed = (cv2.absdiff(one, other) > OTHERWISE).astype(np.uint8)
    joined = cv2.dilate(changed, np.ones((GAP, GAP), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(joined)
    height, width = one.shape
    for left, top, across, down, area in found[1 : MOST + 1]:
        if area >= SMALLEST * SMALLEST:
            yield Box(
                left=round(left / width, 5),
                top=round(top / height, 5),
                right=round((left + across) / width, 5),
                bottom=round((top + down) / height, 5),
            )


def _grey(page: pypdfium2.PdfPage) -> Pixels:
    pixels = page.render(scale=SCALE, grayscale=True).to_numpy()
    return np.array(pixels.reshape(pixels.shape[:2]), dtype=np.uint8)
