"""Sites that stand in the table of amounts alone, each beside its lines."""

from __future__ import annotations

from extractors.tables import extract_tables
from models.piece import Table
from tests.extractors.pages import view
from tests.extractors.tables.test_layouts import SCHEME, Texts, figures, right

HEADS: Texts = [
    ("FINESS géo.", 0.04, 0.30),
    ("Description", 0.16, 0.30),
    right("Montant HT", 0.52, 0.30),
    right("TVA", 0.70, 0.30),
    right("Montant TTC", 0.92, 0.30),
]


def sites(texts: Texts) -> Table:
    tables = extract_tables(SCHEME.piece_model("bdc-structure"), [view([*HEADS, *texts])])
    return next(t for t in tables if t.key == "sites")


def line(y: float, site: str) -> Texts:
    texts = [("Prestation principale", 0.16, y), *figures(y, "376,25 €", "75,25 €", "451,50 €")]
    return [(site, 0.04, y), *texts] if site else texts


def test_each_site_is_told_once() -> None:
    found = sites([*line(0.33, "340992734"), *line(0.36, "340995968"), *line(0.39, "340992734")])
    assert [one.cell("finess").value for one in found.rows] == ["340992734", "340995968"]


def test_a_line_whose_site_is_wrong_tells_none() -> None:
    assert not sites([*line(0.33, "340992734"), *line(0.36, "340995967")]).rows


def test_a_list_of_its_own_goes_first() -> None:
    own: Texts = [
        ("Dénomination du site", 0.05, 0.15),
        ("N° FINESS géographique", 0.50, 0.15),
        ("MSP de Claret", 0.05, 0.17),
        ("340991991", 0.50, 0.17),
    ]
    found = sites([*own, *line(0.33, "340992734")])
    assert [one.cell("finess").value for one in found.rows] == ["340991991"]
