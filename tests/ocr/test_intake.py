"""A file is told by its bytes."""

import pytest

from models.page import MediaType
from ocr.intake import identify
from tests.ocr.paper import encoded, pdf, sheet

FORMATS = {
    "PNG": MediaType.PNG,
    "JPEG": MediaType.JPEG,
    "TIFF": MediaType.TIFF,
    "WEBP": MediaType.WEBP,
    "HEIF": MediaType.HEIC,
}


@pytest.mark.parametrize(("format_", "expected"), FORMATS.items())
def test_pictures_are_told_by_content(format_: str, expected: MediaType) -> None:
    assert identify(encoded(sheet(80, 80), format_)) is expected


def test_a_pdf_may_start_with_rubbish() -> None:
    assert identify(pdf("")) is MediaType.PDF
    assert identify(b"\r\nrubbish\r\n" + pdf("")) is MediaType.PDF


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04rest", b"plain text", b"MZ\x90", b"RIFF....WAVE", b"GIF89a"]
)
def test_other_files_are_not_known(data: bytes) -> None:
    assert identify(data) is None
