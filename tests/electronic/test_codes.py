"""QR, Data Matrix and 2D-Doc codes: read on the page, decoded, and verified with a certificate at hand."""

from __future__ import annotations

import base64
from datetime import date

import numpy as np
import pytest
import zxingcpp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from hypothesis import given
from hypothesis import strategies as st

from electronic.codes import codes_of
from electronic.trust import Trust
from electronic.twoddoc import GROUP, UNIT, decoded
from models.electronic import Code, CodeKind, Electronic
from models.finding import Report
from models.view import Pixels
from reports.carried import code_rows
from tests.electronic.signing import asn1_certificate, person
from tests.electronic.test_report import carrying

HEADER = "DC04FR0500011FD71FD70001FR"
BODY = f"10DR JEANNE LE GOFF{GROUP}18F-2027-118{GROUP}1D451,50{GROUP}2475011"


def paper(text: str, kind: str, at: tuple[int, int] = (300, 200)) -> Pixels:
    code = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(kind))
    picture = np.array(code.to_image(scale=4))
    page = np.full((1754, 1240, 3), 255, np.uint8)
    top, left = at
    page[top : top + picture.shape[0], left : left + picture.shape[1]] = picture[:, :, None]
    return page


def only(pixels: Pixels, trust: Trust | None = None, clean: bool = True) -> Code:
    found = codes_of("facture.pdf", 1, pixels, trust or Trust(), clean=clean)
    assert len(found) == 1
    return found[0]


def signature(message: str) -> str:
    made = person().key.sign(message.encode(), ec.ECDSA(hashes.SHA256()))
    raw = b"".join(part.to_bytes(32) for part in decode_dss_signature(made))
    return base64.b32encode(raw).decode().rstrip("=")


@pytest.mark.parametrize(
    ("kind", "expected"), [("QRCode", CodeKind.QR), ("DataMatrix", CodeKind.DATA_MATRIX)]
)
def test_a_code_is_read_where_it_stands(kind: str, expected: CodeKind) -> None:
    code = only(paper("https://exemple.example/f/118", kind))
    assert (code.kind, code.text) == (expected, "https://exemple.example/f/118")
    assert code.place.box.contains_point(0.2, 0.2) or code.place.box.left < 0.2 < code.place.box.right


def test_a_scanned_code_is_read_on_its_side() -> None:
    assert only(np.ascontiguousarray(np.rot90(paper("retour", "DataMatrix"))), clean=False).text == "retour"


def test_a_2d_doc_is_decoded() -> None:
    code = only(paper(f"{HEADER}{BODY}", "DataMatrix"))
    assert code.kind is CodeKind.TWO_D_DOC
    assert code.content is not None
    assert (code.content.authority, code.content.certificate, code.content.version) == ("FR05", "0001", 4)
    assert code.content.issued == code.content.signed == date(2022, 4, 26)
    assert dict(code.content.fields) == {
        "Bénéficiaire": "DR JEANNE LE GOFF",
        "Numéro de la facture": "F-2027-118",
        "Montant TTC de la facture": "451,50",
        "Code postal de service": "75011",
    }


def test_its_signature_is_verified_only_with_its_certificate() -> None:
    text = f"{HEADER}{BODY}{UNIT}{signature(HEADER + BODY)}"
    trusted = Trust((asn1_certificate(person()),))
    known, unknown, changed = (
        decoded(text, trusted),
        decoded(text, Trust()),
        decoded(text.replace("451", "951"), trusted),
    )
    assert known is not None
    assert unknown is not None
    assert changed is not None
    assert (known.verified_by, unknown.verified_by, changed.verified_by) == ("Jeanne Le Goff", "", "")


def shown(code: Code) -> str:
    return " ".join(code_rows(report(code))[0].said)


def report(code: Code) -> Report:
    return carrying(Electronic(codes=(code,)))


def test_the_report_says_that_it_is_not_verified() -> None:
    said = shown(only(paper(f"{HEADER}{BODY}", "DataMatrix")))
    assert "Signature non vérifiée" in said
    assert "Montant TTC de la facture : 451,50" in said


def test_an_unknown_field_is_left_as_it_is() -> None:
    found = decoded(f"{HEADER}18F1{GROUP}ZZabc", Trust())
    assert found is not None
    assert (found.fields, found.rest) == ((("Numéro de la facture", "F1"),), "ZZabc")


@given(st.text(max_size=200))
def test_any_text_is_decoded_or_left(text: str) -> None:
    for whole in (text, f"DC{text}", f"{HEADER}{text}", f"DC04{text}"):
        decoded(whole, Trust((asn1_certificate(person()),)))
