"""Tables as a photo gives them: headers run together or cut, the edge of the sheet beside the frame."""

from __future__ import annotations

from extractors.tables import extract_tables
from models.page import Ruling
from models.piece import Table
from models.reading import Status
from schemes import load_scheme
from tests.extractors.pages import vertical, view
from tests.extractors.tables.test_overleaf import Texts

SCHEME = load_scheme("MDV-LGC-Va2")
SITES = ("730993730", "730994357")


def read(*pages: Texts, rulings: list[Ruling] | None = None) -> Table:
    views = [view(texts, n + 1, rulings or []) for n, texts in enumerate(pages)]
    tables = extract_tables(SCHEME.piece_model("bdc-structure"), views)
    return next(t for t in tables if t.key == "amounts")


def row(y: float, what: str, site: str, ht: str, vat: str, ttc: str) -> Texts:
    named = [(site, 0.30, y)] if site else []
    return [(what, 0.05, y), *named, (ht, 0.45, y), ("20 %", 0.57, y), (vat, 0.70, y), (ttc, 0.84, y)]


def head(y: float, description: str = "Désignation") -> Texts:
    return [(description, 0.05, y), ("N° FINESS", 0.30, y), ("Total HT", 0.45, y), ("Taux", 0.57, y)]


LAST = (("Montant TVA", 0.68), ("Montant TTC", 0.83))


def columns(table: Table, key: str) -> list[str | None]:
    return [r.cell(key).value for r in table.rows]


def test_headers_that_run_together_over_the_end_of_the_first() -> None:
    """« Montant | Montant TTC » on one line, « TVA » under its first word."""
    texts = [*head(0.50), ("Montant Montant TTC", 0.68, 0.50), ("TVA", 0.69, 0.515)]
    texts += row(0.55, "Prestation principale", SITES[0], "3 386,25 €", "677,25 €", "4 063,50 €")
    table = read(texts)
    assert [columns(table, key) for key in ("vat", "ttc")] == [["677.25"], ["4063.50"]]


def test_a_header_that_a_reader_cut_still_describes_the_rows() -> None:
    texts = [*head(0.50, "ibellé"), *((text, x, 0.50) for text, x in LAST)]
    texts += row(0.55, "Prestation principale", SITES[0], "3 386,25 €", "677,25 €", "4 063,50 €")
    texts += row(0.58, "Prestation secondaire", SITES[0], "729,17 €", "145,83 €", "875,00 €")
    assert [r.role for r in read(texts).rows] == ["principale", "secondaire"]


def test_the_edge_of_the_sheet_is_no_frame_of_a_table() -> None:
    texts = [*head(0.50), *((text, x, 0.50) for text, x in LAST)]
    texts += row(0.55, "Prestation principale", SITES[0], "3 386,25 €", "677,25 €", "4 063,50 €")
    texts += row(0.62, "Prestation principale", SITES[1], "5 050,00 €", "1 010,00 €", "6 060,00 €")
    frame = [vertical(0.04, 0.49, 0.66), vertical(0.95, 0.49, 0.66)]
    sheet = [vertical(0.01, 0.40, 0.58)]
    assert columns(read(texts, rulings=[*sheet, *frame]), "site") == list(SITES)


def test_the_first_row_of_a_page_is_of_the_site_of_the_page_before() -> None:
    first = [*head(0.80), *((text, x, 0.80) for text, x in LAST)]
    first += row(0.85, "Prestation principale", SITES[0], "3 386,25 €", "677,25 €", "4 063,50 €")
    frame = [vertical(0.04, 0.04, 0.9), vertical(0.95, 0.04, 0.9)]
    over = row(0.06, "Prestation secondaire", "", "729,17 €", "145,83 €", "875,00 €")
    over += row(0.09, "Prestation principale", SITES[1], "5 050,00 €", "1 010,00 €", "6 060,00 €")
    over += row(0.12, "Prestation secondaire", "", "1 250,00 €", "250,00 €", "1 500,00 €")
    found = columns(read(first, over, rulings=frame), "site")
    assert found == [SITES[0], SITES[0], SITES[1], SITES[1]]


def test_the_sum_of_other_aids_is_no_total_of_the_order() -> None:
    texts: Texts = [
        ("Désignation", 0.05, 0.50),
        ("Total HT", 0.45, 0.50),
        ("TVA", 0.70, 0.50),
        ("TTC", 0.84, 0.50),
    ]
    texts += [("Prestation principale", 0.05, 0.53), ("376,25 €", 0.45, 0.53), ("75,25 €", 0.70, 0.53)]
    texts += [("451,50 €", 0.84, 0.53), ("Montant total perçu : 47 750,00 €", 0.05, 0.62)]
    tables = extract_tables(SCHEME.piece_model("bdc-medecin-liberal"), [view(texts)])
    found = next(t for t in tables if t.key == "amounts")
    assert [r.role for r in found.rows] == ["principale"]


def test_columns_whose_headers_nobody_knows_are_told_by_their_sums() -> None:
    texts = [("Désignation", 0.05, 0.5), ("Montant HT", 0.45, 0.5), ("Taux", 0.57, 0.5), ("Xx yy", 0.70, 0.5)]
    texts += [("Montant TTC", 0.84, 0.5)]
    texts += row(0.55, "Prestation principale", "", "3 386,25 €", "677,25 €", "4 063,50 €")
    texts += row(0.58, "Prestation secondaire", "", "729,17 €", "145,83 €", "875,00 €")
    assert columns(read(texts), "vat") == ["677.25", "145.83"]


def test_an_unknown_column_that_does_not_add_up_is_no_tax() -> None:
    texts = [
        ("Désignation", 0.05, 0.5),
        ("Montant HT", 0.45, 0.5),
        ("Taux", 0.57, 0.5),
        ("Remise", 0.70, 0.5),
    ]
    texts += [("Montant TTC", 0.84, 0.5)]
    texts += row(0.55, "Prestation principale", "", "3 386,25 €", "600,00 €", "4 063,50 €")
    table = read(texts)
    assert [r.cell("vat").status for r in table.rows] == [Status.ABSENT]
    assert columns(table, "ttc") == ["4063.50"]


def test_a_last_column_cut_by_the_edge_is_unreadable_and_not_absent() -> None:
    texts = [*head(0.50), ("Montant TVA", 0.68, 0.50), ("M", 0.90, 0.50)]
    texts += row(0.55, "Prestation principale", SITES[0], "3 386,25 €", "677,25 €", "")[:-1]
    texts += [("40", 0.90, 0.55)]
    (line,) = read(texts).rows
    assert line.cell("ttc").status is Status.UNREADABLE
    assert line.cell("ttc").raw == "40"


def test_a_ruling_close_to_a_name_parts_it_from_the_amount_beside() -> None:
    """« … Prestation principale|3 386,25 € », the frame open at the foot of the page."""
    name = "Prestation Ségur 2026- - Prestation principale"
    texts = [("Désignation", 0.05, 0.5), ("Montant HT", 0.45, 0.5), ("Taux", 0.57, 0.5), ("TVA", 0.70, 0.5)]
    texts += [("Montant TTC", 0.84, 0.5)]
    texts += [(name, 0.055, 0.55), *row(0.55, "", "", "3 386,25 €", "677,25 €", "4 063,50 €")[1:]]
    rulings = [vertical(x, 0.49, 0.57) for x in (0.04, 0.448, 0.56, 0.69, 0.83, 0.95)]
    (line,) = read(texts, rulings=rulings).rows
    assert line.role == "principale"
    assert line.cell("ht").value == "3386.25"
