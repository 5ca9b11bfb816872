"""Pages of a PDF as pixels, by PDFium. What a form or an annotation shows is part of the page."""

from __future__ import annotations

import io
import logging
import warnings
from dataclasses import replace

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from models.view import Pixels
from ocr.honesty import hidden_share
from ocr.problems import DamagedPageError, UnreadableError
from ocr.raster import Raster
from ocr.resolution import A4_LONG
from ocr.settings import Limits
from ocr.textlayer import Layer, TextLayers

logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # its notes on odd forms quote the file

LIKELY_INCHES = (5.0, 18.0)  # longest side of a sheet; other sizes are units gone wrong
FULL_PAGE = 0.7  # share of the page that an image covers to be a scan of it
LARGEST = 1.5  # times the pixels of an A4 page at the highest resolution of a scan


class PdfSource:
    """The pages of a PDF as it is shown: forms and annotations are made part of them."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._document = opened(data)
        self.count = len(self._document)
        if self.count == 0:
            raise UnreadableError("no-page")
        if self.count > limits.max_pages:
            raise UnreadableError("too-many-pages")
        self._limits = limits.for_pages(self.count)
        self._layers = TextLayers(self._flattened(data))

    def _flattened(self, data: bytes) -> bytes:
        """The file with its annotations and filled fields painted on the pages."""
        pages = [index for index in range(self.count) if _annotated(self._document, index)]
        if not pages:
            return data
        self._document.init_forms()
        for index in pages:
            page = self._document[index]
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            page.close()
        flat = saved(self._document)
        self._document = opened(flat)
        return flat

    def page(self, index: int) -> Raster:
        """The pixels of one page, at the resolution of its scan or at that of a drawn page."""
        try:
            page = self._document[index]
            scale = self._scale(page)
            pixels = rendered(page, scale)
        except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
            raise DamagedPageError(
                "Cette page du PDF est endommagée : merci de l'exporter à nouveau."
            ) from error
        return Raster(pixels, scale * 72, rendered=True)

    def layer(self, index: int) -> tuple[Layer, float] | None:
        """What the page's content says, and the share of its letters that are never painted.

        None when it says nothing. A page whose text is drawn sideways is turned for good, so that its
        pixels (`page`) must be asked for afterwards.
        """
        try:
            hidden = hidden_share(self._document[index])
        except pypdfium2.PdfiumError:
            return None
        layer = None if hidden is None else self._layers.page(index)
        if layer is None or hidden is None:
            return None
        if layer.turn:
            layer = self._turned(index, layer.turn)
        return (layer, hidden) if layer is not None else None

    def _turned(self, index: int, degrees: int) -> Layer | None:
        """The layer of a page that is turned for good; those of the others are read as they stand."""
        page = self._document[index]
        page.set_rotation((page.get_rotation() + degrees) % 360)
        layer = TextLayers(saved(self._document)).page(index)
        return replace(layer, turn=degrees) if layer is not None else None

    def _scale(self, page: pypdfium2.PdfPage) -> float:
        """Pixels per point."""
        width, height = page.get_size()
        longest = max(width, height, 1.0)
        dpi = scan_dpi(page)
        limits = self._limits
        low, high = (limits.min_scan_dpi, limits.max_scan_dpi) if dpi else (limits.render_dpi,) * 2
        wanted = (dpi or limits.render_dpi) * longest / 72
        if not LIKELY_INCHES[0] <= longest / 72 <= LIKELY_INCHES[1]:
            wanted = min(max(wanted, low * A4_LONG), high * A4_LONG)
        elif dpi:
            wanted = min(max(wanted, low * longest / 72), high * longest / 72)
        area = (wanted / longest) ** 2 * width * height
        most = min(limits.max_pixels, LARGEST * (limits.max_scan_dpi * A4_LONG) ** 2)
        return float(wanted / longest * min(1.0, (most / max(area, 1.0)) ** 0.5))


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The PDF. Raises UnreadableError when it is damaged or asks for a password."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise UnreadableError("encrypted" if locked else "damaged") from error


def saved(document: pypdfium2.PdfDocument) -> bytes:
    """The PDF as it now is."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rendered(page: pypdfium2.PdfPage, scale: float) -> Pixels:
    """The page as RGB pixels."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bitmap = page.render(scale=scale, rev_byteorder=True)
    pixels = bitmap.to_numpy()
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        pixels = np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
    return np.array(pixels[:, :, :3], dtype=np.uint8)


def scan_dpi(page: pypdfium2.PdfPage) -> float | None:
    """The resolution of the image that covers the page, None when no single image does."""
    width, height = page.get_size()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) < FULL_PAGE * width * height:
            continue
        across, down = item.get_px_size()
        return float(max(across, down) / max(right - left, top - bottom, 1.0) * 72)
    return None


def _annotated(document: pypdfium2.PdfDocument, index: int) -> bool:
    """Whether anything stands on the page that is not in its own content."""
    try:
        return int(pdfium.FPDFPage_GetAnnotCount(document[index])) > 0
    except pypdfium2.PdfiumError:
        return False
