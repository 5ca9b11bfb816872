"""The pages of generated pieces as picture files: the same pixels for every reader."""

from __future__ import annotations

from pathlib import Path

import pillow_heif
import pypdfium2
from PIL import Image, ImageOps
from PIL.Image import Image as Picture

DPI = 300
A4_PIXELS = 3508  # long side of A4 at 300 dpi: some photos come in PDF pages of a metre and more
pillow_heif.register_heif_opener()


def picture(source: Path, page: int, target: Path) -> Path:
    """Page `page` (from 1) of a PDF or image file, written as PNG. Raises OSError, PdfiumError, EOFError."""
    shown = _from_pdf(source, page) if source.suffix.lower() == ".pdf" else _from_image(source, page)
    dpi = shown.info.get("dpi", (DPI, DPI))[0]
    target.parent.mkdir(parents=True, exist_ok=True)
    shown.convert("RGB").save(target, dpi=(round(dpi) or DPI,) * 2)
    return target


def _from_pdf(source: Path, page: int) -> Picture:
    with pypdfium2.PdfDocument(source) as document:
        leaf = document[page - 1]
        scale = min(DPI / 72, A4_PIXELS / max(leaf.get_size()))
        shown: Picture = leaf.render(scale=scale).to_pil()
    return shown


def _from_image(source: Path, page: int) -> Picture:
    with Image.open(source) as opened:
        opened.seek(page - 1)
        upright = ImageOps.exif_transpose(opened)
        return upright.copy()
