"""Orders and invoices drawn as no model draws them: what they say is read all the same."""

from __future__ import annotations

from extractors.tables import extract_tables
from models.geometry import Box
from models.page import Ruling
from models.piece import Table
from models.reading import Status
from schemes import load_scheme
from tests.extractors.pages import CHAR, view

SCHEME = load_scheme("MDV-LGC-Va2")
KEYS = ("ht", "rate", "vat", "ttc")
Texts = list[tuple[str, float, float]]


def right(text: str, x: float, y: float) -> tuple[str, float, float]:
    return text, x - len(text) * CHAR, y


def figures(y: float, *amounts: str) -> Texts:
    return [right(text, x, y) for text, x in zip(amounts, (0.52, 0.70, 0.92), strict=True)]


def read(texts: Texts, model: str, rulings: tuple[Ruling, ...] = ()) -> Table:
    tables = extract_tables(SCHEME.piece_model(model), [view(texts, rulings=rulings)])
    return next(t for t in tables if t.key == "amounts")


def row(table: Table, role: str) -> tuple[str | None, ...]:
    return tuple(table.rows_of(role)[0].cell(key).value for key in KEYS)


CORNER: Texts = [
    right("Montant HT", 0.52, 0.30),
    right("TVA (20,00 %)", 0.70, 0.30),
    right("Montant TTC", 0.92, 0.30),
    ("Prestation principale Vague 2", 0.05, 0.33),
    *figures(0.33, "376,25 €", "75,25 €", "451,50 €"),
    ("Prestation secondaire (maximum)", 0.05, 0.36),
    *figures(0.36, "101 €", "20,20 €", "121,20 €"),
    ("Ensemble", 0.05, 0.39),
    *figures(0.39, "477,25 €", "95,45 €", "572,70 €"),
]


def test_descriptions_under_an_empty_corner() -> None:
    heads = [("TVA", 0.62, 0.30) if t[0].startswith("TVA") else t for t in CORNER]
    table = read(heads, "bdc-medecin-liberal")
    assert row(table, "principale") == ("376.25", None, "75.25", "451.50")
    assert row(table, "secondaire") == ("101.00", None, "20.20", "121.20")


def test_a_last_row_that_adds_up_is_the_total_whatever_its_name() -> None:
    table = read(
        [t if not t[0].startswith("TVA") else ("TVA", 0.62, 0.30) for t in CORNER], "bdc-medecin-liberal"
    )
    assert row(table, "total") == ("477.25", None, "95.45", "572.70")


def test_a_rate_that_the_head_tells() -> None:
    texts = [t for t in CORNER if not t[0].startswith("TVA")]
    texts += [("TVA", 0.62, 0.30), ("(20,00 %)", 0.60, 0.313), ("en euros", 0.84, 0.313)]
    assert row(read(texts, "bdc-medecin-liberal"), "principale") == ("376.25", "20", "75.25", "451.50")


def test_a_rate_that_one_row_shows_is_not_told_of_the_total() -> None:
    texts = [("Taux", 0.56, 0.30) if t[0].startswith("TVA") else t for t in CORNER]
    texts = [
        right("20 %", 0.60, t[2]) if t[0] in ("75,25 €", "20,20 €") else t for t in texts if t[0] != "95,45 €"
    ]
    table = read(texts, "bdc-medecin-liberal")
    assert row(table, "principale") == ("376.25", "20", None, "451.50")
    assert table.rows_of("total")[0].cell("rate").status is Status.ABSENT


def test_sentences_that_name_their_amounts() -> None:
    texts = [
        (
            "La Prestation principale est commandée au prix de 376,25 euros HT, soit, au taux de TVA",
            0.05,
            0.30,
        ),
        ("de 20 %, 75,25 euros de TVA et 451,50 euros TTC.", 0.05, 0.316),
        ("La Prestation secondaire est commandée au prix maximum de 101 euros HT, soit, au taux", 0.05, 0.35),
        ("de 20 %, 20,20 euros de TVA et 121,20 euros TTC.", 0.05, 0.366),
    ]
    table = read(texts, "bdc-medecin-liberal")
    assert row(table, "principale") == ("376.25", "20", "75.25", "451.50")
    assert row(table, "secondaire") == ("101.00", "20", "20.20", "121.20")


def test_a_fold_of_the_sheet_is_no_column_and_ends_no_table() -> None:
    """The upright fold of a sheet folded in four stops where the level one crosses it."""
    fold = [Ruling(direction="vertical", box=Box(left=0.6, top=0.2, right=0.601, bottom=0.37))]
    folded, flat = (read(CORNER, "bdc-medecin-liberal", rulings) for rulings in (tuple(fold), ()))
    for role in ("principale", "secondaire", "total"):
        assert row(folded, role) == row(flat, role)
    assert row(folded, "total")[0] == "477.25"


def test_a_first_row_beside_the_head_of_a_page_that_leans_keeps_its_site() -> None:
    """Tight rows, the right of the page lower than the left: the site of the next row is not its own."""
    sites = ("130786049", "690781810", "750712184")
    texts: Texts = [("FINESS", 0.05, 0.300), ("Description", 0.25, 0.301), right("Montant TTC", 0.92, 0.306)]
    texts += [right("Montant HT", 0.52, 0.303), right("TVA", 0.70, 0.304)]
    for n, site in enumerate(sites, 1):
        y = 0.300 + 0.0119 * n
        texts += [(site, 0.05, y), ("Prestation principale", 0.25, y + 0.001)]
        cells = zip(
            ("500,00 €", "100,00 €", "600,00 €"), (0.52, 0.70, 0.92), (0.003, 0.004, 0.006), strict=True
        )
        texts += [right(text, x, y + lean) for text, x, lean in cells]
    rulings = tuple(
        Ruling(direction="horizontal", box=Box(left=0.05, top=y, right=0.95, bottom=y + 0.001))
        for y in (0.3145, 0.3264, 0.3383)
    )
    found = read(texts, "facture-structure", rulings)
    assert [r.cell("site").value for r in found.rows] == list(sites)
