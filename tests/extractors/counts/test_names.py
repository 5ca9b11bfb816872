"""Which count a head names."""

from __future__ import annotations

import pytest

from extractors.counts.names import named, of_a_ratio
from schemes import load_scheme

JOURNAL = load_scheme("MDV-LGC-Va2").piece_model("journal-structure")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Dt", "documents_total"),
        ("Dm – documents envoyés MES", "documents_sent"),
        ("Documents à envoyer (Dt)", "documents_total"),
        ("T – patients uniques", "patients_total"),
        ("Nombre de documents transmis", "documents_sent"),
        ("INS qualifiée par procédure transitoire", "patients_transitional"),
        ("Patients reçus avec INS qualifiée", None),
        ("Documents produits et documents envoyés", None),
        ("Documents envoyés en échec", None),
        ("Documents envoyés par MSSanté", None),
        ("Dm – documents envoyés sans rejet", "documents_sent"),
        ("Dm / Dt", None),
        ("Taux d’alimentation Dm/Dt", None),
        ("t", None),
        ("Total", None),
        ("Mois", None),
    ],
)
def test_heads(text: str, key: str | None) -> None:
    assert named(JOURNAL, text) == key


def test_a_term_of_a_ratio_names_nothing() -> None:
    assert of_a_ratio("", " / Dt")
    assert of_a_ratio("Taux Dm/", "")
    assert not of_a_ratio("", " : 12")
