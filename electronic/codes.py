"""The QR, Data Matrix and 2D-Doc codes of a page, by zxing-cpp on its pixels."""

from __future__ import annotations

import cv2
import numpy as np
import zxingcpp

from electronic.trust import Trust
from electronic.twoddoc import decoded
from models.electronic import Code, CodeKind
from models.geometry import Box, Place
from models.view import Pixels

FORMATS = zxingcpp.barcode_formats_from_str("QRCode|DataMatrix")
MOST, LONGEST = 20, 4000


def codes_of(document: str, page: int, pixels: Pixels, trust: Trust, *, clean: bool) -> tuple[Code, ...]:
    """The codes of an upright page. `clean`: drawn and not scanned, so nothing need be tried twice."""
    found = zxingcpp.read_barcodes(
        np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)),  # it makes a page grey in five times the time
        formats=FORMATS,
        try_rotate=not clean,
        try_downscale=not clean,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return tuple(_code(one, document, page, pixels, trust) for one in found[:MOST])


def _code(found: zxingcpp.Barcode, document: str, page: int, pixels: Pixels, trust: Trust) -> Code:
    text = found.text[:LONGEST]
    content = decoded(text, trust) if found.format == zxingcpp.BarcodeFormat.DataMatrix else None
    kind = CodeKind.DATA_MATRIX if found.format == zxingcpp.BarcodeFormat.DataMatrix else CodeKind.QR
    height, width = pixels.shape[:2]
    spot = found.position
    corners = (spot.top_left, spot.top_right, spot.bottom_left, spot.bottom_right)
    box = Box(
        left=max(min(c.x for c in corners) / width, 0.0),
        top=max(min(c.y for c in corners) / height, 0.0),
        right=min(max(c.x for c in corners) / width, 1.0),
        bottom=min(max(c.y for c in corners) / height, 1.0),
    )
    return Code(
        kind=CodeKind.TWO_D_DOC if content else kind,
        text="".join(c if c.isprintable() else " " for c in text),
        place=Place(document=document, page=page, box=box),
        content=content,
    )
