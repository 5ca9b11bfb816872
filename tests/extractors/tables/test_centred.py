"""Cells of a ruled table whose amounts break over two lines, each centred in its row."""

from __future__ import annotations

from extractors.tables import extract_tables
from models.geometry import Box
from models.page import Ruling
from schemes import load_scheme
from tests.extractors.pages import view
from tests.extractors.tables.test_layouts import Texts, row

XS = (0.05, 0.25, 0.40, 0.53, 0.66, 0.80, 0.93)
YS = (0.29, 0.32, 0.36, 0.40)
RULES = (
    *(
        Ruling(direction="vertical", box=Box(left=x, top=YS[0], right=x + 0.001, bottom=YS[-1]))
        for x in (XS[0], *XS[2:])
    ),
    Ruling(direction="vertical", box=Box(left=XS[1], top=YS[0], right=XS[1] + 0.001, bottom=YS[2])),
    *(Ruling(direction="horizontal", box=Box(left=XS[0], top=y, right=XS[-1], bottom=y + 0.001)) for y in YS),
)
HEADS = ("FINESS", "Description", "Montant HT", "Taux TVA", "Montant TVA", "Montant TTC")
TEXTS: Texts = [
    *((text, x + 0.01, 0.30) for text, x in zip(HEADS, XS, strict=False)),
    ("420991259", 0.06, 0.334),
    ("Prestation", 0.26, 0.327),
    ("Ségur", 0.26, 0.341),
    ("€ 3.375,00", 0.41, 0.334),
    ("20 %", 0.55, 0.334),
    ("€ 675,00", 0.68, 0.334),
    ("€", 0.82, 0.327),
    ("4.050,00", 0.82, 0.341),
    ("Montant total", 0.06, 0.374),
    ("€ 3.375,00", 0.41, 0.374),
    ("€ 675,00", 0.68, 0.374),
    ("€", 0.82, 0.367),
    ("4.050,00", 0.82, 0.381),
]


def test_a_row_between_two_rulings_is_one_whatever_the_height_of_its_cells() -> None:
    model = load_scheme("SFP-LGC-Va2").piece_model("bdc-centre-de-sante-infirmier")
    table = next(t for t in extract_tables(model, [view(TEXTS, rulings=RULES)]) if t.key == "amounts")
    assert [one.role for one in table.rows] == ["principale", "total"]
    assert row(table, "principale") == ("3375.00", "20", "675.00", "4050.00")
    assert row(table, "total") == ("3375.00", None, "675.00", "4050.00")
