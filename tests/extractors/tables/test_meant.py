"""Headers that mean another column than their words say, or that are none."""

from __future__ import annotations

from extractors.tables import extract_tables
from models.piece import Table
from models.reading import Status
from tests.extractors.pages import horizontal, vertical, view
from tests.extractors.tables.test_layouts import SCHEME, Texts, read, right, row

INVOICE = "facture-medecin-liberal"


def billed(rate: str) -> Texts:
    """« Produit ou service | Description | Qté | Taux | Montant | TVA », as some software prints it."""
    return [
        ("Produit ou service", 0.05, 0.30),
        ("Description", 0.33, 0.30),
        right("Qté", 0.60, 0.30),
        right("Taux", 0.70, 0.30),
        right("Montant", 0.82, 0.30),
        right("TVA", 0.92, 0.30),
        ("Prestation principale", 0.05, 0.33),
        ("Télémaque Cloud 2026.2", 0.33, 0.33),
        right("1", 0.60, 0.33),
        right(rate, 0.70, 0.33),
        right("376,25 €", 0.82, 0.33),
        right("20 %", 0.92, 0.33),
    ]


def test_rates_in_euros_are_unit_prices() -> None:
    (line,) = read(billed("376,25 €"), INVOICE).rows
    assert line.role == "principale"
    assert (line.cell("unit").value, line.cell("ht").value) == ("376.25", "376.25")
    assert line.cell("rate").value == "20"


def test_rates_without_a_sign_stay_rates() -> None:
    (line,) = read(billed("20,00"), INVOICE).rows
    assert line.cell("unit").status is Status.ABSENT
    assert line.cell("rate").value == "20"


def test_a_label_and_its_number_over_a_head_are_no_header() -> None:
    texts: Texts = [
        ("FINESS géo.", 0.05, 0.28),
        ("510998487", 0.30, 0.28),
        ("Désignation", 0.05, 0.295),
        right("HT", 0.52, 0.295),
        right("TVA 20 %", 0.70, 0.295),
        right("TTC", 0.92, 0.295),
        ("Prestation secondaire", 0.05, 0.32),
        right("700,00 €", 0.52, 0.32),
        right("140,00 €", 0.70, 0.32),
        right("840,00 €", 0.92, 0.32),
    ]
    assert row(read(texts, "facture-structure"), "secondaire") == ("700.00", "20", "140.00", "840.00")


def test_the_second_line_of_an_unknown_header_ends_no_table() -> None:
    texts: Texts = [
        ("Désignation", 0.05, 0.30),
        ("Prix unit.", 0.55, 0.30),
        ("HT", 0.55, 0.314),
        right("Montant HT", 0.92, 0.30),
        ("Prestation principale", 0.05, 0.335),
        ("376,25 €", 0.55, 0.335),
        right("376,25 €", 0.92, 0.335),
    ]
    assert row(read(texts, INVOICE), "principale")[0] == "376.25"


def coded(code: str, right_side: float) -> Table:
    """« Libellé | Montant HT | C »: a last column of codes, between rulings."""
    texts: Texts = [
        ("Libellé", 0.06, 0.30),
        ("Montant HT", right_side - 0.18, 0.30),
        ("C", right_side - 0.05, 0.30),
    ]
    texts += [("Prestation principale", 0.06, 0.33), ("376,25", right_side - 0.18, 0.33)]
    texts += [(code, right_side - 0.05, 0.33)]
    rulings = [vertical(x, 0.29, 0.36) for x in (0.05, right_side - 0.2, right_side - 0.06, right_side)]
    rulings += [horizontal(y, 0.05, right_side) for y in (0.29, 0.32, 0.36)]
    model = SCHEME.piece_model(INVOICE)
    return next(t for t in extract_tables(model, [view(texts, rulings=rulings)]) if t.key == "amounts")


def test_one_figure_in_a_closed_cell_is_a_code() -> None:
    assert coded("1", 0.93).rows[0].cell("ttc").status is Status.ABSENT


def test_figures_at_the_edge_of_the_sheet_or_of_an_amount_are_none() -> None:
    """The first figure of a TTC that the edge cuts looks the same: it is there, and nobody read it."""
    for code, side in (("4", 0.985), ("451,50", 0.93), ("45", 0.93)):
        assert coded(code, side).rows[0].cell("ttc").status is Status.UNREADABLE


def cut(header: str) -> Table:
    """A row that does not add up, so that no sums tell its columns."""
    texts: Texts = [
        ("Prestation", 0.05, 0.30),
        right("HT", 0.52, 0.30),
        right("Taux TVA", 0.62, 0.30),
        right("TVA", 0.74, 0.30),
        right(header, 0.92, 0.30),
        ("Prestation principale", 0.05, 0.33),
        right("376,25 €", 0.52, 0.33),
        right("20 %", 0.62, 0.33),
        right("75,25 €", 0.74, 0.33),
        right("450,50", 0.92, 0.33),
    ]
    return read(texts, INVOICE)


def test_a_header_that_a_ruling_cuts_is_that_of_the_totals_with_tax() -> None:
    for header in ("TT", "Montant TT", "T.T."):
        assert row(cut(header), "principale") == ("376.25", "20", "75.25", "450.50"), header


def test_a_header_of_which_too_little_is_left_says_nothing() -> None:
    for header in ("T", "Montant T", "Net T", "OTT"):
        (line,) = cut(header).rows
        assert line.cell("ttc").status is Status.UNREADABLE, header


def test_sums_under_a_lone_head_of_tax_are_no_taxes() -> None:
    """« Taux Montant » was read as one head: the totals are told by their words."""
    heads: Texts = [t for t in billed("376,25 €") if t[0] not in ("Taux", "Montant")]
    sums = (("SOUS-TOTAL", "376,25"), ("TVA 20 %", "75,25"), ("TOTAL", "451,50"))
    totals = [
        text for at, (label, figure) in enumerate(sums)
        for text in ((label, 0.6, 0.4 + 0.02 * at), right(figure, 0.92, 0.4 + 0.02 * at))
    ]  # fmt: skip
    table = read([*heads, ("Taux Montant", 0.68, 0.30), *totals], INVOICE)
    assert {row.cell("vat").value for row in table.rows} <= {None, "75.25"}
    assert any(row.cell("ttc").value == "451.50" for row in table.rows)
