"""Pages as files: PDF (one picture, strips, hidden words, mixed raster) and TIFF."""

import io
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

import cv2
import numpy as np
import pydyf  # type: ignore[import-untyped]  # no stubs are published
from PIL import Image

from testdata.scanner.shot import Image as Pixels
from testdata.scanner.words import PrintedWord

Packing = Literal["jpeg", "g4", "flate", "mixed"]


@dataclass(frozen=True)
class Leaf:
    """One page as sampled: `picture` of mode 1, L or RGB; `dpi` across and down; `quality` for JPEG.

    `shown` is the turn (clockwise) that the file asks of the viewer; the words lie on the picture as stored.
    """

    picture: Image.Image
    dpi: tuple[int, int]
    packing: Packing
    quality: int = 75
    shown: int = 0
    strips: int = 1
    words: Sequence[PrintedWord] = field(default=())


def pdf(leaves: Sequence[Leaf], producer: str) -> bytes:
    document = pydyf.PDF()
    document.info["Producer"] = pydyf.String(producer)
    font = pydyf.Dictionary(
        {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"}
    )
    document.add_object(font)
    for leaf in leaves:
        _add_page(document, leaf, font)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _add_page(document: pydyf.PDF, leaf: Leaf, font: pydyf.Dictionary) -> None:
    width = leaf.picture.width * 72 / leaf.dpi[0]
    height = leaf.picture.height * 72 / leaf.dpi[1]
    content = pydyf.Stream(compress=True)
    pictures = pydyf.Dictionary()
    for index, (image, low, high) in enumerate(_images(document, leaf)):
        document.add_object(image)
        pictures[f"Im{index}"] = image.reference
        content.push_state()
        content.set_matrix(round(width, 3), 0, 0, round(height * (high - low), 3), 0, round(height * low, 3))
        content.draw_x_object(f"Im{index}")
        content.pop_state()
    _write_words(content, leaf.words, width, height)
    document.add_object(content)
    page = pydyf.Dictionary(
        {
            "Type": "/Page",
            "Parent": document.pages.reference,
            "MediaBox": pydyf.Array([0, 0, round(width, 2), round(height, 2)]),
            "Contents": content.reference,
            "Resources": pydyf.Dictionary(
                {"XObject": pictures, "Font": pydyf.Dictionary({"F1": font.reference})}
            ),
        }
    )
    if leaf.shown:
        page["Rotate"] = leaf.shown
    document.add_page(page)


def _width(text: str) -> float:
    """In em, near enough to Helvetica's own widths: capitals, digits and small letters, signs."""
    return sum(0.7 if c.isupper() else 0.53 if c.isalnum() else 0.3 for c in text)


def _write_words(content: pydyf.Stream, words: Sequence[PrintedWord], width: float, height: float) -> None:
    """Invisible (rendering mode 3), each word stretched to its box and followed by a space."""
    for word in words:
        raw = f"{word.text} ".encode("cp1252", "ignore")
        size = max(4.0, (word.bottom - word.top) * height * 0.8)
        if not raw.strip() or not (0 <= word.left < word.right <= 1):
            continue
        scale = (word.right - word.left) * width / (_width(word.text) * size) * 100
        content.begin_text()
        content.set_text_rendering(3)
        content.set_font_size("F1", round(size, 2))
        content.stream.append(f"{scale:.1f} Tz")
        content.set_text_matrix(1, 0, 0, 1, round(word.left * width, 2), round((1 - word.bottom) * height, 2))
        content.stream.append(f"<{raw.hex()}> Tj")
        content.end_text()


def _images(document: pydyf.PDF, leaf: Leaf) -> list[tuple[pydyf.Stream, float, float]]:
    """Each image with the share of the page's height where it begins and ends, from below."""
    if leaf.packing == "mixed":
        return [(image, 0.0, 1.0) for image in _layers(document, leaf)]
    height, out = leaf.picture.height, []
    cuts = [round(height * part / leaf.strips) for part in range(leaf.strips + 1)]
    for top, bottom in pairwise(cuts):
        strip = leaf.picture.crop((0, top, leaf.picture.width, bottom))
        out.append((_image(strip, leaf.packing, leaf.quality), 1 - bottom / height, 1 - top / height))
    return out


def _image(picture: Image.Image, packing: Packing, quality: int) -> pydyf.Stream:
    head = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": "/DeviceRGB" if picture.mode == "RGB" else "/DeviceGray",
        "BitsPerComponent": 1 if picture.mode == "1" else 8,
    }
    if packing == "g4":
        rows = pydyf.Dictionary(
            {"K": -1, "BlackIs1": "true", "Columns": picture.width, "Rows": picture.height}
        )
        return pydyf.Stream([_group4(picture)], {**head, "Filter": "/CCITTFaxDecode", "DecodeParms": rows})
    if packing == "jpeg":
        return pydyf.Stream([jpeg(picture, quality)], {**head, "Filter": "/DCTDecode"})
    return pydyf.Stream([zlib.compress(picture.tobytes(), 6)], {**head, "Filter": "/FlateDecode"})


def jpeg(picture: Image.Image, quality: int, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, **more)
    return out.getvalue()


def _group4(picture: Image.Image) -> bytes:
    """The one strip of a Group 4 TIFF, which begins after its 8-byte header."""
    out = io.BytesIO()
    strip = math.ceil(picture.width / 8) * picture.height
    picture.save(out, "TIFF", compression="group4", strip_size=strip)
    return out.getvalue()[8:]


def _layers(document: pydyf.PDF, leaf: Leaf) -> list[pydyf.Stream]:
    """Mixed raster: a poor JPEG of the paper; over it one of the inks, seen through a sharp mask."""
    page = np.asarray(leaf.picture.convert("RGB"), np.uint8)
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    mask = (cv2.boxFilter(grey, -1, (41, 41)).astype(np.int16) - grey > 22).astype(np.uint8)
    small = (page.shape[1] // 4, page.shape[0] // 4)
    blank = 1 - cv2.dilate(mask, np.ones((5, 5), np.uint8))
    paper = np.where(blank[..., None] > 0, page, _spread(page, np.asarray(blank, np.uint8)))
    paper = cv2.resize(paper, small, interpolation=cv2.INTER_AREA)
    inks = cv2.resize(_spread(page, mask), small, interpolation=cv2.INTER_AREA)
    stencil = _image(Image.fromarray(mask == 0), "g4", 0)
    stencil.extra["ImageMask"] = "true"
    del stencil.extra["ColorSpace"]
    document.add_object(stencil)
    front = _image(Image.fromarray(inks), "jpeg", leaf.quality)
    front.extra["Mask"] = stencil.reference
    return [_image(Image.fromarray(paper), "jpeg", leaf.quality), front]


def _spread(page: Pixels, mask: Pixels) -> Pixels:
    """The mean colour of the pixels around that `mask` keeps (1), at every pixel."""
    share = cv2.blur(mask.astype(np.float32), (21, 21))[..., None] + 1e-3
    colour = cv2.blur(cv2.multiply(page, cv2.merge([mask] * 3)), (21, 21)).astype(np.float32) / share
    return np.asarray(colour.clip(0, 255), np.uint8)


def tiff(leaves: Sequence[Leaf]) -> bytes:
    """Multi-page TIFF; Group 4 for mode 1, JPEG or LZW for the others."""
    packing = {"g4": "group4", "jpeg": "jpeg"}.get(leaves[0].packing, "tiff_lzw")
    out = io.BytesIO()
    pictures = [leaf.picture for leaf in leaves]
    pictures[0].save(
        out,
        "TIFF",
        compression=packing,
        dpi=leaves[0].dpi,
        save_all=True,
        append_images=pictures[1:],
        **({"quality": leaves[0].quality} if packing == "jpeg" else {}),
    )
    return out.getvalue()
