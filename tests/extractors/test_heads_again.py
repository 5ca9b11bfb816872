"""A table that goes on overleaf under its own heads is a page of its piece."""

from __future__ import annotations

import pytest

from extractors.headsagain import heads_again
from models.page import Page
from tests.pages import line, page

HEADS = [("FINESS géo.", 0.05), ("Libellé", 0.4), ("Total HT", 0.8)]


def first() -> Page:
    return page(
        [
            line("Bon de commande", 0.05, 0.05),
            *(line(text, x, 0.6) for text, x in HEADS),
            *(line(text, x, 0.62) for text, x in (("690000001", 0.05), ("Prestation", 0.4), ("12,00", 0.8))),
        ]
    )


def overleaf(heads: list[tuple[str, float]], top: float = 0.07) -> Page:
    body = [*(line(text, x, top) for text, x in heads), line("Montant total", 0.4, top + 0.03)]
    return page([line("04/05/2026 11:09 FAX P.02", 0.05, 0.01), *body])


def test_heads_that_come_again() -> None:
    assert heads_again(overleaf(HEADS), first())


@pytest.mark.parametrize(
    "heads",
    [
        HEADS[:2],  # two words may stand at the top of any page
        [("FINESS géo.", 0.05), ("Libellé", 0.4), ("Total TTC", 0.8)],
        [("FINESS géo.", 0.05), ("Libellé", 0.5), ("Total HT", 0.8)],
        [("690000001", 0.05), ("Prestation", 0.4), ("12,00", 0.8)],  # a row, which another piece may bear
    ],
)
def test_other_heads_are_another_table(heads: list[tuple[str, float]]) -> None:
    assert not heads_again(overleaf(heads), first())


def test_heads_below_a_title_open_a_piece() -> None:
    titled = page([line("Facture", 0.05, 0.06), *(line(text, x, 0.3) for text, x in HEADS)])
    assert not heads_again(titled, first())
