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
