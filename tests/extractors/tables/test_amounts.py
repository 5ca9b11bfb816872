"""Tables of amounts in several layouts: ruled or not, headers in any order, totals outside."""

from __future__ import annotations

import pytest

from extractors.tables import extract_tables
from extractors.tables.blocks import blocks
from models.page import Ruling
from models.piece import Table
from models.reading import Proof, Status
from schemes import load_scheme
from tests.extractors.pages import CHAR, horizontal, vertical, view, words

SCHEME = load_scheme("MDV-LGC-Va2")
Texts = list[tuple[str, float, float]]
KEYS = ("ht", "rate", "vat", "ttc")
ROWS = {
    "principale": ("376.25", "20", "75.25", "451.50"),
    "secondaire": ("104.17", "20", "20.83", "125.00"),
    "total": ("480.42", None, "96.08", "576.50"),
}


def right(text: str, x: float, y: float) -> tuple[str, float, float]:
    """Right-aligned at x."""
    return text, x - len(text) * CHAR, y


def values(table: Table, role: str) -> tuple[str | None, ...]:
    row = table.rows_of(role)[0]
    return tuple(row.cell(k).value for k in KEYS)


def read(texts: Texts, rulings: list[Ruling] | None = None, model: str = "bdc-medecin-liberal") -> Table:
    tables = extract_tables(SCHEME.piece_model(model), [view(texts, rulings=rulings or [])])
    return next(t for t in tables if t.key == "amounts")


HEADS: Texts = [
    ("Description de la prestation", 0.05, 0.40),
    ("Montant HT", 0.40, 0.40),
    ("Taux de TVA", 0.53, 0.395),
    ("applicable", 0.53, 0.41),
    ("Montant de la", 0.66, 0.395),
    ("TVA", 0.68, 0.41),
    ("Montant TTC", 0.82, 0.40),
]
BODY: Texts = [
    ("Prestation principale Vague 2", 0.05, 0.44),
    right("376,25 €", 0.50, 0.44),
    right("20 %", 0.60, 0.44),
    right("75,25 €", 0.76, 0.44),
    right("451,50 €", 0.92, 0.44),
    ("Prestation secondaire", 0.05, 0.47),
    ("(Indiquer le montant maximum", 0.05, 0.485),
    ("sur toute la durée)", 0.05, 0.50),
    right("104,17 €", 0.50, 0.47),
    right("20 %", 0.60, 0.47),
    right("20,83 €", 0.76, 0.47),
    right("125,00 €", 0.92, 0.47),
    ("Montant Total", 0.05, 0.53),
    right("480,42 €", 0.50, 0.53),
    right("96,08 €", 0.76, 0.53),
    right("576,50 €", 0.92, 0.53),
    ("Montant de la Prestation Ségur pris en charge par l’Etat au titre du Ségur de la santé.", 0.05, 0.57),
]


def grid_lines() -> list[Ruling]:
    ys = [0.39, 0.43, 0.46, 0.52, 0.55]
    xs = [0.04, 0.38, 0.515, 0.645, 0.80, 0.95]
    return [*(horizontal(y, 0.04, 0.95) for y in ys), *(vertical(x, 0.39, 0.55) for x in xs)]


@pytest.mark.parametrize("rulings", [grid_lines(), []], ids=["ruled", "bare"])
def test_rows_are_read_with_or_without_rulings(rulings: list[Ruling]) -> None:
    table = read(HEADS + BODY, rulings)
    assert {role: values(table, role) for role in ROWS} == ROWS
    assert [r.role for r in table.rows] == ["principale", "secondaire", "total"]


def test_amounts_that_add_up_are_proved_by_arithmetic() -> None:
    row = read(HEADS + BODY).rows_of("principale")[0]
    assert {row.cell(k).proof for k in KEYS} == {Proof.ARITHMETIC}


@pytest.mark.parametrize(("shown", "proof"), [("372,25", Proof.TWO_READERS), ("375,25", Proof.NONE)])
def test_an_amount_that_does_not_add_up_needs_two_readers(shown: str, proof: Proof) -> None:
    """Two readers may take a 6 for a 5: what is one such figure off the rest of its row is for a person."""
    texts = [(f"{shown} €", x, y) if t == "376,25 €" else (t, x, y) for t, x, y in HEADS + BODY]
    row = read(texts).rows_of("principale")[0]
    assert row.cell("ht").value == shown.replace(",", ".")
    assert row.cell("ht").proof is proof


def test_columns_may_stand_in_another_order() -> None:
    texts: Texts = [
        ("Désignation", 0.05, 0.3),
        ("TTC", 0.46, 0.3),
        ("TVA", 0.56, 0.3),
        ("Taux TVA", 0.66, 0.3),
        ("HT", 0.88, 0.3),
        ("Prestation principale", 0.05, 0.33),
        right("451,50", 0.50, 0.33),
        right("75,25", 0.60, 0.33),
        right("20,00%", 0.73, 0.33),
        right("376,25", 0.90, 0.33),
    ]
    assert values(read(texts), "principale") == ROWS["principale"]


INVOICE: Texts = [
    ("Désignation", 0.05, 0.4),
    ("Qté", 0.42, 0.4),
    ("P.U. HT", 0.52, 0.4),
    ("TVA", 0.66, 0.4),
    ("Montant HT", 0.80, 0.4),
    ("Prestation Ségur - Prestation principale Vague 2", 0.05, 0.43),
    ("1", 0.43, 0.43),
    right("1 376,25", 0.59, 0.43),
    right("20 %", 0.70, 0.43),
    right("1 376,25", 0.89, 0.43),
    ("Total HT", 0.62, 0.50),
    right("1 376,25 €", 0.90, 0.50),
    ("TVA 20 %", 0.62, 0.52),
    right("275,25 €", 0.90, 0.52),
    ("Net à payer", 0.62, 0.54),
    right("1 651,50 €", 0.90, 0.54),
    ("En cas de retard de paiement, une indemnité forfaitaire de 40,00 € sera due.", 0.05, 0.60),
]


def test_an_invoice_with_its_totals_outside_of_the_grid() -> None:
    table = read(INVOICE, model="facture-medecin-liberal")
    row, total = table.rows_of("principale")[0], table.rows_of("total")[0]
    assert (row.cell("ht").value, row.cell("rate").value) == ("1376.25", "20")
    assert tuple(total.cell(k).value for k in KEYS) == ("1376.25", "20", "275.25", "1651.50")
    assert total.cell("ttc").proof is Proof.ARITHMETIC
    assert not table.rows_of("other")


def test_a_line_that_is_no_prestation_is_other() -> None:
    texts = [
        *HEADS,
        *BODY[:5],
        ("Frais de dossier", 0.05, 0.47),
        right("50,00 €", 0.50, 0.47),
        right("60,00 €", 0.92, 0.47),
    ]
    assert read(texts).rows_of("other")[0].cell("ht").value == "50.00"


def structure() -> tuple[Texts, list[Ruling]]:
    """Two sites, a merged FINESS cell for the two rows of each."""
    texts: Texts = [
        ("Dénomination sociale de la structure géographique", 0.10, 0.20),
        ("Finess Géographique", 0.70, 0.20),
        ("#1", 0.05, 0.23),
        ("Maison de santé du Lac", 0.10, 0.23),
        ("750712184", 0.70, 0.23),
        ("#2", 0.05, 0.25),
        ("Maison de santé du Port", 0.10, 0.25),
        ("130786049", 0.70, 0.25),
        ("Finess", 0.05, 0.40),
        ("Géographique", 0.05, 0.413),
        ("Description de la prestation", 0.18, 0.40),
        ("Montant HT", 0.46, 0.40),
        ("Taux", 0.60, 0.40),
        ("Montant TVA", 0.70, 0.40),
        ("Montant TTC", 0.84, 0.40),
        ("#1", 0.05, 0.455),
        ("130786049", 0.05, 0.515),
    ]
    for i, (y, label) in enumerate(
        ((0.44, "principale"), (0.47, "secondaire"), (0.50, "principale"), (0.53, "secondaire"))
    ):
        texts += [
            (f"Prestation {label}", 0.18, y),
            right(f"{i + 1} 000,00", 0.56, y),
            right("20 %", 0.65, y),
            right(f"{(i + 1) * 200},00", 0.80, y),
            right(f"{i + 1} {(i + 1) * 200},00", 0.94, y),
        ]
    texts += [("Montant total prestation principale", 0.18, 0.56), right("4 000,00", 0.56, 0.56)]
    texts += [("Montant total prestation secondaire", 0.18, 0.59), right("6 000,00", 0.56, 0.59)]
    ys = [0.39, 0.43, 0.49, 0.55, 0.61]
    inner = [0.46, 0.52, 0.58]
    xs = [0.04, 0.175, 0.45, 0.59, 0.69, 0.82, 0.95]
    rulings = [*(horizontal(y, 0.04, 0.95) for y in ys), *(horizontal(y, 0.175, 0.95) for y in inner)]
    return texts, rulings + [vertical(x, 0.39, 0.61) for x in xs]


def test_a_merged_site_cell_holds_for_its_rows() -> None:
    texts, rulings = structure()
    table = read(texts, rulings, "bdc-structure")
    sites = [(r.role, r.cell("site").value, r.cell("ht").value) for r in table.rows]
    assert sites == [
        ("principale", "750712184", "1000.00"),
        ("secondaire", "750712184", "2000.00"),
        ("principale", "130786049", "3000.00"),
        ("secondaire", "130786049", "4000.00"),
        ("total-principale", None, "4000.00"),
        ("total-secondaire", None, "6000.00"),
    ]


def test_sites_are_listed() -> None:
    texts, rulings = structure()
    tables = extract_tables(SCHEME.piece_model("bdc-structure"), [view(texts, rulings=rulings)])
    sites = next(t for t in tables if t.key == "sites")
    assert [(r.cell("name").value, r.cell("finess").value) for r in sites.rows] == [
        ("Maison de santé du Lac", "750712184"),
        ("Maison de santé du Port", "130786049"),
    ]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (None, ["found"]),
        ("E- Engagements", ["found"]),
        ("Maison de santé du Port", ["found", "unreadable"]),
    ],
)
def test_a_shadow_or_a_title_at_the_head_of_a_page_is_no_row_of_the_table_before(
    head: str | None, rows: list[str]
) -> None:
    texts = [("Structures géographiques", 0.05, 0.86), ("Dénomination sociale", 0.05, 0.89)]
    texts += [("FINESS géo.", 0.4, 0.89), ("Maison de santé du Lac", 0.05, 0.92), ("750712184", 0.4, 0.92)]
    said = "Le signataire est responsable légal de la structure ou est mandaté par le responsable"
    second = view([*([(head, 0.06, 0.05)] if head else []), (said, 0.06, 0.1)], number=2)
    second.pixels[55:75, 500:520] = second.pixels[55:75, 560:580] = 0
    tables = extract_tables(SCHEME.piece_model("bdc-structure"), [view(texts), second])
    sites = next(t for t in tables if t.key == "sites")
    assert [r.cell("finess").status for r in sites.rows] == rows


def test_a_table_that_goes_on_without_its_head() -> None:
    first = [(t, x, y + 0.4) for t, x, y in HEADS + BODY[:5]]
    second = [(t, x, y - 0.4) for t, x, y in BODY[5:16]]
    model = SCHEME.piece_model("bdc-medecin-liberal")
    table = extract_tables(model, [view(first), view(second, number=2)])[0]
    assert [r.role for r in table.rows] == ["principale", "secondaire", "total"]


def test_no_table_is_absent() -> None:
    assert read([("Bon de commande", 0.1, 0.1)]).status is Status.ABSENT


def test_amounts_in_a_sentence() -> None:
    table = read([("Prestation principale : 376,25 € HT, soit 451,50 € TTC", 0.05, 0.3)])
    row = table.rows_of("principale")[0]
    assert (row.cell("ht").value, row.cell("ttc").value) == ("376.25", "451.50")


def test_a_last_header_that_nobody_read() -> None:
    texts = (("Désignation", 0.05), ("Montant HT", 0.40), ("Taux de TVA", 0.54), ("Montant TVA", 0.68))
    heads: Texts = [(text, x, 0.3) for text, x in texts]
    body: Texts = [
        ("Prestation principale", 0.05, 0.33), right("376,25 €", 0.49, 0.33), right("20 %", 0.62, 0.33),
        right("75,25 €", 0.77, 0.33), right("451,50 €", 0.92, 0.33),
    ]  # fmt: skip
    assert values(read(heads + body), "principale") == ROWS["principale"]


def test_amounts_close_together_are_parted_at_their_currency() -> None:
    """« 2 612,25 € 15 673,50 € »: no column begins inside of an amount, and one may between two."""
    close = [w.model_copy(update={"box": w.box.grown(0.001, 0.006)}) for w in words("2 612,25 € 15 673,50 €")]
    assert [round(right - left, 3) for left, right in blocks(close)] == [
        round(close[2].box.right - close[0].box.left, 3),
        round(close[5].box.right - close[3].box.left, 3),
    ]


def test_where_one_signs_at_the_head_of_a_page_is_no_row_of_the_table_before() -> None:
    """« Fait à Lorient » stands where the numbers of the list would go on, and holds none."""
    texts = [("Structures géographiques", 0.05, 0.86), ("FINESS géo.", 0.05, 0.89)]
    texts += [("Dénomination sociale", 0.4, 0.89), ("750712184", 0.05, 0.92), ("EHPAD du Lac", 0.4, 0.92)]
    second = view([("Fait à Lorient ce jour", 0.05, 0.05), ("Olivier Roy", 0.4, 0.05)], number=2)
    tables = extract_tables(SCHEME.piece_model("bdc-structure"), [view(texts), second])
    sites = next(t for t in tables if t.key == "sites")
    assert [row.cell("finess").value for row in sites.rows] == ["750712184"]
