"""Totals among the figures, right under a row whose description runs over several lines."""

from __future__ import annotations

import pytest

from extractors.tables.foot import without_notes
from schemes import load_scheme
from tests.extractors.tables.test_amounts import HEADS, KEYS, Texts, read, right, values
from tests.pages import line

ROW: Texts = [
    ("Prestation Ségur -", 0.05, 0.44),
    ("Prestation principale", 0.05, 0.456),
    ("Vague 2", 0.05, 0.472),
    right("376,25 €", 0.50, 0.44),
    right("20 %", 0.60, 0.44),
    right("75,25 €", 0.76, 0.44),
    right("451,50 €", 0.92, 0.44),
]


@pytest.mark.parametrize("gap", [0.02, 0.03, 0.05])
@pytest.mark.parametrize(
    "names", [("Montant HT", "Montant TVA", "TOTAL TTC"), ("Total HT", "TVA", "Total TTC")]
)
def test_totals_under_a_long_description_are_no_rows(names: tuple[str, str, str], gap: float) -> None:
    texts = [*HEADS, *ROW]
    for n, (name, amount) in enumerate(zip(names, ("376,25 €", "75,25 €", "451,50 €"), strict=True)):
        y = 0.472 + gap + 0.02 * n
        texts += [(name, 0.55, y), right(amount, 0.92, y)]
    table = read(texts, model="facture-medecin-liberal")
    assert [row.role for row in table.rows] == ["principale", "total"]
    assert values(table, "principale") == ("376.25", "20", "75.25", "451.50")
    total = table.rows_of("total")[0]
    assert [total.cell(k).value for k in KEYS if k != "rate"] == ["376.25", "75.25", "451.50"]


@pytest.mark.parametrize(
    ("piece", "lines", "kept"),
    [
        ("facture-medecin-liberal", ("Total facture", "Montant de la Prestation Ségur pris en charge"), 1),
        ("facture-medecin-liberal", ("Prestation Ségur -", "Prestation principale"), 2),
        ("bdc-structure", ("Total Prestation", "principale"), 2),
    ],
)
def test_a_sentence_right_under_a_total_is_no_part_of_its_name(
    piece: str, lines: tuple[str, str], kept: int
) -> None:
    """« Montant de la Prestation Ségur pris en charge par l’Etat » names no second line of the invoice."""
    model = load_scheme("MDV-LGC-Va2").piece_model(piece)
    table = next(one for one in model.tables if one.key == "amounts")
    words = [word for n, text in enumerate(lines) for word in line(text, 0.1, 0.5 + 0.02 * n).words]
    said = " ".join(word.text for word in without_notes(table, words))
    assert said == " ".join(lines[:kept])
