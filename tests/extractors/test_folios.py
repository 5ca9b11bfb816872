"""« Page 1/3 » in the margins of a page."""

from __future__ import annotations

import pytest

from extractors.folios import folios_of, page_number
from tests.extractors.pages import page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Page 1/3", (1, 3)),
        ("page 2 sur 3", (2, 3)),
        ("Société X – SIRET 732 829 320 00074 – p. 2/2", (2, 2)),
        ("Feuillet n° 1 / 2", (1, 2)),
        ("1/1", (1, 1)),
        ("– 2 / 3 –", (2, 3)),
    ],
)
def test_a_count_of_pages(text: str, expected: tuple[int, int]) -> None:
    assert [(n, total) for n, total, _ in folios_of(page([(text, 0.4, 0.96)]))] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "P. 01/01",  # of a fax
        "FAX 29/10 14:52 page 1/3",
        "03/04",
        "Le 2/3/2026",
        "Page 3/2026",
        "Page 4/3",
        "les 2/3 des envois",
        "11/12",  # a day or a month, more likely than a piece of twelve pages
        "Page 1",
    ],
)
def test_no_count_of_pages(text: str) -> None:
    assert list(folios_of(page([(text, 0.4, 0.96)]))) == []


def test_a_fraction_of_the_text_and_the_count_of_a_fax_are_none() -> None:
    assert list(folios_of(page([("2/3", 0.4, 0.5), ("Page 1/2", 0.4, 0.004)]))) == []


def test_the_counts_of_the_file_and_of_the_piece_are_both_read() -> None:
    found = folios_of(page([("Page 3/7", 0.7, 0.03), ("Page 1/2", 0.4, 0.96), ("Page 1 / 2", 0.7, 0.97)]))
    assert [(n, total) for n, total, _ in found] == [(3, 7), (1, 2)]


def test_the_number_that_puts_a_page_in_its_piece() -> None:
    assert page_number(page([("Page 2/3", 0.4, 0.96)])) == (2, 3)
    assert page_number(page([("Page 2/3", 0.4, 0.5)])) is None
