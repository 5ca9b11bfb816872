"""A NIR is masked wherever it stands; other long numbers are left alone."""

from __future__ import annotations

import pytest

from extractors.sensitive import mask_document
from tests.pages import document, line, page


@pytest.mark.parametrize(
    "text",
    ["NIR 2 55 08 14 168 025 38", "255081416802538", "n° 2550814168025 38", "INS : 2 55 08 14 168 025 39"],
)
def test_a_nir_is_masked_and_told(text: str) -> None:
    masked, places = mask_document(document("a.pdf", page([line(text, 0.1, 0.1)])))
    assert [number for number, _ in places] == [1]
    assert "168" not in masked.pages[0].text


@pytest.mark.parametrize(
    "text",
    [
        "SIRET 831 878 251 00014",
        "RPPS 10101299823",
        "FR76 3000 6000 0112 3456 7890 189",
        "255081416802539",
        "2026",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    masked, places = mask_document(document("a.pdf", page([line(text, 0.1, 0.1)])))
    assert places == ()
    assert masked.pages[0].text == text
