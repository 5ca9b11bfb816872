"""A day struck out by hand and another one beside it: none of them is taken for sure."""

from __future__ import annotations

import pytest

from models.page import Reader
from models.reading import Field, Status
from tests.extractors.fields.test_layouts import Texts, fields
from tests.extractors.fields.test_restored_day import Says
from tests.extractors.pages import view


def signed(text: str, *others: tuple[Reader, str]) -> Field:
    page: Texts = [
        ("Bon de commande", 0.05, 0.05),
        (f"Date de signature : {text}", 0.05, 0.7),
        ("Signature du client", 0.05, 0.75),
    ]
    return fields("bdc-medecin-liberal", [view(page, second=Says(*others))])["signed_on"][0]


@pytest.mark.parametrize("text", ["06/11/2026 16/11/2026", "06/11/202616/11/2026"])
def test_two_days_in_the_place_of_one_are_for_a_person(text: str) -> None:
    said = [(reader, "06/11/2026 16/11/2026") for reader in (Reader.PPOCR_V4, Reader.TESSERACT)]
    assert signed(text, *said).status in (Status.AMBIGUOUS, Status.UNREADABLE)


@pytest.mark.parametrize("text", ["06/11/2026", "06/11/2026 à 16 h", "06/11/2026 06/11/2026"])
def test_one_day_told_once_or_twice_is_that_day(text: str) -> None:
    found = signed(text, (Reader.PPOCR_V4, "06/11/2026"), (Reader.TESSERACT, "06/11/2026"))
    assert (found.status, found.value) == (Status.FOUND, "2026-11-06")
