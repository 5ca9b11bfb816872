"""A file that cannot be read is a recorded problem with advice in French, never an exception."""

import io
import struct
import zlib

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from models.page import Grade
from ocr.document import ReadDocument, read_document
from ocr.doubles import CrashReader, NoopReader
from ocr.engines import Engines
from ocr.settings import Limits
from tests.ocr.paper import encoded, pdf, sheet, typed

NOOP = Engines(first=NoopReader())


def read(data: bytes, limits: Limits | None = None) -> ReadDocument:
    return read_document("piece", data, NOOP, limits)


def code(data: bytes, limits: Limits | None = None) -> str:
    found = read(data, limits).document
    assert found.problem is not None
    assert found.pages == ()
    assert "Merci" in found.problem.message
    return found.problem.code


def test_empty() -> None:
    assert code(b"") == "empty"


def test_unknown_type() -> None:
    assert code(b"hello") == "unknown-type"


def test_too_large() -> None:
    assert code(encoded(sheet(200, 200)), Limits(max_bytes=100)) == "too-large"


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_cut_pictures_are_damaged(format_: str) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (200, 200, 3), dtype=np.uint8))
    data = encoded(noise, format_)
    assert code(data[: len(data) // 2]) == "damaged"
    assert code(data[:20]) == "damaged"


def test_a_broken_pdf_is_damaged() -> None:
    assert code(b"%PDF-1.7\nnothing behind") == "damaged"


def test_a_pdf_without_pages() -> None:
    buffer = io.BytesIO()
    pypdfium2.PdfDocument.new().save(buffer)
    assert code(buffer.getvalue()) in ("no-page", "damaged")


def test_a_locked_pdf_is_encrypted() -> None:
    locked = pdf(typed()).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ("
        + b"o" * 32
        + b") /U ("
        + b"u" * 32
        + b") >>",
    )
    assert code(locked) == "encrypted"


def test_too_many_pages() -> None:
    frames = [sheet(40, 40)] * 6
    data = encoded(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    assert code(data, Limits(max_pages=5)) == "too-many-pages"


def test_a_picture_is_refused_on_the_size_it_declares() -> None:
    """A bomb: a header of 60 000 × 60 000 pixels and nothing behind."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    bomb += struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    assert code(bomb) == "too-many-pixels"
    assert code(encoded(sheet(300, 300)), Limits(max_pixels=1000)) == "too-many-pixels"


def test_a_huge_pdf_page_is_read_at_a_size_that_fits() -> None:
    found = read(pdf(typed(), box=(0, 0, 100_000, 100_000))).document
    assert found.problem is None
    assert found.pages[0].width * found.pages[0].height < 30_000_000


def test_a_damaged_page_does_not_lose_the_others() -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (200, 200), dtype=np.uint8))
    data = encoded(noise, "TIFF", save_all=True, append_images=[noise, noise], compression="tiff_lzw")
    start = len(data) // 2 - 2000
    broken = data[:start] + b"\xff" * 3000 + data[start + 3000 :]
    pages = read(broken).document.pages
    assert len(pages) == 3
    assert [page.number for page in pages] == [1, 2, 3]
    illegible = [page for page in pages if page.width == 1]
    assert len(illegible) <= 1
    for page in illegible:
        assert page.legibility.grade is Grade.ILLEGIBLE
        assert "endommagée" in page.legibility.reasons[0]


def test_a_crashing_engine_is_not_hidden() -> None:
    with pytest.raises(RuntimeError, match="crashed"):
        read_document("piece", encoded(letter_like()), Engines(first=CrashReader()))


def letter_like() -> Image.Image:
    image = sheet(400, 560)
    image.paste((0, 0, 0), (100, 100, 300, 120))
    return image


def test_progress_is_told_page_by_page() -> None:
    seen: list[tuple[int, int]] = []
    frames = [sheet(60, 80)] * 3
    data = encoded(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    read_document("piece", data, NOOP, on_page=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_many_pages_are_kept_in_less_memory() -> None:
    usual, many = Limits().for_pages(4), Limits().for_pages(100)
    assert (usual.render_dpi, usual.max_scan_dpi) == (200, 300)
    assert many.render_dpi == many.max_scan_dpi < 150
    assert Limits().for_pages(100_000).max_scan_dpi == 130
