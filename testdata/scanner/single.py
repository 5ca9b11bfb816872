"""One page as a picture file: JPEG, PNG, WebP, HEIC, with the orientation mark of a telephone."""

import io

import pillow_heif
from PIL import Image

from testdata.scanner.paged import Leaf, jpeg

ORIENTATION = 0x0112
MARKS = {0: 1, 90: 6, 180: 3, 270: 8}
"""Clockwise turn that the viewer must apply → value of the EXIF orientation."""


def picture_file(leaf: Leaf, suffix: str) -> bytes:
    """Raises KeyError for a suffix that is not a picture's."""
    save = {".jpg": _jpeg, ".png": _png, ".webp": _webp, ".heic": _heic}[suffix]
    return save(leaf)


def _marked(leaf: Leaf) -> Image.Exif:
    exif = Image.Exif()
    if leaf.shown:
        exif[ORIENTATION] = MARKS[leaf.shown]
    return exif


def _jpeg(leaf: Leaf) -> bytes:
    return jpeg(leaf.picture, leaf.quality, dpi=leaf.dpi, exif=_marked(leaf))


def _png(leaf: Leaf) -> bytes:
    out = io.BytesIO()
    leaf.picture.save(out, "PNG", dpi=leaf.dpi, compress_level=3)
    return out.getvalue()


def _webp(leaf: Leaf) -> bytes:
    out = io.BytesIO()
    leaf.picture.save(out, "WEBP", quality=leaf.quality, method=2, exif=_marked(leaf))
    return out.getvalue()


def _heic(leaf: Leaf) -> bytes:
    pillow_heif.register_heif_opener()
    out = io.BytesIO()
    leaf.picture.save(
        out, "HEIF", quality=leaf.quality, exif=_marked(leaf), enc_params={"preset": "ultrafast"}
    )
    return out.getvalue()
