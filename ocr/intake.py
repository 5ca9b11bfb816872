"""What a file is, told from its bytes and never from its name."""

from __future__ import annotations

from models.page import MediaType

PDF_HEADER_WITHIN = 1024  # ISO 32000 readers accept a header after a little rubbish
HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
XML_HEADER_WITHIN = 256
BOM = b"\xef\xbb\xbf"
XML_STARTS = (b"<?xml", b"\xff\xfe<\x00?\x00", b"\xfe\xff\x00<\x00?")
SIGNATURES: tuple[tuple[bytes, MediaType], ...] = (
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"II*\x00", MediaType.TIFF),
    (b"MM\x00*", MediaType.TIFF),
    (b"II+\x00", MediaType.TIFF),
    (b"MM\x00+", MediaType.TIFF),
)


def identify(data: bytes) -> MediaType | None:
    """The media type of a file we can read, None for anything else (containers included)."""
    for signature, media_type in SIGNATURES:
        if data.startswith(signature):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return MediaType.WEBP
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        return MediaType.HEIC
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return MediaType.PDF
    if data[:XML_HEADER_WITHIN].removeprefix(BOM).lstrip().startswith(XML_STARTS):
        return MediaType.XML
    return None
