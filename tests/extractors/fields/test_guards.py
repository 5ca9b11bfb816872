"""What stands where a value is looked for and is none: a day, a label, a line of a sentence."""

from __future__ import annotations

import pytest

from extractors.values.plain import parse_address
from models.reading import Status
from tests.extractors.fields.test_layouts import Texts, read, values
from tests.extractors.pages import horizontal, vertical

TITLE = ("Bon de commande", 0.4, 0.05)


def test_a_day_is_no_address() -> None:
    assert parse_address("22.08.2026") is None
    assert parse_address("28 mai 2026") is None
    parsed = parse_address("28 rue du 8 mai 1945")
    assert parsed is not None
    assert parsed.value == "28 rue du 8 mai 1945"


def test_the_label_of_a_town_in_a_sentence_is_no_part_of_it() -> None:
    line = "Docteur Jeanne Martin, adresse 3 place du Marché, code postal 73000, commune Chambéry,"
    after = ("téléphone du cabinet 04 65 71 65 43", 0.12, 0.338)
    found = read("bdc-medecin-liberal", [TITLE, (line, 0.12, 0.32), after])
    assert values(found, "client_postal_code", "client_city") == ["73000", "Chambéry"]


def test_the_address_of_a_client_in_a_sentence() -> None:
    texts: Texts = [
        TITLE,
        (
            "Je soussigné(e), Jeanne Martin, médecin exerçant en cabinet libéral, inscrit(e) au RPPS sous le",
            0.08,
            0.2,
        ),
        (
            "numéro 10 003 212 346, exerçant au 3 bis place du Marché, 73000 Chambéry, joignable au",
            0.08,
            0.215,
        ),
        ("06 39 98 24 03, passe commande auprès de la société Médiciel", 0.08, 0.23),
    ]
    found = values(read("bdc-medecin-liberal", texts), "client_postal_code", "client_address", "client_city")
    assert found == ["73000", "3 bis place du Marché", "Chambéry"]


def test_the_day_of_an_order_is_not_its_number() -> None:
    texts: Texts = [
        ("Facture", 0.4, 0.05),
        ("N° du bon de commande", 0.06, 0.19),
        ("BC260467", 0.3, 0.19),
        ("Bon de commande signé le 28 avril 2026", 0.06, 0.21),
    ]
    (field,) = read("facture-structure", texts)["order_number"]
    assert (field.value, field.status) == ("BC260467", Status.FOUND)


def test_a_line_of_a_sentence_is_no_establishment() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.3, 0.05),
        ("Nom de la structure", 0.06, 0.2),
        ("la mise en œuvre des identités qualifiées au sein du système et", 0.35, 0.2),
    ]
    assert values(read("va-structure", texts), "client_structure") == [None]


def test_the_value_under_an_aside_wider_than_its_label() -> None:
    """« Montant total des aides perçues » in the middle of its cell, the amount at the left."""
    texts: Texts = [
        TITLE,
        ("Montant total des aides perçues", 0.40, 0.60),
        ("(Hors financement perçu au titre du dispositif SONS)", 0.32, 0.613),
        ("1 250,00 €", 0.32, 0.63),
        ("Rappel : le médecin libéral ne peut bénéficier que d’une seule prestation financée", 0.1, 0.65),
    ]
    assert values(read("bdc-medecin-liberal", texts), "de_minimis_total") == ["1250.00"]


def test_the_head_of_the_next_column_is_no_client() -> None:
    """« Client | N° du bon de | commande | Bon signé le | … » over the row that they head."""
    xs, ys = (0.05, 0.27, 0.42, 0.56, 0.74, 0.95), (0.30, 0.34, 0.40)
    rules = [*(vertical(x, ys[0], ys[-1]) for x in xs), *(horizontal(y) for y in ys)]
    texts: Texts = [
        ("Facture", 0.4, 0.05),
        ("Client", 0.06, 0.314),
        ("N° du bon de", 0.28, 0.306),
        ("commande", 0.28, 0.322),
        ("Bon signé le", 0.43, 0.314),
        ("N° de dossier ASP", 0.57, 0.314),
        ("Appel à financement", 0.75, 0.314),
        ("FINESS juridique : 750712184", 0.06, 0.345),
        ("BC-2026-17", 0.28, 0.345),
    ]
    assert values(read("facture-structure", texts, rules), "client_structure") == [None]


def test_a_name_and_a_first_name_with_labels_of_their_own_are_one_name() -> None:
    """« Je, soussigné : Nom | MARTIN » over « Prénom | Jeanne » (S0:182-184)."""
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.3, 0.05),
        ("Je, soussigné : Nom", 0.06, 0.12),
        ("MARTIN", 0.35, 0.12),
        ("Prénom", 0.06, 0.14),
        ("Jeanne", 0.35, 0.14),
        ("Nom de la structure", 0.06, 0.16),
        ("Maison de santé du Lac", 0.35, 0.16),
    ]
    for model, key in (("va-structure", "client_representative"), ("va-medecin-liberal", "client_name")):
        assert values(read(model, texts), key) == ["Jeanne MARTIN"]


def test_a_number_of_the_next_column_is_no_site() -> None:
    """« FINESS géographique(s) | 690319033 | N° de | SIRET | 998706295 … »: half of a label stands higher."""
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.3, 0.05),
        ("FINESS géographique(s)", 0.1, 0.18),
        ("69 031 903 3", 0.3, 0.18),
        ("732 829 320 00074", 0.75, 0.18),
    ]
    assert [f.value for f in read("va-structure", texts)["site_finess"]] == ["690319033"]


def test_an_invoice_box_that_calls_its_number_number() -> None:
    """« FACTURE » over « Numéro | FC00000620 » and « Finalisation de la prestation | 27/10/2026 »."""
    texts: Texts = [
        ("Médiciel SAS", 0.06, 0.05),
        ("FACTURE", 0.52, 0.05),
        ("Numéro", 0.52, 0.07),
        ("FC00000620", 0.71, 0.07),
        ("Finalisation de la prestation", 0.52, 0.09),
        ("27/10/2026", 0.79, 0.09),
    ]
    found = read("facture-structure", texts)
    assert values(found, "invoice_number", "finalised") == ["FC00000620", "2026-10-27"]


def test_a_day_under_a_number_in_the_middle_of_the_page() -> None:
    texts: Texts = [("Facture n° 2026-891", 0.42, 0.1), ("du 28-09-2026", 0.4455, 0.115)]
    assert values(read("facture-structure", texts), "invoice_issued") == ["2026-09-28"]


@pytest.mark.parametrize(
    ("end", "at", "total"),
    [
        ("Va2)", 0.30, "12500.00"),
        ("Va2)", 0.54, "12500.00"),  # in the middle
        ("Va2)", 0.45, None),
        ("Va2 (suite)", 0.30, None),
    ],
)
def test_the_value_under_an_aside_of_two_lines(end: str, at: float, total: str | None) -> None:
    """What stands under an open bracket belongs to it, where the bracket closes."""
    texts: Texts = [
        TITLE,
        ("Montant total des aides perçues", 0.30, 0.60),
        ("(Hors financement perçu au titre du dispositif SONS MDV-LGC-", 0.30, 0.613),
        (end, at, 0.626),
        ("12 500,00 €", 0.30, 0.643),
        ("Rappel : le médecin libéral ne peut bénéficier que d’une seule prestation financée", 0.1, 0.66),
    ]
    assert values(read("bdc-medecin-liberal", texts), "de_minimis_total") == [total]
