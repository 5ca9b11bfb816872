"""Marks of electronic signatures that are shown where one signs, and words that only speak of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.signatures import extract_signatures
from models.page import Reader
from models.piece import SignatureKind
from tests.extractors.boxes.drawing import Sheet
from tests.extractors.signatures.test_zone import ORDER, block, kind, sign

NAMED = ("Élodie Mercadier - signature avec identification électronique par Pro", "Santé Connect")
SHORT = ("Signé par Rachid Ouali", "direction@cds.example")


def shown(*lines: str, y: float = 580) -> Sheet:
    sheet = Sheet()
    block(sheet)
    for n, line in enumerate(lines):
        sheet.text(line, 305, y + 12 * n, 8)
    return sheet


@pytest.mark.parametrize(
    "lines",
    [
        (*NAMED, "09/11/2026 18:33:51 +01:00 - réf. PSC-8841-77D0"),
        (*SHORT, "12/01/2027 18:04:55 CET - Pro Santé Connect", "Réf. transaction TX-88A1"),
        ("Signature par certificat logiciel RGS", "le 09/11/2026 à 18:33"),
        ("Signé le 18/10/2022 à 09:42 – « Bon pour accord »", "Identifiant de transaction 7c1e-44d0-a1"),
        ("Signature numérique de Camille", "BORDENAVE", "Date : 2027.02.11 18:33:51 +01'00'"),
        ("Numériquement signé par Camille Bordenave", "DN : cn=Camille Bordenave, c=FR"),
        ("Digitally signed by Ana Roy", "DN: C=FR, CN=Ana Roy", "Reason: I approve", "Location: Toulouse"),
        ("Signé numériquement par : Ana Roy", "Motif : accord", "Lieu : Pau", "Date : 2027-02-11 18:33:51"),
        ("Electronically signed by: Ana Roy", "Date: 11/02/2027 18:33 CET"),
        ("Signé électroniquement par : Ana Roy", "Certificat ChamberSign - 11/02/2027 18:33"),
        ("Signé par Ana Roy", "Le 11/02/2027 à 18:33", "Universign"),
        ("Signature électronique", "Ana Roy", "Docaposte", "11 février 2027 18:33"),
        ("Signé par :", "Ana Roy", "9D1F0A77C2E84B1"),
        ("Signé par :", "Ana Roy", "Envelope ID: 51D0C7A9-3F2E-4BB8-9C11-0D93A61F22C7"),
        (
            "Signé électroniquement par Océane Hoarau le 16 oct. 2026 à 12:41 (UTC+4) "
            "· Authentification Pro Santé Connect ( e - CPS )",
        ),
    ],
)
def test_a_signature_named_as_the_texts_do_with_its_instant_is_electronic(lines: tuple[str, ...]) -> None:
    """« Signature avec identification électronique par Pro Santé Connect » (S4:499-501)."""
    assert kind(shown(*lines)) is SignatureKind.ELECTRONIC


@pytest.mark.parametrize(
    "lines",
    [
        NAMED,
        (*NAMED, "Le 09/11/2026"),
        (*SHORT, "12/01/2027"),
        ("Signé le 18/10/2022 à 09:42 – « Bon pour accord »", "Service commercial"),
        ("Signé le 18/10/2022", "Identifiant de transaction 7c1e-44d0-a1"),
        (
            "Signé électroniquement par le client , ce bon vaut acceptation des conditions "
            "de vente et du certificat joint au contrat",
        ),
        (*SHORT, "le 12/01/2027 à 18:04"),
        (
            "Signature avec certificats CPx, signature",
            "par certificat logiciel RGS",
            "Le 09/11/2026",
        ),
    ],
)
def test_what_a_form_quotes_and_a_name_with_a_day_sign_nothing(lines: tuple[str, ...]) -> None:
    assert kind(shown(*lines)) is not SignatureKind.ELECTRONIC


@pytest.mark.parametrize(
    "lines",
    [
        ("Ce bon peut être signé électroniquement", "Réf. BC-2027-118", "Date : 11/02/2027"),
        ("Signature électronique acceptée", "Règlement eIDAS 910/2014", "Le 11/02/2027 à 18:33"),
        ("Signature électronique", "Date : 11/02/2027"),
        ("Signature électronique", "RPPS 10003112042", "Identifiant 10003112042"),
        ("Signature électronique", "Réf. FAC2027001", "Date : 11/02/2027"),
        ("Signé électroniquement par :", "Date : 11/02/2027"),
        ("Signé électroniquement par :", "Nom :", "Identifiant :"),
        ("À signer avec DocuSign", "Identifiant : 51D0C7A93F2E4BB8"),
        ("DocuSign Envelope ID: 4C1E90B2-77AD-4F0E-B8E5-0D93A61F22C7",),
        ("Yousign - document envoyé le 11/02/2027 à 18:33", "Certificat"),
        ("Yousign", "11/02/2027 18:33"),
        ("Signature numérique du client", "Date : 11/02/2027"),
        ("Signature numérique de l'acheteur", "Date : 11/02/2027"),
        ("Signé par :", "Ana Roy", "Le 11/02/2027 à 18:33"),
        ("Signé par :", "Ana Roy", "e5d0837c1a"),
        ("Document en attente de signature électronique", "Universign 11/02/2027 18:33"),
        ("Non signé électroniquement", "11/02/2027 18:33"),
    ],
)
def test_words_that_only_speak_of_electronic_signatures_sign_nothing(lines: tuple[str, ...]) -> None:
    assert kind(shown(*lines)) is not SignatureKind.ELECTRONIC


def test_a_name_in_large_beside_the_particulars_of_a_mark_is_a_part_of_it() -> None:
    """As Adobe writes it; a reader may take a line of both for one."""
    sheet = shown()
    sheet.text("Ana", 305, 590, 14)
    sheet.text("BORDENAVE", 305, 608, 14)
    particulars = (
        "Signature numérique de",
        "Ana BORDENAVE",
        "DN : cn=Ana BORDENAVE, c=FR",
        "email=a@b.example",
    )
    for n, line in enumerate((*particulars, "Date : 2027.02.11 18:33:51 +01'00'")):
        sheet.text(line, 410, 582 + 10 * n, 6)
    assert kind(sheet) is SignatureKind.ELECTRONIC


@pytest.mark.parametrize("line", ["Yousign", "Signature électronique"])
def test_what_is_near_a_mark_is_for_a_person_and_no_typed_name(line: str) -> None:
    assert kind(shown(line, "Ana Roy", "Certificat du 11/02/2027")) is SignatureKind.UNREADABLE


@pytest.mark.parametrize(
    ("first", "x", "y", "told"),
    [
        ("Signé par :", 305, 568, True),
        ("Signé par :", 400, 620, True),
        ("Signé par :", 305, 655, True),
        ("À signer par :", 305, 655, False),
        ("Signé par :", 60, 620, False),
    ],
)
def test_the_number_of_an_envelope_stands_over_a_mark_right_of_it_or_under_it(
    first: str, x: float, y: float, told: bool
) -> None:
    sheet = shown(first)
    sign(sheet, 310, 600, 1)
    sheet.text("9D1F0A77C2E84B1", x, y, 8)
    assert (in_a_file(sheet) is SignatureKind.ELECTRONIC) is told


@pytest.mark.parametrize("marked", [True, False])
def test_a_picture_in_the_mark_of_a_service_is_a_part_of_it(marked: bool) -> None:
    sheet = shown(*(NAMED[0], NAMED[1], "09/11/2026 18:33:51 - réf. PSC-8841") if marked else (), y=640)
    sign(sheet, 310, 605, 1)
    assert in_a_file(sheet) is (SignatureKind.ELECTRONIC if marked else SignatureKind.IMAGE)


@pytest.mark.parametrize(
    ("under", "told"),
    [("51D0C7A93F2E4BB8...", True), ("Élodie Marchais", False), ("0123456789", False), ("", False)],
)
def test_a_service_draws_between_its_name_and_the_number_of_its_envelope(under: str, told: bool) -> None:
    sheet = shown("DocuSigned by:")
    sign(sheet, 310, 600, 1)
    if under:
        sheet.text(under, 305, 650, 8)
    assert (in_a_file(sheet) is SignatureKind.ELECTRONIC) is told


def in_a_file(sheet: Sheet) -> SignatureKind:
    """What is found where one signs, the words being those of a file and not of paper."""
    made = sheet.view(None)
    lines = tuple(
        line.model_copy(
            update={"words": tuple(w.model_copy(update={"reader": Reader.TEXT_LAYER}) for w in line.words)}
        )
        for line in made.page.lines
    )
    page = made.page.model_copy(update={"lines": lines})
    (found,) = extract_signatures(ORDER, [replace(made, page=page)])
    return found.kind


def test_one_far_from_the_place_to_sign_is_for_a_person() -> None:
    """Whose it is nobody tells: the piece is not said to be unsigned."""
    sheet = shown()
    for n, line in enumerate(("Signé électroniquement par", "Nicolas Roussel", "Réf. 3672C70968")):
        sheet.text(line, 60, 200 + 12 * n, 8)
    assert kind(sheet) is SignatureKind.UNREADABLE


LONG = (
    "Signé électroniquement par Mme Océane Hoarau le 16 oct. 2026 à 12:41 (UTC+4) avec Pro Santé Connect CPS"
)
PROOF = "Nom : Hoarau Océane - dossier de preuve 5f0c-99e1-27aa - par une signature électronique eIDAS simple"
QUOTED = "La signature électronique de la commande par un certificat eIDAS du 23 juillet 2014 est admise ici"


@pytest.mark.parametrize(("line", "seen"), [(LONG, True), (PROOF, True), (QUOTED, False)])
def test_a_mark_in_one_long_line_is_for_a_person(line: str, seen: bool) -> None:
    sheet = shown()
    sheet.text(line, 20, 200, 6)
    assert kind(sheet) is (SignatureKind.UNREADABLE if seen else SignatureKind.NONE)
