"""The only electronic signature of a piece, shown away from the place to sign: its words tell whose it is."""

from __future__ import annotations

import pytest

from extractors.signatures import extract_signatures
from models.piece import Signature, SignatureKind
from tests.extractors.boxes.drawing import Sheet
from tests.extractors.signatures.test_zone import ORDER, block, sign

MARK = ("Signé électroniquement par Ana Roy", "Le 11/02/2027 à 18:33", "Yousign - dossier 7f21-c0de-4418-a2")


def found(sheet: Sheet) -> Signature:
    (one,) = extract_signatures(ORDER, [sheet.view(None)])
    return one


def shown(*lines: str, y: float = 200) -> Sheet:
    sheet = Sheet()
    block(sheet)
    for n, line in enumerate(lines):
        sheet.text(line, 60, y + 12 * n, 8)
    return sheet


def test_its_words_are_kept_and_it_signs_nothing_by_itself() -> None:
    one = found(shown(*MARK))
    assert one.kind is SignatureKind.UNREADABLE
    assert "Ana Roy" in one.apart


def test_a_record_right_over_its_label() -> None:
    long = "Signé électroniquement par Ana Roy le 16 oct. 2026 à 12:41 - Pro Santé Connect (e-CPS)"
    sheet = shown()
    sheet.text(long, 60, 500, 7)
    assert "Ana Roy" in found(sheet).apart


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("signé électroniquement par Ana Roy", "Le 11/02/2027 à 18:33"),
        ("Le bon de commande signé électroniquement", "par Ana Roy le 11/02/2027 à 18:33"),
        ("Signature électronique acceptée", "Ana Roy 11/02/2027 18:33"),
        ("DocuSign Envelope ID: 4C1E90B2-77AD-4F0E-B8E5-0D93A61F22C7", "Ana Roy"),
        ("À signer avec Yousign", "Ana Roy", "Identifiant 51D0C7A93F2E4BB8"),
        ("Fournisseur", *MARK),
    ],
)
def test_what_is_said_of_another_piece_or_of_the_other_party_is_kept_out(lines: tuple[str, ...]) -> None:
    assert not found(shown(*lines)).apart


def test_two_of_them_are_nobody_s() -> None:
    sheet = shown(*MARK)
    for n, line in enumerate(MARK):
        sheet.text(line, 60, 320 + 12 * n, 8)
    assert not found(sheet).apart


def test_a_pen_in_the_place_needs_no_other_signature() -> None:
    sheet = shown(*MARK)
    sign(sheet, 320, 600, 1)
    assert found(sheet).kind is SignatureKind.INK
