"""Tables of amounts that lie on their side: a column for each prestation, a row for each figure."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extractors.tables import extract_tables
from models.piece import Table
from models.reading import Status
from tests.extractors.pages import view
from tests.extractors.tables.test_amounts import KEYS
from tests.extractors.tables.test_layouts import SCHEME, Texts

MODEL = SCHEME.piece_model("bdc-medecin-liberal")
LABELS = ("Montant HT", "Taux de TVA applicable", "Montant de la TVA", "Montant TTC")
FIRST = ("376,25 €", "20 %", "75,25 €", "451,50 €")
SECOND = ("100,00 €", "20 %", "20,00 €", "120,00 €")
BOTH = ("476,25 €", "20 %", "95,25 €", "571,50 €")


def turned(names: Mapping[float, tuple[str, ...]], figures: Mapping[float, tuple[str, ...]]) -> Texts:
    """Names over columns (one line each, lowest last), then a row for each label."""
    texts: Texts = []
    for x, lines in names.items():
        texts += [(line, x, 0.30 - 0.02 * (len(lines) - n)) for n, line in enumerate(lines)]
    for n, label in enumerate(LABELS):
        at = 0.31 + 0.025 * n
        texts += [(label, 0.1, at), *((column[n], x, at) for x, column in figures.items() if column[n])]
    return texts


def amounts(texts: Texts) -> Table:
    return next(t for t in extract_tables(MODEL, [view(texts)]) if t.key == "amounts")


def figures(table: Table, role: str) -> list[str | None]:
    (row,) = table.rows_of(role)
    return [row.cell(key).value for key in KEYS]


@pytest.mark.parametrize(
    "names",
    [
        (("Prestation principale Vague 2",), ("Prestation secondaire",), ("Total",)),
        (("Prestation", "principale"), ("Prestation", "secondaire"), ("Total", "général")),
    ],
)
def test_each_column_is_a_row(names: tuple[tuple[str, ...], ...]) -> None:
    columns = (0.4, 0.6, 0.8)
    texts = turned(dict(zip(columns, names, strict=True)), {0.4: FIRST, 0.6: SECOND, 0.8: BOTH})
    found = amounts(texts)
    assert figures(found, "principale") == ["376.25", "20", "75.25", "451.50"]
    assert figures(found, "secondaire") == ["100.00", "20", "20.00", "120.00"]
    assert figures(found, "total") == ["476.25", "20", "95.25", "571.50"]


def test_a_blank_cell_leaves_the_others_in_their_columns() -> None:
    names = {0.4: ("Prestation principale Vague 2",), 0.7: ("Prestation secondaire",)}
    found = amounts(turned(names, {0.4: ("376,25 €", "", "", "451,50 €"), 0.7: SECOND}))
    (first,) = found.rows_of("principale")
    assert first.cell("vat").status is Status.ABSENT
    assert figures(found, "secondaire")[2] == "20.00"


def test_columns_that_nothing_names_are_nobody_s_amounts() -> None:
    names = {0.4: ("Formule confort",), 0.7: ("Formule essentielle",)}
    assert not amounts(turned(names, {0.4: FIRST, 0.7: SECOND})).rows_of("principale")


def test_a_title_over_all_the_columns_names_none_of_them() -> None:
    """Whose the figures are cannot be known: none of them is read as the prestation's."""
    names = {0.4: ("Prestation principale Vague 2 et options de la commande",), 0.75: ()}
    found = amounts(turned(names, {0.4: FIRST, 0.55: SECOND, 0.75: BOTH}))
    assert all(row.cell("ht").status is Status.UNREADABLE for row in found.rows_of("principale"))
