"""Pages of picture files: JPEG, PNG, WebP, HEIC, and TIFF with its many frames."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import numpy as np
import pillow_heif
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from models.page import MediaType
from models.view import Pixels
from ocr.problems import DamagedPageError, UnreadableError
from ocr.raster import Raster, reduced
from ocr.settings import Limits

pillow_heif.register_heif_opener()

FORMATS: dict[MediaType, tuple[str, ...]] = {
    MediaType.TIFF: ("TIFF",),
    MediaType.JPEG: ("JPEG", "MPO"),
    MediaType.PNG: ("PNG",),
    MediaType.WEBP: ("WEBP",),
    MediaType.HEIC: ("HEIF",),
}
BROKEN = (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, OverflowError, MemoryError)
"""What Pillow's decoders raise on damaged files."""
ODDEST = 2.5  # pixels are never longer than that in a fax: beyond it the declared resolution is wrong


class ImageSource:
    """The pages of a picture file. Only a TIFF has several: in the others they are previews."""

    def __init__(self, data: bytes, media_type: MediaType, limits: Limits) -> None:
        self._limits = limits
        with _quiet():
            try:
                self._image = Image.open(io.BytesIO(data), formats=FORMATS[media_type])
                self.count = self._counted() if media_type is MediaType.TIFF else 1
                if media_type is not MediaType.TIFF:
                    self._check_size()
                self._max_dpi = limits.for_pages(self.count).max_scan_dpi
            except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
                raise UnreadableError("too-many-pixels") from error
            except (UnidentifiedImageError, *BROKEN) as error:
                raise UnreadableError("damaged") from error

    def _counted(self) -> int:
        """The number of frames; their sizes are checked on the way, before any is decoded."""
        total = 0
        for index in range(self._limits.max_pages + 1):
            try:
                self._image.seek(index)
            except EOFError:
                return index
            total += self._check_size()
            if total > self._limits.max_total_pixels:
                raise UnreadableError("too-many-pixels")
        raise UnreadableError("too-many-pages")

    def _check_size(self) -> int:
        width, height = self._image.size
        if width * height > self._limits.max_pixels:
            raise UnreadableError("too-many-pixels")
        return width * height

    def page(self, index: int) -> Raster:
        """The pixels of one frame, turned as its EXIF says."""
        with _quiet():
            try:
                self._image.seek(index)
                raster = _square(self._image)
            except (Image.DecompressionBombError, Image.DecompressionBombWarning, *BROKEN) as error:
                raise DamagedPageError(
                    "Cette page est endommagée : merci de la numériser à nouveau."
                ) from error
        return reduced(raster, self._max_dpi)


@contextmanager
def _quiet() -> Iterator[None]:
    """Pillow's warnings on odd files are not ours to print; its bomb warning is an error.

    Other libraries tell Pillow to take cut files for whole ones: here a cut file is damaged.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def rgb(image: Image.Image) -> Pixels:
    """Any mode of Pillow as RGB pixels; what is transparent is white paper."""
    if image.mode.startswith("I;16") or image.mode == "I":
        wide = np.asarray(image, dtype=np.float64)
        top = 65535.0 if wide.max(initial=0) > 255 else 255.0
        image = Image.fromarray(np.clip(wide * 255.0 / top, 0, 255).astype(np.uint8))
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return np.array(image.convert("RGB"), dtype=np.uint8)


def _square(image: Image.Image) -> Raster:
    """The picture with square pixels: a standard fax has 204 × 98 dots per inch."""
    across, down = _declared_dpi(image) or (0.0, 0.0)
    upright = rgb(ImageOps.exif_transpose(image))
    if not across or abs(across - down) <= 0.05 * across:
        return Raster(upright, across or None)
    if max(across, down) > ODDEST * min(across, down):
        return Raster(upright, None)
    height, width = upright.shape[:2]
    dpi = max(across, down)
    size = (round(width * dpi / across), round(height * dpi / down))
    return Raster(np.asarray(cv2.resize(upright, size, interpolation=cv2.INTER_CUBIC), dtype=np.uint8), dpi)


def _declared_dpi(image: Image.Image) -> tuple[float, float] | None:
    """The resolution that the file declares across and down, None when it says nothing likely."""
    declared = image.info.get("dpi")
    if not isinstance(declared, tuple) or len(declared) != 2:
        return None
    across, down = (float(value) for value in declared)
    return (across, down) if across > 1 and down > 1 else None
