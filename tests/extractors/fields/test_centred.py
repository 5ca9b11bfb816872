"""Labels beside values of two lines, and what a table says in brackets under a value."""

from __future__ import annotations

import pytest

from models.reading import Field
from tests.extractors.fields.test_schemes import Texts, read

FRAME: Texts = [("FACTURE", 0.4, 0.05), ("SIRET", 0.1, 0.145), ("992 904 417 00019", 0.4, 0.145)]


def supplier(*texts: tuple[str, float, float]) -> Field:
    return read("MDV-LGC-Va2", "facture-medecin-liberal", [*FRAME, *texts])["supplier_name"][0]


def test_a_label_level_with_the_middle_of_two_lines() -> None:
    found = supplier(
        ("Fournisseur", 0.1, 0.11),
        ("CAB-INFO (R. Martin, entrepreneur", 0.4, 0.102),
        ("individuel)", 0.4, 0.1175),
    )
    assert (found.value or "").startswith("CAB-INFO")
    assert "individuel" in (found.value or "")


@pytest.mark.parametrize(
    "texts",
    [
        [("Fournisseur", 0.1, 0.11), ("Luméa Santé", 0.4, 0.11), ("2 rue Haute", 0.4, 0.1255)],
        [
            ("Référence", 0.1, 0.102),
            ("Dossier", 0.4, 0.102),
            ("Fournisseur", 0.1, 0.1175),
            ("Luméa Santé", 0.4, 0.1175),
        ],
    ],
    ids=["level with it", "another label"],
)
def test_lines_that_are_two_values(texts: Texts) -> None:
    assert supplier(*texts).value == "Luméa Santé"


def test_brackets_under_a_value_are_no_part_of_its_label() -> None:
    texts: Texts = [
        ("Attestation de vérification d'aptitude (VA)", 0.05, 0.05),
        ("Je, soussigné :", 0.05, 0.08),
        ("Nom du représentant", 0.05, 0.105),
        ("de la structure", 0.05, 0.12),
        ("Email", 0.4, 0.112),
        ("Pr Étienne Gaudin", 0.05, 0.138),
        ("(SELAS Biorance)", 0.05, 0.153),
        ("e.gaudin@biorance.example", 0.4, 0.138),
        ("Signature du Client final", 0.05, 0.5),
    ]
    found = read("BIO-SGL-Va1", "va-client-unique", texts)
    assert found["client_representative"][0].value == "Pr Étienne Gaudin"


PERIOD: Texts = [
    ("Journal de monitoring", 0.3, 0.05),
    ("FINESS juridique", 0.1, 0.1),
    ("690523170", 0.4, 0.1),
]


def test_a_value_beside_the_middle_of_a_label_of_two_lines() -> None:
    texts: Texts = [
        *PERIOD,
        ("Début de la période", 0.1, 0.150),
        ("d’observation", 0.1, 0.165),
        ("01/01/2027", 0.4, 0.1575),
        ("Fin de la période", 0.6, 0.150),
        ("d’observation", 0.6, 0.165),
        ("30/06/2027", 0.8, 0.1575),
    ]
    found = read("MDV-LGC-Va2", "journal-structure", texts)
    assert [found[key][0].value for key in ("period_start", "period_end")] == ["2027-01-01", "2027-06-30"]


def test_a_value_level_with_the_second_line_is_that_lines_own() -> None:
    texts: Texts = [
        ("Bon de commande", 0.1, 0.05),
        ("Numéro de version technique dont est", 0.1, 0.150),
        ("équipé le client à la signature", 0.1, 0.165),
        ("11.1.7-b2204", 0.6, 0.1575),
    ]
    found = read("HOP-DPI-Va2", "bdc-client-unique", texts)
    assert found["technical_version"][0].value == "11.1.7-b2204"


def test_a_colon_apart_from_its_label_ties_the_value_to_it() -> None:
    """« Date        : 26/02/2027 » over « Page 1 / 1 », in the columns of a typewriter."""
    texts: Texts = [
        ("FACTURE", 0.6, 0.05),
        ("Facture no : F2702-00389", 0.55, 0.08),
        ("Date", 0.55, 0.095),
        (": 26/02/2027", 0.68, 0.095),
        ("Page 1 / 1", 0.57, 0.11),
    ]
    assert read("MDV-LGC-Va2", "facture-medecin-liberal", texts)["invoice_issued"][0].value == "2027-02-26"


def test_the_number_under_a_title_that_is_wider_than_its_label() -> None:
    texts: Texts = [
        ("BON DE COMMANDE", 0.6, 0.05),
        ("NO", 0.6, 0.065),
        (": CDE0058812", 0.66, 0.065),
        ("EMIS LE: 10/11/2022", 0.6, 0.08),
    ]
    assert read("RIS-Va1", "bdc-avec-mandataire", texts)["order_number"][0].value == "CDE0058812"
