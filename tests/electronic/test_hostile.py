"""Files made to hurt: a finding or nothing at all, never a crash and never a wait."""

from __future__ import annotations

import pytest

from electronic.read import read_electronic
from electronic.trust import Trust
from models.page import Document, MediaType
from ocr.document import open_source
from ocr.problems import UnreadableError
from ocr.settings import Limits
from tests.electronic.signing import page, signed
from tests.ocr.paper import pdf, typed

pytestmark = pytest.mark.timeout(30)
FIELDS = b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /V 8 0 R /Rect [0 0 9 9] /Kids [7 0 R] >>"


def tree(kids: str, count: int = 1) -> bytes:
    """A page tree that is not one."""
    return pdf(typed()).replace(b"/Kids [3 0 R] /Count 1", f"/Kids [{kids}] /Count {count}".encode())


HOSTILE = {
    "pages that hold themselves": tree("2 0 R 3 0 R"),
    "a million pages told": tree("3 0 R", 1_000_000),
    "a table before itself": pdf(typed()).replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 15"),
    "a field that is its own child": pdf(
        typed(), more=[FIELDS, b"<< /Type /Sig >>"], catalog="/AcroForm << /Fields [7 0 R] >>"
    ),
    "fields that are numbers": pdf(typed(), catalog="/AcroForm << /Fields [1 2 3] >>"),
    "a form that is a string": pdf(typed(), catalog="/AcroForm (non)"),
    "a byte range of nonsense": pdf(
        typed(),
        more=[
            b"<< /FT /Sig /T (s) /V 8 0 R >>",
            b"<< /Type /Sig /ByteRange [0 99999999 -5 7] /Contents <3000> /SubFilter /adbe.pkcs7.detached >>",
        ],
        catalog="/AcroForm << /Fields [7 0 R] >>",
    ),
    "a signature that is the catalog": pdf(
        typed(), more=[b"<< /FT /Sig /T (s) /V 1 0 R >>"], catalog="/AcroForm << /Fields [7 0 R] >>"
    ),
    "files that hold themselves": pdf(
        typed(),
        more=[b"<< /Kids [7 0 R] /Limits [(a) (z)] >>"],
        catalog="/Names << /EmbeddedFiles 7 0 R >>",
    ),
    "cut in the middle": signed(page())[:-2500],
    "cut after the signature": signed(page()) + b"%%EOF\n" * 2000,
    "only a header": b"%PDF-1.7\n" + b"(" * 100_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_a_finding(name: str) -> None:
    data = HOSTILE[name]
    try:
        open_source(data, MediaType.PDF, Limits())
    except UnreadableError:
        return
    read_electronic(data, Document(name="f.pdf", sha256="", size=0, media_type=MediaType.PDF), Trust())


@pytest.mark.parametrize("cut", range(200, 6000, 450))
def test_a_signed_file_with_a_hole_is_never_intact(cut: int) -> None:
    whole = signed(page())
    data = whole[:cut] + b"\0" * 40 + whole[cut + 40 :]
    try:
        open_source(data, MediaType.PDF, Limits())
    except UnreadableError:
        return
    found = read_electronic(
        data, Document(name="f.pdf", sha256="", size=0, media_type=MediaType.PDF), Trust()
    )
    assert found is None or not any(seal.intact for seal in found.seals) or data == whole
