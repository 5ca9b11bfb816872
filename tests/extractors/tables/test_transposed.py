"""Amounts under the name of their prestation, each on a line with its label."""

from __future__ import annotations

import pytest

from extractors.tables import extract_tables
from models.piece import Table
from models.reading import Status
from tests.extractors.pages import view
from tests.extractors.tables.test_amounts import KEYS
from tests.extractors.tables.test_layouts import SCHEME, Texts, read

MODEL = SCHEME.piece_model("bdc-medecin-liberal")
LABELS = ("Montant HT", "Taux de TVA applicable", "Montant de la TVA", "Montant TTC")
FIRST = ("376,25 EUR", "20 %", "75,25 EUR", "451,50 EUR")
SECOND = ("100,00 EUR", "20 %", "20,00 EUR", "120,00 EUR")


def block(name: str, figures: tuple[str, ...], y: float, *, colon: bool) -> Texts:
    texts: Texts = [(name, 0.1, y)]
    for n, (label, figure) in enumerate(zip(LABELS, figures, strict=True), 1):
        at = y + 0.025 * n
        texts += [(f"{label} : {figure}", 0.1, at)] if colon else [(label, 0.1, at), (figure, 0.5, at)]
    return texts


def amounts(texts: Texts) -> Table:
    return next(t for t in extract_tables(MODEL, [view(texts)]) if t.key == "amounts")


@pytest.mark.parametrize("colon", [False, True])
def test_each_block_is_a_row(colon: bool) -> None:
    found = amounts(
        [
            ("Description de la prestation", 0.1, 0.1),
            *block("Prestation principale Vague 2", FIRST, 0.15, colon=colon),
            *block("Prestation secondaire", SECOND, 0.32, colon=colon),
        ]
    )
    (first,), (second,) = found.rows_of("principale"), found.rows_of("secondaire")
    assert [first.cell(key).value for key in KEYS] == ["376.25", "20", "75.25", "451.50"]
    assert [second.cell(key).value for key in KEYS] == ["100.00", "20", "20.00", "120.00"]
    assert all(row.evidence for row in (first, second))


def test_labels_under_no_prestation_are_nobody_s_amounts() -> None:
    texts = block("Autres informations", FIRST, 0.15, colon=False)
    assert not amounts(texts).rows_of("principale")


def test_one_figure_makes_no_row() -> None:
    texts = [
        ("Prestation principale Vague 2", 0.1, 0.15),
        ("Montant HT", 0.1, 0.175),
        ("376,25 EUR", 0.5, 0.175),
    ]
    assert not amounts(texts).rows_of("principale")


def test_every_block_is_kept() -> None:
    """Two sites, or a prestation charged twice: neither is dropped, for the controls to see."""
    texts = [
        *block("Prestation principale Vague 2", FIRST, 0.15, colon=False),
        *block("Prestation principale Vague 2", SECOND, 0.32, colon=False),
    ]
    assert [row.cell("ht").value for row in amounts(texts).rows_of("principale")] == ["376.25", "100.00"]


def test_a_label_that_comes_again_is_of_no_named_block() -> None:
    texts = [
        *block("Prestation principale Vague 2", FIRST, 0.15, colon=False),
        *block("Option hébergement", SECOND, 0.28, colon=False)[1:],
    ]
    (found,) = amounts(texts).rows_of("principale")
    assert found.cell("ht").value == "376.25"


def test_what_cannot_be_read_in_a_block_is_told() -> None:
    figures = (FIRST[0], FIRST[1], "?? illisible", FIRST[3])
    (found,) = amounts(block("Prestation principale Vague 2", figures, 0.15, colon=False)).rows_of(
        "principale"
    )
    assert found.cell("vat").status is Status.UNREADABLE


def test_a_row_of_a_table_on_its_side_is_no_total() -> None:
    """« Montant HT | 8 277,50 | 2 291,67 | 10 569,17 »: prestations head the columns."""
    rows = (("Montant HT", "8 277,50 €", "2 291,67 €"), ("Montant TTC", "9 933,00 €", "2 750,00 €"))
    texts = [
        (text, 0.1 + 0.25 * n, 0.3 + 0.03 * at) for at, row in enumerate(rows) for n, text in enumerate(row)
    ]
    assert not amounts(texts).rows_of("total")


def test_labels_that_name_the_prestation_are_one_row_for_each() -> None:
    texts: Texts = []
    for n, (label, value) in enumerate(
        [
            ("Prestation principale – Montant HT", "376,25 €"),
            ("Prestation principale – TVA", "75,25 €"),
            ("Prestation principale – Montant TTC", "451,50 €"),
            ("Prestation secondaire – Montant HT", "100,00 €"),
            ("Prestation secondaire – Montant TTC", "120,00 €"),
        ]
    ):
        texts += [(label, 0.05, 0.30 + 0.03 * n), (value, 0.60, 0.30 + 0.03 * n)]
    table = read(texts, "bdc-medecin-liberal")
    assert [one.role for one in table.rows] == ["principale", "secondaire"]
    assert [table.rows[0].cell(k).value for k in ("ht", "vat", "ttc")] == ["376.25", "75.25", "451.50"]
    assert [table.rows[1].cell(k).value for k in ("ht", "vat", "ttc")] == ["100.00", None, "120.00"]


@pytest.mark.parametrize("aside", ["(par mois)", "(hors remise)", "(remise déduite)"])
def test_what_a_bracket_says_of_an_amount_counts(aside: str) -> None:
    texts = block("Prestation principale Vague 2", FIRST, 0.15, colon=False)
    other: Texts = [(f"{t} {aside}" if t in ("Montant HT", "Montant TTC") else t, x, y) for t, x, y in texts]
    assert all(row.cell("ht").value is None for row in amounts(other).rows_of("principale"))


@pytest.mark.parametrize("unit", ["(en euros)", "(€)", "(20 %)"])
def test_a_unit_or_a_rate_in_brackets_is_no_part_of_a_label(unit: str) -> None:
    texts = block("Prestation principale Vague 2", FIRST, 0.15, colon=False)
    other: Texts = [(f"{t} {unit}" if t.startswith("Montant") else t, x, y) for t, x, y in texts]
    (found,) = amounts(other).rows_of("principale")
    assert [found.cell(key).value for key in KEYS] == ["376.25", "20", "75.25", "451.50"]


def test_a_date_of_the_prestation_names_no_amounts() -> None:
    """« Prestation secondaire » stands over it; without that, the figures are nobody's."""
    figures = block("Date de finalisation de la Prestation principale : 31/05/2027", FIRST, 0.15, colon=False)
    assert not amounts(figures).rows_of("principale")
    (found,) = amounts([("Prestation secondaire – Rivage 2026 R2", 0.1, 0.13), *figures]).rows_of(
        "secondaire"
    )
    assert [found.cell(key).value for key in KEYS] == ["376.25", "20", "75.25", "451.50"]
