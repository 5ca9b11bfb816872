"""A priced line under the totals is told; lines that sum up are not."""

from __future__ import annotations

import pytest

from tests.extractors.tables.test_amounts import HEADS, Texts, read, right
from tests.extractors.tables.test_foot import ROW

TOTALS: Texts = [
    ("Total HT", 0.55, 0.50),
    right("376,25 €", 0.92, 0.50),
    ("Total TTC", 0.55, 0.52),
    right("451,50 €", 0.92, 0.52),
]


def beneath(label: str, ht: str, vat: str, ttc: str) -> list[tuple[str, str]]:
    line: Texts = [(label, 0.05, 0.6), right(ht, 0.5, 0.6), right(vat, 0.76, 0.6), right(ttc, 0.92, 0.6)]
    table = read([*HEADS, *ROW, *TOTALS, *line], model="facture-medecin-liberal")
    return [(row.role, row.label) for row in table.rows if row.role not in ("principale", "total")]


def test_another_service_under_the_totals_is_a_line_of_its_own() -> None:
    assert beneath("Abonnement téléassistance", "900,00 €", "180,00 €", "1080,00 €") == [
        ("", "Abonnement téléassistance")
    ]


@pytest.mark.parametrize(
    ("label", "amounts"),
    [
        ("TVA 20 %", ("376,25 €", "75,25 €", "451,50 €")),
        ("Récapitulatif de taxe", ("376,25 €", "75,25 €", "451,50 €")),
        ("Reste à régler", ("900,00 €", "180,00 €", "1080,00 €")),
        ("Abonnement téléassistance", ("900,00 €", "180,00 €", "1000,00 €")),
    ],
)
def test_what_sums_up_or_proves_nothing_is_no_line(label: str, amounts: tuple[str, str, str]) -> None:
    assert beneath(label, *amounts) == []
