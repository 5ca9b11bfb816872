"""A contract: its articles give the amounts and the sites, over lines that wrap."""

from __future__ import annotations

from extractors.tables import extract_tables
from models.piece import Table
from schemes import load_scheme
from tests.extractors.pages import view
from tests.extractors.tables.test_amounts import KEYS

SCHEME = load_scheme("MDV-LGC-Va2")
SITE = "750712184"
CONTRACT = [
    ("Structures géographiques concernées :", 0.08, 0.30),
    (f"• Maison de santé du Parc, FINESS géographique : {SITE}", 0.10, 0.32),
    (f"• Prestation principale Vague 2 (FINESS {SITE}) : 2 633,75 € HT, TVA 20 % soit 526,75 €, 3", 0.1, 0.4),
    ("160,50 € TTC ;", 0.11, 0.416),
    (
        f"• Prestation secondaire (FINESS {SITE}) : 729,17 € HT, TVA 20 % soit 145,83 €, 875,00 € TTC ;",
        0.1,
        0.43,
    ),
    ("• Total : 3 362,92 € HT, 4 035,50 € TTC.", 0.10, 0.45),
]


def read(key: str, texts: list[tuple[str, float, float]]) -> Table:
    tables = extract_tables(SCHEME.piece_model("bdc-structure"), [view(texts)])
    return next(t for t in tables if t.key == key)


def test_lines_of_a_contract_are_rows() -> None:
    rows = {row.role: tuple(row.cell(k).value for k in KEYS) for row in read("amounts", CONTRACT).rows}
    assert rows["principale"] == ("2633.75", "20", "526.75", "3160.50")
    assert rows["secondaire"] == ("729.17", "20", "145.83", "875.00")
    assert (rows["total"][0], rows["total"][3]) == ("3362.92", "4035.50")


def test_the_site_of_a_line_is_kept() -> None:
    assert read("amounts", CONTRACT).rows_of("principale")[0].cell("site").value == SITE


def test_sites_in_a_list_are_the_table_of_sites() -> None:
    assert [row.cell("finess").value for row in read("sites", CONTRACT).rows] == [SITE]
