"""Tables of amounts that lie on their side: a column for each prestation, a row for each figure."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extractors.tables import extract_tables
from models.piece import Table
from models.reading import Status
from schemes import load_scheme
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


CLIENTS = (0.35, 0.55, 0.75)
FINESS = ("290995893", "290994730")
MONEY: dict[str, tuple[str, ...]] = {
    "Prestation Ségur – Montant HT": ("6 420,00 €", "9 815,75 €", "16 235,75 €"),
    "Taux de TVA (régime : assujetti)": ("20 %", "20 %", "20 %"),
    "TVA": ("1 284,00 €", "1 963,15 €", "3 247,15 €"),
    "Prestation Ségur – TTC": ("7 704,00 €", "11 778,90 €", "19 482,90 €"),
}


def clients(last: str, money: dict[str, tuple[str, ...]]) -> Table:
    """A column for each client, its number and address over its amounts, and a last one."""
    texts: Texts = [(t, x, 0.20) for t, x in zip(("Clinique A", "Hôpital B", last), CLIENTS, strict=True)]
    texts += [("N° FINESS PMSI", 0.05, 0.23), *((t, x, 0.23) for t, x in zip(FINESS, CLIENTS, strict=False))]
    texts += [("Adresse", 0.05, 0.30), ("1 rue A", 0.35, 0.30), ("2 rue B", 0.55, 0.30)]
    for n, (label, values) in enumerate(money.items()):
        at = 0.40 + 0.025 * n
        texts += [(label, 0.05, at), *((v, x, at) for v, x in zip(values, CLIENTS, strict=True))]
    model = load_scheme("HOP-RI-Va1").piece_model("bdc-sans-mandataire")
    return next(t for t in extract_tables(model, [view(texts)]) if t.key == "amounts")


@pytest.mark.parametrize("last", ["Total", "Ensemble"])
def test_labels_that_name_the_prestation_make_a_row_for_each_client(last: str) -> None:
    table = clients(last, MONEY)
    assert [row.role for row in table.rows] == ["principale", "principale", "total"]
    found = [[row.cell(key).value for key in ("site", *KEYS)] for row in table.rows]
    assert found[0] == ["290995893", "6420.00", "20", "1284.00", "7704.00"]
    assert found[1] == ["290994730", "9815.75", "20", "1963.15", "11778.90"]
    assert found[2][1:] == ["16235.75", "20", "3247.15", "19482.90"]


def test_a_last_column_that_adds_up_nothing_is_one_more_line() -> None:
    """A person is asked about it: the declared lines are two."""
    wrong = MONEY | {"Prestation Ségur – TTC": ("7 704,00 €", "11 778,90 €", "19 482,00 €")}
    assert [row.role for row in clients("Ensemble", wrong).rows] == ["principale"] * 3


def test_labels_without_the_prestation_s_name_make_no_row() -> None:
    bare = {label.removeprefix("Prestation Ségur – "): values for label, values in MONEY.items()}
    assert not clients("Ensemble", bare).rows_of("principale")


def test_signs_left_of_their_column_are_no_column() -> None:
    """An accounting format: a credit, or the dashes of nothing; never a certain price."""
    names = {0.4: ("Prestation principale Vague 2",), 0.75: ("Prestation secondaire",)}
    signs: Texts = [("-", 0.36, 0.31 + 0.025 * n) for n in (0, 2, 3)]
    found = amounts([*turned(names, {0.45: FIRST, 0.75: SECOND}), *signs])
    (first,) = found.rows_of("principale")
    assert {first.cell(key).status for key in ("ht", "vat", "ttc")} == {Status.AMBIGUOUS}
    assert figures(found, "secondaire") == ["100.00", "20", "20.00", "120.00"]


def test_a_last_column_that_is_named_a_prestation_is_no_total() -> None:
    names = {0.4: ("Prestation principale Vague 2",), 0.6: ("Option",), 0.8: ("Prestation secondaire",)}
    found = amounts(turned(names, {0.4: FIRST, 0.6: SECOND, 0.8: BOTH}))
    assert figures(found, "secondaire") == ["476.25", "20", "95.25", "571.50"]
    assert not found.rows_of("total")


def test_a_total_below_that_says_another_thing_is_kept() -> None:
    names = {0.4: ("Prestation principale Vague 2",), 0.7: ("Total",)}
    block: Texts = [("Total HT", 0.6, 0.60), ("876,25 €", 0.85, 0.60)]
    block += [("Total TVA", 0.6, 0.62), ("175,25 €", 0.85, 0.62)]
    block += [("Total TTC", 0.6, 0.64), ("1 051,50 €", 0.85, 0.64)]
    found = amounts([*turned(names, {0.4: FIRST, 0.7: FIRST}), *block])
    assert [one.cell("ht").value for one in found.rows_of("total")] == ["376.25", "876.25"]
    same = [(t.replace("876,25", "376,25"), x, y) for t, x, y in block[:2]]
    assert len(amounts([*turned(names, {0.4: FIRST, 0.7: FIRST}), *same]).rows_of("total")) == 1
