"""Rows that a page break cuts, descriptions that a reader lost, totals under a table of an order."""

from __future__ import annotations

from extractors.tables import extract_tables
from models.piece import Table
from schemes import load_scheme
from tests.extractors.pages import view
from tests.extractors.tables.test_amounts import HEADS, KEYS, right, values

SCHEME = load_scheme("MDV-LGC-Va2")
Texts = list[tuple[str, float, float]]


def figures(y: float, ht: str, vat: str, ttc: str) -> Texts:
    return [
        right(f"{ht} €", 0.50, y),
        right("20 %", 0.60, y),
        right(f"{vat} €", 0.76, y),
        right(f"{ttc} €", 0.92, y),
    ]


def moved(texts: Texts, dy: float) -> Texts:
    return [(text, x, y + dy) for text, x, y in texts]


def read(*pages: Texts, model: str = "bdc-medecin-liberal") -> Table:
    views = [view(texts, number=n + 1) for n, texts in enumerate(pages)]
    tables = extract_tables(SCHEME.piece_model(model), views)
    return next(t for t in tables if t.key == "amounts")


FIRST: Texts = [
    *moved(HEADS, 0.45),
    ("Prestation principale Vague 2", 0.05, 0.89),
    *figures(0.89, "376,25", "75,25", "451,50"),
    *figures(0.92, "104,17", "20,83", "125,00"),
]
OVERLEAF: Texts = [
    *moved(HEADS, -0.35),
    ("Prestation secondaire", 0.05, 0.09),
    ("(Indiquer le montant HT maximum", 0.05, 0.105),
    ("sur toute la durée de la prest.)", 0.05, 0.12),
    ("Montant Total", 0.05, 0.16),
    *figures(0.16, "480,42", "96,08", "576,50"),
]


def test_a_row_cut_by_a_page_break_is_one_row() -> None:
    table = read(FIRST, OVERLEAF)
    assert [row.role for row in table.rows] == ["principale", "secondaire", "total"]
    assert values(table, "secondaire") == ("104.17", "20", "20.83", "125.00")


def test_rows_whole_on_their_page_stay_apart() -> None:
    whole = [*FIRST, ("Prestation secondaire", 0.05, 0.92)]
    after: Texts = [
        *moved(HEADS, -0.35),
        ("Montant Total", 0.05, 0.09),
        *figures(0.09, "480,42", "96,08", "576,50"),
    ]
    assert [row.role for row in read(whole, after).rows] == ["principale", "secondaire", "total"]


def test_the_rest_of_a_lost_description_tells_the_row() -> None:
    texts: Texts = [
        *HEADS,
        ("Prestation principale Vague 2", 0.05, 0.44),
        *figures(0.44, "376,25", "75,25", "451,50"),
        ("(Indiquer le montant maximum sur", 0.05, 0.48),
        *figures(0.47, "104,17", "20,83", "125,00"),
    ]
    assert [row.role for row in read(texts).rows] == ["principale", "secondaire"]


def test_totals_under_an_order_are_told_apart() -> None:
    texts: Texts = [
        *HEADS,
        ("Prestation principale Vague 2", 0.05, 0.44),
        *figures(0.44, "376,25", "75,25", "451,50"),
        ("Total HT", 0.55, 0.48),
        right("376,25 €", 0.92, 0.48),
        ("Total TVA", 0.55, 0.50),
        right("75,25 €", 0.92, 0.50),
        ("Net à payer TTC", 0.55, 0.52),
        right("451,50 €", 0.92, 0.52),
    ]
    total = read(texts).rows_of("total")
    assert [total[0].cell(key).value for key in KEYS] == ["376.25", None, "75.25", "451.50"]


def test_the_foot_of_the_page_is_no_row_of_a_table_that_goes_on() -> None:
    foot: Texts = [
        ("Quintivar Technologies - 91 allée des Tanneurs", 0.05, 0.945),
        ("64100 Bayonne - RCS 732 829 320", 0.47, 0.945),
        ("Page 1/2", 0.84, 0.96),
    ]
    whole = [*FIRST, ("Prestation secondaire", 0.05, 0.92), *foot]
    after: Texts = [("Montant Total", 0.05, 0.09), *figures(0.09, "480,42", "96,08", "576,50")]
    table = read(whole, after)
    assert [row.role for row in table.rows] == ["principale", "secondaire", "total"]
    assert values(table, "secondaire") == ("104.17", "20", "20.83", "125.00")


def test_amounts_beside_words_of_a_foot_are_never_lost() -> None:
    low: Texts = [("Abonnement au RCS du capital", 0.05, 0.945), *figures(0.945, "90,00", "18,00", "108,00")]
    table = read([*FIRST, ("Prestation secondaire", 0.05, 0.92), *low], OVERLEAF)
    assert any(cell.value == "90.00" for row in table.rows for cell in row.cells)


def test_a_name_that_a_page_break_cuts_is_whole_though_the_next_row_follows_close() -> None:
    """The head of the table stands again overleaf, the rest of the name under it, and a row right after."""
    cut = [
        *moved(HEADS, 0.45),
        ("Prestation Ségur -", 0.05, 0.92),
        *figures(0.92, "376,25", "75,25", "451,50"),
    ]
    after: Texts = [
        *moved(HEADS, -0.35),
        ("Prestation principale Vague 2", 0.05, 0.09),
        ("Prestation Ségur -", 0.05, 0.105),
        *figures(0.105, "104,17", "20,83", "125,00"),
        ("Prestation secondaire", 0.05, 0.12),
        ("Montant Total", 0.05, 0.16),
        *figures(0.16, "480,42", "96,08", "576,50"),
    ]
    table = read(cut, after)
    assert [row.role for row in table.rows] == ["principale", "secondaire", "total"]
    assert values(table, "principale") == ("376.25", "20", "75.25", "451.50")
    assert values(table, "secondaire") == ("104.17", "20", "20.83", "125.00")


def test_the_lines_of_a_name_stay_with_the_figures_of_its_first_line() -> None:
    """« Prestation Ségur : » at the height of the figures names no row: its name goes on under it."""
    texts: Texts = [*HEADS]
    for at in range(4):
        y = 0.44 + 0.03 * at
        texts += [("Prestation Ségur :", 0.05, y), *figures(y, "104,17", "20,83", "125,00")]
        texts += [("Prestation secondaire", 0.05, y + 0.012)]
    texts += figures(0.56, "416,68", "83,32", "500,00")
    assert [row.role for row in read(texts, model="facture-structure").rows][:4] == 4 * ["secondaire"]


def test_a_whole_description_overleaf_is_no_note_for_its_dashes() -> None:
    """« Prestation Ségur – Prestation principale Vague 1 + Vague 2 »: signs are no words."""
    cut = [*moved(HEADS, 0.45), *figures(0.92, "376,25", "75,25", "451,50")]
    after: Texts = [
        *moved(HEADS, -0.35),
        ("Prestation Ségur –", 0.05, 0.09),
        ("Prestation principale", 0.05, 0.105),
        ("Vague 1 + Vague 2", 0.05, 0.12),
        ("Prestation secondaire", 0.05, 0.16),
        *figures(0.16, "104,17", "20,83", "125,00"),
    ]
    table = read(cut, after)
    assert [row.role for row in table.rows] == ["principale", "secondaire"]
    assert values(table, "principale") == ("376.25", "20", "75.25", "451.50")
