"""Names over two lines or three, their amounts beside the middle, columns without rulings between them."""

from __future__ import annotations

import pytest

from extractors.tables import extract_tables
from schemes import load_scheme
from tests.extractors.pages import horizontal, view
from tests.extractors.tables.test_layouts import Texts, row

MODEL = load_scheme("MDV-LGC-Va2").piece_model("facture-medecin-liberal")
HEADS: Texts = [
    ("Désignation", 0.2, 0.30),
    ("Montant HT", 0.50, 0.30),
    ("Taux TVA", 0.62, 0.30),
    ("Montant TVA", 0.72, 0.30),
    ("Montant TTC", 0.84, 0.30),
]


def figures(y: float, *said: str) -> Texts:
    return [(text, x, y) for text, x in zip(said, (0.49, 0.64, 0.73, 0.85), strict=True)]


@pytest.mark.parametrize(
    "name",
    [
        [("Prestation Ségur - Prestation principale Vague 2", 0.05, 0.342), ("Logiciel 2026", 0.05, 0.360)],
        [
            ("Prestation Ségur - Prestation principale Vague 1 +", 0.05, 0.334),
            ("Vague 2", 0.05, 0.351),
            ("Identifiant 42", 0.05, 0.368),
        ],
    ],
)
def test_the_figure_that_ends_a_line_of_a_name_is_no_amount(name: Texts) -> None:
    texts = [
        *HEADS,
        *name,
        *figures(0.351, "376,25 €", "20 %", "75,25 €", "451,50 €"),
        ("Total", 0.05, 0.395),
        *figures(0.395, "376,25 €", "20 %", "75,25 €", "451,50 €"),
    ]
    rules = [horizontal(y) for y in (0.325, 0.385, 0.41)]
    (table,) = [t for t in extract_tables(MODEL, [view(texts, rulings=rules)]) if t.key == "amounts"]
    assert [one.role for one in table.rows] == ["principale", "total"]
    assert row(table, "principale") == ("376.25", "20", "75.25", "451.50")
